/* SPDX-License-Identifier: EUPL-1.2 */
/* What an update makes of a translation. A case is the German of the sheets, a PO file before and
 * the same file afterwards; both without their header. */
#include "unit.h"

#include "author/coverage.h"
#include "author/translations.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER                                                                                     \
    "# Ukrainian of the town.\nmsgid \"\"\nmsgstr \"\"\n\"Language: uk\\n\"\n"                     \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Generator: Poedit 3.2.2\\n\"\n"
#define CRLF                                                                                       \
    "msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\r\n\r\n"                  \
    "msgctxt \"t/a/n\"\r\nmsgid \"A\"\r\nmsgstr \"a\""
#define MESSAGE(context, german, string)                                                           \
    "msgctxt \"" context "\"\nmsgid \"" german "\"\nmsgstr \"" string "\"\n"
#define GONE(context, german, string)                                                              \
    "#~ msgctxt \"" context "\"\n#~ msgid \"" german "\"\n#~ msgstr \"" string "\"\n"
#define MACHINE "#. machine translation, not yet reviewed by a person\n"
#define PERSON "#. reviewed by a person before the German changed\n"
#define FUZZY "#, fuzzy\n"
#define WAS(german) "#| msgid \"" german "\"\n"

enum { GERMAN_MOST = 64 };

static int compare(const void *a, const void *b)
{
    return strcmp(
        (*(const struct german *const *)a)->context, (*(const struct german *const *)b)->context);
}

/* From lines "address=German". */
static const struct german_texts *read_german(struct arena *arena, const char *lines)
{
    struct german_texts *texts = arena_alloc(arena, sizeof *texts);
    texts->list = arena_alloc(arena, GERMAN_MOST * sizeof *texts->list);
    texts->by_context = arena_alloc(arena, GERMAN_MOST * sizeof(struct german *));
    for (; *lines; lines += strcspn(lines, "\n") + 1) {
        size_t context = strcspn(lines, "="), all = strcspn(lines, "\n");
        assert_true(texts->count < GERMAN_MOST && context < all);
        texts->by_context[texts->count] = &texts->list[texts->count];
        texts->list[texts->count++] = (struct german){
            .context = arena_substring(arena, lines, context),
            .text = arena_substring(arena, lines + context + 1, all - context - 1),
        };
    }
    qsort(texts->by_context, texts->count, sizeof(struct german *), compare);
    return texts;
}

static const struct po *read_po(struct arena *arena, const char *text)
{
    struct diagnostics *diagnostics = diagnostics_create();
    const struct po *po = po_parse(arena, text, strlen(text), "uk.po", diagnostics);
    if (!po)
        diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stderr);
    diagnostics_destroy(diagnostics);
    assert_non_null(po);
    return po;
}

/* The file after the update; nothing changes in a second one. */
static const char *update(struct arena *arena, const char *german, const char *before)
{
    const struct german_texts *texts = read_german(arena, german);
    const struct po *po = before ? read_po(arena, before) : NULL;
    struct translations_update first = translations_update(arena, texts, po, HEADER);
    struct translations_update second =
        translations_update(arena, texts, read_po(arena, first.text), HEADER);
    if (second.needed)
        fail_msg("a second update turns\n%s\ninto\n%s", first.text, second.text);
    assert_string_equal(first.text, second.text);
    return first.text;
}

static const struct {
    const char *german, *before, *after;
} cases[] = {
    /* A new text; a text without translation has nothing to lose. */
    {"t/a/n=A\nt/b/n=B\n", MESSAGE("t/b/n", "B", "b"),
        MESSAGE("t/a/n", "A", "") "\n" MESSAGE("t/b/n", "B", "b")},
    {"t/a/n=B\n", MESSAGE("t/a/n", "A", ""), MESSAGE("t/a/n", "B", "")},
    {"t/a/n=A\n", MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/b/n", "B", ""),
        MESSAGE("t/a/n", "A", "a")},

    /* The German has changed: reviewed, machine, outdated already. */
    {"t/a/n=B\n", MESSAGE("t/a/n", "A", "a"), PERSON FUZZY WAS("A") MESSAGE("t/a/n", "B", "a")},
    {"t/a/n=B\n", MACHINE FUZZY MESSAGE("t/a/n", "A", "a"),
        MACHINE FUZZY WAS("A") MESSAGE("t/a/n", "B", "a")},
    {"t/a/n=C\n", PERSON FUZZY WAS("A") MESSAGE("t/a/n", "B", "a"),
        PERSON FUZZY WAS("A") MESSAGE("t/a/n", "C", "a")},

    /* It has changed back; whether a person had reviewed it is not guessed. */
    {"t/a/n=A\n", PERSON FUZZY WAS("A") MESSAGE("t/a/n", "B", "a"), MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=A\n", MACHINE FUZZY WAS("A") MESSAGE("t/a/n", "B", "a"),
        MACHINE FUZZY MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=A\n", FUZZY WAS("A") MESSAGE("t/a/n", "B", "a"), FUZZY MESSAGE("t/a/n", "A", "a")},

    /* The text is gone; what says nothing goes with it, unless a translator wrote something. */
    {"t/a/n=A\n", MESSAGE("t/b/n", "B", "b") "\n" MESSAGE("t/a/n", "A", "a"),
        MESSAGE("t/a/n", "A", "a") "\n" GONE("t/b/n", "B", "b")},
    {"t/a/n=A\n",
        MESSAGE("t/a/n", "A", "a") "\n" MACHINE "#: sheet:1\n" FUZZY WAS("Z")
            MESSAGE("t/b/n", "B", "b"),
        MESSAGE("t/a/n", "A", "a") "\n" MACHINE "#: sheet:1\n" FUZZY
                                   "#~| msgid \"Z\"\n" GONE("t/b/n", "B", "b")},
    {"t/a/n=A\n", MESSAGE("t/a/n", "A", "a") "\n# ask Olena\n" MESSAGE("t/b/n", "B", ""),
        MESSAGE("t/a/n", "A", "a") "\n# ask Olena\n" GONE("t/b/n", "B", "")},

    /* It comes back: reviewed, machine, outdated as it was; outdated where the German differs. */
    {"t/a/n=A\n", GONE("t/a/n", "A", "a"), MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=A\n", MACHINE FUZZY GONE("t/a/n", "A", "a"), MACHINE FUZZY MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=A\n", PERSON FUZZY "#~| msgid \"Z\"\n" GONE("t/a/n", "A", "a"),
        PERSON FUZZY WAS("Z") MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=Z\n", PERSON FUZZY "#~| msgid \"Z\"\n" GONE("t/a/n", "A", "a"),
        MESSAGE("t/a/n", "Z", "a")},
    {"t/a/n=B\n", GONE("t/a/n", "A", "a"), PERSON FUZZY WAS("A") MESSAGE("t/a/n", "B", "a")},
    /* Of two, the one that says this German; else the newer. */
    {"t/a/n=A\n", GONE("t/a/n", "A", "a") "\n" GONE("t/a/n", "B", "b"),
        MESSAGE("t/a/n", "A", "a") "\n" GONE("t/a/n", "B", "b")},
    {"t/a/n=C\n", GONE("t/a/n", "A", "a") "\n" GONE("t/a/n", "B", "b"),
        PERSON FUZZY WAS("B") MESSAGE("t/a/n", "C", "b") "\n" GONE("t/a/n", "A", "a")},
    /* A message that an editor made anew does not stand in the way; its comment stays. */
    {"t/a/n=B\n", "# ask Olena\n" MESSAGE("t/a/n", "B", "") "\n" GONE("t/a/n", "A", "a"),
        "# ask Olena\n" PERSON FUZZY WAS("A") MESSAGE("t/a/n", "B", "a")},
    {"t/a/n=A\n", MESSAGE("t/a/n", "B", "b") "\n" GONE("t/a/n", "A", "a"),
        MESSAGE("t/a/n", "A", "a") "\n" GONE("t/a/n", "B", "b")},

    /* It has moved: to another id, field, table; with its state; out of what is obsolete. */
    {"t/b/n=A\n", MESSAGE("t/a/n", "A", "a"), MESSAGE("t/b/n", "A", "a")},
    {"t/a/m=A\n", MACHINE FUZZY MESSAGE("t/a/n", "A", "a"),
        MACHINE FUZZY MESSAGE("t/a/m", "A", "a")},
    {"u/x/m=A\n", PERSON FUZZY WAS("Z") MESSAGE("t/a/n", "A", "a"),
        PERSON FUZZY WAS("Z") MESSAGE("u/x/m", "A", "a")},
    {"t/b/n=A\n", FUZZY GONE("t/a/n", "A", "a"), FUZZY MESSAGE("t/b/n", "A", "a")},
    {"t/b/n=A\n", "# mine\n" MESSAGE("t/b/n", "A", "") "\n" MESSAGE("t/a/n", "A", "a"),
        "# mine\n" MESSAGE("t/b/n", "A", "a")},
    /* What changed when it had moved, and is where it was as it was. */
    {"t/a/n=A\n", PERSON FUZZY WAS("A") MESSAGE("t/b/n", "C", "a"), MESSAGE("t/a/n", "A", "a")},
    /* Where one is found, the other is left over. */
    {"t/a/n=A\nt/b/n=A\n",
        FUZZY WAS("A") MESSAGE("u/a/n", "C", "a") "\n" FUZZY
                                                  "#~| msgid \"Z\"\n" GONE("v/x/y", "A", "b"),
        FUZZY MESSAGE("t/a/n", "A", "a") "\n" FUZZY WAS("Z") MESSAGE("t/b/n", "A", "b")},
    /* Its old address is still there: it has not moved. */
    {"t/a/n=A\nt/b/n=A\n", MESSAGE("t/a/n", "A", "a"),
        MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/b/n", "A", "")},
    /* One of two, two of one: nobody knows which. */
    {"t/c/n=A\n", MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/b/n", "A", "b"),
        MESSAGE("t/c/n", "A", "") "\n" GONE("t/a/n", "A", "a") "\n" GONE("t/b/n", "A", "b")},
    {"t/b/n=A\nt/c/n=A\n", MESSAGE("t/a/n", "A", "a"),
        MESSAGE("t/b/n", "A", "") "\n" MESSAGE("t/c/n", "A", "") "\n" GONE("t/a/n", "A", "a")},
    /* A column with another name: each row keeps its own. */
    {"t/a/m=A\nt/b/m=A\n", MESSAGE("t/b/n", "A", "b") "\n" MESSAGE("t/a/n", "A", "a"),
        MESSAGE("t/a/m", "A", "a") "\n" MESSAGE("t/b/m", "A", "b")},
    /* Which of two that are alike does not matter. */
    {"t/c/n=A\nt/d/n=A\n", MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/b/n", "A", "a"),
        MESSAGE("t/c/n", "A", "a") "\n" MESSAGE("t/d/n", "A", "a")},

    /* The order is that of the sheets; what is obsolete stands behind, comments at the end. */
    {"t/a/n=A\nt/b/n=B\n",
        GONE("t/z/n", "Z", "z") "\n" MESSAGE("t/b/n", "B", "b") "\n" MESSAGE(
            "t/y/n", "Y", "y") "\n" MESSAGE("t/a/n", "A", "a") "\n# the end\n",
        MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/b/n", "B", "b") "\n" GONE(
            "t/z/n", "Z", "z") "\n" GONE("t/y/n", "Y", "y") "\n# the end\n"},

    /* Two messages of one address, as a merge of two branches leaves them. */
    {"t/a/n=B\n", MESSAGE("t/a/n", "A", "a") "\n" MESSAGE("t/a/n", "B", "b"),
        MESSAGE("t/a/n", "B", "b") "\n" GONE("t/a/n", "A", "a")},
    /* A message of no address. */
    {"t/a/n=A\n", "msgid \"A\"\nmsgstr \"x\"\n",
        MESSAGE("t/a/n", "A", "") "\n#~ msgid \"A\"\n"
                                  "#~ msgstr \"x\"\n"},

    /* Reviewed: an editor takes the flag away and leaves what else said that it was not. */
    {"t/a/n=A\n", MACHINE MESSAGE("t/a/n", "A", "a"), MESSAGE("t/a/n", "A", "a")},
    {"t/a/n=B\n", MACHINE PERSON WAS("A") MESSAGE("t/a/n", "B", "b"), MESSAGE("t/a/n", "B", "b")},
    {"t/a/n=A\n",
        PERSON "#, fuzzy\n#, max-length: 20,no-wrap\n" WAS("A") MESSAGE("t/a/n", "B", "b"),
        "#, max-length: 20, no-wrap\n" MESSAGE("t/a/n", "A", "b")},
    {"t/a/n=C\n", MACHINE WAS("A") MESSAGE("t/a/n", "B", "b"),
        PERSON FUZZY WAS("B") MESSAGE("t/a/n", "C", "b")},

    {"t/a/n=C\n", WAS("B") MESSAGE("t/a/n", "B", "b"),
        PERSON FUZZY WAS("B") MESSAGE("t/a/n", "C", "b")},

    /* What others wrote: comments, references, flags, lines wrapped and broken as they like. */
    {"t/a/n=One two.\n",
        "# Olena: checked\n#\n#. note\n#: sheet.csv:3 sheet.csv:4\n"
        "#, no-wrap, max-length: 20, fuzzy\n#| msgctxt \"t/x/n\"\n#| msgid \"\"\n#| \"One \"\n"
        "#| \"1\"\nmsgctxt \"\"\n\"t/a/n\"\nmsgid \"\"\n\"One \"\n\"two\"\nmsgstr \"\"\n"
        "\"Odyn \"\n\"dva\"\n",
        "# Olena: checked\n#\n#. note\n#: sheet.csv:3 sheet.csv:4\n"
        "#, no-wrap, max-length: 20, fuzzy\n#| msgctxt \"t/x/n\"\n#| msgid \"\"\n#| \"One \"\n"
        "#| \"1\"\nmsgctxt \"\"\n\"t/a/n\"\nmsgid \"One two.\"\nmsgstr \"\"\n"
        "\"Odyn \"\n\"dva\"\n"},
    {"t/a/n=One.\n", "#, no-wrap\n#, max-length:20\n" MESSAGE("t/a/n", "One", "Odyn"),
        PERSON "#, fuzzy, no-wrap, max-length:20\n" WAS("One") MESSAGE("t/a/n", "One.", "Odyn")},
    {"t/a/n=One\n",
        PERSON "#, max-length: 20,fuzzy ,  no-wrap\n" WAS("One") MESSAGE("t/a/n", "One.", "Odyn"),
        "#, max-length: 20, no-wrap\n" MESSAGE("t/a/n", "One", "Odyn")},
    {"t/a/n=A\n",
        MESSAGE("t/a/n", "A", "a") "\n# note\n#, no-wrap\nmsgctxt \"t/b/n\"\nmsgid \"\"\n"
                                   "\"B\\n\"\n\"C\"\nmsgstr \"\"\n\"b\\n\"\n\"c\"\n",
        MESSAGE("t/a/n", "A", "a") "\n# note\n#, no-wrap\n#~ msgctxt \"t/b/n\"\n#~ msgid \"\"\n"
                                   "#~ \"B\\n\"\n#~ \"C\"\n#~ msgstr \"\"\n#~ \"b\\n\"\n"
                                   "#~ \"c\"\n"},
    /* What must be escaped. */
    {"t/a/n=Say \"\\\t\".\n", MESSAGE("t/a/n", "A", "a"),
        PERSON FUZZY WAS("A") MESSAGE("t/a/n", "Say \\\"\\\\\\t\\\".", "a")},
};

static void carries_translations_over(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        const char *before = arena_printf(arena, HEADER "\n%s", cases[i].before);
        const char *after = arena_printf(arena, HEADER "\n%s", cases[i].after);
        const char *found = update(arena, cases[i].german, before);
        if (strcmp(found, after) != 0) {
            print_error("case %zu, expected:\n%s\nfound:\n%s\n", i, after, found);
            wrong++;
        }
        arena_destroy(arena);
    }
    assert_int_equal(wrong, 0);
}

/* Line ends, a byte order mark and a last line without end are no reason to touch a file; when
 * there is one, they are put right. */
static void leaves_a_file_alone_that_is_right(void **state)
{
    static const char *const files[] = {
        HEADER "\n" MESSAGE("t/a/n", "A", "a"),
        HEADER "\n\n\n" MESSAGE("t/a/n", "A", "a") "\n\n",
        "\xEF\xBB\xBF" HEADER MESSAGE("t/a/n", "A", "a"),
        CRLF,
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct arena *arena = arena_create();
        const struct german_texts *texts = read_german(arena, "t/a/n=A\n");
        const struct po *po = read_po(arena, files[i]);
        assert_false(translations_update(arena, texts, po, HEADER).needed);
        const char *changed = update(arena, "t/a/n=A\nt/b/n=B\n", files[i]);
        assert_null(strchr(changed, '\r'));
        assert_null(strstr(changed, "\xEF\xBB\xBF"));
        assert_non_null(strstr(changed, "msgstr \"a\"\n\nmsgctxt \"t/b/n\""));
        arena_destroy(arena);
    }
}

static void begins_a_file_and_adds_a_header(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *whole = HEADER "\n" MESSAGE("t/a/n", "A", "");
    assert_string_equal(update(arena, "t/a/n=A\n", NULL), whole);
    assert_string_equal(update(arena, "t/a/n=A\n", MESSAGE("t/a/n", "A", "")), whole);
    assert_string_equal(update(arena, "", NULL), HEADER);
    arena_destroy(arena);
}

static void writes_a_text_of_several_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct german german = {.context = "t/a/n", .text = "Eins\n\nzwei\n"};
    const struct german *by_context[] = {&german};
    const struct german_texts texts = {&german, 1, by_context};
    const char *text = translations_update(arena, &texts, NULL, HEADER).text;
    assert_string_equal(text, HEADER "\nmsgctxt \"t/a/n\"\nmsgid \"\"\n\"Eins\\n\"\n\"\\n\"\n"
                                     "\"zwei\\n\"\nmsgstr \"\"\n");
    assert_string_equal(read_po(arena, text)->texts[0].german, german.text);
    arena_destroy(arena);
}

/* Texts change, move, go and come back as they like; in the end the sheets are as they were. */

enum { PLACES = 12, STEPS = 40, WALKS = 60 };

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

/* `german[i]` says what stands at address i: a letter for the text, '-' for none. */
static const char *sheet(struct arena *arena, const char *german)
{
    const char *lines = "";
    for (size_t i = 0; i < PLACES; i++)
        if (german[i] != '-')
            lines =
                arena_printf(arena, "%s%c/%zu/n=German %c\n", lines, "tu"[i % 2], i / 2, german[i]);
    return lines;
}

static void step(char *german, unsigned *seed)
{
    char *one = &german[next_random(seed) % PLACES], *other = &german[next_random(seed) % PLACES];
    char kept = *one;
    switch (next_random(seed) % 4) {
    case 0:
        *one = (char)('a' + next_random(seed) % 26);
        break;
    case 1:
        *one = '-';
        break;
    default: /* two change places, or one moves */
        *one = *other;
        *other = kept;
    }
}

static void expect_all(const char *po, const char *original)
{
    for (const char *c = original; *c; c++) {
        char string[] = {'"', 'x', *c, '"', '\0'};
        if (!strstr(po, string))
            fail_msg("the translation %s is lost in\n%s", string, po);
    }
}

static void loses_nothing_on_a_walk(void **state)
{
    static const char original[] = "ABCDEFGHIJKL";
    (void)state;
    for (unsigned walk = 1; walk <= WALKS; walk++) {
        struct arena *arena = arena_create();
        const char *begin = HEADER;
        for (size_t i = 0; i < PLACES; i++)
            begin = arena_printf(arena,
                "%s\n%smsgctxt \"%c/%zu/n\"\nmsgid \"German %c\"\nmsgstr \"x%c\"\n", begin,
                i % 3 ? "" : MACHINE FUZZY, "tu"[i % 2], i / 2, original[i], original[i]);
        char german[] = "ABCDEFGHIJKL";
        const char *po = begin;
        unsigned seed = walk;
        for (size_t i = 0; i < STEPS; i++) {
            step(german, &seed);
            po = update(arena, sheet(arena, german), po);
            expect_all(po, original);
        }
        po = update(arena, sheet(arena, original), po);
        if (strncmp(po, begin, strlen(begin)) != 0)
            fail_msg("walk %u began with\n%s\nand ended with\n%s", walk, begin, po);
        arena_destroy(arena);
    }
}

static void counts_what_a_language_lacks(void **state)
{
    static const struct {
        const char *po, *lack;
        size_t texts[COVERAGE_STATES], outdated;
    } languages[] = {
        {HEADER "\n" MESSAGE("strings/a/text", "A", "a") "\n" MESSAGE("strings/b/text", "B",
             "b") "\n" FUZZY MESSAGE("topics/c/name", "C", "c") "\n" FUZZY WAS("Z")
                MESSAGE("services/d/name", "D", "d"),
            NULL, {2, 1, 1, 0}, 1},
        {HEADER "\n" MESSAGE("strings/a/text", "Z", "a") "\n" MESSAGE(
             "strings/b/text", "B", "b") "\n" MESSAGE("topics/c/name", "C", ""),
            "1 first-level topic is missing, first topics/c/name", {1, 0, 1, 2}, 0},
        {HEADER "\n" GONE("strings/a/text", "A", "a"),
            "2 interface texts and 1 first-level topic are missing, first strings/a/text",
            {0, 0, 0, 4}, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct arena *arena = arena_create();
        const struct german_texts *texts = read_german(
            arena, "strings/a/text=A\nstrings/b/text=B\ntopics/c/name=C\nservices/d/name=D\n");
        texts->list[0].need = texts->list[1].need = NEEDED_BY_INTERFACE;
        texts->list[2].need = NEEDED_BY_TOPIC;
        struct coverage coverage =
            coverage_of(arena, texts, read_po(arena, languages[i].po), "uk.po");
        const char *lack = coverage_lack(arena, &coverage);
        assert_string_equal(lack ? lack : "", languages[i].lack ? languages[i].lack : "");
        assert_memory_equal(coverage.texts, languages[i].texts, sizeof coverage.texts);
        assert_int_equal(coverage.marked_outdated, languages[i].outdated);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carries_translations_over),
        cmocka_unit_test(leaves_a_file_alone_that_is_right),
        cmocka_unit_test(begins_a_file_and_adds_a_header),
        cmocka_unit_test(writes_a_text_of_several_lines),
        cmocka_unit_test(loses_nothing_on_a_walk),
        cmocka_unit_test(counts_what_a_language_lacks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

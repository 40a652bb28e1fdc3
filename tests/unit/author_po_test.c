/* SPDX-License-Identifier: EUPL-1.2 */
/* What is read from a PO file, whoever saved it, and what is said about one that cannot be read;
 * what an update does with either. */
#include "unit.h"

#include "author_pack.h"

#include "author/command.h"
#include "author/po.h"
#include "base/memory.h"

#include <sys/stat.h>

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define MESSAGE "msgctxt \"t/a/n\"\nmsgid \"Hallo, Welt\"\nmsgstr \"Привіт, світе\"\n"

/* One after the other: state, context, German, string, previous German. */
static const char *describe(struct arena *arena, const struct po *po)
{
    const char *all = "";
    for (size_t i = 0; i < po->count; i++) {
        const struct po_text *text = &po->texts[i];
        all = arena_printf(arena, "%s%s%s%s|%s|%s|%s;", all, text->obsolete ? "~" : "",
            text->fuzzy ? "?" : "", text->context, text->german, text->string,
            text->previous ? text->previous : "");
    }
    return all;
}

static const char *diagnose(struct arena *arena, struct diagnostics *diagnostics)
{
    char *text = NULL;
    size_t bytes;
    FILE *stream = open_memstream(&text, &bytes);
    diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stream);
    fclose(stream);
    const char *copy = arena_string(arena, text);
    free(text);
    return copy;
}

static const struct {
    const char *file, *texts;
} files[] = {
    {HEADER MESSAGE, "t/a/n|Hallo, Welt|Привіт, світе|;"},
    /* Poedit: its header, wrapped at 79, a comment of its own. */
    {"# Olena <o@example.org>, 2026.\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: faden\\n\"\n"
     "\"PO-Revision-Date: 2026-11-24 10:00+0100\\n\"\n\"Last-Translator: Olena\\n\"\n"
     "\"Content-Type: text/plain; charset=utf-8\\n\"\n"
     "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : \"\n\"2);\\n\"\n"
     "\"X-Generator: Poedit 3.2.2\\n\"\n\"X-Poedit-Basepath: .\\n\"\n\n"
     "#. machine translation, not yet reviewed by a person\n#, fuzzy\nmsgctxt \"t/a/n\"\n"
     "msgid \"\"\n\"Hallo, \"\n\"Welt\"\nmsgstr \"\"\n\"Привіт, \"\n\"світе\"\n",
        "?t/a/n|Hallo, Welt|Привіт, світе|;"},
    /* Weblate: references, flags of its own, what is obsolete at the end. */
    {HEADER "#: services.csv:3\n#, max-length:60, fuzzy\n#| msgctxt \"t/a/n\"\n"
            "#| msgid \"Hallo\"\nmsgctxt \"t/a/n\"\nmsgid \"Hallo, Welt\"\nmsgstr \"Привіт\"\n\n"
            "#, fuzzy\n#~| msgid \"Alt\"\n#~ msgctxt \"t/b/n\"\n#~ msgid \"Älter\"\n"
            "#~ msgstr \"\"\n#~ \"Ста\"\n#~ \"ре\"\n",
        "?t/a/n|Hallo, Welt|Привіт|Hallo;~?t/b/n|Älter|Старе|Alt;"},
    /* Notepad: a byte order mark, CRLF, no line end at the end. */
    {"\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\r\n\r\n"
     "#, fuzzy\r\nmsgctxt \"t/a/n\"\r\nmsgid \"\"\r\n\"Hallo\\n\"\r\n\"Welt\"\r\nmsgstr \"Привіт\"",
        "?t/a/n|Hallo\nWelt|Привіт|;"},
    /* No empty lines, keywords alone on their lines, blanks before them, comments behind. */
    {HEADER "  msgctxt\n\"t/a/n\"\n\tmsgid \"A\"\nmsgstr \"a\"\n#~msgctxt \"t/b/n\"\n"
            "#~msgid \"B\"\n#~msgstr \"b\"\nmsgctxt \"t/c/n\"\nmsgid \"C\"\nmsgstr \"c\"\n# end\n",
        "t/a/n|A|a|;~t/b/n|B|b|;t/c/n|C|c|;"},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\nmsgstr\n\n\"a\"\n\n\"b\"\n" MESSAGE,
        "t/a/n|A|ab|;t/a/n|Hallo, Welt|Привіт, світе|;"},
    {HEADER "#, fuzzy\n#, no-wrap\nmsgctxt \"t/a/n\"\nmsgid \"A\"\nmsgstr \"a\"\n", "?t/a/n|A|a|;"},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"\\\"\\\\ \\303\\244\"\nmsgstr \"\\t\"\n",
        "t/a/n|\"\\ ä|\t|;"},
    /* what changes the order of characters unseen */
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\u200F\"\nmsgstr \"\u202Aa\u202C\"\n", "t/a/n|A|a|;"},
    {"", ""},
    {"# nothing but a comment", ""},
};

static void reads_what_editors_write(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const struct po *po =
            po_parse(arena, files[i].file, strlen(files[i].file), "uk.po", diagnostics);
        if (!po)
            fail_msg("%s", diagnose(arena, diagnostics));
        assert_string_equal(describe(arena, po), files[i].texts);
        assert_string_equal(diagnose(arena, diagnostics), "");
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

static const struct {
    const char *file, *says;
    bool readable;
} faults[] = {
    {HEADER MESSAGE "\n" MESSAGE,
        "uk.po:10:1: error: the text stands in this file already, with the same German; keep",
        false},
    {HEADER MESSAGE "\n#~ msgctxt \"t/a/n\"\n#~ msgid \"Hallo, Welt\"\n#~ msgstr \"x\"\n",
        "uk.po:10:1: error: the text stands in this file already", false},
    {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n" MESSAGE,
        "uk.po:2:1: error: the header says charset=ISO-8859-1 but the file is UTF-8; write", false},
    {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n\n" MESSAGE,
        "uk.po:2:1: error: the header says charset=CHARSET but the file is UTF-8; write", false},
    {"msgid \"\"\nmsgstr \"Language: uk\\n\"\n\n" MESSAGE,
        "uk.po:2:1: warning: the header does not say which characters", true},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\nmsgstr \"\xE4\"\n",
        "uk.po:7:9: error: byte 0xE4 is not UTF-8, the file seems to be Windows-1252; save it as "
        "UTF-8",
        false},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\nmsgstr \"\\xe4\"\n",
        "uk.po:6:1: error: an escape stands for byte 0xE4, which is no character in UTF-8", false},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\nmsgstr \"\\q\"\n",
        "uk.po:7:10: error: invalid control sequence; open the file in a translation editor",
        false},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\nmsgstr \"a\"\n",
        "uk.po:7:1: error: end-of-line within string; open", false},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\n\n" MESSAGE, "uk.po:6:1: error: missing 'msgstr'",
        false},
    {HEADER "<<<<<<< HEAD\n" MESSAGE, "uk.po:5:", false},
    {HEADER "msgctxt \"t/a/n\"\nmsgid \"A\"\nmsgid_plural \"B\"\nmsgstr[0] \"a\"\n"
            "msgstr[1] \"b\"\n",
        "uk.po:6:1: error: a text with plural forms", false},
    {HEADER MESSAGE "msgctxt \"t/b/n\" msgid \"B\"\nmsgstr \"b\"\n",
        "uk.po:8:1: error: something else than one of msgctxt, msgid and msgstr with its text",
        false},
    {HEADER "msgctxt \"t/b/n\"\nmsgid \"B\" msgstr \"b\"\n\n" MESSAGE,
        "uk.po:6:1: error: something else than one of msgctxt, msgid and msgstr with its text",
        false},
    {HEADER "# C:\\\n#, fuzzy\n" MESSAGE,
        "uk.po:5:1: error: a backslash at the end of the line swallows the next one", false},
    {HEADER MESSAGE "\ndomain \"other\"\n\nmsgid \"B\"\nmsgstr \"b\"\n",
        "uk.po:9:1: error: something else than one of msgctxt", false},
};

static void names_each_fault_and_its_line(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const struct po *po =
            po_parse(arena, faults[i].file, strlen(faults[i].file), "uk.po", diagnostics);
        const char *says = diagnose(arena, diagnostics);
        if (!po != !faults[i].readable || strncmp(says, faults[i].says, strlen(faults[i].says))) {
            print_error("%zu, expected: %s\nfound: %s", i, faults[i].says, says);
            missed++;
        }
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
    assert_int_equal(missed, 0);
}

/* More than libgettextpo's own programs would read to the end. */
static void reports_every_fault_of_a_spoilt_file(void **state)
{
    (void)state;
    struct strbuf text = {0};
    for (int i = 0; i < 100; i++)
        strbuf_printf(&text, "msgctxt \"t/%d/n\"\nmsgid \"A\" nonsense\nmsgstr \"a\"\n\n", i);
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    assert_null(po_parse(arena, text.string, text.length, "uk.po", diagnostics));
    assert_int_equal(diagnostics_errors(diagnostics), 100);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    strbuf_finish(&text);
}

/* The command on a folder: what is written, what is not. */

static const char *read_text(struct arena *arena, const char *folder, const char *name)
{
    char *text = file_read(arena, arena_printf(arena, "%s/%s", folder, name), 1 << 20, NULL, NULL);
    return text ? text : "";
}

static enum command_exit update(const char *folder)
{
    const char *const names[] = {"update", folder};
    const struct command_line line = {.names = names, .count = 2};
    return command_i18n(&line);
}

static void begins_the_files_of_new_languages(void **state)
{
    static const struct sheet languages = {
        "pack.ini", "id = test\ntitle = T\nlanguages = de|uk|tr|ar\n"};
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, &languages);
    assert_int_equal(update(folder), COMMAND_DONE);
    const char *turkish = read_text(arena, folder, "i18n/tr.po");
    assert_non_null(strstr(turkish, "\"Project-Id-Version: faden-test\\n\"\n\"Language: tr\\n\""));
    assert_non_null(strstr(turkish, "\n\nmsgctxt \"topics/help/name\"\nmsgid \"Hilfe\"\n"
                                    "msgstr \"\"\n\nmsgctxt \"topics/advice/name\""));
    assert_string_equal(read_text(arena, folder, "i18n/de.po"), "");
    assert_false(file_exists(arena_printf(arena, "%s/i18n/tr.po.new", folder)));
    remove_pack(folder);
    arena_destroy(arena);
}

/* The text services/two/name says something else by now; its old translation is obsolete. */
static void revives_and_writes_once(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    const char *file = arena_printf(arena, "%s/i18n/uk.po", folder);
    struct stat first, second;
    assert_int_equal(update(folder), COMMAND_DONE);
    assert_int_equal(stat(file, &first), 0);
    assert_non_null(strstr(read_text(arena, folder, "i18n/uk.po"),
        "#. reviewed by a person before the German changed\n#, fuzzy\n#| msgid \"Schutzhaus\"\n"
        "msgctxt \"services/two/name\"\nmsgid \"Schutz\"\nmsgstr \"Притулок\"\n"));
    assert_int_equal(update(folder), COMMAND_DONE);
    assert_int_equal(stat(file, &second), 0);
    assert_true(first.st_ino == second.st_ino);
    remove_pack(folder);
    arena_destroy(arena);
}

/* A text that is not seen is not gone. */
static void writes_nothing_where_something_cannot_be_read(void **state)
{
    static const struct {
        struct sheet sheet;
        bool others; /* whether the other language is written */
    } spoilt[] = {
        {{"i18n/uk.po", HEADER "msgctxt \"topics/help/name\"\nmsgid \"Hilfe\nmsgstr \"x\"\n"},
            true},
        {{"i18n/uk.po", HEADER "msgid \"A\"\nmsgid_plural \"B\"\nmsgstr[0] \"x\"\n"}, true},
        {{"topics.csv", "id,pictogram,Name\nhelp,info,Hilfe\n"}, false},
        {{"topics.csv", "id,pictogram,name\nhelp,info\n"}, false},
        {{"topics.csv", "id,pictogram,name\nhelp,info,\xE4\n"}, false},
        {{"topics.csv", "id,pictogram,name\nhelp,info,Hilfe\nhelp,info,Rat\n"}, false},
        {{"topics.csv", "id,pictogram,name\nhelp,info,Hilfe\n,info,Rat\n"}, false},
        {{"themen.csv", "id,pictogram,name\n"}, false},
        {{"pack.ini", "id = test\ntitle = T\nlanguages = de|uk|tr|../tr\n"}, false},
    };
    static const struct sheet languages = {
        "pack.ini", "id = test\ntitle = T\nlanguages = de|uk|tr\n"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(spoilt); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, &languages);
        write_sheet(arena, folder, &spoilt[i].sheet);
        const char *before = read_text(arena, folder, "i18n/uk.po");
        assert_int_equal(update(folder), COMMAND_ERRORS);
        assert_string_equal(read_text(arena, folder, "i18n/uk.po"), before);
        bool others = *read_text(arena, folder, "i18n/tr.po");
        if (others != spoilt[i].others)
            fail_msg("%s, case %zu: tr.po is %s", spoilt[i].sheet.name, i,
                others ? "written" : "not written");
        unlink(arena_printf(arena, "%s/themen.csv", folder));
        remove_pack(folder);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_editors_write),
        cmocka_unit_test(names_each_fault_and_its_line),
        cmocka_unit_test(reports_every_fault_of_a_spoilt_file),
        cmocka_unit_test(begins_the_files_of_new_languages),
        cmocka_unit_test(revives_and_writes_once),
        cmocka_unit_test(writes_nothing_where_something_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

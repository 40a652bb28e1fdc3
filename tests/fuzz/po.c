/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a translation: either faults are reported, or every text is UTF-8 and stands on a
 * line of the file, an update for a small pack loses no translation, and a second one changes
 * nothing. */
#include "fuzz.h"

#include "author/encoding.h"
#include "author/translations.h"
#include "base/memory.h"

#include <string.h>

static const char HEADER[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";

/* Short addresses, so that an input meets them by chance; sorted. */
static const struct german list[] = {
    {.context = "a/b/c", .text = "A"},
    {.context = "a/d/c", .text = "A"},
    {.context = "a/e/c", .text = "B \"\\\n\nC"},
};
static const struct german *by_context[] = {&list[0], &list[1], &list[2]};

static bool is_utf8(const char *string)
{
    size_t left = strlen(string), length = 0;
    for (; left && (length = encoding_character(string, left)); left -= length)
        string += length;
    return left == 0;
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void walk(const struct po *po, size_t lines)
{
    for (size_t i = 0; i < po->count; i++) {
        const struct po_text *text = &po->texts[i];
        EXPECT(is_utf8(text->context) && is_utf8(text->german) && is_utf8(text->string));
        EXPECT(!text->previous || is_utf8(text->previous));
        EXPECT(text->german_at.line >= 1 && text->german_at.line <= lines);
        EXPECT(text->context_at.line <= text->german_at.line);
        EXPECT(text->string_at.line >= text->german_at.line && text->string_at.line <= lines);
        EXPECT(i == 0 || text->german_at.line > po->texts[i - 1].german_at.line);
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The translations, empty ones left out, in an order of their own. */
static const char **strings_of(struct arena *arena, const struct po *po, size_t *count)
{
    const char **strings = arena_alloc(arena, po->count * sizeof *strings);
    *count = 0;
    for (size_t i = 0; i < po->count; i++)
        if (*po->texts[i].string)
            strings[(*count)++] = po->texts[i].string;
    if (*count)
        qsort(strings, *count, sizeof *strings, compare);
    return strings;
}

static void expect_same_strings(struct arena *arena, const struct po *a, const struct po *b)
{
    size_t count_a, count_b;
    const char **strings_a = strings_of(arena, a, &count_a);
    const char **strings_b = strings_of(arena, b, &count_b);
    EXPECT(count_a == count_b);
    for (size_t i = 0; i < count_a; i++)
        EXPECT(strcmp(strings_a[i], strings_b[i]) == 0);
}

static void update(struct arena *arena, const struct po *po, struct diagnostics *diagnostics)
{
    const struct german_texts texts = {(struct german *)list, COUNT_OF(list), by_context};
    const char *first = translations_update(arena, &texts, po, HEADER).text;
    const struct po *after = po_parse(arena, first, strlen(first), "after.po", diagnostics);
    if (!after)
        diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stderr);
    EXPECT(after);
    expect_same_strings(arena, po, after);
    struct translations_update second = translations_update(arena, &texts, after, HEADER);
    EXPECT(!second.needed);
    EXPECT(strcmp(second.text, first) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    /* Exactly so many bytes and a NUL, so that a look beyond them is seen. */
    char *text = memory_zero(count + 1);
    if (count)
        memcpy(text, bytes, count);
    const struct po *po = po_parse(arena, text, count, "fuzz.po", diagnostics);
    EXPECT(po || diagnostics_errors(diagnostics));
    if (po) {
        walk(po, count_lines(text));
        update(arena, po, diagnostics);
    }
    free(text);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a translation: either faults are reported or every text is UTF-8 and stands on a
 * line of the file. libgettextpo reads files only, hence one in memory. */
#include "fuzz.h"

#include "author/encoding.h"
#include "author/po.h"

#include <string.h>

static bool is_utf8(const char *string)
{
    size_t left = strlen(string), length = 0;
    for (; left && (length = encoding_character(string, left)); left -= length)
        string += length;
    return left == 0;
}

static size_t count_lines(const uint8_t *bytes, size_t count)
{
    size_t lines = 1;
    for (size_t i = 0; i < count; i++)
        lines += bytes[i] == '\n';
    return lines;
}

static void walk(const struct po *po, size_t lines)
{
    for (size_t i = 0; i < po->count; i++) {
        const struct po_text *text = &po->texts[i];
        EXPECT(is_utf8(text->context) && is_utf8(text->german) && is_utf8(text->string));
        EXPECT(text->german_at.line >= 1 && text->german_at.line <= lines);
        EXPECT(text->context_at.line <= text->german_at.line);
        EXPECT(text->string_at.line >= text->german_at.line && text->string_at.line <= lines);
        EXPECT(i == 0 || text->german_at.line > po->texts[i - 1].german_at.line);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    static char path[256];
    fuzz_write(fuzz_path(path, sizeof path, "po"), bytes, count);
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const struct po *po = po_read(arena, path, diagnostics);
    EXPECT(po || diagnostics_errors(diagnostics));
    if (po && !diagnostics_errors(diagnostics))
        walk(po, count_lines(bytes, count));
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    unlink(path);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Well-formed UTF-8 after table 3-7 of the Unicode standard. Everything behind this check may
 * count characters without looking for faults again. */
#include "author/encoding.h"

#include <string.h>

size_t encoding_character(const char *string, size_t bytes)
{
    const unsigned char *c = (const unsigned char *)string;
    if (!bytes)
        return 0;
    size_t count = c[0] < 0x80 ? 1 : c[0] < 0xC2 ? 0 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : 4;
    if (!count || count > bytes || c[0] > 0xF4)
        return 0;
    for (size_t i = 1; i < count; i++)
        if ((c[i] & 0xC0) != 0x80)
            return 0;
    bool overlong = (c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xF0 && c[1] < 0x90);
    bool surrogate = c[0] == 0xED && c[1] > 0x9F;
    bool beyond = c[0] == 0xF4 && c[1] > 0x8F;
    return overlong || surrogate || beyond ? 0 : count;
}

size_t encoding_length(const char *string, size_t bytes)
{
    size_t length = 0;
    for (size_t i = 0; i < bytes; i++)
        length += ((unsigned char)string[i] & 0xC0) != 0x80;
    return length;
}

size_t encoding_mark(const char *text, size_t bytes)
{
    return bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_utf16(const char *text, size_t bytes)
{
    return bytes >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
}

/* As programs call what would be right. */
static const char *right_format(const char *file)
{
    size_t length = strlen(file);
    bool sheet = length >= 4 && strcmp(file + length - 4, ".csv") == 0;
    return sheet ? "CSV UTF-8" : "UTF-8";
}

bool encoding_check(
    const char *text, size_t bytes, const char *file, struct diagnostics *diagnostics)
{
    struct position at = {file, 1, 1};
    if (is_utf16(text, bytes)) {
        diagnostics_error(diagnostics, at, "the file is UTF-16 (Unicode text); save it as \"%s\"",
            right_format(file));
        return false;
    }
    for (size_t i = encoding_mark(text, bytes), step; i < bytes; i += step) {
        step = encoding_character(text + i, bytes - i);
        if (!step) {
            diagnostics_error(diagnostics, at,
                "byte 0x%02X is not UTF-8, the file seems to be Windows-1252; save it as "
                "\"%s\"",
                (unsigned)(unsigned char)text[i], right_format(file));
            return false;
        }
        if (text[i] == '\0') {
            diagnostics_error(
                diagnostics, at, "a NUL byte; save the file again as \"%s\"", right_format(file));
            return false;
        }
        at.column++;
        if (text[i] == '\n')
            at = (struct position){file, at.line + 1, 1};
    }
    return true;
}

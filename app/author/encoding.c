/* SPDX-License-Identifier: EUPL-1.2 */
/* Well-formed UTF-8 after table 3-7 of the Unicode standard. Everything behind this check may
 * count characters without looking for faults again. */
#include "author/encoding.h"

#include "base/strbuf.h"
#include "compile/cell.h"

#include <string.h>

/* What Windows-1252 has between 0x80 and 0x9F; the five bytes that it leaves out stay themselves.
 */
static const unsigned short windows[] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178};

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

const char *encoding_control(const char *string)
{
    for (const unsigned char *c = (const unsigned char *)string; *c; c++)
        if ((*c < ' ' && *c != '\n') || *c == 0x7F || (*c == 0xC2 && c[1] < 0xA0))
            return (const char *)c;
    return NULL;
}

void encoding_strip(char *string)
{
    char *to = string;
    for (const char *from = string; *from;) {
        size_t reordering = cell_reordering(from);
        from += reordering;
        if (!reordering)
            *to++ = *from++;
    }
    *to = '\0';
}

size_t encoding_mark(const char *text, size_t bytes)
{
    return bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_utf16(const char *text, size_t bytes)
{
    return bytes >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
}

unsigned long encoding_code_point(const char *string)
{
    const unsigned char *c = (const unsigned char *)string;
    if (c[0] < 0x80)
        return c[0];
    size_t count = c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : 4;
    unsigned long point = c[0] & (0x7FU >> count);
    for (size_t i = 1; i < count; i++)
        point = point << 6 | (c[i] & 0x3FU);
    return point;
}

int encoding_windows_byte(unsigned long code_point)
{
    for (int i = 0; i < 32; i++)
        if (windows[i] == code_point)
            return 0x80 + i;
    return code_point < 0x80 || (code_point >= 0xA0 && code_point <= 0xFF) ? (int)code_point : -1;
}

/* Where the first byte stands that is not UTF-8, or a NUL; `bytes`: there is none. */
static size_t find_fault(const char *text, size_t bytes, struct position *at)
{
    size_t i = encoding_mark(text, bytes);
    for (size_t step; i < bytes; i += step) {
        step = encoding_character(text + i, bytes - i);
        if (!step || !text[i])
            return i;
        at->column++;
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
            *at = (struct position){at->file, at->line + 1, 1};
    }
    return i;
}

bool encoding_check(
    const char *text, size_t bytes, const char *file, struct diagnostics *diagnostics)
{
    struct position at = {file, 1, 1};
    if (is_utf16(text, bytes)) {
        diagnostics_add(
            diagnostics, KIND_ENCODING, at, "the file is UTF-16 (Unicode text); save it as UTF-8");
        return false;
    }
    size_t fault = find_fault(text, bytes, &at);
    if (fault == bytes)
        return true;
    if (text[fault])
        diagnostics_add(diagnostics, KIND_ENCODING, at,
            "byte 0x%02X is not UTF-8, the file seems to be Windows-1252; save it as UTF-8",
            (unsigned)(unsigned char)text[fault]);
    else
        diagnostics_add(diagnostics, KIND_ENCODING, at, "a NUL byte; save the file again as UTF-8");
    return false;
}

static const char *give(struct arena *arena, struct strbuf *decoded, size_t *bytes)
{
    *bytes = decoded->length;
    const char *text = arena_substring(arena, decoded->length ? decoded->string : "", *bytes);
    strbuf_finish(decoded);
    return text;
}

static const char *decode_utf16(struct arena *arena, const char *text, size_t *bytes)
{
    const unsigned char *c = (const unsigned char *)text;
    struct strbuf decoded = {0};
    size_t low = c[0] == 0xFF ? 0 : 1; /* where the low byte of a unit stands */
    unsigned long lead = 0;
    for (size_t i = 2; i + 1 < *bytes; i += 2) {
        unsigned long unit = c[i + low] | (unsigned long)c[i + 1 - low] << 8;
        bool trails = unit >= 0xDC00 && unit <= 0xDFFF;
        if (lead)
            strbuf_add_code_point(
                &decoded, trails ? 0x10000 + ((lead & 0x3FF) << 10 | (unit & 0x3FF)) : 0xFFFD);
        bool used = lead && trails;
        lead = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (!lead && !used)
            strbuf_add_code_point(&decoded, trails || !unit ? 0xFFFD : unit);
    }
    return give(arena, &decoded, bytes);
}

static unsigned long windows_code_point(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

/* Where only some bytes are wrong, the file was mended with a wrong editor: the others stay. */
static const char *decode_windows(struct arena *arena, const char *text, size_t *bytes)
{
    struct strbuf decoded = {0};
    for (size_t i = encoding_mark(text, *bytes), step; i < *bytes; i += step) {
        step = encoding_character(text + i, *bytes - i);
        if (step)
            strbuf_add_bytes(&decoded, text + i, step);
        else
            strbuf_add_code_point(&decoded, windows_code_point((unsigned char)text[i]));
        step = step ? step : 1;
    }
    return give(arena, &decoded, bytes);
}

static const struct {
    const char *bytes;
    size_t count;
    const char *says;
} no_texts[] = {
    {"PK\3\4", 4, "this is a workbook, not a CSV file; let its name end in .xlsx"},
    {"\xD0\xCF\x11\xE0", 4, "this is an old Excel file; save it as \"CSV UTF-8\" or as .xlsx"},
};

static const char *no_text(const char *text, size_t bytes)
{
    for (size_t i = 0; i < sizeof no_texts / sizeof no_texts[0]; i++)
        if (bytes >= no_texts[i].count && memcmp(text, no_texts[i].bytes, no_texts[i].count) == 0)
            return no_texts[i].says;
    return NULL;
}

const char *encoding_decode(struct arena *arena, const char *text, size_t *bytes, const char *file,
    struct diagnostics *diagnostics)
{
    struct position at = {file, 1, 1};
    const char *other = no_text(text, *bytes);
    if (other) {
        diagnostics_add(diagnostics, KIND_UNREADABLE, at, "%s", other);
        return NULL;
    }
    if (is_utf16(text, *bytes)) {
        diagnostics_add(diagnostics, KIND_ENCODING, at,
            "the file is UTF-16 (Unicode text); save it as \"CSV UTF-8\"");
        return decode_utf16(arena, text, bytes);
    }
    size_t fault = find_fault(text, *bytes, &at), mark = encoding_mark(text, *bytes);
    if (memchr(text, '\0', *bytes)) {
        diagnostics_add(diagnostics, KIND_UNREADABLE, at,
            "a NUL byte, this is no text; save the sheet again as \"CSV UTF-8\"");
        return NULL;
    }
    if (fault < *bytes) {
        diagnostics_add(diagnostics, KIND_ENCODING, at,
            "byte 0x%02X is not UTF-8, the file seems to be Windows-1252; save it as \"CSV UTF-8\"",
            (unsigned)(unsigned char)text[fault]);
        return decode_windows(arena, text, bytes);
    }
    *bytes -= mark;
    return text + mark;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Combining marks take script and face from what they stand on; spaces, digits and punctuation
 * take the script of what stands before them, at the beginning of what comes after. */
#include "text/passage.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/uchar.h>

enum { WORD_MOST = 512 }; /* units */
enum { ZWNJ = 0x200C, ZWJ = 0x200D, STRONG = 0x206A, PLAIN = 0x206B };

/* The units come out of valid UTF-8: every surrogate has its other half. */
static UChar32 next_character(const UChar *units, int *at)
{
    UChar32 c = units[(*at)++];
    if ((c & 0xFC00) == 0xD800)
        c = 0x10000 + ((c - 0xD800) << 10) + (units[(*at)++] - 0xDC00);
    return c;
}

static bool is_control(UChar32 c)
{
    return c < 0x20 ||
           (c != ZWNJ && c != ZWJ && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

static bool is_strong(UScriptCode script)
{
    return script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

static UScriptCode script_of(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

static UScriptCode first_script(const UChar *units, int length)
{
    for (int i = 0; i < length;) {
        UScriptCode script = script_of(next_character(units, &i));
        if (is_strong(script))
            return script;
    }
    return USCRIPT_LATIN;
}

static void itemise(struct passage *p, struct faces *faces)
{
    UScriptCode script = first_script(p->units, p->length);
    int face = FACE_NONE;
    bool strong = false;
    for (int i = 0; i < p->length;) {
        int start = i;
        UChar32 c = next_character(p->units, &i);
        UScriptCode own = script_of(c);
        script = is_strong(own) ? own : script;
        strong |= c == STRONG;
        if (!is_control(c) && c != ZWNJ && c != ZWJ)
            face = faces_choose(faces, (uint32_t)c, own, face);
        for (int unit = start; unit < i; unit++) {
            p->scripts[unit] = script;
            p->faces[unit] = face;
            p->strong[unit] = strong;
        }
        strong &= c != PLAIN;
    }
}

/* No line takes so long a word, and each would measure all that is left of it. */
static void divide_endless(struct passage *p)
{
    for (int i = 1, start = 0; i < p->length; i++) {
        bool within = (p->units[i] & 0xFC00) == 0xDC00; /* a character of two units */
        if (i - start >= WORD_MOST && !within)
            p->ends[i] = true;
        start = p->ends[i] ? i : start;
    }
}

void passage_init(struct passage *p, const struct language *language, struct faces *faces,
    struct breaks *breaks, const UChar *units, int length)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t count = (size_t)length + 1;
    *p = (struct passage){.units = units, .length = length, .bidi = ubidi_open()};
    p->scripts = memory_zero(count * sizeof *p->scripts);
    p->faces = memory_zero(count * sizeof *p->faces);
    p->strong = memory_zero(count * sizeof *p->strong);
    p->ends = memory_zero(count * sizeof *p->ends);
    ubidi_setPara(p->bidi, units, length, language->right_to_left, NULL, &status);
    p->levels = length ? ubidi_getLevels(p->bidi, &status) : NULL;
    assert(U_SUCCESS(status));
    itemise(p, faces);
    breaks_find_lines(breaks, language->locale, units, length, p->ends);
    divide_endless(p);
}

void passage_finish(struct passage *p)
{
    ubidi_close(p->bidi);
    free(p->scripts);
    free(p->faces);
    free(p->strong);
    free(p->ends);
}

int passage_stretch_end(const struct passage *p, int from, int to)
{
    int end = from + 1;
    while (end < to && p->levels[end] == p->levels[from] && p->faces[end] == p->faces[from] &&
           p->scripts[end] == p->scripts[from] && p->strong[end] == p->strong[from])
        end++;
    return end;
}

void passage_write(const struct passage *p, int from, int to, struct strbuf *utf8)
{
    for (int i = from; i < to;) {
        UChar32 c = next_character(p->units, &i);
        if (c == '\t')
            strbuf_add(utf8, " ");
        else if (!is_control(c))
            strbuf_add_code_point(utf8, (unsigned long)c);
    }
}

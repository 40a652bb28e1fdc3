/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/divide.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { WORD_JOINER = 0x2060 };

static const UChar own_ends[] = {'-', '/', '.', '@', '_', '?', '&', '=', 0x2010, 0x2013, 0};

static void divide_own(const struct divider *divider, const UChar *word, int length, bool *ends)
{
    (void)divider;
    for (int i = 1; i < length; i++)
        ends[i] = word[i] != WORD_JOINER && u_strchr(own_ends, word[i - 1]) &&
                  !u_strchr(own_ends, word[i]);
}

static bool is_latin(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_LATIN;
}

/* Vowel signs of Indic scripts and of Thai, viramas, accents. */
static bool is_mark(UChar c)
{
    return (U_MASK(u_charType(c)) & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

/* Letters of one script, as far as the patterns care, with their marks. */
static int word_end(const UChar *units, int from, int length)
{
    int end = from;
    while (end < length && u_isalpha(units[end]) && is_latin(units[end]) == is_latin(units[from]))
        for (end++; end < length && is_mark(units[end]);)
            end++;
    return end;
}

static void divide_words(
    const struct divider *divider, const char *language, const UChar *word, int length, bool *ends)
{
    for (int start = 0; start < length;) {
        int end = word_end(word, start, length);
        hyphens_find(divider->hyphens, language, word + start, end - start, ends + start);
        start = end > start ? end : start + 1;
    }
}

static void divide_by_patterns(
    const struct divider *divider, const UChar *word, int length, bool *ends)
{
    divide_words(divider, divider->language->tag, word, length, ends);
}

static void divide_german(const struct divider *divider, const UChar *word, int length, bool *ends)
{
    divide_words(divider, "de", word, length, ends);
}

static void divide_joined(const struct divider *divider, const UChar *word, int length, bool *ends)
{
    (void)divider;
    for (int i = 1; i < length; i++)
        ends[i] = word[i - 1] == WORD_JOINER || word[i - 1] == 0xA0;
}

static void divide_graphemes(
    const struct divider *divider, const UChar *word, int length, bool *ends)
{
    breaks_find_graphemes(divider->breaks, word, length, ends);
}

void divide(const struct divider *divider, enum division division, const UChar *word, int length,
    bool *ends)
{
    static void (*const ways[DIVISIONS])(const struct divider *, const UChar *, int, bool *) = {
        [DIVISION_OWN] = divide_own,
        [DIVISION_PATTERNS] = divide_by_patterns,
        [DIVISION_GERMAN] = divide_german,
        [DIVISION_JOINED] = divide_joined,
        [DIVISION_GRAPHEMES] = divide_graphemes,
    };
    ways[division](divider, word, length, ends);
}

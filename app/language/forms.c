/* SPDX-License-Identifier: EUPL-1.2 */
/* ICU does the work; which accents and letters are taken for the same is decided here. Marks of
 * scripts in which they are the vowels (Devanagari, Thai) stay. Transliterators are costly to open
 * and are kept, one a language. */
#include "language/forms.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* A text in ICU's code units. */
struct units {
    UChar *list;
    int length, room;
};

static struct units units_create(int room)
{
    return (struct units){memory_zero((size_t)room * sizeof(UChar)), 0, room};
}

static void units_grow(struct units *units, int room)
{
    units->list = memory_resize(units->list, (size_t)room, sizeof(UChar));
    units->room = room;
}

/* What is no UTF-8 becomes U+FFFD. */
static struct units from_utf8(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    int bytes = (int)strlen(text);
    struct units units = units_create(bytes + 1);
    u_strFromUTF8WithSub(units.list, units.room, &units.length, text, bytes, 0xFFFD, NULL, &status);
    assert(U_SUCCESS(status));
    return units;
}

static char *to_utf8(struct arena *arena, const struct units *units)
{
    UErrorCode status = U_ZERO_ERROR;
    int bytes = 3 * units->length + 1;
    char *text = arena_alloc(arena, (size_t)bytes);
    u_strToUTF8(text, bytes, NULL, units->list, units->length, &status);
    assert(U_SUCCESS(status));
    return text;
}

static void normalize(const UNormalizer2 *normalizer, struct units *units)
{
    struct units out = units_create(2 * units->length + 16);
    UErrorCode status = U_ZERO_ERROR;
    out.length =
        unorm2_normalize(normalizer, units->list, units->length, out.list, out.room, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        units_grow(&out, out.length);
        unorm2_normalize(normalizer, units->list, units->length, out.list, out.room, &status);
    }
    assert(U_SUCCESS(status));
    free(units->list);
    *units = out;
}

/* Folding */

static bool is_accent(UChar c)
{
    static const struct {
        UChar first, last;
    } ranges[] = {
        {0x0300, 0x036F}, /* Latin, Greek, Cyrillic */
        {0x0483, 0x0489},
        {0x0591, 0x05C7}, /* Hebrew points */
        {0x0610, 0x061A}, /* Arabic */
        {0x064B, 0x065F},
        {0x0670, 0x0670},
        {0x06D6, 0x06ED},
        {0x08CA, 0x08FF},
    };
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return u_charType(c) == U_NON_SPACING_MARK;
    return false;
}

/* Letters that keyboards and hands take for each other; hamzas and maddas are accents by now. */
static UChar plain_letter(UChar c)
{
    static const struct {
        UChar variant, plain;
    } letters[] = {
        {0x0671, 0x0627}, /* alef wasla */
        {0x0649, 0x064A}, /* alef maksura, Persian and Urdu yeh: yeh */
        {0x06CC, 0x064A},
        {0x06D2, 0x064A},
        {0x06A9, 0x0643}, /* keheh: kaf */
        {0x0629, 0x0647}, /* teh marbuta and the other hehs: heh */
        {0x06BE, 0x0647},
        {0x06C1, 0x0647},
        {0x06C3, 0x0647},
        {0x06D5, 0x0647},
    };
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (letters[i].variant == c)
            return letters[i].plain;
    return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? (UChar)('0' + u_charDigitValue(c)) : c;
}

static bool divides_words(UChar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xB7 || c == 0x2027;
}

/* "Beratungs-Stelle", and the same with a dot in the middle. */
static bool is_hyphen_of_simple(const struct units *units, int i, const char *tag)
{
    return strcmp(tag, "de-simple") == 0 && divides_words(units->list[i]) && i > 0 &&
           i + 1 < units->length && u_isalpha(units->list[i - 1]) && u_isalpha(units->list[i + 1]);
}

/* With what only says where a word may be divided. */
static void take_hyphens(struct units *units, const char *tag)
{
    struct units kept = units_create(units->length + 1);
    for (int i = 0; i < units->length; i++)
        if (!is_hyphen_of_simple(units, i, tag) &&
            !u_hasBinaryProperty(units->list[i], UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            kept.list[kept.length++] = units->list[i];
    free(units->list);
    *units = kept;
}

/* Whatever is changed lies in the basic plane: a unit for a unit. */
static void take_accents(struct units *units)
{
    int kept = 0;
    for (int i = 0; i < units->length; i++) {
        UChar c = units->list[i];
        if (!is_accent(c) && c != 0x0640) /* tatweel only makes a word longer */
            units->list[kept++] = plain_letter(c);
    }
    units->length = kept;
}

const char *forms_fold(struct arena *arena, const char *tag, const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    struct units units = from_utf8(text);
    take_hyphens(&units, tag);
    normalize(unorm2_getNFKCCasefoldInstance(&status), &units);
    normalize(unorm2_getNFDInstance(&status), &units);
    assert(U_SUCCESS(status));
    take_accents(&units);
    normalize(unorm2_getNFCInstance(&status), &units);
    const char *folded = to_utf8(arena, &units);
    free(units.list);
    return folded;
}

/* Romanising */

/* Where a language has better rules than its script. */
static const struct {
    const char *tag, *rules;
} own_rules[] = {
    {"am", "Amharic-Latin/BGN; Any-Latin; Latin-ASCII"},
    {"bg", "Bulgarian-Latin/BGN; Any-Latin; Latin-ASCII"},
    {"de", "de-ASCII; Any-Latin; Latin-ASCII"},
    {"de-simple", "de-ASCII; Any-Latin; Latin-ASCII"},
    {"ru", "Russian-Latin/BGN; Any-Latin; Latin-ASCII"},
    {"ti", "Amharic-Latin/BGN; Any-Latin; Latin-ASCII"},
    {"uk", "Ukrainian-Latin/BGN; Any-Latin; Latin-ASCII"},
};

static UTransliterator *open_rules(const char *rules)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar id[64];
    u_uastrncpy(id, rules, COUNT_OF(id));
    UTransliterator *opened = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    assert(U_SUCCESS(status));
    return opened;
}

/* NULL: none of its own. */
static const UTransliterator *own_rules_of(const char *tag)
{
    static UTransliterator *opened[COUNT_OF(own_rules)];
    size_t i = 0;
    while (i < COUNT_OF(own_rules) && strcmp(own_rules[i].tag, tag) != 0)
        i++;
    if (i == COUNT_OF(own_rules))
        return NULL;
    if (!opened[i])
        opened[i] = open_rules(own_rules[i].rules);
    return opened[i];
}

static const UTransliterator *rules_of_any(void)
{
    static UTransliterator *opened;
    if (!opened)
        opened = open_rules("Any-Latin; Latin-ASCII");
    return opened;
}

/* Of `count` units; the caller frees them. */
static struct units transliterate(const UTransliterator *rules, const UChar *list, int count)
{
    struct units units = units_create(4 * count + 64);
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        int limit = units.length = count;
        memcpy(units.list, list, (size_t)count * sizeof *list);
        utrans_transUChars(rules, units.list, &units.length, units.room, 0, &limit, &status);
        if (status != U_BUFFER_OVERFLOW_ERROR) {
            assert(U_SUCCESS(status));
            return units;
        }
        units_grow(&units, 2 * units.room);
    }
}

/* Signs for soft sounds and the like stand inside words, everything else between them. */
static void add_plain(struct strbuf *words, const UChar *list, int count)
{
    for (int i = 0; i < count; i++) {
        UChar c = list[i];
        if (c < 0x80 && u_isalnum(c))
            strbuf_add_bytes(words, (const char[]){(char)u_tolower(c)}, 1);
        else if (c < 0x80 && !strchr("'\"`", c) && words->length &&
                 words->string[words->length - 1] != ' ')
            strbuf_add(words, " ");
    }
}

/* The transliterator writes a space between any two syllables. */
static void add_syllables(
    struct strbuf *words, const UTransliterator *rules, const struct units *text)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", text->list, text->length, &status);
    assert(U_SUCCESS(status));
    int start = ubrk_first(breaks);
    for (int end; (end = ubrk_next(breaks)) != UBRK_DONE; start = end) {
        struct units word = transliterate(rules, text->list + start, end - start);
        for (int i = 0; i < word.length; i++)
            if (word.list[i] != ' ')
                add_plain(words, word.list + i, 1);
        add_plain(words, u" ", 1);
        free(word.list);
    }
    ubrk_close(breaks);
}

static void trim(struct strbuf *words)
{
    if (words->length && words->string[words->length - 1] == ' ')
        words->string[--words->length] = '\0';
}

/* Whether those who type the folded form have typed the romanised one too. */
static bool reads_the_same(
    struct arena *arena, const char *tag, const char *text, const char *roman)
{
    struct strbuf words = {0};
    struct units folded = from_utf8(forms_fold(arena, tag, text));
    bool ascii = true;
    for (int i = 0; i < folded.length; i++)
        ascii &= folded.list[i] < 0x80 || !u_isalpha(folded.list[i]);
    add_plain(&words, folded.list, folded.length);
    trim(&words);
    bool same = ascii && strcmp(words.length ? words.string : "", roman) == 0;
    strbuf_finish(&words);
    free(folded.list);
    return same;
}

static void add_words(struct strbuf *words, const UTransliterator *rules, const struct units *text)
{
    struct units roman = transliterate(rules, text->list, text->length);
    add_plain(words, roman.list, roman.length);
    free(roman.list);
}

/* A language's own rules know its letters and accents; those of a script do best without. */
const char *forms_romanise(struct arena *arena, const char *tag, const char *text)
{
    const UTransliterator *own = own_rules_of(tag);
    bool chinese = strncmp(tag, "zh", 2) == 0;
    struct strbuf words = {0};
    struct units units = from_utf8(own || chinese ? text : forms_fold(arena, tag, text));
    take_hyphens(&units, tag);
    if (chinese)
        add_syllables(&words, rules_of_any(), &units);
    else
        add_words(&words, own ? own : rules_of_any(), &units);
    trim(&words);
    free(units.list);
    const char *roman = arena_string(arena, words.length ? words.string : "");
    strbuf_finish(&words);
    return reads_the_same(arena, tag, text, roman) ? "" : roman;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* ICU's formatters are costly to open and are kept, one set a language. */
#include "language/format.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "language/language.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { LANGUAGES_MOST = 64, TEXT_MOST = 256 };

static const char LRI[] = "\u2066", PDI[] = "\u2069", NBSP[] = "\u00A0", WORD_JOINER[] = "\u2060";

struct formatters {
    const struct language *language;
    UNumberFormat *numbers;
    UDateFormat *day, *month, *weekday_short, *weekday_long;
    ULocaleDisplayNames *names;
    UCollator *collator;
};

/* CLDR 42 has no weekdays of these that fit; Monday first. */
static const struct weekdays {
    const char *tag;
    const char *names[7];
} own_weekdays[] = {
    {"kmr", {"Duşem", "Sêşem", "Çarşem", "Pêncşem", "În", "Şemî", "Yekşem"}},
};

static char *to_utf8(struct arena *arena, const UChar *units, int length)
{
    char utf8[TEXT_MOST * 3 + 1];
    int bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, sizeof utf8, &bytes, units, length, &status);
    assert(U_SUCCESS(status));
    return arena_substring(arena, utf8, (size_t)bytes);
}

static UDateFormat *open_dates(const char *locale, const char *skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    char gregorian[ULOC_FULLNAME_CAPACITY];
    UChar units[64], pattern[TEXT_MOST];
    snprintf(gregorian, sizeof gregorian, "%s", locale);
    uloc_setKeywordValue("calendar", "gregorian", gregorian, sizeof gregorian, &status);
    UDateTimePatternGenerator *generator = udatpg_open(gregorian, &status);
    u_uastrcpy(units, skeleton);
    int length = udatpg_getBestPattern(generator, units, -1, pattern, TEXT_MOST, &status);
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UDateFormat *dates =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, gregorian, utc, -1, pattern, length, &status);
    udatpg_close(generator);
    assert(U_SUCCESS(status));
    return dates;
}

static struct formatters *formatters_of(const char *tag)
{
    static struct formatters kept[LANGUAGES_MOST];
    static int count;
    for (int i = 0; i < count; i++)
        if (strcmp(kept[i].language->tag, tag) == 0)
            return &kept[i];
    assert(count < LANGUAGES_MOST);
    struct formatters *f = &kept[count++];
    f->language = language_find(tag);
    assert(f->language);
    return f;
}

static const char *locale_of(const struct formatters *f)
{
    static char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(f->language->locale, locale, sizeof locale, NULL, &status);
    assert(U_SUCCESS(status));
    return locale;
}

const char *format_fill(
    struct arena *arena, const char *pattern, const char *name, const char *value)
{
    struct strbuf filled = {0};
    const char *placeholder = arena_printf(arena, "{%s}", name), *at = pattern, *found;
    while ((found = strstr(at, placeholder))) {
        strbuf_add_bytes(&filled, at, (size_t)(found - at));
        strbuf_add(&filled, value);
        at = found + strlen(placeholder);
    }
    strbuf_add(&filled, at);
    const char *kept = arena_string(arena, filled.string);
    strbuf_finish(&filled);
    return kept;
}

const char *format_number(struct arena *arena, const char *tag, long number)
{
    struct formatters *f = formatters_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    if (!f->numbers)
        f->numbers = unum_open(UNUM_DECIMAL, NULL, 0, locale_of(f), NULL, &status);
    int length = unum_formatInt64(f->numbers, number, units, TEXT_MOST, NULL, &status);
    assert(U_SUCCESS(status));
    return to_utf8(arena, units, length);
}

static const char *format_with(struct arena *arena, UDateFormat *dates, struct civil time)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    double noon = ((double)civil_day(time) * 24 + 12) * 3600 * 1000;
    int length = udat_format(dates, noon, units, TEXT_MOST, NULL, &status);
    assert(U_SUCCESS(status));
    return to_utf8(arena, units, length);
}

const char *format_date(struct arena *arena, const char *tag, const char *date)
{
    struct formatters *f = formatters_of(tag);
    struct civil time;
    size_t length = strlen(date);
    if (length <= strlen("2026") || !civil_parse(date, &time))
        return arena_string(arena, date);
    bool whole = length > strlen("2026-11");
    UDateFormat **dates = whole ? &f->day : &f->month;
    if (!*dates)
        *dates = open_dates(locale_of(f), whole ? "yMMMMd" : "yMMMM");
    return format_with(arena, *dates, time);
}

const char *format_weekday(
    struct arena *arena, const char *tag, int weekday, enum weekday_width width)
{
    struct formatters *f = formatters_of(tag);
    assert(weekday >= 0 && weekday < 7);
    for (size_t i = 0; i < COUNT_OF(own_weekdays); i++)
        if (strcmp(own_weekdays[i].tag, tag) == 0)
            return own_weekdays[i].names[weekday];
    UDateFormat **dates = width == WEEKDAY_LONG ? &f->weekday_long : &f->weekday_short;
    if (!*dates)
        *dates = open_dates(locale_of(f), width == WEEKDAY_LONG ? "cccc" : "ccc");
    return format_with(arena, *dates, civil_from_day(weekday + 4)); /* 1970-01-05 was a Monday */
}

/* Left to right, whatever stands around it; inner spaces do not break. */
const char *format_isolate(struct arena *arena, const char *string, int breakable)
{
    struct strbuf isolated = {0};
    strbuf_add(&isolated, LRI);
    for (const char *at = string; *at; at++) {
        if (*at == ' ' && !breakable)
            strbuf_add(&isolated, NBSP);
        else
            strbuf_add_bytes(&isolated, at, 1);
        if ((*at == '-' || *at == '/') && !breakable)
            strbuf_add(&isolated, WORD_JOINER);
    }
    strbuf_add(&isolated, PDI);
    const char *kept = arena_string(arena, isolated.string);
    strbuf_finish(&isolated);
    return kept;
}

const char *format_time(struct arena *arena, int minutes)
{
    return arena_printf(arena, "%s%02d:%02d%s", LRI, minutes / 60 % 24, minutes % 60, PDI);
}

const char *format_span(struct arena *arena, int start, int end)
{
    int shown = end == 24 * 60 ? end : end % (24 * 60);
    return arena_printf(arena, "%s%02d:%02d%s–%s%02d:%02d%s", LRI, start / 60, start % 60,
        WORD_JOINER, WORD_JOINER, shown / 60, shown % 60, PDI);
}

int format_floor(const char *tag, int level)
{
    /* the ground floor is the first */
    static const char *const from_one[] = {"uk", "ru", "zh-Hans", "bg"};
    for (size_t i = 0; i < COUNT_OF(from_one); i++)
        if (strcmp(from_one[i], tag) == 0)
            return level >= 0 ? level + 1 : level;
    return level;
}

const char *format_language_name(struct arena *arena, const char *tag, const char *spoken)
{
    struct formatters *f = formatters_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    const struct language *known = language_find(spoken);
    const char *locale = known ? known->locale : spoken;
    if (strcmp(tag, "de") == 0 && known)
        return known->german;
    if (!f->names) {
        UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE};
        f->names = uldn_openForContext(locale_of(f), contexts, 1, &status);
    }
    char base[16];
    snprintf(base, sizeof base, "%.*s", (int)strcspn(locale, "-"), locale);
    int length = uldn_languageDisplayName(f->names, base, units, TEXT_MOST, &status);
    if (U_FAILURE(status))
        return arena_string(arena, spoken);
    const char *name = to_utf8(arena, units, length);
    return strcmp(name, base) == 0 && known ? known->name : name;
}

int format_compare(const char *tag, const char *a, const char *b)
{
    struct formatters *f = formatters_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    if (!f->collator)
        f->collator = ucol_open(locale_of(f), &status);
    UCollationResult order = ucol_strcollUTF8(f->collator, a, -1, b, -1, &status);
    assert(U_SUCCESS(status));
    return order == UCOL_LESS ? -1 : order == UCOL_GREATER;
}

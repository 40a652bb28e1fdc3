/* SPDX-License-Identifier: EUPL-1.2 */
/* ICU's formatters are costly to open and are kept, one set a language. */
#include "language/format.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "language/cldr.h"
#include "language/language.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { TEXT_MOST = 256, LIST_JOINT_MOST = 32 };

static const char LRI[] = "\u2066", FSI[] = "\u2068", PDI[] = "\u2069", NBSP[] = "\u00A0",
                  WORD_JOINER[] = "\u2060";

struct formatters {
    const struct language *language;
    UNumberFormat *numbers, *money;
    UDateFormat *day, *day_of_year, *month, *year, *weekday_short, *weekday_long;
    ULocaleDisplayNames *names;
    UCollator *collator;
    UListFormatter *lists;
    struct formatters *next;
};

static const char *to_utf8(struct arena *arena, const UChar *units, int length)
{
    int most = length * 3 + 1;
    char *utf8 = arena_alloc(arena, (size_t)most);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, most, NULL, units, length, &status);
    assert(U_SUCCESS(status));
    return utf8;
}

static void set_months(UDateFormat *dates, UDateFormatSymbolType type, const char *const *months)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    for (int i = 0; i < 12; i++) {
        u_strFromUTF8(units, TEXT_MOST, NULL, months[i], -1, &status);
        udat_setSymbols(dates, type, i, units, -1, &status);
    }
    assert(U_SUCCESS(status));
}

/* The formatter of a skeleton such as "yMMMM", or of a whole pattern where `pattern` is given. */
static UDateFormat *open_dates(
    const char *locale, const char *skeleton, const char *pattern, const struct amendment *amended)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wanted[64], units[TEXT_MOST];
    u_strFromUTF8(units, TEXT_MOST, NULL, pattern ? pattern : skeleton, -1, &status);
    if (!pattern) {
        u_strcpy(wanted, units);
        UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
        udatpg_getBestPattern(generator, wanted, -1, units, TEXT_MOST, &status);
        udatpg_close(generator);
    }
    UDateFormat *dates =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, units, -1, &status);
    assert(U_SUCCESS(status));
    if (amended->months) {
        set_months(dates, UDAT_MONTHS, amended->months);
        set_months(dates, UDAT_STANDALONE_MONTHS,
            amended->months_alone ? amended->months_alone : amended->months);
    }
    return dates;
}

static struct formatters *formatters_of(const char *tag)
{
    static struct formatters *kept;
    struct formatters **at = &kept;
    while (*at && strcmp((*at)->language->tag, tag) != 0)
        at = &(*at)->next;
    if (!*at) {
        *at = memory_zero(sizeof **at);
        (*at)->language = language_find(tag);
        assert((*at)->language);
    }
    return *at;
}

/* The calendar is the one of the offices everywhere. Arabic has Western digits: in running text
 * the translators wrote them, as the Maghreb does and every Syrian in Germany reads. */
static const char *locale_of(const struct formatters *f)
{
    static char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(f->language->locale, locale, sizeof locale, NULL, &status);
    uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &status);
    if (strcmp(f->language->tag, "ar") == 0)
        uloc_setKeywordValue("numbers", "latn", locale, sizeof locale, &status);
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

/* A number amid letters that run from right to left. */
static const char *isolate_in(struct arena *arena, const struct formatters *f, const char *written)
{
    return f->language->right_to_left ? arena_printf(arena, "%s%s%s", LRI, written, PDI) : written;
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
    const char *written = to_utf8(arena, units, length);
    return isolate_in(arena, f, written);
}

const char *format_money(struct arena *arena, const char *tag, const char *euros)
{
    struct formatters *f = formatters_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    double amount = strtod(euros, NULL);
    if (!f->money) {
        f->money = unum_open(UNUM_CURRENCY, NULL, 0, locale_of(f), NULL, &status);
        unum_setTextAttribute(f->money, UNUM_CURRENCY_CODE, u"EUR", -1, &status);
        /* on the signs in Germany it never is "EUR", as CLDR has it for some */
        unum_setSymbol(f->money, UNUM_CURRENCY_SYMBOL, u"€", -1, &status);
    }
    unum_setAttribute(f->money, UNUM_FRACTION_DIGITS, amount > (double)(long)amount ? 2 : 0);
    int length = unum_formatDouble(f->money, amount, units, TEXT_MOST, NULL, &status);
    assert(U_SUCCESS(status));
    return isolate_in(arena, f, to_utf8(arena, units, length));
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

static UDateFormat *dates_of(struct formatters *f, size_t length)
{
    const struct amendment *amended = cldr_amendment(f->language->tag);
    UDateFormat **dates = length == strlen("2026")      ? &f->year
                          : length == strlen("2026-11") ? &f->month
                                                        : &f->day;
    if (!*dates)
        *dates = dates == &f->year    ? open_dates(locale_of(f), "y", NULL, amended)
                 : dates == &f->month ? open_dates(locale_of(f), "yMMMM", amended->month, amended)
                                      : open_dates(locale_of(f), "yMMMMd", amended->day, amended);
    return *dates;
}

const char *format_date(struct arena *arena, const char *tag, const char *date)
{
    struct civil time;
    if (!civil_parse(date, &time))
        return arena_string(arena, date);
    return format_with(arena, dates_of(formatters_of(tag), strlen(date)), time);
}

const char *format_day_of_year(struct arena *arena, const char *tag, struct civil day)
{
    struct formatters *f = formatters_of(tag);
    const struct amendment *amended = cldr_amendment(tag);
    if (!f->day_of_year)
        f->day_of_year = open_dates(locale_of(f), "MMMMd", amended->day_of_year, amended);
    return format_with(arena, f->day_of_year, day);
}

const char *format_weekday(
    struct arena *arena, const char *tag, int weekday, enum weekday_width width)
{
    assert(weekday >= 0 && weekday < 7);
    struct formatters *f = formatters_of(tag);
    UDateFormat **dates = width == WEEKDAY_LONG ? &f->weekday_long : &f->weekday_short;
    if (!*dates)
        *dates = open_dates(
            locale_of(f), NULL, width == WEEKDAY_LONG ? "cccc" : "ccc", cldr_amendment(tag));
    return format_with(arena, *dates, civil_from_day(weekday + 4)); /* 1970-01-05 was a Monday */
}

/* UAX #14 would let a line end behind these. */
static size_t breaking_punctuation(const char *at)
{
    static const char *const breaking[] = {"-", "/", "?", "|", "–", "—", "‐"};
    for (size_t i = 0; i < COUNT_OF(breaking); i++)
        if (strncmp(at, breaking[i], strlen(breaking[i])) == 0)
            return strlen(breaking[i]);
    return 0;
}

const char *format_isolate(struct arena *arena, const char *string, int breakable)
{
    struct strbuf isolated = {0};
    strbuf_add(&isolated, LRI);
    for (const char *at = string; *at;) {
        size_t breaking = breaking_punctuation(at), bytes = breaking ? breaking : 1;
        if (*at == ' ' && !breakable)
            strbuf_add(&isolated, NBSP);
        else
            strbuf_add_bytes(&isolated, at, bytes);
        at += bytes;
        if (breaking && *at && *at != ' ')
            strbuf_add(&isolated, WORD_JOINER);
    }
    strbuf_add(&isolated, PDI);
    const char *kept = arena_string(arena, isolated.string);
    strbuf_finish(&isolated);
    return kept;
}

const char *format_web(struct arena *arena, const char *address)
{
    return *address ? arena_printf(arena, "%s%s%s", LRI, address, PDI) : "";
}

const char *format_time(struct arena *arena, int minutes)
{
    return arena_printf(arena, "%s%02d:%02d%s", LRI, minutes / 60 % 24, minutes % 60, PDI);
}

const char *format_span(struct arena *arena, int start, int end)
{
    int shown = end == 24 * 60 ? end : end % (24 * 60);
    return arena_printf(arena, "%s%02d:%02d%s–%s%02d:%02d%s", LRI, start / 60 % 24, start % 60,
        WORD_JOINER, WORD_JOINER, shown / 60, shown % 60, PDI);
}

/* What is made of isolates only has no direction that could be found from outside: a list within a
 * list would run from left to right in any language (UAX #9, P2). */
static const char *isolated(struct arena *arena, const char *string)
{
    size_t length = strlen(string), end = strlen(PDI);
    bool already = strncmp(string, FSI, strlen(FSI)) == 0 && length > end &&
                   strcmp(string + length - end, PDI) == 0;
    return already ? string : arena_printf(arena, "%s%s%s", FSI, string, PDI);
}

const char *format_join(struct arena *arena, const char *a, const char *b)
{
    if (!*a || !*b)
        return arena_string(arena, *a ? a : b);
    return arena_printf(arena, "%s%s· %s", isolated(arena, a), NBSP, isolated(arena, b));
}

/* Of a string that the arena keeps; ICU asks for its own length beside it. */
static const UChar *to_units(struct arena *arena, const char *string, int32_t *length)
{
    size_t most = strlen(string) + 1;
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = arena_alloc(arena, most * sizeof *units);
    u_strFromUTF8(units, (int32_t)most, length, string, -1, &status);
    assert(U_SUCCESS(status));
    return units;
}

static const UListFormatter *lists_of(struct formatters *f)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!f->lists)
        f->lists = ulistfmt_open(locale_of(f), &status);
    assert(U_SUCCESS(status));
    return f->lists;
}

static const char *join_amended(
    struct arena *arena, const struct amendment *amended, const char *const *pieces)
{
    const char *list = "";
    for (size_t i = 0; pieces[i]; i++)
        list = arena_printf(arena, "%s%s%s", list,
            !i              ? ""
            : pieces[i + 1] ? amended->between
                            : amended->last,
            pieces[i]);
    return list;
}

static const char *join_by_cldr(
    struct arena *arena, struct formatters *f, const char *const *pieces, size_t count)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = TEXT_MOST;
    const UChar **units = arena_alloc(arena, (count + 1) * sizeof(UChar *));
    int32_t *lengths = arena_alloc(arena, (count + 1) * sizeof *lengths);
    for (size_t i = 0; i < count; i++) {
        units[i] = to_units(arena, pieces[i], &lengths[i]);
        room += lengths[i] + LIST_JOINT_MOST;
    }
    UChar *list = arena_alloc(arena, (size_t)room * sizeof *list);
    int32_t length =
        ulistfmt_format(lists_of(f), units, lengths, (int32_t)count, list, room, &status);
    assert(U_SUCCESS(status));
    return to_utf8(arena, list, length);
}

/* An isolate would hide the first letter of a piece, by which Spanish chooses between y and e; so
 * only those have one who need it. */
const char *format_list(struct arena *arena, const char *tag, const char *const *pieces)
{
    struct formatters *f = formatters_of(tag);
    const struct amendment *amended = cldr_amendment(tag);
    size_t count = 0;
    while (pieces[count])
        count++;
    const char **parts = arena_alloc(arena, (count + 1) * sizeof(char *));
    for (size_t i = 0; i < count; i++)
        parts[i] = f->language->right_to_left && count > 1 ? isolated(arena, pieces[i]) : pieces[i];
    return amended->last ? join_amended(arena, amended, parts)
                         : join_by_cldr(arena, f, parts, count);
}

const char *format_range(struct arena *arena, const char *a, const char *b)
{
    return arena_printf(arena, "%s%s%s%s– %s%s%s", FSI, a, PDI, NBSP, FSI, b, PDI);
}

/* Titlecase, not uppercase: Georgian has capitals for whole lines only. */
const char *format_capital(struct arena *arena, const char *tag, const char *string)
{
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap *title = ucasemap_open(language_find(tag)->locale,
        U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE | U_TITLECASE_NO_BREAK_ADJUSTMENT,
        &status);
    int32_t length = (int32_t)strlen(string), room = 3 * length + 1;
    char *capital = arena_alloc(arena, (size_t)room);
    ucasemap_utf8ToTitle(title, capital, room, string, length, &status);
    ucasemap_close(title);
    assert(U_SUCCESS(status));
    return capital;
}

int format_floor(const char *tag, int level)
{
    /* where the ground floor is the first; the Vietnamese text says lầu, which counts from above */
    static const char *const from_one[] = {"uk", "ru", "zh-Hans", "th", "ka", "hy"};
    for (size_t i = 0; i < COUNT_OF(from_one); i++)
        if (strcmp(from_one[i], tag) == 0)
            return level >= 0 ? level + 1 : level;
    return level;
}

static ULocaleDisplayNames *names_of(struct formatters *f)
{
    static UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE};
    UErrorCode status = U_ZERO_ERROR;
    if (!f->names)
        f->names = uldn_openForContext(locale_of(f), contexts, COUNT_OF(contexts), &status);
    assert(U_SUCCESS(status));
    return f->names;
}

/* NULL where CLDR has no name and would give the tag back. */
static const char *cldr_name_of(struct arena *arena, const char *tag, const char *spoken)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[TEXT_MOST];
    const ULocaleDisplayNames *names = names_of(formatters_of(tag));
    int length = uldn_languageDisplayName(names, spoken, units, TEXT_MOST, &status);
    if (U_FAILURE(status))
        return NULL;
    const char *name = to_utf8(arena, units, length);
    return strcmp(name, spoken) == 0 ? NULL : name;
}

const char *format_language_name(struct arena *arena, const char *tag, const char *spoken)
{
    const struct language *known = language_find(spoken);
    if (strcmp(spoken, "de-simple") == 0)
        return known->name;
    /* "zh" of "zh-Hans": a script is not spoken */
    const char *base = arena_substring(arena, spoken, strcspn(spoken, "-"));
    if (known && strcmp(language_find(tag)->locale, "de") == 0)
        return known->german;
    const char *name = cldr_amended_name(tag, base);
    if (!name)
        name = cldr_name_of(arena, tag, base);
    if (!name)
        name = known ? known->name : cldr_name_of(arena, "de", base);
    return name ? name : arena_string(arena, spoken);
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

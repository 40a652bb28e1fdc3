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

/* Where CLDR 42 writes a date back to front. */
static const struct own_pattern {
    const char *tag;
    const char *day, *day_of_year, *month;
} own_patterns[] = {
    {"kmr", "d MMMM y", "d MMMM", "LLLL y"},
    {"ckb", NULL, NULL, "LLLL y"},
};

/* Names that CLDR 42 lacks, gives to another (Kurmanji is only Kurdish, Somali's Dari is Persian)
 * or takes from what others call the Roma. */
static const struct own_name {
    const char *tag, *spoken, *name;
} own_names[] = {
    {"ti", "de", "ጀርመንኛ"},
    {"ti", "ar", "ዓረብኛ"},
    {"de", "kmr", "Kurmandschi"},
    {"de-simple", "kmr", "Kurmandschi"},
    {"en", "kmr", "Kurmanji"},
    {"ar", "kmr", "الكرمانجية"},
    {"uk", "kmr", "курманджі"},
    {"ru", "kmr", "курманджи"},
    {"tr", "kmr", "Kurmancî"},
    {"fa", "kmr", "کرمانجی"},
    {"kmr", "kmr", "kurmancî"},
    {"kmr", "ckb", "soranî"},
    {"kmr", "de", "almanî"},
    {"kmr", "prs", "darî"},
    {"kmr", "rom", "romanî"},
    {"kmr", "zh", "çînî"},
    {"fr", "kmr", "kurmandji"},
    {"es", "kmr", "kurmanyi"},
    {"ti", "kmr", "ኩርማንጂ"},
    {"ro", "kmr", "kurmanji"},
    {"pl", "kmr", "kurmandżi"},
    {"zh-Hans", "kmr", "库尔曼吉语"},
    {"prs", "kmr", "کرمانجی"},
    {"ckb", "kmr", "کورمانجی"},
    {"ckb", "prs", "دەری"},
    {"so", "prs", "Daari"},
    {"ar", "rom", "لغة الروما"},
    {"uk", "rom", "ромська"},
    {"ru", "rom", "романи"},
    {"pl", "rom", "romski"},
    {"zh-Hans", "rom", "罗姆语"},
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

/* The formatter of a skeleton such as "yMMMM", or of a whole pattern where `pattern` is given. */
static UDateFormat *open_dates(const char *locale, const char *skeleton, const char *pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wanted[64], units[TEXT_MOST];
    u_uastrcpy(wanted, pattern ? pattern : skeleton);
    u_strcpy(units, wanted);
    if (!pattern) {
        UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
        udatpg_getBestPattern(generator, wanted, -1, units, TEXT_MOST, &status);
        udatpg_close(generator);
    }
    UDateFormat *dates =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, units, -1, &status);
    assert(U_SUCCESS(status));
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

static const struct own_pattern *own_pattern_of(const char *tag)
{
    static const struct own_pattern none;
    for (size_t i = 0; i < COUNT_OF(own_patterns); i++)
        if (strcmp(own_patterns[i].tag, tag) == 0)
            return &own_patterns[i];
    return &none;
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
    if (!f->money)
        f->money = unum_open(UNUM_CURRENCY, NULL, 0, locale_of(f), NULL, &status);
    assert(U_SUCCESS(status));
    unum_setAttribute(f->money, UNUM_FRACTION_DIGITS, amount > (double)(long)amount ? 2 : 0);
    int length =
        unum_formatDoubleCurrency(f->money, amount, u"EUR", units, TEXT_MOST, NULL, &status);
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
    const struct own_pattern *own = own_pattern_of(f->language->tag);
    if (length == strlen("2026"))
        return f->year ? f->year : (f->year = open_dates(locale_of(f), "y", NULL));
    if (length == strlen("2026-11"))
        return f->month ? f->month : (f->month = open_dates(locale_of(f), "yMMMM", own->month));
    return f->day ? f->day : (f->day = open_dates(locale_of(f), "yMMMMd", own->day));
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
    if (!f->day_of_year)
        f->day_of_year = open_dates(locale_of(f), "MMMMd", own_pattern_of(tag)->day_of_year);
    return format_with(arena, f->day_of_year, day);
}

const char *format_weekday(
    struct arena *arena, const char *tag, int weekday, enum weekday_width width)
{
    assert(weekday >= 0 && weekday < 7);
    struct formatters *f = formatters_of(tag);
    UDateFormat **dates = width == WEEKDAY_LONG ? &f->weekday_long : &f->weekday_short;
    if (!*dates)
        *dates = open_dates(locale_of(f), NULL, width == WEEKDAY_LONG ? "cccc" : "ccc");
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

/* An isolate would hide the first letter of a piece, by which Spanish chooses between y and e; so
 * only those have one who need it. */
const char *format_list(struct arena *arena, const char *tag, const char *const *pieces)
{
    struct formatters *f = formatters_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0, bytes = 0, room = TEXT_MOST;
    while (pieces[count])
        count++;
    const UChar **units = arena_alloc(arena, ((size_t)count + 1) * sizeof(UChar *));
    int32_t *lengths = arena_alloc(arena, ((size_t)count + 1) * sizeof *lengths);
    for (int32_t i = 0; i < count; i++) {
        const char *piece = f->language->right_to_left ? isolated(arena, pieces[i]) : pieces[i];
        units[i] = to_units(arena, piece, &lengths[i]);
        room += lengths[i] + LIST_JOINT_MOST;
    }
    UChar *list = arena_alloc(arena, (size_t)room * sizeof *list);
    int32_t length = ulistfmt_format(lists_of(f), units, lengths, count, list, room, &status);
    char *written = arena_alloc(arena, (size_t)length * 3 + 1);
    u_strToUTF8(written, length * 3 + 1, &bytes, list, length, &status);
    assert(U_SUCCESS(status));
    return written;
}

const char *format_range(struct arena *arena, const char *a, const char *b)
{
    return arena_printf(arena, "%s%s%s%s– %s%s%s", FSI, a, PDI, NBSP, FSI, b, PDI);
}

const char *format_capital(struct arena *arena, const char *tag, const char *string)
{
    UChar first[2], capital[8];
    char utf8[32];
    int bytes = 1, units = 0, written = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!*string)
        return string;
    while (((unsigned char)string[bytes] & 0xC0) == 0x80)
        bytes++;
    u_strFromUTF8(first, COUNT_OF(first), &units, string, bytes, &status);
    units =
        u_strToUpper(capital, COUNT_OF(capital), first, units, language_find(tag)->locale, &status);
    u_strToUTF8(utf8, sizeof utf8, &written, capital, units, &status);
    assert(U_SUCCESS(status));
    return arena_printf(arena, "%.*s%s", written, utf8, string + bytes);
}

int format_floor(const char *tag, int level)
{
    /* where the ground floor is the first */
    static const char *const from_one[] = {"uk", "ru", "zh-Hans", "vi", "th"};
    for (size_t i = 0; i < COUNT_OF(from_one); i++)
        if (strcmp(from_one[i], tag) == 0)
            return level >= 0 ? level + 1 : level;
    return level;
}

static const char *own_name_of(const char *tag, const char *spoken)
{
    for (size_t i = 0; i < COUNT_OF(own_names); i++)
        if (strcmp(own_names[i].tag, tag) == 0 && strcmp(own_names[i].spoken, spoken) == 0)
            return own_names[i].name;
    return NULL;
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
    const char *name = own_name_of(tag, base);
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

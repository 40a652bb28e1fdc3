/* SPDX-License-Identifier: EUPL-1.2 */
#include "language/language.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

enum { NAME_MOST = 128 };

/* Tag, ICU's locale, own name, German name, relative, right to left. ICU 72 knows neither kmr nor
 * prs by these tags; Leichte Sprache is German; English dates are British, Portuguese is that of
 * Europe. Only a relative that
 * every reader reads as his own language stands in for another. */
static const struct language languages[] = {
    {"de", "de", "Deutsch", "Deutsch", NULL, false},
    {"en", "en-GB", "English", "Englisch", NULL, false},
    {"ar", "ar", "العربية", "Arabisch", NULL, true},
    {"uk", "uk", "Українська", "Ukrainisch", NULL, false},
    {"ru", "ru", "Русский", "Russisch", NULL, false},
    {"tr", "tr", "Türkçe", "Türkisch", NULL, false},
    {"fa", "fa", "فارسی", "Persisch", NULL, true},
    {"kmr", "ku", "Kurmancî", "Kurmandschi", NULL, false},
    {"fr", "fr", "Français", "Französisch", NULL, false},
    {"es", "es", "Español", "Spanisch", NULL, false},
    {"ti", "ti", "ትግርኛ", "Tigrinya", NULL, false},
    {"ro", "ro", "Română", "Rumänisch", NULL, false},
    {"pl", "pl", "Polski", "Polnisch", NULL, false},
    {"zh-Hans", "zh-Hans", "中文", "Chinesisch", NULL, false},
    {"de-simple", "de", "Leichte Sprache", "Leichte Sprache", NULL, false},
    {"prs", "fa-AF", "دری", "Dari", "fa", true},
    {"ps", "ps", "پښتو", "Paschto", NULL, true},
    {"ckb", "ckb", "کوردیی ناوەندی", "Sorani", NULL, true},
    {"so", "so", "Soomaali", "Somali", NULL, false},
    {"am", "am", "አማርኛ", "Amharisch", NULL, false},
    {"bg", "bg", "Български", "Bulgarisch", NULL, false},
    {"sq", "sq", "Shqip", "Albanisch", NULL, false},
    {"sr", "sr", "Српски", "Serbisch", NULL, false},
    {"hr", "hr", "Hrvatski", "Kroatisch", NULL, false},
    {"bs", "bs", "Bosanski", "Bosnisch", NULL, false},
    {"mk", "mk", "Македонски", "Mazedonisch", NULL, false},
    {"el", "el", "Ελληνικά", "Griechisch", NULL, false},
    {"it", "it", "Italiano", "Italienisch", NULL, false},
    {"pt", "pt-PT", "Português", "Portugiesisch", NULL, false},
    {"nl", "nl", "Nederlands", "Niederländisch", NULL, false},
    {"hu", "hu", "Magyar", "Ungarisch", NULL, false},
    {"vi", "vi", "Tiếng Việt", "Vietnamesisch", NULL, false},
    {"hi", "hi", "हिन्दी", "Hindi", NULL, false},
    {"ur", "ur", "اردو", "Urdu", NULL, true},
    {"bn", "bn", "বাংলা", "Bengalisch", NULL, false},
    {"ta", "ta", "தமிழ்", "Tamil", NULL, false},
    {"th", "th", "ไทย", "Thailändisch", NULL, false},
    {"ka", "ka", "ქართული", "Georgisch", NULL, false},
    {"hy", "hy", "Հայերեն", "Armenisch", NULL, false},
};

/* Languages that no row above names, as ICU knows them; made when they are first asked for. */
struct guest {
    struct language language;
    struct guest *next;
};

/* CLDR has hardly more than a name for many tags; those that it has data for are localised. */
static bool icu_knows(const char *locale)
{
    for (int i = 0; i < uloc_countAvailable(); i++)
        if (strcmp(uloc_getAvailable(i), locale) == 0)
            return true;
    return false;
}

/* ICU's locale of a tag that is written as BCP 47 would write it. */
static bool find_locale(const char *tag, char locale[ULOC_FULLNAME_CAPACITY])
{
    char canonical[ULOC_FULLNAME_CAPACITY];
    int32_t parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
    uloc_toLanguageTag(locale, canonical, sizeof canonical, true, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && *tag &&
           strcmp(canonical, tag) == 0 && icu_knows(locale);
}

/* As it stands alone, in a list of languages, with a capital where the script has them: CLDR knows
 * of some languages only that they write it so. The caller frees it; NULL: it has none. */
static char *name_in(const char *reader, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[NAME_MOST];
    char name[NAME_MOST * 3 + 1], capital[NAME_MOST * 3 + 1];
    ULocaleDisplayNames *names = uldn_open(reader, ULDN_STANDARD_NAMES, &status);
    int length = uldn_localeDisplayName(names, locale, units, NAME_MOST, &status);
    UCaseMap *title =
        ucasemap_open(reader, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &status);
    u_strToUTF8(name, sizeof name, NULL, units, length, &status);
    ucasemap_utf8ToTitle(title, capital, sizeof capital, name, -1, &status);
    ucasemap_close(title);
    uldn_close(names);
    bool found = U_SUCCESS(status) && *name && strcmp(name, locale) != 0;
    return found ? memory_string(capital) : NULL;
}

static struct guest *guest_create(const char *tag)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    if (!find_locale(tag, locale))
        return NULL;
    char *name = name_in(locale, locale), *german = name_in("de", locale);
    if (!name || !german) {
        free(name);
        free(german);
        return NULL;
    }
    struct guest *guest = memory_zero(sizeof *guest);
    guest->language.tag = guest->language.locale = memory_string(tag);
    guest->language.name = name;
    guest->language.german = german;
    guest->language.right_to_left = uloc_isRightToLeft(locale);
    return guest;
}

static const struct language *find_guest(const char *tag)
{
    static struct guest *guests;
    struct guest **at = &guests;
    while (*at && strcmp((*at)->language.tag, tag) != 0)
        at = &(*at)->next;
    if (!*at)
        *at = guest_create(tag);
    return *at ? &(*at)->language : NULL;
}

const struct language *language_find(const char *tag)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        if (strcmp(languages[i].tag, tag) == 0)
            return &languages[i];
    return find_guest(tag);
}

enum script_family language_family(const struct language *language)
{
    static const struct {
        UScriptCode script;
        enum script_family family;
    } families[] = {
        {USCRIPT_LATIN, SCRIPT_LATIN},
        {USCRIPT_CYRILLIC, SCRIPT_CYRILLIC},
        {USCRIPT_GREEK, SCRIPT_GREEK},
        {USCRIPT_ARABIC, SCRIPT_ARABIC},
        {USCRIPT_DEVANAGARI, SCRIPT_INDIC},
        {USCRIPT_BENGALI, SCRIPT_INDIC},
        {USCRIPT_GURMUKHI, SCRIPT_INDIC},
        {USCRIPT_GUJARATI, SCRIPT_INDIC},
        {USCRIPT_TAMIL, SCRIPT_INDIC},
        {USCRIPT_TELUGU, SCRIPT_INDIC},
        {USCRIPT_KANNADA, SCRIPT_INDIC},
        {USCRIPT_MALAYALAM, SCRIPT_INDIC},
        {USCRIPT_SINHALA, SCRIPT_INDIC},
        {USCRIPT_ETHIOPIC, SCRIPT_ETHIOPIC},
        {USCRIPT_HAN, SCRIPT_ASIAN},
        {USCRIPT_HIRAGANA, SCRIPT_ASIAN},
        {USCRIPT_KATAKANA, SCRIPT_ASIAN},
        {USCRIPT_HANGUL, SCRIPT_ASIAN},
        {USCRIPT_THAI, SCRIPT_ASIAN},
        {USCRIPT_LAO, SCRIPT_ASIAN},
        {USCRIPT_KHMER, SCRIPT_ASIAN},
        {USCRIPT_MYANMAR, SCRIPT_ASIAN},
        {USCRIPT_GEORGIAN, SCRIPT_CAUCASIAN},
        {USCRIPT_ARMENIAN, SCRIPT_CAUCASIAN},
    };
    UErrorCode status = U_ZERO_ERROR;
    UChar32 first;
    U8_GET((const uint8_t *)language->name, 0, 0, -1, first);
    UScriptCode script = uscript_getScript(first, &status);
    for (size_t i = 0; i < COUNT_OF(families); i++)
        if (families[i].script == script)
            return families[i].family;
    return SCRIPT_OTHER;
}

const struct language *const *language_all(void)
{
    static const struct language *all[COUNT_OF(languages) + 1];
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        all[i] = &languages[i];
    return all;
}

static size_t base_length(const char *tag)
{
    return strcspn(tag, "-|");
}

/* A desk that says "Kurdish" (ku) may mean Kurmanji or Sorani. "de-simple" and "de" are one
 * language to the person at the desk. To say of German that somebody speaks it would say nothing.
 */
bool language_spoken(const char *spoken, const char *tag)
{
    size_t base = base_length(tag);
    if (base == 2 && strncmp(tag, "de", 2) == 0)
        return false;
    bool kurdish = strcmp(tag, "kmr") == 0 || strcmp(tag, "ckb") == 0;
    for (; *spoken; spoken += strspn(spoken, "|")) {
        bool same = base_length(spoken) == base && strncmp(spoken, tag, base) == 0;
        if (same || (kurdish && base_length(spoken) == 2 && strncmp(spoken, "ku", 2) == 0))
            return true;
        spoken += strcspn(spoken, "|");
    }
    return false;
}

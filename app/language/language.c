/* SPDX-License-Identifier: EUPL-1.2 */
#include "language/language.h"

#include "base/memory.h"

#include <string.h>

/* Tag, ICU's locale, own name, German name, relative, right to left. ICU 72 knows neither kmr nor
 * prs by these tags; Leichte Sprache is German; English dates are British. Only a relative that
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
    {"pt", "pt", "Português", "Portugiesisch", NULL, false},
    {"nl", "nl", "Nederlands", "Niederländisch", NULL, false},
    {"hu", "hu", "Magyar", "Ungarisch", NULL, false},
    {"vi", "vi", "Tiếng Việt", "Vietnamesisch", NULL, false},
    {"hi", "hi", "हिन्दी", "Hindi", NULL, false},
    {"ur", "ur", "اردو", "Urdu", NULL, true},
    {"bn", "bn", "বাংলা", "Bengalisch", NULL, false},
    {"ta", "ta", "தமிழ்", "Tamil", NULL, false},
    {"th", "th", "ไทย", "Thailändisch", NULL, false},
};

const struct language *language_find(const char *tag)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        if (strcmp(languages[i].tag, tag) == 0)
            return &languages[i];
    return NULL;
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

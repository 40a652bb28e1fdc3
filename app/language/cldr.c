/* SPDX-License-Identifier: EUPL-1.2 */
#include "language/cldr.h"

#include "base/memory.h"

#include <string.h>

/* CLDR has the months of the Kurdish calendar; newspapers and offices write those of the sun's. */
static const char *const kurmanji[] = {"çileyê", "sibatê", "adarê", "nîsanê", "gulanê", "hezîranê",
    "tîrmehê", "tebaxê", "îlonê", "cotmehê", "mijdarê", "kanûnê"};
static const char *const kurmanji_alone[] = {"çile", "sibat", "adar", "nîsan", "gulan", "hezîran",
    "tîrmeh", "tebax", "îlon", "cotmeh", "mijdar", "kanûn"};

/* CLDR counts: "month eleven". These are as newspapers write them. */
static const char *const somali[] = {"Janaayo", "Febraayo", "Maarso", "Abriil", "Maajo", "Juun",
    "Luulyo", "Agoosto", "Sebtembar", "Oktoobar", "Nofembar", "Disembar"};

/* Joints: CLDR has none for Sorani, a Latin comma in Amharic and a control character in Persian. */
static const struct amendment amendments[] = {
    {.tag = "kmr",
        .day = "d MMMM y",
        .day_of_year = "d MMMM",
        .month = "LLLL y",
        .months = kurmanji,
        .months_alone = kurmanji_alone},
    {.tag = "ckb", .day_of_year = "d'ی' MMMM", .month = "LLLL y", .between = "، ", .last = " و "},
    {.tag = "fa", .between = "، ", .last = " و "},
    {.tag = "prs", .day_of_year = "d MMMM", .between = "، ", .last = " و "},
    {.tag = "ps", .day_of_year = "'د' MMMM d", .month = "'د' y MMMM"},
    {.tag = "so", .day = "d MMMM y", .day_of_year = "d MMMM", .month = "LLLL y", .months = somali},
    {.tag = "am", .day_of_year = "d MMMM", .between = "፣ ", .last = " እና "},
    {.tag = "mk", .month = "LLLL y"},
    {.tag = "hy", .month = "y 'թ'. LLLL"}, /* CLDR's stop is one that fonts lack */
    {.tag = "vi", .day = "d 'tháng' M 'năm' y"},
};

const struct amendment *cldr_amendment(const char *tag)
{
    static const struct amendment none;
    for (size_t i = 0; i < COUNT_OF(amendments); i++)
        if (strcmp(amendments[i].tag, tag) == 0)
            return &amendments[i];
    return &none;
}

/* Names that CLDR lacks, writes in English or with letters of another language, gives to two
 * (Kurmanji is only Kurdish, Somali's Dari is Persian) or takes from what others call a people.
 * Sorani is what its speakers say; Greek has Macedonian since the Prespa Agreement (1.3 c). */
static const struct amended_name {
    const char *tag, *spoken, *name;
} amended_names[] = {
    {"en", "kmr", "Kurmanji"},
    {"ar", "kmr", "الكرمانجية"},
    {"uk", "kmr", "курманджі"},
    {"ru", "kmr", "курманджи"},
    {"tr", "kmr", "Kurmancî"},
    {"fa", "kmr", "کرمانجی"},
    {"kmr", "kmr", "kurmancî"},
    {"fr", "kmr", "kurmandji"},
    {"es", "kmr", "kurmanyi"},
    {"ti", "kmr", "ኩርማንጂ"},
    {"ro", "kmr", "kurmanji"},
    {"pl", "kmr", "kurmandżi"},
    {"zh-Hans", "kmr", "库尔曼吉语"},
    {"prs", "kmr", "کرمانجی"},
    {"ps", "kmr", "کورمانجي"},
    {"ckb", "kmr", "کورمانجی"},
    {"so", "kmr", "Kurmanji"},
    {"am", "kmr", "ኩርማንጂኛ"},
    {"bg", "kmr", "курманджи"},
    {"sq", "kmr", "kurmanxhi"},
    {"sr", "kmr", "курманџи"},
    {"hr", "kmr", "kurmandži"},
    {"bs", "kmr", "kurmandži"},
    {"mk", "kmr", "курманџи"},
    {"el", "kmr", "Κουρμαντζί"},
    {"it", "kmr", "kurmanji"},
    {"pt", "kmr", "curmanji"},
    {"nl", "kmr", "Kurmançî"},
    {"hu", "kmr", "kurmandzsi"},
    {"vi", "kmr", "Tiếng Kurmanji"},
    {"hi", "kmr", "कुरमांजी"},
    {"ur", "kmr", "کرمانجی"},
    {"bn", "kmr", "কুরমাঞ্জি"},
    {"ta", "kmr", "குர்மாஞ்சி"},
    {"th", "kmr", "กุรมันจี"},
    {"ka", "kmr", "კურმანჯი"},
    {"hy", "kmr", "քուրմանջի"},

    {"en", "ckb", "Sorani"},
    {"uk", "ckb", "сорані"},
    {"ru", "ckb", "сорани"},
    {"tr", "ckb", "Sorani"},
    {"fa", "ckb", "سورانی"},
    {"prs", "ckb", "سورانی"},
    {"kmr", "ckb", "soranî"},
    {"ro", "ckb", "sorani"},
    {"zh-Hans", "ckb", "索拉尼语"},
    {"ps", "ckb", "سوراني"},
    {"so", "ckb", "Soraani"},
    {"bg", "ckb", "сорани"},
    {"sq", "ckb", "sorani"},
    {"sr", "ckb", "сорани"},
    {"hr", "ckb", "sorani"},
    {"bs", "ckb", "sorani"},
    {"mk", "ckb", "сорани"},
    {"el", "ckb", "Σορανί"},
    {"pt", "ckb", "sorani"},
    {"hu", "ckb", "szoráni"},
    {"vi", "ckb", "Tiếng Sorani"},
    {"ur", "ckb", "سورانی"},
    {"bn", "ckb", "সোরানি"},
    {"ta", "ckb", "சோரானி"},
    {"th", "ckb", "โซรานี"},
    {"ka", "ckb", "სორანი"},

    {"ar", "rom", "لغة الروما"},
    {"uk", "rom", "ромська"},
    {"ru", "rom", "романи"},
    {"kmr", "rom", "romanî"},
    {"kmr", "ro", "romanyayî"},
    {"ti", "rom", "ሮማኒ"},
    {"pl", "rom", "romski"},
    {"zh-Hans", "rom", "罗姆语"},
    {"ps", "rom", "روماني"},
    {"ckb", "rom", "زمانی ڕۆما"},
    {"so", "rom", "Romaani"},
    {"am", "rom", "ሮማኒኛ"},
    {"sq", "rom", "romisht"},
    {"ur", "rom", "رومانی"},
    {"ka", "rom", "რომული"},

    {"ti", "de", "ጀርመንኛ"},
    {"ti", "ar", "ዓረብኛ"},
    {"kmr", "de", "almanî"},
    {"kmr", "prs", "darî"},
    {"kmr", "zh", "çînî"},
    {"ckb", "prs", "دەری"},
    {"ckb", "uk", "ئۆکراینی"},
    {"ckb", "hr", "کرواتی"},
    {"ckb", "mk", "ماکێدۆنی"},
    {"ckb", "bn", "بەنگالی"},
    {"ckb", "ka", "گورجی"},
    {"ckb", "sk", "سلۆڤاکی"},
    {"ps", "prs", "دری"},
    {"so", "prs", "Daari"},
    {"so", "tr", "Turki"},
    {"so", "ti", "Tigriiniya"},
    {"so", "zh", "Shiineys"},
    {"so", "bn", "Bangaali"},
    {"am", "de", "ጀርመንኛ"},
    {"am", "ro", "ሮማኒያኛ"},
    {"am", "nl", "ደችኛ"},
    {"am", "ka", "ጆርጂያኛ"},
    {"am", "hy", "አርመንኛ"},
    {"el", "mk", "Μακεδονικά"},
};

const char *cldr_amended_name(const char *tag, const char *spoken)
{
    for (size_t i = 0; i < COUNT_OF(amended_names); i++)
        if (strcmp(amended_names[i].tag, tag) == 0 && strcmp(amended_names[i].spoken, spoken) == 0)
            return amended_names[i].name;
    return NULL;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What every language of the table answers, looked at one by one and written down: a row that
 * changes with a newer ICU is looked at again. A language more is a line more; a failure prints
 * the line as the program has it now. */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "language/format.h"
#include "language/language.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { MONTHS = 12, WEEK = 7 };

/* Number, amounts, date, day, month, year, weekdays, list, floor one above the ground; < > isolate,
 * _ is a space that does not break, ~ keeps letters apart. `order`: words in alphabetical order. */
static const struct {
    const char *tag, *answers, *order;
} cases[] = {
    {"de",
        "1.234.567; 16_€; 12,50_€; 23. November 2026; 1. Mai; Mai 2026; 2026; Montag Dienstag "
        "Mittwoch Donnerstag Freitag Samstag Sonntag; Mo Di Mi Do Fr Sa So; x, y und z; 1",
        "Amt Ämter Bank öffnen Ort"},
    {"en",
        "1,234,567; €16; €12.50; 23 November 2026; 1 May; May 2026; 2026; Monday Tuesday Wednesday "
        "Thursday Friday Saturday Sunday; Mon Tue Wed Thu Fri Sat Sun; x, y and z; 1",
        "apple Bank cafe"},
    {"ar",
        "<1,234,567>; <(RLM)16_€>; <(RLM)12.50_€>; 23 نوفمبر 2026; 1 مايو; مايو 2026; 2026; "
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد; الاثنين الثلاثاء الأربعاء الخميس "
        "الجمعة السبت الأحد; <x> و<y> و<z>; 1",
        "ا ب ت ث ج"},
    {"uk",
        "1_234_567; 16_€; 12,50_€; 23 листопада 2026_р.; 1 травня; травень 2026_р.; 2026; "
        "понеділок вівторок середа четвер пʼятниця субота неділя; пн вт ср чт пт сб нд; x, y і z; "
        "2",
        "г ґ д е є ж и і ї й ь ю"},
    {"ru",
        "1_234_567; 16_€; 12,50_€; 23 ноября 2026_г.; 1 мая; май 2026_г.; 2026; понедельник "
        "вторник среда четверг пятница суббота воскресенье; пн вт ср чт пт сб вс; x, y и z; 2",
        "е ж з и й к ь э"},
    {"tr",
        "1.234.567; €16; €12,50; 23 Kasım 2026; 1 Mayıs; Mayıs 2026; 2026; Pazartesi Salı Çarşamba "
        "Perşembe Cuma Cumartesi Pazar; Pzt Sal Çar Per Cum Cmt Paz; x, y ve z; 1",
        "c ç d g ğ h ı i o ö s ş u ü"},
    {"fa",
        "<۱٬۲۳۴٬۵۶۷>; <(LRM)€۱۶>; <(LRM)€۱۲٫۵۰>; ۲۳ نوامبر ۲۰۲۶; ۱ مه; مهٔ ۲۰۲۶; ۲۰۲۶; دوشنبه "
        "سه~شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه; دوشنبه سه~شنبه چهارشنبه پنجشنبه جمعه شنبه "
        "یکشنبه; <x>، <y> و <z>; 1",
        "ب پ ت ج چ ح ز ژ ک گ"},
    {"kmr",
        "1.234.567; 16_€; 12,50_€; 23 mijdarê 2026; 1 gulanê; gulan 2026; 2026; duşem sêşem çarşem "
        "pêncşem în şemî yekşem; dş sş çş pş în ş yş; x, y û z; 1",
        "c ç d e ê f i î j s ş t u û v"},
    {"fr",
        "1_234_567; 16_€; 12,50_€; 23 novembre 2026; 1 mai; mai 2026; 2026; lundi mardi mercredi "
        "jeudi vendredi samedi dimanche; lun. mar. mer. jeu. ven. sam. dim.; x, y et z; 1",
        "coup école été fin"},
    {"es",
        "1.234.567; 16_€; 12,50_€; 23 de noviembre de 2026; 1 de mayo; mayo de 2026; 2026; lunes "
        "martes miércoles jueves viernes sábado domingo; lun mar mié jue vie sáb dom; x, y y z; 1",
        "n ñ o"},
    {"ti",
        "1,234,567; €16; €12.50; 23 ሕዳር 2026; 1 ግንቦት; ግንቦት 2026; 2026; ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም "
        "ሰንበት; ሰኑ ሰሉ ረቡ ሓሙ ዓር ቀዳ ሰን; x፣ yን zን; 1",
        "ሀ ለ ሐ መ"},
    {"ro",
        "1.234.567; 16_€; 12,50_€; 23 noiembrie 2026; 1 mai; mai 2026; 2026; luni marți miercuri "
        "joi vineri sâmbătă duminică; lun. mar. mie. joi vin. sâm. dum.; x, y și z; 1",
        "a ă â b i î j s ș t ț"},
    {"pl",
        "1_234_567; 16_€; 12,50_€; 23 listopada 2026; 1 maja; maj 2026; 2026; poniedziałek wtorek "
        "środa czwartek piątek sobota niedziela; pon. wt. śr. czw. pt. sob. niedz.; x, y i z; 1",
        "a ą b c ć d l ł m n ń o ó s ś z ź ż"},
    {"zh-Hans",
        "1,234,567; €16; €12.50; 2026年11月23日; 5月1日; 2026年5月; 2026年; 星期一 星期二 星期三 "
        "星期四 星期五 星期六 星期日; 周一 周二 周三 周四 周五 周六 周日; x、y和z; 2",
        "北京 上海 中国"},
    {"de-simple",
        "1.234.567; 16_€; 12,50_€; 23. November 2026; 1. Mai; Mai 2026; 2026; Montag Dienstag "
        "Mittwoch Donnerstag Freitag Samstag Sonntag; Mo Di Mi Do Fr Sa So; x, y und z; 1",
        "Amt Ämter Bank"},
    {"prs",
        "<۱٬۲۳۴٬۵۶۷>; <€_۱۶>; <€_۱۲٫۵۰>; ۲۳ نومبر ۲۰۲۶; ۱ می; می ۲۰۲۶; ۲۰۲۶; دوشنبه سه~شنبه "
        "چهارشنبه پنجشنبه جمعه شنبه یکشنبه; دوشنبه سه~شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه; <x>، "
        "<y> و <z>; 1",
        "ب پ ت ج چ ح"},
    {"ps",
        "<۱٬۲۳۴٬۵۶۷>; <€_۱۶>; <€_۱۲٫۵۰>; د ۲۰۲۶ د نومبر ۲۳; د مۍ ۱; د ۲۰۲۶ مۍ; ۲۰۲۶; دونۍ درېنۍ "
        "څلرنۍ پينځنۍ جمعه اونۍ يونۍ; دونۍ درېنۍ څلرنۍ پينځنۍ جمعه اونۍ يونۍ; <x>، <y>، او <z>; 1",
        "ب پ ت ټ ث ج ځ چ څ"},
    {"ckb",
        "<١٬٢٣٤٬٥٦٧>; <١٦_€>; <١٢٫٥٠_€>; ٢٣ی تشرینی دووەمی ٢٠٢٦; ١ی ئایار; ئایار ٢٠٢٦; ٢٠٢٦; "
        "دووشەممە سێشەممە چوارشەممە پێنجشەممە ھەینی شەممە یەکشەممە; دووشەممە سێشەممە چوارشەممە "
        "پێنجشەممە ھەینی شەممە یەکشەممە; <x>، <y> و <z>; 1",
        "ب پ ت ر ز ژ س ک گ ل"},
    {"so",
        "1,234,567; €16; €12.50; 23 Nofembar 2026; 1 Maajo; Maajo 2026; 2026; Isniin Talaado "
        "Arbaco Khamiis Jimco Sabti Axad; Isn Tldo Arbc Khms Jmc Sbti Axd; x, y iyo z; 1",
        "aqal dugsi shaqo"},
    {"am",
        "1,234,567; €16; €12.50; 23 ኖቬምበር 2026; 1 ሜይ; ሜይ 2026; 2026; ሰኞ ማክሰኞ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሑድ; "
        "ሰኞ ማክሰ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሑድ; x፣ y እና z; 1",
        "ሀ ለ ሐ መ"},
    {"bg",
        "1_234_567; 16_€; 12,50_€; 23 ноември 2026_г.; 1 май; май 2026_г.; 2026_г.; понеделник "
        "вторник сряда четвъртък петък събота неделя; пн вт ср чт пт сб нд; x, y и z; 1",
        "а б в ж з щ ъ ю"},
    {"sq",
        "1_234_567; 16_€; 12,50_€; 23 nëntor 2026; 1 maj; maj 2026; 2026; e hënë e martë e mërkurë "
        "e enjte e premte e shtunë e diel; hën mar mër enj pre sht die; x, y dhe z; 1",
        "c ç d dh e ë g gj"},
    {"sr",
        "1.234.567; 16_€; 12,50_€; 23. новембар 2026.; 1. мај; мај 2026.; 2026.; понедељак уторак "
        "среда четвртак петак субота недеља; пон уто сре чет пет суб нед; x, y и z; 1",
        "д ђ е ж ј к л љ н њ т ћ у"},
    {"hr",
        "1.234.567; 16_€; 12,50_€; 23. studenoga 2026.; 1. svibnja; svibanj 2026.; 2026.; "
        "ponedjeljak utorak srijeda četvrtak petak subota nedjelja; pon uto sri čet pet sub ned; "
        "x, y i z; 1",
        "c č ć d dž đ e l lj m n nj o s š z ž"},
    {"bs",
        "1.234.567; 16_€; 12,50_€; 23. novembar 2026.; 1. maj; maj 2026.; 2026.; ponedjeljak "
        "utorak srijeda četvrtak petak subota nedjelja; pon uto sri čet pet sub ned; x, y i z; 1",
        "c č ć d dž đ e"},
    {"mk",
        "1.234.567; 16_€; 12,50_€; 23 ноември 2026; 1 мај; мај 2026; 2026; понеделник вторник "
        "среда четврток петок сабота недела; пон. вто. сре. чет. пет. саб. нед.; x, y и z; 1",
        "г д ѓ з ѕ и ј т ќ у"},
    {"el",
        "1.234.567; 16_€; 12,50_€; 23 Νοεμβρίου 2026; 1 Μαΐου; Μάιος 2026; 2026; Δευτέρα Τρίτη "
        "Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή; Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ; x, y και z; 1",
        "α β γ ω"},
    {"it",
        "1.234.567; 16_€; 12,50_€; 23 novembre 2026; 1 maggio; maggio 2026; 2026; lunedì martedì "
        "mercoledì giovedì venerdì sabato domenica; lun mar mer gio ven sab dom; x, y e z; 1",
        "casa città zona"},
    {"pt",
        "1_234_567; 16_€; 12,50_€; 23 de novembro de 2026; 1 de maio; maio de 2026; 2026; "
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo; segunda "
        "terça quarta quinta sexta sábado domingo; x, y e z; 1",
        "água bola cão"},
    {"nl",
        "1.234.567; €_16; €_12,50; 23 november 2026; 1 mei; mei 2026; 2026; maandag dinsdag "
        "woensdag donderdag vrijdag zaterdag zondag; ma di wo do vr za zo; x, y en z; 1",
        "huis ijs school"},
    {"hu",
        "1_234_567; 16_€; 12,50_€; 2026. november 23.; május 1.; 2026. május; 2026.; hétfő kedd "
        "szerda csütörtök péntek szombat vasárnap; H K Sze Cs P Szo V; x, y és z; 1",
        "a b c cs d o ö"},
    {"vi",
        "1.234.567; 16_€; 12,50_€; 23 tháng 11 năm 2026; 1 tháng 5; tháng 5 năm 2026; 2026; Thứ "
        "Hai Thứ Ba Thứ Tư Thứ Năm Thứ Sáu Thứ Bảy Chủ Nhật; Th 2 Th 3 Th 4 Th 5 Th 6 Th 7 CN; x, "
        "y và z; 1",
        "a ă â b d đ e ê o ô ơ u ư"},
    {"hi",
        "12,34,567; €16; €12.50; 23 नवंबर 2026; 1 मई; मई 2026; 2026; सोमवार मंगलवार बुधवार गुरुवार "
        "शुक्रवार शनिवार रविवार; सोम मंगल बुध गुरु शुक्र शनि रवि; x, y, और z; 1",
        "अ आ इ क ख ग"},
    {"ur",
        "<1,234,567>; <€16>; <€12.50>; 23 نومبر، 2026; 1 مئی; مئی 2026; 2026; پیر منگل بدھ جمعرات "
        "جمعہ ہفتہ اتوار; پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار; <x>، <y>، اور <z>; 1",
        "ا ب پ ت ٹ ث"},
    {"bn",
        "১২,৩৪,৫৬৭; ১৬€; ১২.৫০€; ২৩ নভেম্বর, ২০২৬; ১ মে; মে ২০২৬; ২০২৬; সোমবার মঙ্গলবার বুধবার "
        "বৃহস্পতিবার শুক্রবার শনিবার রবিবার; সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি রবি; x, y এবং z; 1",
        "অ আ ক খ"},
    {"ta",
        "12,34,567; €16; €12.50; 23 நவம்பர், 2026; 1 மே; மே 2026; 2026; திங்கள் செவ்வாய் புதன் வியாழன் "
        "வெள்ளி சனி ஞாயிறு; திங். செவ். புத. வியா. வெள். சனி ஞாயி.; x, y மற்றும் z; 1",
        "அ ஆ க ங ச"},
    {"th",
        "1,234,567; €16; €12.50; 23 พฤศจิกายน 2026; 1 พฤษภาคม; พฤษภาคม 2026; 2026; วันจันทร์ วันอังคาร "
        "วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์; จ. อ. พ. พฤ. ศ. ส. อา.; x y และz; 2",
        "กา เก ขา ไข"},
    {"ka",
        "1_234_567; 16_€; 12,50_€; 23 ნოემბერი, 2026; 1 მაისი; მაისი, 2026; 2026; ორშაბათი "
        "სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა; ორშ სამ ოთხ ხუთ პარ შაბ კვი; x, y "
        "და z; 2",
        "ა ბ გ ჰ"},
    {"hy",
        "1_234_567; 16_€; 12,50_€; 23 նոյեմբերի, 2026 թ.; մայիսի 1; 2026 թ. մայիս; 2026; "
        "երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի; երկ երք չրք հնգ ուր շբթ "
        "կիր; x, y և z; 2",
        "ա բ գ ֆ"},
};

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_create();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

/* With what cannot be seen made visible. */
static const char *visible(const char *string)
{
    static const struct {
        const char *hidden, *shown;
    } marks[] = {{"\u2066", "<"}, {"\u2068", "<"}, {"\u2069", ">"}, {"\u00A0", "_"},
        {"\u202F", "_"}, {"\u200E", "(LRM)"}, {"\u200F", "(RLM)"}, {"\u200C", "~"}};
    struct strbuf shown = {0};
    while (*string) {
        size_t i = 0;
        while (
            i < COUNT_OF(marks) && strncmp(string, marks[i].hidden, strlen(marks[i].hidden)) != 0)
            i++;
        if (i < COUNT_OF(marks))
            strbuf_add(&shown, marks[i].shown);
        else
            strbuf_add_bytes(&shown, string, 1);
        string += i < COUNT_OF(marks) ? strlen(marks[i].hidden) : 1;
    }
    const char *kept = arena_string(arena, shown.string);
    strbuf_finish(&shown);
    return kept;
}

static const char *week(const char *tag, enum weekday_width width)
{
    const char *days = "";
    for (int i = 0; i < WEEK; i++)
        days =
            arena_printf(arena, "%s%s%s", days, i ? " " : "", format_weekday(arena, tag, i, width));
    return days;
}

static const char *answers_of(const char *tag)
{
    static const char *const letters[] = {"x", "y", "z", NULL};
    return visible(arena_printf(arena, "%s; %s; %s; %s; %s; %s; %s; %s; %s; %s; %d",
        format_number(arena, tag, 1234567), format_money(arena, tag, "16"),
        format_money(arena, tag, "12.50"), format_date(arena, tag, "2026-11-23"),
        format_day_of_year(arena, tag, (struct civil){2026, 5, 1, 0, 0}),
        format_date(arena, tag, "2026-05"), format_date(arena, tag, "2026"),
        week(tag, WEEKDAY_LONG), week(tag, WEEKDAY_SHORT), format_list(arena, tag, letters),
        format_floor(tag, 1)));
}

static bool is_in_order(const char *tag, const char *words)
{
    char *rest = arena_string(arena, words), *word, *before = strsep(&rest, " ");
    for (; (word = strsep(&rest, " ")); before = word)
        if (format_compare(tag, before, word) >= 0) {
            print_error("%s: \"%s\" does not stand before \"%s\"\n", tag, before, word);
            return false;
        }
    return true;
}

static void every_language_answers_as_it_was_looked_at(void **state)
{
    const struct language *const *all = language_all();
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *answers = answers_of(cases[i].tag);
        if (strcmp(answers, cases[i].answers) != 0) {
            print_error("{\"%s\", \"%s\", …},\n", cases[i].tag, answers);
            wrong++;
        }
        wrong += !is_in_order(cases[i].tag, cases[i].order);
    }
    assert_int_equal(wrong, 0);
    for (size_t i = 0; all[i]; i++)
        assert_string_equal(all[i]->tag, cases[i].tag);
}

/* What the screens take from ICU, for a language and a place in the list; NULL behind the last. */
static const char *text_of(const char *tag, int place)
{
    const struct language *const *all = language_all();
    if (place < MONTHS)
        return format_date(arena, tag, arena_printf(arena, "2026-%02d", place + 1));
    if ((place -= MONTHS) < WEEK)
        return format_weekday(arena, tag, place, WEEKDAY_LONG);
    if ((place -= WEEK) < WEEK)
        return format_weekday(arena, tag, place, WEEKDAY_SHORT);
    if ((place -= WEEK) == 0)
        return format_language_name(arena, tag, "rom");
    for (int i = 0; all[i]; i++)
        if (i == place - 1)
            return format_language_name(arena, tag, all[i]->tag);
    return NULL;
}

/* Is the same in English. */
static bool is_alike(const char *tag, const char *text)
{
    static const char *const alike[] = {
        ("de|April 2026|August 2026|September 2026|November 2026|"
         "Tigrinya|Dari|Sorani|Somali|Hindi|Urdu|Tamil"),
        "nl|Tigrinya|Dari|Hindi|Urdu|Tamil|Thai",
        "so|Kurmanji|Hindi",
        "tr|Sorani",
        "*|2026|Leichte Sprache",
    };
    for (size_t i = 0; i < COUNT_OF(alike); i++) {
        char *rest = arena_string(arena, alike[i]), *word = strsep(&rest, "|");
        bool meant = *word == '*' || strncmp(word, tag, strlen(word)) == 0;
        while (meant && (word = strsep(&rest, "|")))
            if (strcmp(word, text) == 0)
                return true;
    }
    return false;
}

static void no_language_answers_in_english(void **state)
{
    size_t wrong = 0;
    const char *text, *english;
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++)
        for (int i = 0; strcmp((*l)->tag, "en") != 0 && (text = text_of((*l)->tag, i)); i++) {
            english = text_of("en", i);
            if (strcmp(text, english) == 0 && !is_alike((*l)->tag, text)) {
                print_error("%s: \"%s\" is the English word\n", (*l)->tag, text);
                wrong++;
            }
        }
    assert_int_equal(wrong, 0);
}

/* Of its first letter. */
static UScriptCode script_of(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[128];
    u_strFromUTF8(units, COUNT_OF(units), NULL, text, -1, &status);
    assert_true(U_SUCCESS(status));
    return uscript_getScript(units[0], &status);
}

static bool is_written_in(const char *text, UScriptCode script)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[128];
    int length = 0;
    u_strFromUTF8(units, COUNT_OF(units), &length, text, -1, &status);
    assert_true(U_SUCCESS(status));
    for (int i = 0; i < length; i++) /* the apostrophe of Ukrainian is a letter of none */
        if (u_isalpha(units[i]) && !uscript_hasScript(units[i], script) &&
            uscript_getScript(units[i], &status) != USCRIPT_COMMON)
            return false;
    return true;
}

static void every_answer_is_in_the_script_of_its_language(void **state)
{
    size_t wrong = 0;
    const char *text;
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++) {
        UScriptCode script = script_of((*l)->name);
        for (int i = 0; (text = text_of((*l)->tag, i)); i++)
            if (!is_written_in(text, script) && strcmp(text, "Leichte Sprache") != 0) {
                print_error("%s: \"%s\" is in another script\n", (*l)->tag, text);
                wrong++;
            }
    }
    assert_int_equal(wrong, 0);
}

static void no_two_languages_have_one_name(void **state)
{
    const struct language *const *all = language_all();
    (void)state;
    for (int l = 0; all[l]; l++)
        for (int a = 0; all[a]; a++)
            for (int b = 0; b < a; b++)
                assert_string_not_equal(format_language_name(arena, all[l]->tag, all[a]->tag),
                    format_language_name(arena, all[l]->tag, all[b]->tag));
}

static void lists_are_joined_as_the_pieces_ask(void **state)
{
    static const struct {
        const char *tag, *pieces[4], *written;
    } joined[] = {
        {"de", {NULL}, ""},
        {"de", {"Arabisch"}, "Arabisch"},
        {"ar", {"العربية"}, "العربية"},
        {"es", {"alemán", "inglés"}, "alemán e inglés"},
        {"es", {"alemán", "francés"}, "alemán y francés"},
        {"fr", {"a", "b", "c"}, "a, b et c"},
        {"zh-Hans", {"a", "b", "c"}, "a、b和c"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(joined); i++)
        assert_string_equal(format_list(arena, joined[i].tag, joined[i].pieces), joined[i].written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_answers_as_it_was_looked_at),
        cmocka_unit_test(no_language_answers_in_english),
        cmocka_unit_test(every_answer_is_in_the_script_of_its_language),
        cmocka_unit_test(no_two_languages_have_one_name),
        cmocka_unit_test(lists_are_joined_as_the_pieces_ask),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

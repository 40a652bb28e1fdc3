/* SPDX-License-Identifier: EUPL-1.2 */
/* What the check says about one fault in an otherwise sound pack. */
#include "unit.h"

#include "author_pack.h"

#include "author/check.h"
#include "author/report.h"
#include "base/memory.h"
#include "pack/sql.h"

static const struct civil TODAY = {2026, 11, 24, 10, 0};

struct checked {
    struct arena *arena;
    const char *folder;
    const struct source *source;
    struct diagnostics *diagnostics;
};

/* The sound pack with one sheet written anew (NULL: none), read and checked. */
static struct checked check_pack(const struct sheet *other)
{
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, other);
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, folder, diagnostics);
    assert_non_null(source);
    check_source(source, arena_printf(arena, "%s/share", folder), TODAY, diagnostics);
    return (struct checked){arena, folder, source, diagnostics};
}

static void finish(const struct checked *checked)
{
    diagnostics_destroy(checked->diagnostics);
    remove_pack(checked->folder);
    arena_destroy(checked->arena);
}

static const char *without(struct arena *arena, const char *text, const char *folder)
{
    char *copy = arena_alloc(arena, strlen(text) + 1), *out = copy;
    size_t length = strlen(folder);
    for (const char *in = text; *in;) {
        if (strncmp(in, folder, length) == 0)
            in += length + (in[length] == '/');
        else
            *out++ = *in++;
    }
    return copy;
}

/* What is printed, with the folder's name taken off: the diagnostics, or with the summary. */
static const char *printed(
    const struct checked *checked, enum diagnostics_format format, bool summary)
{
    char *text = NULL;
    size_t bytes;
    FILE *stream = open_memstream(&text, &bytes);
    if (summary)
        report_print(checked->source, checked->diagnostics, format, stream);
    else
        diagnostics_print(checked->diagnostics, format, stream);
    fclose(stream);
    const char *copy = without(checked->arena, text, checked->folder);
    free(text);
    return copy;
}

/* Whether a line of what the check says begins so. */
static bool is_said(const struct sheet *sheet, const char *line)
{
    struct checked checked = check_pack(sheet);
    const char *says =
        arena_printf(checked.arena, "\n%s", printed(&checked, DIAGNOSTICS_TEXT, false));
    bool said = strstr(says, arena_printf(checked.arena, "\n%s", line)) != NULL;
    if (!said)
        print_error("expected: %s\nfound:%s", line, says);
    finish(&checked);
    return said;
}

#define TEN(text) text text text text text text text text text text
#define ORGANISATION(column, cell)                                                                 \
    {                                                                                              \
        "organisations.csv", "id,name,confidence," column "\ntown,Stadt,high," cell "\n"           \
                             "shelter,Haus,high,\n"                                                \
    }
#define SERVICE(column, cell)                                                                      \
    {                                                                                              \
        "services.csv", "id,topics,name,what,confidence," column                                   \
                        "\none,help,Rat,Wir {n},high," cell "\ntwo,help,Rat,Wir,low,\n"            \
    }
#define PLACE(column, cell)                                                                        \
    {                                                                                              \
        "places.csv", "id," column "\nhall," cell "\nhidden,\n"                                    \
    }
#define PICTURE(cell)                                                                              \
    {                                                                                              \
        "places.csv", "id,picture\nhall," cell "\nhidden,way.svg\n"                                \
    }
#define HOURS(row)                                                                                 \
    {                                                                                              \
        "hours.csv", "id,service,contact,organisation,kind,rule,valid_from,valid_until,"           \
                     "confidence\na,one,,,phone,24/7,,,high\n" row "\n"                            \
    }
#define POINT(row)                                                                                 \
    {                                                                                              \
        "contact-points.csv", "id,service,organisation,phone,licence,attribution,confidence\n"     \
                              "a,one,,0241 2,DL-DE-BY-2.0,Land,high\n" row ",high\n"               \
    }
#define PROVENANCE_OF(cells)                                                                       \
    {                                                                                              \
        "provenance.csv", "id,row,field,confidence\na," cells ",low\n"                             \
    }
#define EVENT(cells)                                                                               \
    {                                                                                              \
        "events.csv", "id,organisation,topic,name,what,confidence,start,end,rrule\n"               \
                      "a,town,help,Fest,Wir feiern.,high," cells "\n"                              \
    }
#define NOTICE(cells)                                                                              \
    {                                                                                              \
        "notices.csv", "id,text,confidence,valid_from,valid_until,priority\n"                      \
                       "a,Heute zu.,high," cells "\n"                                              \
    }
#define TOPIC(row)                                                                                 \
    {                                                                                              \
        "topics.csv", "id,parent,pictogram,colour,name\nadvice,,info,,B\n" row "\n"                \
    }
#define UK(text)                                                                                   \
    {                                                                                              \
        "i18n/uk.po", text                                                                         \
    }
#define DESCRIPTION "msgctxt \"services/one/description\"\nmsgid \"Zur [Halle](places/hall).\"\n"
#define SERVICE_ONE "msgctxt \"services/one/what\"\nmsgid \"Wir helfen {n} Menschen.\"\n"

static const struct {
    struct sheet sheet;
    const char *says; /* one line of the answer, or its beginning */
} faults[] = {
    {{"topic.csv", "id\nx\n"}, "topic.csv:1:1: error: no table is called topic; did you mean"},
    {{"topics.csv", "id,pictogram,nam\nhelp,info,Hilfe\nadvice,info,Rat\n"},
        "topics.csv:1:14: error: unknown column \"nam\"; did you mean \"name\"?"},
    {{"topics.csv", "id,pictogram,nam\nhelp,info,Hilfe\nadvice,info,Rat\n"},
        "topics.csv:1:1: error: the column name is missing"},
    {TOPIC("help,,info,,A\nhelp,,info,,B"),
        "topics.csv:4:1: error: id: \"help\" is the id of line 3 already"},
    {TOPIC("help,,info,,"), "topics.csv:3:13: error: name: the cell is empty"},
    {TOPIC("Help,,info,,A"), "topics.csv:3:1: error: id: \"Help\" is no id"},
    {TOPIC("01.04.2013,,info,,A\nhelp,,info,,A"),
        "topics.csv:3:1: error: id: \"01.04.2013\" was turned into a date"},
    {TOPIC("help,advise,info,,A"), "topics.csv:3:6: error: parent: \"advise\" is no id in "
                                   "topics.csv; did you mean \"advice\""},
    {TOPIC("help,advice,info,,A\nlow,help,info,,A"), "topics.csv:4:5: error: parent: \"help\" has"},
    {TOPIC("help,,nothing,,A"), "topics.csv:3:7: error: pictogram: \"nothing\" is no pictogram"},
    {TOPIC("help,,info,#FFEE00,A"), "topics.csv:3:12: error: colour: \"#FFEE00\" is too light"},
    {TOPIC("help,,info,red,A"), "topics.csv:3:12: error: colour: \"red\" is no colour"},
    {TOPIC("help,,info,A"), "topics.csv:3:1: error: the row has 4 cells"},
    {TOPIC("help,,info,,A\tB"),
        "topics.csv:3:14: error: name: a control character, 0x09, that no screen can show; write"},
    {TOPIC("help,,info,,A\xC2\x85"), "topics.csv:3:14: error: name: a control character, 0x85"},
    {PLACE("street", "A\x7F"), "places.csv:2:7: error: street: a control character, 0x7F"},
    {SERVICE("description", "A\x01"), "services.csv:2:28: error: description: a control"},
    {PLACE("floor", "1000001"), "places.csv:2:6: error: floor: \"1000001\" is larger than any"},
    {TOPIC("help,,info,,Ein Name mit mehr als sechzig Zeichen, "
           "die auf keinem Knopf Platz finden"),
        "topics.csv:3:1: error: the row has 6 cells"},
    {TOPIC("help,,info,,Ein Name mit mehr als sechzig Zeichen die auf keinem Knopf Platz finden"),
        "topics.csv:3:13: warning: name: 71 characters"},
    {SERVICE("topics", "help"), "services.csv:1:32: error: the column topics is there twice"},
    {SERVICE("audience", "women|child"),
        "services.csv:2:33: error: audience: \"child\" is not allowed; allowed: women, children"},
    {SERVICE("free", "yess"), "services.csv:2:27: error: free: \"yess\" is not allowed; did you "
                              "mean \"yes\"? Allowed: yes, no"},
    {SERVICE("documents", "pass|"), "services.csv:2:32: error: documents: an empty place in the"},
    {SERVICE("hours", "Mo-Fr 08:00-25:00"), "services.csv:2:39: error: hours: "},
    {SERVICE("hours", "Mo-Fr 08:00-12:00; SH off"),
        "services.csv:2:27: warning: hours: school holidays (SH) of the coming year"},
    {SERVICE("hours", "PH off; Mo-Fr 08:00-12:00"),
        "services.csv:2:27: warning: hours: a day that is off is opened again by the rule behind"},
    {SERVICE("hours", "nach Vereinbarung"), "services.csv:2:27: error: hours: "},
    {SERVICE("languages", TEN(TEN("de|de|")) "de"),
        "services.csv:2:27: error: languages: the list has 201 values, 200 is the most; shorten"},
    {PLACE("street", TEN(TEN(TEN("0123456789abcdef!")))),
        "places.csv:2:6: error: street: the cell is longer than 16384 bytes; shorten it"},
    {SERVICE("languages", "ar|klingon"), "services.csv:2:30: error: languages: \"klingon\" is no"},
    {ORGANISATION("phone", "\"1,6E+11\""),
        "organisations.csv:2:18: error: phone: \"1,6E+11\" was turned into a number"},
    {ORGANISATION("phone", "keins"), "organisations.csv:2:17: error: phone: \"keins\" is no phone"},
    {ORGANISATION("phone", "2414321"),
        "organisations.csv:2:17: warning: phone: \"2414321\" has no area code"},
    {ORGANISATION("email", "a.b.de"), "organisations.csv:2:17: error: email: \"a.b.de\" is no"},
    {ORGANISATION("website", "www.aachen.de"), "organisations.csv:2:17: error: website: "},
    {ORGANISATION("source_date", "01.04.2013"),
        "organisations.csv:2:17: error: source_date: \"01.04.2013\" is a date as spreadsheets show "
        "it; write 2013-04-01"},
    {ORGANISATION("source_date", "2013-02-30"), "organisations.csv:2:17: error: source_date: "},
    {PLACE("latitude", "\"50,77\""),
        "places.csv:2:7: error: latitude: \"50,77\" has a comma; write a point"},
    {PLACE("floor", "EG"), "places.csv:2:6: error: floor: \"EG\" is no whole number"},
    {PLACE("postcode", "1067"), "places.csv:2:6: warning: postcode: \"1067\" has fewer than five"},
    {PLACE("street", " Weg 1"), "places.csv:2:6: warning: street: \" Weg 1\" begins or ends with"},
    {PLACE("parent", "stadt:topics/hall"),
        "places.csv:2:6: error: parent: \"stadt:topics/hall\" is "
        "no address of a row of another pack; write it as "
        "pack:places/id\n"},
    {PLACE("parent", "stadt:hall"), "places.csv:2:6: error: parent: \"stadt:hall\" is no address"},
    {PLACE("parent", "test:places/hall"),
        "places.csv:2:6: error: parent: \"test:places/hall\" is a row of this pack; write its id"},
    {SERVICE("replaces", "one"),
        "services.csv:2:27: error: replaces: \"one\" is no address of a row"},
    {SERVICE("replaces", "stadt:services/One"), "services.csv:2:27: error: replaces: \"stadt"},
    {SERVICE("replaces", "test:services/two"),
        "services.csv:2:27: error: replaces: \"test:services/two\" is a row of this pack; change"},
    {PLACE("parent", "hal"), "places.csv:2:6: error: parent: \"hal\" is no id in places.csv; did"},
    {PICTURE("../plan.svg"), "places.csv:2:6: error: picture: \"../plan.svg\" is no name"},
    {PICTURE(".svg"), "places.csv:2:6: error: picture: \".svg\" is no name of a file"},
    {PICTURE("plan.gif"),
        "places.csv:2:6: error: picture: \"plan.gif\" is no kind of file that can be shown"},
    {PICTURE("fehlt.png"), "places.csv:2:6: error: picture: media/fehlt.png: "},
    {SERVICE("area", "stadt"), "services.csv:2:27: error: area: \"stadt\" is not allowed"},
    {SERVICE("minimum_age,maximum_age", "18,6"),
        "services.csv:2:30: error: maximum_age: \"6\" lies before minimum_age \"18\"; correct"},
    {SERVICE("valid_from,valid_until", "2027-01,2026-12-31"),
        "services.csv:2:35: error: valid_until: \"2026-12-31\" lies before valid_from"},
    {SERVICE("successor", "onf"),
        "services.csv:2:27: error: successor: \"onf\" is no id in services"},
    {{"courses.csv", "id,organisation,kind,topics,name,confidence,days,price\n"
                     "a,town,k,help,A,high,Mo|Di,\"2,50\"\n"},
        "courses.csv:2:25: error: days: \"Di\" is not allowed; "},
    {{"courses.csv", "id,organisation,kind,topics,name,confidence,days,price\n"
                     "a,town,k,help,A,high,Mo|Di,\"2,50\"\n"},
        "courses.csv:2:29: error: price: \"2,50\" has a comma"},
    {HOURS("b,,,,phone,24/7,,,high"), "hours.csv:3:1: error: the row belongs to nobody; fill in "
                                      "exactly one of service, contact"},
    {HOURS("b,one,guide,,phone,24/7,,,high"),
        "hours.csv:3:1: error: the row belongs to several owners; fill in exactly one of service"},
    {HOURS("b,,,town,walk-in,24/7,,,high"),
        "hours.csv:3:1: warning: of an organisation only the hours of its telephone are shown"},
    {HOURS("b,,,town,walkin,24/7,,,high"),
        "hours.csv:3:10: error: kind: \"walkin\" is not allowed; did you mean \"walk-in\"?"},
    {HOURS("b,,,town,phone,Mo-Do 9:00,,,high"), "hours.csv:3:19: error: rule: "},
    {HOURS("b,,,town,phone,24/7,2027-01-01,2026,high"), "hours.csv:3:32: error: valid_until: "},
    {POINT("b,,,0241 1,,"), "contact-points.csv:3:1: error: the row belongs to nobody"},
    {POINT("b,one,town,0241 1,,"), "contact-points.csv:3:1: error: the row belongs to several"},
    {POINT("b,one,,,,"), "contact-points.csv:3:1: error: nobody can be reached here"},
    {POINT("b,one,,0241 1,DL-DE-BY-2.0,"),
        "contact-points.csv:3:15: error: licence: DL-DE-BY-2.0 asks that its source is named"},
    {POINT("b,one,,0241 1,MIT,x"), "contact-points.csv:3:15: error: licence: \"MIT\" is not"},
    {PROVENANCE_OF("services/one,wer"),
        "provenance.csv:2:16: error: field: services.csv has no column \"wer\"; did you mean"},
    {PROVENANCE_OF("topics/help,name"), "provenance.csv:2:15: error: field: nothing in topics.csv"},
    {PROVENANCE_OF("services/uno,what"), "provenance.csv:2:12: error: row: \"uno\" is no id in"},
    {PROVENANCE_OF("one,what"), "provenance.csv:2:3: error: row: \"one\" is no address of a row"},
    {EVENT("2026-12,,"),
        "events.csv:2:35: error: start: \"2026-12\" is no time; write 2026-11-23T"},
    {EVENT("2026-12-05T25:00,,"), "events.csv:2:35: error: start: \"2026-12-05T25:00\" is no time"},
    {EVENT("2026-12-05T16:00,2026-12-05T14:00,"),
        "events.csv:2:52: error: end: \"2026-12-05T14:00\" lies before start"},
    {EVENT("2026-12-05,,FREQ=WOCHE"), "events.csv:2:52: error: rrule: recurrence, at byte 5, "
                                      "\"WOCHE\": FREQ is DAILY, WEEKLY, MONTHLY or YEARLY; write"},
    {NOTICE(",,high"), "notices.csv:2:19: error: valid_until: the cell is empty; every row needs"},
    {NOTICE(",2026-12-24,hoch"), "notices.csv:2:30: error: priority: \"hoch\" is not allowed"},
    {{"phrases.csv", "id,pictogram,text\na,hand,\n"},
        "phrases.csv:2:8: error: text: the cell is empty"},
    {SERVICE("description", "# Titel"),
        "services.csv:2:27: error: description: # would be the page's own heading; write ## "},
    {SERVICE("description", "\"Satz.\n\n- ein `x`\n- *y*\""),
        "services.csv:4:7: error: description: a ` marks code; "},
    {SERVICE("description", "\"Satz.\n\n- ein `x`\n- *y*\""),
        "services.csv:5:3: error: description: a single * marks nothing; "},
    {SERVICE("description", "Zu [x](services/onf)"),
        "services.csv:2:30: error: description: the link leads to \"services/onf\", which is no "
        "row of services; name"},
    {SERVICE("description", "Zu [x](test:places/hal)"),
        "services.csv:2:30: error: description: the link leads to \"test:places/hal\", which is"},
    {SERVICE("description", "Zu [x](contacts/guide)"),
        "services.csv:2:30: warning: description: \"contacts/guide\" stays out of the pack"},
    {SERVICE("description", "Zu [x](far:services/one)"),
        "services.csv:2:30: warning: description: \"far:services/one\" is in another pack"},
    {{"pack.ini", "id = test\nlanguages = de|uk\n"}, "pack.ini:1:1: error: title is missing"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = de|uk|xx\n"},
        "pack.ini:3:19: error: languages: \"xx\" is no language"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = de|uk|tr\n"},
        "pack.ini:3:13: warning: languages: there is no i18n/tr.po"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = de\n"},
        "i18n/uk.po:1:1: error: pack.ini does not list the language uk"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = uk\n"},
        "pack.ini:3:13: error: languages: the language of the sheets, de, is not among them"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = de|uk\npublischer = P\n"},
        "pack.ini:4:14: warning: unknown setting publischer; did you mean \"publisher\"?"},
    {{"pack.ini", "id = test\ntitle = T\nlanguages = de|uk\nnonsense\n"},
        "pack.ini:4:1: error: neither a setting nor a comment"},
    {UK("\n" SERVICE_ONE "msgstr \"Ми\"\n"),
        "i18n/uk.po:4:1: error: services/one/what: the translation lacks {n}"},
    {UK(SERVICE_ONE "msgstr \"{n} {m}\"\n"),
        "i18n/uk.po:3:1: error: services/one/what: the German has no {m}"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Alt\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:2:1: warning: services/one/name: the German is \"Rat\" by now"},
    {UK(DESCRIPTION "msgstr \"До зали.\"\n"),
        "i18n/uk.po:3:1: error: services/one/description: the translation lacks the link to "
        "places/hall; put"},
    {UK(DESCRIPTION "msgstr \"[1](places/hall) [2](https://x.de)\"\n"),
        "i18n/uk.po:3:1: error: services/one/description: the German has no link to https://x.de; "
        "let"},
    {UK(DESCRIPTION "msgstr \"До [зали](places/hall).\\n<b>\"\n"),
        "i18n/uk.po:3:1: error: services/one/description: at \"<b>\": a tag of HTML"},
    {UK("#, fuzzy\n#| msgid \"Alt\"\n" DESCRIPTION "msgstr \"До [зали](places/hidden).\"\n"),
        "i18n/uk.po:5:1: warning: services/one/description: the translation is outdated and leads "
        "elsewhere"},
    {UK("msgctxt \"services/nine/name\"\nmsgid \"Rat\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:1:1: warning: \"services/nine/name\" is the address of no text"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"A\"\n\n"
        "msgctxt \"services/one/name\"\nmsgid \"Rath\"\nmsgstr \"B\"\n"),
        "i18n/uk.po:5:1: error: \"services/one/name\" is translated in line 1 already; run"},
    {UK("msgid \"Rat\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:1:1: warning: a message without msgctxt, it belongs to no text; run"},
    {UK("msgid \"Rat\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:1:1: warning: the file has no header, programs must guess"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"A\xC2\x85\"\n"),
        "i18n/uk.po:3:1: error: services/one/name: the translation has a control character, 0x85"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"A\\tB\"\n"),
        "i18n/uk.po:3:1: error: services/one/name: the translation has a control character, 0x09"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:1:1: warning: uk is not offered: 1 first-level topic is missing, first "
        "topics/help/name; translate"},
    {UK("msgctxt \"topics/help/name\"\nmsgid \"Hilfe\"\nmsgstr \"\"\n"),
        "i18n/uk.po:3:1: warning: uk is not offered: 1 first-level topic is missing"},
    {UK("#, fuzzy\n#| msgid \"Rath\"\nmsgctxt \"services/one/name\"\nmsgid \"Rat\"\n"
        "msgstr \"A\"\n"),
        "i18n/uk.po:5:1: warning: uk: the German of 1 translation has changed, first "
        "services/one/name; translate again"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\nmsgstr \"A\"\n"), "i18n/uk.po:3:"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"\xE4\"\n"),
        "i18n/uk.po:3:9: error: byte 0xE4 is not UTF-8"},
};

static void says_nothing_about_a_sound_pack(void **state)
{
    (void)state;
    struct checked checked = check_pack(NULL);
    assert_string_equal(printed(&checked, DIAGNOSTICS_TEXT, false), "");
    assert_string_equal(printed(&checked, DIAGNOSTICS_TEXT, true),
        ": 10 rows in 5 tables checked, 4 offers, 2 languages: everything is in order.\n");
    finish(&checked);
}

/* What is just about right, so that a rule is not stricter than it says. */
static void says_nothing_about_sound_sheets(void **state)
{
    static const struct sheet sheets[] = {
        {"places.csv", "id,parent,picture,replaces\nhall,stadt:places/haus,plan.svg,"
                       "stadt:places/hall\nhidden,,way.svg,\n"},
        /* what stays in the house need not be translated */
        {"topics.csv", "id,parent,pictogram,colour,name,display\nhelp,,info,#1F6F5C,Hilfe,\n"
                       "advice,help,info,,Beratung,\nsecret,,info,#1F6F5C,Geheim,never\n"},
        {"places.csv", "id,parent,picture\nhall,hidden,plan.svg\nhidden,,way.svg\n"},
        PICTURE("plan.svg"),
        {"services.csv",
            "id,topics,name,what,confidence,area,minimum_age,maximum_age,successor,"
            "valid_from,valid_until,phone\n"
            "one,help,Rat,Wir helfen {n} Menschen.,high,city,6,6,two,2026-11-23,2026-11,112"
            "\ntwo,help,Schutz,Hier ist Schutz.,low,,,,,,,112\n"},
        {"services.csv", "id,topics,name,what,phone,confidence,description\n"
                         "one,help,Rat,Wir helfen {n} Menschen.,112,high,\"## Ablauf\n1. [Schutz]"
                         "(test:services/two), [Rat](topics/advice)\n2. <tel:116117>\"\n"
                         "two,help,Schutz,Hier ist Schutz.,112,low,\n"},
        UK("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
           "msgctxt \"topics/help/name\"\nmsgid \"Hilfe\"\nmsgstr \"Допомога\"\n\n" DESCRIPTION
           "msgstr \"**До [зали](places/hall)**, [так](places/hall).\"\n"),
        HOURS("b,,guide,,walk-in,Mo-Fr 09:00-12:00; PH off,2026-11,2026-12-31,low"),
        EVENT("2026-12-05,2026-12-05,FREQ=MONTHLY;BYDAY=1SA;COUNT=6"),
        EVENT("2026-12-05T14:00,2026-12-05T14:00,"),
        NOTICE("2026-11-24,2026-11-24,normal"),
        {"phrases.csv", "id,pictogram,text\na,hand,Ich möchte Deutsch lernen.\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sheets); i++) {
        struct checked checked = check_pack(&sheets[i]);
        assert_string_equal(printed(&checked, DIAGNOSTICS_TEXT, false), "");
        finish(&checked);
    }
}

static void names_each_fault_and_its_place(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(faults); i++)
        missed += !is_said(&faults[i].sheet, faults[i].says);
    assert_int_equal(missed, 0);
}

/* What a cell holds after a spreadsheet had it, and what is said of it; NULL: nothing. */
static const struct {
    const char *column, *cell, *says;
} damages[] = {
    {"date", "Apr 13",
        "error: source_date: \"Apr 13\" is a date as spreadsheets show it; write "
        "2013-04"},
    {"date", "Apr. 13",
        "error: source_date: \"Apr. 13\" is a date as spreadsheets show it; write "
        "2013-04"},
    {"date", "Mrz 2013",
        "error: source_date: \"Mrz 2013\" is a date as spreadsheets show it; write "
        "2013-03"},
    {"date", "März 98",
        "error: source_date: \"März 98\" is a date as spreadsheets show it; "
        "write 1998-03"},
    {"date", "Oct-13",
        "error: source_date: \"Oct-13\" is a date as spreadsheets show it; write "
        "2013-10"},
    {"date", "01.04.2013",
        "error: source_date: \"01.04.2013\" is a date as spreadsheets show it; "
        "write 2013-04-01"},
    {"date", "1. April 2013",
        "error: source_date: \"1. April 2013\" is a date as spreadsheets "
        "show it; write 2013-04-01"},
    {"date", "01. Feb", "error: source_date: \"01. Feb\" is a date that has lost its year"},
    {"date", "41365",
        "error: source_date: \"41365\" is the number that a spreadsheet keeps for a "
        "date; write 2013-04-01, or 2013-04"},
    {"date", "2013-04-01 00:00:00",
        "error: source_date: \"2013-04-01 00:00:00\" is a date as "
        "spreadsheets show it; write 2013-04-01"},
    {"date", "4/1/2013", "error: source_date: \"4/1/2013\" is no date"},
    {"start", "05.12.2026 14:00",
        "error: start: \"05.12.2026 14:00\" is a time as spreadsheets "
        "show it; write 2026-12-05T14:00"},
    {"start", "2026-12-05 14:00:00",
        "error: start: \"2026-12-05 14:00:00\" is a time as "
        "spreadsheets show it; write 2026-12-05T14:00"},
    {"id", "01. Feb", "error: id: \"01. Feb\" was turned into a date by the spreadsheet; format"},
    {"id", "1-Feb", "error: id: \"1-Feb\" was turned into a date by the spreadsheet"},
    {"id", "01.02.2026", "error: id: \"01.02.2026\" was turned into a date"},
    {"id", "mai-2026", NULL},
    {"id", "1-mai", NULL},
    {"room", "01. Feb", "warning: room: \"01. Feb\" looks like a date that the spreadsheet made"},
    {"room", "1. Mansarde", NULL},
    {"floor", "1.000", "error: floor: \"1.000\" has the number format of a spreadsheet"},
    {"floor", "1,0", "error: floor: \"1,0\" has the number format of a spreadsheet"},
    {"postcode", "1067", "warning: postcode: \"1067\" has fewer than five digits"},
    {"postcode", "52.068", "error: postcode: \"52.068\" has the number format of a spreadsheet"},
    {"postcode", "01067", NULL},
    {"phone", "1,6E+11",
        "error: phone: \"1,6E+11\" was turned into a number by the spreadsheet, "
        "its last digits are lost"},
    {"phone", "4.92411E+11", "error: phone: \"4.92411E+11\" was turned into a number"},
    {"phone", "4924112345678900000", "error: phone: \"4924112345678900000\" has more digits than"},
    {"phone", "2414321", "warning: phone: \"2414321\" has no area code, the spreadsheet may have"},
    {"phone", "01. Feb", "error: phone: \"01. Feb\" was turned into a date"},
    {"phone", "'0241 4321", "error: phone: \"'0241 4321\" begins with an apostrophe"},
    {"phone",
        "0241 4321–"
        "5",
        "error: phone: \"0241 4321–"
        "5\" has a dash that the spreadsheet"},
    {"phone",
        "0241\xC2\xA0"
        "4321",
        "error: phone: \"0241\xC2\xA0"
        "4321\" has a non-breaking space"},
    {"phone", "116117", NULL},
    {"phone", "#####", "error: phone: \"#####\" is what a spreadsheet shows where a column is too"},
    {"phone", "#NAME?", "error: phone: \"#NAME?\" is what a spreadsheet shows for a formula that"},
    {"phone", "=0241", "error: phone: \"=0241\" is a formula, not its value"},
    {"phone", "0241\n4321", "error: phone: \"0241 4321\" has a line break"},
    {"phone", "0241 4321 ", "error: phone: \"0241 4321 \" begins or ends with a space"},
    {"latitude", "50,7753", "error: latitude: \"50,7753\" has a comma; write a point: 50.7753"},
    {"latitude", "507753", "error: latitude: \"507753\" has lost its decimal point"},
    {"latitude", "50.775.300", "error: latitude: \"50.775.300\" has lost its decimal point"},
    {"longitude", "60838", "error: longitude: \"60838\" has lost its decimal point"},
    {"longitude", "6.0838", NULL},
    {"hours", "0,3333",
        "error: hours: \"0,3333\" is what a spreadsheet makes of a time of day, "
        "here 08:00"},
    {"hours", "0.333333333333333",
        "error: hours: \"0.333333333333333\" is what a spreadsheet "
        "makes of a time of day, here 08:00"},
    {"hours",
        "Mo–"
        "Fr 08:00-12:00",
        "error: hours: \"Mo–"
        "Fr 08:00-12:00\" has a dash"},
    {"free", "WAHR", "error: free: \"WAHR\" is the spreadsheet's word for it; write yes"},
    {"free", "FALSE", "error: free: \"FALSE\" is the spreadsheet's word for it; write no"},
    {"free", "YES", "error: free: \"YES\" is not allowed; did you mean \"yes\"?"},
    {"free", "yes ", "error: free: \"yes \" begins or ends with a space"},
    {"street", "Weg 1\xC2\xA0", "warning: street: \"Weg 1\xC2\xA0\" begins or ends with a space"},
    {"street", "Weg\n1", "warning: street: \"Weg 1\" has a line break"},
    {"street", "#REF!", "error: street: \"#REF!\" is what a spreadsheet shows for a formula"},
    {"street", "KrefelderstraÃŸe",
        "error: street: \"KrefelderstraÃŸe\" was read in the wrong "
        "encoding, it means \"Krefelderstraße\"; open the file anew"},
    {"name", "fÃ¼r alle",
        "error: name: \"fÃ¼r alle\" was read in the wrong encoding, it means "
        "\"für alle\""},
    {"name", "dâ€™accord",
        "error: name: \"dâ€™accord\" was read in the wrong encoding, it means "
        "\"d’accord\""},
    {"name",
        "Stra\xEF\xBF\xBD"
        "e",
        "error: name: \"Stra\xEF\xBF\xBD"
        "e\" has a letter that was lost"},
    {"name", "Straï¿½e", "error: name: \"Straï¿½e\" has a letter that was lost"},
    {"name", "„Nähe“ – São Ärger’s", NULL},
    {"name", "Rat\nund Tat", "warning: name: \"Rat und Tat\" has a line break; write it on one"},
    {"name", "Rat\xE2\x80\x8B", "warning: name: \"Rat\xE2\x80\x8B\" has an invisible character"},
};

/* A sheet that has the column, with the cell in its second row. */
static struct sheet sheet_with(struct arena *arena, const char *column, const char *cell)
{
    static const struct {
        const char *column, *sheet, *format;
    } sheets[] = {
        {"date", "organisations.csv",
            "id,name,phone,confidence,source_date\ntown,Stadt,112,high,\"%s\"\n"},
        {"start", "events.csv",
            "id,organisation,topic,name,what,confidence,start\na,town,help,Fest,Wir.,high,\"%"
            "s\"\n"},
        {"id", "places.csv", "id,name\n\"%s\",x\n"},
        {"phone", "organisations.csv", "id,name,confidence,phone\ntown,Stadt,high,\"%s\"\n"},
        {"hours", "services.csv",
            "id,topics,name,what,confidence,hours\none,help,A,B,high,\"%s\"\n"},
        {"free", "services.csv", "id,topics,name,what,confidence,free\none,help,A,B,high,\"%s\"\n"},
        {"name", "topics.csv", "id,pictogram,name\nhelp,info,\"%s\"\nadvice,info,A\n"},
    };
    for (size_t i = 0; i < COUNT_OF(sheets); i++)
        if (strcmp(sheets[i].column, column) == 0) {
            /* all formats take one string */
            const char *mark = strstr(sheets[i].format, "%s");
            return (struct sheet){
                sheets[i].sheet, arena_printf(arena, "%.*s%s%s", (int)(mark - sheets[i].format),
                                     sheets[i].format, cell, mark + 2)};
        }
    return (struct sheet){"places.csv", arena_printf(arena, "id,%s\nhall,\"%s\"\n", column, cell)};
}

static void names_what_spreadsheets_do(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        struct arena *arena = arena_create();
        const struct sheet sheet = sheet_with(arena, damages[i].column, damages[i].cell);
        struct checked checked = check_pack(&sheet);
        const char *says = printed(&checked, DIAGNOSTICS_TEXT, false);
        const char *name =
            strcmp(damages[i].column, "date") == 0 ? "source_date" : damages[i].column;
        bool right = damages[i].says
                         ? strstr(says, arena_printf(arena, ": %s", damages[i].says)) != NULL
                         : !strstr(says, arena_printf(arena, ": %s: ", name));
        if (!right) {
            print_error("%s %s: expected: %s\nfound: %s\n", damages[i].column, damages[i].cell,
                damages[i].says ? damages[i].says : "nothing", says);
            missed++;
        }
        finish(&checked);
        arena_destroy(arena);
    }
    assert_int_equal(missed, 0);
}

#define AGED(cells)                                                                                \
    {                                                                                              \
        "organisations.csv", "id,name,phone,confidence,source_date,verified_on,next_check,"        \
                             "display\ntown,Stadt,112,high," cells "\nshelter,Haus,112,high,,,,\n" \
    }
#define OFFER(cells)                                                                               \
    {                                                                                              \
        "services.csv", "id,topics,name,what,confidence,organisation,phone,email,website,hours,"   \
                        "status,valid_until\none,help,Rat,Wir,high," cells "\n"                    \
    }

/* What is due on TODAY, or is not: the row's warnings, "" for none. */
static const struct {
    struct sheet sheet;
    const char *line, *says;
} dues[] = {
    {AGED(",,2026-11-23,"), "organisations.csv:2:", "next_check: \"2026-11-23\" has come; ask"},
    {AGED(",,2026-11-24,"), "organisations.csv:2:", ""},
    {AGED(",,2026-11,"), "organisations.csv:2:", "next_check: \"2026-11\" has come"},
    {AGED(",,2026-11-23,never"), "organisations.csv:2:", ""},
    {AGED("2024-11-23,,,"), "organisations.csv:2:", "source_date: \"2024-11-23\" is more than two"},
    {AGED("2024-11-24,,,"), "organisations.csv:2:", ""},
    {AGED("2013,2026-11,,"), "organisations.csv:2:", ""},
    {AGED("2013,2024-11-23,,"), "organisations.csv:2:", "verified_on: \"2024-11-23\" is more than"},
    {AGED("2013,2024-11-23,2027,"), "organisations.csv:2:", ""},
    {AGED(",,,"), "organisations.csv:2:", ""},
    {AGED("2026-11-25,,,"), "organisations.csv:2:", "source_date: \"2026-11-25\" is still to come"},
    {AGED(",2062-06-15,,"), "organisations.csv:2:", "verified_on: \"2062-06-15\" is still to come"},
    {AGED(",2026-11-24,,"), "organisations.csv:2:", ""},
    {OFFER(",,,,,,"), "services.csv:2:", "nobody can be reached for \"Rat\""},
    {OFFER("town,,,,,,"), "services.csv:2:", ""},
    {OFFER(",,a@b.de,,,,"), "services.csv:2:", "\"Rat\" has no phone and no hours"},
    {OFFER(",,,https://a.de,,,"), "services.csv:2:", "\"Rat\" has no phone and no hours"},
    {OFFER(",112,,,,,"), "services.csv:2:", ""},
    {OFFER(",,,,24/7,,"), "services.csv:2:", ""},
    {OFFER(",,,,,closed,"), "services.csv:2:", ""},
    {OFFER(",112,,,,,2026-11-23"), "services.csv:2:", "valid_until: \"2026-11-23\" is past"},
    {OFFER(",112,,,,,2026-11"), "services.csv:2:", ""},
    {OFFER(",112,,,,,2026"), "services.csv:2:", ""},
    {OFFER(",112,,,,,2026-10"), "services.csv:2:", "valid_until: \"2026-10\" is past"},
    {NOTICE(",2026-11-23,high"), "notices.csv:2:", "valid_until: \"2026-11-23\" is past"},
    {EVENT("2026-11-23T10:00,,"), "events.csv:2:", "start: \"2026-11-23T10:00\" is past"},
    {EVENT("2026-11-23,2026-11-24,"), "events.csv:2:", ""},
    {EVENT("2026-11-23,,FREQ=DAILY"), "events.csv:2:", ""},
    {{"topics.csv", "id,pictogram,name\nhelp,,Hilfe\nadvice,info,Rat\n"},
        "services.csv:3:", "neither this offer nor its first topic, help, has a pictogram"},
    {PICTURE(""), "media/plan.svg:1:1:", "no row names this file; name it in a row or delete it"},
};

static void warns_of_what_is_due(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(dues); i++) {
        struct checked checked = check_pack(&dues[i].sheet);
        const char *says =
            arena_printf(checked.arena, "\n%s", printed(&checked, DIAGNOSTICS_TEXT, false));
        const char *line = strstr(says, arena_printf(checked.arena, "\n%s", dues[i].line));
        const char *warning = line ? strstr(line, "warning: ") : NULL;
        bool right = *dues[i].says ? warning && strncmp(warning + strlen("warning: "), dues[i].says,
                                                    strlen(dues[i].says)) == 0
                                   : !line;
        if (!right) {
            print_error("case %zu: expected: %s\nfound: %s\n", i, dues[i].says, says);
            missed++;
        }
        finish(&checked);
    }
    assert_int_equal(missed, 0);
}

/* What belongs to an offer in other tables is a way to reach it. */
static void counts_hours_and_contact_points_of_an_offer(void **state)
{
    static const struct {
        struct sheet sheet;
        const char *says; /* of the offer; NULL: nothing */
    } cases[] = {
        {{"hours.csv", "id,service,kind,rule,confidence\na,one,phone,24/7,high\n"}, NULL},
        {{"hours.csv", "id,organisation,kind,rule,confidence\na,town,phone,24/7,high\n"},
            "nobody can be reached"},
        {{"contact-points.csv", "id,service,phone,confidence\na,one,112,high\n"}, NULL},
        {{"contact-points.csv", "id,service,fax,confidence\na,one,112,high\n"},
            "nobody can be reached"},
        {{"contact-points.csv", "id,service,email,confidence\na,one,a@b.de,high\n"},
            "has no phone and no hours"},
    };
    const struct sheet offer = OFFER(",,,,,,");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, &offer);
        write_sheet(arena, folder, &cases[i].sheet);
        struct diagnostics *diagnostics = diagnostics_create();
        const struct source *source = source_read(arena, folder, diagnostics);
        check_source(source, arena_printf(arena, "%s/share", folder), TODAY, diagnostics);
        struct checked checked = {arena, folder, source, diagnostics};
        const char *says = strstr(printed(&checked, DIAGNOSTICS_TEXT, false), "services.csv:2:1: ");
        assert_true(cases[i].says ? says && strstr(says, cases[i].says) : !says);
        finish(&checked);
    }
}

static void warns_of_school_holidays_that_the_coming_year_lacks(void **state)
{
    static const struct {
        const char *holidays;
        bool known;
    } cases[] = {
        {"x,A,2026-11-01,2026-11-02,,high", false},
        {"x,A,2026-11-01,2026-11-02,,high\ny,B,2027-12-23,2028-01-08,,high", true},
        {"y,B,2026-12-23,2028-01-08,,high", false}, /* of today nobody knows */
        {"y,B,2026-12-23,2028-01-08,,high\nz,Z,2026-10-01,2026-10-20,,low", false}, /* in doubt */
        {"x,A,2026-11-24,2027-11-24,,high", true},
        {"x,A,2026-11-24,2027-11-23,,high", false},
        {"x,A,2026-11-24,2027-11-24,never,high", false},
    };
    static const struct sheet services = {"services.csv",
        "id,topics,name,what,hours,phone,source_date,confidence\n"
        "one,advice,A,B,\"Mo-Fr 08:00-12:00; SH,PH off\",0241 1,2026-06,high\n"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        const struct sheet sheet = {"school-holidays.csv",
            arena_printf(
                arena, "id,name,first_day,last_day,display,confidence\n%s\n", cases[i].holidays)};
        const char *folder = make_pack(arena, &services);
        write_sheet(arena, folder, &sheet);
        struct diagnostics *diagnostics = diagnostics_create();
        const struct source *source = source_read(arena, folder, diagnostics);
        check_source(source, arena_printf(arena, "%s/share", folder), TODAY, diagnostics);
        struct checked checked = {arena, folder, source, diagnostics};
        const char *found = printed(&checked, DIAGNOSTICS_TEXT, false);
        if (!strstr(found, "school holidays (SH) of the coming year") != cases[i].known)
            fail_msg("%s: %s", cases[i].holidays, found);
        finish(&checked);
    }
}

static void finds_circles(void **state)
{
    static const struct {
        struct sheet sheet;
        const char *says;
    } cases[] = {
        {{"places.csv", "id,parent\nhall,hall\n"},
            "places.csv:2:6: error: parent: the rows lead in a circle, hall → hall; empty"},
        {{"places.csv", "id,parent\nx,hall\nhall,b\nb,c\nc,hall\n"},
            "places.csv:3:6: error: parent: the rows lead in a circle, hall → b → c → "
            "hall;"},
        {{"services.csv", "id,topics,name,what,confidence,successor\n"
                          "one,help,A,B,low,two\ntwo,help,A,B,low,one\n"},
            "services.csv:2:18: error: successor: the rows lead in a circle, one → two → "
            "one"},
        {{"places.csv", "id,parent\nhall,\na,hall\nb,a\nc,b\nd,c\ne,d\nf,e\ng,f\nh,g\ni,h\n"},
            "places.csv:10:3: error: parent: the rows lead through more than 7 others;"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_true(is_said(&cases[i].sheet, cases[i].says));
}

/* Whether every fault speaks once: a broken row or sheet does not make others wrong. */
static void does_not_report_what_only_follows(void **state)
{
    static const struct {
        struct sheet sheet;
        size_t errors;
    } cases[] = {
        {{"topics.csv", "id,parent,pictogram,colour,name\nadvice,,info,,B\nhelp,,info,,A,B\n"}, 1},
        {{"topics.csv", "id,parent,pictogram,colour,name\nadvice,,info,,\"B\nhelp,,info,,A\n"}, 1},
        {{"topics.csv", "id,Parent ,pictogram,,name\nadvice,help,info,,B\nhelp,,info,,A\n"}, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct checked checked = check_pack(&cases[i].sheet);
        if (diagnostics_errors(checked.diagnostics) != cases[i].errors)
            print_error("%s", printed(&checked, DIAGNOSTICS_TEXT, false));
        assert_int_equal(diagnostics_errors(checked.diagnostics), cases[i].errors);
        finish(&checked);
    }
}

/* The summary begins with an empty line. */
static const char *summary_of(const struct sheet *sheet, struct arena *arena)
{
    struct checked checked = check_pack(sheet);
    const char *says = strstr(printed(&checked, DIAGNOSTICS_TEXT, true), "\n\n");
    says = arena_string(arena, says ? says + 2 : "");
    finish(&checked);
    return says;
}

static void sums_up_what_to_do(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct sheet sheet = {"services.csv",
        "id,organisation,topics,name,what,confidence,source_date\n"
        "one,town,advise,Rat,Wir helfen {n} Menschen.,high,2013\n"
        "two,town,advise,Schutz,Wir,high,2014\nthree,town,help,Rat,,high,2025\n"};
    assert_string_equal(summary_of(&sheet, arena),
        ": 11 rows in 5 tables checked, 5 offers, 2 languages.\n"
        "  topics 2, places 2, organisations 2, services 3, contacts 2\n"
        "3 errors; nothing can be built until they are gone:\n"
        "     1 cell is empty that its row needs: fill in what is missing\n"
        "     2 cells name a row that does not exist: correct the id or add the row\n"
        "  Begin with services.csv:4:21.\n"
        "2 warnings:\n"
        "     2 sources are older than two years: ask the provider, then write today's date into "
        "verified_on\n"
        "  Begin with services.csv:2:51.\n");
    arena_destroy(arena);
}

static const char *of_json(struct arena *arena, const char *json, const char *path)
{
    sqlite3 *database;
    struct error error;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    sqlite3_stmt *statement = sql_query(
        database, "SELECT iif(json_valid(?1), json_extract(?1, ?2), 'broken')", "ss", json, path);
    assert_true(sql_next(statement, &error));
    const char *value = arena_string(arena, sql_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

static void prints_json_whatever_is_in_it(void **state)
{
    static const struct {
        const char *path, *value;
    } values[] = {
        {"$.errors", "2"},
        {"$.diagnostics[0].line", "1"},
        {"$.diagnostics[3].severity", "error"},
        {"$.diagnostics[3].kind", "damaged"},
        {"$.diagnostics[3].file", "topics.csv"},
        {"$.diagnostics[3].message",
            "pictogram: \"a\"\\ b\" has a line break; write it on one line"},
        {"$.summary.tables.topics", "2"},
        {"$.summary.offers", "4"},
        {"$.summary.kinds[1].kind", "damaged"},
    };
    (void)state;
    const struct sheet sheet = TOPIC("help,,\"a\"\"\\\nb\",,A");
    const struct sheet stranger = {"\"a\\\xFF.csv", "id\n"};
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, &sheet);
    write_sheet(arena, folder, &stranger);
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, folder, diagnostics);
    check_source(source, arena_printf(arena, "%s/share", folder), TODAY, diagnostics);
    struct checked checked = {arena, folder, source, diagnostics};
    const char *json = printed(&checked, DIAGNOSTICS_JSON, true);
    assert_non_null(strstr(json, "\\\"a\\\\\\ufffd.csv"));
    for (size_t i = 0; i < COUNT_OF(values); i++)
        assert_string_equal(of_json(arena, json, values[i].path), values[i].value);
    unlink(arena_printf(arena, "%s/%s", folder, stranger.name));
    finish(&checked);
}

static void refuses_a_folder_that_is_no_pack(void **state)
{
    static const char *const folders[] = {"/nowhere/at/all", "/"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        assert_null(source_read(arena, folders[i], diagnostics));
        assert_int_equal(diagnostics_errors(diagnostics), 1);
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_nothing_about_a_sound_pack),
        cmocka_unit_test(says_nothing_about_sound_sheets),
        cmocka_unit_test(names_each_fault_and_its_place),
        cmocka_unit_test(names_what_spreadsheets_do),
        cmocka_unit_test(warns_of_what_is_due),
        cmocka_unit_test(counts_hours_and_contact_points_of_an_offer),
        cmocka_unit_test(warns_of_school_holidays_that_the_coming_year_lacks),
        cmocka_unit_test(finds_circles),
        cmocka_unit_test(does_not_report_what_only_follows),
        cmocka_unit_test(sums_up_what_to_do),
        cmocka_unit_test(prints_json_whatever_is_in_it),
        cmocka_unit_test(refuses_a_folder_that_is_no_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

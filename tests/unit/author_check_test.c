/* SPDX-License-Identifier: EUPL-1.2 */
/* What the check says about one fault in an otherwise sound pack. */
#include "unit.h"

#include "author_pack.h"

#include "author/check.h"
#include "base/memory.h"

/* What check prints, with the folder's name taken off. */
static const char *check(struct arena *arena, const char *folder, enum diagnostics_format format)
{
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, folder, diagnostics);
    assert_non_null(source);
    check_source(source, arena_printf(arena, "%s/share", folder), diagnostics);
    char *text = NULL;
    size_t bytes;
    FILE *stream = open_memstream(&text, &bytes);
    diagnostics_print(diagnostics, format, stream);
    fclose(stream);
    char *copy = arena_alloc(arena, bytes + 1), *out = copy;
    for (const char *in = text; *in;) {
        size_t length = strlen(folder);
        if (strncmp(in, folder, length) == 0)
            in += length + 1;
        else
            *out++ = *in++;
    }
    free(text);
    diagnostics_destroy(diagnostics);
    return copy;
}

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
#define HOURS(row)                                                                                 \
    {                                                                                              \
        "hours.csv", "id,service,contact,organisation,kind,rule,valid_from,valid_until,"           \
                     "confidence\na,one,,,phone,24/7,,,high\n" row "\n"                            \
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
    {SERVICE("hours", "nach Vereinbarung"), "services.csv:2:27: error: hours: "},
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
    {PLACE("picture", "../plan.svg"), "places.csv:2:6: error: picture: \"../plan.svg\" is no name"},
    {PLACE("picture", ".svg"), "places.csv:2:6: error: picture: \".svg\" is no name of a file"},
    {PLACE("picture", "plan.gif"),
        "places.csv:2:6: error: picture: \"plan.gif\" is no kind of file that can be shown"},
    {PLACE("picture", "fehlt.png"), "places.csv:2:6: error: picture: media/fehlt.png: "},
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
    {HOURS("b,,,,phone,24/7,,,high"), "hours.csv:3:1: error: the hours belong to nobody; fill in "
                                      "exactly one of service, contact"},
    {HOURS("b,one,guide,,phone,24/7,,,high"),
        "hours.csv:3:1: error: the hours belong to several owners; fill in exactly one of service"},
    {HOURS("b,,,town,walkin,24/7,,,high"),
        "hours.csv:3:10: error: kind: \"walkin\" is not allowed; did you mean \"walk-in\"?"},
    {HOURS("b,,,town,phone,Mo-Do 9:00,,,high"), "hours.csv:3:19: error: rule: "},
    {HOURS("b,,,town,phone,24/7,2027-01-01,2026,high"), "hours.csv:3:32: error: valid_until: "},
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
    {UK("msgctxt \"services/nine/name\"\nmsgid \"Rat\"\nmsgstr \"A\"\n"),
        "i18n/uk.po:1:1: warning: \"services/nine/name\" is the address of no text"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\nmsgstr \"A\"\n"), "i18n/uk.po:3:"},
    {UK("msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"\xE4\"\n"),
        "i18n/uk.po:3:9: error: byte 0xE4 is not UTF-8"},
};

static void says_nothing_about_a_sound_pack(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    assert_string_equal(check(arena, folder, DIAGNOSTICS_TEXT), "");
    remove_pack(folder);
    arena_destroy(arena);
}

/* What is just about right, so that a rule is not stricter than it says. */
static void says_nothing_about_sound_sheets(void **state)
{
    static const struct sheet sheets[] = {
        PLACE("parent", "hidden"),
        PLACE("picture", "plan.svg"),
        PLACE("parent", "stadt:places/hall"),
        PLACE("replaces", "stadt:places/hall"),
        {"services.csv",
            "id,topics,name,what,confidence,area,minimum_age,maximum_age,successor,"
            "valid_from,valid_until\n"
            "one,help,Rat,Wir helfen {n} Menschen.,high,city,6,6,two,2026-11-23,2026-11"
            "\ntwo,help,Schutz,Hier ist Schutz.,low,,,,,,\n"},
        HOURS("b,,guide,,walk-in,Mo-Fr 09:00-12:00; PH off,2026-11,2026-12-31,low"),
        EVENT("2026-12-05,2026-12-05,FREQ=MONTHLY;BYDAY=1SA;COUNT=6"),
        EVENT("2026-12-05T14:00,2026-12-05T14:00,"),
        NOTICE("2026-11-24,2026-11-24,normal"),
        {"phrases.csv", "id,pictogram,text\na,hand,Ich möchte Deutsch lernen.\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sheets); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, &sheets[i]);
        assert_string_equal(check(arena, folder, DIAGNOSTICS_TEXT), "");
        remove_pack(folder);
        arena_destroy(arena);
    }
}

static void names_each_fault_and_its_place(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, &faults[i].sheet);
        const char *says = arena_printf(arena, "\n%s", check(arena, folder, DIAGNOSTICS_TEXT));
        if (!strstr(says, arena_printf(arena, "\n%s", faults[i].says))) {
            print_error("expected: %s\nfound:%s", faults[i].says, says);
            missed++;
        }
        remove_pack(folder);
        arena_destroy(arena);
    }
    assert_int_equal(missed, 0);
}

static void prints_json_that_survives_quotation_marks(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct sheet sheet = TOPIC("help,,\"a\"\"\\\nb\",,A");
    const char *folder = make_pack(arena, &sheet);
    assert_string_equal(check(arena, folder, DIAGNOSTICS_JSON),
        "{\"errors\":1,\"warnings\":0,\"diagnostics\":[\n"
        "{\"file\":\"topics.csv\",\"line\":3,\"column\":8,\"severity\":\"error\",\"message\":"
        "\"pictogram: \\\"a\\\"\\\\ b\\\" is no pictogram; write a name of the icon font or of a "
        "file in assets/pictograms\"}]}\n");
    remove_pack(folder);
    arena_destroy(arena);
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
        cmocka_unit_test(prints_json_that_survives_quotation_marks),
        cmocka_unit_test(refuses_a_folder_that_is_no_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

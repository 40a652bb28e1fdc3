/* SPDX-License-Identifier: EUPL-1.2 */
/* What a terminal reads of a content.db that was made from packs. */
#include "compile_packs.h"

#include "base/file.h"

static struct civil at(const char *time)
{
    struct civil civil;
    assert_true(civil_parse(time, &civil));
    return civil;
}

static const char MONDAY_AT_TEN[] = "2026-11-23T10:00";

static void add_topics(sqlite3 *pack)
{
    row(pack, "topics", "id", "sprache", "pictogram", "translate", "colour", "#123456", "name",
        "Sprache", "name@uk", "Мова", "name@fa", "زبان", NULL);
    row(pack, "topics", "id", "kurse", "parent", "sprache", "pictogram", "school", "name", "Kurse",
        "description", "Deutsch lernen", NULL);
    row(pack, "topics", "id", "leer", "pictogram", "help", "name", "Leer", "name@uk", "Порожньо",
        "name@fa", "خالی", NULL);
    row(pack, "topics", "id", "schutz", "pictogram", "shield", "colour", "#654321", "display",
        "discreet", "name", "Schutz", "name@uk", "Захист", "name@fa", "پناه", NULL);
    row(pack, "topics", "id", "gewalt", "parent", "schutz", "pictogram", "shield", "name", "Gewalt",
        NULL);
}

static void add_strings(sqlite3 *pack)
{
    row(pack, "strings", "id", "nav-back", "text", "zurück", "text@uk", "назад", "text~fa", "برگشت",
        NULL);
    row(pack, "strings", "id", "closed", "text", "geschlossen", "text@uk", "зачинено", "text@fa",
        "بسته", NULL);
}

static void add_providers(sqlite3 *pack)
{
    row(pack, "kinds", "id", "alpha", "pictogram", "abc", "name", "Alphakurs", "name@uk", "Альфа",
        NULL);
    row(pack, "documents", "id", "pass", "pictogram", "badge", "name", "Pass", "name@uk", "Паспорт",
        NULL);
    row(pack, "documents", "id", "brief", "pictogram", "mail", "name", "Brief", NULL);
    row(pack, "places", "id", "haus", "name", "Haus", "street", "Weg 1", "postcode", "01234",
        "city", "Ort", "floor", "2", "room", "12", "bus_stop", "Halt", "step_free", "yes", "here",
        "yes", NULL);
    row(pack, "places", "id", "fern", "name", "Fern", "step_free", "no", NULL);
    row(pack, "organisations", "id", "amt", "name", "Das Amt", "short", "Amt", "place", "haus",
        "phone", "0241 1", "website", "https://example.org", "confidence", "low", NULL);
    row(pack, "organisations", "id", "verein", "name", "Verein", "confidence", "low", NULL);
}

static struct content *open_world(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk|fa|prs|en");
    add_strings(pack);
    add_topics(pack);
    add_providers(pack);
    row(pack, "services", "id", "rat", "organisation", "amt", "place", "haus", "topics",
        "kurse|schutz", "name", "Rat", "name@uk", "Порада", "what", "Alles fragen", "what~fa",
        "بپرسید", "who", "Alle", "audience", "women|families", "free", "yes", "cost", "nichts",
        "hours", "Mo-Fr 09:00-12:00", "appointment", "none", "documents", "brief|pass", "languages",
        "uk|mul", "interpreter", "yes", "childcare", "yes", "phone", "0241 2", "email",
        "a@example.org", "source", "Blatt", "source_date", "2026-06", "confidence", "high",
        "attribution", "CC BY", NULL);
    row(pack, "services", "id", "alt", "organisation", "verein", "topics", "sprache", "place",
        "fern", "pictogram", "history", "name", "Alt", "what", "war einmal", "hours", "24/7",
        "status", "closed", "verified_on", "2026-11-01", "confidence", "high", NULL);
    row(pack, "services", "id", "frau", "organisation", "verein", "topics", "gewalt", "name",
        "Frau", "what", "Hilfe", "hours", "24/7", "confidence", "medium", "source_date", "2026-11",
        NULL);
    row(pack, "schools", "id", "schule", "name", "Waldschule", "kind", "alpha", "topics", "sprache",
        "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "courses", "id", "kurs", "organisation", "amt", "kind", "alpha", "topics", "kurse",
        "name", "Kurs", "level_from", "A1", "level_to", "B1", "schedule", "abends",
        "childcare_text", "ja, gratis", "place", "fern", "confidence", "low", NULL);
    row(pack, "contacts", "id", "frau-x", "organisation", "amt", "topics", "kurse", "role",
        "Auskunft", "role@uk", "Довідка", "person", "Frau X", "phone", "0241 3", "confidence",
        "low", NULL);
    row(pack, "emergency", "id", "n112", "pictogram", "emergency", "number", "112", "name",
        "Notruf", "name@uk", "Допомога", "what", "Feuer", "hours", "24/7", "languages", "de|en",
        "confidence", "high", NULL);
    row(pack, "emergency", "id", "alt", "pictogram", "call", "number", "0800 1", "name", "Telefon",
        "what", "Reden", "hours", "24/7", "confidence", "high", "source_date", "2020", NULL);
    row(pack, "emergency", "id", "tags", "pictogram", "call", "number", "0800 2", "name", "Tags",
        "what", "Reden", "hours", "Mo-Fr 09:00-12:00", "confidence", "high", NULL);
    pack_end(pack);
    return compile_and_open(folder);
}

static void offers_languages_that_have_every_string_and_first_level_topic(void **state)
{
    static const struct {
        const char *language;
        bool strings, last_string, topic, other_topic, offered;
    } cases[] = {
        {"uk", true, true, true, true, true},
        {"ru", true, false, true, true, false},
        {"en", true, true, true, false, false},
        {"tr", false, false, true, true, false},
        {"fr", true, true, false, false, false},
        {"prs", false, false, false, false, false},
        {"tlh", true, true, true, true, false}, /* the program does not know it */
        {"de", false, false, false, false, true}, /* whatever is missing */
        {"ar", true, true, true, true, true},
    };
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "uk|ru|en|tr|fr|prs|tlh|de|ar");
    row(pack, "strings", "id", "a", "text", "A", NULL);
    row(pack, "strings", "id", "b", "text", "B", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", NULL);
    row(pack, "topics", "id", "u", "pictogram", "help", "name", "U", NULL);
    row(pack, "topics", "id", "v", "parent", "u", "pictogram", "help", "name", "V", NULL);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *language = cases[i].language;
        const struct {
            const char *table, *id, *field;
            bool exists;
        } texts[] = {
            {"strings", "a", "text", cases[i].strings},
            {"strings", "b", "text", cases[i].last_string},
            {"topics", "t", "name", cases[i].topic},
            {"topics", "u", "name", cases[i].other_topic},
        };
        for (size_t k = 0; k < COUNT_OF(texts); k++)
            if (texts[k].exists)
                insert_text(pack, model_table(texts[k].table), texts[k].id,
                    arena_printf(folder->arena, "%s@%s", texts[k].field, language), "ja");
    }
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const char *const *tag = content_languages(content);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (cases[i].offered)
            assert_string_equal(*tag++, cases[i].language);
    assert_null(*tag);
    content_close(content);
}

static void dates_the_content_by_the_newest_date_in_it(void **state)
{
    struct content *content = open_world(*state);
    assert_int_equal(civil_compare(content_date(content), at("2026-11-01")), 0);
    content_close(content);
}

static void falls_back_to_a_relative_then_to_german(void **state)
{
    static const struct {
        const char *id, *language, *string, *found;
        enum text_state state;
    } cases[] = {
        {"nav-back", "de", "zurück", "de", TEXT_REVIEWED},
        {"nav-back", "uk", "назад", "uk", TEXT_REVIEWED},
        {"nav-back", "fa", "برگشت", "fa", TEXT_MACHINE},
        {"nav-back", "prs", "برگشت", "fa", TEXT_MACHINE},
        {"closed", "prs", "بسته", "fa", TEXT_REVIEWED},
        {"nav-back", "ru", "zurück", "de", TEXT_REVIEWED}, /* never from Ukrainian */
        {"nav-back", "de-simple", "zurück", "de", TEXT_REVIEWED},
        {"nav-back", "tlh", "zurück", "de", TEXT_REVIEWED},
    };
    struct content *content = open_world(*state);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text text = content_string(content, cases[i].id, cases[i].language);
        assert_string_equal(text.string, cases[i].string);
        assert_string_equal(text.language, cases[i].found);
        assert_int_equal(text.state, cases[i].state);
    }
    content_close(content);
}

/* A program that was brought up to date shows texts that the content of the day before lacks. */
static void a_text_that_only_the_program_has_is_shown_in_german(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    const char *own = file_beside_program(folder->arena, "../share/faden/ui.pack");
    assert_true(file_exists(own));
    assert_false(content_has_string(content, "welcome"));
    for (int again = 0; again < 2; again++) {
        struct text text = content_string(content, "welcome", "uk");
        assert_string_equal(text.language, "de");
        assert_true(strlen(text.string) > 0);
        assert_string_equal(content_string(content, "nav-back", "uk").string, "назад");
    }
    content_close(content);
}

static void falls_back_alike_in_the_texts_of_entries(void **state)
{
    static const struct {
        const char *language, *string, *found;
        enum text_state state;
    } cases[] = {
        {"fa", "بپرسید", "fa", TEXT_MACHINE},
        {"prs", "بپرسید", "fa", TEXT_MACHINE},
        {"uk", "Alles fragen", "de", TEXT_REVIEWED},
        {"de", "Alles fragen", "de", TEXT_REVIEWED},
        {"de-simple", "Alles fragen", "de", TEXT_REVIEWED},
    };
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text what = content_entry(
            content, folder->arena, "stadt:services/rat", cases[i].language, at(MONDAY_AT_TEN))
                               ->what;
        assert_string_equal(what.string, cases[i].string);
        assert_string_equal(what.language, cases[i].found);
        assert_int_equal(what.state, cases[i].state);
    }
    content_close(content);
}

static void gives_topics_that_have_entries_with_names_and_german(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    struct content_topics top = content_topics(content, folder->arena, NULL, "uk");
    assert_int_equal(top.count, 2);
    assert_string_equal(top.list[0].id, "stadt:topics/sprache");
    assert_null(top.list[0].parent);
    assert_string_equal(top.list[0].name.string, "Мова");
    assert_string_equal(top.list[0].german.string, "Sprache");
    assert_int_equal(top.list[0].colour, 0x123456);
    assert_int_equal(top.list[0].entries, 5); /* with those of kurse */
    assert_false(top.list[0].discreet);
    assert_true(top.list[1].discreet);
    assert_int_equal(top.list[1].entries, 2);
    struct content_topics below =
        content_topics(content, folder->arena, "stadt:topics/sprache", "uk");
    assert_int_equal(below.count, 1);
    assert_string_equal(below.list[0].parent, "stadt:topics/sprache");
    assert_string_equal(below.list[0].name.language, "de");
    assert_string_equal(below.list[0].description.string, "Deutsch lernen");
    assert_int_equal(below.list[0].colour, 0x123456);
    assert_null(content_topic(content, folder->arena, "stadt:topics/fehlt", "uk"));
    assert_null(content_topic(content, folder->arena, "stadt:services/rat", "uk"));
    assert_true(content_topic(content, folder->arena, "stadt:topics/gewalt", "uk")->discreet);
    content_close(content);
}

static void tells_everything_about_an_entry(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    const struct content_entry *e =
        content_entry(content, folder->arena, "stadt:services/rat", "uk", at(MONDAY_AT_TEN));
    assert_string_equal(e->card.topic, "stadt:topics/kurse");
    assert_string_equal(e->card.pictogram, "school");
    assert_string_equal(e->card.name.string, "Порада");
    assert_string_equal(e->card.german.string, "Rat");
    assert_string_equal(e->card.kind_name.string, "");
    assert_string_equal(e->card.provider, "Amt");
    assert_int_equal(e->card.kind, ENTRY_SERVICE);
    assert_int_equal(e->card.status, STATUS_ACTIVE);
    assert_int_equal(e->card.colour, 0x123456);
    assert_false(e->card.discreet);
    assert_int_equal(e->card.attributes, ATTRIBUTE_OPEN_NOW | ATTRIBUTE_FREE | ATTRIBUTE_CHILDCARE |
                                             ATTRIBUTE_WOMEN | ATTRIBUTE_FAMILIES |
                                             ATTRIBUTE_NO_APPOINTMENT | ATTRIBUTE_STEP_FREE |
                                             ATTRIBUTE_HERE | ATTRIBUTE_SPEAKS);
    assert_int_equal(e->card.open.state, HOURS_OPEN);
    assert_int_equal(civil_compare(e->card.open.change, at("2026-11-23T12:00")), 0);
    assert_int_equal(e->opening_count, 1);
    assert_string_equal(e->openings[0].hours, "Mo-Fr 09:00-12:00");
    assert_string_equal(e->what.string, "Alles fragen");
    assert_string_equal(e->what.language, "de");
    assert_string_equal(e->who.string, "Alle");
    assert_string_equal(e->cost.string, "nichts");
    assert_true(e->free && e->interpreter && e->here);
    assert_int_equal(e->card.appointment, APPOINTMENT_NONE);
    assert_string_equal(e->provider_name, "Das Amt");
    assert_string_equal(e->provider_phone, "0241 1");
    assert_string_equal(e->provider_website, "https://example.org");
    assert_string_equal(e->phone, "0241 2");
    assert_string_equal(e->website, "");
    assert_string_equal(e->street, "Weg 1");
    assert_string_equal(e->card.postcode, "01234");
    assert_string_equal(e->room, "12");
    assert_string_equal(e->bus_stop, "Halt");
    assert_int_equal(e->floor, 2);
    assert_int_equal(e->steps, STEPS_NONE);
    assert_string_equal(e->languages[0], "uk");
    assert_string_equal(e->languages[1], "mul");
    assert_null(e->languages[2]);
    assert_int_equal(e->document_count, 2);
    assert_string_equal(e->documents[0].name.string, "Brief");
    assert_string_equal(e->documents[1].name.string, "Паспорт");
    assert_string_equal(e->documents[1].german.string, "Pass");
    assert_string_equal(e->documents[1].pictogram, "badge");
    assert_string_equal(e->source, "Blatt");
    assert_string_equal(e->attribution, "CC BY");
    assert_string_equal(e->source_date, "2026-06");
    assert_null(
        content_entry(content, folder->arena, "stadt:services/nein", "uk", at(MONDAY_AT_TEN)));
    content_close(content);
}

static void knows_the_places_that_texts_link_to(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    const struct content_place *place = content_place(content, folder->arena, "stadt:places/haus");
    assert_string_equal(place->name, "Haus");
    assert_string_equal(place->street, "Weg 1");
    assert_string_equal(place->postcode, "01234");
    assert_string_equal(place->city, "Ort");
    assert_string_equal(place->room, "12");
    assert_int_equal(place->floor, 2);
    place = content_place(content, folder->arena, "stadt:places/fern");
    assert_string_equal(place->room, "");
    assert_int_equal(place->floor, FLOOR_UNKNOWN);
    assert_null(content_place(content, folder->arena, "stadt:places/nirgends"));
    assert_null(content_place(content, folder->arena, "stadt:services/rat"));
    content_close(content);
}

static void gives_each_kind_of_entry_its_name_and_pictogram(void **state)
{
    static const struct {
        const char *id, *name, *language, *kind_name, *pictogram;
        bool discreet;
        int floor;
    } cases[] = {
        {"stadt:schools/schule", "Waldschule", "de", "Альфа", "abc", false, FLOOR_UNKNOWN},
        {"stadt:courses/kurs", "Kurs", "de", "Альфа", "abc", false, FLOOR_UNKNOWN},
        {"stadt:contacts/frau-x", "Довідка", "uk", "", "school", false, FLOOR_UNKNOWN},
        {"stadt:services/alt", "Alt", "de", "", "history", false, FLOOR_UNKNOWN},
        {"stadt:services/frau", "Frau", "de", "", "shield", true, FLOOR_UNKNOWN},
    };
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct content_entry *e =
            content_entry(content, folder->arena, cases[i].id, "uk", at(MONDAY_AT_TEN));
        assert_string_equal(e->card.name.string, cases[i].name);
        assert_string_equal(e->card.name.language, cases[i].language);
        assert_string_equal(e->card.kind_name.string, cases[i].kind_name);
        assert_string_equal(e->card.pictogram, cases[i].pictogram);
        assert_int_equal(e->card.discreet, cases[i].discreet);
        assert_int_equal(e->floor, cases[i].floor);
    }
    content_close(content);
}

static void shows_hours_only_of_facts(void **state)
{
    static const struct {
        const char *id, *now;
        bool fact;
        enum hours_state state;
        const char *hours;
    } cases[] = {
        {"stadt:services/rat", "2026-11-23T10:00", true, HOURS_OPEN, "Mo-Fr 09:00-12:00"},
        {"stadt:services/rat", "2026-11-23T13:00", true, HOURS_CLOSED, "Mo-Fr 09:00-12:00"},
        {"stadt:services/rat", "2028-06-01T10:00", true, HOURS_OPEN, "Mo-Fr 09:00-12:00"},
        {"stadt:services/rat", "2028-06-02T10:00", false, HOURS_UNKNOWN, ""},
        {"stadt:services/rat", "2020-01-01T10:00", false, HOURS_UNKNOWN, ""}, /* a dead clock */
        {"stadt:services/frau", "2026-11-23T10:00", false, HOURS_UNKNOWN, ""},
        {"stadt:services/alt", "2026-11-23T10:00", true, HOURS_UNKNOWN, ""}, /* closed for good */
        {"stadt:schools/schule", "2026-11-23T10:00", true, HOURS_UNKNOWN, ""},
    };
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct content_entry *e =
            content_entry(content, folder->arena, cases[i].id, "de", at(cases[i].now));
        assert_int_equal(e->card.fact, cases[i].fact);
        assert_int_equal(e->card.open.state, cases[i].state);
        assert_string_equal(e->opening_count ? e->openings[0].hours : "", cases[i].hours);
        assert_int_equal(!!(e->card.attributes & ATTRIBUTE_OPEN_NOW), cases[i].state == HOURS_OPEN);
    }
    content_close(content);
}

static void knows_whose_language_is_spoken(void **state)
{
    static const struct {
        const char *languages, *visitor;
        bool speaks;
    } cases[] = {
        {"uk|ru", "ru", true},
        {"uk|ru", "en", false},
        {"mul", "uk", false},
        {"", "uk", false},
        {"de|uk", "de", false},
        {"de|uk", "de-simple", false},
        {"zh", "zh-Hans", true},
        {"zh-Hans", "zh-Hans", true},
        {"fa", "fr", false},
        {"ku", "kmr", true},
        {"ku", "tr", false},
    };
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "de");
    row(pack, "strings", "id", "welcome", "text", "Willkommen", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", NULL);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *id = arena_printf(folder->arena, "s%zu", i);
        row(pack, "services", "id", id, "topics", "t", "name", "S", "what", "S", "languages",
            cases[i].languages, "confidence", "low", NULL);
    }
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *id = arena_printf(folder->arena, "stadt:services/s%zu", i);
        const struct content_entry *e =
            content_entry(content, folder->arena, id, cases[i].visitor, at(MONDAY_AT_TEN));
        assert_int_equal(!!(e->card.attributes & ATTRIBUTE_SPEAKS), cases[i].speaks);
    }
    content_close(content);
}

/* Each row is named after its place in the list; the sheet has them in another order. */
static void lists_open_then_here_then_own_language_then_by_name(void **state)
{
    static const struct {
        const char *id, *name, *hours, *place, *languages, *status;
    } services[] = {
        {"e8", "Aa", "24/7", "hier", "uk", "closed"},
        {"e7", "Zz", "", "", "", ""},
        {"e6", "Öl", "", "", "", ""}, /* in German beside O, not behind Z */
        {"e5", "Nn", "", "", "", ""},
        {"e4", "Yy", "", "", "uk", ""},
        {"e3", "Xx", "", "hier", "", ""},
        {"e2", "Ww", "24/7", "", "", ""},
        {"e1", "Vv", "24/7", "", "uk", ""},
        {"e0", "Uu", "24/7", "hier", "", ""},
    };
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "welcome", "text", "Willkommen", "text@uk", "Вітаємо", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", "name@uk", "T", NULL);
    row(pack, "places", "id", "hier", "here", "yes", NULL);
    for (size_t i = 0; i < COUNT_OF(services); i++)
        row(pack, "services", "id", services[i].id, "topics", "t", "name", services[i].name, "what",
            "S", "hours", services[i].hours, "place", services[i].place, "languages",
            services[i].languages, "status", services[i].status, "verified_on", "2026-11-01",
            "confidence", "high", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    struct content_cards cards =
        all_cards(content, folder->arena, "stadt:topics/t", "uk", at(MONDAY_AT_TEN));
    assert_int_equal(cards.count, COUNT_OF(services));
    for (size_t i = 0; i < cards.count; i++)
        assert_string_equal(
            cards.list[i].id, arena_printf(folder->arena, "stadt:services/e%zu", i));
    struct content_list list =
        content_list(content, folder->arena, "stadt:topics/t", "uk", at(MONDAY_AT_TEN));
    struct content_cards first =
        content_cards(content, folder->arena, &list, 0, 2, "uk", at(MONDAY_AT_TEN));
    assert_int_equal(first.count, 2);
    for (size_t i = 0; i < first.count; i++) {
        assert_string_equal(first.list[i].id, cards.list[i].id);
        assert_string_equal(first.list[i].name.string, cards.list[i].name.string);
    }
    assert_int_equal(
        all_cards(content, folder->arena, "stadt:topics/x", "uk", at(MONDAY_AT_TEN)).count, 0);
    content_close(content);
}

/* What a list says of its entries is what their cards say, at any time and in any language, also
 * when it has just been asked at another time or in another language. */
static void a_list_knows_what_its_cards_know(void **state)
{
    static const struct {
        const char *now, *language;
        size_t open, speaks;
    } cases[] = {
        {MONDAY_AT_TEN, "uk", 3, 1}, {"2026-11-23T12:00", "uk", 2, 1},
        {"2026-11-23T12:00", "de", 2, 0}, {MONDAY_AT_TEN, "de", 3, 0}, {MONDAY_AT_TEN, "uk", 3, 1},
        {"2026-11-22T10:00", "uk", 1, 1}, /* a Sunday */
        {"2026-11-23T23:30", "uk", 1, 1}, {"2029-11-26T10:00", "uk", 0, 1}, /* no fact any more */
        {"2026-09-21T10:00", "uk", 0, 1}, /* the clock has stopped */
    };
    static const char *const hours[] = {"Mo-Fr 09:00-12:00", "Mo-Fr 09:00-17:00", "24/7", ""};
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "welcome", "text", "Willkommen", "text@uk", "Вітаємо", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", "name@uk", "T", NULL);
    for (size_t i = 0; i < COUNT_OF(hours); i++)
        row(pack, "services", "id", arena_printf(folder->arena, "s%zu", i), "topics", "t", "name",
            "S", "what", "S", "hours", hours[i], "languages", i == 1 ? "uk" : "", "verified_on",
            "2026-11-01", "confidence", "high", NULL);
    row(pack, "services", "id", "zu", "topics", "t", "name", "S", "what", "S", "hours", "24/7",
        "status", "unconfirmed", "verified_on", "2026-11-01", "confidence", "high", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct civil now = at(cases[i].now);
        struct content_list list =
            content_list(content, folder->arena, "stadt:topics/t", cases[i].language, now);
        assert_int_equal(content_matching(&list, ATTRIBUTE_OPEN_NOW), cases[i].open);
        assert_int_equal(content_matching(&list, ATTRIBUTE_SPEAKS), cases[i].speaks);
        struct content_cards cards =
            content_cards(content, folder->arena, &list, 0, SIZE_MAX, cases[i].language, now);
        assert_int_equal(cards.count, COUNT_OF(hours) + 1);
        for (size_t k = 0; k < cards.count; k++)
            assert_int_equal(cards.list[k].attributes, list.list[k].attributes);
        cards = content_cards(
            content, folder->arena, &list, ATTRIBUTE_OPEN_NOW, 1, cases[i].language, now);
        assert_int_equal(cards.count, cases[i].open ? 1 : 0);
    }
    content_close(content);
}

static void lists_a_topic_with_the_topics_below_it_once(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    static const struct {
        const char *topic;
        size_t count;
    } cases[] = {
        {"stadt:topics/sprache", 5},
        {"stadt:topics/kurse", 3},
        {"stadt:topics/schutz", 2},
        {"stadt:topics/gewalt", 1},
        {"stadt:topics/leer", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(
            all_cards(content, folder->arena, cases[i].topic, "uk", at(MONDAY_AT_TEN)).count,
            cases[i].count);
    content_close(content);
}

static void keeps_the_emergency_numbers_in_the_editors_order(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    struct content_emergencies numbers =
        content_emergency(content, folder->arena, "uk", at("2050-11-21T10:00"));
    assert_int_equal(numbers.count, 3);
    const struct content_emergency *first = &numbers.list[0];
    assert_string_equal(first->id, "stadt:emergency/n112");
    assert_string_equal(first->number, "112");
    assert_string_equal(first->name.string, "Допомога");
    assert_string_equal(first->german.string, "Notruf");
    assert_string_equal(first->what.string, "Feuer");
    assert_true(first->fact && first->always);
    assert_int_equal(first->open.state, HOURS_OPEN);
    assert_string_equal(first->languages[1], "en");
    assert_false(numbers.list[1].fact || numbers.list[1].always); /* the source is of 2020 */
    assert_int_equal(numbers.list[1].open.state, HOURS_UNKNOWN);
    assert_true(numbers.list[2].fact && !numbers.list[2].always);
    assert_int_equal(numbers.list[2].open.state, HOURS_OPEN);
    content_close(content);
}

static void a_dead_clock_knows_only_of_the_emergency_numbers_that_always_answer(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_world(folder);
    struct content_emergencies numbers =
        content_emergency(content, folder->arena, "uk", at("2020-01-06T10:00"));
    assert_true(numbers.list[0].always);
    assert_int_equal(numbers.list[0].open.state, HOURS_OPEN);
    assert_true(numbers.list[2].fact);
    assert_int_equal(numbers.list[2].open.state, HOURS_UNKNOWN);
    content_close(content);
}

static void resolves_what_an_address_leaves_out(void **state)
{
    static const struct {
        const char *id, *table, *full;
    } cases[] = {
        {"stadt:services/rat", NULL, "stadt:services/rat"},
        {"services/rat", NULL, "stadt:services/rat"},
        {"rat", "services", "stadt:services/rat"},
        {"stadt:rat", "services", "stadt:services/rat"},
        {"services/rat", "topics", "stadt:services/rat"},
        {"dorf:services/beide", NULL, "dorf:services/beide"},
        {"services/beide", NULL, NULL}, /* in both packs */
        {"beide", "services", NULL},
        {"stadt:beide", "services", "stadt:services/beide"},
        {"rat", NULL, NULL},
        {"rat", "topics", NULL},
        {"fehlt:services/rat", NULL, NULL},
        {"services/fehlt", NULL, NULL},
        {"", "services", NULL},
        {":/", NULL, NULL},
        {"topics/ohne-thema", NULL, NULL},
    };
    struct folder *folder = *state;
    static const char *const packs[] = {"stadt", "dorf"};
    for (size_t i = 0; i < COUNT_OF(packs); i++) {
        sqlite3 *pack = pack_begin(folder, packs[i], "de");
        row(pack, "strings", "id", packs[i], "text", "T", NULL);
        row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", NULL);
        row(pack, "services", "id", "beide", "topics", "t", "name", "B", "what", "B", "confidence",
            "low", NULL);
        if (i == 0)
            row(pack, "services", "id", "rat", "topics", "t", "name", "R", "what", "R",
                "confidence", "low", NULL);
        pack_end(pack);
    }
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *full = content_resolve(content, folder->arena, cases[i].id, cases[i].table);
        if (cases[i].full)
            assert_string_equal(full, cases[i].full);
        else
            assert_null(full);
    }
    content_close(content);
}

/* Guides and the way through school; what a pack keeps back is not said. */
static struct content *open_ways(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "welcome", "text", "Willkommen", "text@uk", "Вітаємо", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "colour", "#123456", "name", "T", "name@uk",
        "T", NULL);
    row(pack, "topics", "id", "s", "pictogram", "shield", "display", "discreet", "name", "S",
        "name@uk", "S", NULL);
    row(pack, "kinds", "id", "klein", "pictogram", "abc", "name", "Kleine Schule", NULL);
    row(pack, "kinds", "id", "gross", "pictogram", "abc", "name", "Große Schule", NULL);
    row(pack, "places", "id", "a", "postcode", "00002", "city", "Ort", NULL);
    row(pack, "places", "id", "b", "postcode", "00001", "city", "Ort", NULL);
    row(pack, "services", "id", "rat", "topics", "t", "name", "Rat", "what", "R", "confidence",
        "low", "attribution", "Zweiter", NULL);
    row(pack, "schools", "id", "ohne", "name", "Aa", "kind", "klein", "topics", "t", "confidence",
        "low", "attribution", "Erster", NULL);
    row(pack, "schools", "id", "zwei", "name", "Bb", "kind", "klein", "topics", "t", "place", "a",
        "confidence", "low", "attribution", "Erster", NULL);
    row(pack, "schools", "id", "drei", "name", "Dd", "kind", "klein", "topics", "t", "place", "b",
        "confidence", "low", "attribution", "", NULL);
    row(pack, "schools", "id", "vier", "name", "Cc", "kind", "gross", "topics", "t", "place", "b",
        "confidence", "low", NULL);
    row(pack, "guides", "id", "weg", "topic", "t", "pictogram", "flag", "name", "Weg", "name~uk",
        "Шлях", "what", "So geht es", NULL);
    row(pack, "guides", "id", "still", "topic", "s", "pictogram", "shield", "name", "Still", "what",
        "Leise", NULL);
    row(pack, "guides", "id", "leer", "topic", "t", "pictogram", "flag", "name", "Leer", "what",
        "Ohne Schritt", NULL);
    row(pack, "steps", "id", "weg-1", "guide", "weg", "pictogram", "home", "name", "Eins",
        "name@uk", "Раз", "what", "Zuerst", "description", "- Pass", "service", "rat", NULL);
    row(pack, "steps", "id", "still-1", "guide", "still", "pictogram", "call", "name", "Anruf",
        "what", "Rufen Sie an", "service", "geheim", NULL); /* a service that is not in the pack */
    row(pack, "steps", "id", "weg-2", "guide", "weg", "pictogram", "school", "name", "Zwei", "what",
        "Danach", NULL);
    row(pack, "school-system", "id", "kita", "pictogram", "child_care", "from_age", "0", "to_age",
        "6", "stage", "vorschule", "name", "Kita", "what", "Spielen", "topic", "t", NULL);
    row(pack, "school-system", "id", "schule", "pictogram", "school", "from_age", "6", "to_age",
        "10", "stage", "schule", "name", "Schule", "name@uk", "Школа", "what", "Lernen",
        "description~uk", "**Так**", "description", "**So**", "topic", "t", "kinds",
        "klein|gross|klein", "first", "rat", NULL);
    row(pack, "school-system", "id", "beruf", "pictogram", "work", "from_age", "16", "stage",
        "beruf", "name", "Beruf", "what", "Arbeiten", "topic", "fehlt", "kinds", "fehlt", "first",
        "geheim", NULL);
    pack_end(pack);
    return compile_and_open(folder);
}

static void gives_a_guide_its_steps_in_the_editors_order(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    const struct content_guide *guide =
        content_guide(content, folder->arena, "stadt:guides/weg", "uk");
    assert_string_equal(guide->name.string, "Шлях");
    assert_int_equal(guide->name.state, TEXT_MACHINE);
    assert_string_equal(guide->german.string, "Weg");
    assert_string_equal(guide->what.string, "So geht es");
    assert_string_equal(guide->topic, "stadt:topics/t");
    assert_int_equal(guide->colour, 0x123456);
    assert_false(guide->discreet);
    assert_int_equal(guide->step_count, 2);
    assert_string_equal(guide->steps[0].name.string, "Раз");
    assert_string_equal(guide->steps[0].entry, "stadt:services/rat");
    assert_string_equal(guide->steps[0].description.string, "- Pass");
    assert_string_equal(guide->steps[1].description.string, "");
    assert_string_equal(guide->steps[1].pictogram, "school");
    assert_null(guide->steps[1].entry);
    guide = content_guide(content, folder->arena, "stadt:guides/still", "uk");
    assert_true(guide->discreet);
    assert_null(guide->steps[0].entry);
    assert_null(content_guide(content, folder->arena, "stadt:topics/t", "uk"));
    content_close(content);
}

static void lists_the_guides_of_a_topic_that_have_steps(void **state)
{
    static const struct {
        const char *topic;
        size_t count;
        const char *first;
    } cases[] = {
        {NULL, 2, "stadt:guides/weg"},
        {"stadt:topics/t", 1, "stadt:guides/weg"},
        {"stadt:topics/s", 1, "stadt:guides/still"},
        {"stadt:topics/fehlt", 0, NULL},
    };
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct content_guides guides = content_guides(content, folder->arena, cases[i].topic, "de");
        assert_int_equal(guides.count, cases[i].count);
        if (cases[i].first)
            assert_string_equal(guides.list[0].id, cases[i].first);
    }
    assert_null(content_resolve(content, folder->arena, "leer", "guides"));
    content_close(content);
}

static void puts_the_stages_that_fit_an_age_first(void **state)
{
    static const struct {
        int age;
        size_t fit;
        const char *order[3];
    } cases[] = {
        {0, 0, {"kita", "schule", "beruf"}},
        {1, 1, {"kita", "schule", "beruf"}},
        {6, 2, {"kita", "schule", "beruf"}},
        {10, 1, {"schule", "kita", "beruf"}},
        {11, 0, {"kita", "schule", "beruf"}},
        {16, 1, {"beruf", "kita", "schule"}},
        {99, 1, {"beruf", "kita", "schule"}},
    };
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct content_stages stages = content_stages(content, folder->arena, cases[i].age, "de");
        assert_int_equal(stages.count, 3);
        for (size_t k = 0; k < stages.count; k++) {
            assert_string_equal(stages.list[k].id,
                arena_printf(folder->arena, "stadt:school-system/%s", cases[i].order[k]));
            assert_int_equal(stages.list[k].fits, k < cases[i].fit);
        }
    }
    content_close(content);
}

static void tells_of_a_stage_only_what_the_pack_has(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    const struct content_stage *stage =
        content_stage(content, folder->arena, "stadt:school-system/schule", "uk");
    assert_string_equal(stage->name.string, "Школа");
    assert_string_equal(stage->german.string, "Schule");
    assert_string_equal(stage->what.string, "Lernen");
    assert_string_equal(stage->description.string, "**Так**");
    assert_int_equal(stage->description.state, TEXT_MACHINE);
    assert_int_equal(stage->from_age, 6);
    assert_int_equal(stage->to_age, 10);
    assert_int_equal(stage->colour, 0x123456);
    assert_true(stage->schools);
    assert_string_equal(stage->topic, "stadt:topics/t");
    assert_string_equal(stage->first, "stadt:services/rat");
    stage = content_stage(content, folder->arena, "stadt:school-system/beruf", "uk");
    assert_int_equal(stage->to_age, 0);
    assert_false(stage->schools);
    assert_null(stage->topic);
    assert_null(stage->first);
    assert_null(content_stage(content, folder->arena, "stadt:topics/t", "uk"));
    assert_null(content_stage(content, folder->arena, "stadt:school-system/fehlt", "uk"));
    content_close(content);
}

static void lists_schools_by_postcode_then_name(void **state)
{
    static const char *const order[] = {"vier", "drei", "zwei", "ohne"};
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    struct content_list list = content_schools(
        content, folder->arena, "stadt:school-system/schule", "de", at(MONDAY_AT_TEN));
    struct content_cards cards =
        content_cards(content, folder->arena, &list, 0, SIZE_MAX, "de", at(MONDAY_AT_TEN));
    assert_int_equal(cards.count, COUNT_OF(order));
    for (size_t i = 0; i < cards.count; i++)
        assert_string_equal(
            cards.list[i].id, arena_printf(folder->arena, "stadt:schools/%s", order[i]));
    assert_string_equal(cards.list[0].postcode, "00001");
    assert_string_equal(cards.list[0].city, "Ort");
    assert_int_equal(
        content_schools(content, folder->arena, "stadt:school-system/kita", "de", at(MONDAY_AT_TEN))
            .count,
        0);
    content_close(content);
}

static void names_each_attribution_once(void **state)
{
    struct folder *folder = *state;
    struct content *content = open_ways(folder);
    const char *const *names = content_attributions(content, folder->arena);
    assert_string_equal(names[0], "Erster"); /* of two schools */
    assert_string_equal(names[1], "Zweiter");
    assert_null(names[2]);
    content_close(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
        TEST(offers_languages_that_have_every_string_and_first_level_topic),
        TEST(dates_the_content_by_the_newest_date_in_it),
        TEST(falls_back_to_a_relative_then_to_german),
        TEST(a_text_that_only_the_program_has_is_shown_in_german),
        TEST(falls_back_alike_in_the_texts_of_entries),
        TEST(gives_topics_that_have_entries_with_names_and_german),
        TEST(tells_everything_about_an_entry),
        TEST(knows_the_places_that_texts_link_to),
        TEST(gives_each_kind_of_entry_its_name_and_pictogram),
        TEST(shows_hours_only_of_facts),
        TEST(knows_whose_language_is_spoken),
        TEST(lists_open_then_here_then_own_language_then_by_name),
        TEST(a_list_knows_what_its_cards_know),
        TEST(lists_a_topic_with_the_topics_below_it_once),
        TEST(keeps_the_emergency_numbers_in_the_editors_order),
        TEST(a_dead_clock_knows_only_of_the_emergency_numbers_that_always_answer),
        TEST(resolves_what_an_address_leaves_out),
        TEST(gives_a_guide_its_steps_in_the_editors_order),
        TEST(lists_the_guides_of_a_topic_that_have_steps),
        TEST(puts_the_stages_that_fit_an_age_first),
        TEST(tells_of_a_stage_only_what_the_pack_has),
        TEST(lists_schools_by_postcode_then_name),
        TEST(names_each_attribution_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

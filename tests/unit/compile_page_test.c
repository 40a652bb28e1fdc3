/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of an entry says beyond its card: doubt about single fields, first and last days,
 * hours by kind, whom it is for, who else can be reached, and who is to be named. */
#include "compile_packs.h"

#include "content/phone.h"

static struct civil at(const char *time)
{
    struct civil civil;
    assert_true(civil_parse(time, &civil));
    return civil;
}

static const char MONDAY_AT_TEN[] = "2026-11-23T10:00";

static sqlite3 *begin(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de");
    row(pack, "strings", "id", "a", "text", "A", NULL);
    row(pack, "topics", "id", "rat", "pictogram", "help", "name", "Rat", NULL);
    row(pack, "organisations", "id", "amt", "name", "Amt", "phone", "0241 1", "confidence", "low",
        NULL);
    row(pack, "services", "id", "neu", "topics", "rat", "name", "Neu", "what", "Ab März", "hours",
        "24/7", "valid_from", "2027-03", "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "services", "id", "eins", "organisation", "amt", "topics", "rat", "name", "Eins",
        "what", "Bis Ende November", "hours", "Mo-Fr 09:00-12:00", "valid_until", "2026-11",
        "successor", "neu", "confidence", "high", "source_date", "2026-11", NULL);
    return pack;
}

static const struct content_entry *entry(
    struct content *content, struct folder *folder, const char *id, const char *now)
{
    const struct content_entry *found = content_entry(
        content, folder->arena, arena_printf(folder->arena, "stadt:%s", id), "de", at(now));
    assert_non_null(found);
    return found;
}

static void a_doubted_field_makes_the_page_doubtful_and_doubted_hours_only_disappear(void **state)
{
    static const struct {
        const char *field, *confidence, *source_date;
        bool fact, hours, doubtful;
    } cases[] = {
        {"what", "low", "2026-11", false, false, false},
        {"what", "high", "2026-11", true, true, false},
        {"what", "high", "2020", false, false, false},
        {"what", "high", "", false, false, false},
        {"hours", "low", "2026-11", true, false, true},
        {"hours", "high", "2026-11", true, true, false},
        {"place", "medium", "2026-11", false, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        sqlite3 *pack = begin(&folder);
        row(pack, "provenance", "id", "p", "row", "services/eins", "field", cases[i].field,
            "confidence", cases[i].confidence, "source_date", cases[i].source_date, NULL);
        pack_end(pack);
        struct content *content = compile_and_open(&folder);
        const struct content_entry *e = entry(content, &folder, "services/eins", MONDAY_AT_TEN);
        if (e->card.fact != cases[i].fact)
            fail_msg("%s %s: fact is %d", cases[i].field, cases[i].confidence, e->card.fact);
        assert_int_equal(e->opening_count, cases[i].hours);
        assert_int_equal(e->hours_doubtful, cases[i].doubtful);
        assert_int_equal(e->card.open.state, cases[i].hours ? HOURS_OPEN : HOURS_UNKNOWN);
        content_close(content);
        folder_remove(&folder);
    }
    (void)state;
}

static void an_offer_is_announced_before_its_first_day_and_not_listed_behind_its_last(void **state)
{
    static const struct {
        const char *id, *now;
        int status;
        bool listed, starts;
        enum hours_state open;
    } cases[] = {
        {"services/eins", "2026-11-30T10:00", STATUS_ACTIVE, true, false, HOURS_OPEN},
        {"services/eins", "2026-12-01T10:00", STATUS_CLOSED, false, false, HOURS_UNKNOWN},
        {"services/neu", "2027-02-28T23:59", STATUS_ACTIVE, true, true, HOURS_UNKNOWN},
        {"services/neu", "2027-03-01T00:00", STATUS_ACTIVE, true, false, HOURS_OPEN},
    };
    struct folder *folder = *state;
    pack_end(begin(folder));
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct content_entry *e = entry(content, folder, cases[i].id, cases[i].now);
        struct content_cards cards =
            all_cards(content, folder->arena, "stadt:topics/rat", "de", at(cases[i].now));
        bool listed = false;
        for (size_t k = 0; k < cards.count; k++)
            listed |= strcmp(cards.list[k].id, e->card.id) == 0;
        assert_int_equal(listed, cases[i].listed);
        assert_int_equal(e->card.status, cases[i].status);
        assert_int_equal(e->card.starts.year != 0, cases[i].starts);
        assert_int_equal(e->card.open.state, cases[i].open);
    }
    content_close(content);
}

static void an_offer_names_its_successor(void **state)
{
    struct folder *folder = *state;
    pack_end(begin(folder));
    struct content *content = compile_and_open(folder);
    const struct content_entry *e = entry(content, folder, "services/eins", MONDAY_AT_TEN);
    assert_string_equal(e->successor, "stadt:services/neu");
    assert_int_equal(e->ends.day, 30);
    assert_null(entry(content, folder, "services/neu", MONDAY_AT_TEN)->successor);
    content_close(content);
}

/* The sheet of hours says more than the offer's own line; a door's hours count as open, those of a
 * telephone never. */
static void hours_have_kinds(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "hours", "id", "a", "service", "eins", "kind", "by-appointment", "rule",
        "Mo 13:00-15:00", "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "hours", "id", "b", "service", "eins", "kind", "phone", "rule", "24/7", "confidence",
        "high", "source_date", "2026-11", NULL);
    row(pack, "hours", "id", "c", "service", "neu", "kind", "walk-in", "rule", "24/7", "confidence",
        "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const struct content_entry *e = entry(content, folder, "services/eins", MONDAY_AT_TEN);
    assert_int_equal(e->opening_count, 2);
    assert_int_equal(e->openings[0].kind, OPENING_BY_APPOINTMENT);
    assert_int_equal(e->card.appointment, APPOINTMENT_NEEDED);
    assert_string_equal(e->openings[0].hours, "Mo 13:00-15:00");
    assert_int_equal(e->openings[1].kind, OPENING_PHONE);
    assert_int_equal(e->card.open.state, HOURS_CLOSED);
    assert_int_equal(e->card.open.change.hour, 13);
    e = entry(content, folder, "services/neu", "2027-03-02");
    assert_int_equal(e->opening_count, 0);
    assert_int_equal(e->card.appointment, APPOINTMENT_UNKNOWN);
    content_close(content);
}

static void doubt_about_a_part_hides_its_hours_and_marks_what_stands_alone(void **state)
{
    static const struct {
        const char *row, *confidence;
        size_t openings;
        const char *point;
        bool emergency, event;
    } cases[] = {
        {"hours/a", "high", 1, "Mo 09:00-10:00", true, true},
        {"hours/a", "low", 0, "Mo 09:00-10:00", true, true},
        {"contact-points/c", "low", 1, "", true, true},
        {"emergency/n", "low", 1, "Mo 09:00-10:00", false, true},
        {"events/e", "low", 1, "Mo 09:00-10:00", true, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        sqlite3 *pack = begin(&folder);
        row(pack, "hours", "id", "a", "service", "neu", "kind", "walk-in", "rule", "24/7",
            "confidence", "high", "source_date", "2026-11", NULL);
        row(pack, "contact-points", "id", "c", "service", "neu", "phone", "0241 2", "hours",
            "Mo 09:00-10:00", "confidence", "high", "source_date", "2026-11", NULL);
        row(pack, "emergency", "id", "n", "pictogram", "call", "number", "112", "name", "N", "what",
            "W", "confidence", "high", NULL);
        row(pack, "events", "id", "e", "organisation", "amt", "topic", "rat", "name", "E", "what",
            "E", "start", "2027-03-05", "confidence", "high", "source_date", "2026-11", NULL);
        row(pack, "provenance", "id", "p", "row", cases[i].row, "field", "id", "confidence",
            cases[i].confidence, "source_date", "2026-11", NULL);
        pack_end(pack);
        struct content *content = compile_and_open(&folder);
        const struct content_entry *e = entry(content, &folder, "services/neu", "2027-03-02");
        assert_int_equal(e->opening_count, cases[i].openings);
        assert_int_equal(e->card.open.state, cases[i].openings ? HOURS_OPEN : HOURS_UNKNOWN);
        assert_string_equal(e->points[0].hours, cases[i].point);
        assert_int_equal(
            content_emergency(content, folder.arena, "de", at("2027-03-02")).list[0].fact,
            cases[i].emergency);
        assert_int_equal(
            content_events(content, folder.arena, "stadt:topics/rat", "de", at("2027-03-02"), 28)
                .list[0]
                .fact,
            cases[i].event);
        content_close(content);
        folder_remove(&folder);
    }
}

static void what_a_discreet_provider_offers_is_discreet_unless_it_says_otherwise(void **state)
{
    static const struct {
        const char *provider, *offer;
        bool discreet;
    } cases[] = {
        {"discreet", "", true},
        {"discreet", "normal", false},
        {"normal", "", false},
        {"normal", "discreet", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        sqlite3 *pack = begin(&folder);
        row(pack, "organisations", "id", "haus", "name", "Haus", "confidence", "low", "display",
            cases[i].provider, NULL);
        row(pack, "services", "id", "rat", "organisation", "haus", "topics", "rat", "name", "Rat",
            "what", "Rat", "confidence", "low", "display", cases[i].offer, NULL);
        row(pack, "events", "id", "e", "organisation", "haus", "topic", "rat", "name", "E", "what",
            "E", "start", "2026-11-24", "confidence", "low", "display", cases[i].offer, NULL);
        pack_end(pack);
        struct content *content = compile_and_open(&folder);
        assert_int_equal(entry(content, &folder, "services/rat", MONDAY_AT_TEN)->card.discreet,
            cases[i].discreet);
        assert_int_equal(
            content_events(content, folder.arena, "stadt:topics/rat", "de", at(MONDAY_AT_TEN), 28)
                .list[0]
                .discreet,
            cases[i].discreet);
        content_close(content);
        folder_remove(&folder);
    }
}

/* Also those of a time of the year, and all of several rows. */
static void the_providers_telephone_is_answered_as_its_sheet_says(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "hours", "id", "a", "organisation", "amt", "kind", "phone", "rule", "off",
        "valid_from", "2026-12-21", "valid_until", "2027-01-03", "confidence", "high",
        "source_date", "2026-11", NULL);
    row(pack, "hours", "id", "b", "organisation", "amt", "kind", "phone", "rule", "24/7",
        "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "hours", "id", "c", "organisation", "amt", "kind", "walk-in", "rule", "24/7",
        "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "services", "id", "ruf", "organisation", "amt", "topics", "rat", "name", "Ruf",
        "what", "Rat", "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "services", "id", "eigen", "organisation", "amt", "topics", "rat", "name", "Eigen",
        "what", "Rat", "confidence", "high", "source_date", "2026-11", NULL);
    row(pack, "hours", "id", "d", "service", "eigen", "kind", "phone", "rule", "Mo 10:00-11:00",
        "confidence", "high", "source_date", "2026-11", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const struct content_entry *e = entry(content, folder, "services/ruf", MONDAY_AT_TEN);
    assert_int_equal(e->opening_count, 1);
    assert_int_equal(e->openings[0].kind, OPENING_PHONE);
    assert_string_equal(e->openings[0].hours, "24/7\n2026-12-21/2027-01-03 off");
    e = entry(content, folder, "services/eigen", MONDAY_AT_TEN);
    assert_int_equal(e->opening_count, 1);
    assert_string_equal(e->openings[0].hours, "Mo 10:00-11:00");
    content_close(content);
}

static void whom_it_is_for_is_told_in_parts(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "services", "id", "viel", "topics", "rat", "name", "Viel", "what", "Rat",
        "how_to_apply", "Anrufen", "area", "region", "minimum_age", "16", "maximum_age", "27",
        "gender", "women", "residence_status", "asylum|tolerated", "institutions_only", "yes",
        "price", "12.50", "confidence", "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const struct content_entry *e = entry(content, folder, "services/viel", MONDAY_AT_TEN);
    assert_int_equal(e->audience.area, AREA_REGION);
    assert_int_equal(e->audience.minimum_age, 16);
    assert_int_equal(e->audience.maximum_age, 27);
    assert_int_equal(e->audience.gender, GENDER_WOMEN);
    assert_string_equal(e->audience.residence[1], "tolerated");
    assert_null(e->audience.residence[2]);
    assert_true(e->audience.institutions_only);
    assert_string_equal(e->price, "12.50");
    assert_string_equal(e->how_to_apply.string, "Anrufen");
    e = entry(content, folder, "services/eins", MONDAY_AT_TEN);
    assert_int_equal(e->audience.area, AREA_ANY);
    assert_int_equal(e->audience.minimum_age, AGE_ANY);
    assert_null(e->audience.residence[0]);
    content_close(content);
}

static void contact_points_are_the_offers_own_or_its_providers(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "contact-points", "id", "eigen", "service", "neu", "role", "Anmeldung", "person",
        "Frau X", "phone", "(0241) 5198-4600", "hours", "Mo 09:00-10:00", "confidence", "high",
        "source_date", "2026-11", NULL);
    row(pack, "contact-points", "id", "amt", "organisation", "amt", "fax", "0241 9", "confidence",
        "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const struct content_entry *own = entry(content, folder, "services/neu", "2027-03-02");
    assert_int_equal(own->point_count, 1);
    assert_string_equal(own->points[0].role.string, "Anmeldung");
    assert_string_equal(own->points[0].phone_dial, "+4924151984600");
    assert_string_equal(own->points[0].hours, "Mo 09:00-10:00");
    const struct content_entry *other = entry(content, folder, "services/eins", MONDAY_AT_TEN);
    assert_int_equal(other->point_count, 1);
    assert_string_equal(other->points[0].fax, "0241 9");
    content_close(content);
}

static void everybody_who_has_to_be_named_is_named_once_with_the_licence(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "organisations", "id", "a", "name", "A", "confidence", "low", "licence", "CC-BY-4.0",
        "attribution", "Land", NULL);
    row(pack, "organisations", "id", "b", "name", "B", "confidence", "low", "licence", "CC-BY-4.0",
        "attribution", "Land", NULL);
    row(pack, "notices", "id", "n", "text", "Zu", "valid_until", "2026-12", "priority", "high",
        "confidence", "low", "attribution", "Verein", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    const char *const *names = content_attributions(content, folder->arena);
    assert_string_equal(names[0], "Land · CC-BY-4.0");
    assert_string_equal(names[1], "Verein");
    assert_null(names[2]);
    content_close(content);
}

static void events_come_in_the_order_of_their_next_time(void **state)
{
    static const struct {
        const char *now;
        const char *names[4];
    } cases[] = {
        {"2026-11-23T10:00", {"Heute", "Woche", "Fest"}},
        {"2026-11-23T11:59", {"Heute", "Woche", "Fest"}}, /* not over yet */
        {"2026-11-23T12:00", {"Woche", "Fest"}},
        {"2026-11-24T18:30", {"Fest", "Woche"}}, /* over for this week */
        {"2026-11-26T10:00", {"Fest", "Woche"}}, /* the second day of two */
        {"2026-11-27T00:00", {"Woche"}}, {"2026-12-30T00:00", {NULL}},
        {"2020-01-01T00:00", {NULL}}, /* a dead clock */
    };
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "topics", "id", "unten", "parent", "rat", "pictogram", "help", "name", "U", NULL);
    row(pack, "places", "id", "haus", "name", "Haus", "street", "Weg 1", NULL);
    row(pack, "events", "id", "w", "organisation", "amt", "topic", "unten", "name", "Woche", "what",
        "W", "start", "2026-11-03T17:00", "end", "2026-11-03T18:30", "rrule",
        "FREQ=WEEKLY;UNTIL=20261215", "place", "haus", "confidence", "high", "source_date",
        "2026-11", NULL);
    row(pack, "events", "id", "f", "organisation", "amt", "topic", "rat", "name", "Fest", "what",
        "F", "start", "2026-11-25", "end", "2026-11-26", "confidence", "low", NULL);
    row(pack, "events", "id", "h", "organisation", "amt", "topic", "rat", "name", "Heute", "what",
        "H", "start", "2026-11-23T11:00", "end", "2026-11-23T12:00", "confidence", "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct content_events events =
            content_events(content, folder->arena, "stadt:topics/rat", "de", at(cases[i].now), 28);
        for (size_t k = 0; k < events.count; k++)
            assert_string_equal(events.list[k].name.string, cases[i].names[k]);
        assert_null(cases[i].names[events.count]);
    }
    struct content_events below =
        content_events(content, folder->arena, "stadt:topics/unten", "de", at(MONDAY_AT_TEN), 28);
    assert_int_equal(below.count, 1);
    assert_string_equal(below.list[0].place, "Haus, Weg 1");
    assert_true(below.list[0].fact);
    assert_int_equal(below.list[0].end.minute, 30);
    content_close(content);
}

static void notices_are_read_on_their_days_the_important_ones_first(void **state)
{
    static const struct {
        const char *now;
        const char *texts[3];
    } cases[] = {
        {"2026-11-23", {"Wichtig", "Normal"}},
        {"2026-12-01", {"Normal"}},
        {"2026-11-19", {"Normal"}},
        {"2027-01-01", {NULL}},
    };
    struct folder *folder = *state;
    sqlite3 *pack = begin(folder);
    row(pack, "notices", "id", "n", "text", "Normal", "valid_until", "2026", "priority", "normal",
        "confidence", "low", NULL);
    row(pack, "notices", "id", "w", "text", "Wichtig", "valid_from", "2026-11-20", "valid_until",
        "2026-11-30", "priority", "high", "confidence", "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct content_notices notices =
            content_notices(content, folder->arena, "de", at(cases[i].now));
        for (size_t k = 0; k < notices.count; k++)
            assert_string_equal(notices.list[k].string, cases[i].texts[k]);
        assert_null(cases[i].texts[notices.count]);
    }
    content_close(content);
}

static void numbers_are_dialled_as_people_write_them(void **state)
{
    static const struct {
        const char *written, *dial; /* NULL: no number */
    } cases[] = {
        {"0241 5198-4600", "+4924151984600"},
        {"(0241) 432-0", "+492414320"},
        {"+49 (0) 241 / 432 0", "+492414320"},
        {"+49 (0)241 4320", "+492414320"},
        {"0049 241 4320", "+492414320"},
        {"+31 45 1234567", "+31451234567"},
        {"0241.4320", "+492414320"},
        {"0241\u00A04320", "+492414320"},
        {"0800 1110111", "+498001110111"},
        {"112", "112"},
        {"116 117", "116117"},
        {"115", "115"},
        {"12", NULL},
        {"", NULL},
        {"keins", NULL},
        {"4320123456", NULL}, /* the leading zero is lost */
        {"+", NULL},
        {"0", NULL},
        {"+49 241 4320 4320 4320 4320", NULL},
        {"0241 4320 oder 4321", NULL},
        {"2+41", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char dial[PHONE_LONGEST] = "";
        bool number = phone_dial(cases[i].written, dial);
        if (number != (cases[i].dial != NULL) || (number && strcmp(dial, cases[i].dial) != 0))
            fail_msg("%s: \"%s\"", cases[i].written, dial);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_doubted_field_makes_the_page_doubtful_and_doubted_hours_only_disappear),
        TEST(an_offer_is_announced_before_its_first_day_and_not_listed_behind_its_last),
        TEST(an_offer_names_its_successor),
        TEST(hours_have_kinds),
        TEST(doubt_about_a_part_hides_its_hours_and_marks_what_stands_alone),
        TEST(what_a_discreet_provider_offers_is_discreet_unless_it_says_otherwise),
        TEST(the_providers_telephone_is_answered_as_its_sheet_says),
        TEST(whom_it_is_for_is_told_in_parts),
        TEST(contact_points_are_the_offers_own_or_its_providers),
        TEST(everybody_who_has_to_be_named_is_named_once_with_the_licence),
        TEST(events_come_in_the_order_of_their_next_time),
        TEST(notices_are_read_on_their_days_the_important_ones_first),
        cmocka_unit_test(numbers_are_dialled_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

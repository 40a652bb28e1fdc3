/* SPDX-License-Identifier: EUPL-1.2 */
/* School holidays from the packs to the answers: a case is the provenance of one row, whether the
 * calendar may be trusted then, and what an offer that is closed in the holidays says. */
#include "compile_packs.h"

static struct civil at(const char *string)
{
    struct civil time;
    assert_true(civil_parse(string, &time));
    return time;
}

static struct content *open_with(
    struct folder *folder, const char *confidence, const char *last_day, const char *verified_on)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "a", "text", "A", "text@uk", "А", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "colour", "#1F6F5C", "name", "T", "name@uk",
        "Т", NULL);
    row(pack, "services", "id", "s", "topics", "t", "name", "S", "what", "W", "hours",
        "Mo-Fr 09:00-12:00; SH off", "confidence", "high", "source_date", "2026-06", NULL);
    row(pack, "school-holidays", "id", "herbst", "name", "Herbstferien", "name~uk",
        "осінні канікули", "first_day", "2026-10-17", "last_day", "2026-10-31", "confidence",
        "high", "source_date", "2020", NULL);
    row(pack, "school-holidays", "id", "winter", "name", "Weihnachtsferien", "name~uk",
        "зимові канікули", "first_day", "2026-12-23", "last_day", last_day, "confidence",
        confidence, "verified_on", verified_on, NULL);
    pack_end(pack);
    return compile_and_open(folder);
}

static void opens_and_closes_by_the_table_of_school_holidays(void **state)
{
    static const struct {
        const char *confidence, *last_day, *verified_on, *now;
        enum hours_state state;
        const char *name;
    } cases[] = {
        {"high", "2027-01-06", "", "2026-12-22T10:00", HOURS_OPEN, ""},
        {"high", "2027-01-06", "", "2026-12-23T10:00", HOURS_CLOSED, "зимові канікули"},
        {"high", "2027-01-06", "", "2027-01-06T10:00", HOURS_CLOSED, "зимові канікули"},
        {"high", "2027-01-06", "", "2027-01-07T10:00", HOURS_UNKNOWN, ""},
        {"high", "2027-01-06", "", "2026-10-19T10:00", HOURS_CLOSED, "осінні канікули"},
        {"high", "2027-01-06", "", "2026-10-16T10:00", HOURS_UNKNOWN, ""},
        /* to the end of the month */
        {"high", "2027-01", "", "2027-01-29T10:00", HOURS_CLOSED, "зимові канікули"},
        /* one that is doubted leaves nothing certain between the others; staff's word does */
        {"low", "2027-01-06", "", "2026-12-22T10:00", HOURS_UNKNOWN, ""},
        {"low", "2027-01-06", "", "2026-10-19T10:00", HOURS_UNKNOWN, ""},
        {"low", "2027-01-06", "2026-11-01", "2026-12-23T10:00", HOURS_CLOSED, "зимові канікули"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        struct content *content =
            open_with(&folder, cases[i].confidence, cases[i].last_day, cases[i].verified_on);
        struct civil now = at(cases[i].now);
        const struct content_entry *e =
            content_entry(content, folder.arena, "stadt:services/s", "uk", now);
        struct text name = content_school_holidays(content, folder.arena, now, "uk");
        if (e->card.open.state != cases[i].state || strcmp(name.string, cases[i].name) != 0)
            fail_msg("case %zu: %d, %s", i, (int)e->card.open.state, name.string);
        content_close(content);
        folder_remove(&folder);
    }
}

static void holds_the_hours_of_a_time_of_the_year_against_the_others(void **state)
{
    static const struct {
        const char *now;
        enum hours_state state;
    } cases[] = {
        {"2026-12-18T10:00", HOURS_OPEN},
        {"2026-12-21T10:00", HOURS_CLOSED},
        {"2026-12-23T10:00", HOURS_OPEN},
        {"2026-12-23T12:30", HOURS_CLOSED},
        {"2027-01-04T10:00", HOURS_OPEN},
    };
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "de");
    row(pack, "strings", "id", "a", "text", "A", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "colour", "#1F6F5C", "name", "T", NULL);
    row(pack, "services", "id", "s", "topics", "t", "name", "S", "what", "W", "confidence", "high",
        "source_date", "2026-06", NULL);
    row(pack, "hours", "id", "fest", "service", "s", "kind", "walk-in", "rule", "We 10:00-12:00",
        "valid_from", "2026-12-21", "valid_until", "2027-01-03", "confidence", "high",
        "source_date", "2026-06", NULL);
    row(pack, "hours", "id", "immer", "service", "s", "kind", "walk-in", "rule",
        "Mo-Fr 09:00-13:00", "confidence", "high", "source_date", "2026-06", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct content_entry *e =
            content_entry(content, folder->arena, "stadt:services/s", "de", at(cases[i].now));
        if (e->card.open.state != cases[i].state)
            fail_msg("%s: %d", cases[i].now, (int)e->card.open.state);
    }
    content_close(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_and_closes_by_the_table_of_school_holidays),
        cmocka_unit_test_setup_teardown(holds_the_hours_of_a_time_of_the_year_against_the_others,
            folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Each case is a rule, a moment and the answer: state and next change ("" for never). */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "content/holiday.h"
#include "content/hours.h"

#include <stdio.h>
#include <string.h>

static const char *const states[] = {"unknown", "open", "closed"};

static const struct {
    const char *rule, *at, *state, *change;
} moments[] = {
    /* one span; 2026-11-23 is a Monday */
    {"Mo-Fr 09:00-17:00", "2026-11-23T08:59", "closed", "2026-11-23T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T09:00", "open", "2026-11-23T17:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T16:59", "open", "2026-11-23T17:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T17:00", "closed", "2026-11-24T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-27T17:00", "closed", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-28T12:00", "closed", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-29T23:59", "closed", "2026-11-30T09:00"},
    {"Tu 10:00-12:00", "2026-11-23T00:00", "closed", "2026-11-24T10:00"},
    {"Tu 10:00-12:00", "2026-11-24T12:00", "closed", "2026-12-01T10:00"},
    {"09:00-17:00", "2026-11-29T12:00", "open", "2026-11-29T17:00"},
    {"Mo-Su 09:00-17:00", "2026-11-29T12:00", "open", "2026-11-29T17:00"},
    /* lists of times and days */
    {"Mo-Fr 09:00-12:00,14:00-16:00", "2026-11-23T12:30", "closed", "2026-11-23T14:00"},
    {"Mo-Fr 09:00-12:00,14:00-16:00", "2026-11-23T15:00", "open", "2026-11-23T16:00"},
    {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-23T08:00", "closed", "2026-11-23T09:00"},
    {"Mo-Fr 09:00-12:00, 14:00-16:00", "2026-11-23T12:00", "closed", "2026-11-23T14:00"},
    {"Mo-Fr 09:00-12:00,12:00-16:00", "2026-11-23T10:00", "open", "2026-11-23T16:00"},
    {"Mo-Fr 09:00-13:00,12:00-16:00", "2026-11-23T10:00", "open", "2026-11-23T16:00"},
    {"Mo,We,Fr 09:00-12:00", "2026-11-24T10:00", "closed", "2026-11-25T09:00"},
    {"Mo,We-Th 09:00-12:00", "2026-11-26T10:00", "open", "2026-11-26T12:00"},
    {"Mo, We 09:00-12:00", "2026-11-25T10:00", "open", "2026-11-25T12:00"},
    /* days over the end of the week */
    {"Sa-Mo 09:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Sa-Mo 09:00-12:00", "2026-11-24T10:00", "closed", "2026-11-28T09:00"},
    {"Sa-Mo 09:00-12:00", "2026-11-29T10:00", "open", "2026-11-29T12:00"},
    {"Su-Mo 09:00-12:00", "2026-11-28T10:00", "closed", "2026-11-29T09:00"},
    {"Tu-Mo 09:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    /* a later rule decides about the days that it names */
    {"Mo-Fr 09:00-17:00; We 09:00-12:00", "2026-11-25T13:00", "closed", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-17:00; We off", "2026-11-25T10:00", "closed", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-17:00; We closed", "2026-11-25T10:00", "closed", "2026-11-26T09:00"},
    {"We off; Mo-Fr 09:00-17:00", "2026-11-25T10:00", "open", "2026-11-25T17:00"},
    {"Mo-Fr 09:00-17:00;Sa 10:00-12:00", "2026-11-28T11:00", "open", "2026-11-28T12:00"},
    {"24/7; Su off", "2026-11-28T11:00", "open", "2026-11-29T00:00"},
    {"24/7; Su off", "2026-11-29T11:00", "closed", "2026-11-30T00:00"},
    {"Mo-Fr 09:00-17:00 ; Sa 10:00-12:00", "2026-11-28T11:00", "open", "2026-11-28T12:00"},
    {"Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00,14:00-20:00", "2026-11-23T11:00", "open",
        "2026-11-23T12:00"},
    {"Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00,14:00-20:00", "2026-11-24T11:00", "closed",
        "2026-11-24T14:00"},
    /* always and never */
    {"24/7", "2026-11-23T00:00", "open", ""},
    {"00:00-24:00", "2026-11-23T12:00", "open", ""},
    {"Mo-Su 00:00-24:00", "2026-11-29T23:59", "open", ""},
    {"Mo-Su 00:00-12:00,12:00-24:00", "2026-11-29T11:59", "open", ""},
    {"off", "2026-11-23T12:00", "closed", ""},
    {"closed", "2026-11-23T12:00", "closed", ""},
    {"Mo-Fr 09:00-17:00; off", "2026-11-23T12:00", "closed", ""},
    /* midnight */
    {"Mo-Fr 00:00-24:00", "2026-11-23T00:00", "open", "2026-11-28T00:00"},
    {"Mo-Fr 00:00-24:00", "2026-11-28T00:00", "closed", "2026-11-30T00:00"},
    {"Mo 20:00-24:00; Tu 00:00-02:00", "2026-11-23T23:00", "open", "2026-11-24T02:00"},
    {"Fr 22:00-02:00", "2026-11-27T21:59", "closed", "2026-11-27T22:00"},
    {"Fr 22:00-02:00", "2026-11-27T22:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T00:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T01:59", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T02:00", "closed", "2026-12-04T22:00"},
    {"Su 22:00-02:00", "2026-11-30T01:00", "open", "2026-11-30T02:00"},
    {"Fr 22:00-02:00; Sa off", "2026-11-28T01:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-06:00; Sa 05:00-08:00", "2026-11-28T01:00", "open", "2026-11-28T08:00"},
    {"Mo-Su 22:00-02:00", "2026-11-24T03:00", "closed", "2026-11-24T22:00"},
    {"Mo-Su 08:00-08:00,08:00-07:00", "2026-11-24T03:00", "refused", ""},
    {"Mo-Fr 20:00-00:00", "2026-11-23T21:00", "open", "2026-11-24T00:00"},
    {"Mo-Fr 20:00-00:00", "2026-11-24T00:00", "closed", "2026-11-24T20:00"},
    {"20:00-19:00", "2026-11-24T19:30", "closed", "2026-11-24T20:00"},
    /* open end: until midnight */
    {"Fr 17:00+", "2026-11-27T16:00", "closed", "2026-11-27T17:00"},
    {"Fr 17:00+", "2026-11-27T18:00", "open", "2026-11-28T00:00"},
    {"Fr 09:00-12:00,17:00+", "2026-11-27T12:00", "closed", "2026-11-27T17:00"},
    /* turn of month and year */
    {"Mo-Fr 09:00-17:00", "2026-12-31T17:00", "closed", "2027-01-01T09:00"},
    {"Th 22:00-02:00", "2027-01-01T01:00", "open", "2027-01-01T02:00"},
    {"Th 09:00-12:00", "2028-02-29T13:00", "closed", "2028-03-02T09:00"},
    /* the days on which the clocks change: wall time, whatever the hour is worth */
    {"Su 00:00-04:00", "2026-03-29T01:59", "open", "2026-03-29T04:00"},
    {"Su 03:00-04:00", "2026-03-29T01:30", "closed", "2026-03-29T03:00"},
    {"Su 00:00-04:00", "2026-10-25T02:30", "open", "2026-10-25T04:00"},
    {"Sa 22:00-03:00", "2026-10-25T02:59", "open", "2026-10-25T03:00"},
    {"Mo-Su 09:00-17:00", "2026-03-28T18:00", "closed", "2026-03-29T09:00"},
    /* public holidays count only where a rule speaks of them; 2026-12-25 is a Friday */
    {"Mo-Fr 09:00-17:00", "2026-12-25T10:00", "open", "2026-12-25T17:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-12-25T10:00", "closed", "2026-12-28T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-12-24T17:00", "closed", "2026-12-28T09:00"},
    {"Mo-Su 09:00-17:00; PH off", "2026-12-25T10:00", "closed", "2026-12-27T09:00"},
    {"Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-26T10:00", "open", "2026-12-26T12:00"},
    {"Mo-Fr 09:00-17:00; Sa,PH 10:00-12:00", "2026-12-25T10:00", "open", "2026-12-25T12:00"},
    {"PH 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-25T10:00"},
    {"PH,Mo 10:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-03-26T10:00", "closed", "2027-03-30T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-05-06T10:00", "closed", "2027-05-07T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-05-27T10:00", "closed", "2027-05-28T09:00"},
    {"24/7; PH off", "2026-11-23T10:00", "open", "2026-12-25T00:00"},
    {"24/7; PH off", "2026-12-25T10:00", "closed", "2026-12-27T00:00"},
    {"PH off; Mo-Fr 09:00-17:00", "2026-12-25T10:00", "open", "2026-12-25T17:00"},
    {"Th 22:00-02:00; PH off", "2026-12-25T01:00", "open", "2026-12-25T02:00"},
};

static void knows_the_state_and_its_next_change(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        struct civil at;
        assert_true(civil_parse(moments[i].at, &at));
        const struct hours *hours = hours_parse(arena, moments[i].rule, NULL, NULL);
        struct hours_status status = {0};
        if (hours)
            status = hours_at(hours, at);
        const char *found = hours ? states[status.state] : "refused", *change = "";
        struct civil c = status.change;
        if (c.year)
            change = arena_printf(
                arena, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
        if (strcmp(found, moments[i].state) != 0 || strcmp(change, moments[i].change) != 0)
            fail_msg("%s at %s: %s until \"%s\", not %s until \"%s\"", moments[i].rule,
                moments[i].at, found, change, moments[i].state, moments[i].change);
    }
    arena_destroy(arena);
}

static const struct {
    const char *rule;
    size_t column;
    const char *right; /* must stand in the message */
} refusals[] = {
    {"", 0, "a day is missing"},
    {"Mo", 2, "a time is missing"},
    {"Mo-", 3, "a weekday is missing"},
    {"Mo,", 3, "a day is missing"},
    {"Mo-Fr09:00-17:00", 5, "a space"},
    {"mo 09:00-17:00", 0, "Mo Tu We"},
    {"Di 09:00-17:00", 0, "Tuesday is written Tu"},
    {"Mo-Do 09:00-17:00", 3, "Thursday is written Th"},
    {"Mo-Fr 9:00-17:00", 6, "two digits"},
    {"Mo-Fr 09.00-17.00", 6, "09:00"},
    {"Mo-Fr 09:00-25:00", 12, "24:00"},
    {"Mo-Fr 09:60-17:00", 6, "24:00"},
    {"Mo-Fr 24:00-02:00", 6, "end after it begins"},
    {"Mo-Fr 09:00", 11, "hyphen"},
    {"Mo-Fr 09:00-", 12, "a time is missing"},
    {"Mo-Fr 09:00-09:00", 6, "00:00-24:00"},
    {"Mo-Fr 09:00–17:00", 11, "plain hyphen"},
    {"Mo–Fr 09:00-17:00", 2, "plain hyphen"},
    {"Mo-Fr 09:00-17:00;", 18, "a day is missing"},
    {"Mo-Fr 09:00-17:00 Uhr", 18, "another rule"},
    {"Mo-Fr 09:00-17:00, Sa 10:00-12:00", 19, "a time is missing"},
    {"Mo-Fr 09:00-17:00 \"by appointment\"", 18, "remark"},
    {"Mo-Fr 09:00-17:00+", 17, "another rule"},
    {"SH off", 0, "school holidays"},
    {"Jan-Mar 09:00-17:00", 0, "a day is missing"},
    {"24/7 off", 5, "another rule"},
    {"We[1] 09:00-12:00", 2, "a space"},
    {"Mo offen", 3 + 3, "another rule"},
    {"nach Vereinbarung", 0, "a day is missing"},
    {"Mo-Fr 09:00-17:000", 12, "two digits"},
    {"00:00-01:00,01:00-02:00,02:00-03:00,03:00-04:00,04:00-05:00,05:00-06:00,06:00-07:00,"
     "07:00-08:00,08:00-09:00,09:00-10:00,10:00-11:00,11:00-12:00,12:00-13:00,13:00-14:00,"
     "14:00-15:00,15:00-16:00,16:00-17:00",
        16 * 12, "too many"},
};

static void refuses_everything_else_and_says_where_and_what_would_be_right(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        struct error error = {0};
        size_t column = 999;
        assert_null(hours_parse(arena, refusals[i].rule, &column, &error));
        if (column != refusals[i].column || !strstr(error.message, refusals[i].right))
            fail_msg("\"%s\": byte %zu, %s", refusals[i].rule, column, error.message);
    }
    arena_destroy(arena);
}

static void says_which_spans_begin_on_a_day(void **state)
{
    static const struct {
        const char *rule, *day;
        size_t count;
        struct hours_span spans[3];
    } cases[] = {
        {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-23", 2, {{540, 720}, {840, 960}}},
        {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-28", 0, {{0, 0}}},
        {"Fr 22:00-02:00", "2026-11-27", 1, {{1320, 1560}}},
        {"Fr 22:00-02:00", "2026-11-28", 0, {{0, 0}}},
        {"24/7", "2026-11-28", 1, {{0, 1440}}},
        {"Mo-Fr 09:00-12:00; PH off", "2026-12-25", 0, {{0, 0}}},
        {"Fr 17:00+", "2026-11-27", 1, {{1020, 1440}}},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct hours_span spans[HOURS_SPANS_MOST] = {{0, 0}};
        struct civil day;
        assert_true(civil_parse(cases[i].day, &day));
        const struct hours *hours = hours_parse(arena, cases[i].rule, NULL, NULL);
        assert_non_null(hours);
        assert_int_equal(hours_of_day(hours, day, spans), cases[i].count);
        assert_memory_equal(spans, cases[i].spans, cases[i].count * sizeof *spans);
    }
    arena_destroy(arena);
}

static void tells_day_and_night_from_almost_day_and_night(void **state)
{
    static const struct {
        const char *rule;
        bool always;
    } cases[] = {
        {"24/7", true},
        {"Mo-Su 00:00-24:00", true},
        {"00:00-12:00,12:00-24:00", true},
        {"24/7; PH off", false},
        {"Mo-Sa 00:00-24:00", false},
        {"00:00-23:59", false},
        {"off", false},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(
            hours_always(hours_parse(arena, cases[i].rule, NULL, NULL)), cases[i].always);
    arena_destroy(arena);
}

static void computes_the_holidays_of_a_year(void **state)
{
    static const struct {
        int year;
        const char *days;
    } cases[] = {
        {2024, "0101 0329 0401 0501 0509 0520 0530 1003 1101 1225 1226 "},
        {2026, "0101 0403 0406 0501 0514 0525 0604 1003 1101 1225 1226 "},
        {2027, "0101 0326 0329 0501 0506 0517 0527 1003 1101 1225 1226 "},
        {2038, "0101 0423 0426 0501 0603 0614 0624 1003 1101 1225 1226 "},
        {2049, "0101 0416 0419 0501 0527 0607 0617 1003 1101 1225 1226 "},
        {2008, "0101 0321 0324 0501 0512 0522 1003 1101 1225 1226 "}, /* Ascension on 1 May */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char days[128] = "";
        long first = civil_day((struct civil){cases[i].year, 1, 1, 0, 0});
        long end = civil_day((struct civil){cases[i].year + 1, 1, 1, 0, 0});
        for (long day = first; day < end; day++) {
            struct civil date = civil_from_day(day);
            size_t used = strlen(days);
            if (holiday_is(date))
                snprintf(days + used, sizeof days - used, "%02d%02d ", date.month, date.day);
        }
        assert_string_equal(days, cases[i].days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_state_and_its_next_change),
        cmocka_unit_test(refuses_everything_else_and_says_where_and_what_would_be_right),
        cmocka_unit_test(says_which_spans_begin_on_a_day),
        cmocka_unit_test(tells_day_and_night_from_almost_day_and_night),
        cmocka_unit_test(computes_the_holidays_of_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

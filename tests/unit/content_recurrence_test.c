/* SPDX-License-Identifier: EUPL-1.2 */
/* Which recurrence rules a sheet may have, and where the wrong ones are wrong. */
#include "unit.h"

#include "base/memory.h"
#include "content/recurrence.h"

#include <string.h>

static void takes_the_rules_that_a_calendar_writes(void **state)
{
    static const char *const rules[] = {
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;UNTIL=20270630",
        "FREQ=WEEKLY;UNTIL=20270630T180000;WKST=MO",
        "BYDAY=1SA;FREQ=MONTHLY;COUNT=6",
        "FREQ=MONTHLY;BYDAY=-1FR,+2TU",
        "FREQ=MONTHLY;BYMONTHDAY=15,-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct error error = {0};
        if (!recurrence_check(rules[i], NULL, &error))
            fail_msg("%s: %s", rules[i], error.message);
    }
}

static void says_where_a_rule_is_wrong(void **state)
{
    static const struct {
        const char *rule;
        size_t column;
        const char *says;
    } cases[] = {
        {"", 0, "no part"},
        {"jeden Montag", 0, "no part"},
        {"RRULE:FREQ=DAILY", 0, "no part"},
        {"freq=weekly", 0, "no part"},
        {"FREQ", 4, "needs an ="},
        {"FREQ=", 5, "DAILY, WEEKLY"},
        {"FREQ=HOURLY", 5, "DAILY, WEEKLY"},
        {"FREQ=DAILY;", 11, "no part"},
        {"FREQ=DAILY;FREQ=DAILY", 11, "twice"},
        {"FREQ=WEEKLY;BYDAY=DI", 18, "MO TU WE"},
        {"FREQ=WEEKLY;BYDAY=MO,,TU", 21, "MO TU WE"},
        {"FREQ=WEEKLY;BYDAY=MO,Tu", 21, "MO TU WE"},
        {"FREQ=WEEKLY;BYDAY=54MO", 18, "MO TU WE"},
        {"FREQ=WEEKLY;BYDAY=1234567890123456789MO", 18, "MO TU WE"},
        {"FREQ=DAILY;INTERVAL=0", 20, "1 to 9999"},
        {"FREQ=DAILY;INTERVAL=-1", 20, "1 to 9999"},
        {"FREQ=DAILY;COUNT=2,3", 17, "how often"},
        {"FREQ=DAILY;UNTIL=2027-06-30", 17, "20270630"},
        {"FREQ=DAILY;UNTIL=20270631", 17, "20270630"},
        {"FREQ=DAILY;UNTIL=20270630T180000Z", 17, "wall time"},
        {"FREQ=DAILY;UNTIL=20270630T246000", 17, "wall time"},
        {"FREQ=MONTHLY;BYMONTHDAY=32", 24, "1 to 31"},
        {"FREQ=MONTHLY;BYMONTHDAY=0", 24, "1 to 31"},
        {"FREQ=YEARLY;BYMONTH=13", 20, "1 to 12"},
        {"FREQ=DAILY;BYHOUR=9", 11, "no part"},
        {"BYDAY=TU", 8, "FREQ"},
        {"FREQ=WEEKLY;BYDAY=2TU", 21, "FREQ=MONTHLY"},
        {"FREQ=DAILY;COUNT=2;UNTIL=20270630", 33, "keep one"},
        {"FREQ=DAILY;COUNT=+2", 17, "how often"},
        {"FREQ=YEARLY;BYMONTH=+12", 20, "1 to 12"},
        {"FREQ=WEEKLY;BYMONTHDAY=15", 25, "FREQ=MONTHLY"},
        {"FREQ=MONTHLY;BYSETPOS=-1", 24, "BYDAY"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error = {0};
        size_t column = 999;
        assert_false(recurrence_check(cases[i].rule, &column, &error));
        if (column != cases[i].column || !strstr(error.message, cases[i].says))
            fail_msg("\"%s\": at %zu: %s", cases[i].rule, column, error.message);
    }
}

static void tells_when_it_takes_place_next(void **state)
{
    static const struct {
        const char *rule, *start, *from, *next; /* NULL: never again */
    } cases[] = {
        {"", "2026-11-23T10:00", "2026-11-23T10:00", "2026-11-23T10:00"},
        {"", "2026-11-23T10:00", "2026-11-23T10:01", NULL},
        {"FREQ=DAILY", "2026-11-23T10:00", "2026-11-23T10:01", "2026-11-24T10:00"},
        {"FREQ=DAILY;INTERVAL=3", "2026-11-23", "2026-11-24", "2026-11-26"},
        {"FREQ=DAILY;BYDAY=MO,FR", "2026-11-23", "2026-11-24", "2026-11-27"},
        {"FREQ=WEEKLY", "2026-11-23T10:00", "2026-12-01", "2026-12-07T10:00"},
        {"FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24", "2026-11-25", "2026-11-26"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=8", "2027-01-14T14:00", "2027-01-15",
            "2027-01-28T14:00"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=8", "2027-01-14T14:00", "2027-04-22",
            "2027-04-22T14:00"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=8", "2027-01-14T14:00", "2027-04-23", NULL},
        /* the example of RFC 5545 for WKST: 5, 10, 19 and 24 August 1997, or 5, 17, 19 and 31 */
        {"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-06",
            "1997-08-10"},
        {"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-06",
            "1997-08-17"},
        {"FREQ=WEEKLY;UNTIL=20261207", "2026-11-23T10:00", "2026-12-01", "2026-12-07T10:00"},
        {"FREQ=WEEKLY;UNTIL=20261206", "2026-11-23T10:00", "2026-12-01", NULL},
        {"FREQ=MONTHLY", "2026-11-15", "2026-11-16", "2026-12-15"},
        {"FREQ=MONTHLY", "2027-01-31", "2027-02-01", "2027-03-31"},
        {"FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T09:30", "2026-12-02", "2027-01-05T09:30"},
        {"FREQ=MONTHLY;BYDAY=-1WE", "2027-01-27", "2027-01-28", "2027-02-24"},
        {"FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", "2027-02-01", "2027-02-28"},
        {"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-11-13", "2026-11-14", "2027-08-13"},
        {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-12-01", "2026-12-31"},
        {"FREQ=YEARLY", "2024-02-29", "2024-03-01", NULL}, /* 2028 is too far away */
        {"FREQ=YEARLY", "2026-12-06", "2026-12-07", "2027-12-06"},
        {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6", "2025-12-06", "2026-01-01", "2026-12-06"},
        {"FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "2025-11-02", "2026-01-01", "2026-11-01"},
        {"FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-20", "1998-05-18"},
        {"FREQ=MONTHLY;BYDAY=5SU", "2026-11-29", "2026-11-30", "2027-01-31"},
        /* days on which the clocks change are days like others */
        {"FREQ=DAILY", "2026-10-24T02:30", "2026-10-24T12:00", "2026-10-25T02:30"},
        {"FREQ=DAILY", "2027-03-27T02:30", "2027-03-27T12:00", "2027-03-28T02:30"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct civil start, from = {0}, next, expected = {0};
        assert_true(recurrence_check(*cases[i].rule ? cases[i].rule : "FREQ=DAILY", NULL, NULL));
        assert_true(civil_parse(cases[i].start, &start) && civil_parse(cases[i].from, &from));
        bool found = recurrence_next(cases[i].rule, start, from, &next);
        bool right =
            found == (cases[i].next != NULL) && (!found || (civil_parse(cases[i].next, &expected) &&
                                                               civil_compare(next, expected) == 0));
        if (!right)
            fail_msg("%s from %s: %04d-%02d-%02d", cases[i].rule, cases[i].from,
                found ? next.year : 0, next.month, next.day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_rules_that_a_calendar_writes),
        cmocka_unit_test(says_where_a_rule_is_wrong),
        cmocka_unit_test(tells_when_it_takes_place_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

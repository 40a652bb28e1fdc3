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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_rules_that_a_calendar_writes),
        cmocka_unit_test(says_where_a_rule_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

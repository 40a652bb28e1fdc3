/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "base/clock.h"
#include "base/memory.h"

static void reads_dates_and_refuses_days_that_do_not_exist(void **state)
{
    static const struct {
        const char *string;
        bool valid;
        struct civil time;
    } cases[] = {
        {"2026", true, {2026, 1, 1, 0, 0}},
        {"2026-11", true, {2026, 11, 1, 0, 0}},
        {"2026-11-23", true, {2026, 11, 23, 0, 0}},
        {"2026-11-23T10:05", true, {2026, 11, 23, 10, 5}},
        {"2024-02-29", true, {2024, 2, 29, 0, 0}},
        {"2026-02-29", false, {0}},
        {"2100-02-29", false, {0}},
        {"2026-13", false, {0}},
        {"2026-11-31", false, {0}},
        {"2026-11-23T24:00", false, {0}},
        {"2026-11-23 10:00", false, {0}},
        {"2026-11-23T10:00Z", false, {0}},
        {"26-11-23", false, {0}},
        {"", false, {0}},
        {"0000", false, {0}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct civil time = {0};
        assert_int_equal(civil_parse(cases[i].string, &time), cases[i].valid);
        assert_int_equal(civil_compare(time, cases[i].time), 0);
    }
}

static void counts_days_and_weekdays(void **state)
{
    static const struct {
        struct civil date;
        long day;
        int weekday;
    } cases[] = {
        {{1970, 1, 1, 0, 0}, 0, 3},
        {{1969, 12, 31, 0, 0}, -1, 2},
        {{2000, 2, 29, 0, 0}, 11016, 1},
        {{2026, 11, 23, 0, 0}, 20780, 0},
        {{2026, 11, 29, 0, 0}, 20786, 6},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(civil_day(cases[i].date), cases[i].day);
        assert_int_equal(civil_weekday(cases[i].date), cases[i].weekday);
        assert_int_equal(civil_compare(civil_from_day(cases[i].day), cases[i].date), 0);
    }
}

static void adds_months_and_stays_in_the_month(void **state)
{
    static const struct {
        struct civil from;
        int months;
        struct civil to;
    } cases[] = {
        {{2024, 11, 24, 0, 0}, 24, {2026, 11, 24, 0, 0}},
        {{2024, 2, 29, 0, 0}, 24, {2026, 2, 28, 0, 0}},
        {{2026, 12, 31, 0, 0}, 2, {2027, 2, 28, 0, 0}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(
            civil_compare(civil_add_months(cases[i].from, cases[i].months), cases[i].to), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_and_refuses_days_that_do_not_exist),
        cmocka_unit_test(counts_days_and_weekdays),
        cmocka_unit_test(adds_months_and_stays_in_the_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

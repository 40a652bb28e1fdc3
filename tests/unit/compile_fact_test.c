/* SPDX-License-Identifier: EUPL-1.2 */
/* CONTRACT, "Truth on the screen": until when a row is a fact. */
#include "unit.h"

#include "base/clock.h"
#include "base/memory.h"
#include "compile/fact.h"
#include "content/schema.h"

#include <string.h>

static void trusts_a_row_until_its_next_check_or_for_two_years(void **state)
{
    static const struct {
        struct provenance provenance; /* verified_on, next_check, confidence, source_date */
        const char *until;
    } cases[] = {
        {{"2026-11-23", "", "high", "", false}, "2028-11-23"},
        {{"2026-11-23", "", "low", "", false}, "2028-11-23"},
        {{"2026-11-23", "2027-02-01", "low", "", false}, "2027-02-01"},
        {{"2026-11-23", "2027-02", "low", "", false}, "2027-02-01"},
        {{"2026-11", "", "medium", "2020", false}, "2028-11-01"},
        {{"2024-02-29", "", "high", "", false}, "2026-02-28"},
        {{"", "", "high", "2026-11-23", false}, "2028-11-23"},
        {{"", "", "high", "2026-06", false}, "2028-06-01"},
        {{"", "", "high", "2025", false}, "2027-01-01"},
        {{"", "2026-12-31", "high", "2025", false}, "2026-12-31"},
        {{"", "", "high", "", false}, "never"},
        {{"", "2030-01-01", "high", "", false}, "never"},
        {{"", "", "medium", "2026-11-23", false}, "never"},
        {{"", "2030-01-01", "medium", "2026-11-23", false}, "never"},
        {{"", "", "low", "2026-11-23", false}, "never"},
        {{"", "", "", "2026-11-23", false}, "never"},
        {{"", "", "high", "", true}, "without end"},
        {{"", "2027-01-01", "high", "", true}, "2027-01-01"},
        {{"", "", "high", "2020", true}, "2022-01-01"},
        {{"", "", "medium", "", true}, "never"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct civil day = {0};
        long expected = strcmp(cases[i].until, "never") == 0 ? FACT_NEVER : FACT_WITHOUT_END;
        if (civil_parse(cases[i].until, &day))
            expected = civil_day(day);
        if (fact_until(&cases[i].provenance) != expected)
            fail_msg("case %zu: not %s", i, cases[i].until);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trusts_a_row_until_its_next_check_or_for_two_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

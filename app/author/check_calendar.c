/* SPDX-License-Identifier: EUPL-1.2 */
/* School holidays are decreed years ahead, and somebody has to write them down in time. */
#include "author/check.h"

#include "compile/fact.h"

enum { DAYS_AHEAD = 365 };

/* One that is doubted makes all of them unknown (compile/merge.c). */
static bool is_doubted(const struct source_table *table, size_t row)
{
    const struct provenance provenance = {source_text_named(table, row, "verified_on"),
        source_text_named(table, row, "next_check"), source_text_named(table, row, "confidence"),
        source_text_named(table, row, "source_date"), true};
    return fact_until(&provenance) == FACT_NEVER;
}

bool check_knows_school_holidays(const struct check *check)
{
    const struct source_table *table = source_table(check->source, "school-holidays");
    long today = civil_day(check->today);
    bool begun = false, lasts = false;
    for (size_t row = 0; row < table->row_count; row++) {
        struct civil first, last;
        if (!model_in_pack(source_text_named(table, row, "display")) ||
            !civil_parse(source_text_named(table, row, "first_day"), &first) ||
            !civil_parse(source_text_named(table, row, "last_day"), &last))
            continue;
        if (is_doubted(table, row))
            return false;
        begun |= civil_day(first) <= today;
        lasts |= civil_day(last) >= today + DAYS_AHEAD;
    }
    return begun && lasts;
}

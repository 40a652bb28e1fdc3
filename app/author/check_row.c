/* SPDX-License-Identifier: EUPL-1.2 */
/* What cells of a row say about each other. */
#include "author/check.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The first may not lie behind the second. Dates of different length are compared as far as the
 * shorter goes: 2026-11 does not end before 2026-11-23 begins. */
static const struct {
    const char *first, *second;
} orders[] = {
    {"start", "end"},
    {"start_date", "end_date"},
    {"valid_from", "valid_until"},
    {"minimum_age", "maximum_age"},
    {"from_age", "to_age"},
};

static bool is_behind(const struct column *column, const char *first, const char *second)
{
    if (column->type == COLUMN_INTEGER)
        return atol(first) > atol(second);
    size_t first_length = strlen(first), second_length = strlen(second);
    size_t shorter = first_length < second_length ? first_length : second_length;
    return strncmp(first, second, shorter) > 0;
}

static void check_order(const struct check *check, const struct source_table *table, size_t row)
{
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        int first = model_column(table->model, orders[i].first);
        int second = model_column(table->model, orders[i].second);
        if (first < 0 || second < 0)
            continue;
        const char *from = source_text(table, row, (size_t)first);
        const char *to = source_text(table, row, (size_t)second);
        if (*from && *to && is_behind(&table->model->columns[second], from, to))
            diagnostics_error(check->diagnostics, source_cell(table, row, (size_t)second)->at,
                "%s: \"%s\" lies before %s \"%s\"; correct one of them", orders[i].second, to,
                orders[i].first, from);
    }
}

/* Hours belong to exactly one thing, whatever it is. */
static void check_owner(const struct check *check, const struct source_table *table, size_t row)
{
    size_t owners = 0;
    if (strcmp(table->model->name, "hours") != 0)
        return;
    for (size_t i = 0; i < table->model->column_count; i++)
        owners += table->model->columns[i].flags & WITHIN && *source_text(table, row, i);
    if (owners != 1)
        diagnostics_error(check->diagnostics,
            (struct position){table->file, table->csv->rows[row + 1].line, 1},
            "the hours belong to %s; fill in exactly one of service, contact and organisation",
            owners ? "several owners" : "nobody");
}

void check_row(const struct check *check, const struct source_table *table, size_t row)
{
    check_order(check, table, row);
    check_owner(check, table, row);
}

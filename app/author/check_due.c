/* SPDX-License-Identifier: EUPL-1.2 */
/* What time has made doubtful: the warnings that staff live with from day to day, so each has to be
 * true. Rows that never leave the house wait for nobody. */
#include "author/check.h"

#include "base/memory.h"

#include <string.h>

/* As long as a source is believed that nobody has asked again (compile/fact.c). */
enum { MONTHS_OF_TRUST = 24 };

static const struct csv_cell *cell_named(
    const struct source_table *table, size_t row, const char *name)
{
    int column = model_column(table->model, name);
    return column < 0 ? NULL : source_cell(table, row, (size_t)column);
}

/* Whether the cell has a date, and which; a month or year means its first day. */
static bool has_date(const struct csv_cell *cell, struct civil *date)
{
    return cell && *cell->text && civil_parse(cell->text, date);
}

static bool is_past(const struct check *check, struct civil date)
{
    return civil_day(date) < civil_day(check->today);
}

static bool is_distrusted(const struct check *check, struct civil since)
{
    return is_past(check, civil_add_months(since, MONTHS_OF_TRUST));
}

static void check_age(const struct check *check, const struct source_table *table, size_t row)
{
    const struct csv_cell *next = cell_named(table, row, "next_check");
    const struct csv_cell *verified = cell_named(table, row, "verified_on");
    const struct csv_cell *source = cell_named(table, row, "source_date");
    struct civil date;
    if (has_date(next, &date) && is_past(check, date)) {
        diagnostics_add(check->diagnostics, KIND_NEXT_CHECK, next->at,
            "next_check: \"%s\" has come; ask the provider, then write today's date into "
            "verified_on and the next into next_check",
            next->text);
    } else if (has_date(verified, &date)) {
        bool planned = next && *next->text;
        if (!planned && is_distrusted(check, date))
            diagnostics_add(check->diagnostics, KIND_NEXT_CHECK, verified->at,
                "verified_on: \"%s\" is more than two years ago; ask the provider again, then "
                "write today's date",
                verified->text);
    } else if (has_date(source, &date) && is_distrusted(check, date)) {
        diagnostics_add(check->diagnostics, KIND_OLD_SOURCE, source->at,
            "source_date: \"%s\" is more than two years ago and nobody has verified the row "
            "since; ask the provider, then write today's date into verified_on",
            source->text);
    }
}

/* A terminal whose clock is far behind the newest of these dates takes itself for stopped. */
static void check_future(const struct check *check, const struct csv_cell *cell, const char *column)
{
    struct civil date;
    if (has_date(cell, &date) && civil_day(date) > civil_day(check->today))
        diagnostics_add(check->diagnostics, KIND_FUTURE, cell->at,
            "%s: \"%s\" is still to come, terminals would believe their clocks no more; correct it",
            column, cell->text);
}

/* The last day that a date means: 2026-11 ends with the month. */
static struct civil last_day(const char *text, struct civil first)
{
    int months = strlen(text) == strlen("2026") ? 12 : strlen(text) == strlen("2026-11") ? 1 : 0;
    return months ? civil_from_day(civil_day(civil_add_months(first, months)) - 1) : first;
}

static const struct {
    const char *table, *column;
} ends[] = {
    {"contacts", "valid_until"},
    {"courses", "end_date"},
    {"courses", "valid_until"},
    {"hours", "valid_until"},
    {"notices", "valid_until"},
    {"schools", "valid_until"},
    {"services", "valid_until"},
};

static void report_over(const struct check *check, const struct csv_cell *cell, const char *column)
{
    struct civil date;
    if (has_date(cell, &date) && is_past(check, last_day(cell->text, date)))
        diagnostics_add(check->diagnostics, KIND_OVER, cell->at,
            "%s: \"%s\" is past, the row is not shown any more; remove it or move the date on",
            column, cell->text);
}

static void check_over(const struct check *check, const struct source_table *table, size_t row)
{
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (strcmp(ends[i].table, table->model->name) == 0)
            report_over(check, cell_named(table, row, ends[i].column), ends[i].column);
}

/* An event without a rule happens once. */
static void check_event(const struct check *check, const struct source_table *table, size_t row)
{
    if (strcmp(table->model->name, "events") != 0 || *source_text_named(table, row, "rrule"))
        return;
    bool ends_later = *source_text_named(table, row, "end");
    const char *column = ends_later ? "end" : "start";
    report_over(check, cell_named(table, row, column), column);
}

void check_due(const struct check *check, const struct source_table *table, size_t row)
{
    if (strcmp(source_text_named(table, row, "display"), "never") == 0)
        return;
    check_age(check, table, row);
    check_future(check, cell_named(table, row, "source_date"), "source_date");
    check_future(check, cell_named(table, row, "verified_on"), "verified_on");
    check_over(check, table, row);
    check_event(check, table, row);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What cells of a row say about each other. */
#include "author/check.h"

#include "author/spelling.h"
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
    {"first_day", "last_day"},
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
            diagnostics_add(check->diagnostics, KIND_ORDER,
                source_cell(table, row, (size_t)second)->at,
                "%s: \"%s\" lies before %s \"%s\"; correct one of them", orders[i].second, to,
                orders[i].first, from);
    }
}

static struct position line_of(const struct source_table *table, size_t row)
{
    return (struct position){table->file, table->csv->rows[row + 1].line, 1};
}

static bool is(const struct source_table *table, const char *name)
{
    return strcmp(table->model->name, name) == 0;
}

/* Hours and contact points belong to exactly one thing, whatever it is. */
static void check_owner(const struct check *check, const struct source_table *table, size_t row)
{
    size_t owners = 0;
    const char *names = "";
    if (!is(table, "hours") && !is(table, "contact-points"))
        return;
    for (size_t i = 0; i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        if (!(column->flags & WITHIN))
            continue;
        owners += *source_text(table, row, i) != '\0';
        names = arena_printf(check->arena, "%s%s%s", names, *names ? ", " : "", column->name);
    }
    if (owners != 1)
        diagnostics_add(check->diagnostics, KIND_OWNER, line_of(table, row),
            "the row belongs to %s; fill in exactly one of %s",
            owners ? "several owners" : "nobody", names);
}

/* Where a provider is, says nothing of where an offer takes place (compile/merge.c). */
static void check_door(const struct check *check, const struct source_table *table, size_t row)
{
    const char *kind = source_text_named(table, row, "kind");
    bool door = strcmp(kind, "walk-in") == 0 || strcmp(kind, "by-appointment") == 0;
    if (door && is(table, "hours") && *source_text_named(table, row, "organisation"))
        diagnostics_add(check->diagnostics, KIND_HOURS_UNSHOWN, line_of(table, row),
            "of an organisation only the hours of its telephone are shown; name the service or "
            "contact whose door opens then");
}

static void check_contact_point(
    const struct check *check, const struct source_table *table, size_t row)
{
    static const char *const ways[] = {"person", "phone", "fax", "email", "website", "place"};
    if (!is(table, "contact-points"))
        return;
    for (size_t i = 0; i < COUNT_OF(ways); i++)
        if (*source_text_named(table, row, ways[i]))
            return;
    diagnostics_add(check->diagnostics, KIND_EMPTY, line_of(table, row),
        "nobody can be reached here; fill in one of person, phone, fax, email, website and place");
}

/* Licences that ask for a name to be shown. */
static void check_licence(const struct check *check, const struct source_table *table, size_t row)
{
    static const char *const by_name[] = {"CC-BY-4.0", "CC-BY-SA-4.0", "DL-DE-BY-2.0", "ODbL-1.0"};
    int column = model_column(table->model, "licence");
    const char *licence = column < 0 ? "" : source_text(table, row, (size_t)column);
    for (size_t i = 0; *licence && i < COUNT_OF(by_name); i++)
        if (strcmp(licence, by_name[i]) == 0 && !*source_text_named(table, row, "attribution"))
            diagnostics_add(check->diagnostics, KIND_EMPTY,
                source_cell(table, row, (size_t)column)->at,
                "licence: %s asks that its source is named; fill in attribution", licence);
}

/* Provenance speaks of a field that there is. */
static void check_field(const struct check *check, const struct source_table *table, size_t row)
{
    if (!is(table, "provenance"))
        return;
    const char *address = source_text_named(table, row, "row"), *slash = strchr(address, '/');
    const char *field = source_text_named(table, row, "field");
    const struct table *of =
        slash ? model_table(arena_substring(check->arena, address, (size_t)(slash - address)))
              : NULL;
    if (!of || !*field)
        return; /* reported with the cell */
    struct position at = source_cell(table, row, (size_t)model_column(table->model, "field"))->at;
    if (model_column(of, "confidence") < 0)
        diagnostics_error(check->diagnostics, at,
            "field: nothing in %s.csv has a source; name a row of a table of facts", of->name);
    else if (model_column(of, field) < 0)
        diagnostics_error(check->diagnostics, at, "field: %s.csv has no column \"%s\"; %s",
            of->name, field, spelling_column(check->arena, of, field));
}

void check_row(const struct check *check, const struct source_table *table, size_t row)
{
    check_order(check, table, row);
    check_owner(check, table, row);
    check_door(check, table, row);
    check_contact_point(check, table, row);
    check_licence(check, table, row);
    check_field(check, table, row);
}

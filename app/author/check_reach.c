/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a visitor can do anything with an offer: a bit for each way in which it, a part of it
 * (its hours, its contact points) or its provider can be reached. Which column is which way follows
 * from its type, so that new columns and tables count by themselves. */
#include "author/check.h"

#include <string.h>

enum { BY_PHONE = 1, BY_EMAIL = 2, BY_WEBSITE = 4, BY_HOURS = 8 };

struct reach {
    const struct source *source;
    unsigned char **ways; /* a table, a row */
};

static unsigned char way_of(const struct column *column)
{
    bool fax = strcmp(column->name, "fax") == 0;
    switch (column->type) {
    case COLUMN_PHONE:
        return fax ? 0 : BY_PHONE;
    case COLUMN_EMAIL:
        return BY_EMAIL;
    case COLUMN_URL:
        return BY_WEBSITE;
    case COLUMN_HOURS:
        return BY_HOURS;
    default:
        return 0;
    }
}

static unsigned char own_ways(const struct source_table *table, size_t row)
{
    unsigned char ways = 0;
    for (size_t i = 0; i < table->model->column_count; i++)
        if (*source_text(table, row, i))
            ways |= way_of(&table->model->columns[i]);
    return ways;
}

static unsigned char *ways_of(const struct reach *reach, const struct source_table *table)
{
    return reach->ways[table - reach->source->tables];
}

/* What belongs to a row gives it its ways. */
static void give_to_owners(const struct reach *reach, const struct source_table *table, size_t row)
{
    for (size_t i = 0; i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        const char *id = source_text(table, row, i);
        if (column->type != COLUMN_REFERENCE || !(column->flags & WITHIN) || !*id)
            continue;
        const struct source_table *owners = source_table(reach->source, column->of);
        long owner = owners == table ? SOURCE_NO_ROW : source_find(owners, id);
        if (owner != SOURCE_NO_ROW)
            ways_of(reach, owners)[owner] |= own_ways(table, row);
    }
}

static void take_from_provider(
    const struct reach *reach, const struct source_table *table, size_t row)
{
    const struct source_table *providers = source_table(reach->source, "organisations");
    long provider = source_find(providers, source_text_named(table, row, "organisation"));
    if (provider != SOURCE_NO_ROW)
        ways_of(reach, table)[row] |= ways_of(reach, providers)[provider];
}

static void for_each_row(const struct reach *reach,
    void (*visit)(const struct reach *, const struct source_table *, size_t row))
{
    for (size_t i = 0; i < model_table_count; i++)
        for (size_t row = 0; row < reach->source->tables[i].row_count; row++)
            visit(reach, &reach->source->tables[i], row);
}

static void take_own(const struct reach *reach, const struct source_table *table, size_t row)
{
    ways_of(reach, table)[row] = own_ways(table, row);
}

const struct reach *reach_find(const struct source *source, struct arena *arena)
{
    struct reach *reach = arena_alloc(arena, sizeof *reach);
    reach->source = source;
    reach->ways = arena_alloc(arena, model_table_count * sizeof *reach->ways);
    for (size_t i = 0; i < model_table_count; i++)
        reach->ways[i] = arena_alloc(arena, source->tables[i].row_count);
    for_each_row(reach, take_own);
    for_each_row(reach, give_to_owners);
    for (size_t i = 0; i < model_table_count; i++)
        for (size_t row = 0;
             source_is_offer(&source->tables[i]) && row < source->tables[i].row_count; row++)
            take_from_provider(reach, &source->tables[i], row);
    return reach;
}

/* "name", or what else a table calls its rows. */
static const char *name_of(const struct source_table *table, size_t row)
{
    const char *name = source_text_named(table, row, "name");
    return *name ? name : source_id(table, row);
}

void check_reach(const struct check *check, const struct source_table *table, size_t row)
{
    bool shown = strcmp(source_text_named(table, row, "display"), "never") != 0 &&
                 strcmp(source_text_named(table, row, "status"), "closed") != 0;
    if (!source_is_offer(table) || !shown)
        return;
    unsigned char ways = ways_of(check->reach, table)[row];
    struct position at = {table->file, table->csv->rows[row + 1].line, 1};
    bool wants_phone = model_column(table->model, "phone") >= 0;
    if (!ways)
        diagnostics_add(check->diagnostics, KIND_UNREACHABLE, at,
            "nobody can be reached for \"%s\", there is no phone, no e-mail, no website and no "
            "hours, nor has its provider any; find one of them",
            name_of(table, row));
    else if (wants_phone && !(ways & (BY_PHONE | BY_HOURS)))
        diagnostics_add(check->diagnostics, KIND_NO_PHONE, at,
            "\"%s\" has no phone and no hours; ask for one of them", name_of(table, row));
}

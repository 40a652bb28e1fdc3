/* SPDX-License-Identifier: EUPL-1.2 */
/* Within a pack a reference is an id, into an earlier pack an address, and the row that it names
 * may have been replaced since. From here on all of that is a number, so that the merge joins
 * numbers and knows nothing of it. */
#include "compile/references.h"

#include "base/strbuf.h"
#include "pack/model.h"
#include "pack/sql.h"

#include <string.h>

/* What a reference `v` (SQL) from the pack `p` names: "sprache" or "aachen:topics/sprache". */
#define PACK_OF(v, p)                                                                              \
    "CASE instr(" v ", ':') WHEN 0 THEN " p " ELSE substr(" v ", 1, instr(" v ", ':') - 1) END"
#define ID_OF(v) "substr(" v ", instr(" v ", '/') + 1)"

static bool contains(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (; names && *names; names += strspn(names, ",")) {
        size_t this = strcspn(names, ",");
        if (this == length && strncmp(names, name, length) == 0)
            return true;
        names += this;
    }
    return false;
}

static bool run(sqlite3 *database, struct error *error, char *sql)
{
    bool done = sql_run(database, sql, error);
    sqlite3_free(sql);
    return done;
}

/* A query whose text is made for a table; the caller finalizes it. */
static sqlite3_stmt *query(sqlite3 *database, char *sql)
{
    sqlite3_stmt *statement = sql_query(database, sql, "");
    sqlite3_free(sql);
    return statement;
}

/* Replacing */

struct newcomer {
    const char *path, *table, *pack, *id, *replaces;
    sqlite3_int64 serial;
};

static bool refuse(const struct newcomer *row, struct error *error, const char *fault)
{
    return error_set(
        error, "%s: %s/%s: replaces %s: %s", row->path, row->table, row->id, row->replaces, fault);
}

/* The row that it names, in a pack before its own; 0: none. */
static sqlite3_int64 find_older(sqlite3 *database, const struct newcomer *row)
{
    sqlite3_stmt *older = query(database,
        sqlite3_mprintf("SELECT serial FROM \"in_%w\" WHERE pack = " PACK_OF("?1", "NULL") //
            " AND id = " ID_OF("?1") " AND pack <> ?2 AND serial < ?3",
            row->table));
    sqlite3_bind_text(older, 1, row->replaces, -1, SQLITE_STATIC);
    sqlite3_bind_text(older, 2, row->pack, -1, SQLITE_STATIC);
    sqlite3_bind_int64(older, 3, row->serial);
    sqlite3_int64 serial = sql_next(older, NULL) ? sqlite3_column_int64(older, 0) : 0;
    sqlite3_finalize(older);
    return serial;
}

static bool is_replaced(sqlite3 *database, sqlite3_int64 serial)
{
    sqlite3_stmt *row = sql_query(database, "SELECT 1 FROM replaced WHERE old = ?", "l", serial);
    bool found = sql_next(row, NULL);
    sqlite3_finalize(row);
    return found;
}

/* Discretion is not lost because an editor of another pack did not think of it; `normal` says that
 * it was thought of. */
static bool keep_discreet(
    sqlite3 *database, const struct newcomer *row, sqlite3_int64 older, struct error *error)
{
    return model_column(model_table(row->table), "display") < 0 ||
           run(database, error,
               sqlite3_mprintf("UPDATE \"in_%w\" SET display = 'discreet' WHERE serial = %lld"
                               " AND display = '' AND (SELECT display FROM \"in_%w\""
                               " WHERE serial = %lld) = 'discreet'",
                   row->table, row->serial, row->table, older));
}

/* What the older one had replaced itself now leads to the newcomer. */
static bool replace(
    sqlite3 *database, const struct newcomer *row, sqlite3_int64 older, struct error *error)
{
    return keep_discreet(database, row, older, error) &&
           run(database, error,
               sqlite3_mprintf(
                   "UPDATE replaced SET new = %lld WHERE new = %lld;"
                   "INSERT INTO replaced SELECT serial, %lld, '%q', id, pack FROM \"in_%w\""
                   " WHERE serial = %lld",
                   row->serial, older, row->serial, row->table, row->table, older));
}

static bool replace_one(
    sqlite3 *database, const struct newcomer *row, const char *may_replace, struct error *error)
{
    if (!contains(may_replace, row->pack))
        return refuse(row, error,
            "its pack may not replace rows; allow it with --may-replace, or empty the cell");
    sqlite3_int64 older = find_older(database, row);
    if (!older)
        return refuse(row, error,
            "there is no such row in the packs before this one; name the packs in their order, or "
            "correct the address");
    if (is_replaced(database, older))
        return refuse(row, error,
            "another row has replaced it already; replace that one, or empty one of the cells");
    return replace(database, row, older, error);
}

static bool replace_in(const struct incoming *incoming, const struct table *table,
    const char *may_replace, struct error *error)
{
    bool done = true;
    struct error fault = {0};
    sqlite3_stmt *row = query(incoming->database,
        sqlite3_mprintf("SELECT p.path, t.pack, t.id, t.replaces, t.serial FROM \"in_%w\" t"
                        " JOIN in_packs p ON p.pack = t.pack WHERE t.replaces <> ''"
                        " ORDER BY t.serial",
            table->name));
    while (done && sql_next(row, &fault)) {
        const struct newcomer newcomer = {sql_text(row, 0), table->name, sql_text(row, 1),
            sql_text(row, 2), sql_text(row, 3), sqlite3_column_int64(row, 4)};
        done = replace_one(incoming->database, &newcomer, may_replace, error);
    }
    sqlite3_finalize(row);
    return done && (!*fault.message || error_set(error, "%s", fault.message));
}

static bool forget_replaced(sqlite3 *database, const struct table *table, struct error *error)
{
    return run(database, error,
        sqlite3_mprintf(
            "DELETE FROM \"in_%w\" WHERE serial IN (SELECT old FROM replaced)", table->name));
}

/* References */

/* References of one column: the values, and beside them pack, id and serial of their rows. */
static char *values_of(const struct table *table, const struct column *column)
{
    if (column->flags & LIST)
        return sqlite3_mprintf("(SELECT l.value AS v, t.pack, t.id, t.serial FROM in_lists l"
                               " JOIN \"in_%w\" t ON t.serial = l.serial WHERE l.field = '%q')",
            table->name, column->name);
    return sqlite3_mprintf(
        "(SELECT \"%w\" AS v, pack, id, serial FROM \"in_%w\")", column->name, table->name);
}

/* An id that leads nowhere is that of a row which stays in its house; an address was believed. */
static bool check_addresses(
    sqlite3 *database, const struct table *table, const struct column *column, struct error *error)
{
    char *values = values_of(table, column);
    sqlite3_stmt *lost = query(database,
        sqlite3_mprintf("SELECT p.path, x.id, x.v FROM %s x JOIN in_packs p ON p.pack = x.pack"
                        " WHERE instr(x.v, ':') AND NOT EXISTS (SELECT 1 FROM \"in_%w\" n WHERE"
                        " n.pack = " PACK_OF("x.v", "NULL") " AND n.id = " ID_OF("x.v") //
            " AND n.serial < x.serial) ORDER BY x.serial LIMIT 1",
            values, column->of));
    bool found = sql_next(lost, NULL);
    if (found)
        error_set(error,
            "%s: %s/%s: %s: there is no %s in the packs before this one; name the packs in their "
            "order, or correct the address",
            sql_text(lost, 0), table->name, sql_text(lost, 1), column->name, sql_text(lost, 2));
    sqlite3_finalize(lost);
    sqlite3_free(values);
    return !found;
}

/* A part of a row that was replaced does not become a part of the other one. Subtopics and rooms
 * are no parts in this sense: they move beneath it. */
static bool is_part(const struct table *table, const struct column *column)
{
    return column->flags & WITHIN && strcmp(column->of, table->name) != 0;
}

static bool resolve_column(
    sqlite3 *database, const struct table *table, const struct column *column, struct error *error)
{
    if (!check_addresses(database, table, column, error))
        return false;
    bool list = column->flags & LIST;
    const char *value = list ? "value" : column->name;
    char *target = sqlite3_mprintf(
        "(SELECT %s FROM \"in_%w\" n LEFT JOIN replaced r ON r.old = n.serial"
        " WHERE n.pack = " PACK_OF("o.\"%w\"", "o.pack") " AND n.id = " ID_OF("o.\"%w\"") ")",
        is_part(table, column) ? "n.serial" : "coalesce(r.new, n.serial)", column->of, value, value,
        value, value, value);
    bool done = run(database, error,
        list ? sqlite3_mprintf("UPDATE in_lists AS o SET value = %s WHERE field = '%q'"
                               " AND serial IN (SELECT serial FROM \"in_%w\")",
                   target, column->name, table->name)
             : sqlite3_mprintf("UPDATE \"in_%w\" AS o SET \"%w\" = %s WHERE \"%w\" <> ''",
                   table->name, column->name, target, column->name));
    sqlite3_free(target);
    return done;
}

static bool resolve_table(sqlite3 *database, const struct table *table, struct error *error)
{
    bool done = true;
    for (size_t i = 0; done && i < table->column_count; i++)
        if (table->columns[i].type == COLUMN_REFERENCE)
            done = resolve_column(database, table, &table->columns[i], error);
    return done;
}

/* Visitors reach every entry in two steps, also where topics of one pack hang under another's. */
static bool check_levels(sqlite3 *database, struct error *error)
{
    sqlite3_stmt *third = sql_query(database,
        "SELECT x.path, t.id, p.pack, p.id FROM in_topics t JOIN in_topics p ON p.serial = t.parent"
        " JOIN in_topics g ON g.serial = p.parent JOIN in_packs x ON x.pack = t.pack"
        " ORDER BY t.serial LIMIT 1",
        "");
    bool found = sql_next(third, NULL);
    if (found)
        error_set(error,
            "%s: topics/%s: parent: %s:topics/%s has a parent itself; topics have two levels, name "
            "one of the first",
            sql_text(third, 0), sql_text(third, 1), sql_text(third, 2), sql_text(third, 3));
    sqlite3_finalize(third);
    return !found;
}

bool references_resolve(
    const struct incoming *incoming, const char *may_replace, struct error *error)
{
    sqlite3 *database = incoming->database;
    bool done = sql_run(
        database, "CREATE TEMP TABLE replaced(old INTEGER PRIMARY KEY, new, tbl, id, pack)", error);
    for (size_t i = 0; done && i < model_table_count; i++)
        if (model_column(&model_tables[i], "replaces") >= 0)
            done = replace_in(incoming, &model_tables[i], may_replace, error);
    for (size_t i = 0; done && i < model_table_count; i++)
        done = resolve_table(database, &model_tables[i], error);
    for (size_t i = 0; done && i < model_table_count; i++)
        done = forget_replaced(database, &model_tables[i], error);
    return done && check_levels(database, error);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Collating is slow and the terminal sorts with every touch; here it happens once a build: all
 * names of a language are sorted once, and every list is in that order. */
#include "compile/rank.h"

#include "base/arena.h"
#include "base/memory.h"
#include "content/content.h"
#include "language/format.h"
#include "language/language.h"
#include "pack/sql.h"

#include <stdlib.h>

struct name {
    sqlite3_int64 entry;
    const char *name;
    bool speaks; /* the language */
};

struct names {
    struct name *list;
    size_t count, room;
};

static void add_name(struct names *names, struct name name)
{
    if (names->count == names->room) {
        names->room = names->room ? 2 * names->room : 256;
        names->list = memory_resize(names->list, names->room, sizeof *names->list);
    }
    names->list[names->count++] = name;
}

/* The names as they are shown: in the language, its relative or German. */
static void read_names(
    sqlite3 *database, struct arena *arena, const struct language *language, struct names *names)
{
    const char *relative = language->relative ? language->relative : "de";
    sqlite3_stmt *row = sql_query(database,
        "SELECT e.number, coalesce(a.text, b.text, d.text), e.languages FROM entries e"
        " LEFT JOIN texts a ON a.owner = e.number AND a.field = 'name' AND a.language = ?1"
        " LEFT JOIN texts b ON b.owner = e.number AND b.field = 'name' AND b.language = ?2"
        " LEFT JOIN texts d ON d.owner = e.number AND d.field = 'name' AND d.language = 'de'",
        "ss", language->tag, relative);
    while (sql_next(row, NULL))
        add_name(names,
            (struct name){sqlite3_column_int64(row, 0), arena_string(arena, sql_text(row, 1)),
                language_spoken(sql_text(row, 2), language->tag)});
    sqlite3_finalize(row);
}

static int compare(const void *a, const void *b, void *tag)
{
    const struct name *first = a, *second = b;
    int order = format_compare(tag, first->name, second->name);
    return order ? order : (first->entry > second->entry) - (first->entry < second->entry);
}

static bool write_ranks(sqlite3 *database, const struct names *names, struct error *error)
{
    struct error fault = {0};
    sqlite3_stmt *insert = sql_query(database, "INSERT INTO ranks VALUES(?, ?, ?)", "");
    for (size_t i = 0; i < names->count && !*fault.message; i++) {
        sqlite3_bind_int64(insert, 1, names->list[i].entry);
        sqlite3_bind_int64(insert, 2, (sqlite3_int64)i + 1);
        sqlite3_bind_int(insert, 3, names->list[i].speaks ? ATTRIBUTE_SPEAKS : 0);
        sql_next(insert, &fault);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static bool write_lists(sqlite3 *database, const char *tag, struct error *error)
{
    struct error fault = {0};
    sqlite3_stmt *insert = sql_query(database,
        "INSERT INTO lists SELECT ?1, m.owner,"
        " row_number() OVER (PARTITION BY m.owner ORDER BY m.area, k.rank), m.entry,"
        " e.attributes | k.speaks, e.status = ?2, e.hours_until, e.rule,"
        " e.valid_from, e.valid_until"
        " FROM members m JOIN entries e ON e.number = m.entry JOIN ranks k ON k.entry = m.entry",
        "si", tag, STATUS_CLOSED);
    sql_next(insert, &fault);
    sqlite3_finalize(insert);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static bool rank_language(sqlite3 *database, const char *tag, struct error *error)
{
    struct names names = {0};
    struct arena *arena = arena_create();
    const struct language *language = language_find(tag);
    read_names(database, arena, language, &names);
    if (names.count)
        qsort_r(names.list, names.count, sizeof *names.list, compare, (void *)language->tag);
    bool done = sql_run(database, "DELETE FROM ranks", error) &&
                write_ranks(database, &names, error) && write_lists(database, language->tag, error);
    arena_destroy(arena);
    free(names.list);
    return done;
}

bool rank_lists(sqlite3 *database, struct error *error)
{
    bool done = sql_run(
        database, "CREATE TEMP TABLE ranks(entry INTEGER PRIMARY KEY, rank, speaks)", error);
    sqlite3_stmt *row = sql_query(database, "SELECT tag FROM languages ORDER BY position", "");
    while (done && sql_next(row, NULL))
        done = rank_language(database, sql_text(row, 0), error);
    sqlite3_finalize(row);
    return done;
}

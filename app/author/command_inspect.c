/* SPDX-License-Identifier: EUPL-1.2 */
/* `inspect PACK`: what is in it, as three aligned tables: settings, rows, texts by language. */
#include "author/command.h"
#include "base/arena.h"
#include "compile/cell.h"
#include "pack/model.h"
#include "pack/pack.h"
#include "pack/sql.h"

#include <stdio.h>

enum { NAME_WIDTH = 16, COUNT_WIDTH = 9 };

/* More than a pack of ours has. */
#define SETTINGS_MOST "100"
#define LANGUAGES_MOST "200"

/* A pack from elsewhere may hold what would steer the reader's terminal. */
static const char *printable(const char *text)
{
    return cell_is_text(text) ? text : "?";
}

static void print_settings(sqlite3 *pack)
{
    sqlite3_stmt *statement = sql_query(pack,
        "SELECT key, value FROM meta"
        " ORDER BY CASE key WHEN 'id' THEN 0 WHEN 'title' THEN 1 WHEN 'languages' THEN 2 ELSE 3 "
        "END,"
        " key LIMIT " SETTINGS_MOST,
        "");
    while (sql_next(statement, NULL))
        printf("%-*s %s\n", NAME_WIDTH, printable(sql_text(statement, 0)),
            printable(sql_text(statement, 1)));
    sqlite3_finalize(statement);
}

static void print_count(sqlite3 *pack, const char *table)
{
    struct arena *arena = arena_create();
    sqlite3_stmt *statement =
        sql_query(pack, arena_printf(arena, "SELECT count(*) FROM \"%s\"", table), "");
    if (sql_next(statement, NULL))
        printf("%-*s %*d\n", NAME_WIDTH, table, COUNT_WIDTH, sqlite3_column_int(statement, 0));
    sqlite3_finalize(statement);
    arena_destroy(arena);
}

static void print_rows(sqlite3 *pack)
{
    printf("\n%-*s %*s\n", NAME_WIDTH, "table", COUNT_WIDTH, "rows");
    for (size_t i = 0; i < model_table_count; i++)
        print_count(pack, model_tables[i].name);
    print_count(pack, "media");
}

static void print_texts(sqlite3 *pack)
{
    static const char *const heads[] = {"reviewed", "machine", "outdated", "missing"};
    printf("\n%-*s", NAME_WIDTH, "language");
    for (size_t i = 0; i < 4; i++)
        printf(" %*s", COUNT_WIDTH, heads[i]);
    puts("");
    sqlite3_stmt *statement = sql_query(pack,
        "SELECT language, sum(state = 2), sum(state = 3), sum(state = 4),"
        " (SELECT count(*) FROM texts JOIN meta ON key = 'source_language' AND value = language)"
        " - count(*)"
        " FROM texts GROUP BY language ORDER BY language LIMIT " LANGUAGES_MOST,
        "");
    while (sql_next(statement, NULL)) {
        printf("%-*s", NAME_WIDTH, printable(sql_text(statement, 0)));
        for (int i = 1; i <= 4; i++)
            printf(" %*d", COUNT_WIDTH, sqlite3_column_int(statement, i));
        puts("");
    }
    sqlite3_finalize(statement);
}

enum command_exit command_inspect(const struct command_line *line)
{
    struct error error = {0};
    sqlite3 *pack = pack_open(line->names[0], &error);
    if (!pack) {
        fprintf(stderr, "%s\n", error.message);
        return COMMAND_ERRORS;
    }
    print_settings(pack);
    print_rows(pack);
    print_texts(pack);
    sqlite3_close(pack);
    return COMMAND_DONE;
}

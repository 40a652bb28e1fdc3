/* SPDX-License-Identifier: EUPL-1.2 */
/* A statement that does not compile because our SQL is wrong aborts; one that does not compile
 * because the file is damaged is NULL, and sql_next() says so. */
#include "pack/sql.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static bool our_own_fault(int code)
{
    return code == SQLITE_ERROR || code == SQLITE_MISUSE || code == SQLITE_RANGE;
}

static void give_up(sqlite3 *database, const char *sql)
{
    fprintf(stderr, "wrong SQL: %s: %s\n", sqlite3_errmsg(database), sql);
    abort();
}

static int bind(sqlite3_stmt *statement, int at, char type, va_list *arguments)
{
    switch (type) {
    case 's':
        return sqlite3_bind_text(
            statement, at, va_arg(*arguments, const char *), -1, SQLITE_STATIC);
    case 'i':
        return sqlite3_bind_int(statement, at, va_arg(*arguments, int));
    case 'l':
        return sqlite3_bind_int64(statement, at, va_arg(*arguments, sqlite3_int64));
    default:
        return SQLITE_MISUSE;
    }
}

sqlite3_stmt *sql_query(sqlite3 *database, const char *sql, const char *types, ...)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK && our_own_fault(code))
        give_up(database, sql);
    va_list arguments;
    va_start(arguments, types);
    for (int i = 0; statement && types[i]; i++)
        if (bind(statement, i + 1, types[i], &arguments) != SQLITE_OK)
            give_up(database, sql);
    va_end(arguments);
    return statement;
}

static bool report(sqlite3 *database, struct error *error)
{
    const char *path = sqlite3_db_filename(database, "main");
    return error_set(error, "%s: %s", path && *path ? path : "database", sqlite3_errmsg(database));
}

bool sql_next(sqlite3_stmt *statement, struct error *error)
{
    if (!statement)
        return error_set(error, "the database is damaged or cannot be read; fetch it again");
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return report(sqlite3_db_handle(statement), error);
    return code == SQLITE_ROW;
}

bool sql_run(sqlite3 *database, const char *sql, struct error *error)
{
    return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK || report(database, error);
}

const char *sql_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

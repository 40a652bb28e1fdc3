/* SPDX-License-Identifier: EUPL-1.2 */
/* Three helpers around prepare, bind and step; used wherever SQL is. */
#ifndef PACK_SQL_H
#define PACK_SQL_H

#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>

/* Prepares and binds, one letter of `types` a parameter: s text (NULL is SQL NULL), i int,
 * l sqlite3_int64. Strings must live until the statement is reset. Wrong SQL is a programming
 * error: it aborts with SQLite's message. Finalize the statement after use. */
sqlite3_stmt *sql_query(sqlite3 *database, const char *sql, const char *types, ...);

/* True: there is a row. False: no more rows, or an error, which is set then (pass NULL for a
 * database that has been checked). */
bool sql_next(sqlite3_stmt *statement, struct error *error);

/* Runs statements without answers. */
bool sql_run(sqlite3 *database, const char *sql, struct error *error);

/* A column as a string, never NULL; valid until the next step. */
const char *sql_text(sqlite3_stmt *statement, int column);

#endif

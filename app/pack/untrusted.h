/* SPDX-License-Identifier: EUPL-1.2 */
/* A database that a stranger may have written (sqlite.org/security.html; STANDARDS, "Trust in what
 * arrives"): read-only, behind SQLite's own walls, with bounded work and memory. A pack and a
 * content.db are opened by these functions, in this order. */
#ifndef PACK_UNTRUSTED_H
#define PACK_UNTRUSTED_H

#include <sqlite3.h>
#include <stdbool.h>

/* NULL, or what is wrong with the file, in words for a person. No more than its header has been
 * read; `database` is to be closed in any case. */
const char *untrusted_open(const char *path, sqlite3 **database);

/* The number that a query answers; 0 where it cannot be read. Before the tables are known, a pragma
 * of the file's header only. */
int untrusted_number(sqlite3 *database, const char *query);

/* Whether the tables are, to the byte, those that the statements in `schema` create;
 * UNTRUSTED_DAMAGED: they cannot even be read. */
enum untrusted_tables { UNTRUSTED_SAME, UNTRUSTED_OTHER, UNTRUSTED_DAMAGED };
enum untrusted_tables untrusted_tables(sqlite3 *database, const char *schema);

/* Whether the file is as long as it says and every page belongs to one table: only then does
 * reading a table end. Takes time in proportion to the file. */
bool untrusted_is_sound(sqlite3 *database);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* The pack file: one SQLite database, byte for byte reproducible. Its schema follows from
 * pack/model.c.
 *
 * meta(key, value): id, title, publisher, languages ("de|en|…"), date and the rest of pack.ini.
 *
 * One table a model table: position (order of the sheet, from 1), id, then every column of
 * model_in_row(). TEXT NOT NULL, '' where empty, lists as in the sheet, separated by |;
 * COLUMN_INTEGER is INTEGER or NULL.
 *
 * texts(tbl, id, field, language, state, text): the columns of model_is_translated(); state is enum
 * pack_text_state, PACK_STATE_STORED higher.
 *
 * forms(tbl, id, field, language, folded, romanised): the names as search compares them
 * (language/forms.h): worked out here, because romanising is slow.
 *
 * media(name, sha256, size, bytes): the files that a COLUMN_MEDIA names; sha256 in hexadecimal
 * digits, size in bytes. One larger than PACK_MEDIA_MOST has bytes NULL: it stands beside the pack,
 * objects/<first two digits>/<sha256> in the same folder, so that it travels only when it is new.
 *
 * Rows that must not leave the house (`display` never and after-verification) are not in it, nor
 * are their texts and files. */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>

enum { PACK_APPLICATION_ID = 0x4661646e /* "Fadn" */, PACK_FORMAT = 4 };
enum { PACK_MEDIA_MOST = 64 * 1024 };

enum pack_text_state { PACK_REVIEWED, PACK_MACHINE, PACK_OUTDATED };

/* SQLite keeps 0 and 1 in no byte and higher numbers in one: a text that becomes outdated would
 * move all that follows, and a delta between two packs would be ten times as large. */
enum { PACK_STATE_STORED = 2 };

/* A new, empty pack database at `path` (which must not exist) with its schema, inside an open
 * transaction; the caller fills it and ends with pack_write_finish(). NULL and an error. */
sqlite3 *pack_create(const char *path, struct error *error);

/* Commits, compacts and closes. */
bool pack_write_finish(sqlite3 *pack, struct error *error);

/* Opens a pack as the untrusted file that it is (sqlite.org/security.html; STANDARDS, "Trust in
 * what arrives"): read-only, schema compared with the expected one, quick_check. NULL and an error
 * that names the file. Close with sqlite3_close(). */
sqlite3 *pack_open(const char *path, struct error *error);

#endif

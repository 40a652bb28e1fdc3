/* SPDX-License-Identifier: EUPL-1.2 */
/* The packs' rows as they came, in temporary tables beside the new database's own, so that the
 * merge is plain SQL. For every table `t` of the model that the content needs:
 *
 *   in_t(serial INTEGER PRIMARY KEY, pack, id, then the columns of the pack; UNIQUE(pack, id))
 *     references and the references among in_lists are made serials by references.h
 *   in_lists(serial, pack, field, position, value)     the values of its LIST columns
 *   in_texts(owner, field, language, state, text)
 *   in_forms(owner, field, language, folded, romanised)
 *   in_languages(position, tag)                        as the packs name them, once each
 *   in_pack_languages(pack, tag)
 *   in_packs(pack PRIMARY KEY, path) */
#ifndef COMPILE_INCOMING_H
#define COMPILE_INCOMING_H

#include "base/arena.h"
#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>

struct incoming {
    sqlite3 *database;
    struct arena *arena;
    sqlite3_int64 serial; /* of the newest row, over all packs and tables */
    size_t bytes; /* of text so far */
    char newest[11]; /* date in the packs; the longer of two that begin alike */
};

bool incoming_create(struct incoming *incoming, struct error *error);

/* Copies the rows of a pack; every value is checked against the model on the way. */
bool incoming_add(struct incoming *incoming, const char *path, struct error *error);

#endif

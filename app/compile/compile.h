/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs in, one content.db out: everything that can be worked out before a visitor comes. */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* Merges the packs, in this order, into a new content.db at `path`, whole or not at all. The same
 * packs give the same bytes. Each pack is read as an untrusted file. `may_replace` names the packs,
 * by id and separated by commas, whose rows may take the place of earlier packs' rows (column
 * `replaces`); NULL: none. `warnings`, which may be NULL, gets a line for every language that a
 * pack with topics names and that is not offered. */
bool compile_database(const char *const *packs, size_t count, const char *may_replace,
    const char *path, struct strbuf *warnings, struct error *error);

#endif

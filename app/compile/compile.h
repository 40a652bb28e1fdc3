/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs in, one content.db out: everything that can be worked out before a visitor comes. */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* What comes together in one content.db, and in which order. */
struct compile_order {
    const char *const *packs; /* paths; each is read as an untrusted file */
    size_t count;
    /* Ids, separated by commas, of the packs whose rows may take the place of earlier packs' rows
     * (column `replaces`); NULL: none. */
    const char *may_replace;
    /* What the publisher signed about it, 2026-11-24T22:00 in Europe/Berlin: no true clock shows an
     * earlier time than `issued`, and after `expires` the content may be out of date. NULL: not
     * from a channel. */
    const char *issued, *expires;
};

/* Merges the packs into a new content.db at `path`, whole or not at all. The same order gives the
 * same bytes. `warnings`, which may be NULL, gets a line for every language that a pack with topics
 * names and that is not offered. */
bool compile_database(const struct compile_order *order, const char *path, struct strbuf *warnings,
    struct error *error);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that stand in place of others, and who is meant by a reference, once all packs are in. */
#ifndef COMPILE_REFERENCES_H
#define COMPILE_REFERENCES_H

#include "compile/incoming.h"

/* Makes every reference, in in_t and in in_lists, the serial of the row that is meant; NULL where
 * the pack kept that row back. A row that another one replaces is gone, so that its texts, lists
 * and parts (WITHIN) belong to nothing, and references to it lead to the other, as its address
 * will:
 *
 *   replaced(old PRIMARY KEY, new, tbl, id, pack)     tbl, id and pack of the old row
 *
 * False: a reference into another pack leads nowhere, or a row may not replace what it names.
 * `may_replace`: ids of packs separated by commas; NULL: none. */
bool references_resolve(
    const struct incoming *incoming, const char *may_replace, struct error *error);

#endif

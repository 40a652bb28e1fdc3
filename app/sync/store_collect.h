/* SPDX-License-Identifier: EUPL-1.2 */
/* What the store no longer needs. Only things with the store's own kinds of names are removed, no
 * link is followed, and what cannot be removed is tried again the next time. */
#ifndef SYNC_STORE_COLLECT_H
#define SYNC_STORE_COLLECT_H

#include "sync/store.h"

/* Keeps the current generation and the newest others, and every pack and object that they or
 * `also` (NULL: nothing) name. */
void collect_garbage(struct store *store, const struct store_recipe *also);

/* Parts of downloads that nobody went on with for long, or that are too many. */
void collect_stale_parts(struct store *store);

/* All parts: what they were for has arrived. */
void collect_parts(struct store *store);

#endif

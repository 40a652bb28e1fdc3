/* SPDX-License-Identifier: EUPL-1.2 */
/* From the root that a terminal believes to the newest one of the channel, one by one. */
#ifndef SYNC_ROOTS_H
#define SYNC_ROOTS_H

#include "sync/source.h"
#include "sync/store.h"

/* Each root that is taken stays in the store, whatever comes of the rest of the run. One that is
 * not signed as it must be ends the run: somebody is at work there. */
enum outcome roots_follow(struct arena *arena, struct store *store, struct source *source,
    struct root *root, struct error *error);

#endif

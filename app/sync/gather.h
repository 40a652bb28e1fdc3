/* SPDX-License-Identifier: EUPL-1.2 */
/* Fetches what the store lacks of a manifest: packs, as what changed since one that is there if
 * that is less, and objects. */
#ifndef SYNC_GATHER_H
#define SYNC_GATHER_H

#include "sync/source.h"
#include "sync/store.h"
#include "sync/wanted.h"

struct gathering {
    struct arena *arena;
    struct store *store;
    struct source *source;
    size_t deltas, packs, objects; /* that have arrived */
};

enum outcome gather(struct gathering *gathering, const struct wanted *wanted, struct error *error);

/* Whether the store has all of it. */
bool gather_has_all(const struct gathering *gathering, const struct wanted *wanted);

/* Removes from the store what is no longer what was put there; how many files. */
size_t gather_damage(struct gathering *gathering, const struct wanted *wanted);

#endif

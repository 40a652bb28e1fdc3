/* SPDX-License-Identifier: EUPL-1.2 */
/* What a terminal has, for whoever looks after it; nothing is changed and nobody waited for. */
#ifndef SYNC_STATUS_H
#define SYNC_STATUS_H

#include "sync/notes.h"
#include "sync/options.h"
#include "sync/store.h"

struct status {
    const struct store_generation *generations; /* from the newest */
    size_t generation_count;
    const struct store_generation *current; /* NULL: none */
    bool expired; /* the current one */
    bool there; /* the store; without it nothing else is known */
    long accepted; /* version of the manifest that was taken last; 0: none; -1: unknown */
    struct root root;
    uint64_t free; /* bytes on the disk */
    struct notes_end end;
};

/* OUTCOME_EXPIRED where the content is; the status is filled then, too. */
enum outcome status_read(
    struct arena *arena, const struct options *options, struct status *status, struct error *error);

#endif

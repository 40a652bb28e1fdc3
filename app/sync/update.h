/* SPDX-License-Identifier: EUPL-1.2 */
/* One run: from what the channel says is newest to a generation that the terminal shows. Every
 * step leaves the store such that the next run goes on or begins anew; what is on the screen
 * changes in one of them only, in store_activate(). */
#ifndef SYNC_UPDATE_H
#define SYNC_UPDATE_H

#include "sync/options.h"
#include "sync/progress.h"
#include "sync/store.h"

struct update {
    long version; /* of the manifest whose content the terminal has now; 0: unknown */
    const char *date; /* when that was issued, "2026-11-24"; NULL: unknown */
    size_t deltas, packs, objects; /* that came over the wire */
    const char *remarks[4]; /* what a person should know, beside the outcome */
    size_t remark_count;
};

enum outcome update_run(struct arena *arena, const struct options *options,
    struct progress *progress, struct update *update, struct error *error);

#endif

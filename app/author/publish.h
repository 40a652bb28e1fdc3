/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs in, a new version of a channel out: files, then the signed manifest that names them, then
 * the pointer to it. Before the pointer has moved no terminal has heard of any of them. */
#ifndef AUTHOR_PUBLISH_H
#define AUTHOR_PUBLISH_H

#include "base/arena.h"
#include "base/error.h"
#include "trust/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PUBLISH_DAYS = 90,
    PUBLISH_DAYS_MOST = 3650,
    PUBLISH_KEEP = 10,
    PUBLISH_KEEP_MOST = 100, /* MANIFEST_DELTAS_MOST */
};

struct publish_order {
    const char *const *packs; /* paths, in the order in which a terminal puts them together */
    size_t count;
    const char *channel; /* its folder */
    const struct secret_key *key;
    int days; /* until it expires */
    size_t keep; /* versions before the new one that stay and that deltas lead from; at least 1 */
};

struct published {
    bool changed; /* false: the newest version is the same and holds for a while */
    bool renewed; /* changed, but only its dates */
    long version;
    int64_t expires; /* seconds since 1970, UTC */
    size_t packs, deltas, objects; /* written */
    uint64_t bytes; /* of them */
};

/* On an error the channel is as it was. */
bool publish(struct arena *arena, const struct publish_order *order, struct published *published,
    struct error *error);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Which packs make up the content of this terminal, in which order: those of the manifest, or
 * those that the configuration names, which may be files of this machine. The interface's own
 * texts come with the program; a channel may bring newer ones, as long as none is missing. */
#ifndef SYNC_WANTED_H
#define SYNC_WANTED_H

#include "sync/options.h"
#include "sync/store.h"
#include "trust/manifest.h"

struct wanted_pack {
    const struct manifest_pack *published; /* NULL: a file of this machine */
    const char *path; /* of that file */
    struct digest digest;
};

struct wanted {
    struct wanted_pack packs[OPTIONS_PACKS_MOST + 1];
    size_t count;
    const char *own_ui; /* path of the program's texts */
};

enum outcome wanted_choose(struct arena *arena, const struct options *options,
    const struct manifest *manifest, struct wanted *wanted, struct error *error);

/* After what is published has come into the store: decides whose texts the interface has, and
 * takes the files of this machine into the store. `remark` says what a person should know; NULL:
 * nothing. */
enum outcome wanted_settle(struct arena *arena, struct store *store, struct wanted *wanted,
    const char **remark, struct error *error);

/* As the store names them. */
const struct store_pack *wanted_recipe(struct arena *arena, const struct wanted *wanted);

#endif

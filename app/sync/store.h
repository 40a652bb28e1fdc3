/* SPDX-License-Identifier: EUPL-1.2 */
/* What a terminal has: verified packs, the generations of content.db that were built from them,
 * and whom it believes.
 *
 *   lock                       held by whoever changes anything
 *   trust/root.json            the root that is believed
 *   trust/accepted             what was taken last, outside of what a rollback touches:
 *                                version 17, publisher <KEYID>
 *   trust/manifest.json, .minisig   what was taken last itself, to build from without the network
 *   packs/<sha256>.pack  objects/<aa>/<sha256>      verified, named by their digests
 *   incoming/                  what is on its way, kept for the next run to go on with
 *   generations/<number>/content.db, recipe         complete and never changed again
 *   current -> generations/<number>                 what the terminal shows
 *   channel                    what the web server said of `latest` the last time (ETag)
 *   outcome                    how the last run ended
 *
 * A recipe is text: everything that the bytes of its content.db follow from. Two recipes that are
 * equal would build the same generation, so that "is there anything to do" is one comparison, after
 * an upgrade of the program or a change of the configuration too. The digests in the recipes of the
 * generations that are kept are what the store still needs; everything else is garbage. */
#ifndef SYNC_STORE_H
#define SYNC_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "sync/outcome.h"
#include "trust/digest.h"
#include "trust/root.h"

#include <stdbool.h>
#include <stddef.h>

enum { STORE_GENERATIONS_KEPT = 3 };

struct store; /* lives in the arena that it was opened with, until store_close() */

/* Makes the folders, waits for its lock and holds it, forgets what a run that was killed left
 * half-built. With `read_only` nothing is made and nobody waited for. NULL and an outcome. */
struct store *store_open(struct arena *arena, const char *folder, bool read_only,
    enum outcome *outcome, struct error *error);
void store_close(struct store *store); /* NULL is fine */

/* Trust. The first root is pinned: it is believed because whoever installed the terminal put it at
 * `pinned`. After that the store's own is. */
enum outcome store_root(
    struct store *store, const char *pinned, struct root *root, struct error *error);
enum outcome store_take_root(
    struct store *store, const char *text, size_t bytes, struct error *error);

/* The newest manifest that was taken and who signed it; version 0: none yet. A generation that was
 * built from a newer one counts too: its run was killed before it could write that down, or what
 * was written was lost. What was signed by somebody whom a newer root no longer names counts for
 * nothing, so that no stolen key has the last word by a high number: ask after store_root().
 * store_accept() takes no earlier version. */
struct store_accepted {
    long version;
    struct public_key publisher; /* only its id is kept */
};
enum outcome store_accepted(
    struct store *store, struct store_accepted *accepted, struct error *error);
enum outcome store_accept(
    struct store *store, const struct store_accepted *accepted, struct error *error);

/* Paths in the arena, whether there is a file or not. */
const char *store_pack(struct store *store, const struct digest *pack);
const char *store_object(struct store *store, const struct digest *object);
const char *store_incoming(struct store *store, const char *name);

/* A file of incoming/, at the path that store_incoming() gave, takes its place after its bytes are
 * on the disk. They have been verified: nothing here reads them again. */
enum outcome store_put_pack(
    struct store *store, const char *incoming, const struct digest *pack, struct error *error);
enum outcome store_put_object(
    struct store *store, const char *incoming, const struct digest *object, struct error *error);

/* Whether so many more bytes fit, with what the new generation will need. */
enum outcome store_has_room(struct store *store, uint64_t bytes, struct error *error);

/* Generations. */
struct store_pack {
    const char *id;
    struct digest digest; /* of a pack in packs/ */
    const struct digest *objects;
    size_t object_count;
};

struct store_recipe {
    long manifest; /* version of the manifest; 0: a rebuild without one */
    const char *issued, *expires; /* 2026-11-24T22:00, Europe/Berlin */
    const char *publisher; /* id of the key that signed the manifest; NULL: unknown */
    const char *may_replace; /* NULL: none */
    const struct store_pack *packs; /* in the order in which they come together */
    size_t pack_count;
};

/* Builds the generation beside, checks it, makes it current, looks at it again where the terminal
 * will, keeps the last three and collects garbage. OUTCOME_CURRENT: the recipe is that of the
 * current generation, which can be opened, and nothing was built. */
enum outcome store_activate(
    struct store *store, const struct store_recipe *recipe, struct error *error);

/* Makes the newest generation older than the current one current, but none of a publisher whom the
 * root (ask after store_root()) no longer names. What was accepted stays: the same manifest is not
 * taken again, the next one is. */
enum outcome store_rollback(struct store *store, struct error *error);

/* For `status`: generations from the newest; a generation whose recipe cannot be read has
 * manifest 0. */
struct store_generation {
    int number;
    bool current;
    long manifest;
    const char *date; /* of its content, "2026-11-24" */
    const char *issued, *expires;
};
size_t store_generations(struct store *store, const struct store_generation **list);

#endif

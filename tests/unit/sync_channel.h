/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel of an invented town, published by hand, so that a test can publish what faden-pack
 * never would; and a terminal that takes it up from a stick or a web server. */
#ifndef SYNC_CHANNEL_H
#define SYNC_CHANNEL_H

#include "sync_server.h"
#include "sync_town.h"

#include "sync/update.h"
#include "trust/channel.h"
#include "trust/manifest.h"
#include "trust/signature.h"

#include <time.h>
#include <zstd.h>

/* Two keys decide, together; two publish; and one that nobody knows. */
enum signer { OFFICE, BOARD, PUBLISHER, DEPUTY, STRANGER, SIGNERS };

enum { DAY = 24 * 60 * 60 };

struct world {
    struct folder folder;
    struct arena *arena;
    const char *channel, *store, *pinned;
    struct secret_key *keys[SIGNERS];
    struct server *server; /* NULL: the terminal reads from a stick */
    struct options options;
    struct progress progress;
    struct update update;
    struct error error;
    struct manifest_pack packs[8]; /* of the draft */
};

static inline const char *channel_file(struct world *world, const char *relative)
{
    return arena_printf(world->arena, "%s/%s", world->channel, relative);
}

static inline void write_bytes(const char *path, const void *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

static inline void channel_write(struct world *world, const char *relative, const char *text)
{
    write_bytes(channel_file(world, relative), text, strlen(text));
}

static inline char *channel_read(struct world *world, const char *relative)
{
    char *text = file_read(world->arena, channel_file(world, relative), 1u << 24, NULL, NULL);
    assert_non_null(text);
    return text;
}

static inline void channel_folders(struct world *world)
{
    static const char *const folders[] = {"roots", "manifests", "packs", "deltas", "objects"};
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        assert_true(file_make_folder(channel_file(world, folders[i]), NULL));
}

/* Roots */

static inline struct root root_draft(struct world *world, long version)
{
    struct root root = {.version = version, .threshold = 2, .key_count = 2, .publisher_count = 2};
    for (int i = 0; i < 2; i++) {
        root.keys[i] = *secret_key_public(world->keys[OFFICE + i]);
        root.publishers[i] = *secret_key_public(world->keys[PUBLISHER + i]);
    }
    return root;
}

/* `signers`: one bit a signer. */
static inline const char *root_publish(
    struct world *world, const struct root *root, unsigned signers)
{
    const char *text = root_write(world->arena, root);
    channel_write(world, channel_root(world->arena, root->version), text);
    for (int i = 0; i < SIGNERS; i++)
        if (signers & 1u << i)
            channel_write(world,
                channel_root_signature(
                    world->arena, root->version, secret_key_public(world->keys[i])),
                signature_make(world->arena, world->keys[i], text, strlen(text), "root"));
    return text;
}

/* Packs */

static inline struct manifest_file written(
    struct world *world, const char *relative, const void *bytes, size_t count)
{
    write_bytes(channel_file(world, relative), bytes, count);
    return (struct manifest_file){count, digest_of(bytes, count)};
}

/* Any bytes as a pack of the channel, whole. */
static inline struct manifest_pack pack_publish(
    struct world *world, const char *id, const void *bytes, size_t count)
{
    struct manifest_pack pack = {
        .id = id, .version = 1, .format = PACK_FORMAT, .pack = {count, digest_of(bytes, count)}};
    size_t room = ZSTD_compressBound(count);
    char *packed = arena_alloc(world->arena, room);
    size_t size = ZSTD_compress(packed, room, bytes, count, 3);
    pack.file = written(world, channel_pack(world->arena, &pack.pack.digest), packed, size);
    return pack;
}

static inline const char *pack_bytes(
    struct world *world, const char *id, int edition, size_t *count)
{
    struct error error = {0};
    const char *path = folder_file(&world->folder, "pack");
    unlink(path);
    sqlite3 *pack = pack_create(path, &error);
    if (!pack)
        fail_msg("%s", error.message);
    run_sql(pack, sqlite3_mprintf("INSERT INTO meta VALUES('id', %Q), ('languages', 'de'),"
                                  " ('date', '2026-11-24')",
                      id));
    if (edition)
        add_offers(pack, arena_printf(world->arena, "Rat %d", edition));
    pack_end(pack);
    const char *bytes = file_read(world->arena, path, 1u << 24, count, &error);
    assert_non_null(bytes);
    return bytes;
}

static inline struct manifest_pack edition_publish(struct world *world, int edition)
{
    size_t count;
    const char *bytes = pack_bytes(world, "stadt", edition, &count);
    return pack_publish(world, "stadt", bytes, count);
}

/* Manifests */

static inline struct manifest draft(struct world *world, long version)
{
    world->packs[0] = edition_publish(world, (int)version);
    return (struct manifest){.version = version,
        .root = 1,
        .issued = time(NULL) - 60,
        .expires = time(NULL) + 90 * DAY,
        .packs = world->packs,
        .pack_count = 1};
}

static inline void latest(struct world *world, long version)
{
    channel_write(world, CHANNEL_LATEST, arena_printf(world->arena, "%ld\n", version));
}

/* Signs any text as the manifest of a version. */
static inline void text_publish(
    struct world *world, long version, const char *text, enum signer signer)
{
    const char *path = channel_manifest(world->arena, version);
    channel_write(world, path, text);
    channel_write(world, channel_signature(world->arena, path),
        signature_make(world->arena, world->keys[signer], text, strlen(text), "manifest"));
    latest(world, version);
}

static inline void manifest_publish(
    struct world *world, const struct manifest *manifest, enum signer signer)
{
    text_publish(world, manifest->version, manifest_write(world->arena, manifest), signer);
}

static inline void publish(struct world *world, long version)
{
    struct manifest manifest = draft(world, version);
    manifest_publish(world, &manifest, PUBLISHER);
}

/* The terminal */

static inline enum outcome take_up(struct world *world)
{
    world->update = (struct update){0};
    world->error = (struct error){0};
    world->progress = (struct progress){.stream = world->progress.stream};
    world->options.from = world->server ? NULL : world->channel;
    world->options.channel = world->server ? world->server->url : NULL;
    enum outcome outcome =
        update_run(world->arena, &world->options, &world->progress, &world->update, &world->error);
    bool fine = outcome == OUTCOME_DONE || outcome == OUTCOME_CURRENT;
    if (!fine && !strpbrk(world->error.message, ";?"))
        fail_msg("an error that does not say what to do: %s", world->error.message);
    return outcome;
}

static inline void expect(struct world *world, enum outcome expected)
{
    enum outcome outcome = take_up(world);
    if (outcome != expected)
        fail_msg("%s instead of %s: %s", outcome_name(outcome), outcome_name(expected),
            world->error.message);
}

/* What the terminal's offer is called. */
static inline const char *offered(struct world *world)
{
    struct town town = {.folder = world->folder, .path = world->store};
    return shown(&town);
}

static inline long accepted(struct world *world)
{
    enum outcome outcome;
    struct store_accepted last = {0};
    struct root root;
    struct store *store = store_open(world->arena, world->store, true, &outcome, NULL);
    assert_non_null(store);
    assert_int_equal(store_root(store, world->pinned, &root, NULL), OUTCOME_DONE);
    assert_int_equal(store_accepted(store, &last, NULL), OUTCOME_DONE);
    store_close(store);
    return last.version;
}

/* The whole */

static inline struct secret_key *key_of(struct world *world, int number)
{
    struct error error = {0};
    const char *secret = folder_file(&world->folder, arena_printf(world->arena, "%d.key", number));
    const char *public = folder_file(&world->folder, arena_printf(world->arena, "%d.pub", number));
    if (!key_make(secret, public, NULL, &error))
        fail_msg("%s", error.message);
    return secret_key_read(secret, NULL, &error);
}

/* An honest channel of version 1, which the terminal has taken up. */
static inline struct world *world_create(bool web)
{
    struct world *world = memory_zero(sizeof *world);
    setenv("no_proxy", "127.0.0.1", 1);
    world->folder = folder_create();
    world->arena = world->folder.arena;
    world->channel = folder_file(&world->folder, "channel");
    world->store = folder_file(&world->folder, "store");
    world->pinned = folder_file(&world->folder, "root.json");
    for (int i = 0; i < SIGNERS; i++)
        world->keys[i] = key_of(world, i);
    channel_folders(world);
    struct root root = root_draft(world, 1);
    write_bytes(world->pinned, root_publish(world, &root, 1u << OFFICE | 1u << BOARD),
        strlen(root_write(world->arena, &root)));
    publish(world, 1);
    if (web)
        world->server = server_create(world->channel);
    world->options = (struct options){.root = world->pinned,
        .store = world->store,
        .patience = {.connect = 5, .idle = 1, .pause = 0}};
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 1");
    return world;
}

static inline void world_destroy(struct world *world)
{
    server_destroy(world->server);
    for (int i = 0; i < SIGNERS; i++)
        secret_key_destroy(world->keys[i]);
    nftw(world->folder.path, remove_any, 16, FTW_DEPTH | FTW_PHYS);
    arena_destroy(world->arena);
    free(world);
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* What is new is worked out against the manifests that the channel has. A file that one of them
 * names is taken as it is, never made again: another zstd would make other bytes of the same pack,
 * and a terminal may be fetching it by the older manifest at this moment. */
#include "author/publish.h"

#include "author/candidate.h"
#include "author/channel_folder.h"
#include "author/delta.h"
#include "author/deltas.h"
#include "author/garbage.h"
#include "base/clock.h"
#include "base/file.h"
#include "trust/channel.h"
#include "trust/signature.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS_A_DAY = 24 * 60 * 60 };

struct publishing {
    const struct publish_order *order;
    struct arena *arena;
    struct channel_folder folder;
    struct candidate *candidates;
    struct manifest manifest; /* the new one */
    struct published *published;
    struct error *error;
};

static bool check_key(const struct publishing *publishing)
{
    const struct root *root = &publishing->folder.root;
    const struct public_key *key = secret_key_public(publishing->order->key);
    char id[KEY_ID_DIGITS + 1];
    for (size_t i = 0; i < root->publisher_count; i++)
        if (public_key_equal(&root->publishers[i], key))
            return true;
    public_key_id(key, id);
    return error_set(publishing->error,
        "key %s: %s/%s does not list it as a publisher, no terminal would believe it; use a key "
        "that it lists or make a new root with faden-pack keys root",
        id, publishing->order->channel, channel_root(publishing->arena, root->version));
}

static const struct manifest *newest(const struct publishing *publishing)
{
    return publishing->folder.manifest_count ? publishing->folder.manifests[0] : NULL;
}

/* Whether terminals have nothing to gain from a new version but a later end. */
static bool same_content(const struct publishing *publishing, const struct manifest *manifest)
{
    if (!manifest || manifest->root != publishing->folder.root.version ||
        manifest->pack_count != publishing->order->count)
        return false;
    for (size_t i = 0; i < manifest->pack_count; i++)
        if (!candidate_is(&publishing->candidates[i], &manifest->packs[i]))
            return false;
    return true;
}

static bool holds_for_a_while(const struct manifest *manifest)
{
    return manifest->expires - clock_seconds() > (manifest->expires - manifest->issued) / 2;
}

static bool write_object(const struct publishing *publishing, const struct candidate *candidate,
    const struct manifest_file *object)
{
    size_t bytes;
    struct arena *arena = arena_create();
    const char *relative = channel_object(publishing->arena, &object->digest);
    const char *path = channel_folder_place(&publishing->folder, relative, publishing->error);
    const char *text = path ? file_read(arena, candidate_object(arena, candidate, &object->digest),
                                  (size_t)object->size, &bytes, publishing->error)
                            : NULL;
    bool done = text && file_write_bytes(path, text, bytes, publishing->error);
    arena_destroy(arena);
    return done && (channel_folder_has(&publishing->folder, relative, object) ||
                       error_set(publishing->error, "%s: was changed meanwhile; try again", path));
}

static bool place_objects(struct publishing *publishing, const struct candidate *candidate)
{
    for (size_t i = 0; i < candidate->pack.object_count; i++) {
        const struct manifest_file *object = &candidate->pack.objects[i];
        const char *relative = channel_object(publishing->arena, &object->digest);
        if (channel_folder_has(&publishing->folder, relative, object))
            continue;
        if (!write_object(publishing, candidate, object))
            return false;
        publishing->published->objects++;
        publishing->published->bytes += object->size;
    }
    return true;
}

/* The same bytes in a manifest that the channel has. */
static const struct manifest_pack *known_pack(
    const struct publishing *publishing, const struct candidate *candidate)
{
    for (size_t i = 0; i < publishing->folder.manifest_count; i++) {
        const struct manifest *manifest = publishing->folder.manifests[i];
        for (size_t k = 0; k < manifest->pack_count; k++)
            if (candidate_is(candidate, &manifest->packs[k]))
                return &manifest->packs[k];
    }
    return NULL;
}

static bool place_pack(struct publishing *publishing, struct candidate *candidate)
{
    struct manifest_pack *pack = &candidate->pack;
    const struct manifest_pack *known = known_pack(publishing, candidate);
    const char *relative = channel_pack(publishing->arena, &pack->pack.digest);
    pack->version = known ? known->version : publishing->manifest.version;
    if (known && channel_folder_has(&publishing->folder, relative, &known->file)) {
        pack->file = known->file;
        return true;
    }
    const char *path = channel_folder_place(&publishing->folder, relative, publishing->error);
    publishing->published->packs++;
    if (!path ||
        !delta_compress(candidate->path, &pack->pack.digest, path, &pack->file, publishing->error))
        return false;
    publishing->published->bytes += pack->file.size;
    return pack->file.size <= MANIFEST_FILE_MOST ||
           error_set(
               publishing->error, "%s: more than 1 GB; leave some media out", candidate->path);
}

static bool place_files(struct publishing *publishing)
{
    struct manifest_pack *packs =
        arena_alloc(publishing->arena, publishing->order->count * sizeof *packs);
    for (size_t i = 0; i < publishing->order->count; i++) {
        struct candidate *candidate = &publishing->candidates[i];
        if (!place_objects(publishing, candidate) || !place_pack(publishing, candidate) ||
            !deltas_place(&publishing->folder, publishing->order->keep, candidate,
                publishing->published, publishing->error))
            return false;
        packs[i] = candidate->pack;
    }
    publishing->manifest.packs = packs;
    publishing->manifest.pack_count = publishing->order->count;
    return true;
}

static bool write_manifest(const struct publishing *publishing)
{
    struct arena *arena = publishing->arena;
    const struct channel_folder *folder = &publishing->folder;
    const char *path = channel_manifest(arena, publishing->manifest.version);
    const char *text = manifest_write(arena, &publishing->manifest);
    const char *comment = arena_printf(arena, "faden channel, version %ld, root %ld",
        publishing->manifest.version, publishing->manifest.root);
    size_t bytes = strlen(text);
    if (bytes > MANIFEST_MOST)
        return error_set(publishing->error,
            "%s: the manifest would be too large; keep fewer versions (--keep)", folder->path);
    return channel_folder_write(folder, path, text, publishing->error) &&
           channel_folder_write(folder, channel_signature(arena, path),
               signature_make(arena, publishing->order->key, text, bytes, comment),
               publishing->error);
}

/* Without its signature it is garbage. */
static void withdraw_manifest(const struct publishing *publishing)
{
    struct arena *arena = publishing->arena;
    const char *path = channel_manifest(arena, publishing->manifest.version);
    unlink(channel_folder_path(&publishing->folder, channel_signature(arena, path)));
}

static bool begin_manifest(struct publishing *publishing)
{
    const struct manifest *before = newest(publishing);
    int64_t issued = clock_seconds();
    if (before && issued < before->issued)
        return error_set(publishing->error,
            "the clock of this machine is before the time at which version %ld was published; set "
            "it",
            before->version);
    publishing->manifest = (struct manifest){
        .version = before ? before->version + 1 : 1,
        .root = publishing->folder.root.version,
        .issued = issued,
        .expires = issued + (int64_t)publishing->order->days * SECONDS_A_DAY,
    };
    return true;
}

static void tell(struct publishing *publishing, const struct manifest *manifest)
{
    publishing->published->version = manifest->version;
    publishing->published->expires = manifest->expires;
}

static bool publish_new(struct publishing *publishing)
{
    publishing->published->changed = true;
    publishing->published->renewed = same_content(publishing, newest(publishing));
    if (!begin_manifest(publishing) || !place_files(publishing) || !write_manifest(publishing))
        return false;
    tell(publishing, &publishing->manifest);
    if (channel_folder_point(&publishing->folder, publishing->manifest.version, publishing->error))
        return true;
    withdraw_manifest(publishing);
    return false;
}

static bool publish_open(struct publishing *publishing)
{
    const struct manifest *before = newest(publishing);
    publishing->candidates = candidates_read(
        publishing->arena, publishing->order->packs, publishing->order->count, publishing->error);
    if (!publishing->candidates)
        return false;
    bool done;
    if (same_content(publishing, before) && holds_for_a_while(before) &&
        channel_folder_is_whole(&publishing->folder, before)) {
        tell(publishing, before);
        done = channel_folder_point(&publishing->folder, before->version, publishing->error);
    } else {
        done = publish_new(publishing);
        channel_folder_list(&publishing->folder);
    }
    garbage_collect(&publishing->folder, publishing->order->keep + 1);
    return done;
}

bool publish(struct arena *arena, const struct publish_order *order, struct published *published,
    struct error *error)
{
    struct publishing publishing = {
        .order = order, .arena = arena, .published = published, .error = error};
    *published = (struct published){0};
    bool done =
        channel_folder_open(arena, order->channel, CHANNEL_WRITE, &publishing.folder, error) &&
        check_key(&publishing) && publish_open(&publishing);
    channel_folder_close(&publishing.folder);
    return done;
}

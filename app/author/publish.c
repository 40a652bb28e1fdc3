/* SPDX-License-Identifier: EUPL-1.2 */
/* What is new is worked out against the manifests that the channel has. A file that one of them
 * names is taken as it is, never made again: another zstd would make other bytes of the same pack,
 * and a terminal may be fetching it by the older manifest at this moment. */
#include "author/publish.h"

#include "author/candidate.h"
#include "author/channel_folder.h"
#include "author/delta.h"
#include "author/garbage.h"
#include "base/clock.h"
#include "base/file.h"
#include "trust/channel.h"
#include "trust/signature.h"

#include <stdlib.h>
#include <string.h>

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

/* The manifest from which the new one's deltas lead, the newest first; NULL: no more. */
static const struct manifest *earlier(const struct publishing *publishing, size_t i)
{
    return i < publishing->order->keep && i < publishing->folder.manifest_count
               ? publishing->folder.manifests[i]
               : NULL;
}

static bool same_pack(const struct manifest_pack *a, const struct manifest_pack *b)
{
    return strcmp(a->id, b->id) == 0 && digest_equal(&a->pack.digest, &b->pack.digest);
}

/* Whether terminals have nothing to gain from a new version but a later end. */
static bool same_content(const struct publishing *publishing, const struct manifest *manifest)
{
    if (!manifest || manifest->root != publishing->folder.root.version ||
        manifest->pack_count != publishing->order->count)
        return false;
    for (size_t i = 0; i < manifest->pack_count; i++)
        if (!same_pack(&manifest->packs[i], &publishing->candidates[i].pack))
            return false;
    return true;
}

/* Somebody may have damaged or removed what it names: then it is published anew. */
static bool is_whole(const struct publishing *publishing, const struct manifest *manifest)
{
    const struct channel_folder *folder = &publishing->folder;
    struct arena *arena = publishing->arena;
    for (size_t i = 0; i < manifest->pack_count; i++) {
        const struct manifest_pack *pack = &manifest->packs[i];
        if (!channel_folder_has(folder, channel_pack(arena, &pack->pack.digest), &pack->file))
            return false;
        for (size_t k = 0; k < pack->delta_count; k++)
            if (!channel_folder_has(folder,
                    channel_delta(arena, &pack->deltas[k].from, &pack->pack.digest),
                    &pack->deltas[k].file))
                return false;
        for (size_t k = 0; k < pack->object_count; k++)
            if (!channel_folder_has(
                    folder, channel_object(arena, &pack->objects[k].digest), &pack->objects[k]))
                return false;
    }
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
    const struct publishing *publishing, const struct manifest_pack *pack)
{
    for (size_t i = 0; i < publishing->folder.manifest_count; i++) {
        const struct manifest *manifest = publishing->folder.manifests[i];
        for (size_t k = 0; k < manifest->pack_count; k++)
            if (same_pack(&manifest->packs[k], pack))
                return &manifest->packs[k];
    }
    return NULL;
}

static bool place_pack(struct publishing *publishing, struct candidate *candidate)
{
    struct manifest_pack *pack = &candidate->pack;
    const struct manifest_pack *known = known_pack(publishing, pack);
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

/* A delta that the channel has. */
static const struct manifest_delta *known_delta(const struct publishing *publishing,
    const struct manifest_pack *from, const struct manifest_pack *to)
{
    for (size_t i = 0; i < publishing->folder.manifest_count; i++) {
        const struct manifest *manifest = publishing->folder.manifests[i];
        for (size_t k = 0; k < manifest->pack_count; k++) {
            const struct manifest_pack *pack = &manifest->packs[k];
            if (!same_pack(pack, to))
                continue;
            for (size_t d = 0; d < pack->delta_count; d++)
                if (digest_equal(&pack->deltas[d].from, &from->pack.digest) &&
                    channel_folder_has(&publishing->folder,
                        channel_delta(publishing->arena, &from->pack.digest, &to->pack.digest),
                        &pack->deltas[d].file))
                    return &pack->deltas[d];
        }
    }
    return NULL;
}

/* A delta on its way; `worth` is false where the whole pack is as good. */
struct making {
    const struct manifest_pack *from;
    const struct candidate *to;
    bool worth;
    struct manifest_delta delta;
};

static bool write_delta(
    struct publishing *publishing, struct making *making, const void *bytes, size_t count)
{
    const char *path = channel_folder_place(&publishing->folder,
        channel_delta(publishing->arena, &making->from->pack.digest, &making->to->pack.pack.digest),
        publishing->error);
    making->worth = true;
    making->delta.from = making->from->pack.digest;
    making->delta.file = (struct manifest_file){count, digest_of(bytes, count)};
    publishing->published->deltas++;
    publishing->published->bytes += count;
    return path && file_write_bytes(path, bytes, count, publishing->error);
}

/* An old pack that is damaged leads nowhere: terminals fetch the new one whole. */
static bool make_delta(struct publishing *publishing, struct making *making)
{
    struct arena *arena = arena_create();
    const struct manifest_pack *to = &making->to->pack;
    size_t bytes, count;
    bool done = true;
    void *delta = NULL;
    void *old = delta_decompress(
        channel_folder_path(&publishing->folder, channel_pack(arena, &making->from->pack.digest)),
        &making->from->pack);
    const char *new =
        old ? file_read(arena, making->to->path, (size_t)to->pack.size, &bytes, NULL) : NULL;
    if (new && to->file.size)
        delta = delta_make(
            old, (size_t)making->from->pack.size, new, bytes, (size_t)to->file.size - 1, &count);
    if (delta)
        done = write_delta(publishing, making, delta, count);
    free(delta);
    free(old);
    arena_destroy(arena);
    return done;
}

static bool place_delta(struct publishing *publishing, struct making *making)
{
    const struct manifest_delta *known = known_delta(publishing, making->from, &making->to->pack);
    if (!known)
        return make_delta(publishing, making);
    making->worth = true;
    making->delta = *known;
    return true;
}

static bool has_delta_from(const struct manifest_pack *pack, const struct digest *from)
{
    for (size_t i = 0; i < pack->delta_count; i++)
        if (digest_equal(&pack->deltas[i].from, from))
            return true;
    return false;
}

static bool can_lead(const struct manifest_pack *from, const struct manifest_pack *to)
{
    return strcmp(from->id, to->id) == 0 && !digest_equal(&from->pack.digest, &to->pack.digest) &&
           from->pack.size <= DELTA_PACK_MOST && to->pack.size <= DELTA_PACK_MOST &&
           to->delta_count < MANIFEST_DELTAS_MOST && !has_delta_from(to, &from->pack.digest);
}

static bool place_deltas(struct publishing *publishing, struct candidate *candidate)
{
    const struct manifest *manifest;
    struct manifest_delta *deltas =
        arena_alloc(publishing->arena, MANIFEST_DELTAS_MOST * sizeof *deltas);
    candidate->pack.deltas = deltas;
    for (size_t i = 0; (manifest = earlier(publishing, i)); i++)
        for (size_t k = 0; k < manifest->pack_count; k++) {
            struct making making = {.from = &manifest->packs[k], .to = candidate};
            if (!can_lead(making.from, &candidate->pack))
                continue;
            if (!place_delta(publishing, &making))
                return false;
            if (making.worth)
                deltas[candidate->pack.delta_count++] = making.delta;
        }
    return true;
}

static bool place_files(struct publishing *publishing)
{
    struct manifest_pack *packs =
        arena_alloc(publishing->arena, publishing->order->count * sizeof *packs);
    for (size_t i = 0; i < publishing->order->count; i++) {
        struct candidate *candidate = &publishing->candidates[i];
        if (!place_objects(publishing, candidate) || !place_pack(publishing, candidate) ||
            !place_deltas(publishing, candidate))
            return false;
        packs[i] = candidate->pack;
    }
    publishing->manifest.packs = packs;
    publishing->manifest.pack_count = publishing->order->count;
    return true;
}

static bool point_to(const struct publishing *publishing, long version)
{
    const char *line = arena_printf(publishing->arena, "%ld\n", version);
    const char *there = file_read(publishing->arena,
        channel_folder_path(&publishing->folder, CHANNEL_LATEST), CHANNEL_LATEST_MOST, NULL, NULL);
    return (there && strcmp(there, line) == 0) ||
           channel_folder_write(&publishing->folder, CHANNEL_LATEST, line, publishing->error);
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
    return point_to(publishing, publishing->manifest.version);
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
        is_whole(publishing, before)) {
        tell(publishing, before);
        done = point_to(publishing, before->version);
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

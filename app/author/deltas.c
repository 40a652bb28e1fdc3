/* SPDX-License-Identifier: EUPL-1.2 */
/* One delta an older pack, the newest first. A delta that the channel has is taken as it is, for
 * the reason that publish.c gives. */
#include "author/deltas.h"

#include "author/delta.h"
#include "base/file.h"
#include "trust/channel.h"

#include <stdlib.h>
#include <string.h>

struct making {
    const struct channel_folder *folder;
    const struct candidate *to;
    const struct manifest_pack *from;
    struct published *published;
    struct error *error;
};

static const char *path_of(const struct making *making)
{
    return channel_delta(
        making->folder->arena, &making->from->pack.digest, &making->to->pack.pack.digest);
}

static const struct manifest_delta *delta_from(
    const struct manifest_pack *pack, const struct digest *from)
{
    for (size_t i = 0; i < pack->delta_count; i++)
        if (digest_equal(&pack->deltas[i].from, from))
            return &pack->deltas[i];
    return NULL;
}

/* A delta that the channel has; NULL: none. */
static const struct manifest_delta *known_delta(const struct making *making)
{
    for (size_t i = 0; i < making->folder->manifest_count; i++) {
        const struct manifest *manifest = making->folder->manifests[i];
        for (size_t k = 0; k < manifest->pack_count; k++) {
            const struct manifest_delta *delta =
                candidate_is(making->to, &manifest->packs[k])
                    ? delta_from(&manifest->packs[k], &making->from->pack.digest)
                    : NULL;
            if (delta && channel_folder_has(making->folder, path_of(making), &delta->file))
                return delta;
        }
    }
    return NULL;
}

/* The bytes of a delta, for the caller to free; NULL where the whole pack is as good. An old pack
 * that is damaged leads nowhere. */
static void *make(const struct making *making, size_t *count)
{
    struct arena *arena = arena_create();
    const struct manifest_pack *to = &making->to->pack;
    const struct manifest_file *from = &making->from->pack;
    size_t bytes;
    void *old = delta_decompress(
        channel_folder_path(making->folder, channel_pack(arena, &from->digest)), from);
    const char *new =
        old ? file_read(arena, making->to->path, (size_t)to->pack.size, &bytes, NULL) : NULL;
    void *delta =
        new ? delta_make(old, (size_t)from->size, new, bytes, (size_t)to->file.size - 1, count)
            : NULL;
    free(old);
    arena_destroy(arena);
    return delta;
}

static bool write(
    const struct making *making, const void *bytes, size_t count, struct manifest_delta *delta)
{
    const char *path = channel_folder_place(making->folder, path_of(making), making->error);
    *delta = (struct manifest_delta){
        .from = making->from->pack.digest,
        .file = {count, digest_of(bytes, count)},
    };
    making->published->deltas++;
    making->published->bytes += count;
    return path && file_write_bytes(path, bytes, count, making->error);
}

/* Adds the delta to the candidate's where there is one to be had. */
static bool place(
    const struct making *making, struct candidate *candidate, struct manifest_delta *deltas)
{
    size_t count;
    struct manifest_delta *delta = &deltas[candidate->pack.delta_count];
    const struct manifest_delta *known = known_delta(making);
    if (known) {
        *delta = *known;
        candidate->pack.delta_count++;
        return true;
    }
    void *bytes = make(making, &count);
    bool done = !bytes || write(making, bytes, count, delta);
    candidate->pack.delta_count += bytes && done;
    free(bytes);
    return done;
}

static bool can_lead(const struct manifest_pack *from, const struct manifest_pack *to)
{
    return strcmp(from->id, to->id) == 0 && !digest_equal(&from->pack.digest, &to->pack.digest) &&
           from->pack.size <= DELTA_PACK_MOST && to->pack.size <= DELTA_PACK_MOST &&
           to->delta_count < MANIFEST_DELTAS_MOST && !delta_from(to, &from->pack.digest);
}

bool deltas_place(const struct channel_folder *folder, size_t versions, struct candidate *candidate,
    struct published *published, struct error *error)
{
    struct making making = {
        .folder = folder, .to = candidate, .published = published, .error = error};
    struct manifest_delta *deltas =
        arena_alloc(folder->arena, MANIFEST_DELTAS_MOST * sizeof *deltas);
    candidate->pack.deltas = deltas;
    for (size_t i = 0; i < versions && i < folder->manifest_count; i++) {
        const struct manifest *manifest = folder->manifests[i];
        for (size_t k = 0; k < manifest->pack_count; k++) {
            making.from = &manifest->packs[k];
            if (can_lead(making.from, &candidate->pack) && !place(&making, candidate, deltas))
                return false;
        }
    }
    return true;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/gather.h"

#include "base/file.h"
#include "sync/patch.h"
#include "trust/channel.h"

#include <unistd.h>

static bool is_whole(const char *path, const struct digest *wanted)
{
    struct digest digest;
    uint64_t bytes;
    return digest_of_file(path, &digest, &bytes, NULL) && digest_equal(&digest, wanted);
}

/* The smallest way from a pack of the store; NULL: the whole pack is less. */
static const struct manifest_delta *best_delta(
    const struct gathering *gathering, const struct manifest_pack *pack)
{
    const struct manifest_delta *best = NULL;
    uint64_t least = pack->file.size;
    for (size_t i = 0; i < pack->delta_count; i++) {
        const struct manifest_delta *delta = &pack->deltas[i];
        if (delta->file.size < least && file_exists(store_pack(gathering->store, &delta->from))) {
            best = delta;
            least = delta->file.size;
        }
    }
    return best;
}

static const char *incoming(
    struct gathering *gathering, const struct digest *digest, const char *ending)
{
    return store_incoming(
        gathering->store, arena_printf(gathering->arena, "%s.%s", digest->digits, ending));
}

static enum outcome unpack(struct gathering *gathering, const struct manifest_pack *pack,
    const char *packed, const char *old, struct error *error)
{
    const char *into = incoming(gathering, &pack->pack.digest, "pack");
    enum outcome outcome = patch_apply(packed, old, &pack->pack, into, error);
    if (outcome != OUTCOME_NO_SPACE)
        unlink(packed);
    return outcome ? outcome : store_put_pack(gathering->store, into, &pack->pack.digest, error);
}

static enum outcome fetch_whole(
    struct gathering *gathering, const struct manifest_pack *pack, struct error *error)
{
    bool absent;
    const char *path = channel_pack(gathering->arena, &pack->pack.digest);
    const char *packed = incoming(gathering, &pack->file.digest, "zst");
    progress_file(gathering->source->progress, path);
    enum outcome outcome =
        source_fetch(gathering->source, path, &pack->file, packed, &absent, error);
    if (!outcome)
        outcome = unpack(gathering, pack, packed, NULL, error);
    gathering->packs += !outcome;
    return outcome;
}

/* False: the whole pack is to be fetched after all. */
static bool fetch_delta(struct gathering *gathering, const struct manifest_pack *pack,
    const struct manifest_delta *delta, enum outcome *outcome, struct error *error)
{
    bool absent = false;
    const char *path = channel_delta(gathering->arena, &delta->from, &pack->pack.digest);
    const char *old = store_pack(gathering->store, &delta->from);
    const char *packed = incoming(gathering, &delta->file.digest, "zst");
    if (!is_whole(old, &delta->from)) {
        unlink(old);
        return false;
    }
    progress_file(gathering->source->progress, path);
    *outcome = source_fetch(gathering->source, path, &delta->file, packed, &absent, error);
    if (!*outcome)
        *outcome = unpack(gathering, pack, packed, old, error);
    gathering->deltas += !*outcome;
    return !absent && *outcome != OUTCOME_CHANGED;
}

static enum outcome fetch_pack(
    struct gathering *gathering, const struct manifest_pack *pack, struct error *error)
{
    enum outcome outcome;
    const struct manifest_delta *delta = best_delta(gathering, pack);
    if (delta && fetch_delta(gathering, pack, delta, &outcome, error))
        return outcome;
    if (delta)
        progress_plan(gathering->source->progress, 1, pack->file.size);
    return fetch_whole(gathering, pack, error);
}

static enum outcome fetch_object(
    struct gathering *gathering, const struct manifest_file *object, struct error *error)
{
    bool absent;
    const char *path = channel_object(gathering->arena, &object->digest);
    const char *into = incoming(gathering, &object->digest, "object");
    progress_file(gathering->source->progress, path);
    enum outcome outcome = source_fetch(gathering->source, path, object, into, &absent, error);
    if (!outcome)
        outcome = store_put_object(gathering->store, into, &object->digest, error);
    gathering->objects += !outcome;
    return outcome;
}

/* What has to come, in the progress, and room for it, unpacked too. */
static enum outcome plan(
    struct gathering *gathering, const struct wanted *wanted, struct error *error)
{
    uint64_t room = 0;
    struct progress *progress = gathering->source->progress;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct manifest_pack *pack = wanted->packs[i].published;
        if (pack && !file_exists(store_pack(gathering->store, &pack->pack.digest))) {
            const struct manifest_delta *delta = best_delta(gathering, pack);
            uint64_t bytes = delta ? delta->file.size : pack->file.size;
            progress_plan(progress, 1, bytes);
            room += bytes + pack->pack.size;
        }
        for (size_t j = 0; pack && j < pack->object_count; j++)
            if (!file_exists(store_object(gathering->store, &pack->objects[j].digest))) {
                progress_plan(progress, 1, pack->objects[j].size);
                room += pack->objects[j].size;
            }
    }
    return room ? store_has_room(gathering->store, room, error) : OUTCOME_DONE;
}

bool gather_has_all(const struct gathering *gathering, const struct wanted *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const struct manifest_pack *pack = wanted->packs[i].published;
        if (pack && !file_exists(store_pack(gathering->store, &pack->pack.digest)))
            return false;
        for (size_t j = 0; pack && j < pack->object_count; j++)
            if (!file_exists(store_object(gathering->store, &pack->objects[j].digest)))
                return false;
    }
    return true;
}

static enum outcome gather_one(
    struct gathering *gathering, const struct manifest_pack *pack, struct error *error)
{
    enum outcome outcome = OUTCOME_DONE;
    if (!file_exists(store_pack(gathering->store, &pack->pack.digest)))
        outcome = fetch_pack(gathering, pack, error);
    for (size_t i = 0; i < pack->object_count && !outcome; i++)
        if (!file_exists(store_object(gathering->store, &pack->objects[i].digest)))
            outcome = fetch_object(gathering, &pack->objects[i], error);
    return outcome;
}

enum outcome gather(struct gathering *gathering, const struct wanted *wanted, struct error *error)
{
    enum outcome outcome = plan(gathering, wanted, error);
    for (size_t i = 0; i < wanted->count && !outcome; i++)
        if (wanted->packs[i].published)
            outcome = gather_one(gathering, wanted->packs[i].published, error);
    return outcome;
}

static size_t remove_damaged(const char *path, const struct digest *digest)
{
    if (!digest->digits[0] || is_whole(path, digest))
        return 0;
    unlink(path);
    return 1;
}

size_t gather_damage(struct gathering *gathering, const struct wanted *wanted)
{
    struct store *store = gathering->store;
    size_t damaged = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct manifest_pack *pack = wanted->packs[i].published;
        const struct digest *digest = &wanted->packs[i].digest;
        damaged += remove_damaged(store_pack(store, digest), digest);
        for (size_t j = 0; pack && j < pack->object_count; j++) {
            digest = &pack->objects[j].digest;
            damaged += remove_damaged(store_object(store, digest), digest);
        }
    }
    return damaged;
}

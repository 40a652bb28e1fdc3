/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/status.h"

#include "base/clock.h"
#include "base/file.h"

#include <sys/statvfs.h>

static uint64_t free_bytes(const char *folder)
{
    struct statvfs disk;
    return statvfs(folder, &disk) ? 0 : (uint64_t)disk.f_bavail * disk.f_frsize;
}

static bool is_past(const char *time)
{
    struct civil civil;
    return time && civil_parse(time, &civil) && civil_compare(civil, clock_now()) <= 0;
}

static void look_at_generations(struct store *store, struct status *status)
{
    status->generation_count = store_generations(store, &status->generations);
    for (size_t i = 0; i < status->generation_count; i++)
        if (status->generations[i].current)
            status->current = &status->generations[i];
    status->expired = status->current && is_past(status->current->expires);
}

enum outcome status_read(
    struct arena *arena, const struct options *options, struct status *status, struct error *error)
{
    struct store_accepted accepted;
    struct error unsaid;
    enum outcome outcome = OUTCOME_DONE;
    *status = (struct status){0};
    if (!file_exists(options->store)) {
        error_set(error, "%s: no such store; run faden-sync, which makes it, or name another",
            options->store);
        return OUTCOME_STORE;
    }
    struct store *store = store_open(arena, options->store, true, &outcome, error);
    if (!store)
        return outcome;
    status->there = true;
    look_at_generations(store, status);
    status->free = free_bytes(options->store);
    status->end = notes_end(arena, options->store);
    outcome = store_root(store, options->root, &status->root, error);
    enum outcome remembered = store_accepted(store, &accepted, outcome ? &unsaid : error);
    status->accepted = remembered ? -1 : accepted.version;
    if (!outcome)
        outcome = remembered;
    store_close(store);
    if (!outcome && status->expired) {
        error_set(error, "the content expired on %.10s and nobody has renewed it; publish anew",
            status->current->expires);
        outcome = OUTCOME_EXPIRED;
    }
    return outcome;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening a store is also the repair of it: the lock says that nobody else is at work, so that
 * whatever is half-built was left by a run that ended before its time. */
#include "sync/store_layout.h"

#include "base/file.h"
#include "base/memory.h"
#include "sync/store_collect.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opening */

static const struct {
    const char *name;
    mode_t mode;
} folders[] = {
    {"trust", MODE_OWN_FOLDER},
    {"packs", MODE_FOLDER},
    {"objects", MODE_FOLDER},
    {"incoming", MODE_OWN_FOLDER},
    {"generations", MODE_FOLDER},
};

static enum outcome make_folders(struct store *store, struct error *error)
{
    bool is_new = !file_exists(store->folder);
    if (is_new && !file_make_folder(store->folder, error))
        return layout_fault(store->folder, error);
    if (is_new && chmod(store->folder, MODE_FOLDER))
        return layout_fault(store->folder, error);
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        const char *path = layout_path(store, folders[i].name);
        if (!layout_make_folder(path, folders[i].mode))
            return layout_fault(path, error);
    }
    return OUTCOME_DONE;
}

static enum outcome lock(struct store *store, struct error *error)
{
    const char *path = layout_path(store, "lock");
    store->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, MODE_OWN_FILE);
    if (store->lock < 0)
        return layout_fault(path, error);
    while (flock(store->lock, LOCK_EX))
        if (errno != EINTR)
            return layout_fault(path, error);
    return OUTCOME_DONE;
}

static void forget_half_built(struct store *store)
{
    static const char *const leftovers[] = {"generations/.new", "generations/.gone", "current.new",
        "trust/root.json.new", "trust/accepted.new", "trust/manifest.json.new",
        "trust/manifest.json.minisig.new", "channel.new", "outcome.new"};
    for (size_t i = 0; i < COUNT_OF(leftovers); i++)
        layout_remove(layout_path(store, leftovers[i]));
    collect_stale_parts(store);
}

/* Root may do everything, and what it wrote here nobody else could change any more. */
static enum outcome check_user(struct store *store, struct error *error)
{
    struct stat status;
    if (lstat(layout_path(store, "lock"), &status) || status.st_uid == geteuid() || geteuid() != 0)
        return OUTCOME_DONE;
    const struct passwd *owner = getpwuid(status.st_uid);
    const char *name =
        owner ? owner->pw_name : arena_printf(store->arena, "#%ld", (long)status.st_uid);
    error_set(error, "%s: belongs to the user %s; run it as that user: runuser -u %s -- faden-sync",
        store->folder, name, name);
    return OUTCOME_STORE;
}

static enum outcome begin(struct store *store, struct error *error)
{
    enum outcome outcome = check_user(store, error);
    if (outcome == OUTCOME_DONE)
        outcome = make_folders(store, error);
    if (outcome == OUTCOME_DONE)
        outcome = lock(store, error);
    if (outcome == OUTCOME_DONE)
        forget_half_built(store);
    return outcome;
}

static enum outcome look(struct store *store, struct error *error)
{
    struct stat status;
    if (stat(store->folder, &status))
        return layout_fault(store->folder, error);
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode) ? OUTCOME_DONE : layout_fault(store->folder, error);
}

struct store *store_open(struct arena *arena, const char *folder, bool read_only,
    enum outcome *outcome, struct error *error)
{
    struct store *store = arena_alloc(arena, sizeof *store);
    *store = (struct store){
        .arena = arena, .folder = arena_string(arena, folder), .read_only = read_only, .lock = -1};
    *outcome = read_only ? look(store, error) : begin(store, error);
    if (*outcome == OUTCOME_DONE)
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (store && store->lock >= 0)
        close(store->lock);
}

/* What is in it */

const char *store_pack(struct store *store, const struct digest *pack)
{
    return arena_printf(store->arena, "%s/packs/%s.pack", store->folder, pack->digits);
}

const char *store_object(struct store *store, const struct digest *object)
{
    return arena_printf(
        store->arena, "%s/objects/%.2s/%s", store->folder, object->digits, object->digits);
}

const char *store_incoming(struct store *store, const char *name)
{
    return arena_printf(store->arena, "%s/incoming/%s", store->folder, name);
}

static enum outcome put(
    const char *incoming, const char *path, const char *folder, struct error *error)
{
    if (!layout_settle(incoming, MODE_FILE))
        return layout_fault(incoming, error);
    if (rename(incoming, path) || !layout_sync(folder))
        return layout_fault(path, error);
    return OUTCOME_DONE;
}

enum outcome store_put_pack(
    struct store *store, const char *incoming, const struct digest *pack, struct error *error)
{
    assert(!store->read_only);
    return put(incoming, store_pack(store, pack), layout_path(store, "packs"), error);
}

enum outcome store_put_object(
    struct store *store, const char *incoming, const struct digest *object, struct error *error)
{
    assert(!store->read_only);
    const char *objects = layout_path(store, "objects");
    const char *folder = arena_printf(store->arena, "%s/%.2s", objects, object->digits);
    if (!layout_make_folder(folder, MODE_FOLDER) || !layout_sync(objects))
        return layout_fault(folder, error);
    return put(incoming, store_object(store, object), folder, error);
}

/* Content merges in memory and is written once; a new generation is about as large as the one
 * before. The first one is asked for by store_activate(), which knows its packs. */
enum outcome store_has_room(struct store *store, uint64_t bytes, struct error *error)
{
    struct stat content;
    bool has_content = stat(layout_path(store, "current/content.db"), &content) == 0;
    return layout_has_room(store, bytes + (has_content ? (uint64_t)content.st_size : 0), error);
}

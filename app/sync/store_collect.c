/* SPDX-License-Identifier: EUPL-1.2 */
/* What is needed is one sorted list of digests, of packs and objects alike; two sweeps hold the
 * names of files against it. Where a generation that is kept cannot say what it needs, nothing is
 * swept. */
#include "sync/store_collect.h"

#include "sync/store_generations.h"
#include "sync/store_layout.h"
#include "sync/store_recipe.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PARTS_DAYS_MOST = 14 };
#define PARTS_BYTES_MOST ((uint64_t)2 << 30)

struct needed {
    struct arena *arena;
    struct digest *list;
    size_t count, room;
};

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct digest *)a)->digits, ((const struct digest *)b)->digits);
}

static void need(struct needed *needed, const struct digest *digests, size_t count)
{
    if (needed->count + count > needed->room) {
        needed->room = 2 * (needed->count + count);
        struct digest *longer = arena_alloc(needed->arena, needed->room * sizeof *longer);
        if (needed->count)
            memcpy(longer, needed->list, needed->count * sizeof *longer);
        needed->list = longer;
    }
    if (count)
        memcpy(needed->list + needed->count, digests, count * sizeof *digests);
    needed->count += count;
}

static void need_recipe(struct needed *needed, const struct store_recipe *recipe)
{
    for (size_t i = 0; i < recipe->pack_count; i++) {
        need(needed, &recipe->packs[i].digest, 1);
        need(needed, recipe->packs[i].objects, recipe->packs[i].object_count);
    }
}

static bool need_generation(struct needed *needed, struct store *store, int number)
{
    struct store_recipe recipe;
    if (!generation_made_from(store, number, &recipe))
        return false;
    need_recipe(needed, &recipe);
    return true;
}

/* Keeps the current generation and the newest of the others; false where one of them does not say
 * what it needs. */
static bool keep_generations(struct store *store, struct needed *needed)
{
    const int *numbers;
    size_t count = generations_list(store, &numbers), others = 0;
    int current = generations_current(store);
    bool known = true;
    for (size_t i = 0; i < count; i++) {
        if (numbers[i] != current && ++others >= STORE_GENERATIONS_KEPT)
            generation_remove(store, numbers[i]);
        else
            known = need_generation(needed, store, numbers[i]) && known;
    }
    return known;
}

/* Sweeping */

static DIR *open_folder(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder && descriptor >= 0)
        close(descriptor);
    return folder;
}

static bool is_file(DIR *folder, const char *name, struct stat *status)
{
    return fstatat(dirfd(folder), name, status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(status->st_mode);
}

static bool is_needed(const struct needed *needed, const struct digest *digest)
{
    return needed->count &&
           bsearch(digest, needed->list, needed->count, sizeof *digest, compare) != NULL;
}

/* Removes the files called <sha256> and `ending` that nothing needs. */
static void sweep(const struct needed *needed, const char *path, const char *ending)
{
    struct digest digest;
    struct stat status;
    DIR *folder = open_folder(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char name[DIGEST_DIGITS + 1] = "";
        if (strlen(entry->d_name) < DIGEST_DIGITS ||
            strcmp(entry->d_name + DIGEST_DIGITS, ending) != 0)
            continue;
        memcpy(name, entry->d_name, DIGEST_DIGITS);
        if (digest_parse(name, &digest) && is_file(folder, entry->d_name, &status) &&
            !is_needed(needed, &digest))
            unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder)
        closedir(folder);
}

static void sweep_objects(struct store *store, const struct needed *needed)
{
    DIR *folder = open_folder(layout_path(store, "objects"));
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *name = entry->d_name;
        if (strlen(name) != 2 || strspn(name, "0123456789abcdef") != 2)
            continue;
        sweep(needed, arena_printf(store->arena, "%s/objects/%s", store->folder, name), "");
        unlinkat(dirfd(folder), name, AT_REMOVEDIR); /* if it has become empty */
    }
    if (folder)
        closedir(folder);
}

void collect_garbage(struct store *store, const struct store_recipe *also)
{
    struct needed needed = {.arena = store->arena};
    if (also)
        need_recipe(&needed, also);
    if (!keep_generations(store, &needed))
        return;
    if (needed.count)
        qsort(needed.list, needed.count, sizeof *needed.list, compare);
    sweep(&needed, layout_path(store, "packs"), ".pack");
    sweep_objects(store, &needed);
}

/* Parts */

struct part {
    const char *name;
    struct timespec changed;
    uint64_t bytes;
};

static int newest_first(const void *a, const void *b)
{
    const struct timespec *x = &((const struct part *)a)->changed;
    const struct timespec *y = &((const struct part *)b)->changed;
    int seconds = (x->tv_sec < y->tv_sec) - (x->tv_sec > y->tv_sec);
    return seconds ? seconds : (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

static size_t list_parts(struct store *store, DIR *folder, struct part **list)
{
    size_t count = 0, room = 64;
    struct stat status;
    *list = arena_alloc(store->arena, room * sizeof **list);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!is_file(folder, entry->d_name, &status))
            continue;
        if (count == room) {
            struct part *longer = arena_alloc(store->arena, (room *= 2) * sizeof *longer);
            memcpy(longer, *list, count * sizeof *longer);
            *list = longer;
        }
        (*list)[count++] = (struct part){
            arena_string(store->arena, entry->d_name), status.st_mtim, (uint64_t)status.st_size};
    }
    qsort(*list, count, sizeof **list, newest_first);
    return count;
}

static void remove_parts(struct store *store, time_t oldest, uint64_t most)
{
    struct part *parts;
    uint64_t bytes = 0;
    DIR *folder = open_folder(layout_path(store, "incoming"));
    size_t count = folder ? list_parts(store, folder, &parts) : 0;
    for (size_t i = 0; i < count; i++) {
        if (bytes + parts[i].bytes > most || parts[i].changed.tv_sec < oldest)
            unlinkat(dirfd(folder), parts[i].name, 0);
        else
            bytes += parts[i].bytes;
    }
    if (folder)
        closedir(folder);
}

void collect_stale_parts(struct store *store)
{
    remove_parts(store, time(NULL) - PARTS_DAYS_MOST * 24 * 60 * 60, PARTS_BYTES_MOST);
}

void collect_parts(struct store *store)
{
    layout_remove(layout_path(store, "incoming"));
    layout_make_folder(layout_path(store, "incoming"), MODE_OWN_FOLDER);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder of the test's own, empty at the beginning, and what happens to files in it. */
#ifndef TERMINAL_FOLDER_H
#define TERMINAL_FOLDER_H

#include "unit.h"

#include "base/arena.h"
#include "base/file.h"

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct folder {
    struct arena *arena;
    const char *path;
};

static inline int folder_remove_one(
    const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status, (void)type, (void)at;
    return remove(path);
}

static inline void folder_remove(const char *path)
{
    nftw(path, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline const char *folder_at(const struct folder *folder, const char *name)
{
    return arena_printf(folder->arena, "%s/%s", folder->path, name);
}

static inline void folder_open(struct folder *folder, const char *test)
{
    folder->arena = arena_create();
    folder->path = arena_printf(folder->arena, "%s/tests/%s", getenv("FADEN_BUILD"), test);
    folder_remove(folder->path);
    assert_true(file_make_folder(folder->path, NULL));
}

static inline void folder_close(struct folder *folder)
{
    folder_remove(folder->path);
    arena_destroy(folder->arena);
}

static inline void folder_write(const struct folder *folder, const char *name, const char *text)
{
    assert_true(file_write(folder_at(folder, name), text, NULL));
}

static inline void folder_make(const struct folder *folder, const char *name)
{
    assert_true(file_make_folder(folder_at(folder, name), NULL));
}

/* As a store does it: a new link takes the place of the old one. */
static inline void folder_link(const struct folder *folder, const char *name, const char *target)
{
    const char *path = folder_at(folder, name), *new = folder_at(folder, "link.new");
    assert_int_equal(symlink(target, new), 0);
    assert_int_equal(rename(new, path), 0);
}

#endif

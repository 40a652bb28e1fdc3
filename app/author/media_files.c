/* SPDX-License-Identifier: EUPL-1.2 */
/* One sorted array. Only what can be shown is listed: what programs leave behind and notes of the
 * editors are nobody's concern. */
#include "author/media_files.h"

#include "author/media.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MOST = 100000 };

struct media_file {
    const char *name, *fault;
    bool named;
};

struct media_files {
    struct arena *arena;
    const char *folder;
    struct media_file *list;
    size_t count;
};

static int compare(const void *a, const void *b)
{
    const struct media_file *first = a, *second = b;
    return strcmp(first->name, second->name);
}

static size_t count_files(DIR *folder)
{
    size_t count = 0;
    while (count < FILES_MOST && readdir(folder))
        count++;
    rewinddir(folder);
    return count;
}

struct media_files *media_files_read(struct arena *arena, const char *folder)
{
    struct media_files *files = arena_alloc(arena, sizeof *files);
    files->arena = arena;
    files->folder = folder;
    DIR *opened = opendir(arena_printf(arena, "%s/media", folder));
    if (!opened)
        return files;
    size_t most = count_files(opened);
    files->list = arena_alloc(arena, most * sizeof *files->list);
    const struct dirent *entry;
    while (files->count < most && (entry = readdir(opened)))
        if (!media_fault(entry->d_name))
            files->list[files->count++].name = arena_string(arena, entry->d_name);
    closedir(opened);
    if (files->count)
        qsort(files->list, files->count, sizeof *files->list, compare);
    return files;
}

static const char *try_to_read(const struct media_files *files, const char *name)
{
    struct arena *arena = arena_create(); /* the bytes are not needed again */
    struct error error;
    const char *fault = NULL;
    if (!media_read(arena, files->folder, name, NULL, &error))
        fault = arena_printf(files->arena, "%s; put a file of at most %d MB there", error.message,
            MEDIA_MOST / (1024 * 1024));
    arena_destroy(arena);
    return fault;
}

const char *media_files_name(struct media_files *files, const char *name)
{
    const struct media_file wanted = {.name = name};
    struct media_file *file =
        files->count ? bsearch(&wanted, files->list, files->count, sizeof wanted, compare) : NULL;
    if (!file)
        return try_to_read(files, name);
    if (!file->named)
        file->fault = try_to_read(files, name);
    file->named = true;
    return file->fault;
}

void media_files_report(const struct media_files *files, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < files->count; i++) {
        const char *path =
            arena_printf(files->arena, "%s/media/%s", files->folder, files->list[i].name);
        if (!files->list[i].named)
            diagnostics_add(diagnostics, KIND_UNUSED, (struct position){path, 1, 1},
                "no row names this file; name it in a row or delete it");
    }
}

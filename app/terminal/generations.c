/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/generations.h"

#include "base/memory.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { GENERATIONS_MOST = 100 };

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_substring(arena, path, (size_t)(slash - path));
}

const char *generations_store(struct arena *arena, const char *content)
{
    return folder_of(arena, folder_of(arena, content));
}

static bool read_number(const char *name, long *number)
{
    char *end;
    size_t digits = strspn(name, "0123456789");
    *number = strtol(name, &end, 10);
    return digits && digits < 18 && !*end;
}

/* LONG_MAX where it leads to no generation. */
static long current_number(struct arena *arena, const char *content)
{
    char target[PATH_MAX];
    long number;
    ssize_t length = readlink(folder_of(arena, content), target, sizeof target - 1);
    if (length < 0)
        return LONG_MAX;
    target[length] = '\0';
    const char *slash = strrchr(target, '/');
    return read_number(slash ? slash + 1 : target, &number) ? number : LONG_MAX;
}

struct generation {
    long number;
    const char *content;
};

static int newest_first(const void *a, const void *b)
{
    const struct generation *first = a, *second = b;
    return (first->number < second->number) - (first->number > second->number);
}

static size_t read_all(
    struct arena *arena, const char *folder, long before, struct generation *list)
{
    DIR *directory = opendir(folder);
    size_t count = 0;
    for (struct dirent *entry;
         directory && count < GENERATIONS_MOST && (entry = readdir(directory));) {
        struct generation *generation = &list[count];
        if (read_number(entry->d_name, &generation->number) && generation->number < before) {
            generation->content = arena_printf(arena, "%s/%s/content.db", folder, entry->d_name);
            count++;
        }
    }
    if (directory)
        closedir(directory);
    return count;
}

const char *const *generations_before(struct arena *arena, const char *content)
{
    struct generation list[GENERATIONS_MOST];
    const char *folder = arena_printf(arena, "%s/generations", generations_store(arena, content));
    size_t count = read_all(arena, folder, current_number(arena, content), list);
    const char **paths = arena_alloc(arena, (count + 1) * sizeof *paths);
    qsort(list, count, sizeof *list, newest_first);
    for (size_t i = 0; i < count; i++)
        paths[i] = list[i].content;
    return paths;
}

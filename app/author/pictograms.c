/* SPDX-License-Identifier: EUPL-1.2 */
/* Both lists are read once into one sorted array. The file is made by our own staging
 * (`name,codepoint` lines), so its lines are cut, not checked. */
#include "author/pictograms.h"

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 4 * 1024 * 1024, OWN_MOST = 1000 };

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void add_of_font(struct pictograms *pictograms, char *text)
{
    char *rest = NULL;
    for (char *line = strtok_r(text, "\r\n", &rest); line; line = strtok_r(NULL, "\r\n", &rest)) {
        line[strcspn(line, ",")] = '\0';
        pictograms->names[pictograms->count++] = line;
    }
}

static void add_own(struct pictograms *pictograms, struct arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return;
    const struct dirent *entry;
    for (size_t own = 0; own < OWN_MOST && (entry = readdir(folder));) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".svg") != 0)
            continue;
        pictograms->names[pictograms->count++] =
            arena_substring(arena, entry->d_name, (size_t)(ending - entry->d_name));
        own++;
    }
    closedir(folder);
}

const struct pictograms *pictograms_read(struct arena *arena, const char *share)
{
    struct pictograms *pictograms = arena_alloc(arena, sizeof *pictograms);
    pictograms->file = arena_printf(arena, "%s/fonts/pictograms.csv", share);
    char *text = file_read(arena, pictograms->file, FILE_MOST, NULL, NULL);
    if (!text)
        return pictograms; /* our own alone would make all others wrong */
    size_t most = OWN_MOST + count_lines(text);
    pictograms->names = arena_alloc(arena, most * sizeof *pictograms->names);
    add_of_font(pictograms, text);
    add_own(pictograms, arena, arena_printf(arena, "%s/pictograms", share));
    if (pictograms->count)
        qsort(pictograms->names, pictograms->count, sizeof *pictograms->names, compare);
    return pictograms;
}

bool pictograms_have(const struct pictograms *pictograms, const char *name)
{
    return pictograms->count &&
           bsearch(&name, pictograms->names, pictograms->count, sizeof *pictograms->names, compare);
}

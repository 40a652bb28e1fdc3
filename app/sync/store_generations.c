/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/store_generations.h"

#include "base/file.h"
#include "content/content.h"
#include "content/health.h"
#include "sync/store_layout.h"
#include "sync/store_recipe.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DIGITS_LEAST = 4, DIGITS_MOST = 9 };

/* By number */

/* "0042", and nothing that the number would not be written as. 0: no number. */
static int parse_number(const char *name)
{
    size_t digits = strspn(name, "0123456789");
    if (name[digits] || digits < DIGITS_LEAST || digits > DIGITS_MOST)
        return 0;
    return digits > DIGITS_LEAST && *name == '0' ? 0 : atoi(name);
}

static int compare_numbers(const void *a, const void *b)
{
    return *(const int *)b - *(const int *)a;
}

size_t generations_list(struct store *store, const int **numbers)
{
    size_t count = 0, room = 0;
    int *list = NULL;
    DIR *folder = opendir(layout_path(store, "generations"));
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        int number = parse_number(entry->d_name);
        if (!number)
            continue;
        if (count == room) {
            int *longer = arena_alloc(store->arena, (room = 2 * room + 8) * sizeof *longer);
            if (count)
                memcpy(longer, list, count * sizeof *list);
            list = longer;
        }
        list[count++] = number;
    }
    if (folder)
        closedir(folder);
    if (count)
        qsort(list, count, sizeof *list, compare_numbers);
    *numbers = list;
    return count;
}

const char *generation_path(struct store *store, int number, const char *file)
{
    return arena_printf(
        store->arena, "%s/generations/%04d%s%s", store->folder, number, *file ? "/" : "", file);
}

int generations_current(struct store *store)
{
    static const char before[] = "generations/";
    char target[64];
    ssize_t bytes = readlink(layout_path(store, "current"), target, sizeof target - 1);
    if (bytes < 0)
        return 0;
    target[bytes] = '\0';
    bool ours = strncmp(target, before, sizeof before - 1) == 0;
    return ours ? parse_number(target + sizeof before - 1) : 0;
}

bool generations_switch(struct store *store, int number)
{
    const char *current = layout_path(store, "current");
    const char *beside = layout_path(store, "current.new");
    bool done =
        number ? symlink(arena_printf(store->arena, "generations/%04d", number), beside) == 0 &&
                     rename(beside, current) == 0
               : unlink(current) == 0;
    if (!done) {
        int code = errno;
        unlink(beside);
        errno = code;
    }
    return done && layout_sync(store->folder);
}

const char *generation_recipe(struct store *store, int number)
{
    size_t bytes;
    const char *path = generation_path(store, number, "recipe");
    const char *text = file_read(store->arena, path, RECIPE_MOST, &bytes, NULL);
    return text && strlen(text) == bytes ? text : NULL;
}

bool generation_made_from(struct store *store, int number, struct store_recipe *recipe)
{
    const char *text = generation_recipe(store, number);
    *recipe = (struct store_recipe){0};
    return text && recipe_parse(store->arena, text, recipe);
}

bool generation_is_sound(struct store *store, const char *path, const char *const *packs,
    size_t pack_count, struct error *error)
{
    const char *ui = file_beside_program(store->arena, "../share/faden/ui.pack");
    struct content_parts parts = {packs, pack_count, file_exists(ui) ? ui : NULL};
    struct content *content = content_open(path, error);
    bool sound = content && content_health(content, &parts, error);
    content_close(content);
    return sound;
}

void generation_remove(struct store *store, int number)
{
    const char *gone = layout_path(store, "generations/.gone");
    if (rename(generation_path(store, number, ""), gone) == 0)
        layout_remove(gone);
}

/* What others ask */

static const char *date_of(struct store *store, int number)
{
    struct content *content = content_open(generation_path(store, number, "content.db"), NULL);
    struct civil date = content ? content_date(content) : (struct civil){0};
    content_close(content);
    return date.year ? arena_printf(store->arena, "%04d-%02d-%02d", date.year, date.month, date.day)
                     : "";
}

static struct store_generation describe(struct store *store, int number)
{
    struct store_recipe recipe;
    if (!generation_made_from(store, number, &recipe))
        recipe = (struct store_recipe){0};
    return (struct store_generation){number, number == generations_current(store), recipe.manifest,
        date_of(store, number), recipe.issued, recipe.expires};
}

static bool is_believed(struct store *store, int number)
{
    struct store_recipe recipe;
    return !generation_made_from(store, number, &recipe) ||
           layout_believes(store, recipe.publisher);
}

size_t store_generations(struct store *store, const struct store_generation **list)
{
    const int *numbers;
    size_t count = generations_list(store, &numbers);
    struct store_generation *all = arena_alloc(store->arena, (count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = describe(store, numbers[i]);
    *list = all;
    return count;
}

enum outcome store_rollback(struct store *store, struct error *error)
{
    const int *numbers;
    size_t count = generations_list(store, &numbers);
    int current = generations_current(store);
    assert(!store->read_only);
    for (size_t i = 0; i < count; i++) {
        const char *path = generation_path(store, numbers[i], "content.db");
        if (current && numbers[i] >= current)
            continue;
        if (!is_believed(store, numbers[i]) || !generation_is_sound(store, path, NULL, 0, NULL))
            continue;
        return generations_switch(store, numbers[i])
                   ? OUTCOME_DONE
                   : layout_fault(layout_path(store, "current"), error);
    }
    error_set(error,
        "%s: no earlier content that this terminal can show and whose publisher it still believes; "
        "take newer content",
        store->folder);
    return OUTCOME_CONTENT;
}

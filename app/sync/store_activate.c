/* SPDX-License-Identifier: EUPL-1.2 */
/* From a recipe to what the terminal shows. Everything is built and looked at in
 * generations/.new, which nobody reads; two renames make it a generation and the current one. Until
 * the second the terminal shows the old content whatever happens, from then on the new. */
#include "sync/store_collect.h"
#include "sync/store_generations.h"
#include "sync/store_layout.h"
#include "sync/store_recipe.h"

#include "base/file.h"
#include "compile/compile.h"
#include "content/content.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool can_be_opened(struct store *store, int number)
{
    struct content *content = content_open(generation_path(store, number, "content.db"), NULL);
    content_close(content);
    return content != NULL;
}

static bool is_current(struct store *store, const char *recipe)
{
    int number = generations_current(store);
    const char *text = number ? generation_recipe(store, number) : NULL;
    if (!text || strcmp(text, recipe) != 0)
        return false;
    return can_be_opened(store, number);
}

/* Building */

static enum outcome refuse_missing(const char *path, const char *id, struct error *error)
{
    error_set(error, "%s, of the pack %s: %s; run faden-sync again, which fetches it", path, id,
        strerror(errno));
    return OUTCOME_CONTENT;
}

static enum outcome find_objects(
    struct store *store, const struct store_pack *pack, struct error *error)
{
    for (size_t i = 0; i < pack->object_count; i++) {
        const char *path = store_object(store, &pack->objects[i]);
        if (!file_exists(path))
            return refuse_missing(path, pack->id, error);
    }
    return OUTCOME_DONE;
}

static enum outcome find_packs(struct store *store, const struct store_recipe *recipe,
    const char **paths, uint64_t *bytes, struct error *error)
{
    *bytes = 0;
    for (size_t i = 0; i < recipe->pack_count; i++) {
        struct stat status;
        paths[i] = store_pack(store, &recipe->packs[i].digest);
        if (stat(paths[i], &status))
            return refuse_missing(paths[i], recipe->packs[i].id, error);
        enum outcome outcome = find_objects(store, &recipe->packs[i], error);
        if (outcome != OUTCOME_DONE)
            return outcome;
        *bytes += (uint64_t)status.st_size;
    }
    return OUTCOME_DONE;
}

/* Room for a content.db twice as large as its packs, after throwing away what could go. */
static enum outcome make_room(struct store *store, const struct store_recipe *recipe,
    uint64_t pack_bytes, struct error *error)
{
    if (layout_has_room(store, 2 * pack_bytes, NULL) == OUTCOME_NO_SPACE)
        collect_garbage(store, recipe);
    return layout_has_room(store, 2 * pack_bytes, error);
}

static enum outcome compile(const struct store_recipe *recipe, const char *const *packs,
    const char *path, struct error *error)
{
    struct compile_order order = {
        packs, recipe->pack_count, recipe->may_replace, recipe->issued, recipe->expires};
    struct error fault = {0};
    if (compile_database(&order, path, NULL, &fault))
        return OUTCOME_DONE;
    enum outcome outcome = layout_fault_told(path, &fault);
    error_set(error, "%s", fault.message);
    return outcome;
}

static enum outcome settle(struct store *store, const char *recipe, struct error *error)
{
    const char *folder = layout_path(store, "generations/.new");
    const char *content = layout_path(store, "generations/.new/content.db");
    const char *path = layout_path(store, "generations/.new/recipe");
    if (!file_write(path, recipe, error) || !layout_settle(path, MODE_FILE))
        return layout_fault(path, error);
    if (!layout_settle(content, MODE_FILE))
        return layout_fault(content, error);
    return layout_settle(folder, MODE_FOLDER) ? OUTCOME_DONE : layout_fault(folder, error);
}

static enum outcome build(
    struct store *store, const struct store_recipe *recipe, const char *text, struct error *error)
{
    const char *folder = layout_path(store, "generations/.new");
    const char *content = layout_path(store, "generations/.new/content.db");
    const char **packs = arena_alloc(store->arena, (recipe->pack_count + 1) * sizeof *packs);
    uint64_t bytes;
    enum outcome outcome = find_packs(store, recipe, packs, &bytes, error);
    if (outcome == OUTCOME_DONE)
        outcome = make_room(store, recipe, bytes, error);
    if (outcome != OUTCOME_DONE)
        return outcome;
    if (!layout_make_folder(folder, MODE_FOLDER))
        return layout_fault(folder, error);
    outcome = compile(recipe, packs, content, error);
    if (outcome == OUTCOME_DONE &&
        !generation_is_sound(store, content, packs, recipe->pack_count, error))
        outcome = OUTCOME_CONTENT;
    return outcome == OUTCOME_DONE ? settle(store, text, error) : outcome;
}

/* Switching */

static int next_number(struct store *store)
{
    const int *numbers;
    size_t count = generations_list(store, &numbers);
    int current = generations_current(store);
    return (count && numbers[0] > current ? numbers[0] : current) + 1;
}

/* Those behind the one that was current until now: staff went back from them, or a power cut came
 * between two renames. No rollback shall lead there, nor to one that was current and is damaged,
 * nor to the same content again. */
static void drop_left(struct store *store, int former, int number)
{
    const int *numbers;
    size_t count = generations_list(store, &numbers);
    const char *recipe = generation_recipe(store, number);
    int first = former && !can_be_opened(store, former) ? former : former + 1;
    for (size_t i = 0; i < count; i++) {
        const char *earlier = generation_recipe(store, numbers[i]);
        bool left = former && numbers[i] >= first;
        bool same = recipe && earlier && strcmp(recipe, earlier) == 0;
        if (numbers[i] < number && (left || same))
            generation_remove(store, numbers[i]);
    }
}

static enum outcome switch_to(struct store *store, int number, int former, struct error *error)
{
    if (!generations_switch(store, number))
        return layout_fault(layout_path(store, "current"), error);
    if (generation_is_sound(store, layout_path(store, "current/content.db"), NULL, 0, error))
        return OUTCOME_DONE;
    return generations_switch(store, former) ? OUTCOME_CONTENT
                                             : layout_fault(layout_path(store, "current"), error);
}

static enum outcome take_up(struct store *store, struct error *error)
{
    int number = next_number(store), former = generations_current(store);
    const char *path = generation_path(store, number, "");
    if (rename(layout_path(store, "generations/.new"), path) ||
        !layout_sync(layout_path(store, "generations")))
        return layout_fault(path, error);
    enum outcome outcome = switch_to(store, number, former, error);
    if (outcome == OUTCOME_DONE)
        drop_left(store, former, number);
    else if (generations_current(store) != number)
        generation_remove(store, number);
    return outcome;
}

static enum outcome bring_up(
    struct store *store, const struct store_recipe *recipe, struct error *error)
{
    const char *text = recipe_write(store->arena, recipe);
    if (is_current(store, text))
        return OUTCOME_CURRENT;
    enum outcome outcome = build(store, recipe, text, error);
    if (outcome == OUTCOME_DONE)
        outcome = take_up(store, error);
    layout_remove(layout_path(store, "generations/.new"));
    return outcome;
}

enum outcome store_activate(
    struct store *store, const struct store_recipe *recipe, struct error *error)
{
    assert(!store->read_only);
    enum outcome outcome = bring_up(store, recipe, error);
    /* the run that made it current may have been killed before this */
    bool is_shown = outcome == OUTCOME_DONE || outcome == OUTCOME_CURRENT;
    if (is_shown)
        collect_parts(store);
    if (is_shown || outcome == OUTCOME_CONTENT)
        collect_garbage(store, recipe);
    return outcome;
}

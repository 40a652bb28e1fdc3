/* SPDX-License-Identifier: EUPL-1.2 */
/* What a run that was killed, or a person, may leave in a store, and the run that comes after it:
 * it shows its new content, or says what is in the way. */
#include "sync_town.h"

/* A thing in the store: 'f' a file with `text`, 'd' a folder, 'l' a link to `text`. */
struct thing {
    char kind;
    const char *path, *text;
};

static void put_thing(struct town *town, const struct thing *thing)
{
    const char *path = town_file(town, thing->path);
    if (thing->kind == 'f')
        town_write(town, thing->path, thing->text);
    else if (thing->kind == 'd')
        assert_int_equal(mkdir(path, 0755), 0);
    else
        assert_int_equal(symlink(thing->text, path), 0);
}

/* In the store of a terminal that shows edition 1: what is left there, the number of the next
 * generation, and whether it is gone after that. */
static const struct {
    struct thing things[3];
    int next;
    bool goes;
} leftovers[] = {
    {{{'d', "generations/.new", NULL}}, 2, true},
    {{{'d', "generations/.new", NULL}, {'f', "generations/.new/content.db", "x"},
         {'f', "generations/.new/recipe", "x"}},
        2, true},
    {{{'d', "generations/.new", NULL}, {'f', "generations/.new/content.db.new", "x"},
         {'l', "generations/.new/a", "../../kept"}},
        2, true},
    {{{'f', "generations/.new", "x"}}, 2, true},
    {{{'l', "generations/.new", "../.."}}, 2, true},
    {{{'d', "generations/.gone", NULL}, {'f', "generations/.gone/content.db", "x"}}, 2, true},
    {{{'l', "current.new", "generations/0001"}}, 2, true},
    {{{'f', "current.new", "x"}}, 2, true},
    {{{'f', "trust/accepted.new", "version 9\n"}}, 2, true},
    {{{'f', "trust/root.json.new", "{}"}}, 2, true},
    /* complete or not, but never current */
    {{{'d', "generations/0002", NULL}}, 3, true},
    {{{'d', "generations/0002", NULL}, {'f', "generations/0002/content.db", "x"}}, 3, true},
    {{{'f', "generations/0002", "x"}}, 3, true},
    {{{'l', "generations/0002", "../.."}}, 3, true},
    {{{'d', "generations/0041", NULL}}, 42, true},
    {{{'d', "generations/12345", NULL}}, 12346, true},
    /* no names of the store's */
    {{{'d', "generations/lost+found", NULL}}, 2, false},
    {{{'d', "generations/00042", NULL}}, 2, false},
    {{{'d', "generations/42", NULL}}, 2, false},
    {{{'d', "generations/9999999999", NULL}}, 2, false},
    {{{'d', "generations/0042.old", NULL}}, 2, false},
};

static void goes_on_after_a_run_that_was_killed(void **state)
{
    for (size_t i = 0; i < COUNT_OF(leftovers); i++) {
        town_teardown(state);
        town_setup(state);
        struct town *town = *state;
        take(town, 1);
        town_write(town, "kept", "x");
        for (size_t j = 0; j < COUNT_OF(leftovers[i].things) && leftovers[i].things[j].kind; j++)
            put_thing(town, &leftovers[i].things[j]);
        town_reopen(town);
        take(town, 2);
        const char *path = leftovers[i].things[0].path;
        if (town_has(town, path) == leftovers[i].goes)
            fail_msg("%s: %s", path, leftovers[i].goes ? "still there" : "gone");
        assert_string_equal(shown(town), "Rat 2");
        const struct store_generation *list;
        store_generations(town->store, &list);
        assert_true(list[0].current);
        assert_int_equal(list[0].number, leftovers[i].next);
        assert_true(town_has(town, "kept"));
    }
}

/* What stands where something of the store should: nothing can be done, and the line names it. */
static const struct {
    struct thing thing;
    enum outcome outcome; /* of store_open(), or of taking the next edition */
    const char *told;
} obstacles[] = {
    {{'f', "trust", "x"}, OUTCOME_STORE, "store/trust: Not a directory; move"},
    {{'f', "packs", "x"}, OUTCOME_STORE, "store/packs: Not a directory; move"},
    {{'l', "packs", "/tmp"}, OUTCOME_STORE, "store/packs: Not a directory; move"},
    {{'f', "objects", "x"}, OUTCOME_STORE, "store/objects: Not a directory; move"},
    {{'f', "incoming", "x"}, OUTCOME_STORE, "store/incoming: Not a directory; move"},
    {{'f', "generations", "x"}, OUTCOME_STORE, "store/generations: Not a directory; move"},
    {{'d', "lock", NULL}, OUTCOME_STORE, "store/lock: Is a directory; move"},
    {{'l', "lock", "/tmp/x"}, OUTCOME_STORE, "store/lock: Too many levels of symbolic links; move"},
    {{'d', "current", NULL}, OUTCOME_STORE, "store/current: Is a directory; move"},
    /* what a switch repairs */
    {{'f', "current", "x"}, OUTCOME_DONE, NULL},
    {{'l', "current", "generations/0001"}, OUTCOME_DONE, NULL},
    {{'l', "current", "generations/0007"}, OUTCOME_DONE, NULL},
    {{'l', "current", "/etc"}, OUTCOME_DONE, NULL},
    {{'l', "current", "current"}, OUTCOME_DONE, NULL},
    {{'l', "current", "generations/../generations/0001"}, OUTCOME_DONE, NULL},
};

static enum outcome try_to_take(struct town *town, const struct thing *thing, struct error *error)
{
    enum outcome outcome;
    struct store_recipe recipe = town_recipe(town, 2);
    store_close(town->store);
    if (town_has(town, thing->path))
        nftw(town_file(town, thing->path), remove_any, 16, FTW_DEPTH | FTW_PHYS);
    put_thing(town, thing);
    town->store = store_open(town->folder.arena, town->path, false, &outcome, error);
    return town->store ? store_activate(town->store, &recipe, error) : outcome;
}

static void says_what_stands_in_the_way(void **state)
{
    for (size_t i = 0; i < COUNT_OF(obstacles); i++) {
        town_teardown(state);
        town_setup(state);
        struct town *town = *state;
        struct error error = {0};
        take(town, 1);
        enum outcome outcome = try_to_take(town, &obstacles[i].thing, &error);
        if (outcome != obstacles[i].outcome)
            fail_msg("%s: %s: %s", obstacles[i].thing.path, outcome_name(outcome), error.message);
        if (obstacles[i].told && !strstr(error.message, obstacles[i].told))
            fail_msg("%s: %s", obstacles[i].thing.path, error.message);
        if (outcome == OUTCOME_DONE)
            assert_string_equal(shown(town), "Rat 2");
        assert_false(town_has(town, "current.new"));
        assert_false(town_has(town, "generations/.new"));
    }
}

static void a_recipe_that_cannot_be_read_is_built_again(void **state)
{
    static const char *const recipes[] = {"", "manifest x\n", "manifest 1\nmilk 3\n",
        "manifest 1\npack stadt 0", "manifest 1\n\n", "manifest 1\nobject 0\n"};
    struct town *town = *state;
    for (size_t i = 0; i < COUNT_OF(recipes); i++) {
        struct store_recipe recipe = town_recipe(town, 1);
        const struct store_generation *list;
        activate(town, &recipe, OUTCOME_DONE);
        town_write(town, "current/recipe", recipes[i]);
        store_generations(town->store, &list);
        assert_int_equal(list[0].manifest, 0);
        town_reopen(town);
        recipe = town_recipe(town, 1);
        activate(town, &recipe, OUTCOME_DONE);
        activate(town, &recipe, OUTCOME_CURRENT);
        recipe.manifest = 2;
        activate(town, &recipe, OUTCOME_DONE);
    }
}

/* Damage */

static off_t size_of(struct town *town, const char *relative)
{
    struct stat status;
    assert_int_equal(stat(town_file(town, relative), &status), 0);
    return status.st_size;
}

static void spoil(struct town *town, const char *relative, off_t at, off_t count)
{
    int file = open(town_file(town, relative), O_WRONLY);
    assert_true(file >= 0);
    for (off_t i = 0; i < count; i++)
        assert_int_equal(pwrite(file, "\xA5", 1, at + i), 1);
    close(file);
}

static void content_with_a_damaged_page_is_built_again(void **state)
{
    struct town *town = *state;
    enum { PAGE = 4096, PAGES_BETWEEN = 5 };
    struct store_recipe recipe = town_recipe(town, 1);
    activate(town, &recipe, OUTCOME_DONE);
    off_t size = size_of(town, "current/content.db");
    for (off_t page = 0; page < size; page += PAGES_BETWEEN * PAGE) {
        spoil(town, "current/content.db", page, PAGE);
        activate(town, &recipe, OUTCOME_DONE);
        activate(town, &recipe, OUTCOME_CURRENT);
    }
    assert_int_equal(truncate(town_file(town, "current/content.db"), size - PAGE), 0);
    activate(town, &recipe, OUTCOME_DONE);
    assert_int_equal(unlink(town_file(town, "current/content.db")), 0);
    activate(town, &recipe, OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 1");
    /* what is damaged is nothing to go back to */
    assert_null(strchr(generations(town), ' '));
}

static void a_rollback_passes_over_what_cannot_be_shown(void **state)
{
    struct town *town = *state;
    for (int i = 1; i <= 3; i++)
        take(town, i);
    spoil(town, "generations/0002/content.db", 4096, 4096);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(generations(town), "3 2 1*");
}

static void a_rollback_finds_content_where_none_is_current(void **state)
{
    struct town *town = *state;
    take(town, 1);
    take(town, 2);
    assert_int_equal(unlink(town_file(town, "current")), 0);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(generations(town), "2* 1");
}

/* What is missing or damaged of that which a recipe names. */
static void nothing_is_built_of_what_is_not_there(void **state)
{
    struct town *town = *state;
    take(town, 1);
    struct store_recipe recipe = town_recipe(town, 2);
    const char *pack = store_pack(town->store, &recipe.packs[1].digest);
    spoil(town, pack + strlen(town->path) + 1, 4096, 4096);
    activate(town, &recipe, OUTCOME_CONTENT);
    assert_int_equal(unlink(pack), 0);
    activate(town, &recipe, OUTCOME_CONTENT);
    recipe = town_recipe(town, 2);
    assert_int_equal(unlink(store_object(town->store, recipe.packs[1].objects)), 0);
    activate(town, &recipe, OUTCOME_CONTENT);
    assert_string_equal(generations(town), "1*");
    assert_string_equal(shown(town), "Rat 1");
    assert_false(town_has(town, "generations/.new"));
    recipe = town_recipe(town, 2);
    activate(town, &recipe, OUTCOME_DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            goes_on_after_a_run_that_was_killed, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(says_what_stands_in_the_way, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            a_recipe_that_cannot_be_read_is_built_again, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            content_with_a_damaged_page_is_built_again, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            a_rollback_passes_over_what_cannot_be_shown, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            a_rollback_finds_content_where_none_is_current, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            nothing_is_built_of_what_is_not_there, town_setup, town_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

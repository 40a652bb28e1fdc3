/* SPDX-License-Identifier: EUPL-1.2 */
/* What stays in a store and what goes. */
#include "sync_town.h"

#include <time.h>

static void keeps_three_generations_and_what_they_are_made_of(void **state)
{
    struct town *town = *state;
    for (int i = 1; i <= 5; i++)
        take(town, i);
    assert_string_equal(generations(town), "5* 4 3");
    assert_int_equal(count_files(town, "packs"), 1 + 3); /* the interface's is always the same */
    for (int i = 1; i <= 5; i++) {
        const char *text = arena_printf(town->folder.arena, "picture %d", i);
        struct digest object = digest_of(text, strlen(text));
        assert_int_equal(file_exists(store_object(town->store, &object)), i >= 3);
    }
    assert_int_equal(count_files(town, "objects"), 3);
}

/* Paths in the store with names that are not the store's own, or that are links. */
static const struct {
    const char *path, *link; /* NULL: a file */
} foreign[] = {
    {"packs/README", NULL},
    {"packs/"
     "00000000000000000000000000000000000000000000000000000000000000aa",
        NULL},
    {"packs/"
     "00000000000000000000000000000000000000000000000000000000000000AA.pack",
        NULL},
    {"packs/"
     "00000000000000000000000000000000000000000000000000000000000000a.pack",
        NULL},
    {"packs/"
     "00000000000000000000000000000000000000000000000000000000000000aa.pack.old",
        NULL},
    {"packs/"
     "00000000000000000000000000000000000000000000000000000000000000aa.pack",
        "../kept"},
    {"objects/README", NULL},
    {"objects/ab", "../outside"},
    {"outside/"
     "ab000000000000000000000000000000000000000000000000000000000000aa",
        NULL},
    {"channel", NULL},
    {"outcome", NULL},
    {"kept", NULL},
};

static const char *const garbage[] = {
    "packs/"
    "00000000000000000000000000000000000000000000000000000000000000ab.pack",
    "objects/cd/"
    "cd000000000000000000000000000000000000000000000000000000000000aa",
    "incoming/part",
    "incoming/manifest.json",
};

static void removes_only_what_is_its_own(void **state)
{
    struct town *town = *state;
    take(town, 1);
    assert_int_equal(mkdir(town_file(town, "outside"), 0755), 0);
    assert_int_equal(mkdir(town_file(town, "objects/cd"), 0755), 0);
    for (size_t i = 0; i < COUNT_OF(foreign); i++)
        if (foreign[i].link)
            assert_int_equal(symlink(foreign[i].link, town_file(town, foreign[i].path)), 0);
        else
            town_write(town, foreign[i].path, "x");
    for (size_t i = 0; i < COUNT_OF(garbage); i++)
        town_write(town, garbage[i], "x");
    take(town, 2);
    for (size_t i = 0; i < COUNT_OF(foreign); i++)
        if (!town_has(town, foreign[i].path))
            fail_msg("%s has gone", foreign[i].path);
    for (size_t i = 0; i < COUNT_OF(garbage); i++)
        if (town_has(town, garbage[i]))
            fail_msg("%s is still there", garbage[i]);
    assert_false(town_has(town, "objects/cd"));
    assert_true(town_has(town, "incoming"));
}

/* Whoever was killed after the switch has left it to the next run. */
static void what_is_current_already_is_tidied_up_too(void **state)
{
    struct town *town = *state;
    take(town, 1);
    struct store_recipe recipe = town_recipe(town, 1);
    for (size_t i = 0; i < COUNT_OF(garbage); i++)
        if (strncmp(garbage[i], "objects", 7) != 0)
            town_write(town, garbage[i], "x");
    activate(town, &recipe, OUTCOME_CURRENT);
    for (size_t i = 0; i < COUNT_OF(garbage); i++)
        if (town_has(town, garbage[i]))
            fail_msg("%s is still there", garbage[i]);
    assert_int_equal(count_files(town, "packs"), 2);
    assert_int_equal(count_files(town, "objects"), 1);
}

static void the_same_content_is_no_second_generation(void **state)
{
    struct town *town = *state;
    take(town, 1);
    take(town, 2);
    /* killed between two renames, when no content was shown yet */
    assert_int_equal(unlink(town_file(town, "current")), 0);
    take(town, 2);
    assert_string_equal(generations(town), "3* 1");
}

static void a_rollback_throws_nothing_away(void **state)
{
    struct town *town = *state;
    for (int i = 1; i <= 4; i++)
        take(town, i);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(generations(town), "4 3 2*");
    /* the next one takes the place of those that staff went back from */
    take(town, 5);
    assert_string_equal(generations(town), "5* 2");
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 2");
}

static void sweeps_nothing_while_a_generation_does_not_say_what_it_needs(void **state)
{
    struct town *town = *state;
    take(town, 1);
    take(town, 2);
    town_write(town, "generations/0001/recipe", "milk 3\n");
    town_write(town, garbage[0], "x");
    take(town, 3);
    assert_true(town_has(town, garbage[0]));
    assert_int_equal(count_files(town, "objects"), 3);
    take(town, 4);
    assert_false(town_has(town, garbage[0]));
    assert_string_equal(generations(town), "4* 3 2");
}

/* A manifest whose content cannot be shown is tried again every night; what it needs is not fetched
 * each time, and what another one needed is not kept for ever. */
static void content_that_cannot_be_shown_leaves_no_heap(void **state)
{
    struct town *town = *state;
    take(town, 1);
    for (int i = 2; i <= 6; i++) {
        struct store_recipe recipe = town_recipe(town, i);
        recipe.packs++, recipe.pack_count--; /* without the interface */
        town_write(town, "incoming/part", "x");
        activate(town, &recipe, OUTCOME_CONTENT);
        assert_true(file_exists(store_pack(town->store, &recipe.packs[0].digest)));
        assert_true(file_exists(store_object(town->store, recipe.packs[0].objects)));
        assert_true(town_has(town, "incoming/part"));
    }
    assert_int_equal(count_files(town, "packs"), 3);
    assert_int_equal(count_files(town, "objects"), 2);
    assert_string_equal(generations(town), "1*");
}

/* Parts of downloads: how old, how large, whether the next run goes on with them. The files have
 * holes, they take no room. */
static const struct {
    const char *name;
    long days, megabytes;
    bool stays;
} parts[] = {
    {"incoming/new", 0, 1, true},
    {"incoming/week", 7, 1, true},
    {"incoming/month", 30, 1, false},
    {"incoming/large", 1, 1500, true},
    {"incoming/too-much", 2, 1500, false},
};

static void forgets_parts_that_nobody_goes_on_with(void **state)
{
    struct town *town = *state;
    assert_int_equal(mkdir(town_file(town, "incoming/folder"), 0755), 0);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct timespec times[2] = {{.tv_sec = time(NULL) - parts[i].days * 24 * 60 * 60},
            {.tv_sec = time(NULL) - parts[i].days * 24 * 60 * 60}};
        town_write(town, parts[i].name, "");
        assert_int_equal(truncate(town_file(town, parts[i].name), parts[i].megabytes << 20), 0);
        assert_int_equal(utimensat(AT_FDCWD, town_file(town, parts[i].name), times, 0), 0);
    }
    town_reopen(town);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (town_has(town, parts[i].name) != parts[i].stays)
            fail_msg("%s", parts[i].name);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, town_setup, town_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keeps_three_generations_and_what_they_are_made_of),
        TEST(removes_only_what_is_its_own),
        TEST(what_is_current_already_is_tidied_up_too),
        TEST(the_same_content_is_no_second_generation),
        TEST(a_rollback_throws_nothing_away),
        TEST(sweeps_nothing_while_a_generation_does_not_say_what_it_needs),
        TEST(content_that_cannot_be_shown_leaves_no_heap),
        TEST(forgets_parts_that_nobody_goes_on_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* From packs to what the terminal shows, and back. */
#include "sync_town.h"

static void new_content_becomes_current(void **state)
{
    struct town *town = *state;
    take(town, 1);
    assert_string_equal(generations(town), "1*");
    assert_string_equal(shown(town), "Rat 1");
    take(town, 2);
    assert_string_equal(generations(town), "2* 1");
    assert_string_equal(shown(town), "Rat 2");
}

static void the_same_recipe_builds_nothing(void **state)
{
    struct town *town = *state;
    struct store_recipe recipe = town_recipe(town, 1);
    activate(town, &recipe, OUTCOME_DONE);
    activate(town, &recipe, OUTCOME_CURRENT);
    assert_string_equal(generations(town), "1*");
    recipe.may_replace = "haus";
    activate(town, &recipe, OUTCOME_DONE);
    assert_string_equal(generations(town), "2* 1");
}

static void rolls_back_step_by_step(void **state)
{
    struct town *town = *state;
    for (int i = 1; i <= 3; i++)
        take(town, i);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 2");
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 1");
    assert_string_equal(generations(town), "3 2 1*");
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_CONTENT);
    assert_string_equal(shown(town), "Rat 1");
}

static void a_store_may_lie_behind_a_link(void **state)
{
    struct town *town = *state;
    const char *elsewhere = folder_file(&town->folder, "elsewhere");
    assert_int_equal(rename(town->path, elsewhere), 0);
    assert_int_equal(symlink(elsewhere, town->path), 0);
    town_reopen(town);
    take(town, 1);
    assert_string_equal(shown(town), "Rat 1");
}

/* Who installed a terminal decides who may look into its store. */
static void the_mode_of_the_folder_itself_is_left_alone(void **state)
{
    struct town *town = *state;
    struct stat status;
    assert_int_equal(chmod(town->path, 0750), 0);
    town_reopen(town);
    take(town, 1);
    assert_int_equal(stat(town->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0750);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_content_becomes_current, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(the_same_recipe_builds_nothing, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(rolls_back_step_by_step, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(a_store_may_lie_behind_a_link, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(
            the_mode_of_the_folder_itself_is_left_alone, town_setup, town_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

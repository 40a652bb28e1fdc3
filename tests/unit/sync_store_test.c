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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_content_becomes_current, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(the_same_recipe_builds_nothing, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(rolls_back_step_by_step, town_setup, town_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Content that was sound where it was built and is not where the terminal looks: the way back. This
 * program has a content_health() of its own, which says what a case wants. */
#include "sync_town.h"

static struct {
    int looks, fails; /* how often it was asked since, and which time it says no; 0: never */
} health;

bool content_health(struct content *content, const struct content_parts *parts, struct error *error)
{
    (void)content, (void)parts;
    return ++health.looks != health.fails || error_set(error, "content: ill; heal it");
}

static void fail_at(int look)
{
    health.looks = 0;
    health.fails = look;
}

enum { BESIDE = 1, CURRENT = 2 };

static void the_first_content_of_a_terminal_is_taken_back(void **state)
{
    struct town *town = *state;
    for (int look = BESIDE; look <= CURRENT; look++) {
        struct store_recipe recipe = town_recipe(town, 1);
        fail_at(look);
        activate(town, &recipe, OUTCOME_CONTENT);
        assert_int_equal(health.looks, look);
        assert_false(town_has(town, "current"));
        assert_int_equal(count_files(town, "generations"), 0);
    }
    take(town, 1);
    assert_string_equal(generations(town), "1*");
}

static void the_old_content_is_shown_again(void **state)
{
    struct town *town = *state;
    take(town, 1);
    for (int look = BESIDE; look <= CURRENT; look++) {
        struct store_recipe recipe = town_recipe(town, 2);
        fail_at(look);
        activate(town, &recipe, OUTCOME_CONTENT);
        assert_int_equal(health.looks, look);
        assert_string_equal(generations(town), "1*");
        assert_string_equal(shown(town), "Rat 1");
        assert_false(town_has(town, "generations/.new"));
        assert_false(town_has(town, "generations/.gone"));
    }
    take(town, 2);
    assert_string_equal(generations(town), "2* 1");
}

static void a_rollback_leads_to_nothing_that_is_ill(void **state)
{
    struct town *town = *state;
    struct error error = {0};
    for (int i = 1; i <= 3; i++)
        take(town, i);
    fail_at(BESIDE);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    assert_string_equal(generations(town), "3 2 1*");
    assert_int_equal(store_rollback(town->store, &error), OUTCOME_CONTENT);
    assert_non_null(strstr(error.message, "no earlier content"));
}

static int healthy_setup(void **state)
{
    fail_at(0);
    return town_setup(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, healthy_setup, town_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_content_of_a_terminal_is_taken_back),
        TEST(the_old_content_is_shown_again),
        TEST(a_rollback_leads_to_nothing_that_is_ill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

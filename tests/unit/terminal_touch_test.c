/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "terminal/touch.h"

enum { SLOP = 8, BUTTON = 5 };

static void a_still_finger_taps(void **state)
{
    struct touch touch = {.button = -1};
    (void)state;
    touch_down(&touch, 100, 100, BUTTON, 0);
    assert_int_equal(touch.button, BUTTON);
    assert_int_equal(touch_move(&touch, 104, 96, SLOP, 20), 0);
    assert_int_equal(touch_up(&touch, true, 40), BUTTON);
    assert_false(touch_flinging(&touch));
    assert_int_equal(touch_up(&touch, true, 50), -1);
}

static void a_wandering_finger_scrolls_and_taps_nothing(void **state)
{
    struct touch touch = {.button = -1};
    (void)state;
    touch_down(&touch, 100, 100, BUTTON, 0);
    assert_int_equal(touch_move(&touch, 100, 80, SLOP, 20), 20);
    assert_int_equal(touch.button, -1);
    assert_int_equal(touch_move(&touch, 100, 99, SLOP, 40), -19);
    assert_int_equal(touch_up(&touch, true, 60), -1);
}

static void a_fling_slows_down_and_ends(void **state)
{
    struct touch touch = {.button = -1};
    int total = 0;
    long long ms = 44;
    (void)state;
    touch_down(&touch, 100, 500, -1, 0);
    touch_move(&touch, 100, 460, SLOP, 20);
    touch_move(&touch, 100, 420, SLOP, 40);
    touch_up(&touch, true, ms);
    assert_true(touch_flinging(&touch));
    for (int last = 1000; touch_flinging(&touch) && ms < 10000;) {
        int moved = touch_fling(&touch, ms += 16);
        assert_true(moved >= 0 && moved <= last + 1);
        last = moved;
        total += moved;
    }
    assert_true(ms < 5000);
    assert_true(total > 200);
}

/* What the finger does between two pictures is heard all at one time. */
static void a_fling_is_as_fast_however_the_moves_are_heard(void **state)
{
    struct touch smooth = {.button = -1}, heaped = {.button = -1};
    (void)state;
    touch_down(&smooth, 100, 900, -1, 0);
    touch_down(&heaped, 100, 900, -1, 0);
    for (int i = 1; i <= 40; i++) {
        touch_move(&smooth, 100, 900 - 20 * i, SLOP, 10 * i);
        touch_move(&heaped, 100, 900 - 20 * i, SLOP, 10 * ((i + 4) / 5 * 5));
    }
    touch_up(&smooth, true, 400);
    touch_up(&heaped, true, 400);
    assert_true(smooth.velocity > 1.9);
    assert_true(heaped.velocity > 1.9);
}

static void a_finger_that_rests_before_it_lifts_flings_nothing(void **state)
{
    struct touch touch = {.button = -1};
    (void)state;
    touch_down(&touch, 100, 500, -1, 0);
    touch_move(&touch, 100, 400, SLOP, 20);
    touch_up(&touch, true, 400);
    assert_false(touch_flinging(&touch));
}

static void catching_a_moving_page_taps_nothing(void **state)
{
    struct touch touch = {.button = -1};
    (void)state;
    touch_down(&touch, 100, 500, -1, 0);
    touch_move(&touch, 100, 400, SLOP, 20);
    touch_up(&touch, true, 22);
    touch_down(&touch, 100, 300, BUTTON, 50);
    assert_false(touch_flinging(&touch));
    assert_int_equal(touch_up(&touch, true, 90), -1);
}

static void without_inertia_the_page_stands_still_at_once(void **state)
{
    struct touch touch = {.button = -1};
    (void)state;
    touch_down(&touch, 100, 500, -1, 0);
    touch_move(&touch, 100, 400, SLOP, 20);
    touch_up(&touch, false, 22);
    assert_false(touch_flinging(&touch));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_still_finger_taps),
        cmocka_unit_test(a_wandering_finger_scrolls_and_taps_nothing),
        cmocka_unit_test(a_fling_slows_down_and_ends),
        cmocka_unit_test(a_fling_is_as_fast_however_the_moves_are_heard),
        cmocka_unit_test(a_finger_that_rests_before_it_lifts_flings_nothing),
        cmocka_unit_test(catching_a_moving_page_taps_nothing),
        cmocka_unit_test(without_inertia_the_page_stands_still_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

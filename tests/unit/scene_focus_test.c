/* SPDX-License-Identifier: EUPL-1.2 */
/* The focus of keyboard and switch, and what stays in sight when sizes change. */
#include "unit.h"

#include "base/memory.h"
#include "scene/anchor.h"
#include "scene/focus.h"

enum { PAGE_HEIGHT = 1000 };

static void add(struct scene *scene, enum layer layer, int y, int height, const char *text)
{
    scene->layer = layer;
    struct node *node = scene_add(scene, ROLE_BUTTON, (struct rect){0, y, 400, height});
    node->text = text;
    node->action = "uk/home";
    scene_add(scene, ROLE_TEXT, node->box); /* can never have the focus */
}

/* Header, four buttons on a page of three windows' height, bar. */
static struct scene begin(void)
{
    struct scene scene;
    scene_init(&scene, NULL);
    scene_begin(&scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), &theme_light, "de", false);
    add(&scene, LAYER_FRAME, 0, 90, "finish");
    add(&scene, LAYER_PAGE, 100, 200, "one");
    add(&scene, LAYER_PAGE, 1050, 200, "two");
    add(&scene, LAYER_PAGE, 2700, 200, "three");
    add(&scene, LAYER_FRAME, 1800, 120, "back");
    scene.page = (struct rect){0, 100, 1080, PAGE_HEIGHT};
    scene.page_height = 3000;
    return scene;
}

static struct focus nowhere(void)
{
    return (struct focus){.place = -1};
}

static void steps_go_round_in_reading_order(void **state)
{
    static const char *const order[] = {"finish", "one", "two", "three", "back", "finish", "one"};
    (void)state;
    struct scene scene = begin();
    scene.page.h = 3000; /* nothing to scroll */
    struct focus focus = nowhere();
    int scroll = 0;
    assert_int_equal(focus_button(&scene, &focus), -1);
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        focus_step(&scene, &focus, &scroll, true);
        assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, order[i]);
    }
    for (size_t i = COUNT_OF(order) - 1; i-- > 0;) {
        focus_step(&scene, &focus, &scroll, false);
        assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, order[i]);
    }
    scene_destroy(&scene);
}

static void backwards_begins_with_the_last(void **state)
{
    (void)state;
    struct scene scene = begin();
    struct focus focus = nowhere();
    int scroll = 0;
    focus_step(&scene, &focus, &scroll, false);
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "back");
    scene_destroy(&scene);
}

/* Before "three" there is more to read than fits: the page moves on, and the focus waits. */
static void what_lies_between_two_buttons_is_shown_first(void **state)
{
    (void)state;
    struct scene scene = begin();
    struct focus focus = nowhere();
    int scroll = 0;
    for (int i = 0; i < 3; i++)
        focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "two");
    int before = scroll;
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "two");
    assert_true(scroll > before && scroll < before + PAGE_HEIGHT);
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "three");
    /* the bar comes when the page has been read to its end, the header when it is read again */
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "back");
    assert_int_equal(scroll, scene_scroll_most(&scene));
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "finish");
    assert_int_equal(scroll, 0);
    scene_destroy(&scene);
}

static void the_page_moves_as_little_as_it_must(void **state)
{
    (void)state;
    struct scene scene = begin();
    int gap = scene.metrics.gap;
    size_t tall = scene.count;
    add(&scene, LAYER_PAGE, 1000, 1500, "taller than the page");
    size_t top = scene.count;
    add(&scene, LAYER_PAGE, 5, 60, "at the top");
    size_t bottom = scene.count;
    add(&scene, LAYER_PAGE, 4900, 100, "at the bottom");
    scene.page_height = 5000;
    const struct {
        int button, scroll, to;
    } cases[] = {
        {2, 0, 0}, /* "one" is seen already */
        {2, 50, 50},
        {2, 150, 100 - gap}, /* its beginning is hidden */
        {4, 0, 1050 + 200 + gap - PAGE_HEIGHT}, /* "two" is below */
        {4, 2000, 1050 - gap}, /* or above */
        {0, 777, 777}, /* the header is always seen */
        {(int)tall, 0, 1000 - gap}, /* the beginning of what does not fit */
        {(int)top, 50, 0}, /* there is no gap to show */
        {(int)bottom, 0, 5000 - PAGE_HEIGHT},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(focus_scroll(&scene, cases[i].button, cases[i].scroll), cases[i].to);
    scene_destroy(&scene);
}

static void a_dialogue_has_the_focus_and_gives_it_back(void **state)
{
    (void)state;
    struct scene scene = begin();
    struct focus focus = nowhere();
    int scroll = 0;
    focus_step(&scene, &focus, &scroll, true);
    focus_step(&scene, &focus, &scroll, true);
    add(&scene, LAYER_DIALOGUE, 500, 200, "stay");
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "stay");
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "stay");
    scene.count -= 2;
    scene.has_dialogue = false;
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "one");
    scene_destroy(&scene);
}

/* A filter that is put on takes other buttons away. */
static void the_focus_stays_with_its_words(void **state)
{
    (void)state;
    struct scene scene = begin();
    struct focus focus = nowhere();
    int scroll = 0;
    for (int i = 0; i < 3; i++)
        focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "two");
    scene.nodes[2].role = ROLE_GROUND; /* "one" is gone */
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "two");
    scene.nodes[4].text = "two, chosen"; /* its words too: then the place counts */
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "three");
    focus_forget(&focus);
    assert_int_equal(focus_button(&scene, &focus), -1);
    focus_step(&scene, &focus, &scroll, true);
    assert_string_equal(focus.text, "finish");
    focus.shown = false; /* a touch */
    assert_int_equal(focus_button(&scene, &focus), -1);
    scene_destroy(&scene);
}

static void a_scene_without_buttons_has_no_focus(void **state)
{
    (void)state;
    struct scene scene;
    scene_init(&scene, NULL);
    scene_begin(&scene, metrics_for(360, 740, 0, CLASS_BY_SIZE, 1), &theme_light, "de", false);
    struct focus focus = nowhere();
    int scroll = 0;
    focus_step(&scene, &focus, &scroll, true);
    assert_int_equal(focus_button(&scene, &focus), -1);
    scene_destroy(&scene);
}

static void add_text(struct scene *scene, int y, int height)
{
    static const struct paragraph paragraph = {0};
    struct node *node = scene_add(scene, ROLE_TEXT, (struct rect){0, y, 400, height});
    node->paragraph = &paragraph;
}

/* The same five texts, in a narrow window each twice as high. */
static struct scene texts(int height)
{
    struct scene scene;
    scene_init(&scene, NULL);
    scene_begin(&scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), &theme_light, "de", false);
    for (int i = 0; i < 5; i++)
        add_text(&scene, i * height, height);
    scene.page = (struct rect){0, 100, 1080, height};
    scene.page_height = 5 * height;
    return scene;
}

static void what_was_seen_first_is_seen_first_when_sizes_change(void **state)
{
    static const struct {
        int wide, narrow;
    } cases[] = {{0, 0}, {100, 200}, {250, 500}, {399, 798}, {400, 800}};
    (void)state;
    struct scene wide = texts(100), narrow = texts(200);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(anchor_scroll(&narrow, anchor_of(&wide, cases[i].wide)), cases[i].narrow);
        assert_int_equal(anchor_scroll(&wide, anchor_of(&narrow, cases[i].narrow)), cases[i].wide);
    }
    scene_destroy(&wide);
    scene_destroy(&narrow);
}

/* Where a dialogue asks something with two answers. */
static void steps_go_round_in_a_dialogue(void **state)
{
    static const char *const order[] = {"take", "not now", "take", "not now"};
    (void)state;
    struct scene scene = begin();
    struct focus focus = nowhere();
    int scroll = 700;
    add(&scene, LAYER_DIALOGUE, 500, 200, "take");
    add(&scene, LAYER_DIALOGUE, 700, 200, "not now");
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        focus_step(&scene, &focus, &scroll, true);
        assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, order[i]);
    }
    focus_step(&scene, &focus, &scroll, false);
    assert_string_equal(scene.nodes[focus_button(&scene, &focus)].text, "take");
    assert_int_equal(scroll, 700); /* the page beneath stands still */
    scene_destroy(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_go_round_in_reading_order),
        cmocka_unit_test(backwards_begins_with_the_last),
        cmocka_unit_test(what_lies_between_two_buttons_is_shown_first),
        cmocka_unit_test(the_page_moves_as_little_as_it_must),
        cmocka_unit_test(a_dialogue_has_the_focus_and_gives_it_back),
        cmocka_unit_test(steps_go_round_in_a_dialogue),
        cmocka_unit_test(the_focus_stays_with_its_words),
        cmocka_unit_test(a_scene_without_buttons_has_no_focus),
        cmocka_unit_test(what_was_seen_first_is_seen_first_when_sizes_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

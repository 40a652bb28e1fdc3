/* SPDX-License-Identifier: EUPL-1.2 */
/* The scene without text: mirroring, touch, dump, sizes, contrast. */
#include "unit.h"

#include "base/memory.h"
#include "scene/scene.h"

#include <math.h>

static struct scene begin(bool mirrored)
{
    struct scene scene;
    scene_init(&scene, NULL);
    scene_begin(&scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), &theme_light,
        mirrored ? "ar" : "de", mirrored);
    scene.page = (struct rect){0, 100, 1080, 1700};
    scene.page_height = 3000;
    return scene;
}

static void add_button(struct scene *scene, struct rect box, const char *action)
{
    struct node *node = scene_add(scene, ROLE_BUTTON, box);
    node->action = action;
    node->text = "Wort";
    node->language = "de";
}

static void mirroring_turns_boxes_and_arrows(void **state)
{
    (void)state;
    struct scene scene = begin(true);
    scene_add(&scene, ROLE_IMAGE, (struct rect){10, 20, 30, 40})->pictogram = "arrow_back";
    scene_add(&scene, ROLE_IMAGE, (struct rect){0, 0, 1080, 40})->pictogram = "home";
    scene_finish(&scene);
    assert_int_equal(scene.nodes[0].box.x, 1080 - 10 - 30);
    assert_int_equal(scene.nodes[0].box.y, 20);
    assert_string_equal(scene.nodes[0].pictogram, "arrow_forward");
    assert_int_equal(scene.nodes[1].box.x, 0);
    assert_string_equal(scene.nodes[1].pictogram, "home");
    scene_destroy(&scene);
}

static void a_touch_meets_what_is_seen_there(void **state)
{
    static const struct {
        int x, y, scroll, button;
    } cases[] = {
        {50, 150, 0, 0}, /* page button, just below the page's top */
        {50, 99, 0, -1}, /* above the page nothing of it can be seen */
        {50, 150, 60, -1}, /* scrolled away beneath the header */
        {50, 1150, 500, 1}, /* scrolled up into the window */
        {50, 1650, 0, 1}, /* the same one, lower */
        {50, 1850, 0, 2}, /* the bar */
        {50, 1850, 300, 2}, /* the bar never scrolls */
        {1079, 1919, 0, -1}, /* nothing there */
    };
    (void)state;
    struct scene scene = begin(false);
    add_button(&scene, (struct rect){0, 0, 200, 60}, "uk/home");
    add_button(&scene, (struct rect){0, 1500, 200, 250}, "uk/emergency");
    scene.layer = LAYER_FRAME;
    add_button(&scene, (struct rect){0, 1800, 180, 120}, "back");
    scene_finish(&scene);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(
            scene_hit(&scene, cases[i].x, cases[i].y, cases[i].scroll), cases[i].button);
    scene_destroy(&scene);
}

static void a_dialogue_takes_every_touch(void **state)
{
    (void)state;
    struct scene scene = begin(false);
    add_button(&scene, (struct rect){0, 0, 1080, 1700}, "uk/home");
    scene.layer = LAYER_DIALOGUE;
    add_button(&scene, (struct rect){400, 800, 200, 200}, "stay");
    scene_finish(&scene);
    assert_int_equal(scene_hit(&scene, 500, 900, 0), 1);
    assert_int_equal(scene_hit(&scene, 50, 200, 0), -1);
    scene_destroy(&scene);
}

static void the_dump_escapes_and_follows_the_scroll(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct scene scene = begin(false);
    add_button(&scene, (struct rect){1, 2, 3, 4}, "uk/home");
    scene.nodes[0].pictogram = "home";
    scene.nodes[0].text = "a\tb\nc\\d";
    scene_finish(&scene);
    assert_string_equal(
        scene_dump(&scene, arena, 10), "1\t92\t3\t4\tbutton\tuk/home\thome\tde\ta\\tb\\nc\\\\d\n");
    scene_destroy(&scene);
    arena_destroy(arena);
}

/* SCREENS, "Shapes": capital H at least 5 mm, targets 20 mm at a kiosk; 16 and 44 CSS px in the
 * hand. CONTRACT: densities by size. */
static void sizes_keep_to_the_floors(void **state)
{
    static const struct {
        int width, height;
        double dpi;
        enum device_class class;
    } cases[] = {
        {320, 568, 163, CLASS_HANDHELD},
        {360, 740, 160, CLASS_HANDHELD},
        {768, 1024, 132, CLASS_HANDHELD},
        {1280, 800, 149, CLASS_HANDHELD},
        {1080, 1920, 69, CLASS_KIOSK},
        {1920, 1080, 92, CLASS_KIOSK},
        {2160, 3840, 138, CLASS_KIOSK},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int text = 1; text <= TEXT_STEPS; text++) {
            struct metrics m = metrics_for(cases[i].width, cases[i].height, 0, CLASS_BY_SIZE, text);
            double mm = m.dpi / 25.4;
            assert_true(fabs(m.dpi - cases[i].dpi) < 0.01);
            assert_int_equal(m.class, cases[i].class);
            if (m.class == CLASS_KIOSK) {
                assert_true(m.body * 0.714 >= 5 * mm - 0.5);
                assert_true(m.target >= 20 * mm - 0.5);
            } else {
                assert_true(m.body >= 16 && m.target >= 44);
            }
            assert_true(m.title > m.heading && m.heading > m.body && m.body > m.small);
        }
}

/* The example pairs of WCAG's definition. */
static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_true(theme_contrast(0xFF000000, 0xFFFFFFFF) >= 20.99);
    assert_true(fabs(theme_contrast(0xFF777777, 0xFFFFFFFF) - 4.478) < 0.01);
}

/* Every text colour on its ground; the ring of the focus is ink round a ring of background. */
static void colours_can_be_told_apart(const struct theme *t, double text)
{
    const struct {
        uint32_t ink, ground;
        double least;
    } pairs[] = {
        {t->ink, t->background, text},
        {t->ink, t->card, text},
        {t->quiet, t->background, text},
        {t->quiet, t->card, text},
        {t->on_colour, t->welcome, text},
        {t->on_colour, t->discreet, 4.5},
        {t->on_colour, t->emergency_ground, 4.5},
        {t->on_colour, t->yes, 4.5},
        {t->emergency, t->background, 4.5},
        {t->emergency, t->card, 4.5},
        {t->open, t->open_ground, text},
        {t->open, t->card, text},
        {t->ink, t->open_ground, text},
        {t->quiet, t->open_ground, 4.5},
        {t->closed, t->closed_ground, text},
        {t->closed, t->card, text},
        {t->note, t->note_ground, 4.5},
        {t->note, t->card, 4.5},
        {t->card, t->ink, text},
        {t->discreet, t->background, 3},
        {t->welcome, t->background, 3},
        {t->yes, t->card, 3},
        {t->edge, t->background, 3},
        {t->edge, t->card, 3},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        assert_true(theme_contrast(pairs[i].ink, pairs[i].ground) >= pairs[i].least);
}

static void every_theme_can_be_read(void **state)
{
    static const double text[THEME_KINDS] = {4.5, 4.5, 7};
    (void)state;
    for (int kind = 0; kind < THEME_KINDS; kind++)
        colours_can_be_told_apart(theme_of((enum theme_kind)kind), text[kind]);
}

/* SCREENS, "Colour and type". */
static void topics_stay_readable_in_every_theme(void **state)
{
    static const uint32_t topics[] = {0x1F5FA8, 0x0B7A75, 0xB3541E, 0x5B4B9A, 0x8A5A00, 0xA8326E,
        0x3D5A40, 0x37474F, 0x8E3B7A, 0x00677F, 0x2E7D32, 0x6D4C41, 0x7A3E9D, 0x9A3B3B, 0x34588C,
        0x4E5D2F, 0x000000, 0x0000FF, 0x4A0000};
    static const double text[THEME_KINDS] = {4.5, 4.5, 7};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(topics); i++)
        for (int kind = 0; kind < THEME_KINDS; kind++) {
            const struct theme *t = theme_of((enum theme_kind)kind);
            uint32_t colour = theme_topic(t, topics[i]);
            assert_true(theme_contrast(t->on_colour, colour) >= text[kind]);
            assert_true(theme_contrast(colour, t->background) >= 3);
            assert_true(theme_contrast(colour, t->card) >= 3);
        }
    assert_int_equal(theme_topic(&theme_light, topics[0]), 0xFF1F5FA8);
}

/* The ring of the focus has to fit into the gap. WCAG 1.4.4: on glass that is wide enough text
 * grows to 1.8 times; everywhere each step is larger than the one before. */
static void every_step_of_text_is_larger(void **state)
{
    static const int shapes[][2] = {
        {320, 568}, {360, 740}, {768, 1024}, {1280, 800}, {1080, 1920}, {1920, 1080}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shapes); i++) {
        int width = shapes[i][0], height = shapes[i][1], before = 0;
        struct metrics smallest = metrics_for(width, height, 0, CLASS_BY_SIZE, 1);
        for (int text = 1; text <= TEXT_STEPS; text++) {
            struct metrics m = metrics_for(width, height, 0, CLASS_BY_SIZE, text);
            assert_true(m.body > before);
            assert_true(m.focus >= 3 && m.focus < m.gap);
            before = m.body;
        }
        if (width >= 768)
            assert_true(before >= smallest.body * 1.78);
    }
}

static void only_a_tall_window_is_hard_to_reach(void **state)
{
    (void)state;
    struct metrics tower = metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1);
    struct metrics desk = metrics_for(1920, 1080, 0, CLASS_BY_SIZE, 1);
    assert_int_equal(tower.calm, 0);
    metrics_reach(&tower);
    metrics_reach(&desk);
    assert_int_equal(tower.calm, 640);
    assert_int_equal(desk.calm, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mirroring_turns_boxes_and_arrows),
        cmocka_unit_test(a_touch_meets_what_is_seen_there),
        cmocka_unit_test(a_dialogue_takes_every_touch),
        cmocka_unit_test(the_dump_escapes_and_follows_the_scroll),
        cmocka_unit_test(sizes_keep_to_the_floors),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(every_theme_can_be_read),
        cmocka_unit_test(topics_stay_readable_in_every_theme),
        cmocka_unit_test(every_step_of_text_is_larger),
        cmocka_unit_test(only_a_tall_window_is_hard_to_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

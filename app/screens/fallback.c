/* SPDX-License-Identifier: EUPL-1.2 */
/* The calm screen of a terminal without content: the two numbers that save lives and "please ask
 * the team" in ten languages. Its words are compiled in; nothing can be touched but
 * what is said about a stick, which may bring the first content. */
#include "language/fallback.h"
#include "language/language.h"
#include "screens/screen.h"
#include "screens/screens.h"

static void add_pictogram(struct column *column, const char *name, uint32_t ink)
{
    int size = column->scene->metrics.title * 3;
    part_pictogram(column->scene,
        (struct rect){column->x + (column->width - size) / 2, column->y, size, size}, name, ink);
    column_gap(column, size);
}

static void add_numbers(struct column *window)
{
    struct scene *scene = window->scene;
    const struct metrics *m = &scene->metrics;
    struct surface band = surface_begin(window, scene->theme->emergency_ground, m->margin, 0);
    add_pictogram(&band.inner, "phone_in_talk", scene->theme->on_colour);
    part_centred(&band.inner, "112 · 110", "de", TYPE_DISPLAY, scene->theme->on_colour);
    surface_end(&band);
}

/* Built twice: the second time, what the sentences leave of the window is spread between them. */
static int build(struct scene *scene, struct metrics metrics, int between)
{
    scene_begin(scene, metrics, &theme_light, "de", false);
    const struct metrics *m = &scene->metrics;
    struct column window = {scene, 0, 0, .width = m->width};
    add_numbers(&window);
    struct column page = {scene, m->margin, window.y + between, .width = m->width - 2 * m->margin};
    add_pictogram(&page, "support_agent", scene->theme->open);
    for (const struct fallback_sentence *s = fallback_sentences; s->language; s++) {
        column_gap(&page, between);
        part_centred(&page, s->ask_team, s->language, TYPE_HEADING, scene->theme->ink);
    }
    scene->page_height = page.y;
    return page.y;
}

void screens_build_fallback(
    struct scene *scene, struct metrics metrics, const struct stick_dialogue *stick)
{
    int gaps = 2;
    for (const struct fallback_sentence *s = fallback_sentences; s->language; s++)
        gaps++;
    int spare = metrics.height - build(scene, metrics, 0);
    build(scene, metrics, spare > 0 ? spare / gaps : 0);
    if (stick->step != STICK_NONE)
        stick_build(NULL, scene, stick);
    scene_finish(scene);
}

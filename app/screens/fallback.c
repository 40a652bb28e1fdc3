/* SPDX-License-Identifier: EUPL-1.2 */
/* The calm screen of a terminal without content: the two numbers that save lives and "please ask
 * the team" in ten languages. Its words are compiled in; nothing can be touched. */
#include "language/fallback.h"
#include "language/language.h"
#include "screens/screen.h"
#include "screens/screens.h"

void screens_build_fallback(struct scene *scene, struct metrics metrics)
{
    scene_begin(scene, metrics, &theme_light, "de", false);
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    struct column window = {scene, 0, 0, m->width};
    struct surface band = surface_begin(&window, theme->emergency, m->margin, 0);
    part_centred(&band.inner, "112 · 110", "de", TYPE_TITLE, theme->on_colour);
    surface_end(&band);
    struct column page = {scene, m->margin, window.y + m->gap, m->width - 2 * m->margin};
    for (const struct fallback_sentence *s = fallback_sentences; s->language; s++) {
        part_centred(&page, s->ask_team, s->language, TYPE_BODY, theme->ink);
        column_gap(&page, m->padding);
    }
    scene->page_height = page.y;
    scene_finish(scene);
}

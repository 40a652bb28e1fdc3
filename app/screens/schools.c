/* SPDX-License-Identifier: EUPL-1.2 */
/* schools: one stage of the way through school: what it is, where to begin, and its schools by
 * postcode, which is on every letter that a family gets. A stage without schools of its own shows
 * what there is on its topic. */
#include "language/format.h"
#include "screens/rich.h"

#include <string.h>

static struct content_list entries_of(struct screen *screen, const struct content_stage *stage)
{
    struct content *content = screen->content;
    if (stage->schools)
        return content_schools(content, screen->arena, stage->id, screen->language, screen->now);
    if (stage->topic)
        return content_list(content, screen->arena, stage->topic, screen->language, screen->now);
    return (struct content_list){0};
}

static void add_what(struct screen *screen, const struct content_stage *stage,
    const struct rich *description, uint32_t colour)
{
    const struct theme *theme = screen->scene->theme;
    struct remark ages = stage_ages(screen, stage);
    struct section section = section_begin(&screen->page, "info", colour);
    part_text(&section.inner,
        format_capital(screen->arena, stage->what.language, stage->what.string),
        stage->what.language, TYPE_BODY, theme->ink);
    column_gap(&section.inner, screen->scene->metrics.padding / 2);
    part_remarks(&section.inner, &ages, 1);
    if (description) {
        column_gap(&section.inner, screen->scene->metrics.padding);
        part_rich(screen, &section.inner, description, colour);
    }
    section_end(&section);
    column_gap(&screen->page, screen->scene->metrics.gap);
}

static bool same_area(const struct content_card *a, const struct content_card *b)
{
    return strcmp(a->postcode, b->postcode) == 0;
}

/* The cards from `first` on that have one postcode; the next one's index. */
static size_t add_area(
    struct screen *screen, const struct content_cards *cards, size_t first, bool grouped)
{
    const struct metrics *m = &screen->scene->metrics;
    const struct content_card *card = &cards->list[first];
    if (grouped && card->postcode[0]) {
        const char *area = arena_printf(screen->arena, "%s %s", card->postcode, card->city);
        part_heading(
            &screen->page, (struct words){format_isolate(screen->arena, area, 1), "de", NULL});
        column_gap(&screen->page, m->padding);
    }
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 22, 3), m->target);
    size_t i;
    do {
        for (i = first; i < cards->count && (!grouped || same_area(&cards->list[i], card)); i++) {
            struct column cell = grid_cell(&grid);
            struct content_card school = cards->list[i];
            school.kind_name.string = ""; /* the page's title says it */
            part_entry(screen, &cell, &school);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column_gap(&screen->page, m->gap);
    return i;
}

static void add_list(struct screen *screen, const struct content_list *entries,
    const struct content_cards *cards, bool grouped, struct trust *trust)
{
    const char *count = format_fill(screen->arena, screen_string(screen, "list-count"), "n",
        format_number(screen->arena, screen->language, (long)entries->count));
    part_text(&screen->page, cards->count ? count : screen_string(screen, "list-empty"),
        screen->language, TYPE_SMALL, screen->scene->theme->quiet);
    column_gap(&screen->page, screen->scene->metrics.padding);
    part_trust(screen, &screen->page, trust);
    for (size_t i = 0; i < cards->count;)
        i = add_area(screen, cards, i, grouped);
    part_more(screen, &screen->page, entries->count);
}

void schools_build(struct screen *screen)
{
    const struct content_stage *stage =
        content_stage(screen->content, screen->arena, screen->address.id, screen->language);
    struct content_list entries = entries_of(screen, stage);
    struct content_cards cards = content_cards(screen->content, screen->arena, &entries, 0,
        list_shown(screen), screen->language, screen->now);
    uint32_t colour = screen_colour(screen, stage->colour);
    const struct rich *description = rich_read(screen, stage->description, stage->id);
    struct trust trust = {0};
    trust_rich(&trust, description, screen->language);
    trust_text(&trust, stage->what, screen->language);
    trust_cards(&trust, &cards, screen->language);
    part_head(screen, stage->pictogram, words_of(stage->name, stage->german), colour, false);
    add_what(screen, stage, description, colour);
    if (stage->first)
        part_first(screen, &screen->page, stage->first, &trust);
    add_list(screen, &entries, &cards, stage->schools, &trust);
}

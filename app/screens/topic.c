/* SPDX-License-Identifier: EUPL-1.2 */
/* topic: its subtopics as chips, filters where they would leave something out and something over,
 * then the entries as cards. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/screen.h"

#include <string.h>

struct filter {
    enum attribute attribute;
    const char *name; /* of the address's parameter */
    const char *string, *pictogram;
};

static const struct filter filters[] = {
    {ATTRIBUTE_OPEN_NOW, "open", "filter-open-now", "schedule"},
    {ATTRIBUTE_FREE, "free", "filter-free", "free"},
    {ATTRIBUTE_CHILDCARE, "childcare", "filter-childcare", "child_care"},
    {ATTRIBUTE_WOMEN, "women", "filter-women", "woman"},
    {ATTRIBUTE_CHILDREN, "children", "filter-children", "child_friendly"},
    {ATTRIBUTE_YOUTH, "youth", "filter-youth", "emoji_people"},
    {ATTRIBUTE_FAMILIES, "families", "filter-families", "family_restroom"},
    {ATTRIBUTE_NO_APPOINTMENT, "walk-in", "filter-no-appointment", "directions_walk"},
    {ATTRIBUTE_STEP_FREE, "step-free", "filter-step-free", "accessible"},
    {ATTRIBUTE_HERE, "here", "filter-here", "location_on"},
    {ATTRIBUTE_SPEAKS, "speaks", "filter-speaks", "record_voice_over"},
};

static unsigned wanted(const struct screen *screen)
{
    unsigned attributes = 0;
    for (size_t i = 0; i < COUNT_OF(filters); i++)
        if (address_parameter(&screen->address, filters[i].name))
            attributes |= filters[i].attribute;
    if (content_clock_is_dead(screen->content, screen->now))
        attributes &= ~(unsigned)ATTRIBUTE_OPEN_NOW;
    return attributes;
}

static void add_subtopic(struct screen *screen, struct grid *grid,
    const struct content_topic *topic, struct words words, bool selected)
{
    struct address to = address_to(&screen->address, "topic", topic->id);
    struct face face = {.words = words,
        .pictogram = topic->discreet ? NULL : topic->pictogram,
        .action = screen_replace(screen, &to),
        .selected = selected};
    struct column cell = grid_cell(grid);
    part_choice(&cell, &face);
    grid_cell_end(grid, &cell);
}

/* "All" and the subtopics; the one that is shown stands out. */
static void add_subtopics(
    struct screen *screen, struct column *column, const struct content_topic *topic)
{
    const struct metrics *m = &screen->scene->metrics;
    struct content *content = screen->content;
    const char *above = topic->parent ? topic->parent : topic->id;
    struct content_topics below = content_topics(content, screen->arena, above, screen->language);
    if (below.count < 2)
        return;
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 12, 6), m->target);
    do {
        add_subtopic(screen, &grid, content_topic(content, screen->arena, above, screen->language),
            screen_words(screen, "topic-all"), !topic->parent);
        for (size_t i = 0; i < below.count; i++)
            add_subtopic(screen, &grid, &below.list[i],
                words_of(below.list[i].name, below.list[i].german),
                strcmp(below.list[i].id, topic->id) == 0);
    } while (grid_again(&grid));
    column_gap(column, m->gap);
}

/* A filter that is off is offered where it leaves some entries and takes some away. */
static void add_filters(
    struct screen *screen, struct column *column, const struct content_list *entries, unsigned on)
{
    struct flow flow = flow_begin(column);
    struct address from_the_first = address_without(&screen->address, "more");
    size_t shown = content_matching(entries, on), added = 0;
    for (size_t i = 0; i < COUNT_OF(filters); i++) {
        bool selected = on & filters[i].attribute;
        size_t left = content_matching(entries, on | filters[i].attribute);
        if (!selected && (left == 0 || left == shown))
            continue;
        struct address to = address_toggle(&from_the_first, filters[i].name);
        struct face face = {.words = screen_words(screen, filters[i].string),
            .pictogram = filters[i].pictogram,
            .action = screen_replace(screen, &to),
            .selected = selected};
        part_chip(&flow, &face);
        added++;
    }
    flow_end(&flow);
    if (added)
        column_gap(column, screen->scene->metrics.gap);
}

/* Whether the way through school has schools in this topic or below it. */
static bool is_about_schools(struct screen *screen, const struct content_topic *topic)
{
    struct content_stages stages =
        content_stages(screen->content, screen->arena, 0, screen->language);
    for (size_t i = 0; i < stages.count; i++) {
        if (!stages.list[i].schools || !stages.list[i].topic)
            continue;
        const struct content_topic *of =
            content_topic(screen->content, screen->arena, stages.list[i].topic, screen->language);
        if (strcmp(of->id, topic->id) == 0 || (of->parent && strcmp(of->parent, topic->id) == 0))
            return true;
    }
    return false;
}

/* What explains the topic comes before what is offered. */
static void add_ways(
    struct screen *screen, struct column *column, const struct content_topic *topic)
{
    const struct metrics *m = &screen->scene->metrics;
    struct content_guides guides =
        content_guides(screen->content, screen->arena, topic->id, screen->language);
    bool schools = is_about_schools(screen, topic);
    if (!guides.count && !schools)
        return;
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 22, 3), m->target);
    do {
        for (size_t i = 0; i < guides.count; i++) {
            struct column cell = grid_cell(&grid);
            part_guide(screen, &cell, &guides.list[i]);
            grid_cell_end(&grid, &cell);
        }
        if (schools) {
            struct face face = {.words = screen_words(screen, "school-title"),
                .pictogram = "school",
                .colour = screen_colour(screen, topic->colour),
                .action = screen_go(screen, "school", NULL)};
            struct column cell = grid_cell(&grid);
            part_card(&cell, &face, screen_string(screen, "school-age"), NULL, 0);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column_gap(column, m->gap);
}

/* How many there are, how far those that are shown may be trusted, their cards, and events. */
static void add_list(
    struct screen *screen, struct column *column, const struct content_list *entries, unsigned on)
{
    const struct metrics *m = &screen->scene->metrics;
    struct trust trust = {0};
    struct content_events events = events_of(screen, screen->address.id, &trust);
    size_t matching = content_matching(entries, on);
    struct content_cards cards = content_cards(screen->content, screen->arena, entries, on,
        list_shown(screen), screen->language, screen->now);
    trust_cards(&trust, &cards, screen->language);
    const char *count = format_fill(screen->arena, screen_string(screen, "list-count"), "n",
        format_number(screen->arena, screen->language, (long)matching));
    part_text(column, entries->count ? count : screen_string(screen, "list-empty"),
        screen->language, TYPE_SMALL, screen->scene->theme->quiet);
    column_gap(column, m->padding);
    part_trust(screen, column, &trust);
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 22, 3), m->target);
    do {
        for (size_t i = 0; i < cards.count; i++) {
            struct column cell = grid_cell(&grid);
            part_entry(screen, &cell, &cards.list[i]);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column_gap(column, m->gap);
    part_more(screen, column, matching);
    part_events(screen, column, &events);
}

/* Where there is room, the choices stand beside the list. */
void topic_build(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    const struct content_topic *topic =
        content_topic(screen->content, screen->arena, screen->address.id, screen->language);
    struct content_list entries =
        content_list(screen->content, screen->arena, topic->id, screen->language, screen->now);
    unsigned on = wanted(screen);
    part_head(screen, topic->pictogram, words_of(topic->name, topic->german),
        screen_colour(screen, topic->colour), topic->discreet);

    struct column choices = screen->page, list = screen->page;
    bool beside = screen->page.width >= m->body * 50;
    if (beside) {
        choices.width = m->body * 16;
        list = column_inset(&list, choices.width + m->margin, 0);
    }
    add_ways(screen, beside ? &list : &choices, topic);
    add_subtopics(screen, &choices, topic);
    add_filters(screen, &choices, &entries, on);
    if (!beside)
        list.y = choices.y;
    add_list(screen, &list, &entries, on);
    screen->page.y = choices.y > list.y ? choices.y : list.y;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* school: how old is the child, where to come first, and the stages of the way through school.
 * Those that fit the age stand first and in a thick outline; the others are still there, small. */
#include "language/format.h"
#include "screens/screen.h"

#include <string.h>

/* North Rhine-Westphalia: ten years of school, then until the school year in which one becomes 18
 * (SchulG NRW, § 34, 37, 38). */
enum { COMPULSORY_FROM = 6, COMPULSORY_TO = 18 };

struct way {
    struct screen *screen;
    struct content_stages stages;
    int age; /* 0: not said */
    struct trust trust;
};

/* The chosen age again takes the choice back. */
static void add_age(struct screen *screen, struct grid *grid, int age, bool selected)
{
    struct address to =
        selected ? address_without(&screen->address, "age")
                 : address_with(&screen->address, "age", arena_printf(screen->arena, "%d", age));
    struct face face = {
        .words = {format_number(screen->arena, screen->language, age), screen->language, NULL},
        .action = screen_replace(screen, &to),
        .selected = selected};
    struct column cell = grid_cell(grid);
    part_figure(&cell, &face);
    grid_cell_end(grid, &cell);
}

static void add_ages(struct way *way, struct column *column)
{
    struct screen *screen = way->screen;
    const struct metrics *m = &screen->scene->metrics;
    part_heading(column, screen_words(screen, "school-age"));
    column_gap(column, m->padding);
    int columns = grid_columns(column, m->target, 9);
    struct grid grid = grid_begin(column, columns < 6 ? columns : columns - columns % 3, m->target);
    for (int age = 1; age <= SCHOOL_AGE_MOST; age++)
        add_age(screen, &grid, age, age == way->age);
    grid_end(&grid);
    column_gap(column, m->gap);
    if (way->age >= COMPULSORY_FROM && way->age <= COMPULSORY_TO) {
        const struct theme *theme = screen->scene->theme;
        struct text note = content_string(screen->content, "school-compulsory", screen->language);
        part_notice(column, "school", note.string, note.language, theme->note, theme->note_ground);
        column_gap(column, m->gap);
    }
}

void part_first(struct screen *screen, struct column *column, const char *id, struct trust *trust)
{
    const struct metrics *m = &screen->scene->metrics;
    const struct theme *theme = screen->scene->theme;
    const struct content_entry *entry =
        content_entry(screen->content, screen->arena, id, screen->language, screen->now);
    struct surface surface = surface_begin(column, theme->note_ground, m->padding, m->radius);
    struct section section = section_begin(&surface.inner, "support_agent", theme->note);
    part_words(&section.inner, screen_words(screen, "school-first-here"), TYPE_BOLD, theme->note,
        theme->note);
    section_end(&section);
    column_gap(&surface.inner, m->padding);
    part_entry(screen, &surface.inner, &entry->card);
    surface_end(&surface);
    column_gap(column, m->gap);
    trust_cards(trust, &(struct content_cards){&entry->card, 1}, screen->language);
}

/* Where one begins with this stage; NULL: nowhere, or it is not for this age. */
static const char *first_of(const struct way *way, size_t i)
{
    const struct content_stage *stage = &way->stages.list[i];
    return way->age && !stage->fits ? NULL : stage->first;
}

static bool is_said_before(const struct way *way, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (first_of(way, k) && strcmp(first_of(way, k), first_of(way, i)) == 0)
            return true;
    return false;
}

/* Where to begin at this age; each place once. */
static void add_firsts(struct way *way, struct column *column)
{
    for (size_t i = 0; i < way->stages.count; i++)
        if (first_of(way, i) && !is_said_before(way, i))
            part_first(way->screen, column, first_of(way, i), &way->trust);
}

struct remark stage_ages(const struct screen *screen, const struct content_stage *stage)
{
    struct arena *arena = screen->arena;
    const char *from = format_number(arena, screen->language, stage->from_age);
    const char *to = format_number(arena, screen->language, stage->to_age);
    const char *ages = stage->to_age
                           ? format_fill(arena, screen_string(screen, "school-ages"), "to", to)
                           : screen_string(screen, "school-ages-from");
    return (struct remark){"cake", format_fill(arena, ages, "from", from), screen->language,
        screen->scene->theme->ink, false};
}

static struct face face_of(const struct screen *screen, const struct content_stage *stage)
{
    return (struct face){.words = words_of(stage->name, stage->german),
        .pictogram = stage->pictogram,
        .colour = screen_colour(screen, stage->colour),
        .action = screen_go(screen, "schools", stage->id),
        .selected = stage->fits};
}

static void add_cards(struct way *way, struct column *column)
{
    struct screen *screen = way->screen;
    const struct metrics *m = &screen->scene->metrics;
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 22, 3), m->target);
    do {
        for (size_t i = 0; i < way->stages.count; i++) {
            const struct content_stage *stage = &way->stages.list[i];
            if (way->age && !stage->fits)
                continue;
            struct face face = face_of(screen, stage);
            face.subtitle_language = stage->what.language;
            struct remark ages = stage_ages(screen, stage);
            struct column cell = grid_cell(&grid);
            part_card(&cell, &face, stage->what.string, &ages, 1);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column_gap(column, m->gap);
}

static size_t fitting(const struct content_stages *stages)
{
    size_t count = 0;
    while (count < stages->count && stages->list[count].fits)
        count++;
    return count;
}

static void add_others(struct way *way, struct column *column)
{
    struct screen *screen = way->screen;
    const struct metrics *m = &screen->scene->metrics;
    size_t first = fitting(&way->stages);
    if (!way->age || first == way->stages.count)
        return;
    part_heading(column, screen_words(screen, "school-others"));
    column_gap(column, m->padding);
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 12, 4), m->target);
    do {
        for (size_t i = first; i < way->stages.count; i++) {
            struct face face = face_of(screen, &way->stages.list[i]);
            struct column cell = grid_cell(&grid);
            part_choice(&cell, &face);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column_gap(column, m->gap);
}

/* Education's colour: that of the first stage that has schools. */
static uint32_t colour_of(const struct content_stages *stages)
{
    for (size_t i = 0; i < stages->count; i++)
        if (stages->list[i].schools)
            return stages->list[i].colour;
    return stages->count ? stages->list[0].colour : 0;
}

/* Where there is room, the ages stand beside the stages. */
void school_build(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    struct way way = {.screen = screen};
    address_number(&screen->address, "age", SCHOOL_AGE_MOST, &way.age);
    way.stages = content_stages(screen->content, screen->arena, way.age, screen->language);
    part_head(screen, "school", screen_words(screen, "school-title"),
        screen_colour(screen, colour_of(&way.stages)), false);
    struct column ages = screen->page, stages = screen->page;
    bool beside = screen->page.width >= m->body * 50;
    if (beside) {
        ages.width = m->body * 20;
        stages = column_inset(&stages, ages.width + m->margin, 0);
    }
    for (size_t i = 0; i < way.stages.count; i++)
        trust_text(&way.trust, way.stages.list[i].what, screen->language);
    add_ages(&way, &ages);
    add_firsts(&way, &ages);
    part_trust(screen, &ages, &way.trust);
    if (!beside)
        stages.y = ages.y;
    add_cards(&way, &stages);
    add_others(&way, &stages);
    screen->page.y = ages.y > stages.y ? ages.y : stages.y;
}

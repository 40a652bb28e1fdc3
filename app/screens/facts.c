/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens/facts.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "language/format.h"

#include <string.h>

struct section fact_begin(
    const struct facts *facts, struct column *column, const char *pictogram, const char *caption)
{
    struct scene *scene = facts->screen->scene;
    struct section section = section_begin(column, pictogram, facts->colour);
    struct words words = screen_words(facts->screen, caption);
    part_text(&section.inner, words.string, words.language, TYPE_SMALL, scene->theme->quiet);
    return section;
}

void fact_end(struct section *section)
{
    section_end(section);
    column_gap(section->outer, section->inner.scene->metrics.gap);
}

void fact_text(const struct facts *facts, struct column *column, const char *pictogram,
    const char *caption, struct text text)
{
    if (!text.string[0])
        return;
    struct section section = fact_begin(facts, column, pictogram, caption);
    part_text(&section.inner, format_capital(facts->screen->arena, text.language, text.string),
        text.language, TYPE_BODY, facts->screen->scene->theme->ink);
    fact_end(&section);
}

void fact_name(const struct facts *facts, struct column *column, const char *pictogram,
    const char *caption, const char *name, bool breakable)
{
    if (!name[0])
        return;
    const char *isolated = format_isolate(facts->screen->arena, name, breakable);
    fact_text(facts, column, pictogram, caption, (struct text){isolated, "de", TEXT_REVIEWED});
}

const char *fact_host(struct arena *arena, const char *url)
{
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (strncmp(url, schemes[i], strlen(schemes[i])) == 0)
            url += strlen(schemes[i]);
    size_t length = strlen(url);
    bool slash = length && url[length - 1] == '/';
    return arena_substring(arena, url, length - slash);
}

void fact_website(const struct facts *facts, struct column *column, const char *url)
{
    struct arena *arena = facts->screen->arena;
    fact_text(facts, column, "public", "website",
        (struct text){format_web(arena, fact_host(arena, url)), "de", TEXT_REVIEWED});
}

void fact_line(
    const struct facts *facts, struct column *column, const char *pictogram, const char *string)
{
    struct section section = section_begin(column, pictogram, facts->colour);
    part_text(&section.inner, string, facts->screen->language, TYPE_BODY,
        facts->screen->scene->theme->ink);
    fact_end(&section);
}

void fact_cost(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    struct screen *screen = facts->screen;
    if (e->free && !e->cost.string[0])
        fact_sentence(facts, column, "free", "free");
    else if (e->price[0] && !e->cost.string[0])
        fact_text(facts, column, "euro", "cost",
            (struct text){format_money(screen->arena, screen->language, e->price), screen->language,
                TEXT_REVIEWED});
    else
        fact_text(facts, column, e->free ? "free" : "euro", "cost", e->cost);
}

void fact_sentence(
    const struct facts *facts, struct column *column, const char *pictogram, const char *string)
{
    const struct theme *theme = facts->screen->scene->theme;
    struct section section = section_begin(column, pictogram, facts->colour);
    part_words(
        &section.inner, screen_words(facts->screen, string), TYPE_BODY, theme->ink, theme->quiet);
    fact_end(&section);
}

static void add_document(
    const struct facts *facts, struct column *cell, const struct content_document *document)
{
    struct scene *scene = facts->screen->scene;
    const struct metrics *m = &scene->metrics;
    struct words words = words_of(document->name, document->german);
    struct surface card = surface_begin(cell, scene->theme->card, m->padding, m->radius);
    int size = m->pictogram * 3 / 2, x = card.inner.x + (card.inner.width - size) / 2;
    part_pictogram(
        scene, (struct rect){x, card.inner.y, size, size}, document->pictogram, scene->theme->ink);
    column_gap(&card.inner, size);
    part_centred(&card.inner, words.string, words.language, TYPE_BODY, scene->theme->ink);
    part_centred(&card.inner, words.german, "de", TYPE_SMALL, scene->theme->quiet);
    surface_end(&card);
}

void fact_documents(const struct facts *facts, struct column *column)
{
    const struct metrics *m = &facts->screen->scene->metrics;
    const struct content_entry *entry = facts->entry;
    if (!entry->document_count)
        return;
    fact_sentence(facts, column, "checklist", "bring-along");
    struct column below = column_inset(column, m->pictogram + m->gap, 0);
    struct grid grid = grid_begin(&below, grid_columns(&below, m->body * 8, 4), m->target);
    do {
        for (size_t i = 0; i < entry->document_count; i++) {
            struct column cell = grid_cell(&grid);
            add_document(facts, &cell, &entry->documents[i]);
            grid_cell_end(&grid, &cell);
        }
    } while (grid_again(&grid));
    column->y = below.y + m->gap;
}

const char *language_list(const struct screen *screen, const char *const *tags)
{
    size_t count = 0;
    const char *team = "";
    while (tags[count])
        count++;
    const char **names = arena_alloc(screen->arena, (count + 1) * sizeof(char *)), **name = names;
    for (; *tags; tags++)
        if (strcmp(*tags, "mul") == 0)
            team = screen_string(screen, "multilingual-team");
        else
            *name++ = format_language_name(screen->arena, screen->language, *tags);
    return format_join(screen->arena, format_list(screen->arena, screen->language, names), team);
}

void fact_languages(const struct facts *facts, struct column *column)
{
    struct screen *screen = facts->screen;
    fact_text(facts, column, "record_voice_over", "languages-spoken",
        (struct text){
            language_list(screen, facts->entry->languages), screen->language, TEXT_REVIEWED});
    if (facts->entry->interpreter)
        fact_sentence(facts, column, "interpreter_mode", "interpreter-possible");
}

const char *address_string(struct arena *arena, const char *name, const char *street,
    const char *postcode, const char *city)
{
    const char *town =
        arena_printf(arena, "%s%s%s", postcode, postcode[0] && city[0] ? "\u00A0" : "", city);
    const char *const pieces[] = {name, street, town};
    const char *line = "";
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        if (pieces[i][0])
            line = arena_printf(arena, "%s%s%s", line, *line ? ", " : "", pieces[i]);
    return line;
}

static const char *floor_name(const struct screen *screen, int level)
{
    int number = format_floor(screen->language, level);
    if (level == FLOOR_UNKNOWN)
        return "";
    if (number == 0 || number == -1)
        return screen_string(screen, number ? "basement" : "ground-floor");
    return format_fill(screen->arena, screen_string(screen, "floor"), "n",
        format_number(screen->arena, screen->language, number));
}

const char *room_string(const struct screen *screen, int floor, const char *room)
{
    if (room[0])
        room = format_fill(screen->arena, screen_string(screen, "room"), "n",
            format_isolate(screen->arena, room, 0));
    return format_join(screen->arena, floor_name(screen, floor), room);
}

void fact_address(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    fact_name(facts, column, "place", "address",
        address_string(
            facts->screen->arena, e->place_name, e->street, e->card.postcode, e->card.city),
        true);
    fact_text(facts, column, "layers", "how-to-get-there",
        (struct text){
            room_string(facts->screen, e->floor, e->room), facts->screen->language, TEXT_REVIEWED});
}

void fact_source(const struct facts *facts, struct column *column)
{
    struct screen *screen = facts->screen;
    const struct content_entry *e = facts->entry;
    uint32_t quiet = screen->scene->theme->quiet;
    const char *date = e->verified_on[0] ? e->verified_on : e->source_date;
    const char *pattern = screen_string(screen, e->verified_on[0] ? "verified-on" : "as-of");
    if (date[0])
        part_text(column,
            format_fill(
                screen->arena, pattern, "date", format_date(screen->arena, screen->language, date)),
            screen->language, TYPE_SMALL, quiet);
    if (e->attribution[0])
        part_text(column,
            arena_printf(screen->arena, "%s: %s", screen_string(screen, "source"),
                format_isolate(screen->arena, e->attribution, 1)),
            screen->language, TYPE_SMALL, quiet);
    column_gap(column, screen->scene->metrics.gap);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The further people, numbers and addresses at which an entry is reached: one section each, headed
 * by what it is for. */
#include "language/format.h"
#include "screens/facts.h"

#include <string.h>

static void add_line(const struct facts *facts, struct column *column, const char *pictogram,
    const char *string, const char *language)
{
    if (!*string)
        return;
    struct scene *scene = facts->screen->scene;
    struct section section = section_begin(column, pictogram, facts->colour);
    part_text(&section.inner, string, language, TYPE_BODY, scene->theme->ink);
    section_end(&section);
    column_gap(column, scene->metrics.padding / 2);
}

static void add_name(
    const struct facts *facts, struct column *column, const char *pictogram, const char *name)
{
    if (name[0])
        add_line(facts, column, pictogram, format_isolate(facts->screen->arena, name, 0), "de");
}

static void add_point(
    const struct facts *facts, struct column *column, const struct content_point *point)
{
    struct screen *screen = facts->screen;
    const struct theme *theme = screen->scene->theme;
    struct section section = section_begin(column, "contacts", facts->colour);
    struct column *inner = &section.inner;
    if (point->role.string[0])
        part_text(inner, format_capital(screen->arena, point->role.language, point->role.string),
            point->role.language, TYPE_BOLD, theme->ink);
    add_name(facts, inner, "person", point->person);
    add_name(facts, inner, "phone", point->phone);
    add_name(facts, inner, "print", point->fax);
    add_name(facts, inner, "mail", point->email);
    add_line(facts, inner, "public",
        format_web(screen->arena, fact_host(screen->arena, point->website)), "de");
    if (strcmp(point->street, facts->entry->street) != 0) /* else it has been said */
        add_name(facts, inner, "place", point->street);
    add_line(
        facts, inner, "layers", room_string(screen, point->floor, point->room), screen->language);
    if (point->hours[0])
        add_line(facts, inner, "schedule",
            format_capital(screen->arena, screen->language, week_string(screen, point->hours)),
            screen->language);
    add_line(facts, inner, "record_voice_over", language_list(screen, point->languages),
        screen->language);
    section_end(&section);
    column_gap(column, screen->scene->metrics.padding);
}

void fact_points(const struct facts *facts, struct column *column)
{
    const struct content_entry *entry = facts->entry;
    for (size_t i = 0; i < entry->point_count; i++)
        add_point(facts, column, &entry->points[i]);
    if (entry->point_count)
        column_gap(column, facts->screen->scene->metrics.padding);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* For whom an entry is: the sheet's words, and beneath them what of it is a fact of its own. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/facts.h"

#include <string.h>

static void add_line(
    const struct facts *facts, struct column *column, const char *pictogram, const char *string)
{
    struct screen *screen = facts->screen;
    struct remark remark = {pictogram, string, screen->language, screen->scene->theme->ink, false};
    part_remarks(column, &remark, 1);
}

static void add_area(const struct facts *facts, struct column *column)
{
    static const char *const strings[] = {
        [AREA_CITY] = "audience-city", [AREA_REGION] = "audience-region"};
    unsigned area = facts->entry->audience.area;
    if (area != AREA_ANY)
        add_line(facts, column, "location_city", screen_string(facts->screen, strings[area]));
}

static void add_ages(const struct facts *facts, struct column *column)
{
    struct screen *screen = facts->screen;
    int from = facts->entry->audience.minimum_age, to = facts->entry->audience.maximum_age;
    const char *id = from == AGE_ANY ? "ages-to"
                     : to == AGE_ANY ? "school-ages-from"
                                     : "school-ages";
    if (from == AGE_ANY && to == AGE_ANY)
        return;
    const char *ages = format_fill(screen->arena, screen_string(screen, id), "from",
        format_number(screen->arena, screen->language, from));
    add_line(facts, column, "cake",
        format_fill(screen->arena, ages, "to", format_number(screen->arena, screen->language, to)));
}

static void add_gender(const struct facts *facts, struct column *column)
{
    unsigned gender = facts->entry->audience.gender;
    if (gender != GENDER_ANY)
        add_line(facts, column, gender == GENDER_WOMEN ? "woman" : "man",
            screen_string(facts->screen, gender == GENDER_WOMEN ? "filter-women" : "audience-men"));
}

static void add_residence(const struct facts *facts, struct column *column)
{
    static const char *const papers[] = {"citizen", "eu", "title", "asylum", "tolerated"};
    struct screen *screen = facts->screen;
    const char *names = "";
    for (const char *const *paper = facts->entry->audience.residence; *paper; paper++)
        for (size_t i = 0; i < COUNT_OF(papers); i++)
            if (strcmp(*paper, papers[i]) == 0)
                names = format_join(screen->arena, names,
                    screen_string(screen, arena_printf(screen->arena, "residence-%s", *paper)));
    if (*names)
        add_line(facts, column, "badge",
            arena_printf(screen->arena, "%s: %s", screen_string(screen, "residence"), names));
}

static bool is_for_all(const struct content_entry *entry)
{
    const struct content_audience *a = &entry->audience;
    return !entry->who.string[0] && a->area == AREA_ANY && a->gender == GENDER_ANY &&
           a->minimum_age == AGE_ANY && a->maximum_age == AGE_ANY && !a->residence[0] &&
           !a->institutions_only;
}

void fact_audience(const struct facts *facts, struct column *column)
{
    struct screen *screen = facts->screen;
    const struct text who = facts->entry->who;
    if (is_for_all(facts->entry))
        return;
    struct section section = fact_begin(facts, column, "groups", "for-whom");
    if (who.string[0])
        part_text(&section.inner, format_capital(screen->arena, who.language, who.string),
            who.language, TYPE_BODY, screen->scene->theme->ink);
    add_area(facts, &section.inner);
    add_ages(facts, &section.inner);
    add_gender(facts, &section.inner);
    add_residence(facts, &section.inner);
    if (facts->entry->audience.institutions_only)
        add_line(facts, &section.inner, "domain", screen_string(screen, "institutions-only"));
    fact_end(&section);
}

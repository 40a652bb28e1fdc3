/* SPDX-License-Identifier: EUPL-1.2 */
/* What only courses and schools have: when lessons are, how many places, in which languages. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/facts.h"

#include <string.h>

/* A line that the terminal itself writes. */
static void add(const struct facts *facts, struct column *column, const char *pictogram,
    const char *caption, const char *string)
{
    fact_text(facts, column, pictogram, caption,
        (struct text){string, facts->screen->language, TEXT_REVIEWED});
}

static const char *date(const struct facts *facts, const char *written)
{
    return *written ? format_date(facts->screen->arena, facts->screen->language, written) : "";
}

static const char *weekdays(const struct facts *facts)
{
    static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    const char *days[COUNT_OF(names) + 1] = {NULL};
    struct screen *screen = facts->screen;
    size_t count = 0;
    for (const char *const *day = facts->entry->days; *day; day++)
        for (int i = 0; i < (int)COUNT_OF(names) && count < COUNT_OF(names); i++)
            if (strcmp(*day, names[i]) == 0)
                days[count++] = format_weekday(screen->arena, screen->language, i, WEEKDAY_LONG);
    return format_list(screen->arena, screen->language, days);
}

static const char *times_of_day(const struct facts *facts)
{
    struct screen *screen = facts->screen;
    const char *joined = "";
    for (const char *const *time = facts->entry->times; *time; time++)
        joined = format_join(screen->arena, joined,
            screen_string(screen, arena_printf(screen->arena, "filter-%s", *time)));
    return joined;
}

/* From the first day to the last; of many courses only one of them is known. */
static void add_period(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    struct screen *screen = facts->screen;
    const char *start = date(facts, e->start_date), *end = date(facts, e->end_date);
    if (*start && *end)
        add(facts, column, "date_range", "course-duration",
            format_range(screen->arena, start, end));
    else if (*end)
        fact_line(facts, column, "event_busy", day_string(screen, "valid-until", e->ends));
    else
        add(facts, column, "event", "course-start", start);
}

void fact_course(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    struct screen *screen = facts->screen;
    add(facts, column, "signal_cellular_alt", "course-level", level_string(screen, &e->card));
    add_period(facts, column);
    if (e->schedule.string[0]) /* says more than the days and times of day */
        fact_text(facts, column, "schedule", "course-times", e->schedule);
    else
        add(facts, column, "schedule", "course-times",
            format_join(screen->arena, weekdays(facts), times_of_day(facts)));
    if (e->online)
        fact_sentence(facts, column, "computer", "filter-online");
    if (e->seats)
        fact_line(facts, column, "event_seat",
            format_fill(screen->arena, screen_string(screen, "course-seats"), "n",
                format_number(screen->arena, screen->language, e->seats)));
    fact_text(facts, column, "edit", "course-register", e->registration);
}

void fact_school(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    struct screen *screen = facts->screen;
    if (e->all_day != ANSWER_UNKNOWN)
        fact_sentence(
            facts, column, "wb_sunny", e->all_day == ANSWER_YES ? "all-day" : "no-all-day");
    if (e->newcomer_classes == ANSWER_YES)
        fact_sentence(facts, column, "group_add", "newcomer-classes");
    add(facts, column, "translate", "home-languages", language_list(screen, e->home_languages));
    fact_name(facts, column, "map", "district", e->district, true);
}

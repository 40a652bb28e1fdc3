/* SPDX-License-Identifier: EUPL-1.2 */
/* What takes place in a topic within the coming weeks: when, what, where. */
#include "language/format.h"
#include "screens/screen.h"

enum { DAYS = 28, EVENTS_MOST = 3 };

/* "Saturday · 28 November 2026 · 11:00–12:00" */
static const char *when(const struct screen *screen, const struct content_event *event)
{
    struct arena *arena = screen->arena;
    struct civil start = event->start, end = event->end;
    const char *day = format_join(arena,
        format_capital(arena, screen->language,
            format_weekday(arena, screen->language, civil_weekday(start), WEEKDAY_LONG)),
        format_date(arena, screen->language,
            arena_printf(arena, "%04d-%02d-%02d", start.year, start.month, start.day)));
    if (event->whole_days)
        return day;
    bool same_day = end.year && civil_day(end) == civil_day(start);
    return format_join(arena, day,
        same_day ? format_span(arena, civil_minutes(start), civil_minutes(end))
                 : format_time(arena, civil_minutes(start)));
}

static void add_event(
    struct screen *screen, struct column *column, const struct content_event *event)
{
    const struct theme *theme = screen->scene->theme;
    const struct metrics *m = &screen->scene->metrics;
    struct surface card = surface_begin(column, theme->card, m->padding, m->radius);
    struct column *inner = &card.inner;
    part_words(inner, words_of(event->name, event->german), TYPE_BOLD, theme->ink, theme->quiet);
    part_text(inner, when(screen, event), screen->language, TYPE_BODY, theme->ink);
    part_text(inner, event->what.string, event->what.language, TYPE_SMALL, theme->ink);
    if (event->place[0])
        part_text(
            inner, format_isolate(screen->arena, event->place, 1), "de", TYPE_SMALL, theme->quiet);
    surface_end(&card);
    column_gap(column, m->padding);
}

struct content_events events_of(const struct screen *screen, const char *topic, struct trust *trust)
{
    struct content_events events =
        content_events(screen->content, screen->arena, topic, screen->language, screen->now, DAYS);
    events.count = events.count < EVENTS_MOST ? events.count : EVENTS_MOST;
    for (size_t i = 0; i < events.count; i++) {
        trust_text(trust, events.list[i].name, screen->language);
        trust_text(trust, events.list[i].what, screen->language);
        trust->ask |= !events.list[i].fact;
    }
    return events;
}

void part_events(struct screen *screen, struct column *column, const struct content_events *events)
{
    const struct metrics *m = &screen->scene->metrics;
    if (!events->count)
        return;
    part_heading(column, screen_words(screen, "events"));
    column_gap(column, m->padding);
    for (size_t i = 0; i < events->count; i++)
        add_event(screen, column, &events->list[i]);
    column_gap(column, m->gap);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Events: a town has some hundreds, and when each takes place next is worked out as it is asked. */
#include "base/memory.h"
#include "content/recurrence.h"
#include "content/store.h"
#include "pack/sql.h"

#include <stdlib.h>
#include <string.h>

/* In the order of QUERY_EVENTS in content.c. */
enum {
    COLUMN_NUMBER,
    COLUMN_START,
    COLUMN_END,
    COLUMN_RULE,
    COLUMN_PLACE,
    COLUMN_DISCREET,
    COLUMN_FACT_UNTIL,
};

struct found {
    sqlite3_int64 number;
    struct content_event event;
};

static struct civil minutes_later(struct civil time, long minutes)
{
    long minute = civil_minutes(time) + minutes, days = minute / 1440 - (minute % 1440 < 0);
    struct civil later = civil_from_day(civil_day(time) + days);
    later.hour = (int)(minute - days * 1440) / 60;
    later.minute = (int)(minute - days * 1440) % 60;
    return later;
}

static long minutes_between(struct civil from, struct civil to)
{
    return (civil_day(to) - civil_day(from)) * 1440 + civil_minutes(to) - civil_minutes(from);
}

/* How long it takes: what is stated; of whole days, to the end of the last. */
static long length_of(sqlite3_stmt *row, struct civil start, bool whole_days)
{
    struct civil end;
    bool stated = civil_parse(sql_text(row, COLUMN_END), &end);
    return (stated ? minutes_between(start, end) : 0) + (whole_days ? 1440 : 0);
}

/* False where it does not take place from now on within so many days. */
static bool read_time(sqlite3_stmt *row, struct civil now, int days, struct content_event *event)
{
    const char *written = sql_text(row, COLUMN_START);
    struct civil start;
    if (!civil_parse(written, &start))
        return false;
    event->whole_days = !strchr(written, 'T');
    long length = length_of(row, start, event->whole_days);
    struct civil from = minutes_later(now, length ? 1 - length : 0);
    if (!recurrence_next(sql_text(row, COLUMN_RULE), start, from, &event->start))
        return false;
    if (*sql_text(row, COLUMN_END))
        event->end = minutes_later(event->start, length - (event->whole_days ? 1440 : 0));
    return civil_day(event->start) <= civil_day(now) + days;
}

static int by_start(const void *a, const void *b)
{
    const struct found *first = a, *second = b;
    int order = civil_compare(first->event.start, second->event.start);
    return order ? order : (first->number > second->number) - (first->number < second->number);
}

static struct found *read_all(struct content *content, struct arena *arena, const char *topic,
    struct civil now, int days, size_t *count)
{
    struct found *found = NULL;
    size_t room = 0;
    sqlite3_stmt *row =
        store_query(content, QUERY_EVENTS, "l", store_number(content, arena, topic));
    for (*count = 0; sql_next(row, NULL);) {
        if (*count == room)
            found = memory_resize(found, room = room ? 2 * room : 64, sizeof *found);
        found[*count] = (struct found){.number = sqlite3_column_int64(row, COLUMN_NUMBER),
            .event = {.place = store_string(arena, row, COLUMN_PLACE),
                .discreet = sqlite3_column_int(row, COLUMN_DISCREET),
                .fact = store_fact(row, COLUMN_FACT_UNTIL, now)}};
        *count += read_time(row, now, days, &found[*count].event);
    }
    return found;
}

struct content_events content_events(struct content *content, struct arena *arena,
    const char *topic, const char *language, struct civil now, int days)
{
    size_t count;
    if (content_clock_is_dead(content, now))
        return (struct content_events){0};
    struct found *found = read_all(content, arena, topic, now, days, &count);
    struct content_event *list = arena_alloc(arena, count * sizeof *list);
    if (count)
        qsort(found, count, sizeof *found, by_start);
    for (size_t i = 0; i < count; i++) {
        struct translation name = store_text(content, arena, found[i].number, "name", language);
        list[i] = found[i].event;
        list[i].name = name.text;
        list[i].german = name.german;
        list[i].what = store_text(content, arena, found[i].number, "what", language).text;
    }
    free(found);
    return (struct content_events){list, count};
}

struct content_notices content_notices(
    struct content *content, struct arena *arena, const char *language, struct civil now)
{
    size_t room = 0, count = 0;
    if (content_clock_is_dead(content, now))
        return (struct content_notices){0};
    sqlite3_stmt *row = store_query(content, QUERY_NOTICES, "l", (sqlite3_int64)civil_day(now));
    while (sql_next(row, NULL))
        room++;
    struct text *list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        list[count++] =
            store_text(content, arena, sqlite3_column_int64(row, 0), "text", language).text;
    return (struct content_notices){list, count};
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The emergency numbers, in the editors' order: nobody in need reads a list sorted by anything. */
#include "content/store.h"
#include "pack/sql.h"

/* A clock that has stopped knows no more than that somebody always answers. */
static void read_hours(struct content_emergency *number, const struct content *content,
    struct arena *arena, const char *rule, struct civil now)
{
    const struct hours *hours = number->fact && *rule ? hours_parse(arena, rule, NULL, NULL) : NULL;
    if (!hours)
        return;
    number->open = hours_at(hours, content_calendar(content), now);
    number->always = number->open.state == HOURS_OPEN && !number->open.change.year;
    if (!number->always && content_clock_is_dead(content, now))
        number->open = (struct hours_status){.state = HOURS_UNKNOWN};
}

static struct content_emergency read_number(struct content *content, struct arena *arena,
    sqlite3_stmt *row, const char *language, struct civil now)
{
    sqlite3_int64 owner = sqlite3_column_int64(row, 0);
    struct translation name = store_text(content, arena, owner, "name", language);
    struct content_emergency number = {
        .id = store_string(arena, row, 1),
        .pictogram = store_string(arena, row, 2),
        .number = store_string(arena, row, 3),
        .name = name.text,
        .german = name.german,
        .what = store_text(content, arena, owner, "what", language).text,
        .fact = store_fact(row, 6, now),
        .languages = store_list(arena, sql_text(row, 5)),
    };
    read_hours(&number, content, arena, sql_text(row, 4), now);
    return number;
}

struct content_emergencies content_emergency(
    struct content *content, struct arena *arena, const char *language, struct civil now)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row = store_query(content, QUERY_EMERGENCY, "");
    while (sql_next(row, NULL))
        room++;
    struct content_emergency *list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        list[count++] = read_number(content, arena, row, language, now);
    return (struct content_emergencies){list, count};
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The school holidays: a few rows a year that every answer about opening hours may ask for, hence
 * read once. */
#include "content/store.h"
#include "pack/sql.h"

void store_calendar(struct content *content)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row = store_query(content, QUERY_SCHOOL_HOLIDAYS, "");
    while (sql_next(row, NULL))
        room++;
    struct hours_holidays *school = arena_alloc(content->arena, room * sizeof *school);
    sqlite3_int64 *rows = arena_alloc(content->arena, room * sizeof *rows);
    sqlite3_reset(row);
    for (; count < room && sql_next(row, NULL); count++) {
        rows[count] = sqlite3_column_int64(row, 0);
        school[count].first = (long)sqlite3_column_int64(row, 1);
        school[count].last = (long)sqlite3_column_int64(row, 2);
    }
    content->calendar = (struct hours_calendar){school, count};
    content->calendar_rows = rows;
}

const struct hours_calendar *content_calendar(const struct content *content)
{
    return &content->calendar;
}

struct text content_school_holidays(
    struct content *content, struct arena *arena, struct civil day, const char *language)
{
    long number = civil_day(day);
    sqlite3_int64 row = 0;
    for (size_t i = 0; i < content->calendar.count; i++)
        if (number >= content->calendar.school[i].first &&
            number <= content->calendar.school[i].last)
            row = content->calendar_rows[i];
    return store_text(content, arena, row, "name", language).text;
}

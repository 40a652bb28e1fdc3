/* SPDX-License-Identifier: EUPL-1.2 */
/* Guides: a handful, each with a handful of steps. */
#include "content/store.h"
#include "pack/sql.h"

static struct content_guide read_guide(
    struct content *content, struct arena *arena, sqlite3_stmt *row, const char *language)
{
    sqlite3_int64 number = sqlite3_column_int64(row, 0);
    struct translation name = store_text(content, arena, number, "name", language);
    return (struct content_guide){
        .id = store_string(arena, row, 1),
        .topic = store_string(arena, row, 2),
        .pictogram = store_string(arena, row, 3),
        .colour = (uint32_t)sqlite3_column_int64(row, 4),
        .discreet = sqlite3_column_int(row, 5),
        .name = name.text,
        .german = name.german,
        .what = store_text(content, arena, number, "what", language).text,
    };
}

struct content_guides content_guides(
    struct content *content, struct arena *arena, const char *topic, const char *language)
{
    size_t room = 0, count = 0;
    sqlite3_int64 number = topic ? store_number(content, arena, topic) : 0;
    if (topic && !number)
        return (struct content_guides){0};
    sqlite3_stmt *row = store_query(content, QUERY_GUIDES, "l", number);
    while (sql_next(row, NULL))
        room++;
    struct content_guide *list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        list[count++] = read_guide(content, arena, row, language);
    return (struct content_guides){list, count};
}

static struct content_step read_step(
    struct content *content, struct arena *arena, sqlite3_stmt *row, const char *language)
{
    sqlite3_int64 number = sqlite3_column_int64(row, 0);
    struct translation name = store_text(content, arena, number, "name", language);
    bool linked = sqlite3_column_type(row, 2) != SQLITE_NULL;
    return (struct content_step){
        .pictogram = store_string(arena, row, 1),
        .entry = linked ? store_string(arena, row, 2) : NULL,
        .name = name.text,
        .german = name.german,
        .what = store_text(content, arena, number, "what", language).text,
        .description = store_text(content, arena, number, "description", language).text,
    };
}

static void read_steps(struct content *content, struct arena *arena, sqlite3_int64 number,
    const char *language, struct content_guide *guide)
{
    size_t room = 0;
    sqlite3_stmt *row = store_query(content, QUERY_STEPS, "l", number);
    while (sql_next(row, NULL))
        room++;
    struct content_step *steps = arena_alloc(arena, room * sizeof *steps);
    sqlite3_reset(row);
    while (guide->step_count < room && sql_next(row, NULL))
        steps[guide->step_count++] = read_step(content, arena, row, language);
    guide->steps = steps;
}

const struct content_guide *content_guide(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    sqlite3_int64 number = store_number(content, arena, id);
    sqlite3_stmt *row = store_query(content, QUERY_GUIDE, "l", number);
    if (!sql_next(row, NULL))
        return NULL;
    struct content_guide *guide = arena_alloc(arena, sizeof *guide);
    *guide = read_guide(content, arena, row, language);
    read_steps(content, arena, number, language, guide);
    return guide;
}

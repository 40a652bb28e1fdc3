/* SPDX-License-Identifier: EUPL-1.2 */
/* Topics: two levels, few enough to be read as they are asked for. */
#include "content/store.h"
#include "pack/sql.h"

static struct content_topic read_topic(
    struct content *content, struct arena *arena, sqlite3_stmt *row, const char *language)
{
    sqlite3_int64 number = sqlite3_column_int64(row, 0);
    struct translation name = store_text(content, arena, number, "name", language);
    struct translation description = store_text(content, arena, number, "description", language);
    bool top = sqlite3_column_type(row, 2) == SQLITE_NULL;
    return (struct content_topic){
        .id = store_string(arena, row, 1),
        .parent = top ? NULL : store_string(arena, row, 2),
        .pictogram = store_string(arena, row, 3),
        .colour = (uint32_t)sqlite3_column_int64(row, 4),
        .discreet = sqlite3_column_int(row, 5),
        .entries = (size_t)sqlite3_column_int64(row, 6),
        .name = name.text,
        .german = name.german,
        .description = description.text,
    };
}

/* A NULL parent is bound as SQL NULL: the first level. */
static sqlite3_stmt *query_below(struct content *content, struct arena *arena, const char *parent)
{
    if (!parent)
        return store_query(content, QUERY_TOPICS, "s", (const char *)NULL);
    return store_query(content, QUERY_TOPICS, "l", store_number(content, arena, parent));
}

struct content_topics content_topics(
    struct content *content, struct arena *arena, const char *parent, const char *language)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row = query_below(content, arena, parent);
    while (sql_next(row, NULL))
        room++;
    struct content_topic *list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        list[count++] = read_topic(content, arena, row, language);
    return (struct content_topics){list, count};
}

const struct content_topic *content_topic(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    sqlite3_stmt *row = store_query(content, QUERY_TOPIC, "l", store_number(content, arena, id));
    if (!sql_next(row, NULL))
        return NULL;
    struct content_topic *topic = arena_alloc(arena, sizeof *topic);
    *topic = read_topic(content, arena, row, language);
    return topic;
}

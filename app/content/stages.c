/* SPDX-License-Identifier: EUPL-1.2 */
/* The way through school: a dozen stages. The schools themselves are entries (entries.c). */
#include "content/store.h"
#include "pack/sql.h"

/* In the order of QUERY_STAGES in content.c. */
enum {
    COLUMN_NUMBER,
    COLUMN_ID,
    COLUMN_PICTOGRAM,
    COLUMN_COLOUR,
    COLUMN_FROM_AGE,
    COLUMN_TO_AGE,
    COLUMN_TOPIC,
    COLUMN_FIRST,
    COLUMN_SCHOOLS,
    COLUMN_FITS,
};

static const char *id_or_null(struct arena *arena, sqlite3_stmt *row, int column)
{
    bool none = sqlite3_column_type(row, column) == SQLITE_NULL;
    return none ? NULL : store_string(arena, row, column);
}

static struct content_stage read_stage(
    struct content *content, struct arena *arena, sqlite3_stmt *row, const char *language)
{
    sqlite3_int64 number = sqlite3_column_int64(row, COLUMN_NUMBER);
    struct translation name = store_text(content, arena, number, "name", language);
    return (struct content_stage){
        .id = store_string(arena, row, COLUMN_ID),
        .pictogram = store_string(arena, row, COLUMN_PICTOGRAM),
        .colour = (uint32_t)sqlite3_column_int64(row, COLUMN_COLOUR),
        .from_age = sqlite3_column_int(row, COLUMN_FROM_AGE),
        .to_age = sqlite3_column_int(row, COLUMN_TO_AGE),
        .fits = sqlite3_column_int(row, COLUMN_FITS),
        .schools = sqlite3_column_int(row, COLUMN_SCHOOLS),
        .topic = id_or_null(arena, row, COLUMN_TOPIC),
        .first = id_or_null(arena, row, COLUMN_FIRST),
        .name = name.text,
        .german = name.german,
        .what = store_text(content, arena, number, "what", language).text,
        .description = store_text(content, arena, number, "description", language).text,
    };
}

struct content_stages content_stages(
    struct content *content, struct arena *arena, int age, const char *language)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row =
        store_query(content, QUERY_STAGES, "ll", (sqlite3_int64)age, (sqlite3_int64)0);
    while (sql_next(row, NULL))
        room++;
    struct content_stage *list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        list[count++] = read_stage(content, arena, row, language);
    return (struct content_stages){list, count};
}

const struct content_stage *content_stage(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    sqlite3_int64 number = store_number(content, arena, id);
    sqlite3_stmt *row = store_query(content, QUERY_STAGES, "ll", (sqlite3_int64)0, number);
    if (!number || !sql_next(row, NULL))
        return NULL;
    struct content_stage *stage = arena_alloc(arena, sizeof *stage);
    *stage = read_stage(content, arena, row, language);
    return stage;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Places that a text links to. */
#include "content/store.h"
#include "pack/sql.h"

const struct content_place *content_place(
    struct content *content, struct arena *arena, const char *id)
{
    sqlite3_stmt *row = store_query(content, QUERY_PLACE, "l", store_number(content, arena, id));
    if (!sql_next(row, NULL))
        return NULL;
    struct content_place *place = arena_alloc(arena, sizeof *place);
    *place = (struct content_place){
        .name = store_string(arena, row, 0),
        .street = store_string(arena, row, 1),
        .postcode = store_string(arena, row, 2),
        .city = store_string(arena, row, 3),
        .room = store_string(arena, row, 4),
        .floor = store_floor(row, 5),
    };
    return place;
}

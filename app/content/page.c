/* SPDX-License-Identifier: EUPL-1.2 */
/* What only the page of an entry tells: for whom exactly, when, and who else can be reached. Most
 * entries have little of it, hence rows of (field, value) instead of columns. */
#include "base/memory.h"
#include "content/store.h"
#include "pack/sql.h"

#include <stdlib.h>
#include <string.h>

/* The position of a value among the words of the sheet's column; 0 for another. */
static unsigned choice(const char *value, const char *const *words)
{
    for (unsigned i = 1; words[i]; i++)
        if (strcmp(words[i], value) == 0)
            return i;
    return 0;
}

static const char *const areas[] = {"", "city", "region", NULL};
static const char *const genders[] = {"", "women", "men", NULL};
static const char *const answers[] = {"", "yes", "no", NULL};

static void read_detail(
    struct arena *arena, const char *field, const char *value, struct content_entry *entry)
{
    const struct {
        const char *field;
        int *number;
        const char **string;
        const char *const **list;
    } plain[] = {
        {"minimum_age", &entry->audience.minimum_age, NULL, NULL},
        {"maximum_age", &entry->audience.maximum_age, NULL, NULL},
        {"seats", &entry->seats, NULL, NULL},
        {"price", NULL, &entry->price, NULL},
        {"start_date", NULL, &entry->start_date, NULL},
        {"end_date", NULL, &entry->end_date, NULL},
        {"district", NULL, &entry->district, NULL},
        {"residence_status", NULL, NULL, &entry->audience.residence},
        {"days", NULL, NULL, &entry->days},
        {"times", NULL, NULL, &entry->times},
        {"home_languages", NULL, NULL, &entry->home_languages},
    };
    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        if (strcmp(plain[i].field, field) != 0)
            continue;
        if (plain[i].number)
            *plain[i].number = atoi(value);
        else if (plain[i].string)
            *plain[i].string = arena_string(arena, value);
        else
            *plain[i].list = store_list(arena, value);
        return;
    }
    if (strcmp(field, "area") == 0)
        entry->audience.area = choice(value, areas);
    else if (strcmp(field, "gender") == 0)
        entry->audience.gender = choice(value, genders);
    else if (strcmp(field, "institutions_only") == 0)
        entry->audience.institutions_only = choice(value, answers) == ANSWER_YES;
    else if (strcmp(field, "online") == 0)
        entry->online = choice(value, answers) == ANSWER_YES;
    else if (strcmp(field, "all_day") == 0)
        entry->all_day = choice(value, answers);
    else if (strcmp(field, "newcomer_classes") == 0)
        entry->newcomer_classes = choice(value, answers);
}

static void read_details(
    struct content *content, struct arena *arena, sqlite3_int64 number, struct content_entry *entry)
{
    static const char *const nothing[] = {NULL};
    entry->price = entry->start_date = entry->end_date = entry->district = "";
    entry->days = entry->times = entry->home_languages = entry->audience.residence = nothing;
    entry->audience.minimum_age = entry->audience.maximum_age = AGE_ANY;
    sqlite3_stmt *row = store_query(content, QUERY_DETAILS, "l", number);
    while (sql_next(row, NULL))
        read_detail(arena, sql_text(row, 0), sql_text(row, 1), entry);
}

static void read_openings(struct content *content, struct arena *arena, sqlite3_int64 number,
    struct civil now, struct content_entry *entry)
{
    struct content_opening openings[OPENING_PHONE + 1];
    sqlite3_stmt *row = store_query(content, QUERY_OPENING, "l", number);
    while (entry->opening_count < COUNT_OF(openings) && sql_next(row, NULL))
        if (store_fact(row, 2, now))
            openings[entry->opening_count++] = (struct content_opening){
                store_choice(row, 0, OPENING_PHONE + 1), store_string(arena, row, 1)};
        else
            entry->hours_doubtful = true;
    struct content_opening *kept = arena_alloc(arena, sizeof openings);
    memcpy(kept, openings, entry->opening_count * sizeof *openings);
    entry->openings = kept;
}

/* In the order of QUERY_POINTS in content.c. */
enum {
    POINT_NUMBER,
    POINT_PERSON,
    POINT_PHONE,
    POINT_PHONE_DIAL,
    POINT_FAX,
    POINT_EMAIL,
    POINT_WEBSITE,
    POINT_LANGUAGES,
    POINT_HOURS,
    POINT_STREET,
    POINT_ROOM,
    POINT_FLOOR,
    POINT_FACT_UNTIL,
};

int store_floor(sqlite3_stmt *row, int column)
{
    bool known = sqlite3_column_type(row, column) == SQLITE_INTEGER;
    return known ? sqlite3_column_int(row, column) : FLOOR_UNKNOWN;
}

static struct content_point read_point(struct content *content, struct arena *arena,
    sqlite3_stmt *row, const char *language, struct civil now, bool plain)
{
    bool shown = plain && store_fact(row, POINT_FACT_UNTIL, now);
    return (struct content_point){
        .role =
            store_text(content, arena, sqlite3_column_int64(row, POINT_NUMBER), "role", language)
                .text,
        .person = store_string(arena, row, POINT_PERSON),
        .phone = store_string(arena, row, POINT_PHONE),
        .phone_dial = store_string(arena, row, POINT_PHONE_DIAL),
        .fax = store_string(arena, row, POINT_FAX),
        .email = store_string(arena, row, POINT_EMAIL),
        .website = store_string(arena, row, POINT_WEBSITE),
        .languages = store_list(arena, sql_text(row, POINT_LANGUAGES)),
        .hours = shown ? store_string(arena, row, POINT_HOURS) : "",
        .street = store_string(arena, row, POINT_STREET),
        .room = store_string(arena, row, POINT_ROOM),
        .floor = store_floor(row, POINT_FLOOR),
    };
}

static void read_points(struct content *content, struct arena *arena, sqlite3_int64 number,
    const char *language, struct civil now, bool plain, struct content_entry *entry)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row = store_query(content, QUERY_POINTS, "l", number);
    while (sql_next(row, NULL))
        room++;
    struct content_point *points = arena_alloc(arena, room * sizeof *points);
    sqlite3_reset(row);
    while (count < room && sql_next(row, NULL))
        points[count++] = read_point(content, arena, row, language, now, plain);
    entry->points = points;
    entry->point_count = count;
}

void store_page(struct content *content, struct arena *arena, sqlite3_int64 number,
    const char *language, struct civil now, bool plain, struct content_entry *entry)
{
    read_details(content, arena, number, entry);
    if (plain)
        read_openings(content, arena, number, now, entry);
    read_points(content, arena, number, language, now, plain, entry);
}

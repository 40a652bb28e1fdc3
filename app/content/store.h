/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this room share: the open database, its prepared statements, ids and texts. */
#ifndef CONTENT_STORE_H
#define CONTENT_STORE_H

#include "content/content.h"

#include <sqlite3.h>

enum query {
    QUERY_LANGUAGES,
    QUERY_DATE,
    QUERY_STRINGS,
    QUERY_NUMBER,
    QUERY_PACKS,
    QUERY_TEXT,
    QUERY_TOPICS,
    QUERY_TOPIC,
    QUERY_LIST,
    QUERY_RULE,
    QUERY_ENTRY,
    QUERY_DOCUMENTS,
    QUERY_DETAILS,
    QUERY_OPENING,
    QUERY_POINTS,
    QUERY_EVENTS,
    QUERY_NOTICES,
    QUERY_EMERGENCY,
    QUERY_GUIDES,
    QUERY_GUIDE,
    QUERY_STEPS,
    QUERY_STAGES,
    QUERY_PLACE,
    QUERY_ATTRIBUTIONS,
    QUERY_SCHOOL_HOLIDAYS,
    QUERY_COUNT,
};

enum { LISTS_KNOWN = 4 };

/* A list as it was asked for a moment ago. */
struct known_list {
    sqlite3_int64 owner; /* 0: none */
    char language[16];
    struct civil now;
    struct content_listed *list;
    size_t count;
};

struct rule;
struct strings;

struct content {
    sqlite3 *database;
    sqlite3_stmt *statements[QUERY_COUNT];
    struct arena *arena; /* until the content is closed */
    const char *const *languages;
    struct civil date;
    struct civil issued, expires; /* year 0: not from a channel */
    struct hours_calendar calendar;
    const sqlite3_int64 *calendar_rows; /* of its holidays */
    struct rule *rules; /* rule_count of them, by number from 1 on */
    size_t rule_count;
    struct known_list lists[LISTS_KNOWN]; /* the oldest is the next to be forgotten */
    size_t next_list;
    struct strings *strings; /* a list, one a language that was asked for */
    struct strings *own_strings; /* the program's; NULL: not needed yet */
};

/* The calendar, once. */
void store_calendar(struct content *content);

/* The prepared statement, reset and bound as in sql_query(). Do not finalize it. */
sqlite3_stmt *store_query(struct content *content, enum query query, const char *types, ...);

/* A column as a string in the arena. */
const char *store_string(struct arena *arena, sqlite3_stmt *row, int column);

/* A value of an enum with `count` values from 0 on; 0 for anything else. */
unsigned store_choice(sqlite3_stmt *row, int column, int count);

/* The tags or words of "a|b|c"; NULL behind the last. */
const char *const *store_list(struct arena *arena, const char *list);

struct row_id {
    const char *pack, *table, *name; /* NULL where the id does not say it */
};

struct row_id store_split_id(struct arena *arena, const char *id);

/* The number of a row by its full id; 0: there is none. */
sqlite3_int64 store_number(struct content *content, struct arena *arena, const char *id);

struct translation {
    struct text text, german;
};

/* A field of a row in the language, its relative or German; "" of row 0, which there is not. */
struct translation store_text(struct content *content, struct arena *arena, sqlite3_int64 owner,
    const char *field, const char *language);

/* The relative that may stand in for the language; "de" where it has none. */
const char *store_relative(const char *language);

/* How it is with the opening hours of this number (0: none) now, worked out once a minute. */
struct hours_status store_hours(struct content *content, sqlite3_int64 rule, struct civil now);

/* Today; where the clock is wrong, the last day that has certainly come, that of the content. */
long store_day(const struct content *content, struct civil now);

/* Whether a fact that holds until `column` (a day, or NULL) still holds. */
bool store_fact(sqlite3_stmt *row, int column, struct civil now);

/* What only the page of an entry tells. `plain`: its hours may be shown where they are facts. */
void store_page(struct content *content, struct arena *arena, sqlite3_int64 number,
    const char *language, struct civil now, bool plain, struct content_entry *entry);

/* The floor in a column, FLOOR_UNKNOWN for NULL. */
int store_floor(sqlite3_stmt *row, int column);

#endif

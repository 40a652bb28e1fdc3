/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of entries. One pass over a table made for it knows what can be filtered and counted; what
 * is written on a card is read for those cards alone that are shown (entries.c). */
#include "base/memory.h"
#include "content/store.h"
#include "pack/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In the order of QUERY_LIST in content.c. */
enum {
    COLUMN_ENTRY,
    COLUMN_ATTRIBUTES,
    COLUMN_CLOSED,
    COLUMN_HOURS_UNTIL,
    COLUMN_RULE,
    COLUMN_VALID_FROM,
    COLUMN_VALID_UNTIL
};

struct found {
    struct content_listed listed;
    bool closed;
};

struct finds {
    struct found *list; /* the caller frees it */
    size_t count, room;
};

static void add(struct finds *finds, struct found found)
{
    if (finds->count == finds->room) {
        finds->room = finds->room ? 2 * finds->room : 256;
        finds->list = memory_resize(finds->list, finds->room, sizeof *finds->list);
    }
    finds->list[finds->count++] = found;
}

static struct found read_one(
    struct content *content, sqlite3_stmt *row, struct civil now, bool clock_is_dead)
{
    struct found found = {{sqlite3_column_int64(row, COLUMN_ENTRY),
                              (unsigned)sqlite3_column_int(row, COLUMN_ATTRIBUTES)},
        sqlite3_column_int(row, COLUMN_CLOSED)};
    sqlite3_int64 rule = sqlite3_column_int64(row, COLUMN_RULE);
    bool begun = sqlite3_column_int64(row, COLUMN_VALID_FROM) <= civil_day(now);
    if (rule && begun && !clock_is_dead && store_fact(row, COLUMN_HOURS_UNTIL, now) &&
        store_hours(content, rule, now).state == HOURS_OPEN)
        found.listed.attributes |= ATTRIBUTE_OPEN_NOW;
    return found;
}

/* Behind its last day an offer is no longer listed. */
static bool is_over(sqlite3_stmt *row, long today)
{
    sqlite3_int64 last = sqlite3_column_int64(row, COLUMN_VALID_UNTIL);
    return last && last < today;
}

static struct finds read_all(
    struct content *content, sqlite3_int64 owner, const char *language, struct civil now)
{
    struct finds finds = {0};
    bool dead = content_clock_is_dead(content, now);
    long today = store_day(content, now);
    sqlite3_stmt *row = store_query(content, QUERY_LIST, "sl", language, owner);
    while (sql_next(row, NULL))
        if (!is_over(row, today))
            add(&finds, read_one(content, row, now, dead));
    return finds;
}

/* 0 is the most useful. */
enum { ORDERS = 16 };

static unsigned order_of(const struct found *found)
{
    unsigned attributes = found->listed.attributes;
    return (found->closed ? 8u : 0u) | (attributes & ATTRIBUTE_OPEN_NOW ? 0u : 4u) |
           (attributes & ATTRIBUTE_HERE ? 0u : 2u) | (attributes & ATTRIBUTE_SPEAKS ? 0u : 1u);
}

/* A stable counting sort: within an order the entries stay sorted by name. */
static void put_in_order(struct content_listed *list, const struct finds *finds)
{
    size_t next[ORDERS + 1] = {0};
    for (size_t i = 0; i < finds->count; i++)
        next[order_of(&finds->list[i]) + 1]++;
    for (size_t i = 1; i < ORDERS; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < finds->count; i++)
        list[next[order_of(&finds->list[i])]++] = finds->list[i].listed;
}

static void leave_in_order(struct content_listed *list, const struct finds *finds)
{
    for (size_t i = 0; i < finds->count; i++)
        list[i] = finds->list[i].listed;
}

static struct known_list *find_known(
    struct content *content, sqlite3_int64 owner, const char *language, struct civil now)
{
    for (size_t i = 0; i < LISTS_KNOWN; i++) {
        struct known_list *known = &content->lists[i];
        if (known->owner == owner && strcmp(known->language, language) == 0 &&
            civil_compare(known->now, now) == 0)
            return known;
    }
    return NULL;
}

/* From a list to one of its entries, whose page has a list beneath it, and back: the same two lists
 * are asked for again and again within a minute. */
static struct known_list *know(struct content *content, sqlite3_int64 owner, const char *language,
    struct civil now, void (*arrange)(struct content_listed *list, const struct finds *finds))
{
    struct known_list *known = &content->lists[content->next_list];
    struct finds finds = read_all(content, owner, language, now);
    free(known->list);
    *known = (struct known_list){.owner = owner, .now = now, .count = finds.count};
    snprintf(known->language, sizeof known->language, "%s", language);
    known->list = memory_zero((finds.count + 1) * sizeof *known->list);
    arrange(known->list, &finds);
    free(finds.list);
    content->next_list = (content->next_list + 1) % LISTS_KNOWN;
    return known;
}

static struct content_list list_of(struct content *content, struct arena *arena, const char *id,
    const char *language, struct civil now,
    void (*arrange)(struct content_listed *list, const struct finds *finds))
{
    sqlite3_int64 owner = store_number(content, arena, id);
    const struct known_list *known = find_known(content, owner, language, now);
    if (!known)
        known = know(content, owner, language, now, arrange);
    struct content_listed *list = arena_alloc(arena, known->count * sizeof *list);
    memcpy(list, known->list, known->count * sizeof *list);
    return (struct content_list){list, known->count};
}

struct content_list content_list(struct content *content, struct arena *arena, const char *topic,
    const char *language, struct civil now)
{
    return list_of(content, arena, topic, language, now, put_in_order);
}

struct content_list content_schools(struct content *content, struct arena *arena, const char *stage,
    const char *language, struct civil now)
{
    return list_of(content, arena, stage, language, now, leave_in_order);
}

size_t content_matching(const struct content_list *list, unsigned attributes)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += (list->list[i].attributes & attributes) == attributes;
    return count;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as opening hours: either they are refused at a place inside them, or the answers keep
 * their order, agree with each other whatever way they are asked for, and come to an end. */
#include "base/memory.h"
#include "content/hours.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 60, CHANGES = 12, DAYS = 10 };

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* 2026-12-23 to 2027-01-06, and two days in spring, so that knowledge begins and ends. */
static const struct hours_holidays school[] = {{20810, 20824}, {20900, 20901}};
static const struct hours_calendar calendar = {school, COUNT_OF(school)};

/* Around the turn of the year, its holidays and the days on which the clocks change. */
static const struct civil moments[] = {
    {2026, 12, 24, 23, 59},
    {2027, 1, 1, 0, 0},
    {2027, 3, 28, 2, 30},
    {2028, 2, 29, 12, 0},
};

static bool is_after(struct civil a, struct civil b)
{
    return civil_compare(a, b) > 0;
}

static void ask_for_changes(const struct hours *hours, struct civil now)
{
    struct hours_status status = hours_at(hours, &calendar, now);
    for (int i = 0; i < CHANGES && status.change.year; i++) {
        EXPECT(is_after(status.change, now));
        EXPECT(!status.opens.year || status.state != HOURS_OPEN);
        EXPECT(!status.opens.year || !is_after(status.change, status.opens));
        EXPECT(!status.by_appointment || status.remark);
        struct hours_status next = hours_at(hours, &calendar, status.change);
        EXPECT(next.state != status.state);
        EXPECT(!status.opens.year || hours_at(hours, &calendar, status.opens).state == HOURS_OPEN);
        now = status.change;
        status = next;
    }
}

static const struct hours_span *span_at(const struct hours_day *day, int minute)
{
    for (size_t i = 0; i < day->count; i++)
        if (day->spans[i].start <= minute && minute < day->spans[i].end)
            return &day->spans[i];
    return NULL;
}

static void expect_order(const struct hours_day *day)
{
    for (size_t i = 0; i < day->count; i++) {
        const struct hours_span *span = &day->spans[i];
        EXPECT(span->state != HOURS_CLOSED);
        EXPECT(span->start >= (i ? day->spans[i - 1].end : 0));
        EXPECT(span->start < span->end && span->end < 2 * DAY);
    }
}

/* What is open at noon is a span of the day or of the night before. */
static void ask_for_days(struct arena *arena, const struct hours *hours, struct civil now)
{
    for (int i = 0; i < DAYS; i++) {
        long day = civil_day(now) + i;
        struct civil noon = civil_from_day(day);
        noon.hour = 12;
        struct hours_day before = hours_of_day(arena, hours, &calendar, civil_from_day(day - 1));
        struct hours_day today = hours_of_day(arena, hours, &calendar, noon);
        struct hours_status status = hours_at(hours, &calendar, noon);
        expect_order(&today);
        bool spans = span_at(&today, DAY / 2) || span_at(&before, DAY + DAY / 2);
        EXPECT(spans || status.state == HOURS_CLOSED);
    }
}

static void ask(struct arena *arena, const struct hours *hours)
{
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        ask_for_changes(hours, moments[i]);
        ask_for_days(arena, hours, moments[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct error error = {0};
    size_t column = SIZE_MAX;
    char *text = memory_zero(count + 1);
    if (count)
        memcpy(text, bytes, count);
    const struct hours *hours = hours_parse(arena, text, &column, &error);
    EXPECT(hours || (column <= strlen(text) && *error.message));
    if (hours)
        ask(arena, hours);
    const struct hours *sets = hours_parse_sets(arena, text);
    if (sets)
        ask(arena, sets);
    free(text);
    arena_destroy(arena);
    return 0;
}

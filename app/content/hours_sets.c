/* SPDX-License-Identifier: EUPL-1.2 */
/* One rule as a sheet has it, or a year of them as content.db has it. */
#include "content/hours_reader.h"

#include <limits.h>
#include <string.h>

enum { SETS_MOST = 32 };

static bool read_set(struct hours_reader *reader, struct hours *hours, struct hours_set *set)
{
    if (strnlen(reader->rule, HOURS_LENGTH_MOST + 1) > HOURS_LENGTH_MOST)
        return reader_refuse_at(
            reader, reader->rule + HOURS_LENGTH_MOST, "the rule is too long; shorten it");
    return reader_rules(reader, hours, &set->first);
}

const struct hours *hours_parse(
    struct arena *arena, const char *rule, size_t *column, struct error *error)
{
    struct hours_reader reader = {.rule = rule, .at = rule, .arena = arena, .error = error};
    struct hours *hours = arena_alloc(arena, sizeof *hours);
    struct hours_set *set = arena_alloc(arena, sizeof *set);
    *hours = (struct hours){.sets = set, .weekly = true};
    *set = (struct hours_set){.from = LONG_MIN, .until = LONG_MAX};
    if (read_set(&reader, hours, set))
        return hours;
    if (column)
        *column = (size_t)(reader.at - rule);
    return NULL;
}

/* "2026-12-21/2027-01-03 ", either of which may be empty; 24/7 is none. */
static size_t length_of_bounds(const char *line)
{
    size_t from = strspn(line, "0123456789-");
    if (line[from] != '/' || (from && from < strlen("2026")))
        return 0;
    size_t until = strspn(line + from + 1, "0123456789-");
    return line[from + 1 + until] == ' ' ? from + 1 + until + 1 : 0;
}

/* A month or year that is the last goes to its end. */
static bool read_bounds(struct arena *arena, const char *bounds, struct hours_set *set)
{
    struct civil day;
    size_t from = strcspn(bounds, "/"), until = strcspn(bounds + from + 1, " ");
    if (from) {
        if (!civil_parse(arena_substring(arena, bounds, from), &day))
            return false;
        set->from = civil_day(day);
    }
    if (until) {
        if (!civil_parse(arena_substring(arena, bounds + from + 1, until), &day))
            return false;
        int months = until == strlen("2026") ? 12 : until == strlen("2026-12") ? 1 : 0;
        set->until = civil_day(civil_add_months(day, months)) - (months > 0);
    }
    return true;
}

static bool read_line(
    struct arena *arena, const char *line, struct hours *hours, struct hours_set *set)
{
    size_t bounds = length_of_bounds(line);
    *set = (struct hours_set){.from = LONG_MIN, .until = LONG_MAX};
    hours->weekly &= !bounds;
    struct hours_reader reader = {.rule = line + bounds, .at = line + bounds, .arena = arena};
    return (!bounds || read_bounds(arena, line, set)) && read_set(&reader, hours, set);
}

const struct hours *hours_parse_sets(struct arena *arena, const char *lines)
{
    struct hours *hours = arena_alloc(arena, sizeof *hours);
    const struct hours_set **next = &hours->sets;
    hours->weekly = true;
    for (size_t i = 0; i < SETS_MOST; i++) {
        size_t length = strcspn(lines, "\n");
        struct hours_set *set = arena_alloc(arena, sizeof *set);
        if (!read_line(arena, arena_substring(arena, lines, length), hours, set))
            return NULL;
        *next = set;
        next = &set->next;
        if (!lines[length])
            return hours;
        lines += length + 1;
    }
    return NULL;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* `hours "RULE" --at TIME`: what opening hours answer, for whoever writes them. Without a pack
 * there is no table of school holidays: what hangs on them is unknown. */
#include "author/command.h"
#include "base/arena.h"
#include "content/hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES = 5, CHANGES_MOST = 10000 };

static const char *const states[] = {
    [HOURS_UNKNOWN] = "unknown",
    [HOURS_OPEN] = "open",
    [HOURS_CLOSED] = "closed",
};

static void print_answers(const struct hours *hours, struct civil at, long changes)
{
    struct hours_status status = hours_at(hours, NULL, at);
    puts(states[status.state]);
    for (; changes && status.change.year; changes--) {
        at = status.change;
        status = hours_at(hours, NULL, at);
        printf("%04d-%02d-%02dT%02d:%02d %s\n", at.year, at.month, at.day, at.hour, at.minute,
            states[status.state]);
    }
}

static bool read_count(const char *text, long *count)
{
    char *end;
    *count = text ? strtol(text, &end, 10) : CHANGES;
    return !text || (*text && !*end && *count >= 0 && *count <= CHANGES_MOST);
}

enum command_exit command_hours(const struct command_line *line)
{
    const char *time = command_option(line, "--at"), *count = command_option(line, "--count");
    struct error error = {0};
    struct civil at;
    long changes;
    if (!civil_parse(time, &at)) {
        fprintf(stderr, "--at: \"%s\" is no time; write 2026-11-23T10:00\n", time);
        return COMMAND_USAGE;
    }
    if (!read_count(count, &changes)) {
        fprintf(stderr, "--count: \"%s\" is no number of changes; write 0 to %d\n", count,
            CHANGES_MOST);
        return COMMAND_USAGE;
    }
    struct arena *arena = arena_create();
    const struct hours *hours = hours_parse(arena, line->names[0], NULL, &error);
    if (hours)
        print_answers(hours, at, changes);
    else
        fprintf(stderr, "%s\n", error.message);
    arena_destroy(arena);
    return hours ? COMMAND_DONE : COMMAND_ERRORS;
}

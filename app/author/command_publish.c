/* SPDX-License-Identifier: EUPL-1.2 */
/* `publish PACK… --channel DIR --key NAME.key`: the order of the packs is that of the words. */
#include "author/command.h"
#include "author/password.h"
#include "author/publish.h"
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An option's whole number from 1 to `most`; `otherwise` where it was not given, 0 where it is no
 * such number. */
static int number(const struct command_line *line, const char *name, int most, int otherwise)
{
    const char *value = command_option(line, name);
    if (!value)
        return otherwise;
    size_t digits = strspn(value, "0123456789");
    long number = digits && digits < 7 && !value[digits] ? strtol(value, NULL, 10) : 0;
    if (number >= 1 && number <= most)
        return (int)number;
    fprintf(stderr, "%s: \"%s\" is no number from 1 to %d\n", name, value, most);
    return 0;
}

static void print_day(int64_t seconds)
{
    struct civil day = civil_from_day((long)(seconds / (24 * 60 * 60)));
    printf("valid until %04d-%02d-%02d", day.year, day.month, day.day);
}

static void print(const struct published *published)
{
    printf("%s version %ld, ",
        !published->changed  ? "nothing new:"
        : published->renewed ? "renewed, unchanged otherwise:"
                             : "published:",
        published->version);
    print_day(published->expires);
    if (published->changed)
        printf(": %zu packs, %zu deltas, %zu objects written, %llu bytes", published->packs,
            published->deltas, published->objects, (unsigned long long)published->bytes);
    puts("");
}

enum command_exit command_publish(const struct command_line *line)
{
    struct publish_order order = {
        .packs = line->names,
        .count = (size_t)line->count,
        .channel = command_option(line, "--channel"),
        .days = number(line, "--expires", PUBLISH_DAYS_MOST, PUBLISH_DAYS),
        .keep = (size_t)number(line, "--keep", PUBLISH_KEEP_MOST, PUBLISH_KEEP),
    };
    if (!order.days || !order.keep)
        return COMMAND_USAGE;
    struct error error = {0};
    struct published published;
    struct arena *arena = arena_create();
    struct secret_key *key = password_open_key(
        command_option(line, "--key"), command_option(line, "--password-file"), &error);
    order.key = key;
    bool done = key && publish(arena, &order, &published, &error);
    if (done)
        print(&published);
    else
        fprintf(stderr, "%s\n", error.message);
    secret_key_destroy(key);
    arena_destroy(arena);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/config.h"

#include "base/file.h"

#include <string.h>

enum { CONFIG_MOST = 64 * 1024 };

/* Some editors begin every text with one. */
static const char mark[] = "\xEF\xBB\xBF";

static char *trim(char *start, char *end)
{
    while (start < end && strchr(" \t\r", *start))
        start++;
    while (end > start && strchr(" \t\r", end[-1]))
        end--;
    *end = '\0';
    return start;
}

static bool take_line(char *line, config_take *take, void *context, struct error *error)
{
    char *equals = strchr(line, '=');
    if (!equals || equals == line)
        return error_set(error, "no setting; write `key = value`, or # before a comment");
    char *value = trim(equals + 1, equals + strlen(equals));
    return take(context, trim(line, equals), value, error);
}

bool config_read(
    struct arena *arena, const char *path, config_take *take, void *context, struct error *error)
{
    struct error fault = {0};
    size_t bytes, number = 1;
    char *text = file_read(arena, path, CONFIG_MOST, &bytes, error);
    if (!text)
        return false;
    if (strlen(text) != bytes)
        return error_set(error, "%s: no text; write `key = value` lines", path);
    if (strncmp(text, mark, strlen(mark)) == 0)
        text += strlen(mark);
    for (char *next = text; next; number++) {
        char *end = strchrnul(next, '\n'), *following = *end ? end + 1 : NULL;
        char *line = trim(next, end);
        if (*line && *line != '#' && !take_line(line, take, context, &fault))
            return error_set(error, "%s:%zu: %s", path, number, fault.message);
        next = following;
    }
    return true;
}

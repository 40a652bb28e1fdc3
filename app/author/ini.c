/* SPDX-License-Identifier: EUPL-1.2 */
/* A line at a time, cut in place: keys and values point into the text that was read. */
#include "author/ini.h"

#include "author/encoding.h"

#include <string.h>

static const char SPACES[] = " \t\r";

static char *trim_end(char *start, char *end)
{
    while (end > start && strchr(SPACES, end[-1]))
        end--;
    *end = '\0';
    return start;
}

static void read_line(
    struct ini *ini, char *line, char *end, size_t number, struct diagnostics *diagnostics)
{
    char *key = line + strspn(line, SPACES);
    if (key == end || *key == '#')
        return;
    struct position at = {ini->file, number, 1 + encoding_length(line, (size_t)(key - line))};
    char *equals = memchr(key, '=', (size_t)(end - key));
    if (!equals || equals == key) {
        diagnostics_error(diagnostics, at, "neither a setting nor a comment; write key = value");
        return;
    }
    char *value = equals + 1 + strspn(equals + 1, SPACES);
    trim_end(key, equals);
    if (ini_find(ini, key)) {
        diagnostics_error(diagnostics, at, "%s is set twice; keep one of the lines", key);
        return;
    }
    at.column = 1 + encoding_length(line, (size_t)(value - line));
    ini->entries[ini->count++] = (struct ini_entry){key, trim_end(value, end), at};
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

const struct ini *ini_read(struct arena *arena, char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics)
{
    struct ini *ini = arena_alloc(arena, sizeof *ini);
    ini->file = file;
    if (!encoding_check(text, bytes, file, diagnostics))
        return ini;
    ini->entries = arena_alloc(arena, count_lines(text) * sizeof *ini->entries);
    char *line = text + encoding_mark(text, bytes);
    for (size_t number = 1; line; number++) {
        char *newline = strchr(line, '\n');
        char *end = newline ? newline : line + strlen(line);
        *end = '\0';
        read_line(ini, line, end, number, diagnostics);
        line = newline ? newline + 1 : NULL;
    }
    return ini;
}

const struct ini_entry *ini_find(const struct ini *ini, const char *key)
{
    for (size_t i = 0; i < ini->count; i++)
        if (strcmp(ini->entries[i].key, key) == 0)
            return &ini->entries[i];
    return NULL;
}

const char *ini_value(const struct ini *ini, const char *key, const char *otherwise)
{
    const struct ini_entry *entry = ini_find(ini, key);
    return entry && *entry->value ? entry->value : otherwise;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/notes.h"

#include "base/clock.h"
#include "base/config.h"
#include "base/file.h"
#include "base/memory.h"
#include "sync/store_layout.h"
#include "trust/signature.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *manifest_path(struct arena *arena, const char *store)
{
    return arena_printf(arena, "%s/trust/manifest.json", store);
}

struct notes_manifest notes_manifest(struct arena *arena, const char *store)
{
    struct notes_manifest manifest = {0};
    const char *path = manifest_path(arena, store);
    manifest.signature =
        file_read(arena, arena_printf(arena, "%s.minisig", path), SIGNATURE_MOST, NULL, NULL);
    if (manifest.signature)
        manifest.text = file_read(arena, path, MANIFEST_MOST, &manifest.bytes, NULL);
    return manifest;
}

bool notes_keep_manifest(struct arena *arena, const char *store,
    const struct notes_manifest *manifest, struct error *error)
{
    const char *path = manifest_path(arena, store);
    return file_write(arena_printf(arena, "%s.minisig", path), manifest->signature, error) &&
           file_write(path, manifest->text, error);
}

/* A note is `key = value` lines, as a configuration is. */
struct reading {
    const char *const *keys;
    const char **values;
    size_t count;
};

static bool take(void *context, const char *key, const char *value, struct error *error)
{
    struct reading *reading = context;
    (void)error;
    for (size_t i = 0; i < reading->count; i++)
        if (strcmp(reading->keys[i], key) == 0 && *value)
            reading->values[i] = value;
    return true;
}

static void read_note(
    struct arena *arena, const char *path, const char *const *keys, const char **values, size_t n)
{
    struct reading reading = {keys, values, n};
    if (!config_read(arena, path, take, &reading, NULL))
        memset(values, 0, n * sizeof *values);
}

static const char *note_text(
    struct arena *arena, const char *const *keys, const char *const *values, size_t n)
{
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        if (values[i])
            text = arena_printf(arena, "%s%s = %s\n", text, keys[i], values[i]);
    return text;
}

static const char *const mark_keys[] = {"channel", "version", "etag", "modified"};

static const char *mark_path(struct arena *arena, const char *store)
{
    return arena_printf(arena, "%s/channel", store);
}

struct source_mark notes_mark(
    struct arena *arena, const char *store, const char *channel, long version)
{
    const char *values[COUNT_OF(mark_keys)] = {0};
    read_note(arena, mark_path(arena, store), mark_keys, values, COUNT_OF(mark_keys));
    if (!values[0] || !values[1] || strcmp(values[0], channel) != 0 ||
        strcmp(values[1], arena_printf(arena, "%ld", version)) != 0)
        return (struct source_mark){0};
    return (struct source_mark){values[2], values[3]};
}

bool notes_keep_mark(struct arena *arena, const char *store, const char *channel, long version,
    const struct source_mark *mark, struct error *error)
{
    const char *values[] = {
        channel, arena_printf(arena, "%ld", version), mark->etag, mark->modified};
    return file_write(
        mark_path(arena, store), note_text(arena, mark_keys, values, COUNT_OF(mark_keys)), error);
}

static const char *const end_keys[] = {"time", "source", "outcome", "german"};

static const char *end_path(struct arena *arena, const char *store)
{
    return arena_printf(arena, "%s/outcome", store);
}

struct notes_end notes_end(struct arena *arena, const char *store)
{
    const char *values[COUNT_OF(end_keys)] = {0};
    read_note(arena, end_path(arena, store), end_keys, values, COUNT_OF(end_keys));
    return (struct notes_end){values[0], values[1], values[2], values[3]};
}

/* On a disk without room for another file the last end still has its own, and a terminal that says
 * why nothing came is worth more than a write that is whole or not at all. */
static bool write_over(const char *path, const char *text)
{
    size_t bytes = strlen(text);
    int file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    bool written = file >= 0 && write(file, text, bytes) == (ssize_t)bytes &&
                   ftruncate(file, (off_t)bytes) == 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return written;
}

bool notes_keep_end(struct arena *arena, const char *store, const char *source,
    enum outcome outcome, struct error *error)
{
    const char *path = end_path(arena, store);
    struct civil now = clock_now();
    char *line = arena_string(arena, source);
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    const char *values[] = {arena_printf(arena, "%04d-%02d-%02dT%02d:%02d", now.year, now.month,
                                now.day, now.hour, now.minute),
        line, outcome_name(outcome), outcome_german(outcome)};
    const char *text = note_text(arena, end_keys, values, COUNT_OF(end_keys));
    return (file_write(path, text, error) || write_over(path, text)) &&
           layout_settle(path, MODE_FILE); /* the terminal is another user */
}

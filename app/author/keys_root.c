/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes the next root of a channel. It counts for nothing before enough keys have approved it, so
 * that the one before must be finished first. */
#include "author/keys.h"
#include "author/root_file.h"
#include "base/file.h"
#include "trust/channel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Public keys out of a list of files that commas separate. */
static bool read_keys(struct arena *arena, const char *list, struct public_key keys[ROOT_KEYS_MOST],
    size_t *count, struct error *error)
{
    for (*count = 0;; list++) {
        size_t length = strcspn(list, ",");
        const char *path = arena_substring(arena, list, length);
        if (*count == ROOT_KEYS_MOST)
            return error_set(error, "%s: one key too many; %d are the most", path, ROOT_KEYS_MOST);
        if (!public_key_read(path, &keys[(*count)++], error))
            return false;
        list += length;
        if (!*list)
            return true;
    }
}

static int read_threshold(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits && digits <= 2 && !text[digits] ? atoi(text) : 0;
}

static bool compose(struct arena *arena, const struct command_line *line, long version,
    struct root *root, struct error *error)
{
    const char *keys = line->names[1], *publishers = command_option(line, "--publishers");
    *root = (struct root){
        .version = version,
        .threshold = read_threshold(command_option(line, "--threshold")),
    };
    return read_keys(arena, keys, root->keys, &root->key_count, error) &&
           read_keys(arena, publishers ? publishers : keys, root->publishers,
               &root->publisher_count, error);
}

/* A root that nobody has approved yet would stand between the terminals and the new one. */
static bool is_finished(struct arena *arena, const char *channel, long version, struct error *error)
{
    struct root_file before = {0}, file;
    struct error fault;
    bool follows = version > 1;
    if (version == 0)
        return true;
    if ((follows && !root_file_read(arena, channel, version - 1, NULL, &before, error)) ||
        !root_file_read(arena, channel, version, follows ? &before.root : NULL, &file, error))
        return false;
    if (root_file_is_signed(follows ? &before.root : NULL, &file, &fault))
        return true;
    return error_set(error,
        "%s/roots/%ld.json: %s; approve it with faden-pack keys approve, or delete it if it is "
        "wrong, before you make the next",
        channel, version, fault.message);
}

static bool write_root(
    struct arena *arena, const char *channel, const struct root *root, struct error *error)
{
    const char *path = arena_printf(arena, "%s/%s", channel, channel_root(arena, root->version));
    const char *text = root_write(arena, root);
    struct root again;
    return root_read(text, strlen(text), &again, error) &&
           file_make_folder(arena_printf(arena, "%s/roots", channel), error) &&
           file_write(path, text, error);
}

static void say_next(const char *channel, const struct root *root)
{
    printf("%s/roots/%ld.json: %d of its %zu keys must approve it", channel, root->version,
        root->threshold, root->key_count);
    if (root->version > 1)
        printf(", and as many of those of root %ld as that one asks for", root->version - 1);
    printf("; each with:\n  faden-pack keys approve %s/roots/%ld.json --key NAME.key\n", channel,
        root->version);
}

enum command_exit keys_root(const struct command_line *line)
{
    struct arena *arena = arena_create();
    const char *channel = command_option(line, "--channel");
    long newest = root_file_newest(channel);
    struct root root;
    struct error error;
    bool done = compose(arena, line, newest + 1, &root, &error) &&
                is_finished(arena, channel, newest, &error) &&
                write_root(arena, channel, &root, &error);
    if (done)
        say_next(channel, &root);
    else
        fprintf(stderr, "%s\n", error.message);
    arena_destroy(arena);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

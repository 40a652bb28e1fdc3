/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel (trust/channel.h) as a folder on this machine, with everything in it that is to be
 * believed: whatever else lies there, a half-written pair of a run that was killed or what a
 * stranger put in, is as if it were not. */
#ifndef AUTHOR_CHANNEL_FOLDER_H
#define AUTHOR_CHANNEL_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "trust/manifest.h"
#include "trust/root.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct channel_folder {
    struct arena *arena;
    const char *path;
    int lock;
    struct root root; /* the newest */
    const struct public_key *publishers; /* of every root */
    size_t publisher_count;
    const struct manifest **manifests; /* signed by a publisher of some root; the newest first */
    size_t manifest_count;
};

enum channel_use { CHANNEL_READ, CHANNEL_WRITE };

/* Waits until nobody else changes it, or for reading where it can be locked, and reads it. The
 * newest root must be signed as a terminal wants it. False and an error; close it in any case. */
bool channel_folder_open(struct arena *arena, const char *path, enum channel_use use,
    struct channel_folder *folder, struct error *error);
void channel_folder_close(struct channel_folder *folder);

/* Reads again which manifests there are. */
void channel_folder_list(struct channel_folder *folder);

/* Where a file of the channel stands, in the arena. */
const char *channel_folder_path(const struct channel_folder *folder, const char *relative);

/* Whether a file is there, byte for byte the one that a manifest names. */
bool channel_folder_has(
    const struct channel_folder *folder, const char *relative, const struct manifest_file *file);

/* Whether everything that a manifest names is there. */
bool channel_folder_is_whole(const struct channel_folder *folder, const struct manifest *manifest);

/* Makes the folder for a file of the channel and tells its path; NULL and an error. */
const char *channel_folder_place(
    const struct channel_folder *folder, const char *relative, struct error *error);

/* Writes a file of the channel, whole or not at all. */
bool channel_folder_write(const struct channel_folder *folder, const char *relative,
    const char *text, struct error *error);

/* Moves the pointer, the last of what a new version takes; writes nothing where it is there. */
bool channel_folder_point(const struct channel_folder *folder, long version, struct error *error);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* What a disk would hold of a folder after a power cut. The folder itself shows what was written;
 * the shadow keeps, inode by inode, what was synced: bytes of files as at their last fsync, names
 * in folders as at the folder's last fsync. No more than that is promised by POSIX (fsync). */
#ifndef FAULTS_SHADOW_H
#define FAULTS_SHADOW_H

#include "base/arena.h"

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

enum image {
    IMAGE_ALL, /* everything that was written: the program was killed, the machine was not */
    IMAGE_SYNCED, /* nothing that was not synced */
    IMAGE_NAMES, /* every name, but bytes only as synced: a new file is empty */
    IMAGE_TORN, /* every name and length, but the latter half of unsynced bytes is zeros */
    IMAGE_COUNT,
};
extern const char *const image_names[IMAGE_COUNT];

struct shadow;

/* Everything in the folder as it stands is on the disk. Ends the program where it cannot read. */
struct shadow *shadow_begin(struct arena *arena, const char *folder);

/* What happened. A new file or folder may have the inode of one that is gone. */
void shadow_made(struct shadow *shadow, const struct stat *status, const char *path);
void shadow_cut(struct shadow *shadow, const struct stat *status, off_t length);
void shadow_synced(struct shadow *shadow, const char *path); /* a file, or a folder's names */
void shadow_synced_all(struct shadow *shadow);

/* Makes `folder`, which must not exist, what is left of the shadow's. */
void shadow_leave(struct shadow *shadow, enum image image, const char *folder);

#endif

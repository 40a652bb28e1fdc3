/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the store share: its folder, how a fault of the disk is told, and how a thing
 * comes to be on the disk. Every file and folder gets its mode by name, whatever the umask: another
 * user, the terminal's, reads what this one writes. */
#ifndef SYNC_STORE_LAYOUT_H
#define SYNC_STORE_LAYOUT_H

#include "sync/store.h"

#include <sys/types.h>

enum { MODE_FOLDER = 0755, MODE_FILE = 0644, MODE_OWN_FOLDER = 0700, MODE_OWN_FILE = 0600 };

struct store {
    struct arena *arena;
    const char *folder;
    bool read_only;
    int lock; /* -1: none */
    bool has_root;
    struct root root; /* the one that is believed, once store_root() has read it */
};

/* Whether the root names a publisher of that id; also where there is no root or no id to ask. */
bool layout_believes(const struct store *store, const char *publisher);

/* A path in the store. */
const char *layout_path(struct store *store, const char *relative);

/* What errno means for a run, with one line that names the path and what to do. */
enum outcome layout_fault(const char *path, struct error *error);

/* The same where another room has told it in words: OUTCOME_CONTENT where the disk is not at fault,
 * else the error says what to do. */
enum outcome layout_fault_told(const char *path, struct error *error);

bool layout_make_folder(const char *path, mode_t mode);

/* Waits until the names in a folder are on the disk; errno says why not. */
bool layout_sync(const char *folder);

/* Gives a file or folder, which is no link, its mode, and waits until it is on the disk. */
bool layout_settle(const char *path, mode_t mode);

/* Removes a folder with the files in it, or a file or link of that name; never follows a link,
 * never goes deeper. Fine if there is nothing. */
void layout_remove(const char *path);

/* Whether so many bytes are free for this user. */
enum outcome layout_has_room(const struct store *store, uint64_t bytes, struct error *error);

#endif

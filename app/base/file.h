/* SPDX-License-Identifier: EUPL-1.2 */
/* Files, read whole and written whole: after a crash there is the old file or the new one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The file's bytes with a NUL behind them, in the arena; NULL and an error if it cannot be read
 * or has more than `most` bytes. `bytes` may be NULL. */
char *file_read(
    struct arena *arena, const char *path, size_t most, size_t *bytes, struct error *error);

/* Renames `temporary` over `path` after its contents and folder entry are on the disk; on an
 * error `temporary` is removed and `path` is as it was. */
bool file_replace(const char *temporary, const char *path, struct error *error);

/* Writes a new file or one in the place of `path`, whole or not at all. */
bool file_write(const char *path, const char *text, struct error *error);
bool file_write_bytes(const char *path, const void *bytes, size_t count, struct error *error);

bool file_exists(const char *path);

/* Makes the folder and those above it, each on the disk before the next; fine if it is there
 * already. */
bool file_make_folder(const char *path, struct error *error);

/* A path relative to the folder of the running program, such as "../share/faden". */
const char *file_beside_program(struct arena *arena, const char *relative);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* The files in a pack's media/: pictures (PNG, JPEG, SVG) and recorded speech (Opus). */
#ifndef AUTHOR_MEDIA_H
#define AUTHOR_MEDIA_H

#include "base/arena.h"
#include "base/error.h"

#include <stddef.h>

enum { MEDIA_MOST = 4 * 1024 * 1024 /* bytes */ };

/* NULL, or why no file of media/ can have this name and what would be right. */
const char *media_fault(const char *name);

/* The file's bytes, in the arena; NULL and an error. `folder` is the pack's. */
const char *media_read(
    struct arena *arena, const char *folder, const char *name, size_t *bytes, struct error *error);

#endif

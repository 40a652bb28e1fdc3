/* SPDX-License-Identifier: EUPL-1.2 */
/* The files in a pack's media/ and which of them a row names: each is read once, however many rows
 * name it. */
#ifndef AUTHOR_MEDIA_FILES_H
#define AUTHOR_MEDIA_FILES_H

#include "author/diagnostics.h"
#include "base/arena.h"

struct media_files;

/* `folder` is the pack's. Everything lives in the arena. */
struct media_files *media_files_read(struct arena *arena, const char *folder);

/* A row names the file. NULL, or what is wrong with it; what would be right. */
const char *media_files_name(struct media_files *files, const char *name);

/* Warns of those that no row has named. */
void media_files_report(const struct media_files *files, struct diagnostics *diagnostics);

#endif

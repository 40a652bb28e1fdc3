/* SPDX-License-Identifier: EUPL-1.2 */
/* What a run says while it works: on a terminal one line that is rewritten, in a log one line a
 * file. It counts what arrived, too. */
#ifndef SYNC_PROGRESS_H
#define SYNC_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
    FILE *stream; /* NULL: says nothing */
    bool rewrites; /* the stream is a terminal */
    size_t file, files;
    uint64_t bytes, most; /* of the files of this plan: there, in all */
    uint64_t shown; /* bytes when the line was written last */
    uint64_t arrived; /* bytes of every answer of this run */
};

/* So many more files and bytes are to come. */
void progress_plan(struct progress *progress, size_t files, uint64_t bytes);
void progress_file(struct progress *progress, const char *path);
void progress_add(struct progress *progress, uint64_t bytes);
void progress_end(struct progress *progress);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/progress.h"

static const uint64_t every = 256 * 1024; /* bytes between two rewritings */

static double megabytes(uint64_t bytes)
{
    return (double)bytes / 1e6;
}

static void rewrite(struct progress *progress)
{
    fprintf(progress->stream, "\r\033[Kfile %zu of %zu, %.1f of %.1f MB", progress->file,
        progress->files, megabytes(progress->bytes), megabytes(progress->most));
    fflush(progress->stream);
    progress->shown = progress->bytes;
}

void progress_plan(struct progress *progress, size_t files, uint64_t bytes)
{
    progress->files += files;
    progress->most += bytes;
}

void progress_file(struct progress *progress, const char *path)
{
    progress->file++;
    if (!progress->stream)
        return;
    if (progress->rewrites)
        rewrite(progress);
    else
        fprintf(progress->stream, "file %zu of %zu: %s\n", progress->file, progress->files, path);
}

void progress_add(struct progress *progress, uint64_t bytes)
{
    progress->arrived += bytes;
    if (progress->file == 0)
        return;
    progress->bytes += bytes;
    if (progress->stream && progress->rewrites && progress->bytes - progress->shown >= every)
        rewrite(progress);
}

void progress_end(struct progress *progress)
{
    if (progress->stream && progress->rewrites && progress->file)
        fputs("\r\033[K", progress->stream);
}

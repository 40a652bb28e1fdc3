/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/source.h"

#include "sync/store_layout.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void source_close(struct source *source)
{
    if (source)
        source->kind->close(source);
}

enum outcome source_read(struct source *source, const char *path, size_t most,
    struct source_mark *mark, struct source_text *text, struct error *error)
{
    *text = (struct source_text){0};
    return source->kind->read(source, path, most, mark, text, error);
}

enum outcome source_lacks(struct source *source, const char *path, struct error *error)
{
    return source->kind->lacks(source, path, error);
}

enum outcome source_part_restart(struct source_part *part, struct error *error)
{
    part->have = 0;
    return ftruncate(part->file, 0) ? layout_fault(part->path, error) : OUTCOME_DONE;
}

enum outcome source_part_add(struct source *source, struct source_part *part, const void *bytes,
    size_t count, struct error *error)
{
    if (count > part->size - part->have) {
        error_set(error, "longer than its publisher signed; nothing was taken over");
        return OUTCOME_CHANGED;
    }
    for (const char *at = bytes; count > 0;) {
        ssize_t written = write(part->file, at, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return layout_fault(part->path, error);
        at += written;
        count -= (size_t)written;
        part->have += (uint64_t)written;
        progress_add(source->progress, (uint64_t)written);
    }
    return OUTCOME_DONE;
}

/* What an earlier run left is gone on with. */
static enum outcome open_part(
    const char *into, uint64_t size, struct source_part *part, struct error *error)
{
    struct stat status;
    part->path = into;
    part->size = size;
    part->file = open(into, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (part->file < 0 || fstat(part->file, &status))
        return layout_fault(part->path, error);
    part->have = (uint64_t)status.st_size;
    return OUTCOME_DONE;
}

/* `resumed`: some of it was there already. */
static enum outcome fetch_once(struct source *source, const char *path,
    const struct manifest_file *file, const char *into, bool *resumed, bool *absent,
    struct error *error)
{
    struct source_part part = {.file = -1};
    enum outcome outcome = open_part(into, file->size, &part, error);
    *resumed = !outcome && part.have > 0;
    if (!outcome && part.have > 0)
        source->progress->bytes += part.have;
    if (!outcome && part.have < part.size)
        outcome = source->kind->append(source, path, &part, absent, error);
    if (part.file >= 0)
        close(part.file);
    return outcome;
}

enum outcome source_fetch(struct source *source, const char *path, const struct manifest_file *file,
    const char *into, bool *absent, struct error *error)
{
    for (bool resumed = true; resumed;) {
        struct digest digest;
        uint64_t bytes;
        *absent = false;
        enum outcome outcome = fetch_once(source, path, file, into, &resumed, absent, error);
        if (outcome == OUTCOME_CHANGED)
            unlink(into);
        if (outcome)
            return outcome;
        if (!digest_of_file(into, &digest, &bytes, error))
            return OUTCOME_CONTENT;
        if (bytes == file->size && digest_equal(&digest, &file->digest))
            return OUTCOME_DONE;
        unlink(into);
    }
    error_set(
        error, "%s/%s: not the bytes that were signed; nothing was taken over", source->base, path);
    return OUTCOME_CHANGED;
}

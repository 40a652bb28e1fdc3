/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the files of a channel come from: a web server (source_http.c) or a folder
 * (source_folder.c), which is a mirror or a stick. Whoever holds either may be an enemy, so that
 * what comes out of here is bounded in length and time but not yet believed; only source_fetch()
 * compares with a digest. */
#ifndef SYNC_SOURCE_H
#define SYNC_SOURCE_H

#include "base/arena.h"
#include "sync/outcome.h"
#include "sync/progress.h"
#include "trust/manifest.h"

/* How long a server is waited for, in seconds. */
struct patience {
    long connect; /* until it answers at all */
    long idle; /* with less than SOURCE_SLOW bytes a second */
    unsigned pause; /* before the next attempt */
};

enum { SOURCE_SLOW = 512 /* bytes a second */, SOURCE_ATTEMPTS = 3 };

/* What the server said of a file, to ask the next time whether it has changed; NULL: nothing. */
struct source_mark {
    const char *etag, *modified;
};

struct source_text {
    const char *text; /* NUL behind it; NULL: there is no such file, or it is unchanged */
    size_t bytes;
    bool unchanged;
};

/* A large file on its way into incoming/. */
struct source_part {
    const char *path;
    int file;
    uint64_t have, size; /* bytes: there, as signed */
};

struct source {
    const struct source_kind *kind;
    struct arena *arena;
    struct progress *progress;
    const char *base; /* URL or path, without a slash at its end */
};

struct source_kind {
    enum outcome (*read)(struct source *source, const char *path, size_t most,
        struct source_mark *mark, struct source_text *text, struct error *error);
    enum outcome (*append)(struct source *source, const char *path, struct source_part *part,
        bool *absent, struct error *error);
    enum outcome (*lacks)(struct source *source, const char *path, struct error *error);
    void (*close)(struct source *source);
};

/* `login`: name:password, percent-encoded; NULL: none. They live in the arena until source_close().
 * A folder that cannot be opened: NULL and an outcome; a server is first asked when something is
 * read. */
struct source *source_http_open(struct arena *arena, const char *url, const char *login,
    const struct patience *patience, struct progress *progress);
struct source *source_folder_open(struct arena *arena, const char *folder, bool stick,
    struct progress *progress, enum outcome *outcome, struct error *error);
void source_close(struct source *source); /* NULL is fine */

/* A small file, whole, in the arena. More than `most` bytes are OUTCOME_CHANGED. With a `mark`, an
 * unchanged file is not sent again, and the mark of a changed one takes its place. */
enum outcome source_read(struct source *source, const char *path, size_t most,
    struct source_mark *mark, struct source_text *text, struct error *error);

/* A file that was signed, into the file `into`, from where an earlier run was interrupted. Its
 * digest has been compared when this is done. `absent`: the channel has no such file. */
enum outcome source_fetch(struct source *source, const char *path, const struct manifest_file *file,
    const char *into, bool *absent, struct error *error);

/* A file is not there that must be: what that means of this source. */
enum outcome source_lacks(struct source *source, const char *path, struct error *error);

/* For the kinds: more bytes of a part, or the part from its beginning. */
enum outcome source_part_add(struct source *source, struct source_part *part, const void *bytes,
    size_t count, struct error *error);
enum outcome source_part_restart(struct source_part *part, struct error *error);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* What a run writes down in the store beside content: the manifest that it took, so that content
 * can be built anew without the network; what the web server said of `latest`; how it ended. None
 * of it is believed without a check, and a run without it only asks for more. */
#ifndef SYNC_NOTES_H
#define SYNC_NOTES_H

#include "base/arena.h"
#include "sync/source.h"

#include <stdbool.h>

/* The manifest taken last and its signature, exactly as they came. */
struct notes_manifest {
    const char *text; /* NULL: none */
    size_t bytes;
    const char *signature;
};
struct notes_manifest notes_manifest(struct arena *arena, const char *store);
bool notes_keep_manifest(struct arena *arena, const char *store,
    const struct notes_manifest *manifest, struct error *error);

/* What the server of a channel said of `latest` when it named that version; empty where it was
 * another channel or version. */
struct source_mark notes_mark(
    struct arena *arena, const char *store, const char *channel, long version);
bool notes_keep_mark(struct arena *arena, const char *store, const char *channel, long version,
    const struct source_mark *mark, struct error *error);

/* How the last run ended. */
struct notes_end {
    const char *time; /* 2026-11-24T22:00, Europe/Berlin; NULL: there was none */
    const char *source, *outcome, *german;
};
struct notes_end notes_end(struct arena *arena, const char *store);
bool notes_keep_end(struct arena *arena, const char *store, const char *source,
    enum outcome outcome, struct error *error);

#endif

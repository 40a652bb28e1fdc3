/* SPDX-License-Identifier: EUPL-1.2 */
/* The command line of faden-sync, and its configuration, over which the command line wins. */
#ifndef SYNC_OPTIONS_H
#define SYNC_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"
#include "sync/source.h"

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_PACKS_MOST = 100 };

struct options {
    const char *command; /* "status", "rollback"; NULL: take up what is new */
    const char *channel; /* URL or folder; NULL: none */
    const char *login; /* name:password of that URL, as they stood in it; NULL: none */
    const char *from; /* a stick; NULL: none */
    const char *root, *store, *config; /* paths */
    const char *may_replace; /* NULL: none */
    const char *packs[OPTIONS_PACKS_MOST]; /* ids, or paths, which have a slash */
    size_t pack_count; /* 0: as the manifest has them */
    bool json, version, help;
    struct patience patience;
};

/* False: the command line or the configuration is wrong, and the error says how. */
bool options_parse(
    struct arena *arena, struct options *options, int count, char **arguments, struct error *error);

const char *options_help(void);

#endif

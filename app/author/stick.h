/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel's newest state on a stick: what a terminal without a network takes. */
#ifndef AUTHOR_STICK_H
#define AUTHOR_STICK_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STICK_FOLDER "faden" /* on the stick; nothing outside of it is touched */

struct stick_written {
    long version;
    size_t files; /* that were not there already */
    uint64_t bytes; /* of them */
};

/* Copies roots, the newest manifest, whole packs and objects; the pointer last, so that until then
 * the stick holds what it held. Nothing is begun where there is too little room. False and an
 * error. */
bool stick_write(struct arena *arena, const char *stick, const char *channel,
    struct stick_written *written, struct error *error);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Looks into a stopped process: what its call is about, as a path that means the same to us. */
#ifndef FAULTS_TRACEE_H
#define FAULTS_TRACEE_H

#include "calls.h"

#include "base/arena.h"

#include <stdint.h>
#include <sys/types.h>

/* A call that has begun and may not have ended. */
struct deed {
    const struct call *call;
    uint64_t arguments[6];
    const char *path, *path_2; /* what it changes; NULL: nothing that has a path */
    bool existed; /* `path`, before */
    const char *place; /* the same for a reader, from the folder on */
};

/* The path of an open file, through /proc, which leads there when the file has lost its name too.
 */
const char *tracee_file(struct arena *arena, pid_t process, int descriptor);

/* What the call at which `process` has stopped does to `folder`, an absolute path without links;
 * false: nothing. Ends the program where it does what cannot be followed. */
bool tracee_deed(struct arena *arena, pid_t process, const char *folder, struct deed *deed);

/* Whether the call has ended well, and what it returned. */
bool tracee_returned(pid_t process, int64_t *value);

#endif

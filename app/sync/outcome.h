/* SPDX-License-Identifier: EUPL-1.2 */
/* How a run ended: for the caller (exit code), for a log (one line of English), for whoever stands
 * before the terminal (one sentence of German). */
#ifndef SYNC_OUTCOME_H
#define SYNC_OUTCOME_H

#include "base/error.h"

enum outcome_exit {
    OUTCOME_EXIT_DONE = 0, /* new content, or nothing new */
    OUTCOME_EXIT_NETWORK = 2,
    OUTCOME_EXIT_TRUST = 3,
    OUTCOME_EXIT_SPACE = 4, /* full, or not to be written at all */
    OUTCOME_EXIT_CONTENT = 5,
    OUTCOME_EXIT_USAGE = 64, /* sysexits.h, EX_USAGE */
};

enum outcome {
    OUTCOME_DONE, /* the terminal has new content */
    OUTCOME_CURRENT, /* there is nothing new */
    OUTCOME_UNREACHABLE, /* network: no answer, an interruption, not what was asked for */
    OUTCOME_PULLED, /* the stick was taken out */
    OUTCOME_UNREADABLE, /* the stick cannot be read, or nothing of Faden is on it */
    OUTCOME_FOREIGN, /* trust: signed by nobody whom this terminal believes, or not at all */
    OUTCOME_CHANGED, /* trust: not what was signed */
    OUTCOME_OLDER, /* trust: an earlier version than the terminal has had */
    OUTCOME_EXPIRED, /* trust: nobody has renewed it; or the terminal's clock is wrong */
    OUTCOME_NO_SPACE,
    OUTCOME_CONTENT, /* signed, but it cannot be shown */
    OUTCOME_STORE, /* the terminal's own store cannot be read or written */
};

/* What the functions of this room return beside OUTCOME_DONE is set together with an error that
 * says what is wrong and what to do. */
enum outcome_exit outcome_exit(enum outcome outcome);
const char *outcome_name(enum outcome outcome); /* "done", "current", … */
const char *outcome_german(enum outcome outcome);

#endif

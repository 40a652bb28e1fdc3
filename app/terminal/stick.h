/* SPDX-License-Identifier: EUPL-1.2 */
/* A USB stick with content, as far as the terminal has to do with it. It reads no stick: whoever
 * mounts one puts a file `stick-there` beside it, and takes it away again; "take over" leaves a
 * file `stick-wanted` in the terminal's own folder, which starts faden-sync; how that ended stands
 * in the store's `outcome`. What is shown meanwhile goes by itself when nobody answers. Times are
 * milliseconds of SDL_GetTicks64(). */
#ifndef TERMINAL_STICK_H
#define TERMINAL_STICK_H

#include "base/arena.h"
#include "screens/stick.h"
#include "terminal/options.h"

#include <stdbool.h>

enum {
    STICK_ASKED_MS = 2 * 60 * 1000, /* nobody answers */
    STICK_BUSY_MS = 5 * 60 * 1000,
    STICK_PULLED_MS = 20 * 1000, /* how long one that was pulled may still have an answer */
    STICK_ANSWER_MS = 60 * 1000,
};

struct stick {
    const char *there, *wanted, *outcome; /* paths; NULL: this terminal takes no sticks */
    const char *mounted; /* where a stick is, for whoever reads it */
    struct stick_dialogue dialogue;
    unsigned long long asked; /* which stick; 0: none */
    unsigned long long known; /* the outcome that stood there before */
    long long until; /* when what is shown goes */
    char german[400]; /* bytes */
};

/* Only a kiosk with a folder of its own takes sticks. `store` is where `outcome` stands. */
void stick_init(
    struct stick *stick, struct arena *arena, const struct options *options, const char *store);

/* All three return true where what is shown has changed. Looks at the files; */
bool stick_look(struct stick *stick, long long now);
/* does what a button says (screens/stick.h); */
bool stick_act(struct stick *stick, const char *action, long long now);
/* does what is due. */
bool stick_run(struct stick *stick, long long now);

#endif

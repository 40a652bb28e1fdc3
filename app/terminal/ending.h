/* SPDX-License-Identifier: EUPL-1.2 */
/* SIGTERM, the way in which a system asks a terminal to end: it becomes an SDL_APP_TERMINATING in
 * the loop, which ends as it does by the hand of a person. A thread waits for the signal, since a
 * handler may do next to nothing. */
#ifndef TERMINAL_ENDING_H
#define TERMINAL_ENDING_H

#include <pthread.h>
#include <stdbool.h>

struct ending {
    bool listening;
    pthread_t thread;
};

/* The signal waits from here on; before any other thread is started, which could take it. */
void ending_defer(void);

/* Once there is a loop to tell. */
void ending_init(struct ending *ending);
void ending_finish(struct ending *ending);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/ending.h"

#include <SDL_events.h>
#include <signal.h>
#include <unistd.h>

static sigset_t only_sigterm(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    return set;
}

static void *run(void *unused)
{
    sigset_t set = only_sigterm();
    int signal;
    (void)unused;
    sigwait(&set, &signal);
    SDL_PushEvent(&(SDL_Event){.type = SDL_APP_TERMINATING});
    return NULL;
}

void ending_defer(void)
{
    sigset_t set = only_sigterm();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void ending_init(struct ending *ending)
{
    sigset_t set = only_sigterm();
    ending->listening = pthread_create(&ending->thread, NULL, run, NULL) == 0;
    if (!ending->listening) /* then the signal ends the program as it always does */
        pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void ending_finish(struct ending *ending)
{
    if (!ending->listening)
        return;
    kill(getpid(), SIGTERM); /* unless the thread has ended, it is what it waits for */
    pthread_join(ending->thread, NULL);
}

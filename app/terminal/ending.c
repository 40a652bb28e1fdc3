/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/ending.h"

#include <SDL_events.h>
#include <signal.h>

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

void ending_init(struct ending *ending)
{
    sigset_t set = only_sigterm();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    ending->listening = pthread_create(&ending->thread, NULL, run, NULL) == 0;
    if (!ending->listening)
        pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void ending_finish(struct ending *ending)
{
    if (!ending->listening)
        return;
    pthread_kill(ending->thread, SIGTERM);
    pthread_join(ending->thread, NULL);
}

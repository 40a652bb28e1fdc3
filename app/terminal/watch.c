/* SPDX-License-Identifier: EUPL-1.2 */
/* A path is watched in every folder that leads to it, for the one name that goes on from there: a
 * link on the way that is switched counts as well as the file itself, and a folder that is not
 * there yet is waited for in the one above it. Once a name has changed, other folders may lie on
 * the way, so everything is watched anew, and only then is the loop woken: nothing is missed. */
#include "terminal/watch.h"

#include "base/memory.h"

#include <SDL_events.h>
#include <assert.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { NAMES_MOST = 64, CHANGES = 16 * 1024 };

static const uint32_t MASK = IN_CREATE | IN_DELETE | IN_MOVE | IN_CLOSE_WRITE | IN_ATTRIB;

/* What is waited for in a folder. */
struct name {
    int folder; /* its watch */
    char name[NAME_MAX + 1];
};

struct watch {
    char *paths[WATCH_PATHS_MOST];
    size_t path_count;
    struct name names[NAMES_MOST];
    size_t name_count;
    int inotify; /* -1: none */
    int end[2]; /* a pipe; when it is closed, the thread ends */
    bool running;
    pthread_t thread;
};

static void expect(struct watch *watch, const char *folder, const char *name, size_t length)
{
    int found = inotify_add_watch(watch->inotify, *folder ? folder : ".", MASK | IN_ONLYDIR);
    if (found < 0 || watch->name_count == NAMES_MOST || length > NAME_MAX)
        return;
    struct name *expected = &watch->names[watch->name_count++];
    expected->folder = found;
    memcpy(expected->name, name, length);
    expected->name[length] = '\0';
}

/* The folder of each part of the path, up to its slash. */
static void arm_path(struct watch *watch, const char *path)
{
    char folder[PATH_MAX];
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/"), above = (size_t)(part - path);
        if (length && above < sizeof folder) {
            memcpy(folder, path, above);
            folder[above] = '\0';
            expect(watch, folder, part, length);
        }
        part += length + (part[length] == '/');
    }
}

static void shut(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

static bool arm(struct watch *watch)
{
    shut(watch->inotify);
    watch->name_count = 0;
    watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    for (size_t i = 0; watch->inotify >= 0 && i < watch->path_count; i++)
        arm_path(watch, watch->paths[i]);
    return watch->inotify >= 0;
}

static bool concerns(const struct watch *watch, const struct inotify_event *change)
{
    if (change->mask & (IN_Q_OVERFLOW | IN_IGNORED | IN_UNMOUNT))
        return true;
    for (size_t i = 0; change->len && i < watch->name_count; i++)
        if (watch->names[i].folder == change->wd && strcmp(watch->names[i].name, change->name) == 0)
            return true;
    return false;
}

/* Reads what has happened; whether any of it is what was waited for. */
static bool has_changed(const struct watch *watch)
{
    _Alignas(struct inotify_event) char changes[CHANGES];
    ssize_t count = read(watch->inotify, changes, sizeof changes);
    bool concerned = false;
    for (const char *at = changes; count > 0 && at < changes + count;) {
        const struct inotify_event *change = (const void *)at;
        concerned |= concerns(watch, change);
        at += sizeof *change + change->len;
    }
    return concerned;
}

static void wake(void)
{
    SDL_PushEvent(&(SDL_Event){.type = SDL_USEREVENT});
}

static void *run(void *context)
{
    struct watch *watch = context;
    bool armed = true;
    wake();
    while (armed) {
        struct pollfd ready[] = {
            {.fd = watch->inotify, .events = POLLIN}, {.fd = watch->end[0], .events = POLLIN}};
        if (poll(ready, COUNT_OF(ready), -1) < 0)
            continue;
        if (ready[1].revents)
            return NULL;
        if (!has_changed(watch))
            continue;
        armed = arm(watch);
        wake();
    }
    fputs("faden: new content is not noticed any more, there are no watches left; start again\n",
        stderr);
    return NULL;
}

struct watch *watch_create(const char *const *paths)
{
    struct watch *watch = memory_zero(sizeof *watch);
    *watch = (struct watch){.inotify = -1, .end = {-1, -1}};
    for (; *paths; paths++) {
        assert(watch->path_count < WATCH_PATHS_MOST);
        watch->paths[watch->path_count++] = memory_string(*paths);
    }
    watch->running = arm(watch) && pipe2(watch->end, O_CLOEXEC) == 0 &&
                     pthread_create(&watch->thread, NULL, run, watch) == 0;
    if (watch->running)
        return watch;
    watch_destroy(watch);
    return NULL;
}

void watch_destroy(struct watch *watch)
{
    if (!watch)
        return;
    shut(watch->end[1]);
    if (watch->running)
        pthread_join(watch->thread, NULL);
    shut(watch->end[0]);
    shut(watch->inotify);
    for (size_t i = 0; i < watch->path_count; i++)
        free(watch->paths[i]);
    free(watch);
}

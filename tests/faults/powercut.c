/* SPDX-License-Identifier: EUPL-1.2 */
/* powercut FOLDER POINT before|after|full IMAGES COMMAND…: runs a command until its POINTth system
 * call that changes something in FOLDER, kills it and all its children before that call takes
 * effect or after, and leaves in IMAGES what a disk might then hold of FOLDER (shadow.h), by the
 * names of image_names. POINT 0: never; the power is cut after the command has ended. "full":
 * nobody is killed, but before that call a file FOLDER.full takes up the rest of the disk.
 *
 * Prints one line: "cut POINT CALL PATH", or "end POINTS STATUS" where the command came to its end
 * first: how many such calls there were, and its exit status. */
#include "calls.h"
#include "shadow.h"
#include "tracee.h"

#include <err.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TASKS_MOST = 64 };

enum moment { MOMENT_BEFORE, MOMENT_AFTER, MOMENT_FULL, MOMENT_COUNT };
static const char *const moments[MOMENT_COUNT] = {"before", "after", "full"};

/* A thread or process that is traced. */
struct task {
    pid_t id;
    bool greeted; /* its first stop, which every child begins with, is over */
    struct deed deed; /* `call` NULL: none is under way */
    long point; /* its number */
};

struct powercut {
    struct arena *arena;
    const char *folder;
    struct shadow *shadow;
    long point, points;
    enum moment moment;
    bool cut;
    struct deed last; /* before or after which the power was cut */
    pid_t command;
    int status;
    struct task tasks[TASKS_MOST];
    size_t task_count;
};

static struct task *task_of(struct powercut *powercut, pid_t id)
{
    for (size_t i = 0; i < powercut->task_count; i++)
        if (powercut->tasks[i].id == id)
            return &powercut->tasks[i];
    if (powercut->task_count == TASKS_MOST)
        errx(1, "more than %d threads", TASKS_MOST);
    struct task *task = &powercut->tasks[powercut->task_count++];
    *task = (struct task){.id = id};
    return task;
}

static void forget(struct powercut *powercut, const struct task *task)
{
    powercut->tasks[task - powercut->tasks] = powercut->tasks[--powercut->task_count];
}

static void become(char *const *command)
{
    if (ptrace(PTRACE_TRACEME) < 0 || raise(SIGSTOP) || !calls_announce())
        err(125, "%s", command[0]);
    execvp(command[0], command);
    err(127, "%s", command[0]);
}

static void start(struct powercut *powercut, char *const *command)
{
    const long options = PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD |
                         PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                         PTRACE_O_TRACEEXEC;
    int status;
    powercut->command = fork();
    if (powercut->command == 0)
        become(command);
    if (powercut->command < 0 || waitpid(powercut->command, &status, 0) < 0 ||
        !WIFSTOPPED(status) || ptrace(PTRACE_SETOPTIONS, powercut->command, 0, options) < 0 ||
        ptrace(PTRACE_CONT, powercut->command, 0, 0) < 0)
        err(1, "%s", command[0]);
    task_of(powercut, powercut->command)->greeted = true;
}

/* Nobody is left to change anything when this returns. */
static void cut(struct powercut *powercut, const struct deed *deed)
{
    powercut->cut = true;
    powercut->last = *deed;
    for (size_t i = 0; i < powercut->task_count; i++)
        kill(powercut->tasks[i].id, SIGKILL);
    while (waitpid(-1, NULL, __WALL) > 0)
        continue;
}

static bool reached(const struct powercut *powercut, const struct task *task, enum moment moment)
{
    return task->point == powercut->point && powercut->moment == moment;
}

static void fill_disk(struct powercut *powercut)
{
    static const char page[4096];
    int file = open(arena_printf(powercut->arena, "%s.full", powercut->folder),
        O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        err(1, "%s.full", powercut->folder);
    while (write(file, page, sizeof page) > 0)
        continue;
    close(file);
}

static void opened(struct powercut *powercut, pid_t id, const struct deed *deed, int descriptor)
{
    struct stat status;
    uint64_t flags = deed->arguments[deed->call->detail];
    if (stat(tracee_file(powercut->arena, id, descriptor), &status))
        return;
    if (!deed->existed || (flags & O_TMPFILE) == O_TMPFILE)
        shadow_made(powercut->shadow, &status, deed->path);
    else if (flags & O_TRUNC)
        shadow_cut(powercut->shadow, &status, 0);
}

static void happened(struct powercut *powercut, pid_t id, const struct deed *deed, int64_t value)
{
    struct stat status;
    switch (deed->call->effect) {
    case EFFECT_OPEN:
        opened(powercut, id, deed, (int)value);
        break;
    case EFFECT_MADE:
        if (lstat(deed->path, &status) == 0)
            shadow_made(powercut->shadow, &status, deed->path);
        break;
    case EFFECT_CUT:
        if (stat(deed->path, &status) == 0)
            shadow_cut(powercut->shadow, &status, (off_t)deed->arguments[deed->call->detail]);
        break;
    case EFFECT_SYNC:
        shadow_synced(powercut->shadow, deed->path);
        break;
    case EFFECT_SYNC_ALL:
        shadow_synced_all(powercut->shadow);
        break;
    default:
        break;
    }
}

static void go_on(const struct task *task, bool to_the_end_of_the_call, int with_signal)
{
    ptrace(to_the_end_of_the_call ? PTRACE_SYSCALL : PTRACE_CONT, task->id, 0, (long)with_signal);
}

static void call_begins(struct powercut *powercut, struct task *task)
{
    struct deed deed;
    if (!tracee_deed(powercut->arena, task->id, powercut->folder, &deed)) {
        go_on(task, false, 0);
        return;
    }
    task->point = ++powercut->points;
    task->deed = deed;
    if (reached(powercut, task, MOMENT_FULL))
        fill_disk(powercut);
    if (reached(powercut, task, MOMENT_BEFORE))
        cut(powercut, &deed);
    else
        go_on(task, true, 0);
}

static void call_ends(struct powercut *powercut, struct task *task)
{
    struct deed deed = task->deed;
    int64_t value;
    task->deed.call = NULL;
    if (tracee_returned(task->id, &value))
        happened(powercut, task->id, &deed, value);
    if (reached(powercut, task, MOMENT_AFTER))
        cut(powercut, &deed);
    else
        go_on(task, false, 0);
}

static void stopped(struct powercut *powercut, struct task *task, int status)
{
    int with_signal = WSTOPSIG(status), event = status >> 16;
    if (event == PTRACE_EVENT_SECCOMP)
        call_begins(powercut, task);
    else if (with_signal == (SIGTRAP | 0x80) && task->deed.call)
        call_ends(powercut, task);
    else if (event || with_signal == (SIGTRAP | 0x80) || (!task->greeted && with_signal == SIGSTOP))
        go_on(task, false, 0);
    else
        go_on(task, task->deed.call != NULL, with_signal);
    task->greeted = true;
}

static void watch(struct powercut *powercut)
{
    int status;
    for (pid_t id; !powercut->cut && (id = waitpid(-1, &status, __WALL)) > 0;) {
        struct task *task = task_of(powercut, id);
        if (WIFSTOPPED(status)) {
            stopped(powercut, task, status);
            continue;
        }
        if (id == powercut->command)
            powercut->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        forget(powercut, task);
    }
}

static void leave(struct powercut *powercut, const char *images)
{
    for (enum image image = 0; image < IMAGE_COUNT && powercut->moment != MOMENT_FULL; image++)
        shadow_leave(powercut->shadow, image,
            arena_printf(powercut->arena, "%s/%s", images, image_names[image]));
    if (powercut->cut)
        printf("cut %ld %s %s\n", powercut->point, powercut->last.call->name, powercut->last.place);
    else
        printf("end %ld %d\n", powercut->points, powercut->status);
}

static enum moment moment_named(const char *name)
{
    for (enum moment moment = 0; moment < MOMENT_COUNT; moment++)
        if (strcmp(moments[moment], name) == 0)
            return moment;
    errx(64, "usage: powercut FOLDER POINT before|after|full IMAGES COMMAND...");
}

int main(int count, char **arguments)
{
    char folder[PATH_MAX];
    enum moment moment = moment_named(count < 6 ? "" : arguments[3]);
    if (!realpath(arguments[1], folder))
        err(1, "%s", arguments[1]);
    struct arena *arena = arena_create();
    struct powercut *powercut = arena_alloc(arena, sizeof *powercut);
    powercut->arena = arena;
    powercut->folder = folder;
    powercut->point = strtol(arguments[2], NULL, 10);
    powercut->moment = moment;
    powercut->shadow = shadow_begin(arena, folder);
    start(powercut, arguments + 5);
    watch(powercut);
    leave(powercut, arguments[4]);
    arena_destroy(arena);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The kernel's own view of a process (/proc/PID/cwd, fd) saves translating paths: a name below one
 * of these links means to us what it means to the process. */
#include "tracee.h"
#include "base/memory.h"

#include <err.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static struct __ptrace_syscall_info syscall_info(pid_t process)
{
    struct __ptrace_syscall_info info = {0};
    if (ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof info, &info) < 0)
        err(1, "PTRACE_GET_SYSCALL_INFO");
    return info;
}

const char *tracee_file(struct arena *arena, pid_t process, int descriptor)
{
    return arena_printf(arena, "/proc/%d/fd/%d", (int)process, descriptor);
}

static const char *string_of(struct arena *arena, pid_t process, uint64_t address)
{
    char *string = arena_alloc(arena, PATH_MAX + 1);
    size_t length = 0;
    while (length < PATH_MAX && memchr(string, '\0', length) == NULL) {
        /* A string may end at the end of the last page that can be read. */
        size_t room = 4096 - (size_t)((address + length) % 4096);
        if (room > PATH_MAX - length)
            room = PATH_MAX - length;
        struct iovec here = {string + length, room};
        struct iovec there = {(void *)(uintptr_t)(address + length), room};
        ssize_t more = process_vm_readv(process, &here, 1, &there, 1, 0);
        if (more <= 0)
            return NULL;
        length += (size_t)more;
    }
    return string;
}

static const char *named(
    struct arena *arena, pid_t process, const struct deed *deed, int folder, int path)
{
    if (path == ARGUMENT_NONE)
        return NULL;
    const char *name = string_of(arena, process, deed->arguments[path]);
    if (!name || *name == '/')
        return name;
    int descriptor = folder == ARGUMENT_HERE ? AT_FDCWD : (int)deed->arguments[folder];
    if (descriptor == AT_FDCWD)
        return arena_printf(arena, "/proc/%d/cwd/%s", (int)process, name);
    return arena_printf(arena, "/proc/%d/fd/%d/%s", (int)process, descriptor, name);
}

/* What is left of a path behind the folder; NULL: it lies elsewhere. */
static const char *below(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    if (strncmp(path, folder, length) != 0 || (path[length] && path[length] != '/'))
        return NULL;
    return path + length + (path[length] == '/');
}

/* Where a name lies in the folder, whatever it leads to. */
static const char *place_of_name(struct arena *arena, const char *path, const char *folder)
{
    char *above = arena_string(arena, path ? path : "/"), whole[PATH_MAX];
    for (char *end = above + strlen(above); end > above + 1 && end[-1] == '/';)
        *--end = '\0';
    char *slash = strrchr(above, '/');
    *slash = '\0';
    const char *place = realpath(slash == above ? "/" : above, whole) ? below(whole, folder) : NULL;
    if (!place)
        return NULL;
    return arena_printf(arena, "%s%s%s", place, *place ? "/" : "", slash + 1);
}

/* A descriptor's own link also names files that are deleted by now, and pipes. */
static const char *place_of_file(struct arena *arena, const char *path, const char *folder)
{
    char target[PATH_MAX];
    ssize_t count = readlink(path, target, sizeof target - 1);
    target[count < 0 ? 0 : count] = '\0';
    return arena_string(arena, below(target, folder));
}

static void find_place(struct arena *arena, pid_t process, const char *folder, struct deed *deed)
{
    const struct call *call = deed->call;
    if (call->descriptor != ARGUMENT_NONE) {
        deed->path = tracee_file(arena, process, (int)deed->arguments[call->descriptor]);
        deed->place = place_of_file(arena, deed->path, folder);
    } else if (call->path != ARGUMENT_NONE) {
        deed->path = named(arena, process, deed, call->folder, call->path);
        deed->path_2 = named(arena, process, deed, call->folder_2, call->path_2);
        deed->place = place_of_name(arena, deed->path_2, folder);
        if (!deed->place)
            deed->place = place_of_name(arena, deed->path, folder);
    } else {
        deed->place = "";
    }
}

bool tracee_deed(struct arena *arena, pid_t process, const char *folder, struct deed *deed)
{
    struct __ptrace_syscall_info info = syscall_info(process);
    struct stat status;
    *deed = (struct deed){.call = call_find((long)info.seccomp.nr)};
    for (size_t i = 0; i < COUNT_OF(deed->arguments); i++)
        deed->arguments[i] = info.seccomp.args[i];
    if (!deed->call)
        return false;
    find_place(arena, process, folder, deed);
    if (!deed->place)
        return false;
    if (deed->call->effect == EFFECT_REFUSED)
        errx(1, "%s: cannot be followed; teach tests/faults/calls.c", deed->call->name);
    deed->existed = deed->path && lstat(deed->path, &status) == 0;
    return true;
}

bool tracee_returned(pid_t process, int64_t *value)
{
    struct __ptrace_syscall_info info = syscall_info(process);
    if (info.op != PTRACE_SYSCALL_INFO_EXIT)
        errx(1, "a call that was expected to end has not ended");
    *value = info.exit.rval;
    return !info.exit.is_error;
}

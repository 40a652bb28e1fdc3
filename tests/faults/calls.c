/* SPDX-License-Identifier: EUPL-1.2 */
/* One line a call. Everything else runs at full speed, because a seccomp filter made from this
 * table stops nothing but what is in it. */
#include "calls.h"
#include "base/memory.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "tests/faults knows the system calls of x86-64 and arm64"
#endif

#define NONE ARGUMENT_NONE
#define HERE ARGUMENT_HERE
#define ON_FILE(call, effect, descriptor, detail)                                                  \
    {                                                                                              \
        SYS_##call, #call, effect, descriptor, NONE, NONE, NONE, NONE, detail                      \
    }
#define ON_NAME(call, effect, folder, path, detail)                                                \
    {                                                                                              \
        SYS_##call, #call, effect, NONE, folder, path, NONE, NONE, detail                          \
    }
#define ON_NAMES(call, folder, path, folder_2, path_2)                                             \
    {                                                                                              \
        SYS_##call, #call, EFFECT_ANY, NONE, folder, path, folder_2, path_2, NONE                  \
    }

static const struct call calls[] = {
    ON_FILE(copy_file_range, EFFECT_ANY, 2, NONE),
    ON_FILE(fallocate, EFFECT_ANY, 0, NONE),
    ON_FILE(fdatasync, EFFECT_SYNC, 0, NONE),
    ON_FILE(fsync, EFFECT_SYNC, 0, NONE),
    ON_FILE(ftruncate, EFFECT_CUT, 0, 1),
    ON_FILE(io_uring_setup, EFFECT_REFUSED, NONE, NONE),
    ON_FILE(mmap, EFFECT_MAP, 4, NONE),
    ON_FILE(msync, EFFECT_REFUSED, NONE, NONE),
    ON_FILE(pwrite64, EFFECT_ANY, 0, NONE),
    ON_FILE(pwritev, EFFECT_ANY, 0, NONE),
    ON_FILE(pwritev2, EFFECT_ANY, 0, NONE),
    ON_FILE(sendfile, EFFECT_ANY, 0, NONE),
    ON_FILE(splice, EFFECT_ANY, 2, NONE),
    ON_FILE(sync, EFFECT_SYNC_ALL, NONE, NONE),
    ON_FILE(syncfs, EFFECT_SYNC_ALL, 0, NONE),
    ON_FILE(write, EFFECT_ANY, 0, NONE),
    ON_FILE(writev, EFFECT_ANY, 0, NONE),
    ON_NAME(mkdirat, EFFECT_MADE, 0, 1, NONE),
    ON_NAME(mknodat, EFFECT_MADE, 0, 1, NONE),
    ON_NAME(openat, EFFECT_OPEN, 0, 1, 2),
    ON_NAME(openat2, EFFECT_REFUSED, 0, 1, NONE),
    ON_NAME(symlinkat, EFFECT_MADE, 1, 2, NONE),
    ON_NAME(truncate, EFFECT_CUT, HERE, 0, 1),
    ON_NAME(unlinkat, EFFECT_ANY, 0, 1, NONE),
    ON_NAMES(linkat, 0, 1, 2, 3),
    ON_NAMES(renameat, 0, 1, 2, 3),
    ON_NAMES(renameat2, 0, 1, 2, 3),
#ifdef SYS_open /* what newer architectures left out */
    ON_NAME(creat, EFFECT_REFUSED, HERE, 0, NONE),
    ON_NAME(mkdir, EFFECT_MADE, HERE, 0, NONE),
    ON_NAME(mknod, EFFECT_MADE, HERE, 0, NONE),
    ON_NAME(open, EFFECT_OPEN, HERE, 0, 1),
    ON_NAME(rmdir, EFFECT_ANY, HERE, 0, NONE),
    ON_NAME(symlink, EFFECT_MADE, HERE, 1, NONE),
    ON_NAME(unlink, EFFECT_ANY, HERE, 0, NONE),
    ON_NAMES(link, HERE, 0, HERE, 1),
    ON_NAMES(rename, HERE, 0, HERE, 1),
#endif
};

const struct call *call_find(long number)
{
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        if (calls[i].number == number)
            return &calls[i];
    return NULL;
}

enum { FILTER_BEFORE = 4, FILTER_AFTER = 2 };

/* load architecture; if it is ours, load number; one comparison a call; allow; trace. */
bool calls_announce(void)
{
    struct sock_filter filter[FILTER_BEFORE + COUNT_OF(calls) + FILTER_AFTER] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    };
    struct sock_filter *next = filter + FILTER_BEFORE;
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        *next++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number,
            (unsigned char)(COUNT_OF(calls) - i), 0);
    *next++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    *next++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    struct sock_fprog program = {COUNT_OF(filter), filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* One line a call. Everything else runs at full speed, because a seccomp filter made from this
 * table stops nothing but what is in it. */
#include "calls.h"
#include "base/memory.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
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
    ON_FILE(mmap, EFFECT_MAP, 4, 3),
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

/* Bits of the argument `detail` without one of which such a call changes nothing; 0: it always
 * does. */
static unsigned telling_bits(enum effect effect)
{
    switch (effect) {
    case EFFECT_OPEN:
        return O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    case EFFECT_MAP:
        return MAP_SHARED;
    default:
        return 0;
    }
}

/* A filter, one instruction after the other. */
struct program {
    struct sock_filter list[4 + 5 * COUNT_OF(calls) + 1];
    unsigned short count;
};

static void add(struct program *program, struct sock_filter instruction)
{
    program->list[program->count++] = instruction;
}

/* If it is this call: traced, where it has to tell by its bits allowed without them. */
static void add_call(struct program *program, const struct call *call)
{
    const struct sock_filter trace = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    const struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    unsigned bits = telling_bits(call->effect), number = (unsigned)call->number;
    unsigned char behind = bits ? 4 : 1;
    add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, behind));
    if (bits) {
        /* the lower half, which comes first on both machines */
        size_t argument = offsetof(struct seccomp_data, args[call->detail]);
        add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)argument));
        add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0));
        add(program, allow);
    }
    add(program, trace);
}

bool calls_announce(void)
{
    struct program program = {
        {
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
            BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
            BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        },
        4};
    for (size_t i = 0; i < COUNT_OF(calls); i++)
        add_call(&program, &calls[i]);
    add(&program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    struct sock_fprog filter = {program.count, program.list};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

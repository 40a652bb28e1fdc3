/* SPDX-License-Identifier: EUPL-1.2 */
/* A fuzzer is the one function that libFuzzer calls with each input; a fault is whatever aborts:
 * an assertion, a sanitizer, a look at the clock that comes too late. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* What must hold for every input. */
#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The path of the fuzzer's own file of that name; tests/fuzz/run removes the folder, which is in
 * memory. */
static inline const char *fuzz_path(char *path, size_t room, const char *name)
{
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, room, "%s/%d-%s", folder ? folder : "/tmp", (int)getpid(), name);
    EXPECT(length > 0 && (size_t)length < room);
    return path;
}

static inline void fuzz_write(const char *path, const void *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    EXPECT(file && fwrite(bytes, 1, count, file) == count && fclose(file) == 0);
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *block)
{
    if (!block) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return block;
}

void *memory_zero(size_t size)
{
    return checked(calloc(1, size ? size : 1));
}

void *memory_resize(void *block, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return checked(NULL);
    size_t bytes = count * size;
    return checked(realloc(block, bytes ? bytes : 1));
}

char *memory_string(const char *string)
{
    if (!string)
        return NULL;
    size_t size = strlen(string) + 1;
    return memcpy(memory_resize(NULL, size, 1), string, size);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Allocation that cannot fail: out of memory, the program says so and aborts. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The memory is zeroed; the caller owns it and gives it back with free(). */
void *memory_zero(size_t size);

/* Like realloc() for `count` elements of `size` bytes; aborts on overflow too. */
void *memory_resize(void *block, size_t count, size_t size);

/* A copy that the caller frees. NULL stays NULL. */
char *memory_string(const char *string);

#endif

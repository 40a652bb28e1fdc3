/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of blocks, newest first, each twice as large as the one before up to a bound, so that
 * small arenas stay small. Larger requests get a block of their own. */
#include "base/arena.h"

#include "base/memory.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_LEAST = 1024, BLOCK_MOST = 64 * 1024 };

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
};

static struct block *block_create(size_t size)
{
    struct block *block = memory_resize(NULL, sizeof *block + size, 1);
    *block = (struct block){.size = size};
    return block;
}

struct arena *arena_create(void)
{
    struct arena *arena = memory_zero(sizeof *arena);
    arena->newest = block_create(BLOCK_LEAST);
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->newest);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    free_blocks(arena->newest->next);
    arena->newest->next = NULL;
    arena->newest->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t aligned = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    assert(aligned >= size);
    struct block *block = arena->newest;
    if (block->size - block->used < aligned) {
        size_t larger = block->size < BLOCK_MOST ? block->size * 2 : BLOCK_MOST;
        block = block_create(aligned > larger ? aligned : larger);
        block->next = arena->newest;
        arena->newest = block;
    }
    void *start = block->bytes + block->used;
    block->used += aligned;
    return memset(start, 0, aligned);
}

char *arena_string(struct arena *arena, const char *string)
{
    return string ? arena_substring(arena, string, strlen(string)) : NULL;
}

char *arena_substring(struct arena *arena, const char *start, size_t bytes)
{
    char *copy = arena_alloc(arena, bytes + 1);
    memcpy(copy, start, bytes);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int bytes = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(bytes >= 0);
    char *string = arena_alloc(arena, (size_t)bytes + 1);
    vsnprintf(string, (size_t)bytes + 1, format, again);
    va_end(again);
    return string;
}

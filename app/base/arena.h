/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory with one lifetime: a scene, a query's answer, an import. Allocate as you go,
 * give everything back at once. Nothing allocated from an arena is freed singly. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena); /* NULL is fine */

/* Forgets everything allocated; keeps one block for the next round. */
void arena_reset(struct arena *arena);

/* Zeroed, aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

char *arena_string(struct arena *arena, const char *string); /* NULL stays NULL */
char *arena_substring(struct arena *arena, const char *start, size_t bytes);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* What says where the numbers of a page are is left as it is, so that the way back finds them, in a
 * page that only looks like one of a table too. */
#include "pack/pages.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    PAGE = 4096,
    FILE_HEADER = 100,
    KIND_INTERIOR_INDEX = 2,
    KIND_INTERIOR_TABLE = 5,
    KIND_LEAF_INDEX = 10,
    KIND_LEAF_TABLE = 13,
    LEAF_HEADER = 8,
    INTERIOR_HEADER = 12,
};

static unsigned read_number(const uint8_t *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static void write_number(uint8_t *at, unsigned number)
{
    at[0] = (uint8_t)(number >> 8);
    at[1] = (uint8_t)number;
}

/* The numbers of a page, and how many they are. */
static uint8_t *numbers_of(uint8_t *page, size_t header, unsigned *count)
{
    uint8_t kind = page[header];
    bool interior = kind == KIND_INTERIOR_INDEX || kind == KIND_INTERIOR_TABLE;
    bool leaf = kind == KIND_LEAF_INDEX || kind == KIND_LEAF_TABLE;
    size_t start = header + (interior ? INTERIOR_HEADER : LEAF_HEADER);
    *count = read_number(page + header + 3);
    if ((!interior && !leaf) || start + 2 * (size_t)*count > PAGE)
        *count = 0;
    return page + start;
}

static void turn(uint8_t *page, size_t header, bool back)
{
    unsigned count, before = PAGE;
    uint8_t *number = numbers_of(page, header, &count);
    for (; count; count--, number += 2) {
        unsigned now = read_number(number), other = (before - now) & 0xffff;
        write_number(number, other);
        before = back ? other : now;
    }
}

static void turn_all(uint8_t *bytes, size_t count, bool back)
{
    for (size_t at = 0; at + PAGE <= count; at += PAGE)
        turn(bytes + at, at ? 0 : FILE_HEADER, back);
}

void pages_difference(void *bytes, size_t count)
{
    turn_all(bytes, count, false);
}

void pages_sum(void *bytes, size_t count)
{
    turn_all(bytes, count, true);
}

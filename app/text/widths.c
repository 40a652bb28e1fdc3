/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of fixed size; a newcomer takes the place of whatever had its slot. Only the hash of a
 * run is kept: that two of 64 bits meet in one slot does not happen in a terminal's life. */
#include "text/widths.h"

#include "base/memory.h"
#include "text/hash.h"

#include <stdlib.h>

enum { SLOTS = 1 << 14 };

struct widths {
    struct faces *faces;
    struct {
        uint64_t hash; /* 0: empty */
        struct extent extent;
    } slots[SLOTS];
};

struct widths *widths_create(struct faces *faces)
{
    struct widths *widths = memory_zero(sizeof *widths);
    widths->faces = faces;
    return widths;
}

void widths_destroy(struct widths *widths)
{
    free(widths);
}

/* Never 0. The high bits are mixed in because the slot is taken from the lowest. */
static uint64_t hash_of(const struct run_style *style, const char *utf8)
{
    uint64_t hash = hash_string(HASH_BEGIN, utf8);
    hash = hash_number(hash_number(hash, style->face), style->size);
    hash = hash_number(hash_number(hash, style->bold), style->right_to_left);
    hash = hash_string(hash_number(hash, (int)style->script), style->locale);
    return (hash ^ hash >> 29) | (uint64_t)1 << 63;
}

struct extent widths_of(struct widths *widths, const struct run_style *style, const char *utf8)
{
    uint64_t hash = hash_of(style, utf8);
    size_t slot = hash % SLOTS;
    if (widths->slots[slot].hash != hash) {
        widths->slots[slot].extent = faces_measure(widths->faces, style, utf8);
        widths->slots[slot].hash = hash;
    }
    return widths->slots[slot].extent;
}

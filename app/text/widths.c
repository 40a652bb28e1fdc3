/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of fixed size; a newcomer takes the place of whatever had its slot. Only the hash of a
 * run is kept: that two of 64 bits meet in one slot does not happen in a terminal's life. */
#include "text/widths.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14 };

struct widths {
    struct faces *faces;
    struct {
        uint64_t hash; /* 0: empty */
        int advance;
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

/* FNV-1a, its bits spread once more because the slot is taken from the lowest. */
static uint64_t hash_of(const struct run_style *style, const char *utf8)
{
    uint64_t hash = 14695981039346656037u;
    const int numbers[] = {
        style->face, style->size, style->bold, style->right_to_left, (int)style->script};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        hash = (hash ^ (uint64_t)numbers[i]) * 1099511628211u;
    for (; *utf8; utf8++)
        hash = (hash ^ (unsigned char)*utf8) * 1099511628211u;
    return (hash ^ hash >> 29) | (uint64_t)1 << 63;
}

int widths_advance(struct widths *widths, const struct run_style *style, const char *utf8)
{
    uint64_t hash = hash_of(style, utf8);
    size_t slot = hash % SLOTS;
    if (widths->slots[slot].hash != hash) {
        widths->slots[slot].advance = faces_advance(widths->faces, style, utf8);
        widths->slots[slot].hash = hash;
    }
    return widths->slots[slot].advance;
}

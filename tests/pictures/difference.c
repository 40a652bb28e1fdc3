/* SPDX-License-Identifier: EUPL-1.2 */
#include "difference.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    TOLERATED = 24, /* of 255: how far a channel may be off */
    BLOCK = 8, /* pixels; squares begin at multiples of it */
    SQUARE = 4, /* blocks */
    WEIGHT_MOST = 180, /* a dot of the smallest type weighs 225, the palette 135 */
};

static int weight_of(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int off = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = off > most ? off : most;
    }
    return most > TOLERATED ? most - TOLERATED : 0;
}

static const uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (
        const uint32_t *)((const unsigned char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static int square_at(const int *blocks, int columns, int rows, int column, int row)
{
    int sum = 0;
    for (int y = row; y < row + SQUARE && y < rows; y++)
        for (int x = column; x < column + SQUARE && x < columns; x++)
            sum += blocks[y * columns + x];
    return sum;
}

static void weigh(struct difference *difference, const int *blocks, int columns, int rows)
{
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            int weight = square_at(blocks, columns, rows, column, row);
            if (weight <= difference->weight)
                continue;
            difference->weight = weight;
            difference->x = column * BLOCK;
            difference->y = row * BLOCK;
        }
}

struct difference difference_of(const SDL_Surface *reference, const SDL_Surface *actual)
{
    struct difference difference = {0, 0, 0, 0};
    int columns = reference->w / BLOCK + 1, rows = reference->h / BLOCK + 1;
    int *blocks = memory_zero((size_t)(columns * rows) * sizeof *blocks);
    for (int y = 0; y < reference->h; y++) {
        const uint32_t *expected = row_of(reference, y), *found = row_of(actual, y);
        for (int x = 0; x < reference->w; x++) {
            int weight = expected[x] == found[x] ? 0 : weight_of(expected[x], found[x]);
            blocks[y / BLOCK * columns + x / BLOCK] += weight;
            difference.pixels += weight > 0;
        }
    }
    weigh(&difference, blocks, columns, rows);
    free(blocks);
    return difference;
}

bool difference_is_visible(struct difference difference)
{
    return difference.weight > WEIGHT_MOST;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether two pictures look the same. One changed digit is nothing among two million pixels, and
 * the rounding of another processor is spread over all of them; so what counts is not how much
 * differs but how much does in one place. A pixel counts by what its channels are off beyond what
 * rounding and the references' palette make; a place is a square about as large as a word is high.
 * difference_test says what is seen and what is not. */
#ifndef PICTURES_DIFFERENCE_H
#define PICTURES_DIFFERENCE_H

#include <SDL.h>
#include <stdbool.h>

struct difference {
    int weight; /* of 255 steps, summed over the square that has most of them */
    int x, y; /* of that square */
    int pixels; /* that differ, in all */
};

/* Both ARGB8888 and of one size. */
struct difference difference_of(const SDL_Surface *reference, const SDL_Surface *actual);

bool difference_is_visible(struct difference difference);

#endif

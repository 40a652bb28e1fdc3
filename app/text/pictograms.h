/* SPDX-License-Identifier: EUPL-1.2 */
/* The icon font: pictograms by name. */
#ifndef TEXT_PICTOGRAMS_H
#define TEXT_PICTOGRAMS_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct pictograms;

/* Reads pictograms.csv (name,code point in hexadecimal) and the icon font of the folder. */
struct pictograms *pictograms_create(const char *folder, struct error *error);
void pictograms_destroy(struct pictograms *pictograms); /* NULL is fine */

/* Draws size × size pixels of coverage; false: no pictogram of that name. */
bool pictograms_draw(
    struct pictograms *pictograms, const char *name, int size, uint8_t *coverage, int stride);

#endif

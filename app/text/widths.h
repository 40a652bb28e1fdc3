/* SPDX-License-Identifier: EUPL-1.2 */
/* Extents of runs, remembered: words come back all the time, shaping them is what costs. */
#ifndef TEXT_WIDTHS_H
#define TEXT_WIDTHS_H

#include "text/faces.h"

struct widths;

struct widths *widths_create(struct faces *faces);
void widths_destroy(struct widths *widths); /* NULL is fine */

/* As faces_measure(). */
struct extent widths_of(struct widths *widths, const struct run_style *style, const char *utf8);

#endif

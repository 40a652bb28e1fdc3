/* SPDX-License-Identifier: EUPL-1.2 */
/* The display as a visitor meets it: fingers come from XTest, and what changes is heard through
 * XDamage, so that everything between the two is measured. */
#ifndef BENCH_GLASS_H
#define BENCH_GLASS_H

#include <stdbool.h>
#include <stdint.h>

struct glass;

struct glass *glass_open(void); /* of $DISPLAY; NULL: there is none */
void glass_close(struct glass *glass);

void glass_press(struct glass *glass, int x, int y);
void glass_release(struct glass *glass);

/* When the picture last changed before it stood still for `quiet` milliseconds; 0 where it did not
 * change within `patience`. */
double glass_settle(struct glass *glass, int quiet, int patience);

/* When the first picture was complete: no pixel is as black as the bare display any more. 0: not
 * within `patience`. */
double glass_first(struct glass *glass, int patience);

/* How often the picture changes within so many milliseconds. */
long glass_changes(struct glass *glass, int milliseconds);

uint64_t glass_picture(struct glass *glass); /* the same number: the same picture */

#endif

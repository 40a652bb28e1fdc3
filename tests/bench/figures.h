/* SPDX-License-Identifier: EUPL-1.2 */
/* Measured values and the line of the bench's table that they become. */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stddef.h>

struct figures {
    double *values;
    size_t count, room;
};

void figures_add(struct figures *figures, double value);

/* Prints what was measured: median, worst, unit, how many, the aim. Forgets the values. */
void figures_print(struct figures *figures, const char *what, const char *unit, const char *aim);

double milliseconds(void); /* of the monotonic clock */
double milliseconds_worked(void); /* of CPU, by this process: whatever else the machine does */

#endif

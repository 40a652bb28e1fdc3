/* SPDX-License-Identifier: EUPL-1.2 */
#include "figures.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void figures_add(struct figures *figures, double value)
{
    if (figures->count == figures->room) {
        figures->room = figures->room ? 2 * figures->room : 64;
        figures->values = memory_resize(figures->values, figures->room, sizeof *figures->values);
    }
    figures->values[figures->count++] = value;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

void figures_print(struct figures *figures, const char *what, const char *unit, const char *aim)
{
    if (figures->count) {
        qsort(figures->values, figures->count, sizeof *figures->values, compare);
        printf("%-44s %9.2f %9.2f  %-5s %5zu  %s\n", what, figures->values[figures->count / 2],
            figures->values[figures->count - 1], unit, figures->count, aim);
        fflush(stdout);
    }
    free(figures->values);
    *figures = (struct figures){0};
}

static double read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double milliseconds(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

double milliseconds_worked(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

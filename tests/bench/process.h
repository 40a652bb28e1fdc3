/* SPDX-License-Identifier: EUPL-1.2 */
/* The terminal as a process, seen from outside through /proc. */
#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <sys/types.h>

pid_t process_start(char *const *command);
void process_end(pid_t process); /* asks it to end, waits until it has */

double process_memory(pid_t process); /* PSS in MB: what is shared counts in parts */
double process_peak(pid_t process); /* the most RSS so far in MB: what is shared counts whole */

/* Since the process began, over all its threads. */
struct work {
    double milliseconds; /* of CPU */
    long wakes; /* how often a thread went on after it had waited */
};
struct work process_work(pid_t process);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Tells the service manager that the terminal is there and alive: sd_notify(3), a datagram of
 * `KEY=VALUE` to the socket that NOTIFY_SOCKET names. Without one nothing happens, and without
 * WATCHDOG_USEC nothing is due. Times are milliseconds of SDL_GetTicks64(). */
#ifndef TERMINAL_NOTIFY_H
#define TERMINAL_NOTIFY_H

#include <stdbool.h>
#include <sys/un.h>

struct notify {
    int socket; /* -1: nobody wants to know */
    struct sockaddr_un address;
    unsigned length; /* of the address */
    bool ready;
    long long interval; /* between two signs of life; 0: none are wanted */
    long long next;
};

void notify_open(struct notify *notify);
void notify_close(struct notify *notify); /* says that the terminal ends */

/* A picture is on the glass; only the first time counts. */
void notify_ready(struct notify *notify, long long now);

/* From the loop that must not hang: a sign of life, if one is due. */
void notify_alive(struct notify *notify, long long now);

#endif

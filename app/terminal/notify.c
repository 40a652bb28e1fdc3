/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/notify.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A path, or behind an @ a name of the abstract namespace (unix(7)). */
static bool read_address(struct notify *notify, const char *name)
{
    size_t length = strlen(name);
    if (length < 2 || length >= sizeof notify->address.sun_path || !strchr("/@", name[0]))
        return false;
    notify->address.sun_family = AF_UNIX;
    memcpy(notify->address.sun_path, name, length + 1);
    if (name[0] == '@')
        notify->address.sun_path[0] = '\0';
    notify->length = (unsigned)(offsetof(struct sockaddr_un, sun_path) + length + (name[0] == '/'));
    return true;
}

/* Never waits: a manager that is busy hears the next message. */
static bool tell(const struct notify *notify, const char *message)
{
    return notify->socket >= 0 &&
           sendto(notify->socket, message, strlen(message), MSG_DONTWAIT | MSG_NOSIGNAL,
               (const struct sockaddr *)&notify->address, notify->length) >= 0;
}

/* Half of the time that may pass (sd_watchdog_enabled(3)); the manager's WATCHDOG_PID is that of
 * the service's main process, which may be the compositor around the terminal. */
static long long read_interval(void)
{
    const char *limit = getenv("WATCHDOG_USEC");
    char *end;
    if (!limit)
        return 0;
    errno = 0;
    long long microseconds = strtoll(limit, &end, 10);
    if (errno || end == limit || *end || microseconds <= 0)
        return 0;
    return microseconds < 2000 ? 1 : microseconds / 2000;
}

void notify_open(struct notify *notify)
{
    const char *name = getenv("NOTIFY_SOCKET");
    *notify = (struct notify){.socket = -1};
    if (!name || !read_address(notify, name))
        return;
    notify->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (notify->socket >= 0)
        notify->interval = read_interval();
}

void notify_close(struct notify *notify)
{
    tell(notify, "STOPPING=1");
    if (notify->socket >= 0)
        close(notify->socket);
    notify->socket = -1;
}

void notify_ready(struct notify *notify, long long now)
{
    if (notify->ready)
        return;
    notify->next = now + notify->interval;
    notify->ready = tell(notify, "READY=1");
}

void notify_alive(struct notify *notify, long long now)
{
    if (!notify->interval || !notify->ready || now < notify->next)
        return;
    notify->next = now + notify->interval;
    tell(notify, "WATCHDOG=1");
}

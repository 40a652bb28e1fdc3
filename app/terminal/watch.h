/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that others put there or take away: a thread sleeps on inotify(7) until one of them
 * changes, and then wakes the loop with an SDL_USEREVENT. What has become of the file, whoever
 * handles the event looks for itself. */
#ifndef TERMINAL_WATCH_H
#define TERMINAL_WATCH_H

enum { WATCH_PATHS_MOST = 4 };

struct watch;

/* Neither a file nor any of the folders above it has to exist yet; links on the way may come to
 * lead elsewhere. `paths` end with NULL and are copied. Wakes once at the beginning, since
 * something may have changed before. NULL where the system has no watches left. */
struct watch *watch_create(const char *const *paths);
void watch_destroy(struct watch *watch); /* NULL is fine */

#endif

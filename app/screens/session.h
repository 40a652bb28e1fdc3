/* SPDX-License-Identifier: EUPL-1.2 */
/* All that the terminal knows of the visitor who stands before it. It is never written anywhere;
 * forgetting it is one assignment (session_begin).
 *
 * Actions are what touching a button does: an address goes there; the verbs are
 *   back             to where the visitor was before
 *   finish           forget everything, show the start screen
 *   stay             answer to "still there?"
 *   replace ADDRESS  go there without leaving a step for "back" (filters, another language) */
#ifndef SCREENS_SESSION_H
#define SCREENS_SESSION_H

#include "screens/address.h"

#include <stdbool.h>

enum { HISTORY_DEPTH = 64 };

struct visit {
    char address[ADDRESS_LONGEST];
    int scroll; /* pixels */
};

struct session {
    struct visit history[HISTORY_DEPTH]; /* the last one is where the visitor is */
    int depth; /* at least 1 */
    int greeting; /* which language the start screen greets in */
    int seconds_left; /* of "still there?"; 0: not asked */
};

void session_begin(struct session *session, const char *address);

struct visit *session_here(struct session *session);
const struct visit *session_before(const struct session *session); /* NULL: nowhere before */

/* True where something changed that can be seen. An address that is too long changes nothing. */
bool session_act(struct session *session, const char *action);

#endif

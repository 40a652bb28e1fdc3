/* SPDX-License-Identifier: EUPL-1.2 */
/* All that the terminal knows of the visitor who stands before it. It is never written anywhere;
 * forgetting it is one assignment (session_begin).
 *
 * Actions are what touching a button does: an address goes there; the verbs are
 *   back             to where the visitor was before
 *   finish           forget everything, show the start screen
 *   stay             answer to "still there?"
 *   view text N      size of the text, 1 to 4; likewise
 *   view theme NAME  light, dark or contrast
 *   view reach       everything that can be touched further down, or again where it was
 *   view still       less motion, or again all of it
 *   view reset       as the terminal was when the visitor came
 *   replace ADDRESS  go there without leaving a step for "back" (filters, another language); what
 *                    is seen stays where it is if only more of a list is shown */
#ifndef SCREENS_SESSION_H
#define SCREENS_SESSION_H

#include "scene/anchor.h"
#include "scene/metrics.h"
#include "scene/theme.h"
#include "screens/address.h"

#include <stdbool.h>

enum { HISTORY_DEPTH = 64 };

struct visit {
    char address[ADDRESS_LONGEST];
    int scroll; /* pixels */
    struct anchor anchor; /* what was seen there when the visitor went on, */
    struct metrics metrics; /* in these; width 0: the visitor has not gone on */
};

/* How the visitor wants to see the terminal. */
struct view {
    enum theme_kind theme;
    int text; /* 1 to TEXT_STEPS */
    bool reach;
    bool still; /* less motion */
};

struct session {
    struct visit history[HISTORY_DEPTH]; /* the last one is where the visitor is */
    int depth; /* at least 1 */
    int greeting; /* which language the start screen greets in */
    int seconds_left; /* of "still there?"; 0: not asked */
    struct view view;
    struct view first_view; /* the terminal's own; finish and reset lead back to it */
};

/* A visitor comes to a terminal that shows itself in light colours and the smallest text. */
void session_begin(struct session *session, const char *address);

/* The same at a terminal with a view of its own. */
void session_begin_in(struct session *session, const char *address, struct view view);

struct visit *session_here(struct session *session);
const struct visit *session_before(const struct session *session); /* NULL: nowhere before */

/* The names of the action and of --theme; false: there is none of that name. */
bool theme_named(const char *name, enum theme_kind *theme);
const char *theme_name(enum theme_kind theme);

/* Whether the action is one of the verbs above, complete and understood. */
bool session_is_verb(const char *action);

bool view_equal(struct view a, struct view b);

/* True where something changed that can be seen. An address that is too long changes nothing. */
bool session_act(struct session *session, const char *action);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* What a terminal says about a USB stick that was put into it. It is said to the staff, over
 * whatever is on the glass: in German, the visitor's language beneath. Its buttons do
 *   stick take    take the content of the stick over
 *   stick close   not now; and enough of the answer */
#ifndef SCREENS_STICK_H
#define SCREENS_STICK_H

#include <stdbool.h>

enum stick_step {
    STICK_NONE, /* nothing is said */
    STICK_FOUND, /* take it over? */
    STICK_BUSY, /* a moment … */
    STICK_TAKEN, /* it went well, */
    STICK_REFUSED, /* or it did not; both say why */
};

struct stick_dialogue {
    enum stick_step step;
    const char *german; /* of the answer: one sentence */
};

bool stick_is_action(const char *action);

#endif

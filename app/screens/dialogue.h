/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef SCREENS_DIALOGUE_H
#define SCREENS_DIALOGUE_H

#include "scene/parts.h"

struct dialogue {
    struct column middle;
    struct surface card; /* what is said goes into card.inner */
    size_t first;
};

void dialogue_begin(struct dialogue *dialogue, struct scene *scene);

/* The height of the window that is left; below 0 it is too high. */
int dialogue_end(struct dialogue *dialogue);

#endif

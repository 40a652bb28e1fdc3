/* SPDX-License-Identifier: EUPL-1.2 */
/* What a visitor sees first on the page, so that it is seen again when sizes change: the window
 * turned, larger text. */
#ifndef SCENE_ANCHOR_H
#define SCENE_ANCHOR_H

#include "scene/scene.h"

struct anchor {
    int place; /* among the page's texts, from 0; -1: the page stands at its top */
    double hidden; /* which part of the text's height is scrolled away; < 0: it begins lower */
};

struct anchor anchor_of(const struct scene *scene, int scroll);

/* The scroll that shows the anchor where it was. */
int anchor_scroll(const struct scene *scene, struct anchor anchor);

#endif

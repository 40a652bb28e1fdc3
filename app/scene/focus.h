/* SPDX-License-Identifier: EUPL-1.2 */
/* Which button the keyboard means, for visitors who cannot use the glass. One step forward and
 * "act" are enough for everything (a switch with two buttons), so forward also means: first show
 * what stands between here and the next button. Knows no keys. */
#ifndef SCENE_FOCUS_H
#define SCENE_FOCUS_H

#include "scene/scene.h"

enum { FOCUS_TEXT = 128 };

/* Where the focus is, in words that outlive the scene. */
struct focus {
    bool shown; /* a touch hides it */
    int place; /* among the buttons that can have it, from 0; -1: before the first */
    char text[FOCUS_TEXT]; /* of the button, its beginning */
};

/* The button that has the focus in this scene, or -1. The same words nearest to the old place, else
 * the place. In a dialogue its first button, until a step leads on to another. */
int focus_button(const struct scene *scene, const struct focus *focus);

/* One step in reading order, round and round, or a page's height towards it where what lies
 * between does not fit on one. `scroll` moves so that the button is seen. */
void focus_step(const struct scene *scene, struct focus *focus, int *scroll, bool forward);

/* How the page has to be scrolled for a button to be seen, moving it as little as possible. */
int focus_scroll(const struct scene *scene, int button, int scroll);

/* Forgets where it was, as on a new page. */
void focus_forget(struct focus *focus);

#endif

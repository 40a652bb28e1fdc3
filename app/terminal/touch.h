/* SPDX-License-Identifier: EUPL-1.2 */
/* One finger (or the mouse): press, tap, drag, fling. Knows no scene and no SDL: it is told what
 * lies under the finger and answers with what to do. All in window pixels and milliseconds. */
#ifndef TERMINAL_TOUCH_H
#define TERMINAL_TOUCH_H

#include <stdbool.h>

struct touch {
    bool down, dragging;
    int button; /* pressed, or -1 */
    int start_x, start_y, last_y;
    double velocity; /* pixels a millisecond, > 0: the page moves on */
    long long last_ms;
    int unmeasured; /* pixels moved since last_ms, not in the velocity yet */
    double rest; /* of a pixel, not scrolled yet */
};

/* `button` is what lies under the finger, or -1. Stops a fling; that touch taps nothing. */
void touch_down(struct touch *touch, int x, int y, int button, long long ms);

/* How far the page scrolls. A finger that has wandered farther than `slop` drags, and no longer
 * presses anything. */
int touch_move(struct touch *touch, int x, int y, int slop, long long ms);

/* The button that was tapped, or -1. `inertia` false: the page stands still at once. */
int touch_up(struct touch *touch, bool inertia, long long ms);

/* While the page still moves by itself: how far since the last call. */
bool touch_flinging(const struct touch *touch);
int touch_fling(struct touch *touch, long long ms);

#endif

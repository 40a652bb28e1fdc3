/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/touch.h"

#include <math.h>
#include <stdlib.h>

static const double REST_VELOCITY = 0.03; /* slower than this is standing still */
static const double HALF_LIFE_MS = 220; /* after which a fling has half its speed */
static const double PAUSE_MS = 60; /* a finger that rests so long before it lifts flings
                                      nothing */

void touch_down(struct touch *touch, int x, int y, int button, long long ms)
{
    bool caught = touch_flinging(touch);
    *touch = (struct touch){
        .down = true,
        .button = caught ? -1 : button,
        .start_x = x,
        .start_y = y,
        .last_y = y,
        .last_ms = ms,
    };
}

int touch_move(struct touch *touch, int x, int y, int slop, long long ms)
{
    if (!touch->down)
        return 0;
    if (!touch->dragging && abs(x - touch->start_x) <= slop && abs(y - touch->start_y) <= slop)
        return 0;
    touch->dragging = true;
    touch->button = -1;
    int moved = touch->last_y - y;
    double elapsed = (double)(ms - touch->last_ms);
    touch->unmeasured += moved; /* a slow picture lets moves come in heaps, all at one time */
    if (elapsed > 0) {
        touch->velocity = 0.5 * touch->velocity + 0.5 * touch->unmeasured / elapsed;
        touch->unmeasured = 0;
    }
    touch->last_y = y;
    touch->last_ms = ms;
    return moved;
}

int touch_up(struct touch *touch, bool inertia, long long ms)
{
    int tapped = touch->down && !touch->dragging ? touch->button : -1;
    if (!touch->dragging || !inertia || (double)(ms - touch->last_ms) > PAUSE_MS)
        touch->velocity = 0;
    touch->down = touch->dragging = false;
    touch->button = -1;
    touch->last_ms = ms;
    touch->rest = 0;
    return tapped;
}

bool touch_flinging(const struct touch *touch)
{
    return !touch->down && fabs(touch->velocity) > REST_VELOCITY;
}

int touch_fling(struct touch *touch, long long ms)
{
    double elapsed = (double)(ms - touch->last_ms);
    double left = pow(0.5, elapsed / HALF_LIFE_MS);
    /* the integral of the velocity over the time that has passed */
    double moved = touch->rest + touch->velocity * (1 - left) * HALF_LIFE_MS / log(2);
    int whole = (int)moved;
    touch->rest = moved - whole;
    touch->velocity *= left;
    touch->last_ms = ms;
    if (!touch_flinging(touch))
        touch->velocity = 0;
    return whole;
}

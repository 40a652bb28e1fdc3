/* SPDX-License-Identifier: EUPL-1.2 */
/* Every size on the screen, worked out once from the window, the glass's density and the
 * visitor's text size, so that no screen writes a pixel. All in pixels. */
#ifndef SCENE_METRICS_H
#define SCENE_METRICS_H

#include <stdbool.h>

enum device_class {
    CLASS_BY_SIZE,
    CLASS_KIOSK, /* read standing, at 70 cm */
    CLASS_HANDHELD, /* read in the hand */
};

enum { TEXT_STEPS = 4 };

struct metrics {
    int width, height;
    double dpi;
    enum device_class class;
    int display, title, heading, body, small, label; /* em */
    int margin; /* from the window's edge to the text */
    int gap; /* between two things; half of it inside one */
    int padding;
    int radius;
    int edge; /* thickness of the outline of what can be touched */
    int target; /* least height and width of what can be touched */
    int slop; /* a finger may wander so far and still tap */
    int pictogram; /* in running text */
    int label_least; /* em; the bar's words may shrink so far to stay on one line */
    int focus; /* thickness of the ring round what the keyboard means */
    bool tall; /* the window is so high that its upper part is hard to reach */
    int calm; /* height at the top where nothing can be touched; 0 without reach mode */
};

/* `dpi` 0 and CLASS_BY_SIZE take what CONTRACT says for a window of that size. `text` is the
 * visitor's text size, 1 to TEXT_STEPS. */
struct metrics metrics_for(int width, int height, double dpi, enum device_class class, int text);

/* Reach mode: in a tall window everything that can be touched moves out of the upper third
 * (EN 301 549, 8.3; DIN 18040). */
void metrics_reach(struct metrics *metrics);

#endif

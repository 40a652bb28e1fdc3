/* SPDX-License-Identifier: EUPL-1.2 */
/* A screen as a flat array of nodes: what is where, what it says, what touching it does. Drawing,
 * touch, speech, focus and tests all read the same array. It is rebuilt when the state changes
 * and kept until then.
 *
 * Nodes are added in reading order, in left-to-right coordinates; scene_finish() mirrors them
 * once where the language runs the other way. Page nodes scroll, frame nodes stand still,
 * dialogue nodes lie over everything and take all touches. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include "base/arena.h"
#include "scene/metrics.h"
#include "scene/theme.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rect {
    int x, y, w, h;
};

enum layer { LAYER_PAGE, LAYER_FRAME, LAYER_DIALOGUE };

enum role {
    ROLE_GROUND, /* a coloured surface that says nothing */
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_IMAGE,
    ROLE_BUTTON, /* whatever can be touched */
};

struct node {
    struct rect box; /* page nodes: in page coordinates, as if not scrolled */
    enum layer layer;
    enum role role;
    int parent; /* the button that the node belongs to; -1: none */
    uint32_t fill, outline; /* 0: none */
    int outline_width, radius; /* of fill and outline */
    uint32_t ink; /* of text or pictogram */
    const struct paragraph *paragraph; /* NULL: no text drawn */
    const char *pictogram; /* NULL: none */
    const char *action; /* of buttons: an address, or a verb of screens/session.h */
    const char *text; /* what is read; of a button: all its words */
    const char *language; /* of the text: a tag */
    bool selected; /* of buttons: this choice is in force */
    bool centred; /* of buttons: a grid that makes it higher keeps its words in the middle */
};

struct scene {
    struct metrics metrics;
    const struct theme *theme;
    const char *language; /* of the screen */
    bool mirrored;
    struct text_engine *engine;
    struct arena *arena; /* of strings, until the next scene_begin() */
    struct node *nodes;
    size_t count, room;
    enum layer layer; /* of the nodes added from here on */
    int parent; /* likewise */
    struct rect page; /* the part of the window in which the page is seen */
    int page_height; /* of the whole page; the rest is seen by scrolling */
    bool has_dialogue;
    bool discreet; /* shows what others should not read; left sooner when nobody is there */
};

void scene_init(struct scene *scene, struct text_engine *engine);
void scene_destroy(struct scene *scene);

/* Forgets all nodes. */
void scene_begin(struct scene *scene, struct metrics metrics, const struct theme *theme,
    const char *language, bool mirrored);

/* Adds a node to the current layer and parent; the index stays valid, the pointer until the next
 * node is added. */
struct node *scene_add(struct scene *scene, enum role role, struct rect box);

/* Mirrors where the language asks for it. After this the scene is only read. */
void scene_finish(struct scene *scene);

/* Moves the nodes from `first` on by so much. */
void scene_shift(struct scene *scene, size_t first, int dx, int dy);

/* Whether a word of the nodes from `first` on had to be broken where its language would not. */
bool scene_breaks(const struct scene *scene, size_t first);

/* Forgets the nodes from `first` on; they were added in vain. */
void scene_forget(struct scene *scene, size_t first);

/* The farthest that the page can be scrolled. */
int scene_scroll_most(const struct scene *scene);

/* Where a node is in the window when the page is scrolled by `scroll`. */
struct rect scene_box(const struct scene *scene, const struct node *node, int scroll);

/* The button under a point of the window, or -1. */
int scene_hit(const struct scene *scene, int x, int y, int scroll);

/* The scene in words, one node a line: CONTRACT, `--dump`. The string lives in `arena`. */
const char *scene_dump(const struct scene *scene, struct arena *arena, int scroll);

/* Colour of the ground that a node is drawn on. */
uint32_t scene_ground(const struct scene *scene, size_t index);

#endif

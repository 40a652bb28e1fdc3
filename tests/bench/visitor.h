/* SPDX-License-Identifier: EUPL-1.2 */
/* What a visitor of the bench does: from home to the first topic, its first offer, and back. Knows
 * where the session is and where its buttons are, because it builds the same scenes. */
#ifndef BENCH_VISITOR_H
#define BENCH_VISITOR_H

#include "content/content.h"
#include "screens/screens.h"

struct visitor {
    struct content *content;
    struct text_engine *engine;
    struct scene scene;
    struct session session;
    struct metrics metrics;
    struct civil now;
};

/* `share` holds the fonts; false and the error where fonts or content are missing. */
bool visitor_init(struct visitor *visitor, const char *database, const char *share, int width,
    int height, struct error *error);
void visitor_finish(struct visitor *visitor);

void visitor_begin(struct visitor *visitor, const char *address);
void visitor_build(struct visitor *visitor);

/* The actions of a visit in turn, as beginnings of what a button does, the language left out. */
enum { STEPS = 4 };
extern const char *const visitor_steps[STEPS];

/* The first button on the glass whose action begins so, after "LANG/" where the action is one of a
 * language; ends the program where there is none. */
const struct node *visitor_button(
    const struct visitor *visitor, const char *language, const char *action);

#endif

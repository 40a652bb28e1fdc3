/* SPDX-License-Identifier: EUPL-1.2 */
/* What is tried, in which shape and view, and what was wrong with it. A complaint is printed when
 * it comes for the first time, with what draws the scene and, for the first few, the picture; the
 * same about the same words is only counted from then on. */
#ifndef SCENES_TRIAL_H
#define SCENES_TRIAL_H

#include "content/content.h"
#include "scene/scene.h"
#include "screens/session.h"
#include "screens/stick.h"

struct complaint {
    const char *rule, *text;
    long count;
};

struct trial {
    struct content *content;
    struct text_engine *engine;
    struct scene scene;
    struct arena *arena; /* of what lasts as long as a language is tried */
    struct arena *lasting;
    const char *build, *database; /* build folder; content.db in it */
    int width, height;
    const struct session *session; /* of the scene that is tried */
    struct stick_dialogue stick; /* over it */
    struct complaint *complaints;
    size_t distinct;
    long scenes, count; /* of scenes and of complaints */
};

/* Builds the scene of a session and holds it against every rule. */
void trial_session(struct trial *trial, const struct session *session);

/* Complains about a node of the scene in hand. */
void trial_complain(struct trial *trial, const char *rule, const struct node *node);

/* The most frequent complaints and how many there were of what. */
void trial_print(const struct trial *trial);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Every place of a language that a visitor can come to, by kind of screen. */
#ifndef SCENES_PLACES_H
#define SCENES_PLACES_H

#include "content/content.h"
#include "screens/stick.h"

#include <stddef.h>

enum kind {
    KIND_START,
    KIND_LANGUAGES, /* coming from home */
    KIND_STILL, /* "still there?" over home */
    KIND_STICK, /* what is said about a stick, over home */
    KIND_HOME,
    KIND_ABOUT,
    KIND_EMERGENCY,
    KIND_VIEW,
    KIND_SCHOOL,
    KIND_SCHOOLS,
    KIND_GUIDE,
    KIND_TOPIC,
    KIND_ENTRY,
    KIND_COUNT,
};

struct place {
    enum kind kind;
    const char *address;
    struct stick_dialogue stick; /* over it */
    size_t length; /* of all that it shows, once that has been tried */
};

struct places {
    struct place *list;
    size_t count, room;
};

/* The places live in `arena`, the list until places_finish(). */
struct places places_of(struct content *content, struct arena *arena, const char *language);
void places_finish(struct places *places);

#endif

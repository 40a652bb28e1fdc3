/* SPDX-License-Identifier: EUPL-1.2 */
/* The screens: (session, content) → scene. Which address is drawn by what stands in one sorted
 * table, screens.c. */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include "base/clock.h"
#include "content/content.h"
#include "scene/scene.h"
#include "screens/session.h"
#include "screens/stick.h"

#include <stdbool.h>

/* Whether the address leads somewhere; if not, the error says why. */
bool screens_know(struct content *content, const char *address, struct error *error);

/* The sizes that the visitor's view asks for. */
struct metrics screens_metrics(
    const struct session *session, int width, int height, double dpi, enum device_class class);

/* Builds the scene of where the session is. The address is one that screens_know(). */
void screens_build(struct scene *scene, struct metrics metrics, struct content *content,
    const struct session *session, struct civil now);

/* The same beneath what is said about a stick, if anything is. */
void screens_build_stick(struct scene *scene, struct metrics metrics, struct content *content,
    const struct session *session, struct civil now, const struct stick_dialogue *stick);

/* The screen without content: emergency numbers and "please ask the team". */
void screens_build_fallback(
    struct scene *scene, struct metrics metrics, const struct stick_dialogue *stick);

bool screens_at_start(const struct session *session);

/* Whether what is shown changes by itself every few seconds (the start screen's greeting). */
bool screens_greet(const struct session *session);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* A built database behind a glass, for tests of screens. */
#ifndef SCREENS_GLASS_H
#define SCREENS_GLASS_H

#include "unit.h"

#include "base/memory.h"
#include "screens/screens.h"

#include <stdlib.h>

struct glass {
    struct arena *arena;
    struct content *content;
    struct text_engine *engine;
    struct scene scene;
};

/* `database` is one of those in the build's content/. */
static inline int glass_begin(void **state, const char *database)
{
    struct glass *glass = memory_zero(sizeof *glass);
    const char *built = getenv("FADEN_BUILD");
    glass->arena = arena_create();
    glass->content =
        content_open(arena_printf(glass->arena, "%s/content/%s", built, database), NULL);
    glass->engine = text_create(arena_printf(glass->arena, "%s/share/faden/fonts", built), NULL);
    assert_true(glass->content && glass->engine);
    scene_init(&glass->scene, glass->engine);
    *state = glass;
    return 0;
}

static inline int glass_end(void **state)
{
    struct glass *glass = *state;
    scene_destroy(&glass->scene);
    text_destroy(glass->engine);
    content_close(glass->content);
    arena_destroy(glass->arena);
    free(glass);
    return 0;
}

/* On a Tuesday morning in November 2026. */
static inline void glass_show(struct glass *glass, const char *address, int width, int height)
{
    struct session session;
    assert_true(screens_know(glass->content, address, NULL));
    session_begin(&session, address);
    screens_build(&glass->scene, metrics_for(width, height, 0, CLASS_BY_SIZE, 1), glass->content,
        &session, (struct civil){2026, 11, 24, 10, 0});
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/stage.h"

#include "base/file.h"
#include "terminal/generations.h"
#include "terminal/identity.h"

#include <stdio.h>

static bool open_fonts(struct stage *stage, struct error *error)
{
    stage->engine = text_create(stage->fonts, error);
    if (!stage->engine)
        return false;
    scene_init(&stage->scene, stage->engine);
    return true;
}

/* Takes the place of what was open only if it can be opened. */
static bool open_path(struct stage *stage, const char *path, struct error *error)
{
    struct content *content = content_open(path, error);
    if (!content)
        return false;
    content_close(stage->content);
    stage->content = content;
    return true;
}

static bool open_content(struct stage *stage, struct error *error)
{
    const char *path = stage->options->content;
    stage->content_identity = identity_of(path);
    return open_path(stage, path, error);
}

/* Where nothing is shown yet, older content is better than none. */
static bool open_any(struct stage *stage, struct error *error)
{
    if (open_content(stage, error))
        return true;
    const char *const *older = generations_before(stage->arena, stage->options->content);
    while (*older && !open_path(stage, *older, NULL))
        older++;
    if (*older)
        fprintf(stderr, "faden: %s; showing %s\n", error->message, *older);
    return *older;
}

static bool begin(struct stage *stage, struct error *error)
{
    if (!open_fonts(stage, error) || !open_any(stage, error))
        return false;
    if (!screens_know(stage->content, stage->options->at, error))
        return false;
    session_begin_in(&stage->session, stage->options->at, stage->options->view);
    return true;
}

bool stage_init(struct stage *stage, const struct options *options, struct error *error)
{
    *stage = (struct stage){.options = options, .arena = arena_create()};
    stage->fonts = file_beside_program(stage->arena, "../share/faden/fonts");
    stage->pictograms = file_beside_program(stage->arena, "../share/faden/pictograms");
    session_begin_in(&stage->session, "start", options->view);
    stick_init(
        &stage->stick, stage->arena, options, generations_store(stage->arena, options->content));
    if (begin(stage, error))
        return true;
    if (!options->kiosk)
        return false;
    fprintf(stderr, "faden: %s\n", error->message);
    return true;
}

void stage_finish(struct stage *stage)
{
    if (stage->engine)
        scene_destroy(&stage->scene);
    content_close(stage->content);
    text_destroy(stage->engine);
    arena_destroy(stage->arena);
}

const char *const *stage_paths(const struct stage *stage)
{
    const char **paths = arena_alloc(stage->arena, 4 * sizeof *paths);
    paths[0] = stage->options->content;
    paths[1] = stage->stick.there;
    paths[2] = stage->stick.outcome;
    return paths;
}

bool stage_refresh(struct stage *stage)
{
    struct error error;
    bool fonts_new = !stage->engine && open_fonts(stage, NULL);
    unsigned long long identity = identity_of(stage->options->content);
    if (identity == 0 || identity == stage->content_identity)
        return fonts_new;
    if (!open_content(stage, &error)) {
        fprintf(stderr, "faden: %s\n", error.message);
        return fonts_new;
    }
    fprintf(stderr, "faden: showing %s\n", stage->options->content);
    session_begin_in(&stage->session, "start", stage->options->view);
    return true;
}

struct civil stage_now(const struct stage *stage)
{
    return stage->options->now.year ? stage->options->now : clock_now();
}

struct metrics stage_metrics(const struct stage *stage, int width, int height, double dpi)
{
    enum device_class class = stage->options->class;
    if (!stage->content)
        return metrics_for(width, height, dpi, class, 1);
    return screens_metrics(&stage->session, width, height, dpi, class);
}

void stage_build(struct stage *stage, struct metrics metrics)
{
    if (stage->content)
        screens_build_stick(&stage->scene, metrics, stage->content, &stage->session,
            stage_now(stage), &stage->stick.dialogue);
    else
        screens_build_fallback(&stage->scene, metrics, &stage->stick.dialogue);
}

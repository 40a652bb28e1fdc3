/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/picture.h"

#include "terminal/painter.h"

#include <SDL_image.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { HEIGHT_MOST = 32000 };

/* The page with nothing left to scroll: the same sizes in a window that is high enough. Once may
 * not do, since a high window leaves a long name more room. */
static void build_whole(struct stage *stage, struct metrics metrics)
{
    int most;
    while ((most = scene_scroll_most(&stage->scene)) > 0 && metrics.height + most < HEIGHT_MOST) {
        metrics.height += most;
        stage_build(stage, metrics);
    }
}

static bool save(SDL_Surface *surface, const char *path, struct error *error)
{
    if (IMG_SavePNG(surface, path) == 0)
        return true;
    return error_set(error, "%s: cannot be written: %s", path, IMG_GetError());
}

static bool draw(struct stage *stage, int width, int height, struct error *error)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = surface ? SDL_CreateSoftwareRenderer(surface) : NULL;
    bool done = false;
    if (!renderer) {
        error_set(error, "no picture could be made: %s", SDL_GetError());
    } else {
        struct painter *painter = painter_create(renderer, stage->pictograms);
        if (stage->engine)
            painter_paint(painter, &stage->scene, 0, -1, -1);
        else
            painter_paint_numbers(painter, width, height);
        SDL_RenderPresent(renderer);
        painter_destroy(painter);
        done = save(surface, stage->options->screenshot, error);
        SDL_DestroyRenderer(renderer);
    }
    SDL_FreeSurface(surface);
    return done;
}

bool picture_make(struct stage *stage, struct error *error)
{
    const struct options *options = stage->options;
    int width = options->width ? options->width : 1080;
    int height = options->height ? options->height : 1920;
    if (stage->engine) {
        struct metrics metrics = stage_metrics(stage, width, height, options->dpi);
        stage_build(stage, metrics);
        if (options->whole)
            build_whole(stage, metrics);
        height = stage->scene.metrics.height;
        if (options->dump)
            fputs(scene_dump(&stage->scene, stage->arena, 0), stdout);
        if (fflush(stdout))
            return error_set(error, "the dump cannot be written: %s", strerror(errno));
    }
    return !options->screenshot || draw(stage, width, height, error);
}

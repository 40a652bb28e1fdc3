/* SPDX-License-Identifier: EUPL-1.2 */
/* What is needed to turn an address into a scene: fonts, content, the session, the clock. Shared
 * by the running terminal and by the single picture. */
#ifndef TERMINAL_STAGE_H
#define TERMINAL_STAGE_H

#include "content/content.h"
#include "screens/screens.h"
#include "terminal/options.h"
#include "terminal/stick.h"

struct stage {
    const struct options *options;
    struct arena *arena; /* of the stage's own strings */
    const char *fonts, *pictograms; /* folders */
    struct text_engine *engine; /* NULL: the fonts are missing */
    struct content *content; /* NULL: there is none, the fallback is shown */
    unsigned long long content_identity; /* of the file that is open */
    struct session session;
    struct stick stick;
    struct scene scene;
};

/* False and one line for the caretaker if fonts, content or address are at fault; with --kiosk
 * that line is logged, and the stage shows the fallback. Where the content cannot be opened, but
 * one of the generations before it can, that one is shown, and a line says so. */
bool stage_init(struct stage *stage, const struct options *options, struct error *error);
void stage_finish(struct stage *stage);

/* The files that concern a stage, for a watch; NULL behind the last, in the stage's arena. */
const char *const *stage_paths(const struct stage *stage);

/* Tries again to get what is missing, and takes up content that has changed; to be called between
 * two visitors. True where something is new. */
bool stage_refresh(struct stage *stage);

/* The fixed clock of --now, or the real one. */
struct civil stage_now(const struct stage *stage);

/* The sizes of a window; the fallback screen has no visitor whose view could be asked. */
struct metrics stage_metrics(const struct stage *stage, int width, int height, double dpi);

void stage_build(struct stage *stage, struct metrics metrics);

#endif

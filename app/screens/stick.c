/* SPDX-License-Identifier: EUPL-1.2 */
/* The stick's dialogue has to stand over the fallback screen too, where no content has texts yet,
 * and over content that is older than the program: the German words are compiled in. */
#include "screens/stick.h"

#include "base/memory.h"
#include "screens/dialogue.h"
#include "screens/screen.h"

#include <string.h>

static const char TAKE[] = "stick take", CLOSE[] = "stick close";

/* A text of the interface, and its German. */
struct said {
    const char *id, *german;
};

static const struct said take = {"stick-take", "Übernehmen"};
static const struct said later = {"stick-later", "Jetzt nicht"};
static const struct said shut = {"nav-close", "Schließen"};

static const struct {
    const char *pictogram;
    struct said said; /* no id: the answer's own sentence */
    const struct said *yes, *no; /* NULL: no such button */
} steps[] = {
    [STICK_FOUND] = {"usb", {"stick-found", "USB-Stick gefunden. Neue Inhalte übernehmen?"}, &take,
        &later},
    [STICK_BUSY] = {"hourglass_empty", {"stick-busy", "Einen Moment …"}, NULL, NULL},
    [STICK_TAKEN] = {"check_circle", {NULL, NULL}, NULL, &shut},
    [STICK_REFUSED] = {"warning", {NULL, NULL}, NULL, &shut},
};

/* From the first on, as far as the window is too small for it. */
static const struct {
    enum type type;
    bool both; /* languages */
} sizes[] = {{TYPE_TITLE, true}, {TYPE_HEADING, true}, {TYPE_BODY, true}, {TYPE_SMALL, false}};

bool stick_is_action(const char *action)
{
    return strcmp(action, TAKE) == 0 || strcmp(action, CLOSE) == 0;
}

/* What stands beneath the German, "" where that is all. `screen` NULL: there is no content. */
static struct text beneath(const struct screen *screen, struct said said, bool both)
{
    struct text none = {.string = "", .language = "de"};
    if (!both || !screen || !said.id || !content_has_string(screen->content, said.id))
        return none;
    struct text text = content_string(screen->content, said.id, screen->language);
    return strcmp(text.language, "de") == 0 ? none : text;
}

static void add_button(struct grid *grid, struct said said, struct text other, struct face face)
{
    face.words = (struct words){said.german, "de", *other.string ? other.string : NULL};
    face.beneath = other.language;
    struct column cell = grid_cell(grid);
    part_tile(&cell, &face);
    grid_cell_end(grid, &cell);
}

static void add_buttons(
    const struct screen *screen, struct column *card, enum stick_step step, bool both)
{
    const struct theme *theme = card->scene->theme;
    const struct metrics *m = &card->scene->metrics;
    int count = (steps[step].yes != NULL) + (steps[step].no != NULL);
    if (count == 0)
        return;
    column_gap(card, m->gap);
    struct grid grid = grid_begin(card, grid_columns(card, m->body * 8, count), m->target);
    do {
        if (steps[step].yes)
            add_button(&grid, *steps[step].yes, beneath(screen, *steps[step].yes, both),
                (struct face){.pictogram = "check", .action = TAKE, .colour = theme->yes});
        if (steps[step].no)
            add_button(&grid, *steps[step].no, beneath(screen, *steps[step].no, both),
                (struct face){.pictogram = "close", .action = CLOSE, .colour = theme->discreet});
    } while (grid_again(&grid));
}

static void add_sentence(const struct screen *screen, struct column *card,
    const struct stick_dialogue *stick, size_t size)
{
    const struct theme *theme = card->scene->theme;
    struct said said = steps[stick->step].said;
    struct text other = beneath(screen, said, sizes[size].both);
    part_centred(card, said.id ? said.german : stick->german, "de", sizes[size].type, theme->ink);
    if (*other.string)
        part_centred(card, other.string, other.language, TYPE_BODY, theme->quiet);
}

static int build(const struct screen *screen, struct scene *scene,
    const struct stick_dialogue *stick, size_t size)
{
    const struct metrics *m = &scene->metrics;
    struct dialogue dialogue;
    dialogue_begin(&dialogue, scene);
    struct column *card = &dialogue.card.inner;
    int square = sizes[size].type == TYPE_TITLE ? m->title * 2 : m->body * 2;
    part_pictogram(scene,
        (struct rect){card->x + (card->width - square) / 2, card->y, square, square},
        steps[stick->step].pictogram,
        stick->step == STICK_REFUSED ? scene->theme->note : scene->theme->open);
    column_gap(card, square + m->padding);
    add_sentence(screen, card, stick, size);
    add_buttons(screen, card, stick->step, sizes[size].both);
    return dialogue_end(&dialogue);
}

void stick_build(
    const struct screen *screen, struct scene *scene, const struct stick_dialogue *stick)
{
    size_t before = scene->count;
    for (size_t size = 0; size < COUNT_OF(sizes); size++) {
        scene_forget(scene, before);
        if (build(screen, scene, stick, size) >= 0 && !scene_breaks(scene, before))
            return;
    }
}

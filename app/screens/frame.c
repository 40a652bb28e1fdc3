/* SPDX-License-Identifier: EUPL-1.2 */
/* The frame around every page: at the top the house's name, the language and "finish"; at the
 * bottom always the same six places. A place whose function does not exist stays empty. */
#include "screens/screen.h"

#include "base/memory.h"
#include "language/language.h"

#include <string.h>

enum { BAR_PLACES = 6 };

struct place {
    const char *string, *pictogram, *action; /* NULL string: empty */
};

static bool on_start(const struct screen *screen)
{
    return strcmp(screen->address.screen, "start") == 0;
}

static void fill_places(const struct screen *screen, struct place places[BAR_PLACES])
{
    const char *emergency = screen_go(screen, "emergency", NULL);
    places[4] = (struct place){"nav-view", "accessibility", screen_go(screen, "view", NULL)};
    places[5] = (struct place){"nav-emergency", "sos", emergency};
    if (on_start(screen)) {
        places[0] = (struct place){"nav-language", "language", "languages"};
        return;
    }
    places[0] = (struct place){"nav-back", "arrow_back", "back"};
    if (screen->address.language[0])
        places[1] = (struct place){"nav-home", "home", screen_go(screen, "home", NULL)};
}

static bool fits_on_a_line(struct scene *scene, struct words words, int size, int width)
{
    struct text_style bold = {size, true, TEXT_LEFT}, plain = {size, false, TEXT_LEFT};
    return text_width(scene->engine, words.string, words.language, bold) <= width &&
           (!words.german || text_width(scene->engine, words.german, "de", plain) <= width);
}

/* The words of the bar stand on one line each, if need be in a smaller size; all in the same. */
static int label_size(const struct screen *screen, const struct place places[BAR_PLACES], int width)
{
    int size = screen->scene->metrics.label, least = screen->scene->metrics.label_least;
    for (int i = 0; i < BAR_PLACES; i++) {
        if (!places[i].string)
            continue;
        struct words words = screen_words(screen, places[i].string);
        while (size > least && !fits_on_a_line(screen->scene, words, size, width))
            size--;
    }
    return size;
}

/* Pictogram above word above German word; in the middle of its place, which is all
 * button. */
static void add_place(struct screen *screen, const struct place *place, struct rect box, int label)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    uint32_t ink = strcmp(place->pictogram, "sos") == 0 ? theme->emergency : theme->ink;
    struct words words = screen_words(screen, place->string);
    struct face face = {.words = words, .action = place->action};

    size_t button = part_button_begin(scene, box, &face), first = scene->count;
    scene->nodes[button].fill = theme->card;
    scene->nodes[button].radius = 0;
    int size = m->body * 3 / 2;
    struct column column = {scene, box.x, box.y, box.w};
    part_pictogram(
        scene, (struct rect){box.x + (box.w - size) / 2, box.y, size, size}, place->pictogram, ink);
    column_gap(&column, size);
    part_label(&column, words.string, words.language, label, true, ink);
    part_label(&column, words.german, "de", label, false, theme->quiet);
    scene_shift(scene, first, 0, (box.y + box.h - column.y) / 2);
    part_button_end(scene, button, box.h);
}

/* Room for two words under the pictogram in every language, so that the bar is always as high. */
static int bar_height(const struct metrics *m)
{
    int height = m->padding + m->body * 3 / 2 + 2 * text_line_height(m->label);
    return height > m->target ? height : m->target;
}

static void add_bar(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct place places[BAR_PLACES] = {{0}};
    fill_places(screen, places);
    int height = bar_height(m), width = m->width / BAR_PLACES, top = m->height - height;
    int label = label_size(screen, places, width);
    scene_add(scene, ROLE_GROUND, (struct rect){0, top, m->width, height})->fill =
        scene->theme->card;
    for (int i = 0; i < BAR_PLACES; i++)
        if (places[i].string)
            add_place(screen, &places[i], (struct rect){i * width, top, width, height}, label);
    scene_add(scene, ROLE_GROUND, (struct rect){0, top, m->width, m->edge})->fill =
        scene->theme->line;
    scene->page.h = top - scene->page.y;
}

/* What its words need beside the pictogram in a header of that width; 0: there is no room. */
static int house_height(const struct screen *screen, int width)
{
    const struct metrics *m = &screen->scene->metrics;
    struct words place = screen_words(screen, "place-name");
    struct column words = {screen->scene, 0, 0, width - m->pictogram - m->padding};
    if (width < 14 * m->body)
        return 0;
    return part_height(&words, place.string, place.language, TYPE_SMALL) +
           (place.german ? part_height(&words, place.german, "de", TYPE_SMALL) : 0);
}

/* The house's name leads to what this device is. */
static void add_house(struct screen *screen, struct rect box)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t quiet = scene->theme->quiet;
    struct words place = screen_words(screen, "place-name");
    struct face face = {.words = place, .action = screen_go(screen, "about", NULL)};
    size_t button = part_button_begin(scene, box, &face);
    int size = m->pictogram;
    part_pictogram(
        scene, (struct rect){box.x, box.y + (box.h - size) / 2, size, size}, "info", quiet);
    size_t first = scene->count;
    struct column words = {scene, box.x + size + m->padding, box.y, box.w - size - m->padding};
    part_words(&words, place, TYPE_SMALL, quiet, quiet);
    scene_shift(scene, first, 0, (box.h - (words.y - box.y)) / 2);
    part_button_end(scene, button, box.h);
}

/* Pills at the end of the header, the house's name in what is left. */
static void add_header(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    const struct language *language = language_find(screen->language);
    bool german = strcmp(language->name, language->german) == 0;
    struct face finish = {
        .words = screen_words(screen, "nav-finish"), .pictogram = "logout", .action = "finish"};
    struct face choose = {
        .words = {language->name, language->tag, german ? NULL : language->german},
        .pictogram = "language",
        .action = "languages"};

    int most = (m->width - 2 * m->margin - m->padding) / 2, y = m->padding;
    struct rect first = pill_size(scene, most, &finish), second = pill_size(scene, most, &choose);
    int name = m->width - 2 * m->margin - first.w - second.w - m->padding - m->gap;
    int house = m->calm ? 0 : house_height(screen, name); /* else it stands in the calm above */
    int height = first.h > second.h ? first.h : second.h;
    height = house > height ? house : height;
    size_t ground = scene->count;
    scene_add(scene, ROLE_GROUND, (struct rect){0, 0, m->width, height + 2 * m->padding})->fill =
        scene->theme->background;
    if (house)
        add_house(screen, (struct rect){m->margin, m->padding, name, height});
    int end = m->width - m->margin - first.w;
    part_pill(scene, end - m->padding - second.w, y + (height - second.h) / 2, most, &choose);
    part_pill(scene, end, y + (height - first.h) / 2, most, &finish);
    scene_shift(scene, ground, 0, m->calm);
    scene->page.y = m->calm + height + 2 * m->padding;
}

/* What reach mode leaves above everything that can be touched: the house's name. */
static void add_calm(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct words place = screen_words(screen, "place-name");
    struct column name = {scene, m->margin, 0, m->width - 2 * m->margin};
    size_t first = scene->count;
    part_centred(&name, place.string, place.language, TYPE_BOLD, scene->theme->quiet);
    part_centred(&name, place.german, "de", TYPE_SMALL, scene->theme->quiet);
    scene_shift(scene, first, 0, (m->calm - name.y) / 2);
}

void frame_begin(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    scene->layer = LAYER_FRAME;
    if (m->calm)
        add_calm(screen);
    if (on_start(screen))
        scene->page.y = m->calm;
    else
        add_header(screen);
    scene->layer = LAYER_PAGE;
    screen->page = (struct column){scene, m->margin, 0, m->width - 2 * m->margin};
}

static int lowest(const struct scene *scene)
{
    int bottom = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        if (node->layer == LAYER_PAGE && node->box.y + node->box.h > bottom)
            bottom = node->box.y + node->box.h;
    }
    return bottom;
}

/* The bar is read last, so it comes last. A page does not scroll for an empty margin. */
void frame_end(struct screen *screen)
{
    struct scene *scene = screen->scene;
    int gap = scene->metrics.gap, bottom = lowest(scene);
    scene->layer = LAYER_FRAME;
    add_bar(screen);
    scene->layer = LAYER_PAGE;
    scene->page_height = screen->page.y + gap;
    if (scene->page_height > scene->page.h && bottom + gap / 2 <= scene->page.h)
        scene->page_height = scene->page.h;
}

void part_head(struct screen *screen, const char *pictogram, struct words words, uint32_t colour,
    bool discreet)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    scene->discreet |= discreet;
    struct column band = {scene, 0, screen->page.y, m->width};
    struct surface surface =
        surface_begin(&band, discreet ? scene->theme->discreet : colour, m->gap, 0);
    struct column inside = column_inset(&surface.inner, m->margin - m->gap, m->margin - m->gap);
    int size = discreet ? 0 : m->body * 3, top = inside.y;
    if (!discreet) {
        part_pictogram(scene, (struct rect){inside.x, top, size, size}, pictogram, ink);
        inside = column_inset(&inside, size + m->gap, 0);
    }
    size_t first = scene->count;
    part_words(&inside, words, discreet ? TYPE_BOLD : TYPE_TITLE, ink, ink);
    int height = inside.y - top;
    if (height < size) {
        scene_shift(scene, first, 0, (size - height) / 2);
        height = size;
    }
    surface.inner.y = top + height;
    surface_end(&surface);
    screen->page.y = band.y + m->gap;
}

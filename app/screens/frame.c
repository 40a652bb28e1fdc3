/* SPDX-License-Identifier: EUPL-1.2 */
/* The frame around every page: at the top the house's name, the language and "finish"; at the
 * bottom always the same six places. A place whose function does not exist stays empty. */
#include "screens/screen.h"

#include "base/memory.h"
#include "language/language.h"

#include <string.h>

enum { BAR_PLACES = 6, LINES_MOST = 3 /* of a head */ };

struct place {
    const char *string, *pictogram, *action; /* NULL string: empty */
    int x, width;
};

static bool on_start(const struct screen *screen)
{
    return strcmp(screen->address.screen, "start") == 0;
}

static void fill_places(const struct screen *screen, struct place places[BAR_PLACES])
{
    const char *emergency = screen_go(screen, "emergency", NULL);
    places[4] = (struct place){.string = "nav-view",
        .pictogram = "accessibility",
        .action = screen_go(screen, "view", NULL)};
    places[5] = (struct place){.string = "nav-emergency", .pictogram = "sos", .action = emergency};
    if (on_start(screen)) {
        places[0] = (struct place){
            .string = "nav-language", .pictogram = "language", .action = "languages"};
        return;
    }
    places[0] = (struct place){.string = "nav-back", .pictogram = "arrow_back", .action = "back"};
    if (screen->address.language[0])
        places[1] = (struct place){
            .string = "nav-home", .pictogram = "home", .action = screen_go(screen, "home", NULL)};
}

/* A word keeps clear of its neighbour's. */
static bool fits_on_a_line(struct scene *scene, struct words words, int size, int width)
{
    struct text_style bold = {size, true, TEXT_LEFT}, plain = {size, false, TEXT_LEFT};
    width -= scene->metrics.padding;
    return text_width(scene->engine, words.string, words.language, bold) <= width &&
           (!words.german || text_width(scene->engine, words.german, "de", plain) <= width);
}

/* The words of the bar stand on one line each, if need be in a smaller size; all in the same. */
static int label_size(const struct screen *screen, const struct place places[BAR_PLACES])
{
    int size = screen->scene->metrics.label, least = screen->scene->metrics.label_least;
    for (int i = 0; i < BAR_PLACES; i++) {
        if (!places[i].string)
            continue;
        struct words words = screen_words(screen, places[i].string);
        while (size > least && !fits_on_a_line(screen->scene, words, size, places[i].width))
            size--;
    }
    return size;
}

/* Each place has a sixth of the bar; `packed`, those of a half share it, and empty ones have
 * nothing. */
static void divide_bar(struct place places[BAR_PLACES], int width, bool packed)
{
    enum { HALF = BAR_PLACES / 2 };
    for (int half = 0; half < 2; half++) {
        int used = 0, at = 0;
        for (int i = half * HALF; i < (half + 1) * HALF; i++)
            used += places[i].string || !packed;
        for (int i = half * HALF; i < (half + 1) * HALF; i++) {
            if (!places[i].string && packed)
                continue;
            places[i].width = width / 2 / used;
            places[i].x = half * (width / 2) + at++ * places[i].width;
        }
    }
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
    struct column column = {scene, box.x, box.y, .width = box.w};
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
    int height = bar_height(m), top = m->height - height;
    divide_bar(places, m->width, false);
    int label = label_size(screen, places);
    if (label < m->label) {
        divide_bar(places, m->width, true);
        label = label_size(screen, places);
    }
    scene_add(scene, ROLE_GROUND, (struct rect){0, top, m->width, height})->fill =
        scene->theme->card;
    for (int i = 0; i < BAR_PLACES; i++)
        if (places[i].string)
            add_place(screen, &places[i], (struct rect){places[i].x, top, places[i].width, height},
                label);
    scene_add(scene, ROLE_GROUND, (struct rect){0, top, m->width, m->edge})->fill =
        scene->theme->line;
    scene->page.h = top - scene->page.y;
}

/* What its words need beside the pictogram in a header of that width; 0: there is no room. */
static int house_height(const struct screen *screen, int width)
{
    const struct metrics *m = &screen->scene->metrics;
    struct words place = screen_words(screen, "place-name");
    struct column words = {screen->scene, 0, 0, .width = width - m->pictogram - m->padding};
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
    struct column words = {
        scene, box.x + size + m->padding, box.y, .width = box.w - size - m->padding};
    part_words(&words, place, TYPE_SMALL, quiet, quiet);
    scene_shift(scene, first, 0, (box.h - (words.y - box.y)) / 2);
    part_button_end(scene, button, box.h);
}

/* The pills at the end of the header. */
struct pills {
    struct face choose, finish;
    int most[2]; /* width in a row: of `finish`, of `choose` */
};

static struct pills pills_of(const struct screen *screen)
{
    const struct language *language = language_find(screen->language);
    bool german = strcmp(language->name, language->german) == 0;
    return (struct pills){
        .finish = {.words = screen_words(screen, "nav-finish"),
            .pictogram = "logout",
            .action = "finish"},
        .choose = {.words = {language->name, language->tag, german ? NULL : language->german},
            .pictogram = "language",
            .action = "languages"},
    };
}

/* In a row each has half of the width, and what the other leaves of its half. */
static void size_pills(struct scene *scene, struct pills *pills, int width)
{
    int rest = width - scene->metrics.padding, half = rest / 2;
    struct rect first = pill_size(scene, half, &pills->finish);
    struct rect second = pill_size(scene, half, &pills->choose);
    pills->most[0] = rest - second.w;
    pills->most[1] = rest - first.w;
}

/* One above the other where their words do not fit side by side. */
static int add_high_pills(struct scene *scene, struct pills *pills)
{
    const struct metrics *m = &scene->metrics;
    int width = m->width - 2 * m->margin, end = m->width - m->margin, y = m->padding;
    struct rect choose = pill_size(scene, width, &pills->choose);
    struct rect finish = pill_size(scene, width, &pills->finish);
    part_pill(scene, end - choose.w, y, width, &pills->choose);
    y += choose.h + m->padding;
    part_pill(scene, end - finish.w, y, width, &pills->finish);
    return y + finish.h - m->padding;
}

/* In a row, the house's name in what is left. */
static int add_pills(struct screen *screen, struct pills *pills)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    int width = m->width - 2 * m->margin, end = m->width - m->margin, y = m->padding;
    struct rect first = pill_size(scene, pills->most[0], &pills->finish);
    struct rect second = pill_size(scene, pills->most[1], &pills->choose);
    int name = width - first.w - second.w - m->padding - m->gap;
    int house = m->calm ? 0 : house_height(screen, name); /* else it stands in the calm above */
    int height = first.h > second.h ? first.h : second.h;
    height = house > height ? house : height;
    if (house)
        add_house(screen, (struct rect){m->margin, y, name, height});
    part_pill(scene, end - first.w - m->padding - second.w, y + (height - second.h) / 2,
        pills->most[1], &pills->choose);
    part_pill(scene, end - first.w, y + (height - first.h) / 2, pills->most[0], &pills->finish);
    return height;
}

static void add_header(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct pills pills = pills_of(screen);
    size_t ground = scene->count;
    scene_add(scene, ROLE_GROUND, (struct rect){0, 0, m->width, 0})->fill =
        scene->theme->background;
    size_pills(scene, &pills, m->width - 2 * m->margin);
    bool in_row = pill_fits(scene, pills.most[0], &pills.finish) &&
                  pill_fits(scene, pills.most[1], &pills.choose);
    int height = in_row ? add_pills(screen, &pills) : add_high_pills(scene, &pills);
    scene->nodes[ground].box.h = height + 2 * m->padding;
    scene_shift(scene, ground, 0, m->calm);
    scene->page.y = m->calm + height + 2 * m->padding;
}

/* What reach mode leaves above everything that can be touched: the house's name. */
static void add_calm(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct words place = screen_words(screen, "place-name");
    struct column name = {scene, m->margin, 0, .width = m->width - 2 * m->margin};
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
    screen->page = (struct column){scene, m->margin, 0, .width = m->width - 2 * m->margin};
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

static int head_pictogram(const struct metrics *m)
{
    return m->body * 3;
}

/* The pictogram beside the names or, `high`, above them. */
static void add_head(struct column *band, const char *pictogram, struct words words,
    uint32_t colour, enum type type, bool high)
{
    struct scene *scene = band->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    struct surface surface = surface_begin(band, colour, m->gap, 0);
    struct column inside = column_inset(&surface.inner, m->margin - m->gap, m->margin - m->gap);
    int size = head_pictogram(m), top = inside.y;
    part_pictogram(scene, (struct rect){inside.x, top, size, size}, pictogram, ink);
    if (high)
        column_gap(&inside, size + m->padding / 2);
    else
        inside = column_inset(&inside, size + m->gap, 0);
    size_t first = scene->count;
    part_words(&inside, words, type, ink, ink);
    int height = inside.y - top;
    if (height < size) {
        scene_shift(scene, first, 0, (size - height) / 2);
        height = size;
    }
    surface.inner.y = top + height;
    surface_end(&surface);
}

static void add_discreet_head(struct column *band, struct words words)
{
    struct scene *scene = band->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    struct surface surface = surface_begin(band, scene->theme->discreet, m->gap, 0);
    struct column inside = column_inset(&surface.inner, m->margin - m->gap, m->margin - m->gap);
    part_words(&inside, words, TYPE_BOLD, ink, ink);
    surface.inner.y = inside.y;
    surface_end(&surface);
}

/* As large as three lines hold: beneath a name stands what it is the name of. Where words need all
 * of the width, they stand under the pictogram. */
static void add_open_head(
    struct column *band, const char *pictogram, struct words words, uint32_t colour)
{
    static const struct {
        enum type type;
        bool high;
    } ways[] = {{TYPE_TITLE, false}, {TYPE_TITLE, true}, {TYPE_HEADING, false},
        {TYPE_HEADING, true}, {TYPE_BOLD, true}};
    const struct metrics *m = &band->scene->metrics;
    struct column below = column_inset(band, m->margin, m->margin);
    struct column beside = column_inset(&below, head_pictogram(m) + m->gap, 0);
    size_t i = 0;
    while (i + 1 < COUNT_OF(ways) && !part_fits(ways[i].high ? &below : &beside, words.string,
                                         words.language, ways[i].type, LINES_MOST))
        i++;
    add_head(band, pictogram, words, colour, ways[i].type, ways[i].high);
}

void part_head(struct screen *screen, const char *pictogram, struct words words, uint32_t colour,
    bool discreet)
{
    struct scene *scene = screen->scene;
    scene->discreet |= discreet;
    struct column band = {scene, 0, screen->page.y, .width = scene->metrics.width};
    if (discreet)
        add_discreet_head(&band, words);
    else
        add_open_head(&band, pictogram, words, colour);
    screen->page.y = band.y + scene->metrics.gap;
}

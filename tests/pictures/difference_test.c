/* SPDX-License-Identifier: EUPL-1.2 */
/* What the eye of the picture tests sees and what it does not, tried on the smallest type of a
 * phone: a changed letter is few pixels there. Reads the fonts beside the program. */
#include "base/file.h"
#include "base/memory.h"
#include "difference.h"
#include "scene/parts.h"
#include "terminal/painter.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 360, HEIGHT = 96 };

/* The same page, with one thing different. */
struct page {
    const char *string, *language;
    void (*treat)(SDL_Surface *surface); /* NULL: as it was drawn */
};

static struct arena *arena;
static struct text_engine *engine;
static const char *pictograms;

static void each_channel(SDL_Surface *surface, int (*treat)(int value, uint32_t chance))
{
    uint32_t chance = 1;
    for (int i = 0; i < surface->pitch * surface->h; i++) {
        unsigned char *value = (unsigned char *)surface->pixels + i;
        chance = chance * 1664525u + 1013904223u; /* Numerical Recipes' generator */
        int treated = treat(*value, chance >> 16);
        *value = (unsigned char)(treated < 0 ? 0 : treated > 255 ? 255 : treated);
    }
}

static int rounded_elsewhere(int value, uint32_t chance)
{
    return value + (int)(chance % 9) - 4;
}

static int of_gamma(int value, double gamma)
{
    return (int)lround(255 * pow(value / 255.0, gamma));
}

static int slightly_darker(int value, uint32_t chance)
{
    (void)chance;
    return of_gamma(value, 1.1);
}

static int darker(int value, uint32_t chance)
{
    (void)chance;
    return of_gamma(value, 1.8);
}

static void round_elsewhere(SDL_Surface *surface)
{
    each_channel(surface, rounded_elsewhere);
}

static void change_gamma_slightly(SDL_Surface *surface)
{
    each_channel(surface, slightly_darker);
}

static void change_gamma(SDL_Surface *surface)
{
    each_channel(surface, darker);
}

static void shift(SDL_Surface *surface)
{
    unsigned char *pixels = surface->pixels;
    memmove(pixels + 4, pixels, (size_t)(surface->pitch * surface->h) - 4);
}

static const char phone[] = "Telefon 0241 432-1288";

static const struct {
    const char *what;
    struct page was, is;
    bool visible;
} cases[] = {
    {"nothing", {phone, "de", NULL}, {phone, "de", NULL}, false},
    {"the rounding of another processor", {phone, "de", NULL}, {phone, "de", round_elsewhere},
        false},
    {"a slightly different gamma", {phone, "de", NULL}, {phone, "de", change_gamma_slightly},
        false},
    {"another gamma", {phone, "de", NULL}, {phone, "de", change_gamma}, true},
    {"one pixel to the right", {phone, "de", NULL}, {phone, "de", shift}, true},
    {"a digit", {phone, "de", NULL}, {"Telefon 0241 432-1289", "de", NULL}, true},
    {"a digit of like shape", {phone, "de", NULL}, {"Telefon 0241 432-1268", "de", NULL}, true},
    {"6 for 5", {"15:45", "de", NULL}, {"16:45", "de", NULL}, true},
    {"3 for 8", {"18:30", "de", NULL}, {"13:30", "de", NULL}, true},
    {"a word", {"am Montag", "de", NULL}, {"am Freitag", "de", NULL}, true},
    {"two dots", {"Uber", "de", NULL}, {"Über", "de", NULL}, true},
    {"a dot", {"بيت", "ar", NULL}, {"نيت", "ar", NULL}, true},
    {"a stroke", {"人", "zh-Hans", NULL}, {"大", "zh-Hans", NULL}, true},
    {"a comma", {"Ja weiter", "de", NULL}, {"Ja, weiter", "de", NULL}, true},
};

static SDL_Surface *draw(const struct page *page)
{
    struct scene scene;
    scene_init(&scene, engine);
    struct metrics metrics = metrics_for(WIDTH, HEIGHT, 160, CLASS_HANDHELD, 1);
    scene_begin(&scene, metrics, &theme_light, page->language, false);
    struct column column = {.scene = &scene, .x = 8, .y = 8, .width = WIDTH - 16};
    part_text(&column, page->string, page->language, TYPE_SMALL, theme_light.quiet);
    scene_finish(&scene);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    struct painter *painter = painter_create(renderer, pictograms);
    painter_paint(painter, &scene, 0, -1, -1);
    SDL_RenderPresent(renderer);
    painter_destroy(painter);
    SDL_DestroyRenderer(renderer);
    scene_destroy(&scene);
    if (page->treat)
        page->treat(surface);
    return surface;
}

static void sees_what_a_reader_would_see(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        SDL_Surface *was = draw(&cases[i].was), *is = draw(&cases[i].is);
        struct difference difference = difference_of(was, is);
        bool visible = difference_is_visible(difference);
        print_message(
            "%s: %d, %s\n", cases[i].what, difference.weight, visible ? "seen" : "not seen");
        wrong += visible != cases[i].visible;
        SDL_FreeSurface(was);
        SDL_FreeSurface(is);
    }
    assert_int_equal(wrong, 0);
}

static int begin(void **state)
{
    (void)state;
    struct error error;
    arena = arena_create();
    pictograms = file_beside_program(arena, "../share/faden/pictograms");
    engine = text_create(file_beside_program(arena, "../share/faden/fonts"), &error);
    return engine ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    text_destroy(engine);
    arena_destroy(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sees_what_a_reader_would_see)};
    return cmocka_run_group_tests(tests, begin, end);
}

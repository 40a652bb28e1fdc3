/* SPDX-License-Identifier: EUPL-1.2 */
/* From an action to a painted picture within one process, without display or events, in CPU time:
 *   inside CONTENT.DB SHARE NAME
 * prints lines of the table; NAME stands before each. Every language begins with cold fonts. */
#include "figures.h"
#include "visitor.h"

#include "terminal/painter.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 1080, HEIGHT = 1920, VISITS = 2, ENTRIES_A_TOPIC = 8 };

enum { HOME, TOPIC, OFFER, SCREENS };

struct bench {
    struct visitor visitor;
    struct painter *painter;
    SDL_Renderer *renderer;
    struct figures screens[SCREENS][2]; /* seen first, seen again */
    struct figures every;
};

/* What terminal.c does between a tap and its pixels. */
static double show(struct bench *bench, const char *action)
{
    struct visitor *visitor = &bench->visitor;
    struct error unused;
    double begin = milliseconds_worked();
    if (strchr(action, '/'))
        screens_know(visitor->content, action, &unused);
    session_act(&visitor->session, action);
    visitor_build(visitor);
    painter_paint(bench->painter, &visitor->scene, 0, -1, -1);
    SDL_RenderPresent(bench->renderer);
    return milliseconds_worked() - begin;
}

static void make_visits(struct bench *bench, const char *language)
{
    static const int screens[STEPS] = {TOPIC, OFFER, TOPIC, HOME};
    for (int i = 0; i < VISITS * STEPS; i++) {
        char action[ADDRESS_LONGEST];
        int step = i % STEPS;
        bool again = i > 1;
        const struct node *button = visitor_button(&bench->visitor, language, visitor_steps[step]);
        snprintf(action, sizeof action, "%s", button->action);
        figures_add(&bench->screens[screens[step]][again], show(bench, action));
    }
}

static void see(struct bench *bench, const char *language, const char *screen, const char *id)
{
    char address[ADDRESS_LONGEST];
    snprintf(address, sizeof address, "%s/%s/%s", language, screen, id);
    session_begin(&bench->visitor.session, "start");
    figures_add(&bench->every, show(bench, address));
}

/* Every topic of the first level, and a few entries of each. */
static void see_every(struct bench *bench, const char *language)
{
    struct visitor *visitor = &bench->visitor;
    struct arena *arena = arena_create();
    struct content_topics topics = content_topics(visitor->content, arena, NULL, language);
    for (size_t i = 0; i < topics.count; i++) {
        const char *topic = topics.list[i].id;
        struct content_list list =
            content_list(visitor->content, arena, topic, language, visitor->now);
        struct content_cards cards = content_cards(
            visitor->content, arena, &list, 0, ENTRIES_A_TOPIC, language, visitor->now);
        see(bench, language, "topic", topic);
        for (size_t n = 0; n < cards.count; n++)
            see(bench, language, "entry", cards.list[n].id);
    }
    arena_destroy(arena);
}

static bool measure(
    struct bench *bench, const char *database, const char *share, int language, struct error *error)
{
    struct visitor *visitor = &bench->visitor;
    char pictograms[4096], home[ADDRESS_LONGEST];
    if (!visitor_init(visitor, database, share, WIDTH, HEIGHT, error))
        return false;
    snprintf(pictograms, sizeof pictograms, "%s/pictograms", share);
    bench->painter = painter_create(bench->renderer, pictograms);
    const char *tag = content_languages(visitor->content)[language];
    bool offered = tag != NULL;
    if (offered) {
        visitor_begin(visitor, "start");
        snprintf(home, sizeof home, "%s/home", tag);
        figures_add(&bench->screens[HOME][0], show(bench, home));
        make_visits(bench, tag);
        see_every(bench, tag);
    }
    painter_destroy(bench->painter);
    visitor_finish(visitor);
    return offered;
}

static void print(struct bench *bench, const char *name)
{
    static const char *const screens[SCREENS] = {"home", "a topic", "an offer"};
    char line[128];
    for (int i = 0; i < SCREENS; i++)
        for (int again = 0; again < 2; again++) {
            snprintf(line, sizeof line, "%s, %s%s", name, screens[i], again ? ", again" : "");
            figures_print(&bench->screens[i][again], line, "ms", i == HOME && !again ? "50" : "");
        }
    snprintf(line, sizeof line, "%s, topics, 8 offers of each", name);
    figures_print(&bench->every, line, "ms", "");
}

int main(int count, char **arguments)
{
    struct bench bench = {0};
    struct error error = {{0}};
    if (count != 4) {
        fputs("inside CONTENT.DB SHARE NAME\n", stderr);
        return 2;
    }
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    bench.renderer = SDL_CreateSoftwareRenderer(surface);
    for (int i = 0; measure(&bench, arguments[1], arguments[2], i, &error);)
        i++;
    SDL_DestroyRenderer(bench.renderer);
    SDL_FreeSurface(surface);
    if (error.message[0])
        fprintf(stderr, "bench: %s\n", error.message);
    print(&bench, arguments[3]);
    return error.message[0] != '\0';
}

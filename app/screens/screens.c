/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens/screens.h"

#include "base/memory.h"
#include "language/language.h"
#include "screens/screen.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct route {
    const char *screen;
    bool in_language; /* LANG/ stands before it */
    const char *table; /* whose id stands behind it; "": the id says it; NULL: none */
    /* whether there is such a row; where there is a table */
    bool (*exists)(
        struct content *content, struct arena *arena, const char *id, const char *language);
    const char *number; /* a parameter that is a number from 1 on; NULL: none */
    int (*most)(struct content *content, struct arena *arena, const char *id); /* of the number */
    void (*build)(struct screen *screen);
};

static bool entry_exists(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    return content_entry(content, arena, id, language, (struct civil){1970, 1, 1, 0, 0});
}

static bool guide_exists(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    return content_guide(content, arena, id, language);
}

static bool stage_exists(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    return content_stage(content, arena, id, language);
}

static bool topic_exists(
    struct content *content, struct arena *arena, const char *id, const char *language)
{
    return content_topic(content, arena, id, language);
}

static int last_age(struct content *content, struct arena *arena, const char *id)
{
    (void)content, (void)arena, (void)id;
    return SCHOOL_AGE_MOST;
}

static int last_more(struct content *content, struct arena *arena, const char *id)
{
    (void)content, (void)arena, (void)id;
    return LIST_MORE_MOST;
}

static int last_step(struct content *content, struct arena *arena, const char *id)
{
    return (int)content_guide(content, arena, id, "de")->step_count;
}

/* Sorted by name. */
static const struct route routes[] = {
    {"about", true, NULL, NULL, NULL, NULL, about_build},
    {"emergency", true, NULL, NULL, NULL, NULL, emergency_build},
    {"entry", true, "", entry_exists, NULL, NULL, entry_build},
    {"guide", true, "guides", guide_exists, "step", last_step, guide_build},
    {"home", true, NULL, NULL, NULL, NULL, home_build},
    {"languages", false, NULL, NULL, NULL, NULL, languages_build},
    {"school", true, NULL, NULL, "age", last_age, school_build},
    {"schools", true, "school-system", stage_exists, "more", last_more, schools_build},
    {"start", false, NULL, NULL, NULL, NULL, start_build},
    {"topic", true, "topics", topic_exists, "more", last_more, topic_build},
    {"view", true, NULL, NULL, NULL, NULL, view_build},
};

static const struct route *find_route(const struct address *address)
{
    for (size_t i = 0; i < COUNT_OF(routes); i++)
        if (strcmp(routes[i].screen, address->screen) == 0)
            return &routes[i];
    return NULL;
}

static bool offered(const struct content *content, const char *language)
{
    for (const char *const *tag = content_languages(content); *tag; tag++)
        if (strcmp(*tag, language) == 0)
            return true;
    return false;
}

/* The full id of the row that the address names; NULL: there is none. */
static const char *row_of(struct content *content, struct arena *arena, const struct route *route,
    const struct address *address)
{
    return content_resolve(content, arena, address->id, route->table[0] ? route->table : NULL);
}

static bool know_row(struct content *content, struct arena *arena, const struct route *route,
    const struct address *address, const char *string, struct error *error)
{
    const char *id = route->table ? row_of(content, arena, route, address) : NULL;
    if (route->table &&
        (!id || strlen(id) >= ADDRESS_ID || !route->exists(content, arena, id, address->language)))
        return error_set(error,
            "%s: this content has no \"%s\", or several; write the whole id, as in "
            "aachen:services/s-kim-stadt",
            string, address->id);
    int number, most = route->number ? route->most(content, arena, id) : 0;
    if (route->number && !address_number(address, route->number, most, &number))
        return error_set(
            error, "%s: %s has to be a number from 1 to %d", string, route->number, most);
    return true;
}

static bool know(
    struct content *content, struct arena *arena, const char *string, struct error *error)
{
    struct address address;
    if (!address_parse(string, &address, error))
        return false;
    const struct route *route = find_route(&address);
    if (!route)
        return error_set(error, "%s: there is no screen \"%s\"; begin with start or de/home",
            string, address.screen);
    if (route->in_language != (address.language[0] != '\0'))
        return error_set(error, "%s: %s", string,
            route->in_language ? "a language has to stand before it, as in de/home"
                               : "no language stands before this screen");
    if (route->in_language && !offered(content, address.language))
        return error_set(error, "%s: the language \"%s\" is not offered by this content", string,
            address.language);
    if ((route->table != NULL) != (address.id[0] != '\0'))
        return error_set(error, "%s: %s", string,
            route->table ? "an id has to stand behind it, as in de/topic/bildung"
                         : "no id stands behind this screen");
    return know_row(content, arena, route, &address, string, error);
}

bool screens_know(struct content *content, const char *address, struct error *error)
{
    struct arena *arena = arena_create();
    bool known = know(content, arena, address, error);
    arena_destroy(arena);
    return known;
}

/* The language of the screen's words: the address's, or on start that of the greeting. */
static const char *language_of(
    const struct content *content, const struct session *session, const struct address *address)
{
    if (address->language[0])
        return address->language;
    const struct visit *before = session_before(session);
    struct address previous;
    if (before && address_parse(before->address, &previous, NULL) && previous.language[0] &&
        offered(content, previous.language))
        return language_find(previous.language)->tag;
    const char *const *languages = content_languages(content);
    int count = 0;
    while (languages[count])
        count++;
    assert(count > 0); /* German is always offered */
    return languages[session->greeting % count];
}

static void build(struct screen *screen, const struct route *route, struct metrics metrics)
{
    const struct language *language = language_find(screen->language);
    /* the start screen greets in many languages, its languages stay where they are */
    bool mirrored = language->right_to_left && route->build != start_build;
    scene_begin(
        screen->scene, metrics, theme_of(screen->session->view.theme), language->tag, mirrored);
    struct address given = screen->address;
    if (route->table)
        snprintf(screen->address.id, sizeof screen->address.id, "%s",
            row_of(screen->content, screen->arena, route, &given));
    frame_begin(screen);
    route->build(screen);
    frame_end(screen);
}

struct metrics screens_metrics(
    const struct session *session, int width, int height, double dpi, enum device_class class)
{
    struct metrics metrics = metrics_for(width, height, dpi, class, session->view.text);
    if (session->view.reach)
        metrics_reach(&metrics);
    return metrics;
}

void screens_build_stick(struct scene *scene, struct metrics metrics, struct content *content,
    const struct session *session, struct civil now, const struct stick_dialogue *stick)
{
    struct screen screen = {
        .scene = scene, .content = content, .session = session, .arena = scene->arena, .now = now};
    const struct visit *here = &session->history[session->depth - 1];
    bool parsed = address_parse(here->address, &screen.address, NULL);
    const struct route *route = parsed ? find_route(&screen.address) : NULL;
    assert(route);
    screen.language = language_of(content, session, &screen.address);
    build(&screen, route, metrics);
    int spare = scene->page.h - scene->page_height;
    if (screen.grid_height && spare > 0) {
        screen.fill_height = screen.grid_height + spare;
        build(&screen, route, metrics);
    }
    if (stick->step != STICK_NONE)
        stick_build(&screen, scene, stick);
    else if (session->seconds_left > 0)
        still_build(&screen);
    scene_finish(scene);
}

void screens_build(struct scene *scene, struct metrics metrics, struct content *content,
    const struct session *session, struct civil now)
{
    static const struct stick_dialogue none = {STICK_NONE, NULL};
    screens_build_stick(scene, metrics, content, session, now, &none);
}

bool screens_at_start(const struct session *session)
{
    return strcmp(session->history[session->depth - 1].address, "start") == 0;
}

bool screens_greet(const struct session *session)
{
    return !session->view.still && screens_at_start(session);
}

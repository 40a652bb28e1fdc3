/* SPDX-License-Identifier: EUPL-1.2 */
/* Every scene is held against the rules of rules.c:
 *   rules_test AMOUNT BUILD DATABASE WIDTHxHEIGHT
 * AMOUNT is
 *   all      every place of every language in every text size;
 *   longest  every place in the smallest text, and in the others of each kind of screen those that
 *            show the most and the one that shows the least;
 *   some     every eighth place, in one size: for sanitizers.
 * Other themes and reach mode are tried on a sample. Ends with 1 if a rule was broken. */
#include "base/memory.h"
#include "places.h"
#include "screens/screen.h"
#include "screens/screens.h"
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 3, SOME = 8 };

/* A language of the trial. */
struct tour {
    struct trial *trial;
    const char *language;
    int index; /* in content_languages() */
    struct places places;
};

/* A visitor at that place; false where the address leads nowhere. */
static bool visit(const struct tour *tour, const struct place *place, struct session *session)
{
    struct error error;
    if (!screens_know(tour->trial->content, place->address, &error)) {
        printf("%s\n", error.message);
        tour->trial->count++;
        return false;
    }
    session_begin(session, place->address);
    if (place->kind == KIND_START)
        session->greeting = tour->index;
    if (place->kind == KIND_STILL)
        session->seconds_left = 30;
    if (place->kind == KIND_LANGUAGES)
        session_act(session, "languages");
    return true;
}

static void try_place(const struct tour *tour, const struct place *place, struct view view)
{
    struct session session;
    if (!visit(tour, place, &session))
        return;
    tour->trial->stick = place->stick;
    session.view = view; /* not the terminal's own, so that it can be reset */
    trial_session(tour->trial, &session);
}

static size_t length_of(const struct scene *scene)
{
    size_t length = 0;
    for (size_t i = 0; i < scene->count; i++)
        if (scene->nodes[i].paragraph)
            length += strlen(scene->nodes[i].text);
    return length;
}

static bool shows(const struct scene *scene, const char *action)
{
    for (size_t i = 0; i < scene->count; i++)
        if (scene->nodes[i].action && strcmp(scene->nodes[i].action, action) == 0)
            return true;
    return false;
}

/* Any offer is within three touches: home leads to the topic, the topic to it, be it after touches
 * on "more". The entries of a topic of the first level stand behind it. */
static void check_reach(const struct tour *tour, size_t list)
{
    const struct places *places = &tour->places;
    const char *address = places->list[list].address;
    if (list + 1 < places->count &&
        strncmp(places->list[list + 1].address, address, strlen(address)) == 0)
        return; /* the next one has all of them */
    for (size_t i = list + 1; i < places->count && places->list[i].kind == KIND_ENTRY; i++)
        if (!shows(&tour->trial->scene, places->list[i].address)) {
            printf("%s: does not lead to %s\n", address, places->list[i].address);
            tour->trial->count++;
        }
}

static void try_all(const struct tour *tour, int text)
{
    for (size_t i = 0; i < tour->places.count; i++) {
        struct place *place = &tour->places.list[i];
        try_place(tour, place, (struct view){.text = text});
        place->length = length_of(&tour->trial->scene);
        if (place->kind == KIND_TOPIC)
            check_reach(tour, i);
    }
}

/* The other sizes; one of the other themes, and reach mode, in one size each. */
static void try_views(const struct tour *tour, size_t i, bool sizes)
{
    const struct place *place = &tour->places.list[i];
    for (int text = 2; sizes && text <= TEXT_STEPS; text++)
        try_place(tour, place, (struct view){.text = text});
    int turn = (int)i + tour->index;
    try_place(tour, place,
        (struct view){.text = 1 + turn % TEXT_STEPS,
            .reach = true,
            .theme = turn / TEXT_STEPS % 2 ? THEME_DARK : THEME_CONTRAST});
}

static bool is_chosen(const size_t chosen[], size_t count, size_t i)
{
    for (size_t k = 0; k < count; k++)
        if (chosen[k] == i)
            return true;
    return false;
}

/* The index of the longest (or shortest) place of a kind that is not chosen yet; SIZE_MAX: none. */
static size_t extreme(
    const struct places *places, enum kind kind, const size_t chosen[], size_t count, bool longest)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < places->count; i++) {
        if (places->list[i].kind != kind || is_chosen(chosen, count, i))
            continue;
        size_t length = places->list[i].length;
        if (best == SIZE_MAX ||
            (longest ? length > places->list[best].length : length < places->list[best].length))
            best = i;
    }
    return best;
}

static void try_longest(const struct tour *tour, bool sizes)
{
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        size_t chosen[LONGEST + 1];
        for (size_t n = 0; n < COUNT_OF(chosen); n++) {
            chosen[n] = extreme(&tour->places, kind, chosen, n, n < LONGEST);
            if (chosen[n] == SIZE_MAX)
                break;
            try_views(tour, chosen[n], sizes);
        }
    }
}

static void try_some(const struct tour *tour)
{
    for (size_t i = (size_t)tour->index % SOME; i < tour->places.count; i += SOME) {
        int turn = (int)(i / SOME);
        try_place(tour, &tour->places.list[i],
            (struct view){.text = 1 + turn % TEXT_STEPS,
                .reach = turn / TEXT_STEPS % 2,
                .theme = (enum theme_kind)(turn % THEME_KINDS)});
    }
}

static void tour_all(const struct tour *tour)
{
    for (int text = 1; text <= TEXT_STEPS; text++)
        try_all(tour, text);
    try_longest(tour, false);
}

static void tour_longest(const struct tour *tour)
{
    try_all(tour, 1);
    try_longest(tour, true);
}

static const struct {
    const char *name;
    void (*tour)(const struct tour *tour);
} amounts[] = {
    {"all", tour_all},
    {"longest", tour_longest},
    {"some", try_some},
};

static void try_languages(struct trial *trial, void (*amount)(const struct tour *tour))
{
    const char *const *languages = content_languages(trial->content);
    for (int i = 0; languages[i]; i++) {
        struct tour tour = {
            trial, languages[i], i, places_of(trial->content, trial->arena, languages[i])};
        amount(&tour);
        places_finish(&tour.places);
        arena_reset(trial->arena);
    }
}

static bool open_trial(struct trial *trial, char **arguments)
{
    struct error error;
    if (sscanf(arguments[4], "%dx%d", &trial->width, &trial->height) != 2)
        return false;
    trial->build = arguments[2];
    trial->database = arena_printf(trial->lasting, "%s/content/%s.db", arguments[2], arguments[3]);
    trial->content = content_open(trial->database, &error);
    if (trial->content)
        trial->engine =
            text_create(arena_printf(trial->lasting, "%s/share/faden/fonts", trial->build), &error);
    if (trial->engine)
        scene_init(&trial->scene, trial->engine);
    else
        fprintf(stderr, "%s\n", error.message);
    return trial->engine;
}

static void close_trial(struct trial *trial)
{
    if (trial->engine)
        scene_destroy(&trial->scene);
    text_destroy(trial->engine);
    content_close(trial->content);
    arena_destroy(trial->arena);
    arena_destroy(trial->lasting);
    free(trial->complaints);
}

int main(int count, char **arguments)
{
    struct trial trial = {.arena = arena_create(), .lasting = arena_create()};
    size_t amount = 0;
    while (
        count == 5 && amount < COUNT_OF(amounts) && strcmp(amounts[amount].name, arguments[1]) != 0)
        amount++;
    if (count != 5 || amount == COUNT_OF(amounts) || !open_trial(&trial, arguments)) {
        close_trial(&trial);
        fputs("usage: rules_test all|longest|some BUILD DATABASE WIDTHxHEIGHT\n", stderr);
        return 2;
    }
    try_languages(&trial, amounts[amount].tour);
    trial_print(&trial);
    bool good = trial.scenes && !trial.count;
    close_trial(&trial);
    return !good;
}

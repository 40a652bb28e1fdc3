/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be true of every scene, tried on every screen, topic and entry in every language:
 *   rules_test CONTENT.DB SHARE WIDTHxHEIGHT
 * Prints each complaint with the address; ends with 1 if there was any. */
#include "content/content.h"
#include "language/language.h"
#include "screens/screens.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct trial {
    struct content *content;
    struct text_engine *engine;
    struct scene scene;
    struct arena *arena;
    struct metrics metrics;
    const char *share, *address;
    long scenes, complaints;
};

enum { COMPLAINTS_SHOWN = 60 };

static void complain(struct trial *trial, const char *rule, const struct node *node)
{
    if (trial->complaints++ < COMPLAINTS_SHOWN)
        printf("%s %dx%d: %s: %d,%d %dx%d \"%s\" %s %s\n", trial->address, trial->metrics.width,
            trial->metrics.height, rule, node->box.x, node->box.y, node->box.w, node->box.h,
            node->text ? node->text : "", node->pictogram ? node->pictogram : "",
            node->action ? node->action : "");
}

static bool intersect(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool within(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* A button may hold its own words; nothing else may lie on anything. */
static void nothing_overlaps(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *a = &scene->nodes[i];
        for (size_t j = i + 1; j < scene->count; j++) {
            const struct node *b = &scene->nodes[j];
            bool related = b->parent == (int)i || a->role == ROLE_GROUND || b->role == ROLE_GROUND;
            if (!related && a->layer == b->layer && intersect(a->box, b->box))
                complain(trial, "lies on another", b);
        }
    }
}

static void nothing_is_cut(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        struct rect all = {0, 0, scene->metrics.width,
            node->layer == LAYER_PAGE ? scene->page_height : scene->metrics.height};
        if (!within(all, node->box))
            complain(trial, "leaves the screen", node);
        if (node->parent >= 0 && !within(scene->nodes[node->parent].box, node->box))
            complain(trial, "leaves its button", node);
        if (node->paragraph && node->paragraph->overflows)
            complain(trial, "is wider than its box", node);
        if (node->paragraph && node->paragraph->forced)
            complain(trial, "breaks inside a word", node);
        if (node->paragraph && node->paragraph->tofu)
            complain(trial, "has a character without a glyph", node);
    }
}

static void targets_are_large(struct trial *trial)
{
    int target = trial->metrics.target;
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->role == ROLE_BUTTON && (node->box.w < target || node->box.h < target))
            complain(trial, "is too small to touch", node);
    }
}

static bool leads_somewhere(struct trial *trial, const char *action)
{
    struct error error;
    static const char *const verbs[] = {"back", "finish", "stay"};
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strcmp(action, verbs[i]) == 0)
            return true;
    const char *address = strncmp(action, "replace ", 8) == 0 ? action + 8 : action;
    return screens_know(trial->content, address, &error);
}

static void buttons_have_words(struct trial *trial)
{
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->role != ROLE_BUTTON)
            continue;
        if (!node->text || !*node->text || !node->language || !language_find(node->language))
            complain(trial, "has no word", node);
        if (!node->action || !leads_somewhere(trial, node->action))
            complain(trial, "leads nowhere", node);
    }
}

/* WCAG 1.4.3 and 1.4.11. */
static void contrast_is_enough(struct trial *trial)
{
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        uint32_t ground = scene_ground(&trial->scene, i);
        if (node->paragraph && theme_contrast(node->ink, ground) < 4.5)
            complain(trial, "text is too pale", node);
        if (node->pictogram && theme_contrast(node->ink, ground) < 3)
            complain(trial, "pictogram is too pale", node);
        uint32_t edge = node->outline ? node->outline : node->fill;
        bool bare = edge == ground || !edge;
        if (node->role == ROLE_BUTTON && !bare && theme_contrast(edge, ground) < 3)
            complain(trial, "edge is too pale", node);
    }
}

static bool has_svg(struct trial *trial, const char *name)
{
    return access(arena_printf(trial->arena, "%s/pictograms/%s.svg", trial->share, name), R_OK) ==
           0;
}

static void pictograms_exist(struct trial *trial)
{
    static uint8_t coverage[24 * 24];
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->pictogram &&
            !text_draw_pictogram(trial->engine, node->pictogram, 24, coverage, 24) &&
            !has_svg(trial, node->pictogram))
            complain(trial, "has no picture", node);
    }
}

/* Sorted by what they look at; a new rule is a new line. */
static void (*const rules[])(struct trial *trial) = {
    nothing_overlaps,
    nothing_is_cut,
    targets_are_large,
    buttons_have_words,
    contrast_is_enough,
    pictograms_exist,
};

static void try_session(struct trial *trial, const struct session *session)
{
    trial->address = session->history[session->depth - 1].address;
    screens_build(&trial->scene, trial->metrics, trial->content, session,
        (struct civil){2026, 11, 24, 10, 0});
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        rules[i](trial);
    if (++trial->scenes % 64 == 0)
        text_collect(trial->engine);
}

static void try_address(struct trial *trial, const char *address)
{
    struct session session;
    struct error error;
    if (!screens_know(trial->content, address, &error)) {
        printf("%s\n", error.message);
        trial->complaints++;
        return;
    }
    session_begin(&session, address);
    try_session(trial, &session);
}

/* Any offer is within three touches: home leads to the topic, the topic to it. */
static void offers_are_reached(
    struct trial *trial, const char *language, const struct content_cards *cards)
{
    for (size_t i = 0; i < cards->count; i++) {
        const char *action = arena_printf(trial->arena, "%s/entry/%s", language, cards->list[i].id);
        size_t n = 0;
        while (n < trial->scene.count &&
               !(trial->scene.nodes[n].action && strcmp(trial->scene.nodes[n].action, action) == 0))
            n++;
        if (n == trial->scene.count) {
            printf("%s: does not lead to %s\n", trial->address, action);
            trial->complaints++;
        }
    }
}

static void try_topic(struct trial *trial, const char *language, const char *id)
{
    struct civil now = {2026, 11, 24, 10, 0};
    struct content_cards cards = content_cards(trial->content, trial->arena, id, language, now);
    try_address(trial, arena_printf(trial->arena, "%s/topic/%s", language, id));
    offers_are_reached(trial, language, &cards);
    struct content_topics below = content_topics(trial->content, trial->arena, id, language);
    for (size_t i = 0; i < below.count; i++)
        try_address(trial, arena_printf(trial->arena, "%s/topic/%s", language, below.list[i].id));
    for (size_t i = 0; i < cards.count; i++)
        try_address(trial, arena_printf(trial->arena, "%s/entry/%s", language, cards.list[i].id));
}

static void try_guides(struct trial *trial, const char *language)
{
    struct content_guides guides = content_guides(trial->content, trial->arena, NULL, language);
    for (size_t i = 0; i < guides.count; i++) {
        const char *id = guides.list[i].id;
        int steps = (int)content_guide(trial->content, trial->arena, id, language)->step_count;
        try_address(trial, arena_printf(trial->arena, "%s/guide/%s", language, id));
        for (int step = 1; step <= steps; step++)
            try_address(
                trial, arena_printf(trial->arena, "%s/guide/%s?step=%d", language, id, step));
    }
}

/* The schools of a stage are reached from it. */
static void try_school(struct trial *trial, const char *language)
{
    struct civil now = {2026, 11, 24, 10, 0};
    struct content_stages stages = content_stages(trial->content, trial->arena, 0, language);
    try_address(trial, arena_printf(trial->arena, "%s/school", language));
    for (int age = 1; age <= 18; age++)
        try_address(trial, arena_printf(trial->arena, "%s/school?age=%d", language, age));
    for (size_t i = 0; i < stages.count; i++) {
        const char *id = stages.list[i].id;
        struct content_cards cards =
            content_schools(trial->content, trial->arena, id, language, now);
        try_address(trial, arena_printf(trial->arena, "%s/schools/%s", language, id));
        offers_are_reached(trial, language, &cards);
    }
}

static void try_language(struct trial *trial, const char *language, int index)
{
    struct session session;
    session_begin(&session, "start");
    session.greeting = index;
    try_session(trial, &session);
    try_address(trial, arena_printf(trial->arena, "%s/home", language));
    try_address(trial, arena_printf(trial->arena, "%s/emergency", language));
    try_address(trial, arena_printf(trial->arena, "%s/about", language));
    try_guides(trial, language);
    try_school(trial, language);
    session_begin(&session, arena_printf(trial->arena, "%s/home", language));
    session.seconds_left = 30;
    try_session(trial, &session);
    session_act(&session, "stay");
    session_act(&session, "languages");
    try_session(trial, &session);
    struct content_topics topics = content_topics(trial->content, trial->arena, NULL, language);
    for (size_t i = 0; i < topics.count; i++)
        try_topic(trial, language, topics.list[i].id);
}

int main(int count, char **arguments)
{
    struct error error;
    struct trial trial = {.arena = arena_create()};
    int width, height;
    if (count != 4 || sscanf(arguments[3], "%dx%d", &width, &height) != 2) {
        fputs("rules_test CONTENT.DB SHARE WIDTHxHEIGHT\n", stderr);
        return 2;
    }
    trial.share = arguments[2];
    trial.metrics = metrics_for(width, height, 0, CLASS_BY_SIZE, 1);
    trial.content = content_open(arguments[1], &error);
    if (trial.content)
        trial.engine = text_create(arena_printf(trial.arena, "%s/fonts", trial.share), &error);
    if (!trial.engine) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    scene_init(&trial.scene, trial.engine);
    const char *const *languages = content_languages(trial.content);
    for (int i = 0; languages[i]; i++)
        try_language(&trial, languages[i], i);
    printf("%ld scenes, %ld complaints\n", trial.scenes, trial.complaints);
    scene_destroy(&trial.scene);
    text_destroy(trial.engine);
    content_close(trial.content);
    arena_destroy(trial.arena);
    return trial.complaints || !trial.scenes;
}

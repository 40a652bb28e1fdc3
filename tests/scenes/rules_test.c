/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be true of every scene, tried on every screen, topic and entry in every language:
 *   rules_test CONTENT.DB SHARE WIDTHxHEIGHT
 * Prints each complaint with the address; ends with 1 if there was any. */
#include "content/content.h"
#include "language/language.h"
#include "scene/focus.h"
#include "screens/screen.h"
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
    int width, height;
    const char *share, *address;
    struct view view; /* of the scene that is tried */
    struct stick_dialogue stick; /* over it */
    long scenes, complaints;
};

enum { COMPLAINTS_SHOWN = 60 };

static void complain(struct trial *trial, const char *rule, const struct node *node)
{
    if (trial->complaints++ < COMPLAINTS_SHOWN)
        printf("%s%s %dx%d %s text %d%s: %s: %d,%d %dx%d \"%s\" %s %s\n", trial->address,
            trial->stick.step == STICK_NONE ? "" : " with a stick", trial->width, trial->height,
            theme_name(trial->view.theme), trial->view.text, trial->view.reach ? " reach" : "",
            rule, node->box.x, node->box.y, node->box.w, node->box.h, node->text ? node->text : "",
            node->pictogram ? node->pictogram : "", node->action ? node->action : "");
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
    int target = trial->scene.metrics.target;
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->role == ROLE_BUTTON && (node->box.w < target || node->box.h < target))
            complain(trial, "is too small to touch", node);
    }
}

static bool leads_somewhere(struct trial *trial, const char *action)
{
    struct error error;
    if (session_is_verb(action) || stick_is_action(action))
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
        if (node->role == ROLE_BUTTON && theme_contrast(trial->scene.theme->ink, ground) < 3)
            complain(trial, "would have no visible focus", node);
    }
}

/* Reach mode: EN 301 549, 8.3. */
static void buttons_are_in_reach(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    if (!trial->view.reach || !scene->metrics.tall)
        return;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        if (node->role == ROLE_BUTTON && scene_box(scene, node, 0).y < trial->height / 3)
            complain(trial, "is out of reach", node);
    }
    if (scene->page.y < trial->height / 3)
        complain(trial, "page begins out of reach", &scene->nodes[0]);
}

/* Who has only "next" comes to every button, sees it, and comes round again (SCREENS, "Shapes"). */
static void next_reaches_everything(struct trial *trial)
{
    enum { STEPS_MOST = 2000 };
    const struct scene *scene = &trial->scene;
    struct focus focus = {.place = -1};
    int scroll = 0, reached = 0, last = -1, buttons = 0;
    for (size_t i = 0; i < scene->count; i++)
        buttons += scene->nodes[i].role == ROLE_BUTTON &&
                   (!scene->has_dialogue || scene->nodes[i].layer == LAYER_DIALOGUE);
    for (int step = 0; step < STEPS_MOST && reached < buttons; step++) {
        focus_step(scene, &focus, &scroll, true);
        int button = focus_button(scene, &focus);
        if (button == last)
            continue; /* reading on */
        struct rect box = scene_box(scene, &scene->nodes[button], scroll);
        if (button < last)
            complain(trial, "is out of reading order", &scene->nodes[button]);
        if (scene_hit(scene, box.x + box.w / 2, box.y + 1, scroll) != button)
            complain(trial, "has the focus and is not seen", &scene->nodes[button]);
        last = button;
        reached++;
    }
    if (reached < buttons)
        complain(trial, "the focus never comes to the end of the page", &scene->nodes[0]);
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
    buttons_are_in_reach,
    next_reaches_everything,
};

static void try_session(struct trial *trial, const struct session *session)
{
    trial->address = session->history[session->depth - 1].address;
    trial->view = session->view;
    struct metrics metrics =
        screens_metrics(session, trial->width, trial->height, 0, CLASS_BY_SIZE);
    screens_build_stick(&trial->scene, metrics, trial->content, session,
        (struct civil){2026, 11, 24, 10, 0}, &trial->stick);
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

static struct content_cards cards_of(
    struct trial *trial, const struct content_list *list, const char *language)
{
    struct civil now = {2026, 11, 24, 10, 0};
    return content_cards(trial->content, trial->arena, list, 0, SIZE_MAX, language, now);
}

/* Any offer is within three touches: home leads to the topic, the topic to it; or the list is
 * long, and ends in a button for more, until everything is there. */
static void offers_are_reached(struct trial *trial, const char *language, const char *address,
    const struct content_cards *cards)
{
    try_address(trial, address);
    if (cards->count > LIST_PAGE)
        try_address(trial,
            arena_printf(trial->arena, "%s?more=%zu", address, (cards->count - 1) / LIST_PAGE));
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
    struct content_list list = content_list(trial->content, trial->arena, id, language, now);
    struct content_cards cards = cards_of(trial, &list, language);
    offers_are_reached(
        trial, language, arena_printf(trial->arena, "%s/topic/%s", language, id), &cards);
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
        struct content_list list = content_schools(trial->content, trial->arena, id, language, now);
        struct content_cards cards = cards_of(trial, &list, language);
        offers_are_reached(
            trial, language, arena_printf(trial->arena, "%s/schools/%s", language, id), &cards);
    }
}

/* The view is not the terminal's own, so that it can be reset. */
static void try_views_of_session(struct trial *trial, struct session *session)
{
    for (int text = 1; text <= TEXT_STEPS; text++) {
        session->view = (struct view){.text = text, .reach = text % 2 == 0};
        try_session(trial, session);
    }
    for (int theme = THEME_DARK; theme < THEME_KINDS; theme++) {
        session->view = (struct view){.text = 1, .theme = (enum theme_kind)theme};
        try_session(trial, session);
    }
}

static void try_views(struct trial *trial, const char *address)
{
    struct session session;
    session_begin(&session, address);
    try_views_of_session(trial, &session);
}

/* The first offer that is not discreet and the first that is, if there is one. */
static void try_views_of_entries(
    struct trial *trial, const char *language, const struct content_topics *topics)
{
    bool tried[2] = {false};
    for (size_t i = 0; i < topics->count; i++) {
        struct content_list list = content_list(trial->content, trial->arena, topics->list[i].id,
            language, (struct civil){2026, 11, 24, 10, 0});
        struct content_cards cards = cards_of(trial, &list, language);
        for (size_t k = 0; k < cards.count; k++) {
            bool discreet = cards.list[k].discreet;
            if (!tried[discreet])
                try_views(
                    trial, arena_printf(trial->arena, "%s/entry/%s", language, cards.list[k].id));
            tried[discreet] = true;
        }
    }
}

/* Themes and text sizes on what every other screen is made of. */
static void try_views_of_language(
    struct trial *trial, const char *language, int index, const struct content_topics *topics)
{
    static const char *const screens[] = {"about", "emergency", "home", "school?age=11", "view"};
    struct session session;
    session_begin(&session, "start");
    session.greeting = index;
    try_views_of_session(trial, &session);
    session_begin(&session, arena_printf(trial->arena, "%s/home", language));
    session.seconds_left = 30;
    try_views_of_session(trial, &session);
    session_act(&session, "languages");
    try_views_of_session(trial, &session);
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        try_views(trial, arena_printf(trial->arena, "%s/%s", language, screens[i]));
    for (size_t i = 0; i < topics->count && i < 1; i++)
        try_views(trial, arena_printf(trial->arena, "%s/topic/%s", language, topics->list[i].id));
    struct content_guides guides = content_guides(trial->content, trial->arena, NULL, language);
    for (size_t i = 0; i < guides.count && i < 1; i++)
        try_views(trial, arena_printf(trial->arena, "%s/guide/%s", language, guides.list[i].id));
    struct content_stages stages = content_stages(trial->content, trial->arena, 0, language);
    for (size_t i = 0; i < stages.count && i < 2; i++)
        try_views(trial, arena_printf(trial->arena, "%s/schools/%s", language, stages.list[i].id));
    try_views_of_entries(trial, language, topics);
}

/* What is said about a stick lies over everything. */
static void try_stick(struct trial *trial, const char *language)
{
    static const struct stick_dialogue said[] = {
        {STICK_FOUND, NULL},
        {STICK_BUSY, NULL},
        {STICK_TAKEN, "Die neuen Inhalte sind da."},
        {STICK_REFUSED, "Diese Inhalte hat niemand unterschrieben, dem dieses Terminal vertraut. "
                        "Es wurde nichts übernommen."},
    };
    const char *home = arena_printf(trial->arena, "%s/home", language);
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        trial->stick = said[i];
        try_address(trial, home);
        try_views(trial, home);
    }
    trial->stick = (struct stick_dialogue){STICK_NONE, NULL};
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
    try_address(trial, arena_printf(trial->arena, "%s/view", language));
    try_stick(trial, language);
    session_begin(&session, arena_printf(trial->arena, "%s/home", language));
    session.seconds_left = 30;
    try_session(trial, &session);
    session_act(&session, "stay");
    session_act(&session, "languages");
    try_session(trial, &session);
    struct content_topics topics = content_topics(trial->content, trial->arena, NULL, language);
    for (size_t i = 0; i < topics.count; i++)
        try_topic(trial, language, topics.list[i].id);
    try_views_of_language(trial, language, index, &topics);
}

int main(int count, char **arguments)
{
    struct error error;
    struct trial trial = {.arena = arena_create()};
    if (count != 4 || sscanf(arguments[3], "%dx%d", &trial.width, &trial.height) != 2) {
        fputs("rules_test CONTENT.DB SHARE WIDTHxHEIGHT\n", stderr);
        return 2;
    }
    trial.share = arguments[2];
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

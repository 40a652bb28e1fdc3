/* SPDX-License-Identifier: EUPL-1.2 */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const visitor_steps[STEPS] = {"topic/", "entry/", "back", "back"};

bool visitor_init(struct visitor *visitor, const char *database, const char *share, int width,
    int height, struct error *error)
{
    char fonts[4096];
    snprintf(fonts, sizeof fonts, "%s/fonts", share);
    *visitor = (struct visitor){
        .now = {2026, 11, 24, 10, 0},
        .metrics = metrics_for(width, height, 0, CLASS_BY_SIZE, 1),
    };
    visitor->content = content_open(database, error);
    if (visitor->content)
        visitor->engine = text_create(fonts, error);
    if (!visitor->engine)
        return false;
    scene_init(&visitor->scene, visitor->engine);
    return true;
}

void visitor_finish(struct visitor *visitor)
{
    if (visitor->engine)
        scene_destroy(&visitor->scene);
    text_destroy(visitor->engine);
    content_close(visitor->content);
}

void visitor_build(struct visitor *visitor)
{
    screens_build(
        &visitor->scene, visitor->metrics, visitor->content, &visitor->session, visitor->now);
    text_collect(visitor->engine);
}

void visitor_begin(struct visitor *visitor, const char *address)
{
    session_begin(&visitor->session, address);
    visitor_build(visitor);
}

static bool on_glass(const struct scene *scene, const struct node *node)
{
    struct rect box = scene_box(scene, node, 0);
    int middle = box.y + box.h / 2;
    return node->role == ROLE_BUTTON &&
           (node->layer != LAYER_PAGE ||
               (middle > scene->page.y && middle < scene->page.y + scene->page.h));
}

/* Steps that name a place in a language end in "/". */
static bool does(const struct node *node, const char *language, const char *action)
{
    char wanted[256];
    bool place = action[strlen(action) - 1] == '/';
    snprintf(wanted, sizeof wanted, "%s%s%s", place ? language : "", place ? "/" : "", action);
    return strncmp(node->action, wanted, strlen(wanted)) == 0;
}

const struct node *visitor_button(
    const struct visitor *visitor, const char *language, const char *action)
{
    const struct scene *scene = &visitor->scene;
    for (size_t i = 0; i < scene->count; i++)
        if (on_glass(scene, &scene->nodes[i]) && does(&scene->nodes[i], language, action))
            return &scene->nodes[i];
    fprintf(stderr, "bench: %s has no button \"%s\" on the glass\n",
        visitor->session.history[visitor->session.depth - 1].address, action);
    exit(1);
}

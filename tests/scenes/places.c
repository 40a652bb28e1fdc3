/* SPDX-License-Identifier: EUPL-1.2 */
#include "places.h"

#include "base/memory.h"
#include "screens/screen.h"

#include <stdlib.h>

static const struct civil now = {2026, 11, 24, 10, 0};

struct gathering {
    struct content *content;
    struct arena *arena;
    const char *language;
    struct places places;
};

static void add(struct gathering *g, enum kind kind, const char *address)
{
    struct places *places = &g->places;
    if (places->count == places->room) {
        places->room = places->room ? 2 * places->room : 64;
        places->list = memory_resize(places->list, places->room, sizeof *places->list);
    }
    places->list[places->count++] = (struct place){.kind = kind, .address = address};
}

/* A list and, where it is long, the same with everything in it. */
static void add_list(struct gathering *g, enum kind kind, const char *address, size_t count)
{
    add(g, kind, address);
    if (count > LIST_PAGE)
        add(g, kind, arena_printf(g->arena, "%s?more=%zu", address, (count - 1) / LIST_PAGE));
}

static void add_entries(struct gathering *g, const struct content_list *list)
{
    struct content_cards cards =
        content_cards(g->content, g->arena, list, 0, SIZE_MAX, g->language, now);
    for (size_t i = 0; i < cards.count; i++)
        add(g, KIND_ENTRY, arena_printf(g->arena, "%s/entry/%s", g->language, cards.list[i].id));
}

static void add_topics(struct gathering *g, const char *above)
{
    struct content_topics topics = content_topics(g->content, g->arena, above, g->language);
    for (size_t i = 0; i < topics.count; i++) {
        const char *id = topics.list[i].id;
        struct content_list list = content_list(g->content, g->arena, id, g->language, now);
        add_list(g, KIND_TOPIC, arena_printf(g->arena, "%s/topic/%s", g->language, id), list.count);
        if (above)
            continue;
        add_entries(g, &list);
        add_topics(g, id);
    }
}

static void add_guides(struct gathering *g)
{
    struct content_guides guides = content_guides(g->content, g->arena, NULL, g->language);
    for (size_t i = 0; i < guides.count; i++) {
        const char *id = guides.list[i].id;
        int steps = (int)content_guide(g->content, g->arena, id, g->language)->step_count;
        for (int step = 1; step <= steps; step++)
            add(g, KIND_GUIDE,
                arena_printf(g->arena, "%s/guide/%s?step=%d", g->language, id, step));
    }
}

static void add_school(struct gathering *g)
{
    add(g, KIND_SCHOOL, arena_printf(g->arena, "%s/school", g->language));
    for (int age = 1; age <= SCHOOL_AGE_MOST; age++)
        add(g, KIND_SCHOOL, arena_printf(g->arena, "%s/school?age=%d", g->language, age));
    struct content_stages stages = content_stages(g->content, g->arena, 0, g->language);
    for (size_t i = 0; i < stages.count; i++) {
        const char *id = stages.list[i].id;
        struct content_list list = content_schools(g->content, g->arena, id, g->language, now);
        add_list(
            g, KIND_SCHOOLS, arena_printf(g->arena, "%s/schools/%s", g->language, id), list.count);
    }
}

static void add_stick(struct gathering *g)
{
    static const struct stick_dialogue said[] = {
        {STICK_FOUND, NULL},
        {STICK_BUSY, NULL},
        {STICK_TAKEN, "Die neuen Inhalte sind da."},
        {STICK_REFUSED, "Diese Inhalte hat niemand unterschrieben, dem dieses Terminal vertraut. "
                        "Es wurde nichts übernommen."},
    };
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        add(g, KIND_STICK, arena_printf(g->arena, "%s/home", g->language));
        g->places.list[g->places.count - 1].stick = said[i];
    }
}

struct places places_of(struct content *content, struct arena *arena, const char *language)
{
    static const struct {
        enum kind kind;
        const char *screen;
    } single[] = {
        {KIND_LANGUAGES, "home"},
        {KIND_STILL, "home"},
        {KIND_HOME, "home"},
        {KIND_ABOUT, "about"},
        {KIND_EMERGENCY, "emergency"},
        {KIND_VIEW, "view"},
    };
    struct gathering g = {content, arena, language, {0}};
    add(&g, KIND_START, "start");
    for (size_t i = 0; i < COUNT_OF(single); i++)
        add(&g, single[i].kind, arena_printf(arena, "%s/%s", language, single[i].screen));
    add_stick(&g);
    add_school(&g);
    add_guides(&g);
    add_topics(&g, NULL);
    return g.places;
}

void places_finish(struct places *places)
{
    free(places->list);
    *places = (struct places){0};
}

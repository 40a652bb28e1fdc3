/* SPDX-License-Identifier: EUPL-1.2 */
/* An entry as a card in a list: names, provider, and in short what helps to choose. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/screen.h"

#include <string.h>

enum { REMARKS_MOST = 8 };

struct remarks {
    struct remark list[REMARKS_MOST];
    size_t count;
};

static void remark(const struct screen *screen, struct remarks *remarks, const char *pictogram,
    const char *string, uint32_t ink)
{
    if (string && *string && remarks->count < REMARKS_MOST)
        remarks->list[remarks->count++] = (struct remark){
            pictogram, string, screen->language, ink ? ink : screen->scene->theme->ink, ink != 0};
}

static const struct {
    enum attribute attribute;
    const char *pictogram, *string;
} told[] = {
    {ATTRIBUTE_FREE, "free", "free"},
    {ATTRIBUTE_NO_APPOINTMENT, "directions_walk", "no-appointment-needed"},
    {ATTRIBUTE_CHILDCARE, "child_care", "childcare"},
    {ATTRIBUTE_HERE, "location_on", "in-this-building"},
    {ATTRIBUTE_SPEAKS, "record_voice_over", "filter-speaks"},
};

const char *level_string(const struct screen *screen, const struct content_card *card)
{
    if (!card->level_from[0] || !card->level_to[0] || strcmp(card->level_from, card->level_to) == 0)
        return card->level_from[0] ? card->level_from : card->level_to;
    return arena_printf(screen->arena, "%s–%s", card->level_from, card->level_to);
}

static struct remarks remarks_of(const struct screen *screen, const struct content_card *card)
{
    const struct theme *theme = screen->scene->theme;
    struct remarks remarks = {0};
    bool over = card->status == STATUS_CLOSED;
    if (over || card->status == STATUS_MOVING)
        remark(screen, &remarks, "warning",
            screen_string(screen, over ? "status-closed" : "status-moving"),
            over ? theme->closed : theme->note);
    if (card->starts.year)
        remark(
            screen, &remarks, "event", day_string(screen, "starts-on", card->starts), theme->note);
    const uint32_t inks[] = {
        [HOURS_UNKNOWN] = 0, [HOURS_OPEN] = theme->open, [HOURS_CLOSED] = theme->closed};
    remark(screen, &remarks, "schedule", status_string(screen, card->open), inks[card->open.state]);
    if (card->appointment == APPOINTMENT_NEEDED)
        remark(screen, &remarks, "event", screen_string(screen, "appointment-needed"), 0);
    remark(screen, &remarks, "signal_cellular_alt", level_string(screen, card), 0);
    for (size_t i = 0; i < COUNT_OF(told); i++)
        if (card->attributes & told[i].attribute)
            remark(screen, &remarks, told[i].pictogram, screen_string(screen, told[i].string), 0);
    return remarks;
}

/* What kind of thing it is and who offers it, as the German sign says. */
static const char *subtitle(const struct screen *screen, const struct content_card *card)
{
    const char *kind = card->kind_name.string, *provider = card->provider;
    if (strcmp(provider, card->german.string) == 0)
        provider = "";
    return format_join(screen->arena, kind, provider);
}

void part_entry(struct screen *screen, struct column *column, const struct content_card *card)
{
    struct remarks remarks = remarks_of(screen, card);
    struct face face = {.words = words_of(card->name, card->german),
        .pictogram = card->discreet ? NULL : card->pictogram,
        .colour = screen_colour(screen, card->colour),
        .action = screen_go(screen, "entry", card->id),
        /* providers have German names, or none that anybody would translate */
        .subtitle_language = card->kind_name.string[0] ? card->kind_name.language : "de"};
    part_card(column, &face, subtitle(screen, card), remarks.list, remarks.count);
}

void trust_cards(struct trust *trust, const struct content_cards *cards, const char *language)
{
    for (size_t i = 0; i < cards->count; i++) {
        trust->ask |= !cards->list[i].fact;
        if (cards->list[i].kind != ENTRY_SCHOOL) /* schools have German names everywhere */
            trust_text(trust, cards->list[i].name, language);
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* entry: one offer with everything about it that a source states. Where there is room, how to get
 * there stands beside what it is. */
#include "screens/facts.h"
#include "screens/rich.h"

#include "language/format.h"

#include <string.h>

enum { RELATED_MOST = 4 };

enum tone { TONE_GOOD, TONE_BAD, TONE_NOTE };

static void add_notice(
    struct screen *screen, const char *pictogram, const char *string, enum tone tone)
{
    const struct theme *theme = screen->scene->theme;
    const uint32_t inks[] = {theme->open, theme->closed, theme->note};
    const uint32_t grounds[] = {theme->open_ground, theme->closed_ground, theme->note_ground};
    part_notice(&screen->page, pictogram, string, screen->language, inks[tone], grounds[tone]);
    column_gap(&screen->page, screen->scene->metrics.padding);
}

/* From when and until when there is such an offer, and what comes after it. */
static void add_lifetime(struct screen *screen, const struct content_entry *entry)
{
    bool over = entry->card.status == STATUS_CLOSED;
    if (entry->card.starts.year)
        add_notice(screen, "event", day_string(screen, "starts-on", entry->card.starts), TONE_NOTE);
    if (entry->ends.year && !over && !entry->end_date[0])
        add_notice(screen, "event_busy", day_string(screen, "valid-until", entry->ends), TONE_NOTE);
    const struct content_entry *successor =
        entry->successor ? content_entry(screen->content, screen->arena, entry->successor,
                               screen->language, screen->now)
                         : NULL;
    if (!successor)
        return;
    bool later = successor->card.starts.year;
    part_heading(&screen->page, screen_words(screen, later ? "successor-later" : "successor"));
    column_gap(&screen->page, screen->scene->metrics.padding);
    part_entry(screen, &screen->page, &successor->card);
    column_gap(&screen->page, screen->scene->metrics.gap);
}

/* Whether it still exists, and whether it is open. */
static void add_status(struct screen *screen, const struct content_card *card)
{
    static const char *const strings[] = {
        [STATUS_MOVING] = "status-moving",
        [STATUS_CLOSED] = "status-closed",
        [STATUS_UNCONFIRMED] = "status-unconfirmed",
    };
    static const enum tone tones[] = {
        [HOURS_UNKNOWN] = TONE_NOTE,
        [HOURS_OPEN] = TONE_GOOD,
        [HOURS_CLOSED] = TONE_BAD,
    };
    if (card->status != STATUS_ACTIVE)
        add_notice(screen, "warning", screen_string(screen, strings[card->status]),
            card->status == STATUS_CLOSED ? TONE_BAD : TONE_NOTE);
    const char *open = status_string(screen, card->open);
    if (!open || card->status == STATUS_CLOSED)
        return;
    if (card->open.state != HOURS_UNKNOWN && card->appointment == APPOINTMENT_NEEDED)
        open = format_join(screen->arena, open, screen_string(screen, "appointment-needed"));
    add_notice(screen, "schedule", open, tones[card->open.state]);
}

static void add_appointment(const struct facts *facts, struct column *column)
{
    static const struct {
        const char *pictogram, *string;
    } kinds[] = {
        [APPOINTMENT_NONE] = {"directions_walk", "no-appointment-needed"},
        [APPOINTMENT_POSSIBLE] = {"event_available", "appointment-possible"},
        [APPOINTMENT_NEEDED] = {"event", "appointment-needed"},
        [APPOINTMENT_ONLINE] = {"computer", "only-online"},
    };
    enum appointment kind = facts->entry->card.appointment;
    if (kind != APPOINTMENT_UNKNOWN)
        fact_sentence(facts, column, kinds[kind].pictogram, kinds[kind].string);
}

/* In short, as the list says it, then at length. */
static void add_description(
    const struct facts *facts, struct column *column, const struct rich *description)
{
    struct screen *screen = facts->screen;
    struct text what = facts->entry->what;
    if (!description) {
        fact_text(facts, column, "info", "what-you-get", what);
        return;
    }
    struct section section = fact_begin(facts, column, "info", "what-you-get");
    part_text(&section.inner, format_capital(screen->arena, what.language, what.string),
        what.language, TYPE_BODY, screen->scene->theme->ink);
    if (what.string[0])
        column_gap(&section.inner, screen->scene->metrics.padding);
    part_rich(screen, &section.inner, description, facts->colour);
    fact_end(&section);
}

static void add_what(
    const struct facts *facts, struct column *column, const struct rich *description)
{
    const struct content_entry *e = facts->entry;
    add_description(facts, column, description);
    fact_audience(facts, column);
    fact_course(facts, column);
    fact_school(facts, column);
    fact_cost(facts, column);
    fact_text(facts, column, "child_care", "childcare", e->childcare);
    fact_text(facts, column, "checklist_rtl", "how-it-works", e->how_to_apply);
    add_appointment(facts, column);
    fact_languages(facts, column);
    fact_documents(facts, column);
}

static void add_openings(const struct facts *facts, struct column *column)
{
    static const char *const captions[] = {
        [OPENING_WALK_IN] = "opening-hours",
        [OPENING_BY_APPOINTMENT] = "hours-appointment",
        [OPENING_PHONE] = "phone-hours",
    };
    for (size_t i = 0; i < facts->entry->opening_count; i++)
        fact_week(facts, column, captions[facts->entry->openings[i].kind],
            facts->entry->openings[i].hours);
}

static void add_where(const struct facts *facts, struct column *column)
{
    static const struct {
        const char *pictogram, *string;
    } steps[] = {
        [STEPS_NONE] = {"accessible", "step-free"},
        [STEPS_PARTLY] = {"accessible", "partly-step-free"},
        [STEPS_ONLY] = {"stairs", "not-step-free"},
    };
    const struct content_entry *e = facts->entry;
    add_openings(facts, column);
    if (e->here)
        fact_sentence(facts, column, "location_on", "in-this-building");
    fact_address(facts, column);
    fact_name(facts, column, "directions_bus", "bus-stop", e->bus_stop, true);
    if (e->steps != STEPS_UNKNOWN)
        fact_sentence(facts, column, steps[e->steps].pictogram, steps[e->steps].string);
}

/* The provider's own phone and website stand in only where the offer has neither. */
static void add_reach(const struct facts *facts, struct column *column)
{
    const struct content_entry *e = facts->entry;
    bool own = e->phone[0] || e->website[0];
    fact_name(facts, column, "person", "contact-person", e->person, true);
    fact_name(facts, column, "phone", "phone", own ? e->phone : e->provider_phone, false);
    fact_name(facts, column, "mail", "email", e->email, false);
    fact_website(facts, column, own ? e->website : e->provider_website);
    fact_points(facts, column);
    fact_name(facts, column, "business", "provider", e->provider_name, true);
    fact_source(facts, column);
}

static bool is_shown_above(const struct content_entry *entry, const char *id)
{
    return strcmp(id, entry->card.id) == 0 ||
           (entry->successor && strcmp(id, entry->successor) == 0);
}

/* As many of the cards as fill the last row. */
static size_t without_hole(size_t count, int columns)
{
    size_t most = columns == 2 ? RELATED_MOST : RELATED_MOST - 1, row = (size_t)columns;
    count = count < most ? count : most;
    return count < row ? count : count - count % row;
}

/* Others in the same topic; never beneath something discreet. */
static void add_related(struct screen *screen, const struct content_entry *entry)
{
    const struct content_card *card = &entry->card;
    const struct metrics *m = &screen->scene->metrics;
    if (card->discreet)
        return;
    struct content_list others =
        content_list(screen->content, screen->arena, card->topic, screen->language, screen->now);
    struct content_cards cards = content_cards(screen->content, screen->arena, &others, 0,
        RELATED_MOST + 2, screen->language, screen->now);
    size_t count = 0;
    for (size_t i = 0; i < cards.count; i++)
        count += !is_shown_above(entry, cards.list[i].id);
    if (!count)
        return;
    part_heading(&screen->page, screen_words(screen, "related"));
    column_gap(&screen->page, m->padding);
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 22, 3), m->target);
    do {
        size_t shown = 0, most = without_hole(count, grid.columns);
        for (size_t i = 0; i < cards.count && shown < most; i++) {
            if (is_shown_above(entry, cards.list[i].id))
                continue;
            struct column cell = grid_cell(&grid);
            part_entry(screen, &cell, &cards.list[i]);
            grid_cell_end(&grid, &cell);
            shown++;
        }
    } while (grid_again(&grid));
    column_gap(&screen->page, m->gap);
}

static void add_trust(
    struct screen *screen, const struct content_entry *entry, const struct rich *description)
{
    bool asked = entry->card.status == STATUS_MOVING || entry->card.status == STATUS_UNCONFIRMED;
    struct trust trust = {.ask = !asked && (!entry->card.fact || entry->hours_doubtful)};
    const struct text texts[] = {entry->what, entry->who, entry->cost, entry->schedule,
        entry->childcare, entry->how_to_apply, entry->registration, entry->card.name};
    /* the names of schools are German everywhere */
    size_t count = sizeof texts / sizeof texts[0] - (entry->card.kind == ENTRY_SCHOOL);
    for (size_t i = 0; i < count; i++)
        trust_text(&trust, texts[i], screen->language);
    trust_rich(&trust, description, screen->language);
    part_trust(screen, &screen->page, &trust);
    column_gap(&screen->page, screen->scene->metrics.padding);
}

static void add_facts(
    struct screen *screen, const struct facts *facts, const struct rich *description)
{
    const struct metrics *m = &screen->scene->metrics;
    struct column left = screen->page, right = screen->page;
    bool beside = left.width >= m->body * 50;
    if (beside) {
        left.width = (left.width - m->margin) * 3 / 5;
        right = column_inset(&right, left.width + m->margin, 0);
    }
    add_what(facts, &left, description);
    if (!beside)
        right.y = left.y;
    add_where(facts, &right);
    add_reach(facts, &right);
    screen->page.y = left.y > right.y ? left.y : right.y;
}

void entry_build(struct screen *screen)
{
    const struct content_entry *entry = content_entry(
        screen->content, screen->arena, screen->address.id, screen->language, screen->now);
    const struct content_card *card = &entry->card;
    const struct rich *description = rich_read(screen, entry->description, card->id);
    uint32_t colour = screen_colour(screen, card->colour);
    struct facts facts = {screen, entry, card->discreet ? screen->scene->theme->discreet : colour};
    part_head(screen, card->pictogram, words_of(card->name, card->german), colour, card->discreet);
    add_status(screen, card);
    add_lifetime(screen, entry);
    add_trust(screen, entry, description);
    add_facts(screen, &facts, description);
    add_related(screen, entry);
}

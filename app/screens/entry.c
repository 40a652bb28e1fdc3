/* SPDX-License-Identifier: EUPL-1.2 */
/* entry: one offer with everything about it that a source states, each fact behind its pictogram.
 * Where there is room, how to get there stands beside what it is. */
#include "language/format.h"
#include "language/language.h"
#include "screens/screen.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <string.h>

enum { RELATED_MOST = 3 };

struct page {
    struct screen *screen;
    const struct content_entry *entry;
    uint32_t colour; /* of the pictograms */
    struct trust trust;
};

/* A fact behind its pictogram, under its caption. */
static void add_fact(struct page *page, struct column *column, const char *pictogram,
    const char *caption, struct text fact)
{
    struct screen *screen = page->screen;
    const struct theme *theme = screen->scene->theme;
    if (!fact.string[0])
        return;
    struct section section = section_begin(column, pictogram, page->colour);
    struct words words = screen_words(screen, caption);
    part_text(&section.inner, words.string, words.language, TYPE_SMALL, theme->quiet);
    part_text(&section.inner, fact.string, fact.language, TYPE_BODY, theme->ink);
    section_end(&section);
    column_gap(column, screen->scene->metrics.gap);
    trust_text(&page->trust, fact, screen->language);
}

/* One that is written the same in every language: a name, a number, an address. */
static void add_name(struct page *page, struct column *column, const char *pictogram,
    const char *caption, const char *name, bool breakable)
{
    struct screen *screen = page->screen;
    if (!name[0])
        return;
    struct section section = section_begin(column, pictogram, page->colour);
    struct words words = screen_words(screen, caption);
    part_text(&section.inner, words.string, words.language, TYPE_SMALL,
        screen->scene->theme->quiet);
    part_text(&section.inner, format_isolate(screen->arena, name, breakable), "de", TYPE_BODY,
        screen->scene->theme->ink);
    section_end(&section);
    column_gap(column, screen->scene->metrics.gap);
}

/* A sentence of the interface as a fact of its own. */
static void add_sentence(struct page *page, struct column *column, const char *pictogram,
    const char *id, uint32_t ink)
{
    struct screen *screen = page->screen;
    struct section section = section_begin(column, pictogram, ink);
    part_words(&section.inner, screen_words(screen, id), TYPE_BODY, screen->scene->theme->ink,
        screen->scene->theme->quiet);
    section_end(&section);
    column_gap(column, screen->scene->metrics.gap);
}

static void add_status(struct page *page, struct column *column)
{
    static const char *const strings[] = {
        [STATUS_MOVING] = "status-moving",
        [STATUS_CLOSED] = "status-closed",
        [STATUS_UNCONFIRMED] = "status-unconfirmed",
    };
    struct screen *screen = page->screen;
    const struct theme *theme = screen->scene->theme;
    const struct content_card *card = &page->entry->card;
    int gap = screen->scene->metrics.padding;
    if (card->status != STATUS_ACTIVE) {
        struct text text = content_string(screen->content, strings[card->status], screen->language);
        part_notice(column, "warning", text.string, text.language, theme->closed,
            theme->closed_ground);
        column_gap(column, gap);
    }
    const char *open = status_string(screen, card->open);
    if (open && card->status != STATUS_CLOSED) {
        bool now = card->open.state == HOURS_OPEN;
        part_notice(column, "schedule", open, screen->language, now ? theme->open : theme->closed,
            now ? theme->open_ground : theme->closed_ground);
        column_gap(column, gap);
    }
}

static const char *spans_of(struct page *page, const struct hours *hours, struct civil day)
{
    struct arena *arena = page->screen->arena;
    struct hours_span spans[HOURS_SPANS_MOST];
    size_t count = hours_of_day(hours, day, spans);
    const char *string = count ? "" : screen_string(page->screen, "closed");
    for (size_t i = 0; i < count; i++)
        string = arena_printf(arena, "%s%s%s", string, i ? "\n" : "",
            format_span(arena, spans[i].start, spans[i].end));
    return string;
}

static void add_day(struct page *page, struct column *column, const struct hours *hours,
    struct civil day, bool today)
{
    struct screen *screen = page->screen;
    struct scene *scene = screen->scene;
    const struct theme *theme = scene->theme;
    int padding = scene->metrics.padding / 2;
    enum type type = today ? TYPE_BOLD : TYPE_BODY;
    struct surface row = surface_begin(column, today ? theme->open_ground : theme->card, padding,
        padding);
    struct column name = column_inset(&row.inner, 0, row.inner.width / 2);
    struct column times = column_inset(&row.inner, row.inner.width / 2, 0);
    part_text(&name, format_weekday(screen->arena, screen->language, civil_weekday(day),
                         WEEKDAY_LONG),
        screen->language, type, theme->ink);
    part_text(&times, spans_of(page, hours, day), screen->language, type, theme->ink);
    row.inner.y = name.y > times.y ? name.y : times.y;
    surface_end(&row);
    column_gap(column, padding / 2);
}

/* The week from Monday, today marked. */
static void add_week(struct page *page, struct column *column)
{
    struct screen *screen = page->screen;
    if (!page->entry->hours[0])
        return;
    const struct hours *hours = hours_parse(screen->arena, page->entry->hours, NULL, NULL);
    if (!hours || hours_always(hours))
        return;
    struct section section = section_begin(column, "calendar_today", page->colour);
    struct words words = screen_words(screen, "opening-hours");
    part_words(&section.inner, words, TYPE_BODY, screen->scene->theme->ink,
        screen->scene->theme->quiet);
    long today = civil_day(screen->now), monday = today - civil_weekday(screen->now);
    for (long day = monday; day < monday + 7; day++)
        add_day(page, &section.inner, hours, civil_from_day(day), day == today);
    section_end(&section);
    column_gap(column, screen->scene->metrics.gap);
}

static const char *street_of(struct page *page)
{
    const struct content_entry *e = page->entry;
    struct strbuf string = {0};
    const char *const lines[] = {e->place_name, e->street};
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (lines[i][0] && (!i || strcmp(lines[0], lines[1]) != 0))
            strbuf_printf(&string, "%s%s", string.length ? ", " : "", lines[i]);
    if (e->postcode[0] || e->city[0])
        strbuf_printf(&string, "%s%s%s%s", string.length ? ", " : "", e->postcode,
            e->postcode[0] && e->city[0] ? " " : "", e->city);
    const char *address = arena_string(page->screen->arena, string.string ? string.string : "");
    strbuf_finish(&string);
    return address;
}

/* "Floor 2 · Room 214" */
static void add_room(struct page *page, struct column *column)
{
    struct screen *screen = page->screen;
    struct arena *arena = screen->arena;
    const struct content_entry *e = page->entry;
    const char *floor = "", *room = "";
    if (e->floor != FLOOR_UNKNOWN)
        floor = format_fill(arena, screen_string(screen, "floor"), "n",
            format_number(arena, screen->language, format_floor(screen->language, e->floor)));
    if (e->room[0])
        room = format_fill(arena, screen_string(screen, "room"), "n",
            format_isolate(arena, e->room, 0));
    const char *both = arena_printf(arena, "%s%s%s", floor, *floor && *room ? " · " : "", room);
    add_fact(page, column, "stairs", "how-to-get-there",
        (struct text){both, screen->language, TEXT_REVIEWED});
}

static void add_where(struct page *page, struct column *column)
{
    static const struct {
        const char *pictogram, *string;
    } steps[] = {
        [STEPS_NONE] = {"accessible", "step-free"},
        [STEPS_PARTLY] = {"accessible", "partly-step-free"},
        [STEPS_ONLY] = {"stairs", "not-step-free"},
    };
    const struct content_entry *e = page->entry;
    if (e->here)
        add_sentence(page, column, "location_on", "in-this-building", page->colour);
    add_name(page, column, "place", "address", street_of(page), true);
    add_room(page, column);
    add_name(page, column, "directions_bus", "bus-stop", e->bus_stop, true);
    if (e->steps != STEPS_UNKNOWN)
        add_sentence(page, column, steps[e->steps].pictogram, steps[e->steps].string, page->colour);
}

static void add_reach(struct page *page, struct column *column)
{
    const struct content_entry *e = page->entry;
    add_name(page, column, "person", "contact-person", e->person, true);
    add_name(page, column, "phone", "phone", e->phone, false);
    add_name(page, column, "mail", "email", e->email, false);
    add_name(page, column, "public", "website", e->website, false);
    if (!e->phone[0] && !e->website[0] && e->provider_name[0]) {
        add_name(page, column, "phone", "phone", e->provider_phone, false);
        add_name(page, column, "public", "website", e->provider_website, false);
    }
}

static void add_languages(struct page *page, struct column *column)
{
    struct screen *screen = page->screen;
    struct strbuf string = {0};
    for (const char *const *tag = page->entry->languages; *tag; tag++) {
        bool several = strcmp(*tag, "mul") == 0;
        const char *name = several ? screen_string(screen, "multilingual-team")
                                   : format_language_name(screen->arena, screen->language, *tag);
        strbuf_printf(&string, "%s%s", string.length ? " · " : "", name);
    }
    if (string.length)
        add_fact(page, column, "record_voice_over", "languages-spoken",
            (struct text){arena_string(screen->arena, string.string), screen->language,
                TEXT_REVIEWED});
    strbuf_finish(&string);
    if (page->entry->interpreter)
        add_sentence(page, column, "interpreter_mode", "interpreter-possible", page->colour);
}

static void add_appointment(struct page *page, struct column *column)
{
    static const struct {
        const char *pictogram, *string;
    } kinds[] = {
        [APPOINTMENT_NONE] = {"directions_walk", "no-appointment-needed"},
        [APPOINTMENT_POSSIBLE] = {"event_available", "appointment-possible"},
        [APPOINTMENT_NEEDED] = {"event", "appointment-needed"},
        [APPOINTMENT_ONLINE] = {"computer", "only-online"},
    };
    enum appointment kind = page->entry->appointment;
    if (kind != APPOINTMENT_UNKNOWN)
        add_sentence(page, column, kinds[kind].pictogram, kinds[kind].string, page->colour);
}

/* What to bring, each thing with its pictogram. */
static void add_documents(struct page *page, struct column *column)
{
    struct screen *screen = page->screen;
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    const struct content_entry *e = page->entry;
    if (!e->document_count)
        return;
    struct section section = section_begin(column, "checklist", page->colour);
    part_words(&section.inner, screen_words(screen, "bring-along"), TYPE_BODY, scene->theme->ink,
        scene->theme->quiet);
    section_end(&section);
    column_gap(column, m->padding);
    struct grid grid = grid_begin(column, grid_columns(column, m->body * 8, 4), m->target);
    for (size_t i = 0; i < e->document_count; i++) {
        const struct content_document *document = &e->documents[i];
        struct column cell = grid_cell(&grid);
        struct surface card = surface_begin(&cell, scene->theme->card, m->padding, m->radius);
        int size = m->pictogram * 3 / 2;
        part_pictogram(scene,
            (struct rect){card.inner.x + (card.inner.width - size) / 2, card.inner.y, size, size},
            document->pictogram, scene->theme->ink);
        card.inner.y += size;
        part_centred(&card.inner, document->name.string, document->name.language, TYPE_BODY,
            scene->theme->ink);
        struct words words = words_of(document->name, document->german);
        part_centred(&card.inner, words.german, "de", TYPE_SMALL, scene->theme->quiet);
        surface_end(&card);
        grid_cell_end(&grid, &cell);
        trust_text(&page->trust, document->name, screen->language);
    }
    grid_end(&grid);
    column_gap(column, m->gap);
}

static void add_what(struct page *page, struct column *column)
{
    const struct content_entry *e = page->entry;
    add_fact(page, column, "info", "what-you-get", e->what);
    add_fact(page, column, "groups", "for-whom", e->who);
    add_fact(page, column, "work", "contact-person", e->role);
    add_fact(page, column, "schedule", "course-times", e->schedule);
    if (e->free)
        add_sentence(page, column, "money_off", "free", page->colour);
    else
        add_fact(page, column, "euro", "cost", e->cost);
    add_fact(page, column, "child_care", "childcare", e->childcare);
    add_appointment(page, column);
    add_languages(page, column);
    add_documents(page, column);
}

/* Where the facts come from, and from when. */
static void add_source(struct page *page, struct column *column)
{
    struct screen *screen = page->screen;
    struct arena *arena = screen->arena;
    const struct content_entry *e = page->entry;
    bool verified = e->verified_on[0];
    const char *date = verified ? e->verified_on : e->source_date;
    if (date[0]) {
        const char *dated = format_fill(arena,
            screen_string(screen, verified ? "verified-on" : "as-of"), "date",
            format_date(arena, screen->language, date));
        part_text(column, dated, screen->language, TYPE_SMALL, screen->scene->theme->quiet);
    }
    if (e->attribution[0])
        part_text(column,
            arena_printf(arena, "%s: %s", screen_string(screen, "source"),
                format_isolate(arena, e->attribution, 1)),
            screen->language, TYPE_SMALL, screen->scene->theme->quiet);
    column_gap(column, screen->scene->metrics.gap);
}

/* Others in the same topic; never beneath something discreet. */
static void add_related(struct page *page)
{
    struct screen *screen = page->screen;
    const struct content_card *card = &page->entry->card;
    struct content_cards cards = content_cards(screen->content, screen->arena, card->topic,
        screen->language, screen->now);
    if (card->discreet || cards.count < 2)
        return;
    part_heading(&screen->page, screen_words(screen, "related"));
    column_gap(&screen->page, screen->scene->metrics.padding);
    const struct metrics *m = &screen->scene->metrics;
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 22, 3), m->target);
    size_t shown = 0;
    for (size_t i = 0; i < cards.count && shown < RELATED_MOST; i++) {
        if (strcmp(cards.list[i].id, card->id) == 0)
            continue;
        struct column cell = grid_cell(&grid);
        part_entry(screen, &cell, &cards.list[i]);
        grid_cell_end(&grid, &cell);
        shown++;
    }
    grid_end(&grid);
    column_gap(&screen->page, m->gap);
}

/* The column again, or two side by side where lines would grow too long. */
static void split(const struct screen *screen, struct column *left, struct column *right)
{
    const struct metrics *m = &screen->scene->metrics;
    *left = *right = screen->page;
    if (screen->page.width < m->body * 50)
        return;
    left->width = (screen->page.width - m->margin) * 3 / 5;
    right->x += left->width + m->margin;
    right->width -= left->width + m->margin;
}

void entry_build(struct screen *screen)
{
    const struct content_entry *entry = content_entry(screen->content, screen->arena,
        screen->address.id, screen->language, screen->now);
    const struct content_card *card = &entry->card;
    struct page page = {.screen = screen,
        .entry = entry,
        .colour = card->discreet ? screen->scene->theme->discreet : 0xFF000000 | card->colour,
        .trust = {.ask = !card->fact}};
    if (card->kind != ENTRY_SCHOOL)
        trust_text(&page.trust, card->name, screen->language);

    part_head(screen, card->pictogram, words_of(card->name, card->german),
        0xFF000000 | card->colour, card->discreet);
    add_status(&page, &screen->page);
    trust_text(&page.trust, entry->what, screen->language);
    part_trust(screen, &screen->page, &page.trust);
    column_gap(&screen->page, screen->scene->metrics.padding);

    struct column left, right;
    split(screen, &left, &right);
    bool beside = left.x != right.x;
    add_what(&page, &left);
    if (!beside)
        right.y = left.y;
    add_where(&page, &right);
    add_reach(&page, &right);
    add_week(&page, &right);
    add_name(&page, &right, "business", "provider", entry->provider_name, true);
    add_source(&page, &right);
    screen->page.y = left.y > right.y ? left.y : right.y;
    add_related(&page);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The links are looked up once, before anything is drawn: a mark of trust above the text has to
 * know their names. Each target is shown once, beneath where it is first named. */
#include "screens/rich.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "content/richtext.h"
#include "language/format.h"
#include "screens/facts.h"

#include <string.h>

/* Where a link leads. */
struct way {
    const struct rich_run *link;
    bool shown; /* there is such a thing, and no link before leads there */
    struct face face; /* of a row that has a page: a card */
    struct text name; /* likewise */
    const char *pictogram, *caption; /* of a number or address */
    const char *value, *beneath; /* likewise; "" for nothing beneath */
};

struct rich {
    const struct richtext *text;
    struct text source;
    struct way *ways; /* one a link, in the order of the text */
    size_t way_count;
};

/* What leads where */

static bool lead(struct screen *screen, struct way *way, struct text name, struct text german,
    const char *pictogram, uint32_t colour, const char *action)
{
    way->name = name;
    way->face = (struct face){.words = words_of(name, german),
        .pictogram = pictogram,
        .colour = screen_colour(screen, colour),
        .action = action};
    return true;
}

static bool find_entry(struct screen *screen, const char *id, struct way *way)
{
    const struct content_entry *entry =
        content_entry(screen->content, screen->arena, id, screen->language, screen->now);
    if (!entry)
        return false;
    const struct content_card *card = &entry->card;
    bool german = card->kind == ENTRY_SCHOOL; /* the names of schools are German everywhere */
    return lead(screen, way,
        german ? (struct text){card->name.string, "de", TEXT_REVIEWED} : card->name, card->german,
        card->discreet ? NULL : card->pictogram, card->colour, screen_go(screen, "entry", id));
}

static bool find_topic(struct screen *screen, const char *id, struct way *way)
{
    const struct content_topic *topic =
        content_topic(screen->content, screen->arena, id, screen->language);
    return topic &&
           lead(screen, way, topic->name, topic->german, topic->discreet ? NULL : topic->pictogram,
               topic->colour, screen_go(screen, "topic", id));
}

static bool find_guide(struct screen *screen, const char *id, struct way *way)
{
    const struct content_guide *guide =
        content_guide(screen->content, screen->arena, id, screen->language);
    return guide &&
           lead(screen, way, guide->name, guide->german, guide->discreet ? NULL : guide->pictogram,
               guide->colour, screen_go(screen, "guide", id));
}

static bool find_stage(struct screen *screen, const char *id, struct way *way)
{
    const struct content_stage *stage =
        content_stage(screen->content, screen->arena, id, screen->language);
    return stage && lead(screen, way, stage->name, stage->german, stage->pictogram, stage->colour,
                        screen_go(screen, "schools", id));
}

static bool find_place(struct screen *screen, const char *id, struct way *way)
{
    const struct content_place *place = content_place(screen->content, screen->arena, id);
    if (!place)
        return false;
    way->value = format_isolate(screen->arena,
        address_string(screen->arena, place->name, place->street, place->postcode, place->city), 1);
    way->beneath = room_string(screen, place->floor, place->room);
    way->pictogram = "place";
    way->caption = "address";
    return true;
}

static bool find_row(struct screen *screen, const char *owner, struct way *way)
{
    static bool (*const finders[])(struct screen *, const char *, struct way *) = {
        [LINK_ENTRY] = find_entry,
        [LINK_TOPIC] = find_topic,
        [LINK_GUIDE] = find_guide,
        [LINK_STAGE] = find_stage,
        [LINK_PLACE] = find_place,
    };
    const char *target = way->link->target;
    if (!strchr(target, ':'))
        target = arena_printf(screen->arena, "%.*s:%s", (int)strcspn(owner, ":"), owner, target);
    const char *id = content_resolve(screen->content, screen->arena, target, NULL);
    return id && finders[way->link->link](screen, id, way);
}

static void find_outside(struct screen *screen, struct way *way)
{
    static const struct {
        const char *pictogram, *caption;
    } kinds[] = {
        [LINK_PHONE] = {"phone", "phone"},
        [LINK_MAIL] = {"mail", "email"},
        [LINK_WEB] = {"public", "website"},
    };
    const struct rich_run *link = way->link;
    const char *value =
        link->says_target && link->link == LINK_PHONE ? link->words : link_shown(link->target);
    way->value = link->link == LINK_WEB
                     ? format_web(screen->arena, fact_host(screen->arena, link->target))
                     : format_isolate(screen->arena, value, 0);
    way->beneath = "";
    way->pictogram = kinds[link->link].pictogram;
    way->caption = kinds[link->link].caption;
}

static bool is_named_before(const struct rich *rich, const char *target)
{
    for (size_t i = 0; i < rich->way_count; i++)
        if (strcmp(rich->ways[i].link->target, target) == 0)
            return true;
    return false;
}

static void add_way(
    struct screen *screen, struct rich *rich, const char *owner, const struct rich_run *link)
{
    struct way way = {.link = link, .shown = !is_named_before(rich, link->target)};
    if (way.shown && link_is_row(link->link))
        way.shown = find_row(screen, owner, &way);
    else if (way.shown)
        find_outside(screen, &way);
    rich->ways[rich->way_count++] = way;
}

const struct rich *rich_read(struct screen *screen, struct text text, const char *owner)
{
    if (!text.string[0])
        return NULL;
    struct rich *rich = arena_alloc(screen->arena, sizeof *rich);
    rich->text = richtext_read(screen->arena, text.string);
    rich->source = text;
    rich->ways = arena_alloc(screen->arena, RICHTEXT_LINKS_MOST * sizeof *rich->ways);
    for (size_t i = 0; i < rich->text->block_count; i++)
        for (size_t r = 0; r < rich->text->blocks[i].run_count; r++)
            if (rich->text->blocks[i].runs[r].link)
                add_way(screen, rich, owner, &rich->text->blocks[i].runs[r]);
    return rich;
}

void trust_rich(struct trust *trust, const struct rich *rich, const char *language)
{
    if (!rich)
        return;
    trust_text(trust, rich->source, language);
    for (size_t i = 0; i < rich->way_count; i++)
        if (rich->ways[i].shown && rich->ways[i].name.string)
            trust_text(trust, rich->ways[i].name, language);
}

/* Drawing */

struct drawing {
    struct screen *screen;
    struct column *column;
    const struct rich *rich;
    uint32_t colour;
};

static const struct way *way_of(const struct rich *rich, const struct rich_run *run)
{
    const struct way *way = rich->ways;
    while (way->link != run)
        way++;
    return way;
}

/* A number or address stands as one piece, whichever way the text around it runs; so does the name
 * of a place in Latin letters. */
static const char *link_words(struct arena *arena, const struct rich_run *run)
{
    bool latin = (unsigned char)*run->words < 0x80;
    if (run->says_target || (run->link == LINK_PLACE && latin))
        return format_isolate(arena, run->words, !run->says_target);
    return run->words;
}

static void add_run(struct arena *arena, struct strbuf *words, const struct rich_run *run)
{
    if (run->link)
        strbuf_printf(words, TEXT_STRONG "%s" TEXT_PLAIN, link_words(arena, run));
    else
        strbuf_printf(words, run->strong ? TEXT_STRONG "%s" TEXT_PLAIN : "%s", run->words);
}

/* "Call: <tel:112>": what the paragraph ends with stands beneath it, and need not be said twice. */
static bool is_announced(
    const struct rich *rich, const struct rich_block *block, struct strbuf *before)
{
    const struct rich_run *last = &block->runs[block->run_count - 1];
    if (block->kind != RICH_PARAGRAPH || !last->link || !way_of(rich, last)->shown)
        return false;
    size_t length = before->length;
    while (length && strchr(" \n", before->string[length - 1]))
        length--;
    if (!length || before->string[length - 1] != ':')
        return false;
    before->string[before->length = length] = '\0';
    return true;
}

static const char *block_words(
    struct arena *arena, const struct rich *rich, const struct rich_block *block)
{
    struct strbuf words = {0};
    size_t last = block->run_count - 1;
    for (size_t i = 0; i < last; i++)
        add_run(arena, &words, &block->runs[i]);
    if (!is_announced(rich, block, &words))
        add_run(arena, &words, &block->runs[last]);
    const char *kept = arena_string(arena, words.string);
    strbuf_finish(&words);
    return kept;
}

static void add_words(
    const struct drawing *d, struct column *column, const struct rich_block *block, enum type type)
{
    part_text(column, block_words(d->screen->arena, d->rich, block), d->rich->source.language, type,
        d->screen->scene->theme->ink);
}

static void add_heading(const struct drawing *d, const struct rich_block *block)
{
    const char *words = block_words(d->screen->arena, d->rich, block);
    if (d->screen->scene->discreet)
        add_words(d, d->column, block, TYPE_BOLD);
    else
        part_heading(d->column, (struct words){words, d->rich->source.language, NULL});
}

static void add_bullet(const struct drawing *d)
{
    struct scene *scene = d->screen->scene;
    int body = scene->metrics.body, size = body / 3;
    struct node *dot = scene_add(scene, ROLE_GROUND,
        (struct rect){d->column->x + body / 2, d->column->y + (text_line_height(body) - size) / 2,
            size, size});
    dot->fill = scene->theme->ink;
    dot->radius = size / 2;
}

static void add_number(const struct drawing *d, int number, int width)
{
    const char *language = d->rich->source.language;
    struct column mark = *d->column;
    mark.width = width;
    part_text(&mark,
        arena_printf(d->screen->arena, "%s.", format_number(d->screen->arena, language, number)),
        language, TYPE_BOLD, d->screen->scene->theme->ink);
}

/* Room for a bullet, or for the number with its dot. */
static int indent_of(const struct drawing *d, const struct rich_block *block)
{
    int digits = block->number < 10 ? 1 : block->number < 100 ? 2 : 3;
    return d->screen->scene->metrics.body * (2 + digits) / 2;
}

static void add_point(const struct drawing *d, const struct rich_block *block, int indent)
{
    struct column words = column_inset(d->column, indent, 0);
    if (block->kind == RICH_BULLET)
        add_bullet(d);
    else
        add_number(d, block->number, indent);
    add_words(d, &words, block, TYPE_BODY);
    d->column->y = words.y;
}

/* Whether the block is nothing but what will stand beneath it. */
static bool is_way_alone(const struct drawing *d, const struct rich_block *block)
{
    bool alone = block->run_count == 1 && block->runs[0].link && block->kind != RICH_NUMBER;
    return alone && way_of(d->rich, &block->runs[0])->shown;
}

/* Captioned by the words of the link, where those say something else. */
static void add_fact(const struct drawing *d, const struct way *way)
{
    const struct theme *theme = d->screen->scene->theme;
    struct section section = section_begin(d->column, way->pictogram, d->colour);
    struct words caption = screen_words(d->screen, way->caption);
    if (!way->link->says_target && !strstr(way->value, way->link->words))
        caption = (struct words){way->link->words, d->rich->source.language, NULL};
    part_text(&section.inner, caption.string, caption.language, TYPE_SMALL, theme->quiet);
    part_text(&section.inner, way->value, "de", TYPE_BODY, theme->ink);
    part_text(&section.inner, way->beneath, d->screen->language, TYPE_BODY, theme->ink);
    section_end(&section);
}

static void add_ways(const struct drawing *d, const struct rich_block *block)
{
    for (size_t i = 0; i < block->run_count; i++) {
        if (!block->runs[i].link)
            continue;
        struct way way = *way_of(d->rich, &block->runs[i]);
        if (!way.shown)
            continue;
        column_gap(d->column, d->screen->scene->metrics.padding);
        if (d->screen->scene->discreet)
            way.face.pictogram = NULL;
        if (way.face.action)
            part_card(d->column, &way.face, NULL, NULL, 0);
        else
            add_fact(d, &way);
    }
}

static void add_block(const struct drawing *d, const struct rich_block *block, int indent)
{
    if (is_way_alone(d, block))
        return;
    if (block->kind == RICH_HEADING)
        add_heading(d, block);
    else if (block->kind == RICH_PARAGRAPH)
        add_words(d, d->column, block, TYPE_BODY);
    else
        add_point(d, block, indent);
}

static bool is_point(const struct rich_block *block)
{
    return block->kind == RICH_BULLET || block->kind == RICH_NUMBER;
}

/* The blocks of one list; of anything else one. */
static size_t group_length(const struct rich_block *blocks, size_t count)
{
    size_t length = 1;
    while (is_point(blocks) && length < count && blocks[length].kind == blocks->kind)
        length++;
    return length;
}

/* A list and then all that its points lead to. */
static void add_group(const struct drawing *d, const struct rich_block *blocks, size_t count)
{
    int between = d->screen->scene->metrics.padding / 2;
    int indent = indent_of(d, &blocks[count - 1]);
    for (size_t i = 0; i < count; i++) {
        int top = d->column->y;
        add_block(d, &blocks[i], indent);
        if (d->column->y > top && i + 1 < count)
            column_gap(d->column, between);
    }
    for (size_t i = 0; i < count; i++)
        add_ways(d, &blocks[i]);
}

void part_rich(
    struct screen *screen, struct column *column, const struct rich *rich, uint32_t colour)
{
    const struct metrics *m = &screen->scene->metrics;
    const struct drawing d = {screen, column, rich, colour};
    const struct rich_block *blocks = rich->text->blocks;
    size_t count = rich->text->block_count, length;
    for (size_t i = 0; i < count; i += length) {
        length = group_length(&blocks[i], count - i);
        add_group(&d, &blocks[i], length);
        if (i + length == count)
            return;
        bool heading = blocks[i].kind == RICH_HEADING;
        column_gap(column, heading                                   ? m->padding / 2
                           : blocks[i + length].kind == RICH_HEADING ? m->gap
                                                                     : m->padding);
    }
}

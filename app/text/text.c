/* SPDX-License-Identifier: EUPL-1.2 */
/* The engine: paragraphs by what they were asked for, pictograms by name. A paragraph owns an
 * arena with its lines, so that it is forgotten in one go. */
#include "text/text.h"

#include "base/memory.h"
#include "text/breaks.h"
#include "text/faces.h"
#include "text/hash.h"
#include "text/hyphens.h"
#include "text/isolates.h"
#include "text/layout.h"
#include "text/pictograms.h"
#include "text/widths.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096, ONE_LINE = 1 << 24 };

/* In em. The baseline leaves as little room to spare above Vietnamese stacked capitals (1.054 em in
 * bold) as beneath Sorani and Arabic with its vowels (0.388). Only where marks stand upon marks on
 * high letters, as in fully vocalised Arabic, a line is higher, by as much as its ink needs. */
static const double LEADING = 1.45, BASELINE = 1.065;

struct entry {
    struct paragraph paragraph; /* first: a paragraph is an entry */
    struct entry *next;
    uint64_t hash;
    char *string, *language;
    struct text_style style;
    struct lines lines;
    struct arena *arena;
    unsigned asked; /* the round in which it was last asked for */
};

struct text_engine {
    struct faces *faces;
    struct widths *widths;
    struct hyphens *hyphens;
    struct breaks *breaks;
    struct isolates *isolates;
    struct pictograms *pictograms;
    struct entry *buckets[BUCKETS];
    size_t count;
    uint64_t serial;
    unsigned round;
};

struct text_engine *text_create(const char *folder, struct error *error)
{
    struct text_engine *engine = memory_zero(sizeof *engine);
    engine->faces = faces_create(folder, error);
    if (engine->faces)
        engine->pictograms = pictograms_create(folder, error);
    if (!engine->pictograms) {
        text_destroy(engine);
        return NULL;
    }
    engine->widths = widths_create(engine->faces);
    engine->hyphens = hyphens_create(folder);
    engine->breaks = breaks_create();
    engine->isolates = isolates_create();
    return engine;
}

static void free_entry(struct entry *entry)
{
    arena_destroy(entry->arena);
    free(entry);
}

void text_destroy(struct text_engine *engine)
{
    if (!engine)
        return;
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct entry *entry = engine->buckets[i], *next; entry; entry = next) {
            next = entry->next;
            free_entry(entry);
        }
    isolates_destroy(engine->isolates);
    breaks_destroy(engine->breaks);
    hyphens_destroy(engine->hyphens);
    widths_destroy(engine->widths);
    pictograms_destroy(engine->pictograms);
    faces_destroy(engine->faces);
    free(engine);
}

static uint64_t hash_of(
    const char *string, const char *language, struct text_style style, int width)
{
    uint64_t hash = hash_string(hash_string(HASH_BEGIN, string), language);
    hash = hash_number(hash_number(hash, style.size), style.bold);
    return hash_number(hash_number(hash, (int)style.align), width);
}

static bool is(const struct entry *entry, uint64_t hash, const char *string, const char *language,
    struct text_style style, int width)
{
    return entry->hash == hash && entry->paragraph.width == width &&
           entry->style.size == style.size && entry->style.bold == style.bold &&
           entry->style.align == style.align && strcmp(entry->language, language) == 0 &&
           strcmp(entry->string, string) == 0;
}

const char *text_spoken(struct arena *arena, const char *string)
{
    char *spoken = arena_string(arena, string), *to = spoken;
    for (const char *from = spoken; *from;) {
        bool mark = strncmp(from, TEXT_STRONG, strlen(TEXT_STRONG)) == 0 ||
                    strncmp(from, TEXT_PLAIN, strlen(TEXT_PLAIN)) == 0;
        if (mark)
            from += strlen(TEXT_PLAIN);
        else
            *to++ = *from++;
    }
    *to = '\0';
    return spoken;
}

int text_line_height(int size)
{
    return (int)(size * LEADING + 0.5);
}

static int baseline_in(int size)
{
    return (int)(BASELINE * size + 0.5);
}

/* How much higher than a line's ordinary height, above its baseline and below. */
static int more_above(const struct line *line, int size)
{
    int more = line->above - baseline_in(size);
    return more > 0 ? more : 0;
}

static int more_below(const struct line *line, int size)
{
    int more = line->below - (text_line_height(size) - baseline_in(size));
    return more > 0 ? more : 0;
}

static int height_of(const struct lines *lines, int size)
{
    int height = lines->count * text_line_height(size);
    for (int i = 0; i < lines->count; i++)
        height += more_above(&lines->list[i], size) + more_below(&lines->list[i], size);
    return height;
}

static void fill(struct text_engine *engine, struct entry *entry, int width)
{
    const struct language *language = language_find(entry->language);
    assert(language);
    struct layout layout = {
        .faces = engine->faces,
        .widths = engine->widths,
        .hyphens = engine->hyphens,
        .breaks = engine->breaks,
        .isolates = engine->isolates,
        .arena = entry->arena,
        .language = language,
        .style = entry->style,
        .width = width,
    };
    entry->lines = layout_lines(&layout, entry->string);
    int size = entry->style.size;
    entry->paragraph = (struct paragraph){
        .serial = ++engine->serial,
        .width = width,
        .height = height_of(&entry->lines, size),
        .ink_width = entry->lines.widest,
        .lines = entry->lines.count,
        .baseline = more_above(&entry->lines.list[0], size) + baseline_in(size),
        .forced = entry->lines.forced,
        .overflows = entry->lines.overflows || entry->lines.widest > width,
        .tofu = entry->lines.tofu,
    };
}

const struct paragraph *text_layout(struct text_engine *engine, const char *string,
    const char *language, struct text_style style, int width)
{
    assert(style.size > 0);
    if (width < 1)
        width = 1;
    uint64_t hash = hash_of(string, language, style, width);
    struct entry **bucket = &engine->buckets[hash % BUCKETS];
    struct entry *entry = *bucket;
    while (entry && !is(entry, hash, string, language, style, width))
        entry = entry->next;
    if (!entry) {
        entry = memory_zero(sizeof *entry);
        entry->arena = arena_create();
        entry->hash = hash;
        entry->string = arena_string(entry->arena, string);
        entry->language = arena_string(entry->arena, language);
        entry->style = style;
        entry->next = *bucket;
        *bucket = entry;
        engine->count++;
        fill(engine, entry, width);
    }
    entry->asked = engine->round;
    return &entry->paragraph;
}

int text_width(
    struct text_engine *engine, const char *string, const char *language, struct text_style style)
{
    return text_layout(engine, string, language, style, ONE_LINE)->ink_width;
}

static int start_of(const struct entry *entry, const struct line *line)
{
    int left = entry->paragraph.width - line->width;
    switch (entry->style.align) {
    case TEXT_CENTRE:
        return left / 2;
    case TEXT_RIGHT:
        return left;
    case TEXT_LEFT:
        break;
    }
    return 0;
}

void text_draw(
    struct text_engine *engine, const struct paragraph *paragraph, uint8_t *coverage, int stride)
{
    const struct entry *entry = (const struct entry *)(const void *)paragraph;
    struct canvas canvas = {coverage, paragraph->width, paragraph->height, stride};
    int size = entry->style.size, top = 0;
    for (int i = 0; i < entry->lines.count; i++) {
        const struct line *line = &entry->lines.list[i];
        int x = start_of(entry, line), baseline = top + more_above(line, size) + baseline_in(size);
        for (int r = 0; r < line->count; r++)
            faces_draw(engine->faces, &line->runs[r].style, line->runs[r].utf8,
                x * UNITS + line->runs[r].x, baseline, canvas);
        top = baseline - baseline_in(size) + text_line_height(size) + more_below(line, size);
    }
}

bool text_draw_pictogram(
    struct text_engine *engine, const char *name, int size, uint8_t *coverage, int stride)
{
    return pictograms_draw(engine->pictograms, name, size, coverage, stride);
}

static void collect_old(struct text_engine *engine)
{
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct entry **at = &engine->buckets[i]; *at;) {
            struct entry *entry = *at;
            if (engine->round - entry->asked > 0) {
                *at = entry->next;
                free_entry(entry);
                engine->count--;
            } else {
                at = &entry->next;
            }
        }
}

/* Until then the way back is laid out already, and keeps its pictures, which go by the paragraphs'
 * serials. */
void text_collect(struct text_engine *engine)
{
    if (engine->count > TEXT_KEPT_MOST)
        collect_old(engine);
    engine->round++;
}

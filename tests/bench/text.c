/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of 1,500 characters in the scripts that cost most, in CPU time:
 *   text PACK FONTS
 * lays out and draws the pack's longest texts, with fonts and patterns that nobody has opened yet
 * and once more on the next page, when they are open; then asks for the same again. */
#include "figures.h"

#include "base/memory.h"
#include "pack/pack.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHARACTERS = 1500, TEXTS_MOST = 256, PAGES = 2, TIMES = 5, SIZE = 32, WIDTH = 900 };

struct page {
    char *texts[TEXTS_MOST];
    size_t count, characters;
};

static size_t characters_of(const char *string)
{
    size_t characters = 0;
    for (; *string; string++)
        characters += ((unsigned char)*string & 0xC0) != 0x80;
    return characters;
}

/* Texts in turn, so that the pages are alike; false where the language has not enough. */
static bool read_pages(sqlite3 *pack, const char *language, struct page *pages)
{
    sqlite3_stmt *texts;
    size_t full = 0;
    sqlite3_prepare_v2(pack,
        "SELECT DISTINCT text FROM texts WHERE language = ? ORDER BY length(text) DESC", -1, &texts,
        NULL);
    sqlite3_bind_text(texts, 1, language, -1, SQLITE_STATIC);
    for (size_t i = 0; full < PAGES && sqlite3_step(texts) == SQLITE_ROW; i++) {
        struct page *page = &pages[i % PAGES];
        const char *text = (const char *)sqlite3_column_text(texts, 0);
        size_t characters = characters_of(text);
        if (page->count == TEXTS_MOST || page->characters + characters > CHARACTERS + 100)
            continue;
        page->texts[page->count++] = memory_string(text);
        full += page->characters < CHARACTERS && page->characters + characters >= CHARACTERS;
        page->characters += characters;
    }
    sqlite3_finalize(texts);
    return full == PAGES;
}

static void show(struct text_engine *engine, const struct page *page, const char *language,
    bool draws, struct figures *figures)
{
    struct text_style style = {.size = SIZE};
    double begin = milliseconds_worked();
    for (size_t i = 0; i < page->count; i++) {
        const struct paragraph *p = text_layout(engine, page->texts[i], language, style, WIDTH);
        if (!draws)
            continue;
        uint8_t *coverage = memory_zero((size_t)p->width * (size_t)p->height);
        text_draw(engine, p, coverage, p->width);
        free(coverage);
    }
    figures_add(figures, milliseconds_worked() - begin);
}

static void print(const char *language, const char *what, struct figures *figures, const char *aim)
{
    char line[128];
    snprintf(line, sizeof line, "1500 characters, %s, %s", language, what);
    figures_print(figures, line, "ms", aim);
}

static bool measure(
    sqlite3 *pack, const char *fonts, const char *language, const char *aim, struct error *error)
{
    struct page pages[PAGES] = {0};
    struct figures first = {0}, next = {0}, again = {0};
    bool enough = read_pages(pack, language, pages);
    for (int i = 0; enough && i < TIMES; i++) {
        struct text_engine *engine = text_create(fonts, error);
        if (!engine)
            return false;
        show(engine, &pages[0], language, true, &first);
        show(engine, &pages[1], language, true, &next);
        show(engine, &pages[0], language, false, &again);
        text_destroy(engine);
    }
    if (enough) {
        print(language, "first", &first, aim);
        print(language, "next page", &next, "");
        print(language, "again", &again, "2");
    }
    for (size_t page = 0; page < PAGES; page++)
        for (size_t i = 0; i < pages[page].count; i++)
            free(pages[page].texts[i]);
    return true;
}

int main(int count, char **arguments)
{
    static const struct {
        const char *language, *aim;
    } cases[] = {{"de", "20"}, {"ar", "25"}, {"hi", ""}, {"zh-Hans", "60"}, {"th", ""}, {"ti", ""}};
    struct error error = {0};
    if (count != 3) {
        fputs("text PACK FONTS\n", stderr);
        return 2;
    }
    sqlite3 *pack = pack_open(arguments[1], &error);
    bool measured = pack != NULL;
    for (size_t i = 0; measured && i < COUNT_OF(cases); i++)
        measured = measure(pack, arguments[2], cases[i].language, cases[i].aim, &error);
    sqlite3_close(pack);
    if (!measured)
        fprintf(stderr, "bench: %s\n", error.message);
    return !measured;
}

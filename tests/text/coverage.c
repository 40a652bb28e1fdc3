/* SPDX-License-Identifier: EUPL-1.2 */
/* Which characters of any text of the packs would be empty boxes on the glass:
 *   coverage FONTS PACK…
 * Each text is shaped in both weights, in its own language and with the fonts that the terminal
 * would take; so are the sheets' words that are not translated. Exit 1 where a character has no
 * glyph, with the texts that it stands in. */
#include "base/arena.h"
#include "base/error.h"
#include "language/language.h"
#include "pack/pack.h"
#include "text/text.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { SIZE = 24, WIDTH = 1 << 20, TEXTS_BETWEEN = 256, FAULTS_SHOWN = 50 };

struct coverage {
    struct text_engine *engine;
    long texts, faults;
};

static bool is_tofu(struct coverage *coverage, const char *string, const char *language, bool bold)
{
    struct text_style style = {.size = SIZE, .bold = bold};
    return text_layout(coverage->engine, string, language, style, WIDTH)->tofu;
}

/* The characters alone, as far as it is them alone that are lacking. */
static void print_characters(struct coverage *coverage, const char *string, const char *language)
{
    for (size_t length; *string; string += length) {
        char character[5] = {0};
        for (length = 1; ((unsigned char)string[length] & 0xC0) == 0x80;)
            length++;
        memcpy(character, string, length < 4 ? length : 4);
        if (is_tofu(coverage, character, language, false) ||
            is_tofu(coverage, character, language, true))
            printf(" %s", character);
    }
}

static void check(
    struct coverage *coverage, const char *where, const char *language, const char *string)
{
    coverage->texts++;
    if (coverage->texts % TEXTS_BETWEEN == 0)
        text_collect(coverage->engine);
    bool regular = is_tofu(coverage, string, language, false);
    if (!regular && !is_tofu(coverage, string, language, true))
        return;
    if (coverage->faults++ >= FAULTS_SHOWN)
        return;
    printf("%s in %s%s: no font has", where, language, regular ? "" : ", in bold");
    print_characters(coverage, string, language);
    printf(" of \"%s\"\n", string);
}

static void check_texts(struct coverage *coverage, sqlite3 *pack)
{
    sqlite3_stmt *texts;
    char where[512];
    sqlite3_prepare_v2(pack, "SELECT tbl || '/' || id || '/' || field, language, text FROM texts",
        -1, &texts, NULL);
    while (sqlite3_step(texts) == SQLITE_ROW) {
        const char *language = (const char *)sqlite3_column_text(texts, 1);
        snprintf(where, sizeof where, "%s", (const char *)sqlite3_column_text(texts, 0));
        check(coverage, where, language_find(language) ? language : "de",
            (const char *)sqlite3_column_text(texts, 2));
    }
    sqlite3_finalize(texts);
}

/* Names, streets, rooms: whatever a sheet has beside the texts. */
static void check_rows(struct coverage *coverage, sqlite3 *pack, const char *table)
{
    sqlite3_stmt *rows;
    char query[256], where[512];
    snprintf(query, sizeof query, "SELECT * FROM \"%s\"", table);
    sqlite3_prepare_v2(pack, query, -1, &rows, NULL);
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(rows); i++) {
            if (sqlite3_column_type(rows, i) != SQLITE_TEXT)
                continue;
            snprintf(where, sizeof where, "%s/%s/%s", table,
                (const char *)sqlite3_column_text(rows, 1), sqlite3_column_name(rows, i));
            check(coverage, where, "de", (const char *)sqlite3_column_text(rows, i));
        }
    sqlite3_finalize(rows);
}

static void check_pack(struct coverage *coverage, sqlite3 *pack)
{
    sqlite3_stmt *tables;
    check_texts(coverage, pack);
    sqlite3_prepare_v2(pack,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND "
        "name NOT IN ('texts', 'forms', 'media', 'provenance')",
        -1, &tables, NULL);
    while (sqlite3_step(tables) == SQLITE_ROW)
        check_rows(coverage, pack, (const char *)sqlite3_column_text(tables, 0));
    sqlite3_finalize(tables);
}

int main(int count, char **arguments)
{
    struct coverage coverage = {0};
    struct error error = {0};
    if (count < 3) {
        fputs("coverage FONTS PACK…\n", stderr);
        return 2;
    }
    coverage.engine = text_create(arguments[1], &error);
    for (int i = 2; coverage.engine && i < count; i++) {
        sqlite3 *pack = pack_open(arguments[i], &error);
        if (!pack)
            break;
        check_pack(&coverage, pack);
        sqlite3_close(pack);
    }
    text_destroy(coverage.engine);
    if (error.message[0]) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%ld texts, %ld with characters that no font has\n", coverage.texts, coverage.faults);
    return coverage.faults > 0 || coverage.texts == 0;
}

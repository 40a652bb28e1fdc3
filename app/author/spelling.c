/* SPDX-License-Identifier: EUPL-1.2 */
/* Levenshtein's distance over a list of a few dozen words: no index is worth it. */
#include "author/spelling.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { WORD_MOST = 80 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static bool differ(char a, char b)
{
    return tolower((unsigned char)a) != tolower((unsigned char)b);
}

static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    unsigned row[WORD_MOST + 1];
    size_t apart = a_length > b_length ? a_length - b_length : b_length - a_length;
    if (a_length > WORD_MOST || b_length > WORD_MOST || apart >= SPELLING_FAR)
        return SPELLING_FAR;
    for (unsigned j = 0; j <= b_length; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a_length; i++) {
        unsigned diagonal = row[0], nearest = row[0] = i;
        for (unsigned j = 1; j <= b_length; j++) {
            unsigned above = row[j];
            row[j] = least(diagonal + differ(a[i - 1], b[j - 1]), least(above, row[j - 1]) + 1);
            diagonal = above;
            nearest = least(nearest, row[j]);
        }
        if (nearest >= SPELLING_FAR)
            return SPELLING_FAR; /* it does not come nearer any more */
    }
    return row[b_length];
}

/* "no" is two letters away from everything short */
static unsigned meant(const char *word, size_t length, const char *wrong)
{
    unsigned away = distance(word, length, wrong, strlen(wrong));
    return away < length && away < SPELLING_FAR ? away : SPELLING_FAR;
}

unsigned spelling_distance(const char *word, const char *wrong)
{
    return meant(word, strlen(word), wrong);
}

const char *spelling_nearest(struct arena *arena, const char *words, const char *wrong)
{
    const char *nearest = NULL;
    size_t nearest_length = 0;
    unsigned best = SPELLING_FAR;
    while (*words) {
        size_t length = strcspn(words, "|");
        unsigned away = meant(words, length, wrong);
        if (away < best) {
            best = away;
            nearest = words;
            nearest_length = length;
        }
        words += length + (words[length] != '\0');
    }
    return nearest ? arena_substring(arena, nearest, nearest_length) : NULL;
}

static const char *with_commas(struct arena *arena, const char *words)
{
    char *list = arena_alloc(arena, strlen(words) * 2 + 1), *out = list;
    for (; *words; words++) {
        if (*words == '|') {
            *out++ = ',';
            *out++ = ' ';
        } else {
            *out++ = *words;
        }
    }
    return list;
}

const char *spelling_words(struct arena *arena, const char *words, const char *wrong)
{
    const char *nearest = spelling_nearest(arena, words, wrong);
    const char *all = with_commas(arena, words);
    if (nearest)
        return arena_printf(arena, "did you mean \"%s\"? Allowed: %s", nearest, all);
    return arena_printf(arena, "allowed: %s", all);
}

const char *spelling_column(struct arena *arena, const struct table *table, const char *wrong)
{
    const char *words = table->columns[0].name;
    for (size_t i = 1; i < table->column_count; i++)
        words = arena_printf(arena, "%s|%s", words, table->columns[i].name);
    return spelling_words(arena, words, wrong);
}

const char *spelling_table(struct arena *arena, const char *wrong)
{
    const char *words = model_tables[0].name;
    for (size_t i = 1; i < model_table_count; i++)
        words = arena_printf(arena, "%s|%s", words, model_tables[i].name);
    return spelling_words(arena, words, wrong);
}

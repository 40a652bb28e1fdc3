/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/german.h"

#include "author/withheld.h"

#include <stdlib.h>
#include <string.h>

bool german_find(const struct source *source, const char *context, struct text_address *address)
{
    char copy[512];
    size_t length = strlen(context);
    if (length >= sizeof copy)
        return false;
    memcpy(copy, context, length + 1);
    char *id = strchr(copy, '/'), *field = strrchr(copy, '/');
    if (!id || id == field)
        return false;
    *id++ = *field++ = '\0';
    const struct source_table *table = source_table(source, copy);
    int column = table ? model_column(table->model, field) : -1;
    if (column < 0 || !table->csv || !model_is_translated(&table->model->columns[column]))
        return false;
    long row = source_find(table, id);
    *address = (struct text_address){table, (size_t)row, (size_t)column};
    return row != SOURCE_NO_ROW;
}

const char *german_text(const struct source *source, const char *context)
{
    struct text_address address;
    if (!german_find(source, context, &address))
        return NULL;
    const char *german = source_text(address.table, address.row, address.column);
    return *german ? german : NULL;
}

/* What stays in the house keeps no language from being offered. */
static enum german_need need_of(
    const struct withheld *withheld, const struct source_table *table, size_t row, size_t column)
{
    const char *name = table->model->name;
    if (withheld_row(withheld, table, row))
        return NEEDED_BY_NOTHING;
    if (strcmp(name, "strings") == 0)
        return NEEDED_BY_INTERFACE;
    bool first_level = strcmp(name, "topics") == 0 && !*source_text_named(table, row, "parent");
    bool named = strcmp(table->model->columns[column].name, "name") == 0;
    return first_level && named ? NEEDED_BY_TOPIC : NEEDED_BY_NOTHING;
}

static size_t most_texts(const struct source *source)
{
    size_t most = 0;
    for (size_t i = 0; i < model_table_count; i++)
        most += source->tables[i].row_count * source->tables[i].model->column_count;
    return most;
}

static void add_row(struct german_texts *texts, const struct source *source,
    const struct withheld *withheld, const struct source_table *table, size_t row)
{
    for (size_t i = 0; i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        const char *text = source_text(table, row, i);
        if (!*text || !model_is_translated(column))
            continue;
        const char *context = arena_printf(
            source->arena, "%s/%s/%s", table->model->name, source_id(table, row), column->name);
        texts->list[texts->count++] = (struct german){
            context, text, source_cell(table, row, i)->at, need_of(withheld, table, row, i)};
    }
}

static int compare_contexts(const void *a, const void *b)
{
    const struct german *first = *(const struct german *const *)a;
    const struct german *second = *(const struct german *const *)b;
    int contexts = strcmp(first->context, second->context);
    return contexts ? contexts : (first > second) - (first < second);
}

static int compare_context(const void *context, const void *german)
{
    return strcmp(context, (*(const struct german *const *)german)->context);
}

const struct german_texts *german_texts(const struct source *source)
{
    struct arena *arena = source->arena;
    const struct withheld *withheld = withheld_find(source);
    struct german_texts *texts = arena_alloc(arena, sizeof *texts);
    texts->list = arena_alloc(arena, most_texts(source) * sizeof *texts->list);
    for (size_t i = 0; i < model_table_count; i++)
        for (size_t row = 0; row < source->tables[i].row_count; row++)
            add_row(texts, source, withheld, &source->tables[i], row);
    texts->by_context = arena_alloc(arena, texts->count * sizeof(struct german *));
    for (size_t i = 0; i < texts->count; i++)
        texts->by_context[i] = &texts->list[i];
    if (texts->count)
        qsort(texts->by_context, texts->count, sizeof(struct german *), compare_contexts);
    return texts;
}

const struct german *german_in(const struct german_texts *texts, const char *context)
{
    const struct german **found = texts->count ? bsearch(context, texts->by_context, texts->count,
                                                     sizeof(struct german *), compare_context)
                                               : NULL;
    return found ? *found : NULL;
}

enum pack_text_state german_state(const char *german, const struct po_text *translation)
{
    if (strcmp(translation->german, german) != 0 || (translation->fuzzy && translation->previous))
        return PACK_OUTDATED;
    return translation->fuzzy ? PACK_MACHINE : PACK_REVIEWED;
}

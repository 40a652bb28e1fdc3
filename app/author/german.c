/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/german.h"

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
    if (column < 0 || !table->csv || !model_is_text(&table->model->columns[column]))
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

/* SPDX-License-Identifier: EUPL-1.2 */
/* Rich texts: their markup, where their links lead, and that a translation leads nowhere else. */
#include "author/check.h"

#include "author/german.h"
#include "author/links.h"

#include <string.h>

struct rich {
    const struct check *check;
    const struct csv_cell *cell;
    const char *column;
};

/* What keeps the row from being found has been said where it is at fault. */
static bool is_told(const struct source_table *table, const struct rich_run *link)
{
    bool unreadable = table->file && !table->csv;
    return unreadable || source_left_out(table, strchr(link->target, '/') + 1);
}

static void check_link(const struct rich *rich, const struct rich_run *link)
{
    const struct source_table *table;
    size_t row;
    struct diagnostics *diagnostics = rich->check->diagnostics;
    struct position at = csv_position(rich->cell, link->source.from);
    enum link_end end = links_end(rich->check->source, link, &table, &row);
    if (end == LINK_NO_ROW && !is_told(table, link))
        diagnostics_add(diagnostics, KIND_REFERENCE, at,
            "%s: the link leads to \"%s\", which is no row of %s; name one of its rows",
            rich->column, link->target, table->model->name);
    else if (end == LINK_ROW && !model_in_pack(source_text_named(table, row, "display")))
        diagnostics_warning(diagnostics, at,
            "%s: \"%s\" stays out of the pack, so that only the words of the link are shown; "
            "remove the link, or change the display of %s",
            rich->column, link->target, link->target);
    else if (end == LINK_OTHER_PACK)
        diagnostics_warning(diagnostics, at,
            "%s: \"%s\" is in another pack and cannot be checked; where that is missing, only the "
            "words are shown",
            rich->column, link->target);
}

void check_rich(const struct check *check, const struct csv_cell *cell, const char *column)
{
    const struct rich rich = {check, cell, column};
    const struct richtext *text = richtext_read(check->arena, cell->text);
    for (size_t i = 0; i < text->fault_count; i++)
        diagnostics_error(check->diagnostics, csv_position(cell, text->faults[i].offset), "%s: %s",
            column, text->faults[i].message);
    size_t at[2] = {0};
    const struct rich_run *link;
    while ((link = links_next(text, at)))
        check_link(&rich, link);
}

/* What stands at the fault, as far as its line goes; the file's columns are not known. */
static const char *excerpt(const struct check *check, const char *string)
{
    size_t length = strcspn(string, "\n");
    if (length > 24)
        for (length = 24; ((unsigned char)string[length] & 0xC0) == 0x80;)
            length--;
    return arena_substring(check->arena, string, length);
}

static void check_targets(const struct check *check, const struct po_text *text,
    const struct richtext *german, const struct richtext *translation)
{
    size_t at[2] = {0};
    const struct rich_run *link;
    while ((link = links_next(german, at)))
        if (!links_have(translation, link->target))
            diagnostics_error(check->diagnostics, text->string_at,
                "%s: the translation lacks the link to %s; put it where the sentence wants it",
                text->context, link->target);
    at[0] = at[1] = 0;
    while ((link = links_next(translation, at)))
        if (!links_have(german, link->target))
            diagnostics_error(check->diagnostics, text->string_at,
                "%s: the German has no link to %s; let the link lead where the German one leads",
                text->context, link->target);
}

void check_rich_translation(const struct check *check, const struct po_text *text)
{
    struct text_address address;
    if (!german_find(check->source, text->context, &address) ||
        address.table->model->columns[address.column].type != COLUMN_RICH)
        return;
    const struct richtext *translation = richtext_read(check->arena, text->string);
    for (size_t i = 0; i < translation->fault_count; i++)
        diagnostics_error(check->diagnostics, text->string_at, "%s: at \"%s\": %s", text->context,
            excerpt(check, text->string + translation->faults[i].offset),
            translation->faults[i].message);
    const char *string = source_text(address.table, address.row, address.column);
    const struct richtext *german = richtext_read(check->arena, string);
    if (translation->fault_count || german->fault_count)
        return;
    if (german_state(string, text) != PACK_OUTDATED)
        check_targets(check, text, german, translation);
    else if (!links_agree(german, translation)) /* it may lead where the German did once */
        diagnostics_add(check->diagnostics, KIND_OUTDATED, text->string_at,
            "%s: the translation is outdated and leads elsewhere than the German, which is shown "
            "in its place; translate again",
            text->context);
}

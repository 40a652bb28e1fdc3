/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/links.h"

#include "base/strbuf.h"

#include <string.h>

enum link_end links_end(const struct source *source, const struct rich_run *run,
    const struct source_table **table, size_t *row)
{
    if (!link_is_row(run->link))
        return LINK_OUTSIDE;
    const char *colon = strchr(run->target, ':');
    const char *name = colon ? colon + 1 : run->target, *slash = strchr(name, '/');
    const char *pack = ini_value(source->settings, "id", "");
    size_t length = colon ? (size_t)(colon - run->target) : strlen(pack);
    if (colon && (strlen(pack) != length || strncmp(run->target, pack, length) != 0))
        return LINK_OTHER_PACK;
    *table = source_table(source, arena_substring(source->arena, name, (size_t)(slash - name)));
    long found = source_find(*table, slash + 1);
    *row = (size_t)found;
    return found == SOURCE_NO_ROW ? LINK_NO_ROW : LINK_ROW;
}

const struct rich_run *links_next(const struct richtext *text, size_t at[2])
{
    for (; at[0] < text->block_count; at[0]++, at[1] = 0)
        while (at[1] < text->blocks[at[0]].run_count) {
            const struct rich_run *run = &text->blocks[at[0]].runs[at[1]++];
            if (run->link)
                return run;
        }
    return NULL;
}

bool links_have(const struct richtext *text, const char *target)
{
    size_t at[2] = {0};
    const struct rich_run *link;
    while ((link = links_next(text, at)))
        if (strcmp(link->target, target) == 0)
            return true;
    return false;
}

static bool has_all_of(const struct richtext *text, const struct richtext *other)
{
    size_t at[2] = {0};
    const struct rich_run *link;
    while ((link = links_next(other, at)))
        if (!links_have(text, link->target))
            return false;
    return true;
}

bool links_agree(const struct richtext *one, const struct richtext *other)
{
    return has_all_of(one, other) && has_all_of(other, one);
}

/* As words that mean nothing else, wherever in the line they stand. */
static void add_escaped(struct strbuf *text, const char *words)
{
    for (; *words; words++) {
        if (strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *words))
            strbuf_add(text, "\\");
        strbuf_add_bytes(text, words, 1);
    }
}

const char *links_without_withheld(
    const struct withheld *withheld, const struct source *source, const char *text)
{
    const struct richtext *rich = richtext_read(source->arena, text);
    struct strbuf kept = {0};
    size_t at[2] = {0}, from = 0, row;
    const struct rich_run *link;
    const struct source_table *table;
    while ((link = links_next(rich, at))) {
        if (links_end(source, link, &table, &row) != LINK_ROW ||
            !withheld_row(withheld, table, row))
            continue;
        strbuf_add_bytes(&kept, text + from, link->source.from - from);
        add_escaped(&kept, link->words);
        from = link->source.to;
    }
    strbuf_add(&kept, text + from);
    const char *copy = arena_substring(source->arena, kept.string, kept.length);
    strbuf_finish(&kept);
    return copy;
}

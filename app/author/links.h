/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the links of rich texts lead to in a pack's own sheets. */
#ifndef AUTHOR_LINKS_H
#define AUTHOR_LINKS_H

#include "author/source.h"
#include "author/withheld.h"
#include "content/richtext.h"

enum link_end {
    LINK_OUTSIDE, /* no row: a number or an address */
    LINK_OTHER_PACK, /* only a terminal with that pack knows */
    LINK_NO_ROW,
    LINK_ROW,
};

/* Of LINK_ROW the row, of LINK_NO_ROW the table. */
enum link_end links_end(const struct source *source, const struct rich_run *run,
    const struct source_table **table, size_t *row);

/* The next link of a text, from block `at[0]` and run `at[1]` on, which begin as zeros; NULL behind
 * the last. */
const struct rich_run *links_next(const struct richtext *text, size_t at[2]);

/* Whether one of the text's links has this target. */
bool links_have(const struct richtext *text, const char *target);

/* Whether both have the same targets, however often and in whatever order. */
bool links_agree(const struct richtext *one, const struct richtext *other);

/* The text as the pack may have it: of a link to a row that stays in the house only the words.
 * Lives in the source's arena. */
const char *links_without_withheld(
    const struct withheld *withheld, const struct source *source, const char *text);

#endif

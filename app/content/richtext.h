/* SPDX-License-Identifier: EUPL-1.2 */
/* A long text with a little structure, written in a small part of Markdown (CommonMark 0.30):
 *
 *   an empty line parts paragraphs; a line's end stays one
 *   ## a heading
 *   - a point of a list              1. a point of a numbered one, counted on without a gap
 *   **strong words**                 on one line
 *   [words](services/s-kim-stadt)    a link: content/link.h has the targets
 *   <tel:+492414320>                 a link that says where it leads; mailto: and https: likewise
 *   \*                               a sign that means nothing
 *
 * What would be other markup in Markdown or HTML is a fault, never markup on the screen. Only a
 * star or underscore inside a word is none: Schüler*innen. Pure: no row is looked up here. */
#ifndef CONTENT_RICHTEXT_H
#define CONTENT_RICHTEXT_H

#include "base/arena.h"
#include "content/link.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    RICHTEXT_BYTES_MOST = 64 * 1024,
    RICHTEXT_BLOCKS_MOST = 200,
    RICHTEXT_LINKS_MOST = 50,
    RICHTEXT_FAULTS_MOST = 20, /* told at once, one a line */
};

/* Bytes of the source. */
struct rich_span {
    size_t from, to;
};

struct rich_run {
    const char *words; /* as they are shown; "\n" alone between two lines */
    bool strong;
    enum link_kind link; /* LINK_NONE: words only */
    const char *target; /* of a link, as written; else NULL */
    bool says_target; /* link_says() */
    struct rich_span source, source_words; /* of a link */
};

enum rich_kind { RICH_PARAGRAPH, RICH_HEADING, RICH_BULLET, RICH_NUMBER };

struct rich_block {
    enum rich_kind kind;
    int number; /* of RICH_NUMBER, from 1 */
    const struct rich_run *runs;
    size_t run_count; /* at least 1 */
};

struct rich_fault {
    size_t offset; /* bytes of the source */
    const char *message; /* what is wrong; what would be right */
};

struct richtext {
    const struct rich_block *blocks;
    size_t block_count;
    const struct rich_fault
        *faults; /* in the order of the text; with some, the blocks are not all */
    size_t fault_count;
};

/* Never NULL. Everything lives in the arena. Any bytes may come: nothing is read behind the NUL,
 * the time is linear. */
const struct richtext *richtext_read(struct arena *arena, const char *source);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* A rich text on its way from signs to blocks: what richtext.c, which knows lines, and
 * richtext_words.c, which knows what stands in one, share. */
#ifndef CONTENT_RICHTEXT_READER_H
#define CONTENT_RICHTEXT_READER_H

#include "base/strbuf.h"
#include "content/richtext.h"

struct richtext_reader {
    struct arena *arena;
    const char *source;
    struct rich_block *blocks;
    struct rich_run *runs; /* of all blocks, side by side */
    struct rich_fault *faults;
    size_t block_count, run_count, fault_count, link_count;
    size_t line_from, line_to; /* the line in hand, without the spaces at its end */
    struct strbuf words; /* read, but in no run yet */
    bool strong, heading, inside_link;
    size_t strong_from;
    bool open; /* the last block may go on in the next line */
    int number; /* the last of the numbered list that may go on; 0: none */
    bool full; /* no block more */
};

/* Always false. */
bool richtext_fault(struct richtext_reader *reader, size_t offset, const char *message);

/* Why a line, or the words of a link or of a point, may not begin so; NULL: they may. */
const char *richtext_beginning_fault(const char *words);

/* Reads so much of the line in hand into runs and `words`; false after a fault, whose sign and all
 * behind it is left out. */
bool richtext_read_words(struct richtext_reader *reader, size_t from, size_t to);

/* What was read becomes a run. */
void richtext_flush(struct richtext_reader *reader);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a rich text: what comes out lies within the source and keeps the header's word. */
#include "fuzz.h"

#include "base/arena.h"
#include "content/richtext.h"

#include <string.h>

static void check_run(const struct rich_run *run, size_t length)
{
    EXPECT(run->words && (run->link == LINK_NONE) == (run->target == NULL));
    if (!run->link)
        return;
    EXPECT(*run->words && strlen(run->target) <= LINK_BYTES_MOST);
    EXPECT(run->source.from < run->source_words.from && run->source.to <= length);
    EXPECT(run->source_words.from < run->source_words.to);
    EXPECT(run->source_words.to < run->source.to);
    EXPECT(!run->says_target || link_says(run->link, run->target, run->words));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    const char *source = arena_substring(arena, (const char *)bytes, count);
    size_t length = strlen(source), links = 0;
    const struct richtext *text = richtext_read(arena, source);
    EXPECT(text->fault_count <= RICHTEXT_FAULTS_MOST && text->block_count <= RICHTEXT_BLOCKS_MOST);
    for (size_t i = 0; i < text->fault_count; i++)
        EXPECT(text->faults[i].offset <= length && strstr(text->faults[i].message, "; "));
    for (size_t i = 0; i < text->block_count; i++) {
        const struct rich_block *block = &text->blocks[i];
        EXPECT(block->run_count && (block->number > 0) == (block->kind == RICH_NUMBER));
        for (size_t run = 0; run < block->run_count; run++) {
            check_run(&block->runs[run], length);
            links += block->runs[run].link != LINK_NONE;
        }
    }
    EXPECT(links <= RICHTEXT_LINKS_MOST);
    arena_destroy(arena);
    return 0;
}

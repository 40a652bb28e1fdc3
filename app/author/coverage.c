/* SPDX-License-Identifier: EUPL-1.2 */
/* The German in its order, each text with the message of its address: so the first that is missing
 * is the one that stands first in the sheets. */
#include "author/coverage.h"

#include <string.h>

static const struct po_text **by_german(
    struct arena *arena, const struct german_texts *texts, const struct po *po)
{
    const struct po_text **found = arena_alloc(arena, texts->count * sizeof(struct po_text *));
    for (size_t i = 0; po && i < po->count; i++) {
        const struct po_text *text = &po->texts[i];
        const struct german *german = text->obsolete ? NULL : german_in(texts, text->context);
        if (german && (*text->string || !found[german - texts->list]))
            found[german - texts->list] = text;
    }
    return found;
}

static void count_lacking(
    struct coverage *coverage, const struct german *german, struct position at)
{
    if (german->need == NEEDED_BY_NOTHING)
        return;
    coverage->interface_missing += german->need == NEEDED_BY_INTERFACE;
    coverage->topics_missing += german->need == NEEDED_BY_TOPIC;
    if (coverage->first_lacking)
        return;
    coverage->first_lacking = german->context;
    coverage->first_lacking_at = at;
}

static void count_outdated(struct coverage *coverage, const struct po_text *text)
{
    if (!coverage->marked_outdated++) {
        coverage->first_outdated = text->context;
        coverage->first_outdated_at = text->string_at;
    }
}

struct coverage coverage_of(
    struct arena *arena, const struct german_texts *texts, const struct po *po, const char *file)
{
    struct coverage coverage = {0};
    const struct po_text **found = by_german(arena, texts, po);
    for (size_t i = 0; i < texts->count; i++) {
        const struct german *german = &texts->list[i];
        const struct po_text *text = found[i];
        if (!text || !*text->string) {
            coverage.texts[COVERAGE_MISSING]++;
            count_lacking(
                &coverage, german, text ? text->string_at : (struct position){file, 1, 1});
            continue;
        }
        coverage.texts[german_state(german->text, text)]++;
        if (text->fuzzy && text->previous)
            count_outdated(&coverage, text);
    }
    return coverage;
}

static const char *counted(struct arena *arena, size_t count, const char *what)
{
    return count ? arena_printf(arena, "%zu %s%s", count, what, count == 1 ? "" : "s") : "";
}

const char *coverage_lack(struct arena *arena, const struct coverage *coverage)
{
    size_t interface = coverage->interface_missing, topics = coverage->topics_missing;
    if (!coverage->first_lacking)
        return NULL;
    return arena_printf(arena, "%s%s%s %s missing, first %s",
        counted(arena, interface, "interface text"), interface && topics ? " and " : "",
        counted(arena, topics, "first-level topic"), interface + topics == 1 ? "is" : "are",
        coverage->first_lacking);
}

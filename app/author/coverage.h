/* SPDX-License-Identifier: EUPL-1.2 */
/* How far a language is translated, and whether a terminal would offer it: no text of the user
 * interface and no topic of the first level may be missing (CONTRACT, "Languages"). */
#ifndef AUTHOR_COVERAGE_H
#define AUTHOR_COVERAGE_H

#include "author/german.h"

enum { COVERAGE_MISSING = PACK_OUTDATED + 1, COVERAGE_STATES };

struct coverage {
    size_t texts[COVERAGE_STATES]; /* by enum pack_text_state */
    size_t interface_missing, topics_missing;
    const char *first_lacking; /* the address of the first of them; NULL: it is offered */
    struct position first_lacking_at;
    size_t marked_outdated; /* those whose file says so */
    const char *first_outdated;
    struct position first_outdated_at;
};

/* `po` NULL: the language has no file, or one that cannot be read. `file` is where a text is
 * missing that the translation does not have at all. */
struct coverage coverage_of(
    struct arena *arena, const struct german_texts *texts, const struct po *po, const char *file);

/* "3 interface texts are missing, first strings/nav-back/text"; NULL: it is offered. */
const char *coverage_lack(struct arena *arena, const struct coverage *coverage);

#endif

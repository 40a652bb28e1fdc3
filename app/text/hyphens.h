/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a word may be divided that is too long for its line, by the patterns of its language. */
#ifndef TEXT_HYPHENS_H
#define TEXT_HYPHENS_H

#include <stdbool.h>
#include <stddef.h>
#include <unicode/utypes.h>

struct hyphens;

/* `folder` holds the staged dictionaries, hyph_TAG.dic in UTF-8. */
struct hyphens *hyphens_create(const char *folder);
void hyphens_destroy(struct hyphens *hyphens); /* NULL is fine */

/* Sets `ends[i]` where the word may be divided before code unit i. Nothing is set for a language
 * without patterns. */
void hyphens_find(
    struct hyphens *hyphens, const char *language, const UChar *word, int length, bool *ends);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening an iterator costs more than a page of breaking, so that each is kept for its locale. */
#include "text/breaks.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

enum { ITERATORS_MOST = 64 };

struct kept {
    char locale[16];
    UBreakIteratorType type;
    UBreakIterator *iterator;
};

struct breaks {
    struct kept list[ITERATORS_MOST];
    int count;
};

struct breaks *breaks_create(void)
{
    return memory_zero(sizeof(struct breaks));
}

void breaks_destroy(struct breaks *breaks)
{
    if (!breaks)
        return;
    for (int i = 0; i < breaks->count; i++)
        ubrk_close(breaks->list[i].iterator);
    free(breaks);
}

static UBreakIterator *iterator_of(
    struct breaks *breaks, UBreakIteratorType type, const char *locale)
{
    for (int i = 0; i < breaks->count; i++)
        if (breaks->list[i].type == type && strcmp(breaks->list[i].locale, locale) == 0)
            return breaks->list[i].iterator;
    assert(breaks->count < ITERATORS_MOST && strlen(locale) < sizeof breaks->list[0].locale);
    struct kept *kept = &breaks->list[breaks->count++];
    UErrorCode status = U_ZERO_ERROR;
    strcpy(kept->locale, locale);
    kept->type = type;
    kept->iterator = ubrk_open(type, locale, NULL, 0, &status);
    assert(U_SUCCESS(status));
    return kept->iterator;
}

static void find(UBreakIterator *iterator, const UChar *units, int length, bool *ends)
{
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, units, length, &status);
    assert(U_SUCCESS(status));
    for (int at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        ends[at] = at > 0;
    /* the units are the caller's and may be gone before the next text comes */
    ubrk_setText(iterator, NULL, 0, &status);
}

void breaks_find_lines(
    struct breaks *breaks, const char *locale, const UChar *units, int length, bool *ends)
{
    find(iterator_of(breaks, UBRK_LINE, locale), units, length, ends);
    ends[length] = true;
}

void breaks_find_graphemes(struct breaks *breaks, const UChar *units, int length, bool *ends)
{
    find(iterator_of(breaks, UBRK_CHARACTER, ""), units, length, ends);
    ends[length] = true;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* By pattern: what begins with + or has five digits in groups is a phone number ("116 117"), or an
 * ISO date, which wants the same; "6-18" is a range, which Arabic reads from the right. */
#include "text/isolates.h"

#include "base/memory.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/ustring.h>

enum { LRI = 0x2066, PDI = 0x2069, NBSP = 0xA0, WORD_JOINER = 0x2060 };

/* Between the ends of a span; between the groups of a phone number; a number with its fraction.
 * Whatever repeats has a bound, so that no text is slow to search. */
#define TO "\\h?[-\u2010\u2011\u2013]\u2060?\\h?"
#define JOINT "(?:\\h?[-/\u2010\u2011\u2013]\u2060?\\h?|\\h)"
#define GROUP "\\(?\\d{1,15}\\)?"
#define GROUPS "(?:(?:" JOINT "|(?<=\\)))" GROUP ")"
#define NUMBER "\\d(?:[\\d.,]{0,15}\\d)?"
#define CLOCK "\\d{1,2}[:.]\\d\\d"
#define DAY "\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d\\d)?"

/* None begins within a Latin word or a number: the 2 of B2 begins no number. */
#define BEGINNING "(?<![A-Za-z\\d]|\\d[.,:])"

/* The first group of the expression never breaks, the others do where any text does. */
static const char expression[] =
    BEGINNING "(?:(" CLOCK TO CLOCK "|" DAY TO DAY "|[-+\u2212]?(?:" NUMBER TO ")?" NUMBER
              "\\h?(?:[\u20AC$\u00A3%\u2030]|\u00B0C?)"
              "|[\u20AC$\u00A3]\\h?" NUMBER "|\\+\\h?" GROUP GROUPS "{0,9}"
              "|(?=(?:[()/\\h\u2010\u2011\u2013\u2060-]{0,4}\\d){5})" GROUP GROUPS "{1,9})"
              "|\\d{5}\\h(?=\\p{Lu})[\\p{Latin}-]+" /* postcode and town */
              "|(?:https?://|www\\.)[!-~]{0,300}[A-Za-z0-9/=]"
              "|[A-Za-z0-9._+-]{1,64}+@[A-Za-z0-9.-]{0,255}[A-Za-z0-9])";

struct isolates {
    URegularExpression *regex;
};

struct isolates *isolates_create(void)
{
    struct isolates *isolates = memory_zero(sizeof *isolates);
    UChar pattern[sizeof expression];
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(pattern, COUNT_OF(pattern), NULL, expression, -1, &status);
    isolates->regex = uregex_open(pattern, -1, 0, NULL, &status);
    assert(U_SUCCESS(status));
    return isolates;
}

void isolates_destroy(struct isolates *isolates)
{
    if (!isolates)
        return;
    uregex_close(isolates->regex);
    free(isolates);
}

static UChar *copy(UChar *to, const UChar *from, const UChar *end)
{
    size_t count = (size_t)(end - from);
    memcpy(to, from, count * sizeof *to);
    return to + count;
}

static UChar *copy_unbroken(UChar *to, const UChar *from, const UChar *end)
{
    for (; from < end; from++) {
        *to++ = *from == ' ' ? NBSP : *from;
        if (u_strchr(u"-/\u2010\u2013", *from) && from + 1 < end)
            *to++ = WORD_JOINER;
    }
    return to;
}

UChar *isolates_add(struct isolates *isolates, const UChar *units, int *length)
{
    /* at the worst every other unit is a one-digit group with its joint */
    UChar *added = memory_zero(((size_t)*length * 3 + 1) * sizeof *added), *to = added;
    UErrorCode status = U_ZERO_ERROR;
    URegularExpression *regex = isolates->regex;
    int at = 0;
    uregex_setText(regex, units, *length, &status);
    while (uregex_findNext(regex, &status)) {
        int from = uregex_start(regex, 0, &status), end = uregex_end(regex, 0, &status);
        bool unbroken = uregex_start(regex, 1, &status) >= 0;
        to = copy(to, units + at, units + from);
        *to++ = LRI;
        to = (unbroken ? copy_unbroken : copy)(to, units + from, units + end);
        *to++ = PDI;
        at = end;
    }
    assert(U_SUCCESS(status));
    to = copy(to, units + at, units + *length);
    *length = (int)(to - added);
    return added;
}

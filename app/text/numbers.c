/* SPDX-License-Identifier: EUPL-1.2 */
/* Groups of Western digits with single spaces, hyphens or slashes between them are a phone number
 * if they begin with + or have at least five digits: "116 117" is one, "6-18" is a range. */
#include "text/numbers.h"

#include "base/memory.h"

#include <stdbool.h>
#include <unicode/uchar.h>

enum { LRI = 0x2066, PDI = 0x2069, NBSP = 0xA0, WORD_JOINER = 0x2060, DIGITS_LEAST = 5 };

static bool is_digit(UChar c)
{
    return c >= '0' && c <= '9';
}

static bool is_joint(UChar c)
{
    return c == ' ' || c == NBSP || c == '-' || c == '/';
}

/* The end of the phone number that begins at `from`, or `from` where none does. */
static int number_end(const UChar *units, int from, int length)
{
    bool plus = units[from] == '+';
    int at = from + plus, digits = 0, groups = 0;
    while (at < length && is_digit(units[at])) {
        for (groups++; at < length && is_digit(units[at]); at++)
            digits++;
        if (at + 1 < length && is_joint(units[at]) && is_digit(units[at + 1]))
            at++;
    }
    return digits && (plus || groups > 1) && (plus || digits >= DIGITS_LEAST) ? at : from;
}

static UChar *copy_number(UChar *to, const UChar *from, const UChar *end)
{
    *to++ = LRI;
    for (; from < end; from++) {
        *to++ = *from == ' ' ? NBSP : *from;
        if (*from == '-' || *from == '/')
            *to++ = WORD_JOINER;
    }
    *to++ = PDI;
    return to;
}

UChar *numbers_isolate(const UChar *units, int *length)
{
    /* at the worst every other unit is a one-digit group with its joint */
    UChar *copy = memory_zero(((size_t)*length * 3 + 1) * sizeof *copy), *to = copy;
    for (int at = 0, end; at < *length; at = end) {
        end = number_end(units, at, *length);
        if (end > at) {
            to = copy_number(to, units + at, units + end);
            continue;
        }
        /* the 2 of B2 begins no number */
        do
            *to++ = units[end++];
        while (end < *length && u_isalnum(units[end - 1]) && u_isalnum(units[end]));
    }
    *length = (int)(to - copy);
    return copy;
}

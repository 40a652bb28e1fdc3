/* SPDX-License-Identifier: EUPL-1.2 */
/* German numbers: a leading 0 stands for the country, (0) behind a country's code for nothing. */
#include "content/phone.h"

#include <string.h>

enum {
    DIGITS_LEAST = 3,
    DIGITS_MOST = 15, /* E.164, 6 */
    SHORT_MOST = 6, /* 116 117 is the longest that is dialled without an area */
};

static const char COUNTRY[] = "+49";

/* Digits, and a + where they begin; false at anything that nobody writes into a number. */
static bool squeeze(const char *written, char *digits)
{
    size_t length = 0;
    for (const char *c = written; *c; c++) {
        bool wanted = (*c >= '0' && *c <= '9') || (*c == '+' && !length);
        if (!wanted && !strchr(" -/().", *c) && strncmp(c, "\u00A0", 2) != 0 && *c != '\xA0')
            return false;
        if (wanted && length == DIGITS_MOST + 4)
            return false;
        if (strncmp(c, "(0)", 3) == 0 && length && digits[0] == '+')
            c += 2;
        else if (wanted)
            digits[length++] = *c;
    }
    digits[length] = '\0';
    return true;
}

bool phone_dial(const char *written, char dial[PHONE_LONGEST])
{
    char digits[PHONE_LONGEST] = "";
    if (!squeeze(written, digits))
        return false;
    const char *rest = digits;
    const char *country = "";
    if (strncmp(digits, "00", 2) == 0) {
        country = "+";
        rest += 2;
    } else if (*digits == '0') {
        country = COUNTRY;
        rest++;
    }
    size_t length = strlen(rest) - (*rest == '+');
    bool whole = *country || *rest == '+' || length <= SHORT_MOST;
    if (length < DIGITS_LEAST || length > DIGITS_MOST || !whole)
        return false;
    strcpy(dial, country);
    strcat(dial, rest);
    return true;
}

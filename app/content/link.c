/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms only, each told by how it begins; letters are ASCII, as in the sheets' ids and addresses.
 */
#include "content/link.h"

#include "base/memory.h"
#include "content/phone.h"

#include <string.h>

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

enum { DIGITS_THAT_ARE_A_NUMBER = 3 };

static bool is_id(const char *string, size_t length)
{
    return length && *string != '-' && strspn(string, LOWER DIGITS "-") >= length;
}

static const char *phone_fault(const char *number)
{
    char dial[PHONE_LONGEST];
    if (phone_dial(number, dial) && strcmp(dial, number) == 0)
        return NULL;
    return "is no phone number to dial; write tel:+49 and the digits behind the 0, without "
           "spaces, or a short one such as tel:116117";
}

static const char *mail_fault(const char *address)
{
    const char *sign = strchr(address, '@'), *dot = sign ? strrchr(sign, '.') : NULL;
    bool fine = sign && sign > address && !strchr(sign + 1, '@') && dot && dot > sign + 1 &&
                dot[1] && !strpbrk(address, "?&,;:/%");
    return fine ? NULL : "is no e-mail address; write mailto:name@example.org";
}

static const char *web_fault(const char *address)
{
    bool fine = *address && !strchr("/.?:", *address) && !strchr(address, '@');
    return fine ? NULL : "is no web address; write https://example.org/page";
}

static const struct {
    const char *begins;
    enum link_kind kind;
    const char *(*fault)(const char *rest);
} schemes[] = {
    {"http://", LINK_WEB, web_fault},
    {"https://", LINK_WEB, web_fault},
    {"mailto:", LINK_MAIL, mail_fault},
    {"tel:", LINK_PHONE, phone_fault},
};

static const struct {
    const char *name;
    enum link_kind kind;
} tables[] = {
    {"contacts", LINK_ENTRY},
    {"courses", LINK_ENTRY},
    {"guides", LINK_GUIDE},
    {"places", LINK_PLACE},
    {"school-system", LINK_STAGE},
    {"schools", LINK_ENTRY},
    {"services", LINK_ENTRY},
    {"topics", LINK_TOPIC},
};

static enum link_kind row_kind(const char *target)
{
    const char *colon = strchr(target, ':'), *table = colon ? colon + 1 : target;
    const char *slash = strchr(table, '/');
    if (!slash || !is_id(slash + 1, strlen(slash + 1)) ||
        (colon && !is_id(target, (size_t)(colon - target))))
        return LINK_NONE;
    size_t length = (size_t)(slash - table);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (strlen(tables[i].name) == length && strncmp(tables[i].name, table, length) == 0)
            return tables[i].kind;
    return LINK_NONE;
}

enum link_kind link_kind(const char *target, const char **fault)
{
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        size_t length = strlen(schemes[i].begins);
        if (strncmp(target, schemes[i].begins, length) != 0)
            continue;
        *fault = schemes[i].fault(target + length);
        return *fault ? LINK_NONE : schemes[i].kind;
    }
    enum link_kind kind = row_kind(target);
    *fault = kind ? NULL
                  : "leads nowhere; write a row such as services/ID, topics/ID, guides/ID or "
                    "places/ID, or tel:, mailto: or https://";
    return kind;
}

const char *link_shown(const char *target)
{
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (strncmp(target, schemes[i].begins, strlen(schemes[i].begins)) == 0)
            return target + strlen(schemes[i].begins);
    return target;
}

static size_t count_digits(const char *string)
{
    size_t digits = 0;
    for (; *string; string++)
        digits += *string >= '0' && *string <= '9';
    return digits;
}

bool link_says(enum link_kind kind, const char *target, const char *words)
{
    char dial[PHONE_LONGEST];
    if (kind == LINK_PHONE)
        return phone_dial(words, dial) && strcmp(dial, link_shown(target)) == 0;
    return !link_is_row(kind) &&
           (strcmp(words, target) == 0 || strcmp(words, link_shown(target)) == 0);
}

const char *link_words_fault(enum link_kind kind, const char *target, const char *words)
{
    bool number = kind == LINK_PHONE && count_digits(words) >= DIGITS_THAT_ARE_A_NUMBER;
    return number && !link_says(kind, target, words)
               ? "the words say another number than the link; write the same number in both, and "
                 "nothing beside it"
               : NULL;
}

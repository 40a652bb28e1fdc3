/* SPDX-License-Identifier: EUPL-1.2 */
/* A place in the terminal as text: "uk/topic/sprache?free=1" (CONTRACT, "Addresses"). */
#ifndef SCREENS_ADDRESS_H
#define SCREENS_ADDRESS_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>

/* Bytes, with the NUL. An id of a pack and one of a row have up to 80 each (faden-pack check). */
enum {
    ADDRESS_ID = 192,
    ADDRESS_LONGEST = 480,
    ADDRESS_PARAMETERS = 16,
};

struct address {
    char language[16]; /* "" for start and languages */
    char screen[16];
    char id[ADDRESS_ID]; /* "" where the screen has none */
    struct parameter {
        char name[20], value[20];
    } parameters[ADDRESS_PARAMETERS];
    int parameter_count;
};

/* Splits an address; whether language, screen and id exist is not asked here. */
bool address_parse(const char *string, struct address *address, struct error *error);

const char *address_write(struct arena *arena, const struct address *address);

/* NULL where the address does not have it. */
const char *address_parameter(const struct address *address, const char *name);

/* A parameter that is a number from 1 to `most`; 0 where the address does not have it. False: it
 * is no such number. */
bool address_number(const struct address *address, const char *name, int most, int *number);

/* The address with a parameter set, in place of another value that it had. */
struct address address_with(const struct address *address, const char *name, const char *value);
struct address address_without(const struct address *address, const char *name);

/* Whether `b` is the page `a` with more or less of its list shown, the parameter "more". */
bool address_is_more_of(const struct address *a, const struct address *b);

/* The address with a parameter added, or without it where it was there. */
struct address address_toggle(const struct address *address, const char *name);

/* A new address with the language of `address`. */
struct address address_to(const struct address *address, const char *screen, const char *id);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON read strictly: exactly the members that were asked for, none twice, nothing behind it. */
#ifndef TRUST_MEMBERS_H
#define TRUST_MEMBERS_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum { MEMBERS_VERSION_MOST = 999999999 }; /* as many digits as `latest` has room for */

/* The caller gives it back with json_decref(). NULL and an error, which begins with `what`. */
json_t *members_load(
    const char *what, const char *text, size_t bytes, size_t most, struct error *error);

/* Takes members as json_unpack() does by `format`; strings live as long as `json`. The error begins
 * with `where`. */
bool members_take(json_t *json, const char *where, struct error *error, const char *format, ...);

/* Whether `format` of the file is the only one there has been; read before the other members, which
 * a later one may have changed. */
bool members_have_format(json_t *json, const char *what, int format, struct error *error);

/* Whether a number is from `least` to `most`. */
bool members_in(json_int_t number, json_int_t least, json_int_t most, const char *where,
    const char *name, struct error *error);

#endif

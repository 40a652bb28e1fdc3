/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/members.h"

#include <stdarg.h>

json_t *members_load(
    const char *what, const char *text, size_t bytes, size_t most, struct error *error)
{
    json_error_t fault;
    if (bytes > most) {
        error_set(error, "%s: larger than %zu bytes", what, most);
        return NULL;
    }
    json_t *json = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, &fault);
    if (!json)
        error_set(error, "%s:%d:%d: %s", what, fault.line, fault.column, fault.text);
    return json;
}

bool members_take(json_t *json, const char *where, struct error *error, const char *format, ...)
{
    json_error_t fault;
    va_list members;
    va_start(members, format);
    bool done = json_vunpack_ex(json, &fault, JSON_STRICT, format, members) == 0;
    va_end(members);
    return done || error_set(error, "%s: %s", where, fault.text);
}

bool members_have_format(json_t *json, const char *what, int format, struct error *error)
{
    json_t *member = json_object_get(json, "format");
    if (!json_is_integer(member))
        return error_set(
            error, "%s: \"format\" is missing or no whole number; %d is right", what, format);
    return json_integer_value(member) == format ||
           error_set(error, "%s: has format %lld, this program reads %d; install a newer one", what,
               (long long)json_integer_value(member), format);
}

bool members_in(json_int_t number, json_int_t least, json_int_t most, const char *where,
    const char *name, struct error *error)
{
    return (number >= least && number <= most) ||
           error_set(error, "%s: \"%s\" is %lld; %lld to %lld is right", where, name,
               (long long)number, (long long)least, (long long)most);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens/address.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <stdio.h>
#include <string.h>

/* Copies up to the first character of `ends` and moves on to it; false: too long for `out`. */
static bool take(const char **at, const char *ends, char *out, size_t size)
{
    size_t length = strcspn(*at, ends);
    if (length >= size)
        return false;
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length;
    return true;
}

static bool take_parameters(const char **at, struct address *address)
{
    for (char separator = '?'; **at == separator; separator = '&') {
        if (address->parameter_count == ADDRESS_PARAMETERS)
            return false;
        struct parameter *parameter = &address->parameters[address->parameter_count++];
        (*at)++;
        if (!take(at, "=&?", parameter->name, sizeof parameter->name) || !parameter->name[0])
            return false;
        if (**at == '=') {
            (*at)++;
            if (!take(at, "&?", parameter->value, sizeof parameter->value))
                return false;
        }
    }
    return **at == '\0';
}

static bool take_all(const char *at, struct address *address)
{
    char first[16];
    if (!take(&at, "/?", first, sizeof first) || !first[0])
        return false;
    if (*at == '/') {
        memcpy(address->language, first, sizeof first);
        at++;
        if (!take(&at, "/?", address->screen, sizeof address->screen) || !address->screen[0])
            return false;
    } else {
        memcpy(address->screen, first, sizeof first);
    }
    if (*at == '/') {
        at++;
        if (!take(&at, "?", address->id, sizeof address->id) || !address->id[0])
            return false;
    }
    return take_parameters(&at, address);
}

bool address_parse(const char *string, struct address *address, struct error *error)
{
    *address = (struct address){0};
    if (strlen(string) < ADDRESS_LONGEST && take_all(string, address))
        return true;
    return error_set(
        error, "%.200s: not an address; one looks like uk/home or uk/topic/bildung", string);
}

const char *address_write(struct arena *arena, const struct address *address)
{
    struct strbuf string = {0};
    if (address->language[0])
        strbuf_printf(&string, "%s/", address->language);
    strbuf_add(&string, address->screen);
    if (address->id[0])
        strbuf_printf(&string, "/%s", address->id);
    for (int i = 0; i < address->parameter_count; i++)
        strbuf_printf(&string, "%c%s=%s", i ? '&' : '?', address->parameters[i].name,
            address->parameters[i].value);
    const char *written = arena_string(arena, string.string);
    strbuf_finish(&string);
    return written;
}

static int find(const struct address *address, const char *name)
{
    for (int i = 0; i < address->parameter_count; i++)
        if (strcmp(address->parameters[i].name, name) == 0)
            return i;
    return -1;
}

const char *address_parameter(const struct address *address, const char *name)
{
    int index = find(address, name);
    return index < 0 ? NULL : address->parameters[index].value;
}

bool address_number(const struct address *address, const char *name, int most, int *number)
{
    const char *value = address_parameter(address, name);
    *number = 0;
    if (!value)
        return true;
    for (; *value >= '0' && *value <= '9' && *number <= most; value++)
        *number = 10 * *number + (*value - '0');
    return *value == '\0' && *number >= 1 && *number <= most;
}

struct address address_with(const struct address *address, const char *name, const char *value)
{
    struct address with = *address;
    int index = find(address, name);
    if (index < 0 && with.parameter_count < ADDRESS_PARAMETERS)
        index = with.parameter_count++;
    if (index >= 0) {
        struct parameter *set = &with.parameters[index];
        snprintf(set->name, sizeof set->name, "%s", name);
        snprintf(set->value, sizeof set->value, "%s", value);
    }
    return with;
}

struct address address_without(const struct address *address, const char *name)
{
    struct address without = *address;
    int index = find(address, name);
    if (index >= 0)
        without.parameters[index] = without.parameters[--without.parameter_count];
    return without;
}

static bool same_parameters(const struct address *a, const struct address *b)
{
    bool same = a->parameter_count == b->parameter_count;
    for (int i = 0; same && i < a->parameter_count; i++) {
        const char *value = address_parameter(b, a->parameters[i].name);
        same = value && strcmp(value, a->parameters[i].value) == 0;
    }
    return same;
}

bool address_is_more_of(const struct address *a, const struct address *b)
{
    struct address from = address_without(a, "more"), to = address_without(b, "more");
    return strcmp(from.language, to.language) == 0 && strcmp(from.screen, to.screen) == 0 &&
           strcmp(from.id, to.id) == 0 && same_parameters(&from, &to);
}

struct address address_toggle(const struct address *address, const char *name)
{
    bool there = find(address, name) >= 0;
    return there ? address_without(address, name) : address_with(address, name, "1");
}

struct address address_to(const struct address *address, const char *screen, const char *id)
{
    struct address to = {0};
    memcpy(to.language, address->language, sizeof to.language);
    snprintf(to.screen, sizeof to.screen, "%s", screen);
    snprintf(to.id, sizeof to.id, "%s", id ? id : "");
    return to;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "compile/cell.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "content/hours.h"
#include "content/recurrence.h"
#include "content/richtext.h"

#include <string.h>

/* RFC 3629: the shortest form only, no surrogates, nothing above U+10FFFF. 0 at a fault. */
static size_t character_length(const unsigned char *c)
{
    static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = *c < 0x80   ? 1
                    : *c < 0xC2 ? 0
                    : *c < 0xE0 ? 2
                    : *c < 0xF0 ? 3
                    : *c < 0xF5 ? 4
                                : 0;
    unsigned long code = length < 2 ? *c : *c & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (c[i] & 0x3Fu);
    }
    bool valid = length && code >= least[length] && code <= 0x10FFFF;
    return valid && (code < 0xD800 || code > 0xDFFF) ? length : 0;
}

size_t cell_reordering(const char *string)
{
    const unsigned char *c = (const unsigned char *)string;
    if (c[0] == 0xD8)
        return c[1] == 0x9C ? 2 : 0; /* U+061C */
    if (c[0] != 0xE2 || (c[1] != 0x80 && c[1] != 0x81))
        return 0;
    bool marks = c[1] == 0x80 && (c[2] == 0x8E || c[2] == 0x8F); /* U+200E, 200F */
    bool embeddings = c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE; /* U+202A to 202E */
    bool isolates = c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xAF; /* U+2066 to 206F */
    return marks || embeddings || isolates ? 3 : 0;
}

bool cell_is_text(const char *string)
{
    const unsigned char *c = (const unsigned char *)string;
    while (*c) {
        size_t length = character_length(c);
        bool control = (*c < 0x20 && *c != '\n') || *c == 0x7F || (*c == 0xC2 && c[1] < 0xA0);
        if (!length || control || cell_reordering((const char *)c))
            return false;
        c += length;
    }
    return true;
}

static bool only(const char *string, const char *characters)
{
    return *string && strspn(string, characters) == strlen(string);
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

static bool is_id(const char *value)
{
    return only(value, LOWER DIGITS "-") && *value != '-' && strlen(value) <= CELL_ID_MOST;
}

bool cell_is_tag(const char *string)
{
    return only(string, LOWER "ABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "-") && *string != '-';
}

/* Of this pack by its id, of another by its address. */
static bool is_reference(const struct column *column, const char *value)
{
    return column->type == COLUMN_REFERENCE && !strchr(value, ':')
               ? is_id(value)
               : model_addresses(value, column->of);
}

/* table/id */
static bool is_row(const char *value)
{
    const char *slash = strchr(value, '/');
    return slash && slash > value && only(slash + 1, LOWER DIGITS "-") &&
           strspn(value, LOWER "-") == (size_t)(slash - value);
}

static bool is_pictogram(const char *value)
{
    return only(value, LOWER DIGITS "_-");
}

static bool is_colour(const char *value)
{
    return *value == '#' && strlen(value) == 7 && only(value + 1, DIGITS "abcdefABCDEF");
}

static bool is_date(const char *value)
{
    struct civil date;
    return strlen(value) <= strlen("2026-11-23") && civil_parse(value, &date);
}

static bool is_time(const char *value)
{
    struct civil time;
    return strlen(value) >= strlen("2026-11-23") && civil_parse(value, &time);
}

static bool is_recurrence(const char *value)
{
    return recurrence_check(value, NULL, NULL);
}

/* A name, never a path. */
static bool is_media(const char *value)
{
    return only(value, LOWER DIGITS ".-") && *value != '.' && *value != '-';
}

static const struct {
    bool (*right)(const char *value);
    const char *fault;
} forms[] = {
    [COLUMN_ID] = {is_id, "not an id"},
    [COLUMN_ROW] = {is_row, "not the address of a row"},
    [COLUMN_DATE] = {is_date, "not a date"},
    [COLUMN_TIME] = {is_time, "not a time"},
    [COLUMN_RECURRENCE] = {is_recurrence, "not a recurrence rule"},
    [COLUMN_LANGUAGE] = {cell_is_tag, "not a language tag"},
    [COLUMN_PICTOGRAM] = {is_pictogram, "not the name of a pictogram"},
    [COLUMN_COLOUR] = {is_colour, "not a colour"},
    [COLUMN_MEDIA] = {is_media, "not the name of a file"},
};

static bool is_word_of(const char *words, const char *value)
{
    size_t length = strlen(value);
    for (; *words; words += strspn(words, "|")) {
        size_t word = strcspn(words, "|");
        if (word == length && strncmp(words, value, length) == 0)
            return true;
        words += word;
    }
    return false;
}

static const char *value_fault(struct arena *arena, const struct column *column, const char *value)
{
    if (!cell_is_text(value))
        return "not UTF-8 text";
    if (column->type == COLUMN_CHOICE)
        return is_word_of(column->of, value) ? NULL : "not one of the words of this column";
    if (column->type == COLUMN_REFERENCE || column->type == COLUMN_ADDRESS)
        return is_reference(column, value) ? NULL : "not an id, nor the address of such a row";
    if (column->type == COLUMN_HOURS) {
        struct error error;
        return hours_parse(arena, value, NULL, &error) ? NULL : arena_string(arena, error.message);
    }
    if (column->type == COLUMN_RICH) {
        const struct richtext *text = richtext_read(arena, value);
        return text->fault_count ? text->faults[0].message : NULL;
    }
    if ((size_t)column->type >= COUNT_OF(forms) || !forms[column->type].right)
        return NULL;
    return forms[column->type].right(value) ? NULL : forms[column->type].fault;
}

const char *cell_fault(struct arena *arena, const struct column *column, const char *value)
{
    if (!*value)
        return column->flags & REQUIRED ? "empty" : NULL;
    if (!(column->flags & LIST))
        return value_fault(arena, column, value);
    const char *fault = NULL;
    while (!fault) {
        size_t length = strcspn(value, "|");
        fault = value_fault(arena, column, arena_substring(arena, value, length));
        if (!value[length])
            break;
        value += length + 1;
    }
    return fault;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What a cell must look like: one check a column type, dispatched through a table. A list cell is
 * checked value by value, each with its own place. */
#include "author/check.h"

#include "author/damage.h"
#include "author/encoding.h"
#include "author/media.h"
#include "author/spelling.h"
#include "base/clock.h"
#include "content/hours.h"
#include "content/recurrence.h"
#include "language/language.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>

static const double CONTRAST_LEAST = 4.5; /* WCAG 2.2, 1.4.3 */

enum { ID_MOST = 80 };

struct value {
    const struct check *check;
    const struct column *column;
    const struct csv_cell *cell;
    const char *text; /* of one value; not empty */
    size_t offset; /* in the cell */
};

/* Where the byte `offset` of the value stands. */
static struct position at(const struct value *value, size_t offset)
{
    return csv_position(value->cell, value->offset + offset);
}

#define WRONG(value, format, ...)                                                                  \
    diagnostics_error((value)->check->diagnostics, at((value), 0), "%s: \"%s\" " format,           \
        (value)->column->name, (value)->text, __VA_ARGS__)

static bool only(const char *text, const char *allowed)
{
    return text[strspn(text, allowed)] == '\0';
}

static size_t count_digits(const char *text)
{
    size_t digits = 0;
    for (; *text; text++)
        digits += *text >= '0' && *text <= '9';
    return digits;
}

static void check_id(const struct value *value)
{
    if (!only(value->text, "abcdefghijklmnopqrstuvwxyz0123456789-") || *value->text == '-')
        WRONG(value, "%s", "is no id; write small letters a-z, digits and hyphens only");
    else if (strlen(value->text) > ID_MOST)
        WRONG(value, "is longer than %d letters; shorten it", ID_MOST);
}

static void check_text(const struct value *value)
{
    size_t length = encoding_length(value->text, strlen(value->text));
    if (value->column->longest && length > value->column->longest)
        diagnostics_add(value->check->diagnostics, KIND_LONG, at(value, 0),
            "%s: %zu characters; its place has room for %u, shorten it", value->column->name,
            length, value->column->longest);
}

static void check_long_text(const struct value *value)
{
    check_text(value);
    check_rich(value->check, value->cell, value->column->name);
}

static void accept(const struct value *value)
{
    (void)value; /* any text will do */
}

/* Each row is looked at for each suggestion, so a sheet full of wrong ids gets only so many. */
static const char *suggest(
    const struct value *value, const struct source_table *table, const char *wrong)
{
    enum { SUGGESTIONS_MOST = 100 };
    const char *nearest = NULL;
    if ((*value->check->suggestions)++ >= SUGGESTIONS_MOST)
        return NULL;
    unsigned best = SPELLING_FAR;
    for (size_t i = 0; i < table->row_count; i++) {
        unsigned away = spelling_distance(source_id(table, i), wrong);
        if (away < best) {
            best = away;
            nearest = source_id(table, i);
        }
    }
    return nearest;
}

/* "topics.csv", "book.xlsx[topics]", or what its file would be called. */
static const char *file_of(const struct value *value, const struct source_table *table)
{
    if (!table->file)
        return arena_printf(value->check->arena, "%s.csv", table->model->name);
    return table->file + strlen(value->check->source->folder) + 1;
}

/* `id` is what the value says of the table. */
static void check_row_of(
    const struct value *value, const struct source_table *table, const char *id)
{
    struct arena *arena = value->check->arena;
    bool unreadable = table->file && !table->csv; /* reported already */
    if (unreadable || source_find(table, id) != SOURCE_NO_ROW || source_left_out(table, id))
        return;
    const char *nearest = suggest(value, table, id);
    const char *remedy =
        nearest ? arena_printf(arena, "did you mean \"%s\"?", nearest) : "name one of its rows";
    diagnostics_add(value->check->diagnostics, KIND_REFERENCE,
        at(value, (size_t)(id - value->text)), "%s: \"%s\" is no id in %s; %s", value->column->name,
        id, file_of(value, table), remedy);
}

/* "aachen:topics/sprache": whether there is such a row is known when the packs come together. */
static void check_foreign(const struct value *value)
{
    const char *own = ini_value(value->check->source->settings, "id", "");
    size_t length = strlen(own);
    if (!model_addresses(value->text, value->column->of))
        WRONG(value, "is no address of a row of another pack; write it as pack:%s/id",
            value->column->of);
    else if (strncmp(value->text, own, length) == 0 && value->text[length] == ':')
        WRONG(value, "%s",
            value->column->type == COLUMN_ADDRESS
                ? "is a row of this pack; change that row, or name one of a pack before this one"
                : "is a row of this pack; write its id alone");
}

static void check_reference(const struct value *value)
{
    if (strchr(value->text, ':'))
        check_foreign(value);
    else
        check_row_of(value, source_table(value->check->source, value->column->of), value->text);
}

static void check_address(const struct value *value)
{
    const char *slash = strchr(value->text, '/');
    const char *name = arena_substring(
        value->check->arena, value->text, slash ? (size_t)(slash - value->text) : 0);
    const struct source_table *table = source_table(value->check->source, name);
    if (table)
        check_row_of(value, table, slash + 1);
    else
        WRONG(value, "%s", "is no address of a row; write table/id, such as services/beratung");
}

static void check_choice(const struct value *value)
{
    size_t length = strlen(value->text);
    for (const char *word = value->column->of; *word;) {
        size_t word_length = strcspn(word, "|");
        if (word_length == length && strncmp(word, value->text, length) == 0)
            return;
        word += word_length + (word[word_length] != '\0');
    }
    WRONG(value, "is not allowed; %s",
        spelling_words(value->check->arena, value->column->of, value->text));
}

static void check_integer(const struct value *value)
{
    const char *digits = value->text + (*value->text == '-');
    if (!*digits || !only(digits, "0123456789"))
        WRONG(value, "%s", "is no whole number; write digits only, such as 7 or -1");
    else if (strlen(digits) > 9 || atol(digits) > MODEL_NUMBER_MOST)
        WRONG(value, "is larger than any number of a sheet; write one up to %d", MODEL_NUMBER_MOST);
}

static void check_decimal(const struct value *value)
{
    const char *digits = value->text + (*value->text == '-');
    const char *point = strchr(digits, '.');
    if (!only(digits, "0123456789.") || !count_digits(digits) || (point && strchr(point + 1, '.')))
        WRONG(value, "%s", "is no number; write it as 50.7753");
}

static void check_date(const struct value *value)
{
    struct civil date;
    if (strchr(value->text, 'T') || !civil_parse(value->text, &date))
        WRONG(value, "%s", "is no date; write 2026-11-23, 2026-11 or 2026");
}

static void check_time(const struct value *value)
{
    struct civil time;
    bool whole = strlen(value->text) >= strlen("2026-11-23");
    if (!whole || !civil_parse(value->text, &time))
        WRONG(value, "%s", "is no time; write 2026-11-23T10:00, or 2026-11-23 for a whole day");
}

static void check_recurrence(const struct value *value)
{
    struct error error = {0};
    size_t column = 0;
    if (!recurrence_check(value->text, &column, &error))
        diagnostics_error(value->check->diagnostics, at(value, column),
            "%s: %s; write rules such as \"FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630\"",
            value->column->name, error.message);
}

static void check_hours(const struct value *value)
{
    struct error error = {0};
    size_t column = 0;
    const struct hours *hours = hours_parse(value->check->arena, value->text, &column, &error);
    if (hours && hours_undo_a_closing(hours))
        diagnostics_warning(value->check->diagnostics, at(value, 0),
            "%s: a day that is off is opened again by the rule behind it; put what is off last, "
            "such as \"Mo-Fr 08:00-12:30; PH off\"",
            value->column->name);
    if (!hours)
        diagnostics_error(value->check->diagnostics, at(value, column),
            "%s: %s; write rules such as \"Mo-Fr 08:00-12:30; PH off\"", value->column->name,
            error.message);
    else if (hours_name_school_holidays(hours) && !check_knows_school_holidays(value->check))
        diagnostics_warning(value->check->diagnostics, at(value, 0),
            "%s: school holidays (SH) of the coming year are not all known, the hours are shown as "
            "unknown; add them to school-holidays.csv",
            value->column->name);
}

static void check_phone(const struct value *value)
{
    if (!only(value->text, "0123456789 +-/()") || count_digits(value->text) < 3)
        WRONG(value, "%s", "is no phone number; write digits, spaces and + - / ( ) only");
}

static void check_email(const struct value *value)
{
    const char *at_sign = strchr(value->text, '@');
    const char *dot = at_sign ? strrchr(at_sign, '.') : NULL;
    bool fine = at_sign && at_sign > value->text && !strchr(at_sign + 1, '@') && dot &&
                dot > at_sign + 1 && dot[1] && !strpbrk(value->text, " \t,;<>()\"");
    if (!fine)
        WRONG(value, "%s", "is no e-mail address; write one address such as name@example.org");
}

static void check_url(const struct value *value)
{
    const char *text = value->text;
    size_t scheme = strncmp(text, "https://", 8) == 0  ? 8
                    : strncmp(text, "http://", 7) == 0 ? 7
                                                       : 0;
    if (!scheme || !text[scheme] || strchr("/.?", text[scheme]) || strpbrk(text, " \t\"<>"))
        WRONG(value, "%s", "is no web address; begin with https:// and leave no spaces");
}

static void check_language(const struct value *value)
{
    const char *tag = value->text;
    bool known =
        strcmp(tag, "mul") == 0 || language_find(tag) ||
        (only(tag, "abcdefghijklmnopqrstuvwxyz") && strlen(tag) <= 3 && *uloc_getISO3Language(tag));
    if (!known)
        WRONG(value, "%s",
            "is no language tag; write a code such as ar, uk or zh-Hans, or mul for several");
}

static void check_pictogram(const struct value *value)
{
    if (value->check->pictograms->count && !pictograms_have(value->check->pictograms, value->text))
        WRONG(value, "%s",
            "is no pictogram; write a name of the icon font or of a file in assets/pictograms");
}

/* WCAG 2.2, "relative luminance". */
static double luminance(uint32_t colour)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (double)((colour >> (16 - 8 * i)) & 0xFF) / 255;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static void check_colour(const struct value *value)
{
    const char *text = value->text;
    if (*text != '#' || strlen(text) != 7 || !only(text + 1, "0123456789ABCDEFabcdef")) {
        WRONG(value, "%s", "is no colour; write six hexadecimal digits such as #1F6F5C");
        return;
    }
    double contrast = 1.05 / (luminance((uint32_t)strtoul(text + 1, NULL, 16)) + 0.05);
    if (contrast < CONTRAST_LEAST)
        WRONG(value, "is too light, white on it has a contrast of %.2f : 1; %.1f : 1 is the least",
            contrast, CONTRAST_LEAST);
}

static void check_media(const struct value *value)
{
    const char *fault = media_fault(value->text);
    const char *unreadable = fault ? NULL : media_files_name(value->check->media, value->text);
    if (fault)
        WRONG(value, "%s", fault);
    else if (unreadable)
        diagnostics_error(
            value->check->diagnostics, at(value, 0), "%s: %s", value->column->name, unreadable);
}

static void (*const checks[])(const struct value *) = {
    [COLUMN_ID] = check_id,
    [COLUMN_TEXT] = check_text,
    [COLUMN_RICH] = check_long_text,
    [COLUMN_NAME] = accept,
    [COLUMN_NOTE] = accept,
    [COLUMN_REFERENCE] = check_reference,
    [COLUMN_ADDRESS] = check_foreign,
    [COLUMN_ROW] = check_address,
    [COLUMN_CHOICE] = check_choice,
    [COLUMN_INTEGER] = check_integer,
    [COLUMN_DECIMAL] = check_decimal,
    [COLUMN_DATE] = check_date,
    [COLUMN_TIME] = check_time,
    [COLUMN_HOURS] = check_hours,
    [COLUMN_RECURRENCE] = check_recurrence,
    [COLUMN_PHONE] = check_phone,
    [COLUMN_EMAIL] = check_email,
    [COLUMN_URL] = check_url,
    [COLUMN_LANGUAGE] = check_language,
    [COLUMN_PICTOGRAM] = check_pictogram,
    [COLUMN_COLOUR] = check_colour,
    [COLUMN_MEDIA] = check_media,
};

/* Whether the value is past checking. */
static bool is_damaged(const struct value *value)
{
    struct damage damage =
        damage_find(value->check->arena, value->column, value->cell, value->text);
    if (damage.says)
        diagnostics_add(value->check->diagnostics,
            damage.certain ? KIND_DAMAGED : KIND_LOOKS_DAMAGED, at(value, 0), "%s: \"%s\" %s",
            value->column->name, value->text, damage.says);
    return damage.says && damage.certain;
}

/* Of a tab in a rich text its reader says more. */
static bool has_control(const struct value *value)
{
    const char *control = encoding_control(value->text);
    if (!control || value->column->type == COLUMN_NOTE ||
        (value->column->type == COLUMN_RICH && strchr("\t\r", *control)))
        return false;
    diagnostics_error(value->check->diagnostics, at(value, (size_t)(control - value->text)),
        "%s: a control character, 0x%02lX, that no screen can show; write a space",
        value->column->name, encoding_code_point(control));
    return true;
}

static void check_value(const struct value *value)
{
    if (*value->text && !is_damaged(value) && !has_control(value))
        checks[value->column->type](value);
    else if (!*value->text)
        diagnostics_error(value->check->diagnostics, at(value, 0),
            "%s: an empty place in the list; remove the | beside it", value->column->name);
}

/* What a content.db takes of a cell; a rich text's reader knows its own. */
static bool is_too_large(const struct value *value, size_t values)
{
    const struct column *column = value->column;
    size_t most = model_is_translated(column) ? MODEL_TEXT_MOST : MODEL_CELL_MOST;
    bool bytes = column->type != COLUMN_RICH && column->type != COLUMN_NOTE &&
                 strlen(value->cell->text) > most;
    if (bytes)
        diagnostics_error(value->check->diagnostics, value->cell->at,
            "%s: the cell is longer than %zu bytes; shorten it", column->name, most);
    else if (values > MODEL_VALUES_MOST)
        diagnostics_error(value->check->diagnostics, value->cell->at,
            "%s: the list has %zu values, %d is the most; shorten it", column->name, values,
            MODEL_VALUES_MOST);
    return bytes || values > MODEL_VALUES_MOST;
}

static size_t count_values(const struct value *value)
{
    size_t count = 1;
    for (const char *c = value->cell->text; value->column->flags & LIST && *c; c++)
        count += *c == '|';
    return count;
}

static void check_values(struct value *value, bool list)
{
    const char *next = value->cell->text, *text;
    size_t length;
    if (is_too_large(value, count_values(value)))
        return;
    while ((text = source_next_value(&next, list, &length))) {
        value->text = arena_substring(value->check->arena, text, length);
        value->offset = (size_t)(text - value->cell->text);
        check_value(value);
    }
}

void check_cell(
    const struct check *check, const struct source_table *table, size_t row, size_t column)
{
    const struct csv_cell *cell = source_cell(table, row, column);
    struct value value = {.check = check, .column = &table->model->columns[column], .cell = cell};
    if (*cell->text)
        check_values(&value, value.column->flags & LIST);
    else if (value.column->flags & REQUIRED)
        diagnostics_add(check->diagnostics, KIND_EMPTY, cell->at,
            "%s: the cell is empty; every row needs it", value.column->name);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A table: in which types of columns something is damage, what it looks like. The first line that
 * fits speaks, so what is certain and special stands before what is general. A value that is right
 * for its column is never touched, whatever it resembles. */
#include "author/damage.h"

#include "author/encoding.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/strbuf.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define AS_TEXT "format the column as text and write the value again"

struct look {
    struct arena *arena;
    const struct column *column;
    const struct csv_cell *cell;
    const char *value;
};

static bool only(const char *text, const char *allowed)
{
    return text[strspn(text, allowed)] == '\0';
}

static bool is_whole(const char *text)
{
    return *text && only(text, "0123456789");
}

static bool is_column(const struct look *look, const char *name)
{
    return strcmp(look->column->name, name) == 0;
}

static const char *is_failed_formula(const struct look *look)
{
    static const char *const words[] = {"#NAME?", "#NV", "#N/A", "#REF!", "#BEZUG!", "#WERT!",
        "#VALUE!", "#DIV/0!", "#ZAHL!", "#NUM!", "#NULL!", "Err:502", "Err:508", "Err:509",
        "Err:522"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(look->value, words[i]) == 0)
            return "is what a spreadsheet shows for a formula that fails; " AS_TEXT;
    return NULL;
}

static const char *is_too_narrow(const struct look *look)
{
    bool hashes = strlen(look->value) >= 3 && only(look->value, "#");
    return hashes ? "is what a spreadsheet shows where a column is too narrow; make it wider, and "
                    "save again"
                  : NULL;
}

static const char *is_formula(const struct look *look)
{
    return *look->value == '=' ? "is a formula, not its value; " AS_TEXT : NULL;
}

/* The characters at `text` as bytes of Windows-1252, as many as fit; how many bytes of text. */
static size_t as_windows(const char *text, char *bytes, size_t count)
{
    size_t i = 0, read = 0;
    while (i < count && text[read]) {
        int byte = encoding_windows_byte(encoding_code_point(text + read));
        if (byte < 0)
            break;
        bytes[i++] = (char)byte;
        read += encoding_character(text + read, strlen(text + read));
    }
    bytes[i] = '\0';
    return read;
}

/* A character of two or three bytes of UTF-8 that were read as Windows-1252, such as Ã¼ for ü; 0,
 * or the bytes of its wrong form. Only what Western and Cyrillic letters and punctuation marks
 * turn into: other beginnings are letters that German neighbours use. */
static size_t misread(const char *text, char *right)
{
    static const char first[] = "\xC2\xC3\xD0\xD1\xE2";
    char bytes[4];
    as_windows(text, bytes, 1);
    if (!*bytes || !strchr(first, *bytes))
        return 0;
    size_t count = *bytes == '\xE2' ? 3 : 2;
    size_t read = as_windows(text, bytes, count);
    if (encoding_character(bytes, strlen(bytes)) != count)
        return 0;
    memcpy(right, bytes, count + 1);
    return read;
}

static const char *is_misread(const struct look *look)
{
    struct strbuf right = {0};
    char character[4];
    bool found = false;
    for (const char *c = look->value; *c;) {
        size_t wrong = misread(c, character), step = wrong;
        if (!wrong)
            step = encoding_character(c, strlen(c));
        assert(step); /* what was read is UTF-8 */
        strbuf_add_bytes(&right, wrong ? character : c, wrong ? strlen(character) : step);
        found |= wrong > 0;
        c += step;
    }
    const char *says = found ? arena_printf(look->arena,
                                   "was read in the wrong encoding, it means \"%s\"; open the file "
                                   "anew and choose UTF-8 (65001) as its encoding",
                                   right.string)
                             : NULL;
    strbuf_finish(&right);
    return says;
}

/* U+FFFD, or what becomes of it when it is read as Windows-1252. */
static const char *is_lost_letter(const struct look *look)
{
    bool lost = strstr(look->value, "\xEF\xBF\xBD") || strstr(look->value, "ï¿½");
    return lost ? "has a letter that was lost; write the value again" : NULL;
}

/* 1,6E+11 */
static const char *is_exponent(const struct look *look)
{
    const char *e = strpbrk(look->value, "eE");
    if (!e || e == look->value || !strchr("+-", e[1]) || !is_whole(e + 2) ||
        strspn(look->value, "0123456789.,") != (size_t)(e - look->value))
        return NULL;
    return "was turned into a number by the spreadsheet, its last digits are lost; " AS_TEXT;
}

/* Fifteen digits is what spreadsheets keep, and the most that a phone number has (ITU-T E.164). */
static const char *is_rounded(const struct look *look)
{
    size_t length = strlen(look->value);
    bool long_number = length > 15 && is_whole(look->value);
    return long_number ? "has more digits than a spreadsheet keeps, the last are wrong; " AS_TEXT
                       : NULL;
}

static const char *const months[12] = {"jan|januar|january", "feb|februar|february",
    "m\xC3\xA4r|mrz|m\xC3\xA4rz|mar|march", "apr|april", "mai|may", "jun|juni|june",
    "jul|juli|july", "aug|august", "sep|sept|september", "okt|oktober|oct|october", "nov|november",
    "dez|dezember|dec|december"};

static bool is_word_of(const char *words, const char *word, size_t length)
{
    for (size_t next; *words; words += next + (words[next] != '\0')) {
        next = strcspn(words, "|");
        if (next == length && strncasecmp(words, word, length) == 0)
            return true;
    }
    return false;
}

/* Reads the name of a month, short or long, German or English, with a full stop; 0: none. */
static int read_month(const char **text)
{
    size_t length = 0;
    while (isalpha((unsigned char)(*text)[length]) || (*text)[length] & 0x80)
        length++;
    for (int month = 0; length && month < 12; month++) {
        if (!is_word_of(months[month], *text, length))
            continue;
        *text += length;
        *text += **text == '.';
        return month + 1;
    }
    return 0;
}

static bool read_digits(const char **text, size_t most, int *number)
{
    char *end;
    if (!isdigit((unsigned char)**text))
        return false;
    *number = (int)strtol(*text, &end, 10);
    bool fits = (size_t)(end - *text) <= most;
    *text = end;
    return fits;
}

static void skip(const char **text, const char *letters)
{
    *text += strspn(*text, letters);
}

/* What spreadsheets show for a date, day and year where they show them (0: not). */
struct shown_date {
    int year, month, day;
};

static bool is_possible(const struct shown_date *date)
{
    return date->month >= 1 && date->month <= 12 && date->day <= 31;
}

static int whole_year(int year)
{
    return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/* 01.04.2013, 1.4.13, 01.04. */
static bool read_german(const char *text, struct shown_date *date)
{
    *date = (struct shown_date){0};
    if (!read_digits(&text, 2, &date->day) || *text++ != '.')
        return false;
    skip(&text, " ");
    if (!read_digits(&text, 2, &date->month) || *text++ != '.' || !date->day)
        return false;
    skip(&text, " ");
    if (*text && !read_digits(&text, 4, &date->year))
        return false;
    date->year = date->year ? whole_year(date->year) : 0;
    return !*text && is_possible(date);
}

/* Apr 13, Apr. 2013, 01. Feb, 1-Feb, 01. Februar 2026; a lone number behind the month is a year. */
static bool read_named(const char *text, struct shown_date *date)
{
    *date = (struct shown_date){0};
    if (read_digits(&text, 2, &date->day))
        skip(&text, ". -/");
    date->month = read_month(&text);
    skip(&text, " -/");
    bool year = *text && read_digits(&text, 4, &date->year);
    date->year = year ? whole_year(date->year) : 0;
    return date->month && !*text && (year || date->day) && is_possible(date);
}

static bool read_shown(const char *text, struct shown_date *date)
{
    return read_german(text, date) || read_named(text, date);
}

static const char *date_again(struct arena *arena, const struct shown_date *date)
{
    const char *shown = "is a date as spreadsheets show it; write";
    if (!date->year)
        return "is a date that has lost its year; write it as 2026-11-23, 2026-11 or 2026";
    if (!date->day)
        return arena_printf(arena, "%s %04d-%02d", shown, date->year, date->month);
    return arena_printf(arena, "%s %04d-%02d-%02d", shown, date->year, date->month, date->day);
}

static const char *is_shown_date(const struct look *look)
{
    struct shown_date date;
    return read_shown(look->value, &date) ? date_again(look->arena, &date) : NULL;
}

/* 2013-04-01 00:00:00, 23.11.2026 10:00 */
static const char *is_shown_time(const struct look *look)
{
    struct shown_date date;
    struct civil day;
    int hour, minute = 0, end = 0;
    const char *space = strchr(look->value, ' ');
    if (!space || sscanf(space, " %2d:%2d%n", &hour, &minute, &end) < 2 || hour > 23 || minute > 59)
        return NULL;
    if (space[end] && strcmp(space + end, ":00") != 0)
        return NULL;
    const char *before = arena_substring(look->arena, look->value, (size_t)(space - look->value));
    if (civil_parse(before, &day))
        date = (struct shown_date){day.year, day.month, day.day};
    else if (!read_german(before, &date) || !date.year)
        return NULL;
    if (look->column->type == COLUMN_DATE || (!hour && !minute))
        return date_again(look->arena, &date);
    return arena_printf(look->arena,
        "is a time as spreadsheets show it; write %04d-%02d-%02dT%02d:%02d", date.year, date.month,
        date.day, hour, minute);
}

/* 41365: days since 1899-12-30, here from 1990 to 2099. */
static const char *is_day_number(const struct look *look)
{
    enum { FIRST = 32874, LAST = 73050, BEFORE_1970 = 25569 };
    long number = is_whole(look->value) ? atol(look->value) : 0;
    if (strlen(look->value) != 5 || number < FIRST || number > LAST)
        return NULL;
    struct civil day = civil_from_day(number - BEFORE_1970);
    return arena_printf(look->arena,
        "is the number that a spreadsheet keeps for a date; write %04d-%02d-%02d, or %04d-%02d",
        day.year, day.month, day.day, day.year, day.month);
}

static const char *became_date(const struct look *look)
{
    struct shown_date date;
    bool fine = only(look->value, "abcdefghijklmnopqrstuvwxyz0123456789-"); /* mai-2026 */
    return look->cell->dated || (!fine && read_shown(look->value, &date))
               ? "was turned into a date by the spreadsheet; " AS_TEXT
               : NULL;
}

/* Streets, rooms and names that look so: only a day and a month, which is what 1-2 becomes. */
static const char *may_be_date(const struct look *look)
{
    struct shown_date date;
    return read_named(look->value, &date) && date.day && !date.year
               ? "looks like a date that the spreadsheet made of something such as 1-2; compare, "
                 "and format the column as text"
               : NULL;
}

/* 0,3333 for 08:00 */
static const char *is_part_of_day(const struct look *look)
{
    char *end, point[32];
    if (strlen(look->value) >= sizeof point || !only(look->value, "0123456789.,") ||
        strncmp(look->value, "0", 1) != 0)
        return NULL;
    strcpy(point, look->value);
    if (strchr(point, ','))
        *strchr(point, ',') = '.';
    double part = strtod(point, &end);
    long minutes = lround(part * 24 * 60);
    if (*end || part <= 0 || minutes >= 24 * 60)
        return NULL;
    return arena_printf(look->arena,
        "is what a spreadsheet makes of a time of day, here %02ld:%02ld; " AS_TEXT, minutes / 60,
        minutes % 60);
}

static const char *is_lone_time(const struct look *look)
{
    return look->cell->dated ? "was turned into a date or time by the spreadsheet; " AS_TEXT : NULL;
}

static const char *is_truth(const struct look *look)
{
    static const struct {
        const char *written, *word;
    } words[] = {{"true", "yes"}, {"wahr", "yes"}, {"ja", "yes"}, {"false", "no"}, {"falsch", "no"},
        {"nein", "no"}};
    bool asks = look->column->of && strncmp(look->column->of, "yes|", 4) == 0;
    for (size_t i = 0; asks && i < COUNT_OF(words); i++)
        if (strcasecmp(look->value, words[i].written) == 0)
            return arena_printf(look->arena,
                "is the spreadsheet's word for it; write %s, and "
                "format the column as text",
                words[i].word);
    return NULL;
}

static bool is_coordinate(const struct look *look)
{
    return is_column(look, "latitude") || is_column(look, "longitude");
}

static const char *has_comma(const struct look *look)
{
    const char *comma = strchr(look->value, ',');
    if (!comma || !only(look->value, "-0123456789,") || strchr(comma + 1, ','))
        return NULL;
    char *point = arena_string(look->arena, look->value);
    point[comma - look->value] = '.';
    return arena_printf(look->arena, "has a comma; write a point: %s", point);
}

/* 507753 or 50.775.300 for 50.7753: the point was taken for one between thousands. */
static const char *has_lost_point(const struct look *look)
{
    double most = is_column(look, "latitude") ? 90 : 180;
    const char *point = strchr(look->value, '.');
    bool many = point && strchr(point + 1, '.');
    if (!is_coordinate(look) || !only(look->value, "-0123456789.") ||
        (!many && fabs(strtod(look->value, NULL)) <= most))
        return NULL;
    return "has lost its decimal point in the spreadsheet; format the column as text and write it "
           "again, such as 50.7753";
}

/* 1.000 or 12,0 for a whole number */
static const char *has_number_format(const struct look *look)
{
    const char *mark = strpbrk(look->value, ".,");
    if (!mark || !only(look->value, "-0123456789.,") || !isdigit((unsigned char)mark[1]))
        return NULL;
    return "has the number format of a spreadsheet; write digits only, such as 1000";
}

static const char *lost_zero_of_postcode(const struct look *look)
{
    bool digits = is_whole(look->value) && strlen(look->value) < 5;
    return digits && is_column(look, "postcode")
               ? "has fewer than five digits, the spreadsheet may have dropped the leading zero; "
                 "format the column as text"
               : NULL;
}

static const char *has_format_of_postcode(const struct look *look)
{
    return is_column(look, "postcode") ? has_number_format(look) : NULL;
}

static const char *lost_zero_of_phone(const struct look *look)
{
    size_t digits = 0;
    for (const char *c = look->value; *c; c++)
        digits += *c >= '0' && *c <= '9';
    bool bare = digits > 6 && !strchr("0+(", *look->value) && only(look->value, "0123456789 -/()");
    return bare ? "has no area code, the spreadsheet may have dropped the leading zero; begin with "
                  "0 or +"
                : NULL;
}

static const char *begins_with_apostrophe(const struct look *look)
{
    return *look->value == '\'' ? "begins with an apostrophe, with which text is marked while "
                                  "typing; remove it"
                                : NULL;
}

static const char *has_space_around(const struct look *look)
{
    size_t length = strlen(look->value);
    const char *text = look->value;
    bool hard = strncmp(text, "\xC2\xA0", 2) == 0 ||
                (length > 1 && strcmp(text + length - 2, "\xC2\xA0") == 0);
    return hard || strchr(" \t\r\n", *text) || strchr(" \t\r\n", text[length - 1])
               ? "begins or ends with a space; remove it"
               : NULL;
}

static const char *has_line_break(const struct look *look)
{
    return strchr(look->value, '\n') ? "has a line break; write it on one line" : NULL;
}

/* A short text stands on a button or in a line. */
static const char *has_line_break_in_name(const struct look *look)
{
    bool brief = look->column->longest && look->column->longest <= 100;
    return brief ? has_line_break(look) : NULL;
}

/* Opening hours without what stands in them for people, in plain quotation marks. */
static const char *without_remarks(const struct look *look)
{
    char *rule = arena_string(look->arena, look->value), *out = rule;
    bool remark = false;
    for (const char *c = look->value; *c; c++) {
        remark ^= *c == '"';
        if (!remark)
            *out++ = *c;
    }
    *out = '\0';
    return rule;
}

static const char *has_typography(const struct look *look)
{
    static const struct {
        const char *mark, *says;
    } marks[] = {
        {"\xC2\xA0", "has a non-breaking space; write a plain one"},
        {"\xE2\x80\xAF", "has a narrow non-breaking space; write a plain one"},
        {"\xE2\x80\x9E", "has a typographic quotation mark; write a plain \""},
        {"\xE2\x80\x9C", "has a typographic quotation mark; write a plain \""},
        {"\xE2\x80\x9D", "has a typographic quotation mark; write a plain \""},
        {"\xE2\x80\x98", "has a typographic quotation mark; write a plain '"},
        {"\xE2\x80\x99", "has a typographic apostrophe; write a plain '"},
        {"\xE2\x80\x93", "has a dash that the spreadsheet put there; write a hyphen"},
        {"\xE2\x80\x94", "has a dash that the spreadsheet put there; write a hyphen"},
        {"\xE2\x80\x91", "has a non-breaking hyphen; write a plain one"},
        {"\xE2\x80\xA6", "has an ellipsis that the spreadsheet put there; write full stops"},
    };
    const char *value = look->column->type == COLUMN_HOURS ? without_remarks(look) : look->value;
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (strstr(value, marks[i].mark))
            return marks[i].says;
    return NULL;
}

static const char *has_invisible(const struct look *look)
{
    return strstr(look->value, "\xE2\x80\x8B") || strstr(look->value, "\xEF\xBB\xBF") ||
                   strstr(look->value, "\xE2\x81\xA0")
               ? "has an invisible character; write it again rather than copy it"
               : NULL;
}

#define TYPE(name) (UINT32_C(1) << COLUMN_##name)
#define TEXTS (TYPE(TEXT) | TYPE(RICH) | TYPE(NAME))
#define CODES                                                                                      \
    (TYPE(ID) | TYPE(REFERENCE) | TYPE(ROW) | TYPE(CHOICE) | TYPE(INTEGER) | TYPE(DECIMAL) |       \
        TYPE(DATE) | TYPE(TIME) | TYPE(HOURS) | TYPE(RECURRENCE) | TYPE(PHONE) | TYPE(EMAIL) |     \
        TYPE(URL) | TYPE(LANGUAGE) | TYPE(PICTOGRAM) | TYPE(COLOUR) | TYPE(MEDIA))

static const struct {
    uint32_t types;
    bool certain;
    const char *(*find)(const struct look *look);
} damages[] = {
    {TEXTS | CODES, true, is_failed_formula},
    {TEXTS | CODES, true, is_too_narrow},
    {CODES, true, is_formula},
    {TEXTS | CODES, true, is_lost_letter},
    {TEXTS | CODES, true, is_misread},
    {CODES, true, has_space_around},
    {TEXTS, false, has_space_around},
    {CODES, true, has_line_break},
    {TYPE(NAME), false, has_line_break},
    {TYPE(TEXT), false, has_line_break_in_name},
    {CODES, true, has_typography},
    {TEXTS | CODES, false, has_invisible},
    {CODES, true, begins_with_apostrophe},
    {TYPE(PHONE) | TYPE(NAME) | TYPE(INTEGER) | TYPE(DECIMAL), true, is_exponent},
    {TYPE(PHONE) | TYPE(NAME), true, is_rounded},
    {TYPE(DATE) | TYPE(TIME), true, is_shown_date},
    {TYPE(DATE) | TYPE(TIME), true, is_shown_time},
    {TYPE(DATE) | TYPE(TIME), true, is_day_number},
    {CODES & ~(TYPE(DATE) | TYPE(TIME) | TYPE(HOURS) | TYPE(DECIMAL)), true, became_date},
    {TEXTS | TYPE(HOURS) | TYPE(DECIMAL), true, is_lone_time},
    {TYPE(NAME), false, may_be_date},
    {TYPE(HOURS) | TYPE(TIME), true, is_part_of_day},
    {TYPE(CHOICE), true, is_truth},
    {TYPE(DECIMAL), true, has_lost_point},
    {TYPE(DECIMAL), true, has_comma},
    {TYPE(INTEGER), true, has_number_format},
    {TYPE(NAME), true, has_format_of_postcode},
    {TYPE(NAME), false, lost_zero_of_postcode},
    {TYPE(PHONE), false, lost_zero_of_phone},
};

struct damage damage_find(struct arena *arena, const struct column *column,
    const struct csv_cell *cell, const char *value)
{
    const struct look look = {arena, column, cell, value};
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        const char *says =
            damages[i].types & UINT32_C(1) << column->type ? damages[i].find(&look) : NULL;
        if (says)
            return (struct damage){damages[i].certain, says};
    }
    return (struct damage){false, NULL};
}

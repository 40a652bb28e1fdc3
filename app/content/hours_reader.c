/* SPDX-License-Identifier: EUPL-1.2 */
/* The tokens of a rule, and what is said where another one was expected. */
#include "content/hours_reader.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

bool reader_refuse(struct hours_reader *reader, const char *right)
{
    int column = (int)(reader->at - reader->rule), shown = (int)strnlen(reader->at, 12);
    while (shown && ((unsigned char)reader->at[shown] & 0xC0) == 0x80)
        shown--;
    return error_set(
        reader->error, "opening hours, at byte %d, \"%.*s\": %s", column, shown, reader->at, right);
}

bool reader_refuse_at(struct hours_reader *reader, const char *at, const char *right)
{
    reader->at = at;
    return reader_refuse(reader, right);
}

/* What people write instead; an answer that tells them beats one that only refuses. The longer of
 * two that begin alike comes first. */
static const struct {
    const char *written, *right;
} mistakes[] = {
    {"Di", "Tuesday is written Tu"},
    {"Mittag", "write times: 12:00-13:00"},
    {"Mi", "Wednesday is written We"},
    {"Do", "Thursday is written Th"},
    {"So", "Sunday is written Su"},
    {"Mai", "May is written May"},
    {"M\xC3\xA4r", "March is written Mar"},
    {"Mrz", "March is written Mar"},
    {"Okt", "October is written Oct"},
    {"Dez", "December is written Dec"},
    {"KW", "weeks are written week 10-20"},
    {"Week", "weeks are written week 10-20, small"},
    {"Schulferien", "school holidays are written SH"},
    {"Ferien", "school holidays are written SH"},
    {"Feiertag", "public holidays are written PH"},
    {"easter", "Easter is not supported; PH names the public holidays, Apr 04 a day"},
    {"sunrise", "write times; the sun is not supported"},
    {"sunset", "write times; the sun is not supported"},
    {"dawn", "write times; the sun is not supported"},
    {"dusk", "write times; the sun is not supported"},
    {"t\xC3\xA4glich", "every day is written Mo-Su"},
    {"geschlossen", "closed is written off"},
    {"ge\xC3\xB6"
     "ffnet",
        "times alone mean open"},
    {"offen", "times alone mean open"},
    {"nach ", "a remark stands in quotes: \"nach Vereinbarung\""},
    {"by ", "a remark stands in quotes: \"by appointment\""},
    {"nur ", "a remark stands in quotes: \"nur mit Anmeldung\""},
    {"\xE2\x80\x9E", "a remark stands in plain quotes: \"nach Vereinbarung\""},
    {"\xE2\x80\x9C", "a remark stands in plain quotes: \"nach Vereinbarung\""},
    {"'", "a remark stands in plain quotes: \"nach Vereinbarung\""},
    {"\xE2\x80\x93", "write a plain hyphen -"},
    {" -", "leave out the spaces beside the hyphen"},
    {"- ", "leave out the spaces beside the hyphen"},
    {"Uhr", "leave out Uhr"},
    {"ab ", "an open end is written 17:00+"},
    {"+", "an open end stands alone: 17:00+; days before or after are not supported"},
    {"bis ", "write both times: 09:00-12:00"},
    {"und ", "write a comma"},
    {"&", "write a comma"},
    {"/", "write a comma between days, || before what holds otherwise"},
    {"|", "what holds otherwise stands behind ||"},
    {"PH", "write PH before the weekdays, with a comma where it stands beside them"},
    {"SH", "write SH before the weekdays, with a comma where it stands beside them"},
    {"week", "weeks stand behind the dates and before the weekdays"},
};

bool reader_refuse_word(struct hours_reader *reader, const char *right)
{
    for (size_t i = 0; i < COUNT_OF(mistakes); i++)
        if (strncmp(reader->at, mistakes[i].written, strlen(mistakes[i].written)) == 0)
            return reader_refuse(reader, mistakes[i].right);
    return reader_refuse(reader, right);
}

void reader_skip_spaces(struct hours_reader *reader)
{
    reader->at += strspn(reader->at, " ");
}

bool reader_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool reader_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool reader_accept(struct hours_reader *reader, const char *token)
{
    size_t length = strlen(token);
    if (strncmp(reader->at, token, length) != 0)
        return false;
    reader->at += length;
    return true;
}

bool reader_accept_word(struct hours_reader *reader, const char *word)
{
    size_t length = strlen(word);
    return strncmp(reader->at, word, length) == 0 && !reader_is_letter(reader->at[length]) &&
           reader_accept(reader, word);
}

int reader_accept_one(struct hours_reader *reader, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (reader_accept(reader, words[i]))
            return (int)i;
    return -1;
}

size_t reader_digits(const char *at)
{
    return strspn(at, "0123456789");
}

size_t reader_number(const char *at)
{
    size_t digits = reader_digits(at);
    bool time = at[digits] == ':' && reader_is_digit(at[digits + 1]);
    return digits <= 2 && !time ? digits : 0;
}

int reader_accept_number(struct hours_reader *reader)
{
    size_t digits = reader_number(reader->at);
    int number = digits ? atoi(reader->at) : 0;
    reader->at += digits;
    return number;
}

bool reader_accept_comma(struct hours_reader *reader, bool (*begins)(const char *at))
{
    const char *at = reader->at + strspn(reader->at, " ");
    if (*at != ',')
        return false;
    at++;
    at += strspn(at, " ");
    if (!begins(at))
        return false;
    reader->at = at;
    return true;
}

const void *reader_keep(struct hours_reader *reader, const void *list, size_t count, size_t size)
{
    void *kept = arena_alloc(reader->arena, count * size);
    if (count)
        memcpy(kept, list, count * size);
    return kept;
}

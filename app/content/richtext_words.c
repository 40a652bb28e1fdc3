/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of a line, sign by sign: whatever has a meaning there begins with one of a few signs,
 * each with a function of its own. */
#include "content/richtext_reader.h"

#include "base/memory.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static struct rich_run *add_run(struct richtext_reader *reader)
{
    struct rich_run *run = &reader->runs[reader->run_count++];
    *run = (struct rich_run){.words = "", .strong = reader->strong};
    if (reader->words.length)
        run->words = arena_substring(reader->arena, reader->words.string, reader->words.length);
    strbuf_clear(&reader->words);
    return run;
}

void richtext_flush(struct richtext_reader *reader)
{
    if (reader->words.length)
        add_run(reader);
}

static char sign_at(const struct richtext_reader *reader, size_t at)
{
    return at < reader->line_to ? reader->source[at] : '\0';
}

static char sign_before(const struct richtext_reader *reader, size_t at)
{
    return at > reader->line_from ? reader->source[at - 1] : '\0';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\0';
}

static bool is_part_of_word(UChar32 c)
{
    return c >= 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK));
}

static bool word_before(const struct richtext_reader *reader, size_t at)
{
    UChar32 c = -1;
    const uint8_t *bytes = (const uint8_t *)reader->source;
    int32_t start = (int32_t)reader->line_from, i = (int32_t)at;
    if (i > start)
        U8_PREV(bytes, start, i, c);
    return is_part_of_word(c);
}

static bool word_at(const struct richtext_reader *reader, size_t at)
{
    UChar32 c = -1;
    const uint8_t *bytes = (const uint8_t *)reader->source;
    int32_t i = (int32_t)at, end = (int32_t)reader->line_to;
    if (i < end)
        U8_NEXT(bytes, i, end, c);
    return is_part_of_word(c);
}

static bool take(struct richtext_reader *reader, size_t *at, size_t count)
{
    strbuf_add_bytes(&reader->words, reader->source + *at, count);
    *at += count;
    return true;
}

static size_t repeated(const struct richtext_reader *reader, size_t at)
{
    size_t count = 1;
    while (sign_at(reader, at + count) == reader->source[at])
        count++;
    return count;
}

static bool stands_between(const struct richtext_reader *reader, size_t at, size_t count)
{
    bool in_word = word_before(reader, at) && word_at(reader, at + count);
    return in_word || (is_space(sign_before(reader, at)) && is_space(sign_at(reader, at + count)) &&
                          count == 1);
}

/* The signs. Each of the functions is called with `*at` on its sign, and moves it behind what it
 * has read; false after a fault. */

static bool read_escape(struct richtext_reader *reader, size_t *at)
{
    char escaped = sign_at(reader, *at + 1);
    if (!escaped || !strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", escaped))
        return richtext_fault(
            reader, *at, "a \\ stands before no sign that means something; write \\\\");
    ++*at;
    return take(reader, at, 1);
}

static bool turn_strong(struct richtext_reader *reader, size_t at)
{
    bool begins = !reader->strong;
    if (reader->inside_link)
        return richtext_fault(
            reader, at, "** inside the words of a link; write it around the whole link");
    if (reader->heading)
        return richtext_fault(reader, at, "** in a heading, which is strong already; leave it out");
    if (begins ? is_space(sign_at(reader, at + 2)) : is_space(sign_before(reader, at)))
        return richtext_fault(reader, at,
            begins ? "a space behind the ** that begins strong words; remove it"
                   : "a space before the ** that ends strong words; remove it");
    richtext_flush(reader);
    reader->strong = begins;
    reader->strong_from = at;
    return true;
}

static bool read_star(struct richtext_reader *reader, size_t *at)
{
    size_t count = repeated(reader, *at);
    if (count == 1 && stands_between(reader, *at, 1))
        return take(reader, at, 1);
    if (count == 1)
        return richtext_fault(
            reader, *at, "a single * marks nothing; write **strong words**, or \\*");
    if (count > 2)
        return richtext_fault(reader, *at, "more than two stars; write **strong words**, or \\*");
    if (!turn_strong(reader, *at))
        return false;
    *at += 2;
    return true;
}

static bool read_underscore(struct richtext_reader *reader, size_t *at)
{
    size_t count = repeated(reader, *at);
    if (stands_between(reader, *at, count))
        return take(reader, at, count);
    return richtext_fault(
        reader, *at, "a _ beside a word marks nothing; write **strong words**, or \\_");
}

/* What may stand in a target, up to `end`: no spaces, brackets or quotation marks, only ASCII. */
static size_t target_end(const struct richtext_reader *reader, size_t at, char end)
{
    for (; at < reader->line_to && reader->source[at] != end; at++) {
        unsigned char c = (unsigned char)reader->source[at];
        if (c <= ' ' || c >= 0x7F || strchr("()<>[]\\\"`{}|^", c))
            break;
    }
    return at;
}

static bool add_link(struct richtext_reader *reader, struct rich_span source,
    struct rich_span words, struct rich_span target, bool bare)
{
    const char *wrong;
    if (target.to - target.from > LINK_BYTES_MOST)
        return richtext_fault(
            reader, target.from, "the link leads to an overlong address; shorten it");
    const char *to =
        arena_substring(reader->arena, reader->source + target.from, target.to - target.from);
    enum link_kind kind = link_kind(to, &wrong);
    if (!kind)
        return richtext_fault(
            reader, target.from, arena_printf(reader->arena, "the link \"%s\" %s", to, wrong));
    if (++reader->link_count > RICHTEXT_LINKS_MOST)
        return richtext_fault(
            reader, source.from, "more links than a page can show; divide the text");
    if (bare)
        strbuf_add(&reader->words, link_shown(to));
    struct rich_run *run = add_run(reader);
    run->link = kind;
    run->target = to;
    run->says_target = link_says(kind, to, run->words);
    run->source = source;
    run->source_words = words;
    wrong = link_words_fault(kind, to, run->words);
    return !wrong || richtext_fault(reader, words.from, wrong);
}

/* The bracket that ends a link's words; the line's end where there is none. */
static size_t words_end(const struct richtext_reader *reader, size_t at)
{
    while (at < reader->line_to && reader->source[at] != ']' && reader->source[at] != '[')
        at += reader->source[at] == '\\' ? 2 : 1;
    return at < reader->line_to ? at : reader->line_to;
}

static bool read_link_words(struct richtext_reader *reader, struct rich_span words)
{
    reader->inside_link = true;
    bool read = richtext_read_words(reader, words.from, words.to);
    reader->inside_link = false;
    if (!read)
        return false;
    if (!reader->words.length || strspn(reader->words.string, " ") == reader->words.length)
        return richtext_fault(reader, words.from, "the link has no words; write what is there");
    if (richtext_beginning_fault(reader->words.string))
        return richtext_fault(
            reader, words.from, "a space or sign before the link's words; remove it");
    return true;
}

static bool read_link(struct richtext_reader *reader, size_t *at)
{
    struct rich_span words = {*at + 1, words_end(reader, *at + 1)};
    if (sign_at(reader, words.to) != ']' || sign_at(reader, words.to + 1) != '(')
        return richtext_fault(
            reader, *at, "a [ without a link; write [words](services/ID), or \\[");
    if (reader->heading)
        return richtext_fault(reader, *at, "a link in a heading; put it into the text beneath");
    struct rich_span target = {words.to + 2, target_end(reader, words.to + 2, ')')};
    if (sign_at(reader, target.to) != ')')
        return richtext_fault(reader, target.to,
            "the link's target does not end here; write no spaces, titles or letters beyond ASCII, "
            "and ) behind it");
    richtext_flush(reader);
    struct rich_span source = {*at, target.to + 1};
    *at = source.to;
    return read_link_words(reader, words) && add_link(reader, source, words, target, false);
}

static bool read_bracket_end(struct richtext_reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '(')
        return richtext_fault(
            reader, *at, "the [ of this link is missing; write [words](services/ID)");
    return take(reader, at, 1);
}

static bool begins_bare_link(const struct richtext_reader *reader, size_t at)
{
    static const char *const schemes[] = {"tel:", "mailto:", "http://", "https://"};
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (strncmp(reader->source + at, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static bool read_angle(struct richtext_reader *reader, size_t *at)
{
    char next = sign_at(reader, *at + 1);
    bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (!letter && (!next || !strchr("/!?", next)))
        return take(reader, at, 1);
    struct rich_span target = {*at + 1, target_end(reader, *at + 1, '>')};
    bool ends = sign_at(reader, target.to) == '>';
    if (!ends || !begins_bare_link(reader, target.from) || reader->inside_link || reader->heading)
        return richtext_fault(reader, *at,
            "a tag of HTML is not shown; leave it out, write <https://example.org> or "
            "<tel:+492414320>, or \\<");
    richtext_flush(reader);
    struct rich_span source = {*at, target.to + 1};
    *at = source.to;
    return add_link(reader, source, target, target, true);
}

static bool read_colon(struct richtext_reader *reader, size_t *at)
{
    bool address = sign_at(reader, *at + 1) == '/' && sign_at(reader, *at + 2) == '/';
    if (address && !reader->inside_link)
        return richtext_fault(
            reader, *at, "a web address that stands alone is no link; write <https://example.org>");
    return take(reader, at, 1);
}

static bool read_w(struct richtext_reader *reader, size_t *at)
{
    bool address = strncmp(reader->source + *at, "www.", 4) == 0 && !word_before(reader, *at) &&
                   word_at(reader, *at + 4);
    if (address && !reader->inside_link)
        return richtext_fault(reader, *at,
            "a web address that stands alone is no link; write <https://www.example.org>");
    return take(reader, at, 1);
}

static bool read_at(struct richtext_reader *reader, size_t *at)
{
    if (word_before(reader, *at) && word_at(reader, *at + 1) && !reader->inside_link)
        return richtext_fault(reader, *at,
            "an e-mail address that stands alone is no link; write <mailto:name@example.org>");
    return take(reader, at, 1);
}

static bool read_ampersand(struct richtext_reader *reader, size_t *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *name = reader->source + *at + 1;
    name += *name == '#';
    size_t length = strspn(name, letters);
    if (length && name[length] == ';')
        return richtext_fault(reader, *at, "an entity of HTML; write the character itself, or \\&");
    return take(reader, at, 1);
}

static bool read_exclamation(struct richtext_reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '[')
        return richtext_fault(
            reader, *at, "a picture is not shown here; leave it out, or write \\!");
    return take(reader, at, 1);
}

static bool read_tilde(struct richtext_reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '~')
        return richtext_fault(
            reader, *at, "struck words are not shown; leave them out, or write \\~");
    return take(reader, at, 1);
}

static bool refuse_code(struct richtext_reader *reader, size_t *at)
{
    return richtext_fault(reader, *at, "a ` marks code; write „ and “ for quotations, or \\`");
}

static bool refuse_table(struct richtext_reader *reader, size_t *at)
{
    return richtext_fault(reader, *at, "a table is not shown; write a list with - , or \\|");
}

static bool refuse_control(struct richtext_reader *reader, size_t *at)
{
    return richtext_fault(reader, *at, "a tab or another control character; write a space");
}

static const struct {
    char sign;
    bool (*read)(struct richtext_reader *reader, size_t *at);
} signs[] = {
    {'!', read_exclamation},
    {'&', read_ampersand},
    {'*', read_star},
    {':', read_colon},
    {'<', read_angle},
    {'@', read_at},
    {'[', read_link},
    {'\\', read_escape},
    {'\r', refuse_control},
    {'\t', refuse_control},
    {']', read_bracket_end},
    {'_', read_underscore},
    {'`', refuse_code},
    {'w', read_w},
    {'|', refuse_table},
    {'~', read_tilde},
};
static const char SIGNS[] = "!&*:<@[\\\r\t]_`w|~";

static bool read_sign(struct richtext_reader *reader, size_t *at)
{
    size_t i = 0;
    while (signs[i].sign != reader->source[*at])
        i++;
    return signs[i].read(reader, at);
}

bool richtext_read_words(struct richtext_reader *reader, size_t from, size_t to)
{
    size_t at = from;
    bool sound = true;
    while (sound && at < to) {
        size_t plain = strcspn(reader->source + at, SIGNS);
        plain = plain < to - at ? plain : to - at;
        take(reader, &at, plain);
        if (at < to)
            sound = read_sign(reader, &at);
    }
    return sound;
}

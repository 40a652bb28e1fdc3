/* SPDX-License-Identifier: EUPL-1.2 */
/* Line by line, and in a line sign by sign: whatever has a meaning begins at its line's start or
 * with one of a few signs, each with a function of its own. After a fault the rest of the line is
 * left out, so that one run tells the faults of all lines. */
#include "content/richtext.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

struct reader {
    struct arena *arena;
    const char *source;
    struct rich_block *blocks;
    struct rich_run *runs; /* of all blocks, side by side */
    struct rich_fault *faults;
    size_t block_count, run_count, fault_count, link_count;
    size_t line_from, line_to; /* the line in hand, without the spaces at its end */
    struct strbuf words; /* read, but in no run yet */
    bool strong, heading, inside_link;
    size_t strong_from;
    bool open; /* the last block may go on in the next line */
    int number; /* the last of the numbered list that may go on; 0: none */
    bool full; /* no block more */
};

/* Always false. */
static bool fault(struct reader *reader, size_t offset, const char *message)
{
    if (reader->fault_count < RICHTEXT_FAULTS_MOST)
        reader->faults[reader->fault_count++] = (struct rich_fault){offset, message};
    return false;
}

static struct rich_run *add_run(struct reader *reader)
{
    struct rich_run *run = &reader->runs[reader->run_count++];
    *run = (struct rich_run){.words = "", .strong = reader->strong};
    if (reader->words.length)
        run->words = arena_substring(reader->arena, reader->words.string, reader->words.length);
    strbuf_clear(&reader->words);
    return run;
}

static void flush(struct reader *reader)
{
    if (reader->words.length)
        add_run(reader);
}

/* What begins a line and means something in Markdown, but nothing here. The first that fits. */
static const struct {
    const char *begins, *message;
} refused[] = {
    {" ", "the line begins with a space; remove it, lists have one level only"},
    {">", "a quotation is not shown; write „ and “, or \\>"},
    {"* ", "a list with *; write - "},
    {"+ ", "a list with +; write - , or \\+"},
    {"• ", "a list with •; write - "},
    {"– ", "a list with a dash; write a hyphen and a space: - "},
    {"# ", "# would be the page's own heading; write ## "},
    {"#", "a heading has ## and a space before it; write ## Heading, or \\#"},
};

static const char *refused_beginning(const char *line)
{
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        if (strncmp(line, refused[i].begins, strlen(refused[i].begins)) == 0)
            return refused[i].message;
    return NULL;
}

/* Signs. Each is called with `*at` on its sign, and moves it behind what it has read; false after a
 * fault. */

static char sign_at(const struct reader *reader, size_t at)
{
    return at < reader->line_to ? reader->source[at] : '\0';
}

static char sign_before(const struct reader *reader, size_t at)
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

static bool word_before(const struct reader *reader, size_t at)
{
    UChar32 c = -1;
    const uint8_t *bytes = (const uint8_t *)reader->source;
    int32_t start = (int32_t)reader->line_from, i = (int32_t)at;
    if (i > start)
        U8_PREV(bytes, start, i, c);
    return is_part_of_word(c);
}

static bool word_at(const struct reader *reader, size_t at)
{
    UChar32 c = -1;
    const uint8_t *bytes = (const uint8_t *)reader->source;
    int32_t i = (int32_t)at, end = (int32_t)reader->line_to;
    if (i < end)
        U8_NEXT(bytes, i, end, c);
    return is_part_of_word(c);
}

static bool take(struct reader *reader, size_t *at, size_t count)
{
    strbuf_add_bytes(&reader->words, reader->source + *at, count);
    *at += count;
    return true;
}

static size_t repeated(const struct reader *reader, size_t at)
{
    size_t count = 1;
    while (sign_at(reader, at + count) == reader->source[at])
        count++;
    return count;
}

static bool stands_between(const struct reader *reader, size_t at, size_t count)
{
    bool in_word = word_before(reader, at) && word_at(reader, at + count);
    return in_word || (is_space(sign_before(reader, at)) && is_space(sign_at(reader, at + count)) &&
                          count == 1);
}

static bool read_escape(struct reader *reader, size_t *at)
{
    char escaped = sign_at(reader, *at + 1);
    if (!escaped || !strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", escaped))
        return fault(reader, *at, "a \\ stands before no sign that means something; write \\\\");
    ++*at;
    return take(reader, at, 1);
}

static bool turn_strong(struct reader *reader, size_t at)
{
    bool begins = !reader->strong;
    if (reader->inside_link)
        return fault(reader, at, "** inside the words of a link; write it around the whole link");
    if (reader->heading)
        return fault(reader, at, "** in a heading, which is strong already; leave it out");
    if (begins ? is_space(sign_at(reader, at + 2)) : is_space(sign_before(reader, at)))
        return fault(reader, at,
            begins ? "a space behind the ** that begins strong words; remove it"
                   : "a space before the ** that ends strong words; remove it");
    flush(reader);
    reader->strong = begins;
    reader->strong_from = at;
    return true;
}

static bool read_star(struct reader *reader, size_t *at)
{
    size_t count = repeated(reader, *at);
    if (count == 1 && stands_between(reader, *at, 1))
        return take(reader, at, 1);
    if (count == 1)
        return fault(reader, *at, "a single * marks nothing; write **strong words**, or \\*");
    if (count > 2)
        return fault(reader, *at, "more than two stars; write **strong words**, or \\*");
    if (!turn_strong(reader, *at))
        return false;
    *at += 2;
    return true;
}

static bool read_underscore(struct reader *reader, size_t *at)
{
    size_t count = repeated(reader, *at);
    if (stands_between(reader, *at, count))
        return take(reader, at, count);
    return fault(reader, *at, "a _ beside a word marks nothing; write **strong words**, or \\_");
}

/* What may stand in a target, up to `end`: no spaces, brackets or quotation marks, only ASCII. */
static size_t target_end(const struct reader *reader, size_t at, char end)
{
    for (; at < reader->line_to && reader->source[at] != end; at++) {
        unsigned char c = (unsigned char)reader->source[at];
        if (c <= ' ' || c >= 0x7F || strchr("()<>[]\\\"`{}|^", c))
            break;
    }
    return at;
}

static bool add_link(struct reader *reader, struct rich_span source, struct rich_span words,
    struct rich_span target, bool bare)
{
    const char *wrong;
    if (target.to - target.from > LINK_BYTES_MOST)
        return fault(reader, target.from, "the link leads to an overlong address; shorten it");
    const char *to =
        arena_substring(reader->arena, reader->source + target.from, target.to - target.from);
    enum link_kind kind = link_kind(to, &wrong);
    if (!kind)
        return fault(
            reader, target.from, arena_printf(reader->arena, "the link \"%s\" %s", to, wrong));
    if (++reader->link_count > RICHTEXT_LINKS_MOST)
        return fault(reader, source.from, "more links than a page can show; divide the text");
    if (bare)
        strbuf_add(&reader->words, link_shown(to));
    struct rich_run *run = add_run(reader);
    run->link = kind;
    run->target = to;
    run->says_target = link_says(kind, to, run->words);
    run->source = source;
    run->source_words = words;
    wrong = link_words_fault(kind, to, run->words);
    return !wrong || fault(reader, words.from, wrong);
}

static bool read_words(struct reader *reader, size_t from, size_t to);

/* The bracket that ends a link's words; the line's end where there is none. */
static size_t words_end(const struct reader *reader, size_t at)
{
    while (at < reader->line_to && reader->source[at] != ']' && reader->source[at] != '[')
        at += reader->source[at] == '\\' ? 2 : 1;
    return at < reader->line_to ? at : reader->line_to;
}

static bool read_link_words(struct reader *reader, struct rich_span words)
{
    reader->inside_link = true;
    bool read = read_words(reader, words.from, words.to);
    reader->inside_link = false;
    if (!read)
        return false;
    if (!reader->words.length || strspn(reader->words.string, " ") == reader->words.length)
        return fault(reader, words.from, "the link has no words; write what is there");
    if (refused_beginning(reader->words.string))
        return fault(reader, words.from, "a space or sign before the link's words; remove it");
    return true;
}

static bool read_link(struct reader *reader, size_t *at)
{
    struct rich_span words = {*at + 1, words_end(reader, *at + 1)};
    if (sign_at(reader, words.to) != ']' || sign_at(reader, words.to + 1) != '(')
        return fault(reader, *at, "a [ without a link; write [words](services/ID), or \\[");
    if (reader->heading)
        return fault(reader, *at, "a link in a heading; put it into the text beneath");
    struct rich_span target = {words.to + 2, target_end(reader, words.to + 2, ')')};
    if (sign_at(reader, target.to) != ')')
        return fault(reader, target.to,
            "the link's target does not end here; write no spaces, titles or letters beyond ASCII, "
            "and ) behind it");
    flush(reader);
    struct rich_span source = {*at, target.to + 1};
    *at = source.to;
    return read_link_words(reader, words) && add_link(reader, source, words, target, false);
}

static bool read_bracket_end(struct reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '(')
        return fault(reader, *at, "the [ of this link is missing; write [words](services/ID)");
    return take(reader, at, 1);
}

static bool begins_bare_link(const struct reader *reader, size_t at)
{
    static const char *const schemes[] = {"tel:", "mailto:", "http://", "https://"};
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (strncmp(reader->source + at, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

static bool read_angle(struct reader *reader, size_t *at)
{
    char next = sign_at(reader, *at + 1);
    bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (!letter && (!next || !strchr("/!?", next)))
        return take(reader, at, 1);
    struct rich_span target = {*at + 1, target_end(reader, *at + 1, '>')};
    bool ends = sign_at(reader, target.to) == '>';
    if (!ends || !begins_bare_link(reader, target.from) || reader->inside_link || reader->heading)
        return fault(reader, *at,
            "a tag of HTML is not shown; leave it out, write <https://example.org> or "
            "<tel:+492414320>, or \\<");
    flush(reader);
    struct rich_span source = {*at, target.to + 1};
    *at = source.to;
    return add_link(reader, source, target, target, true);
}

static bool read_colon(struct reader *reader, size_t *at)
{
    bool address = sign_at(reader, *at + 1) == '/' && sign_at(reader, *at + 2) == '/';
    if (address && !reader->inside_link)
        return fault(
            reader, *at, "a web address that stands alone is no link; write <https://example.org>");
    return take(reader, at, 1);
}

static bool read_w(struct reader *reader, size_t *at)
{
    bool address = strncmp(reader->source + *at, "www.", 4) == 0 && !word_before(reader, *at) &&
                   word_at(reader, *at + 4);
    if (address && !reader->inside_link)
        return fault(reader, *at,
            "a web address that stands alone is no link; write <https://www.example.org>");
    return take(reader, at, 1);
}

static bool read_at(struct reader *reader, size_t *at)
{
    if (word_before(reader, *at) && word_at(reader, *at + 1) && !reader->inside_link)
        return fault(reader, *at,
            "an e-mail address that stands alone is no link; write <mailto:name@example.org>");
    return take(reader, at, 1);
}

static bool read_ampersand(struct reader *reader, size_t *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *name = reader->source + *at + 1;
    name += *name == '#';
    size_t length = strspn(name, letters);
    if (length && name[length] == ';')
        return fault(reader, *at, "an entity of HTML; write the character itself, or \\&");
    return take(reader, at, 1);
}

static bool read_exclamation(struct reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '[')
        return fault(reader, *at, "a picture is not shown here; leave it out, or write \\!");
    return take(reader, at, 1);
}

static bool read_tilde(struct reader *reader, size_t *at)
{
    if (sign_at(reader, *at + 1) == '~')
        return fault(reader, *at, "struck words are not shown; leave them out, or write \\~");
    return take(reader, at, 1);
}

static bool refuse_code(struct reader *reader, size_t *at)
{
    return fault(reader, *at, "a ` marks code; write „ and “ for quotations, or \\`");
}

static bool refuse_table(struct reader *reader, size_t *at)
{
    return fault(reader, *at, "a table is not shown; write a list with - , or \\|");
}

static bool refuse_control(struct reader *reader, size_t *at)
{
    return fault(reader, *at, "a tab or another control character; write a space");
}

static const struct {
    char sign;
    bool (*read)(struct reader *reader, size_t *at);
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

static bool read_sign(struct reader *reader, size_t *at)
{
    size_t i = 0;
    while (signs[i].sign != reader->source[*at])
        i++;
    return signs[i].read(reader, at);
}

static bool read_words(struct reader *reader, size_t from, size_t to)
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

/* Lines */

/* Room for what a line adds has been made; a block that exists already goes on with it. */
static void read_line_words(struct reader *reader, size_t from)
{
    struct rich_block *block = &reader->blocks[reader->block_count - 1];
    const struct rich_run *first = block->runs;
    strbuf_clear(&reader->words);
    if (read_words(reader, from, reader->line_to) && reader->strong)
        fault(reader, reader->strong_from,
            "the ** that begins here never ends; write ** behind the strong words, on the same "
            "line");
    flush(reader);
    reader->strong = false;
    block->run_count = (size_t)(&reader->runs[reader->run_count] - first);
    if (!block->run_count) { /* all of it was a fault */
        reader->block_count--;
        reader->open = false;
    }
}

static bool begin_block(struct reader *reader, enum rich_kind kind, int number)
{
    if (reader->block_count == RICHTEXT_BLOCKS_MOST) {
        reader->full = true;
        return fault(reader, reader->line_from, "too many paragraphs for a page; divide the text");
    }
    reader->blocks[reader->block_count++] = (struct rich_block){
        .kind = kind, .number = number, .runs = &reader->runs[reader->run_count]};
    reader->open = kind != RICH_HEADING;
    reader->number = number;
    reader->heading = kind == RICH_HEADING;
    return true;
}

/* The length of "12. ", or of "12) "; 0: the line begins with neither. */
static size_t number_length(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    bool mark = digits && digits <= 9 && (line[digits] == '.' || line[digits] == ')');
    return mark && strchr(" \r\n", line[digits + 1]) ? digits + 2 : 0;
}

/* Rules, headings that are underlined, empty points of a list. */
static bool is_drawn_line(const struct reader *reader)
{
    size_t length = reader->line_to - reader->line_from;
    return strspn(reader->source + reader->line_from, "-=*_ ") >= length;
}

static bool is_heading(const struct reader *reader)
{
    size_t from = reader->line_from;
    return strncmp(reader->source + from, "## ", 3) == 0 && reader->line_to > from + 3;
}

static const char *line_fault(const struct reader *reader)
{
    const char *line = reader->source + reader->line_from;
    if (is_drawn_line(reader))
        return "a line of signs only; headings begin with ## , points of a list with - and words";
    return is_heading(reader) ? NULL : refused_beginning(line);
}

static size_t skip_spaces(const struct reader *reader, size_t at)
{
    while (sign_at(reader, at) == ' ')
        at++;
    return at;
}

/* The words of a point, which begin `length` bytes behind the line's start. */
static void read_point(struct reader *reader, enum rich_kind kind, int number, size_t length)
{
    size_t from = skip_spaces(reader, reader->line_from + length);
    const char *words = reader->source + from;
    bool nested = refused_beginning(words) || strncmp(words, "- ", 2) == 0 || number_length(words);
    if (nested)
        fault(
            reader, from, "a list, heading or quotation inside a list; lists have one level only");
    else if (begin_block(reader, kind, number))
        read_line_words(reader, from);
}

static void read_number(struct reader *reader, size_t length)
{
    const char *line = reader->source + reader->line_from;
    int next = reader->number + 1, digits = (int)length - 2;
    if (line[digits] == '.' && strtol(line, NULL, 10) == next &&
        reader->line_from + length < reader->line_to)
        read_point(reader, RICH_NUMBER, next, length);
    else
        fault(reader, reader->line_from,
            arena_printf(reader->arena,
                "a numbered list counts from 1. without a gap; write \"%d. \" and words, or "
                "%.*s\\%c "
                "where it is none",
                next, digits, line, line[digits]));
}

static void read_heading(struct reader *reader)
{
    size_t from = skip_spaces(reader, reader->line_from + strlen("## ")), end = reader->line_to;
    while (reader->source[end - 1] == '#')
        end--;
    if (end < reader->line_to && reader->source[end - 1] == ' ')
        fault(reader, end, "a # behind the heading; leave it out, or write \\#");
    else if (begin_block(reader, RICH_HEADING, 0))
        read_line_words(reader, from);
}

static void read_paragraph(struct reader *reader)
{
    bool goes_on = reader->open;
    if (goes_on && reader->blocks[reader->block_count - 1].kind != RICH_PARAGRAPH) {
        fault(reader, reader->line_from,
            "a line right beneath a list; leave an empty line between them, or write it into the "
            "point above");
        return;
    }
    if (!goes_on && !begin_block(reader, RICH_PARAGRAPH, 0))
        return;
    if (goes_on) {
        strbuf_add(&reader->words, "\n");
        flush(reader);
    }
    read_line_words(reader, reader->line_from);
}

static void read_line(struct reader *reader)
{
    const char *line = reader->source + reader->line_from;
    const char *wrong = line_fault(reader);
    size_t number = number_length(line);
    if (reader->line_from == reader->line_to)
        reader->open = false;
    else if (wrong)
        fault(reader, reader->line_from, wrong);
    else if (is_heading(reader))
        read_heading(reader);
    else if (strncmp(line, "- ", 2) == 0)
        read_point(reader, RICH_BULLET, 0, 2);
    else if (number)
        read_number(reader, number);
    else
        read_paragraph(reader);
}

static void read_lines(struct reader *reader)
{
    size_t end;
    for (size_t from = 0; reader->source[from] && !reader->full;
         from = end + (reader->source[end] == '\n')) {
        end = from + strcspn(reader->source + from, "\n");
        reader->line_from = reader->line_to = from;
        for (size_t i = from; i < end; i++)
            if (!strchr(" \r", reader->source[i]))
                reader->line_to = i + 1;
        read_line(reader);
    }
}

/* A line ends one block at most and adds two runs, a sign of a link two, a star one. */
static void make_room(struct reader *reader)
{
    size_t lines = 1, marks = 0;
    for (const char *c = reader->source; *c; c++) {
        lines += *c == '\n';
        marks += *c == '*' || *c == '[' || *c == '<';
    }
    size_t blocks = lines < RICHTEXT_BLOCKS_MOST ? lines : RICHTEXT_BLOCKS_MOST;
    reader->blocks = arena_alloc(reader->arena, blocks * sizeof *reader->blocks);
    reader->runs = arena_alloc(reader->arena, 2 * (lines + marks) * sizeof *reader->runs);
    reader->faults = arena_alloc(reader->arena, RICHTEXT_FAULTS_MOST * sizeof *reader->faults);
}

const struct richtext *richtext_read(struct arena *arena, const char *source)
{
    struct richtext *text = arena_alloc(arena, sizeof *text);
    struct reader reader = {.arena = arena, .source = source};
    bool overlong = strlen(source) > RICHTEXT_BYTES_MOST;
    if (overlong)
        reader.source = "";
    make_room(&reader);
    if (overlong)
        fault(&reader, RICHTEXT_BYTES_MOST, "the text is too long; divide it");
    read_lines(&reader);
    strbuf_finish(&reader.words);
    *text = (struct richtext){reader.blocks, reader.block_count, reader.faults, reader.fault_count};
    return text;
}

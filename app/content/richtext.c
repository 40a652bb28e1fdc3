/* SPDX-License-Identifier: EUPL-1.2 */
/* Line by line: what begins a line decides what block it is or goes on with. After a fault the rest
 * of the line is left out, so that one run tells the faults of all lines. */
#include "content/richtext.h"

#include "base/memory.h"
#include "content/richtext_reader.h"

#include <stdlib.h>
#include <string.h>

bool richtext_fault(struct richtext_reader *reader, size_t offset, const char *message)
{
    if (reader->fault_count < RICHTEXT_FAULTS_MOST)
        reader->faults[reader->fault_count++] = (struct rich_fault){offset, message};
    return false;
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

const char *richtext_beginning_fault(const char *line)
{
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        if (strncmp(line, refused[i].begins, strlen(refused[i].begins)) == 0)
            return refused[i].message;
    return NULL;
}

/* Room for what a line adds has been made; a block that exists already goes on with it. */
static void read_line_words(struct richtext_reader *reader, size_t from)
{
    struct rich_block *block = &reader->blocks[reader->block_count - 1];
    const struct rich_run *first = block->runs;
    strbuf_clear(&reader->words);
    if (richtext_read_words(reader, from, reader->line_to) && reader->strong)
        richtext_fault(reader, reader->strong_from,
            "the ** that begins here never ends; write ** behind the strong words, on the same "
            "line");
    richtext_flush(reader);
    reader->strong = false;
    block->run_count = (size_t)(&reader->runs[reader->run_count] - first);
    if (!block->run_count) { /* all of it was a fault */
        reader->block_count--;
        reader->open = false;
    }
}

static bool begin_block(struct richtext_reader *reader, enum rich_kind kind, int number)
{
    if (reader->block_count == RICHTEXT_BLOCKS_MOST) {
        reader->full = true;
        return richtext_fault(
            reader, reader->line_from, "too many paragraphs for a page; divide the text");
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
static bool is_drawn_line(const struct richtext_reader *reader)
{
    size_t length = reader->line_to - reader->line_from;
    return strspn(reader->source + reader->line_from, "-=*_ ") >= length;
}

static bool is_heading(const struct richtext_reader *reader)
{
    size_t from = reader->line_from;
    return strncmp(reader->source + from, "## ", 3) == 0 && reader->line_to > from + 3;
}

static const char *line_fault(const struct richtext_reader *reader)
{
    const char *line = reader->source + reader->line_from;
    if (is_drawn_line(reader))
        return "a line of signs only; headings begin with ## , points of a list with - and words";
    return is_heading(reader) ? NULL : richtext_beginning_fault(line);
}

static size_t skip_spaces(const struct richtext_reader *reader, size_t at)
{
    while (at < reader->line_to && reader->source[at] == ' ')
        at++;
    return at;
}

/* The words of a point, which begin `length` bytes behind the line's start. */
static void read_point(
    struct richtext_reader *reader, enum rich_kind kind, int number, size_t length)
{
    size_t from = skip_spaces(reader, reader->line_from + length);
    const char *words = reader->source + from;
    bool nested =
        richtext_beginning_fault(words) || strncmp(words, "- ", 2) == 0 || number_length(words);
    if (nested)
        richtext_fault(
            reader, from, "a list, heading or quotation inside a list; lists have one level only");
    else if (begin_block(reader, kind, number))
        read_line_words(reader, from);
}

static void read_number(struct richtext_reader *reader, size_t length)
{
    const char *line = reader->source + reader->line_from;
    int next = reader->number + 1, digits = (int)length - 2;
    if (line[digits] == '.' && strtol(line, NULL, 10) == next &&
        reader->line_from + length < reader->line_to)
        read_point(reader, RICH_NUMBER, next, length);
    else
        richtext_fault(reader, reader->line_from,
            arena_printf(reader->arena,
                "a numbered list counts from 1. without a gap; write \"%d. \" and words, or "
                "%.*s\\%c "
                "where it is none",
                next, digits, line, line[digits]));
}

static void read_heading(struct richtext_reader *reader)
{
    size_t from = skip_spaces(reader, reader->line_from + strlen("## ")), end = reader->line_to;
    while (reader->source[end - 1] == '#')
        end--;
    if (end < reader->line_to && reader->source[end - 1] == ' ')
        richtext_fault(reader, end, "a # behind the heading; leave it out, or write \\#");
    else if (begin_block(reader, RICH_HEADING, 0))
        read_line_words(reader, from);
}

static void read_paragraph(struct richtext_reader *reader)
{
    bool goes_on = reader->open;
    if (goes_on && reader->blocks[reader->block_count - 1].kind != RICH_PARAGRAPH) {
        richtext_fault(reader, reader->line_from,
            "a line right beneath a list; leave an empty line between them, or write it into the "
            "point above");
        return;
    }
    if (!goes_on && !begin_block(reader, RICH_PARAGRAPH, 0))
        return;
    if (goes_on) {
        strbuf_add(&reader->words, "\n");
        richtext_flush(reader);
    }
    read_line_words(reader, reader->line_from);
}

static void read_line(struct richtext_reader *reader)
{
    const char *line = reader->source + reader->line_from;
    const char *wrong = line_fault(reader);
    size_t number = number_length(line);
    if (reader->line_from == reader->line_to)
        reader->open = false;
    else if (wrong)
        richtext_fault(reader, reader->line_from, wrong);
    else if (is_heading(reader))
        read_heading(reader);
    else if (strncmp(line, "- ", 2) == 0)
        read_point(reader, RICH_BULLET, 0, 2);
    else if (number)
        read_number(reader, number);
    else
        read_paragraph(reader);
}

static void read_lines(struct richtext_reader *reader)
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
static void make_room(struct richtext_reader *reader)
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
    struct richtext_reader reader = {.arena = arena, .source = source};
    bool overlong = strlen(source) > RICHTEXT_BYTES_MOST;
    if (overlong)
        reader.source = "";
    make_room(&reader);
    if (overlong)
        richtext_fault(&reader, RICHTEXT_BYTES_MOST, "the text is too long; divide it");
    read_lines(&reader);
    strbuf_finish(&reader.words);
    *text = (struct richtext){reader.blocks, reader.block_count, reader.faults, reader.fault_count};
    return text;
}

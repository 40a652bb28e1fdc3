/* SPDX-License-Identifier: EUPL-1.2 */
/* A message is written by copying its lines; only those are made anew whose contents differ.
 * New lines stand where gettext's own programs put them: comments, flags, the previous German, the
 * message. They are not wrapped, a German text may be one line of any length. */
#include "author/po.h"

#include "author/po_line.h"

#include <string.h>

struct printing {
    struct strbuf *out;
    const struct po_text *from, *to;
    size_t begin; /* of the message in `out` */
    bool mark, flags, previous; /* whether these are written, or need not be */
};

static void add_quoted(struct strbuf *out, const char *string, size_t length)
{
    static const char plain[] = "\"\\\n\t\r", escaped[] = "\"\\ntr";
    strbuf_add(out, "\"");
    for (size_t i = 0; i < length; i++) {
        const char *special = string[i] ? strchr(plain, string[i]) : NULL;
        if (special)
            strbuf_printf(out, "\\%c", escaped[special - plain]);
        else
            strbuf_add_bytes(out, string + i, 1);
    }
    strbuf_add(out, "\"\n");
}

/* `keyword "string"`; of several lines, each line end of the string ends one in the file. */
static void add_string(
    struct strbuf *out, const char *prefix, const char *keyword, const char *string)
{
    const char *end = strchr(string, '\n');
    strbuf_printf(out, "%s%s ", prefix, keyword);
    if (end && end[1]) {
        strbuf_printf(out, "\"\"\n%s", prefix);
        for (; end && end[1]; string = end + 1, end = strchr(string, '\n')) {
            add_quoted(out, string, (size_t)(end + 1 - string));
            strbuf_add(out, prefix);
        }
    }
    add_quoted(out, string, strlen(string));
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool keeps_previous(const struct po_text *from, const struct po_text *to)
{
    return same(from->previous, to->previous) && from->obsolete == to->obsolete;
}

static void add_mark(struct printing *printing)
{
    if (!printing->mark)
        strbuf_add(printing->out, "#. " PO_BY_PERSON "\n");
    printing->mark = true;
}

/* All flags of the message on one line, `fuzzy` first where it is due; no line where there is none.
 * gettext forgets `fuzzy` where it is not on the last of several lines. */
static void add_flags(struct printing *printing)
{
    struct strbuf flags = {0};
    struct po_line line = {0};
    if (printing->to->fuzzy)
        strbuf_add(&flags, ", fuzzy");
    for (const char *next = printing->from->lines; po_next_line(&next, &line);) {
        const char *flag = NULL;
        size_t length = 0;
        while (line.part == PO_FLAGS && po_next_flag(&line, &flag, &length))
            if (!po_is_fuzzy(flag, length))
                strbuf_printf(&flags, ", %.*s", (int)length, flag);
    }
    if (flags.length)
        strbuf_printf(printing->out, "#%s\n", flags.string);
    strbuf_finish(&flags);
    printing->flags = true;
}

/* Before the message itself: what it has not had before. */
static void add_missing(struct printing *printing)
{
    const struct po_text *to = printing->to;
    add_mark(printing);
    if (!printing->flags)
        add_flags(printing);
    if (!printing->previous && to->previous)
        add_string(printing->out, to->obsolete ? "#~| " : "#| ", "msgid", to->previous);
    printing->previous = true;
}

/* With or without #~, as the message is now. */
static void add_line(struct printing *printing, const struct po_line *line)
{
    const char *start = line->start, *end = line->start + line->length + 1;
    bool obsolete = printing->to->obsolete;
    if (line->part >= PO_CONTEXT && obsolete != line->obsolete) {
        strbuf_add(printing->out, obsolete ? "#~ " : "");
        start = obsolete ? start : strchr(start, '~') + 1;
        start += !obsolete && *start == ' ';
    }
    strbuf_add_bytes(printing->out, start, (size_t)(end - start));
}

static bool is_comment(const struct po_line *line, const char *text)
{
    const char *start = line->start;
    size_t dot = strspn(start, " \t");
    return strncmp(start + dot, "#.", 2) == 0 &&
           memmem(start, line->length, text, strlen(text)) != NULL;
}

static void print_comment(struct printing *printing, const struct po_line *line)
{
    const struct po_text *to = printing->to;
    bool reviewed = to->by_person || (!to->fuzzy && *to->string);
    if (is_comment(line, PO_BY_PERSON) && !to->by_person)
        return;
    if (!is_comment(line, PO_BY_MACHINE) || !reviewed)
        add_line(printing, line);
}

static void print_flags(struct printing *printing, const struct po_line *line)
{
    add_mark(printing);
    if (printing->from->fuzzy == printing->to->fuzzy)
        add_line(printing, line);
    else if (!printing->flags)
        add_flags(printing);
}

static void print_field(struct printing *printing, const struct po_line *line, const char *keyword,
    const char *from, const char *to)
{
    add_missing(printing);
    if (same(from, to))
        add_line(printing, line);
    else if (line->keyword)
        add_string(printing->out, printing->to->obsolete ? "#~ " : "", keyword, to);
}

static void print_line(struct printing *printing, const struct po_line *line)
{
    const struct po_text *from = printing->from, *to = printing->to;
    switch (line->part) {
    case PO_COMMENT:
        print_comment(printing, line);
        break;
    case PO_FLAGS:
        print_flags(printing, line);
        break;
    case PO_PREVIOUS:
        add_mark(printing);
        if (!printing->flags)
            add_flags(printing);
        if (keeps_previous(from, to))
            add_line(printing, line);
        break;
    case PO_CONTEXT:
        print_field(printing, line, "msgctxt", from->context, to->context);
        break;
    case PO_GERMAN:
        print_field(printing, line, "msgid", from->german, to->german);
        break;
    case PO_BLANK:
        if (printing->out->length > printing->begin)
            add_line(printing, line);
        break;
    case PO_STRING:
    case PO_OTHER:
        add_line(printing, line);
    }
}

static void print_new(struct strbuf *out, const struct po_text *to)
{
    add_string(out, "", "msgctxt", to->context);
    add_string(out, "", "msgid", to->german);
    add_string(out, "", "msgstr", to->string);
}

void po_print(struct strbuf *out, const struct po_text *from, const struct po_text *to)
{
    if (!from->lines) {
        print_new(out, to);
        return;
    }
    struct printing printing = {.out = out, .from = from, .to = to, .begin = out->length};
    printing.mark = from->by_person || !to->by_person;
    printing.flags = from->fuzzy == to->fuzzy;
    printing.previous = keeps_previous(from, to);
    struct po_line line = {0};
    for (const char *next = from->lines; po_next_line(&next, &line);)
        print_line(&printing, &line);
}

bool po_print_comments(struct strbuf *out, const struct po_text *text)
{
    size_t before = out->length;
    struct po_line line = {0};
    for (const char *next = text->lines ? text->lines : ""; po_next_line(&next, &line);) {
        bool translators = line.part == PO_COMMENT && !strchr(".:=", line.start[1]);
        if (translators && line.length > 1)
            strbuf_add_bytes(out, line.start, line.length + 1);
    }
    return out->length > before;
}

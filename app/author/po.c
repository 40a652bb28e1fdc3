/* SPDX-License-Identifier: EUPL-1.2 */
/* libgettextpo reads the text but keeps the lines to itself; a second look at it finds them: the
 * n-th message stands in the n-th group of lines. The library reads files by name only, and no
 * byte order mark and no CR; it is given a file in memory. Its error handler has no room for a
 * context and must not come back after a fatal error, hence the one static and the longjmp. */
#include "author/po.h"

#include "author/encoding.h"
#include "author/po_line.h"
#include "base/file.h"
#include "base/memory.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FILE_MOST = 64 * 1024 * 1024 };

/* The lines of one message. */
struct group {
    const char *start, *end;
    size_t context, german, string; /* line numbers; 0: the message has none */
    size_t other; /* the first line that is not understood */
};

#if defined(__SANITIZE_ADDRESS__)
/* libgettextpo 0.21 keeps the file's name once a message and never frees it. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

static struct {
    struct diagnostics *diagnostics;
    const char *file;
    size_t errors, last_line;
    jmp_buf fatal;
} reading;

static void report(int severity, po_message_t message, const char *file, size_t line, size_t column,
    int multiline, const char *text)
{
    (void)message, (void)file, (void)multiline;
    bool placed = line != (size_t)-1;
    struct position at = {reading.file, placed ? line : 1, 1};
    if (placed && column != (size_t)-1 && column)
        at.column = column;
    int length = (int)strcspn(text, "\n");
    if (severity == PO_SEVERITY_WARNING) {
        if (placed) /* else it is about the character set, which is checked below */
            diagnostics_warning(reading.diagnostics, at, "%.*s", length, text);
        return;
    }
    /* One fault makes the parser complain several times on its line. */
    if (!reading.errors++ || at.line != reading.last_line)
        diagnostics_error(reading.diagnostics, at,
            "%.*s; open the file in a translation editor and save it again", length, text);
    reading.last_line = at.line;
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(reading.fatal, 1);
}

/* Called for messages that stand twice; where the first is, the library has forgotten. */
static void report_two(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int multiline, const char *text, po_message_t message2, const char *file2,
    size_t line2, size_t column2, int multiline2, const char *text2)
{
    (void)severity, (void)message, (void)file, (void)column, (void)multiline, (void)text;
    (void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
    reading.errors++;
    reading.last_line = line == (size_t)-1 ? 1 : line;
    diagnostics_error(reading.diagnostics, (struct position){reading.file, reading.last_line, 1},
        "the text stands in this file already, with the same German; keep one of the two");
}

static const struct po_xerror_handler handler = {report, report_two};

/* Without a byte order mark, CR and what reorders unseen, with a line end at the end. */
static const char *normalise(struct arena *arena, const char *text, size_t bytes)
{
    char *copy = arena_alloc(arena, bytes + 2), *out = copy;
    for (const char *in = text + encoding_mark(text, bytes); *in; in++)
        if (*in != '\r')
            *out++ = *in;
    if (out > copy && out[-1] != '\n')
        *out++ = '\n';
    *out = '\0';
    encoding_strip(copy);
    return copy;
}

static struct position at_line(size_t line, size_t otherwise)
{
    return (struct position){reading.file, line ? line : otherwise, 1};
}

/* gettext takes such a line and the next for one, even where it is a comment. */
static bool check_line_ends(const char *text)
{
    size_t number = 0;
    for (struct po_line line = {0}; po_next_line(&text, &line);) {
        number++;
        if (!line.length || line.start[line.length - 1] != '\\')
            continue;
        diagnostics_error(reading.diagnostics, at_line(number, 1),
            "a backslash at the end of the line swallows the next one; write something behind it");
        return false;
    }
    return true;
}

/* Whether the line may stand where it does: all else before the keywords, each of these once and in
 * their order, strings behind their keyword. */
static bool is_in_place(const struct group *group, const struct po_line *line)
{
    switch (line->part) {
    case PO_CONTEXT:
        return line->keyword ? !group->context && !group->german : group->context != 0;
    case PO_GERMAN:
        return line->keyword ? !group->german : group->german != 0;
    case PO_STRING:
        return line->keyword ? group->german != 0 : group->string != 0;
    case PO_OTHER:
        return false;
    default:
        return !group->context && !group->german;
    }
}

static void note_line(struct group *group, const struct po_line *line, size_t number)
{
    if (!group->start)
        *group = (struct group){.start = line->start};
    group->end = line->start + line->length + 1;
    if (!group->other && !is_in_place(group, line))
        group->other = number;
    if (!line->keyword)
        return;
    if (line->part == PO_CONTEXT)
        group->context = number;
    else if (line->part == PO_GERMAN)
        group->german = number;
    else if (!group->string)
        group->string = number;
}

/* A group ends behind its msgstr. The last one may be nothing but comments. */
static size_t find_groups(const char *text, struct group *groups)
{
    struct po_line line = {0};
    size_t count = 0, number = 0;
    struct group group = {0};
    while (po_next_line(&text, &line)) {
        number++;
        if (group.string && line.part != PO_STRING && line.part != PO_BLANK) {
            groups[count++] = group;
            group = (struct group){0};
        }
        if (line.part != PO_BLANK)
            note_line(&group, &line, number);
    }
    if (group.start)
        groups[count++] = group;
    return count;
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static const char *copy_lines(struct arena *arena, const struct group *group)
{
    return arena_substring(arena, group->start, (size_t)(group->end - group->start));
}

/* gettext itself forgets the flag where it is not on the last of several lines of flags. */
static bool is_fuzzy(const char *lines)
{
    struct po_line line = {0};
    while (po_next_line(&lines, &line)) {
        const char *flag = NULL;
        size_t length = 0;
        while (line.part == PO_FLAGS && po_next_flag(&line, &flag, &length))
            if (po_is_fuzzy(flag, length))
                return true;
    }
    return false;
}

static struct po_text keep(struct arena *arena, po_message_t message, const struct group *group)
{
    const char *context = po_message_msgctxt(message), *lines = copy_lines(arena, group);
    return (struct po_text){
        .context = context ? arena_string(arena, context) : "",
        .german = arena_string(arena, po_message_msgid(message)),
        .string = arena_string(arena, po_message_msgstr(message)),
        .previous = arena_string(arena, po_message_prev_msgid(message)),
        .fuzzy = is_fuzzy(lines),
        .obsolete = po_message_is_obsolete(message),
        .by_person = strstr(po_message_extracted_comments(message), PO_BY_PERSON) != NULL,
        .context_at = at_line(group->context, group->german),
        .german_at = at_line(group->german, 1),
        .string_at = at_line(group->string, group->german),
        .lines = lines,
    };
}

/* An obsolete one too: beside it, the file could not have another. */
static bool is_header(po_message_t message)
{
    return !po_message_msgctxt(message) && !*po_message_msgid(message);
}

static void check_header(const char *header, size_t line)
{
    char *type = po_header_field(header, "Content-Type");
    const char *charset = type ? strstr(type, "charset=") : NULL;
    if (!charset)
        diagnostics_warning(reading.diagnostics, at_line(line, 1),
            "the header does not say which characters the file is written in; write "
            "\"Content-Type: text/plain; charset=UTF-8\\n\"");
    else if (strcasecmp(charset + strlen("charset="), "UTF-8") != 0) {
        reading.errors++;
        diagnostics_error(reading.diagnostics, at_line(line, 1),
            "the header says %s but the file is UTF-8; write charset=UTF-8", charset);
    }
    free(type);
}

/* An escape such as \xE4 may stand for any byte. */
static void check_characters(const struct po_text *text)
{
    const char *const strings[] = {
        text->context, text->german, text->string, text->previous ? text->previous : ""};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        size_t left = strlen(strings[i]), step;
        for (const char *c = strings[i]; left; c += step, left -= step) {
            step = encoding_character(c, left);
            if (step)
                continue;
            reading.errors++;
            diagnostics_error(reading.diagnostics, text->german_at,
                "an escape stands for byte 0x%02X, which is no character in UTF-8; write the "
                "character itself",
                (unsigned)(unsigned char)*c);
            return;
        }
    }
}

static void add_message(
    struct arena *arena, struct po *po, po_message_t message, const struct group *group)
{
    if (is_header(message)) {
        po->header = copy_lines(arena, group);
        check_header(po_message_msgstr(message), group->string);
        return;
    }
    po->texts[po->count] = keep(arena, message, group);
    check_characters(&po->texts[po->count++]);
    if (!po_message_msgid_plural(message))
        return;
    reading.errors++;
    diagnostics_error(reading.diagnostics, at_line(group->german, 1),
        "a text with plural forms; this program uses none, write one msgstr");
}

static bool refuse(const struct group *group)
{
    diagnostics_error(reading.diagnostics, at_line(group->other, 1),
        "something else than one of msgctxt, msgid and msgstr with its text; open the file in a "
        "translation editor and save it again");
    return false;
}

static bool is_message(const struct group *group)
{
    return group->german && group->string && !group->other;
}

static bool collect(struct arena *arena, struct po *po, const char *text, po_file_t po_file)
{
    struct group *groups = arena_alloc(arena, (count_lines(text) + 1) * sizeof *groups);
    size_t count = find_groups(text, groups), i = 0;
    po->texts = arena_alloc(arena, count * sizeof *po->texts);
    po_message_iterator_t messages = po_message_iterator(po_file, NULL);
    po_message_t message = po_next_message(messages);
    for (; i < count && message && is_message(&groups[i]); i++) {
        add_message(arena, po, message, &groups[i]);
        message = po_next_message(messages);
    }
    po_message_iterator_free(messages);
    bool comments = i < count && !groups[i].german && !groups[i].string && !groups[i].other;
    po->rest = comments ? copy_lines(arena, &groups[i++]) : "";
    return (i == count && !message) || refuse(&groups[i]);
}

/* A file that the library can open by its name; -1 on an error, which is reported. */
static int lend(const char *text, size_t bytes)
{
    int descriptor = memfd_create("po", MFD_CLOEXEC);
    for (ssize_t written = 0; descriptor >= 0 && bytes; bytes -= (size_t)written, text += written) {
        written = write(descriptor, text, bytes);
        if (written > 0)
            continue;
        close(descriptor);
        descriptor = -1;
    }
    if (descriptor < 0)
        diagnostics_error(reading.diagnostics, at_line(1, 1),
            "there is no memory for a copy of the file; close other programs");
    return descriptor;
}

static const struct po *parse(struct arena *arena, const char *text, int descriptor)
{
    const char *name = arena_printf(arena, "/proc/self/fd/%d", descriptor);
    if (setjmp(reading.fatal))
        return NULL;
    po_file_t po_file = po_file_read(name, &handler);
    if (!po_file)
        return NULL;
    struct po *po = arena_alloc(arena, sizeof *po);
    bool sound = !reading.errors && collect(arena, po, text, po_file) && !reading.errors;
    po_file_free(po_file);
    return sound ? po : NULL;
}

const struct po *po_parse(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics)
{
    if (!encoding_check(text, bytes, file, diagnostics))
        return NULL;
    reading.diagnostics = diagnostics;
    reading.file = file;
    reading.errors = 0;
    text = normalise(arena, text, bytes);
    int descriptor = check_line_ends(text) ? lend(text, strlen(text)) : -1;
    if (descriptor < 0)
        return NULL;
    const struct po *po = parse(arena, text, descriptor);
    close(descriptor);
    return po;
}

const struct po *po_read(struct arena *arena, const char *file, struct diagnostics *diagnostics)
{
    struct error error;
    size_t bytes;
    const char *text = file_read(arena, file, FILE_MOST, &bytes, &error);
    if (text)
        return po_parse(arena, text, bytes, file, diagnostics);
    diagnostics_unreadable(diagnostics, file, &error, "make it a readable file");
    return NULL;
}

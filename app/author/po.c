/* SPDX-License-Identifier: EUPL-1.2 */
/* libgettextpo reads the file but keeps the line numbers to itself; a second look at the text
 * finds them: the n-th message begins at the n-th line with a msgid. Its error handler has no room
 * for a context and must not come back after a fatal error, hence the one static and the longjmp.
 */
#include "author/po.h"

#include "author/encoding.h"
#include "base/file.h"
#include "base/memory.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <string.h>

enum { FILE_MOST = 64 * 1024 * 1024 };

struct lines {
    size_t context, german, string; /* 0: the message has none */
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
    struct position at = {reading.file, line == (size_t)-1 ? 1 : line, 1};
    if (line != (size_t)-1 && column != (size_t)-1 && column)
        at.column = column;
    int length = (int)strcspn(text, "\n");
    if (severity == PO_SEVERITY_WARNING) {
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

static void report_two(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int multiline, const char *text, po_message_t message2, const char *file2,
    size_t line2, size_t column2, int multiline2, const char *text2)
{
    (void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
    report(severity, message, file, line, column, multiline, text);
}

static const struct po_xerror_handler handler = {report, report_two};

static bool begins(const char *line, const char *keyword)
{
    size_t length = strlen(keyword);
    return strncmp(line, keyword, length) == 0 && strchr(" \t\"", line[length]) && line[length];
}

/* Notes the lines of every message, obsolete ones too; returns how many there are. */
static size_t find_lines(const char *text, struct lines *lines)
{
    size_t count = 0, number = 1, context = 0;
    for (const char *line = text; line; number++) {
        const char *start = strncmp(line, "#~ ", 3) == 0 ? line + 3 : line;
        if (begins(start, "msgctxt")) {
            context = number;
        } else if (begins(start, "msgid")) {
            lines[count++] = (struct lines){context, number, number};
            context = 0;
        } else if (begins(start, "msgstr") && count) {
            lines[count - 1].string = number;
        }
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    return count;
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static struct position at_line(const char *file, size_t line, size_t otherwise)
{
    return (struct position){file, line ? line : otherwise ? otherwise : 1, 1};
}

static struct po_text keep(
    struct arena *arena, const char *file, po_message_t message, struct lines lines)
{
    const char *context = po_message_msgctxt(message);
    return (struct po_text){
        .context = context ? arena_string(arena, context) : "",
        .german = arena_string(arena, po_message_msgid(message)),
        .string = arena_string(arena, po_message_msgstr(message)),
        .fuzzy = po_message_is_fuzzy(message),
        .changed = po_message_prev_msgid(message) != NULL,
        .context_at = at_line(file, lines.context, lines.german),
        .german_at = at_line(file, lines.german, 1),
        .string_at = at_line(file, lines.string, lines.german),
    };
}

/* An escape such as \xE4 may stand for any byte. */
static void check_characters(const struct po_text *text)
{
    const char *const strings[] = {text->context, text->german, text->string};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        size_t left = strlen(strings[i]), step = 1;
        for (const char *c = strings[i]; left && step; c += step, left -= step)
            step = encoding_character(c, left);
        if (step)
            continue;
        diagnostics_error(reading.diagnostics, text->german_at,
            "an escape stands for a byte that is no character in UTF-8; write the character itself");
        return;
    }
}

static bool is_header(po_message_t message)
{
    return !po_message_msgctxt(message) && !*po_message_msgid(message);
}

static const struct po *collect(
    struct arena *arena, const char *file, const char *text, po_file_t po_file)
{
    struct lines *lines = arena_alloc(arena, count_lines(text) * sizeof *lines);
    size_t expected = find_lines(text, lines);
    struct po *po = arena_alloc(arena, sizeof *po);
    po->texts = arena_alloc(arena, expected * sizeof *po->texts);
    po_message_iterator_t messages = po_message_iterator(po_file, NULL);
    po_message_t message;
    for (size_t i = 0; i < expected && (message = po_next_message(messages)); i++) {
        if (po_message_is_obsolete(message) || is_header(message))
            continue;
        po->texts[po->count] = keep(arena, file, message, lines[i]);
        check_characters(&po->texts[po->count++]);
        if (po_message_msgid_plural(message))
            diagnostics_error(reading.diagnostics, at_line(file, lines[i].german, 1),
                "a text with plural forms; this program uses none, write one msgstr");
    }
    po_message_iterator_free(messages);
    return po;
}

const struct po *po_read(struct arena *arena, const char *file, struct diagnostics *diagnostics)
{
    struct error error;
    size_t bytes;
    const char *text = file_read(arena, file, FILE_MOST, &bytes, &error);
    if (!text) {
        diagnostics_unreadable(diagnostics, file, &error, "make it a readable file");
        return NULL;
    }
    if (!encoding_check(text, bytes, file, diagnostics))
        return NULL;
    reading.diagnostics = diagnostics;
    reading.file = file;
    reading.errors = 0;
    if (setjmp(reading.fatal))
        return NULL;
    po_file_t po_file = po_file_read(file, &handler);
    if (!po_file)
        return NULL;
    const struct po *po = reading.errors ? NULL : collect(arena, file, text, po_file);
    po_file_free(po_file);
    return po;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A growing array; the messages are written when they are reported, the order is made when they
 * are printed. */
#include "author/diagnostics.h"

#include "base/arena.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

static const char *const severity_words[] = {"error", "warning"};

struct diagnostic {
    struct position at;
    enum severity severity;
    size_t reported; /* how many were reported before: keeps the order within a cell */
    const char *message;
};

struct diagnostics {
    struct arena *arena;
    struct diagnostic *list;
    size_t count, room;
    size_t of_severity[COUNT_OF(severity_words)];
};

struct diagnostics *diagnostics_create(void)
{
    struct diagnostics *diagnostics = memory_zero(sizeof *diagnostics);
    diagnostics->arena = arena_create();
    return diagnostics;
}

void diagnostics_destroy(struct diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    arena_destroy(diagnostics->arena);
    free(diagnostics->list);
    free(diagnostics);
}

/* One line, whatever was in the cell that is quoted. */
static void flatten(char *message)
{
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7F)
            *c = ' ';
}

static void add(struct diagnostics *diagnostics, enum severity severity, struct position at,
    const char *format, va_list arguments)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, arguments);
    flatten(message);
    if (diagnostics->count == diagnostics->room) {
        diagnostics->room = diagnostics->room ? diagnostics->room * 2 : 64;
        diagnostics->list =
            memory_resize(diagnostics->list, diagnostics->room, sizeof *diagnostics->list);
    }
    diagnostics->list[diagnostics->count] = (struct diagnostic){
        at, severity, diagnostics->count, arena_string(diagnostics->arena, message)};
    diagnostics->count++;
    diagnostics->of_severity[severity]++;
}

void diagnostics_error(struct diagnostics *diagnostics, struct position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(diagnostics, SEVERITY_ERROR, at, format, arguments);
    va_end(arguments);
}

void diagnostics_warning(
    struct diagnostics *diagnostics, struct position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(diagnostics, SEVERITY_WARNING, at, format, arguments);
    va_end(arguments);
}

void diagnostics_unreadable(struct diagnostics *diagnostics, const char *file,
    const struct error *error, const char *remedy)
{
    /* The message begins with the file's name, and so does every line of ours. */
    const char *reason = error->message;
    size_t length = strlen(file);
    if (strncmp(reason, file, length) == 0 && strncmp(reason + length, ": ", 2) == 0)
        reason += length + 2;
    diagnostics_error(diagnostics, (struct position){file, 1, 1}, "%s; %s", reason, remedy);
}

size_t diagnostics_errors(const struct diagnostics *diagnostics)
{
    return diagnostics->of_severity[SEVERITY_ERROR];
}

size_t diagnostics_warnings(const struct diagnostics *diagnostics)
{
    return diagnostics->of_severity[SEVERITY_WARNING];
}

static int order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *first, const void *second)
{
    const struct diagnostic *a = first, *b = second;
    int file = strcmp(a->at.file, b->at.file);
    if (file)
        return file;
    if (a->at.line != b->at.line)
        return order(a->at.line, b->at.line);
    if (a->at.column != b->at.column)
        return order(a->at.column, b->at.column);
    return order(a->reported, b->reported);
}

static void print_text(const struct diagnostics *diagnostics, FILE *stream)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *d = &diagnostics->list[i];
        fprintf(stream, "%s:%zu:%zu: %s: %s\n", d->at.file, d->at.line, d->at.column,
            severity_words[d->severity], d->message);
    }
    size_t errors = diagnostics_errors(diagnostics), warnings = diagnostics_warnings(diagnostics);
    if (diagnostics->count)
        fprintf(stream, "%zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s", warnings,
            warnings == 1 ? "" : "s");
}

static void print_quoted(const char *string, FILE *stream)
{
    fputc('"', stream);
    for (; *string; string++) {
        unsigned char c = (unsigned char)*string;
        if (c == '"' || c == '\\')
            fprintf(stream, "\\%c", c);
        else if (c < ' ')
            fprintf(stream, "\\u%04x", (unsigned)c);
        else
            fputc(c, stream);
    }
    fputc('"', stream);
}

static void print_json(const struct diagnostics *diagnostics, FILE *stream)
{
    fprintf(stream, "{\"errors\":%zu,\"warnings\":%zu,\"diagnostics\":[",
        diagnostics_errors(diagnostics), diagnostics_warnings(diagnostics));
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *d = &diagnostics->list[i];
        fputs(i ? ",\n{\"file\":" : "\n{\"file\":", stream);
        print_quoted(d->at.file, stream);
        fprintf(stream, ",\"line\":%zu,\"column\":%zu,\"severity\":\"%s\",\"message\":", d->at.line,
            d->at.column, severity_words[d->severity]);
        print_quoted(d->message, stream);
        fputc('}', stream);
    }
    fputs("]}\n", stream);
}

void diagnostics_print(
    struct diagnostics *diagnostics, enum diagnostics_format format, FILE *stream)
{
    static void (*const printers[])(const struct diagnostics *, FILE *) = {
        [DIAGNOSTICS_TEXT] = print_text,
        [DIAGNOSTICS_JSON] = print_json,
    };
    if (diagnostics->count)
        qsort(diagnostics->list, diagnostics->count, sizeof *diagnostics->list, compare);
    printers[format](diagnostics, stream);
}

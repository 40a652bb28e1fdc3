/* SPDX-License-Identifier: EUPL-1.2 */
/* A growing array; the messages are written when they are reported, the order is made when they
 * are printed. */
#include "author/diagnostics.h"

#include "author/json.h"
#include "base/arena.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct diagnostics {
    struct arena *arena;
    struct diagnostic *list;
    size_t count, room;
    size_t of_kind[KINDS];
    bool sorted;
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

bool position_in_workbook(struct position at)
{
    size_t length = strlen(at.file);
    return length && at.file[length - 1] == ']';
}

/* 1 is A, 27 is AA. */
static void name_cell(struct error *name, struct position at)
{
    char letters[16], *first = letters + sizeof letters;
    *--first = '\0';
    for (size_t left = at.column; left && first > letters; left = (left - 1) / 26)
        *--first = (char)('A' + (left - 1) % 26);
    error_set(name, "cell %s%zu: ", first, at.line);
}

static void add(struct diagnostics *diagnostics, enum kind kind, struct position at,
    const char *format, va_list arguments)
{
    struct error cell = {0}, message;
    char *text;
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    if (position_in_workbook(at))
        name_cell(&cell, at);
    error_set(&message, "%s%s", cell.message, text);
    free(text);
    flatten(message.message);
    if (diagnostics->count == diagnostics->room) {
        diagnostics->room = diagnostics->room ? diagnostics->room * 2 : 64;
        diagnostics->list =
            memory_resize(diagnostics->list, diagnostics->room, sizeof *diagnostics->list);
    }
    diagnostics->list[diagnostics->count] = (struct diagnostic){
        at, kind, diagnostics->count, arena_string(diagnostics->arena, message.message)};
    diagnostics->count++;
    diagnostics->of_kind[kind]++;
    diagnostics->sorted = false;
}

void diagnostics_add(
    struct diagnostics *diagnostics, enum kind kind, struct position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(diagnostics, kind, at, format, arguments);
    va_end(arguments);
}

void diagnostics_error(struct diagnostics *diagnostics, struct position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(diagnostics, KIND_MISTAKE, at, format, arguments);
    va_end(arguments);
}

void diagnostics_warning(
    struct diagnostics *diagnostics, struct position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(diagnostics, KIND_REMARK, at, format, arguments);
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
    diagnostics_add(
        diagnostics, KIND_UNREADABLE, (struct position){file, 1, 1}, "%s; %s", reason, remedy);
}

static size_t count(const struct diagnostics *diagnostics, enum severity severity)
{
    size_t sum = 0;
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].severity == severity)
            sum += diagnostics->of_kind[i];
    return sum;
}

size_t diagnostics_errors(const struct diagnostics *diagnostics)
{
    return count(diagnostics, SEVERITY_ERROR);
}

size_t diagnostics_warnings(const struct diagnostics *diagnostics)
{
    return count(diagnostics, SEVERITY_WARNING);
}

size_t diagnostics_of_kind(const struct diagnostics *diagnostics, enum kind kind)
{
    return diagnostics->of_kind[kind];
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

static void sort(struct diagnostics *diagnostics)
{
    if (!diagnostics->sorted && diagnostics->count)
        qsort(diagnostics->list, diagnostics->count, sizeof *diagnostics->list, compare);
    diagnostics->sorted = true;
}

const struct diagnostic *diagnostics_sorted(struct diagnostics *diagnostics, size_t *count)
{
    sort(diagnostics);
    *count = diagnostics->count;
    return diagnostics->list;
}

const struct diagnostic *diagnostics_first(struct diagnostics *diagnostics, enum kind kind)
{
    sort(diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++)
        if (diagnostics->list[i].kind == kind)
            return &diagnostics->list[i];
    return NULL;
}

static void print_text(const struct diagnostics *diagnostics, FILE *stream)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *d = &diagnostics->list[i];
        fprintf(stream, "%s:%zu:%zu: %s: %s\n", d->at.file, d->at.line, d->at.column,
            severity_words[kinds[d->kind].severity], d->message);
    }
}

static void print_json(const struct diagnostics *diagnostics, FILE *stream)
{
    fputc('[', stream);
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *d = &diagnostics->list[i];
        const struct kind_words *kind = &kinds[d->kind];
        fputs(i ? ",\n{\"file\":" : "\n{\"file\":", stream);
        json_print(d->at.file, stream);
        fprintf(stream,
            ",\"line\":%zu,\"column\":%zu,\"severity\":\"%s\",\"kind\":\"%s\",\"message\":",
            d->at.line, d->at.column, severity_words[kind->severity], kind->word);
        json_print(d->message, stream);
        fputc('}', stream);
    }
    fputc(']', stream);
}

void diagnostics_print(
    struct diagnostics *diagnostics, enum diagnostics_format format, FILE *stream)
{
    static void (*const printers[])(const struct diagnostics *, FILE *) = {
        [DIAGNOSTICS_TEXT] = print_text,
        [DIAGNOSTICS_JSON] = print_json,
    };
    sort(diagnostics);
    printers[format](diagnostics, stream);
}

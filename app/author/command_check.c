/* SPDX-License-Identifier: EUPL-1.2 */
/* `check DIR`: all problems of a pack's sources in one run. */
#include "author/check.h"
#include "author/command.h"
#include "author/report.h"
#include "author/report_german.h"
#include "base/memory.h"

#include <string.h>

static void print_text(const struct source *source, struct diagnostics *diagnostics, FILE *stream)
{
    report_print(source, diagnostics, DIAGNOSTICS_TEXT, stream);
}

static void print_json(const struct source *source, struct diagnostics *diagnostics, FILE *stream)
{
    report_print(source, diagnostics, DIAGNOSTICS_JSON, stream);
}

static const struct format {
    const char *name;
    void (*print)(const struct source *source, struct diagnostics *diagnostics, FILE *stream);
} formats[] = {
    {"german", report_german_print},
    {"json", print_json},
    {"text", print_text},
};

static const struct format *find_format(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

enum command_exit command_check(const struct command_line *line)
{
    const char *name = command_option(line, "--format");
    const struct format *format = find_format(name ? name : "text");
    if (!format) {
        fprintf(stderr, "--format: \"%s\" is no format; write text, json or german\n", name);
        return COMMAND_USAGE;
    }
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, line->names[0], diagnostics);
    if (source)
        check_source(source, NULL, clock_now(), diagnostics);
    format->print(source, diagnostics, stderr);
    bool clean = !diagnostics_errors(diagnostics);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return clean ? COMMAND_DONE : COMMAND_ERRORS;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* `check DIR`: all problems of a pack's sources in one run. */
#include "author/check.h"
#include "author/command.h"
#include "author/report.h"

#include <string.h>

enum command_exit command_check(const struct command_line *line)
{
    const char *format = command_option(line, "--format");
    bool json = format && strcmp(format, "json") == 0;
    if (format && !json && strcmp(format, "text") != 0) {
        fprintf(stderr, "--format: \"%s\" is no format; write text or json\n", format);
        return COMMAND_USAGE;
    }
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, line->names[0], diagnostics);
    if (source)
        check_source(source, NULL, clock_now(), diagnostics);
    report_print(source, diagnostics, json ? DIAGNOSTICS_JSON : DIAGNOSTICS_TEXT, stderr);
    bool clean = !diagnostics_errors(diagnostics);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return clean ? COMMAND_DONE : COMMAND_ERRORS;
}

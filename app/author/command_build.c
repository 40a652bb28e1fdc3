/* SPDX-License-Identifier: EUPL-1.2 */
/* `build DIR -o FILE.pack`: checks first; where there is an error, nothing is written. */
#include "author/build.h"
#include "author/check.h"
#include "author/command.h"

static bool check_and_build(
    const struct source *source, const char *path, struct diagnostics *diagnostics)
{
    struct error error = {0};
    check_source(source, NULL, diagnostics);
    diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stderr);
    if (diagnostics_errors(diagnostics))
        return false;
    bool built = build_pack(source, path, &error);
    if (!built)
        fprintf(stderr, "%s\n", error.message);
    return built;
}

enum command_exit command_build(const struct command_line *line)
{
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    struct error error = {0};
    const struct source *source = source_read(arena, line->names[0], diagnostics, &error);
    bool built = source && check_and_build(source, line->output, diagnostics);
    if (!source)
        fprintf(stderr, "%s\n", error.message);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return built ? COMMAND_DONE : COMMAND_ERRORS;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* `build DIR -o FILE.pack`: checks first; where there is an error, nothing is written. */
#include "author/build.h"
#include "author/check.h"
#include "author/command.h"

static bool write_pack(const struct source *source, const char *path)
{
    struct error error = {0};
    bool built = build_pack(source, path, &error);
    if (!built)
        fprintf(stderr, "%s\n", error.message);
    return built;
}

enum command_exit command_build(const struct command_line *line)
{
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const struct source *source = source_read(arena, line->names[0], diagnostics);
    if (source)
        check_source(source, NULL, diagnostics);
    diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stderr);
    bool built = !diagnostics_errors(diagnostics) && write_pack(source, line->output);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return built ? COMMAND_DONE : COMMAND_ERRORS;
}

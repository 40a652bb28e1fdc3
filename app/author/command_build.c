/* SPDX-License-Identifier: EUPL-1.2 */
/* `build DIR -o FILE.pack`: checks first; where there is an error, nothing is written. */
#include "author/build.h"
#include "author/check.h"
#include "author/command.h"

/* What is due is said by `check`; a build that is asked for every day says it in one line. */
static void print(struct diagnostics *diagnostics, const char *folder)
{
    size_t warnings = diagnostics_warnings(diagnostics);
    if (diagnostics_errors(diagnostics))
        diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stderr);
    else if (warnings)
        fprintf(stderr, "%s: %zu warning%s; faden-pack check %s says what is due\n", folder,
            warnings, warnings == 1 ? "" : "s", folder);
}

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
        check_source(source, NULL, clock_now(), diagnostics);
    print(diagnostics, line->names[0]);
    bool built = !diagnostics_errors(diagnostics) && write_pack(source, command_option(line, "-o"));
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return built ? COMMAND_DONE : COMMAND_ERRORS;
}

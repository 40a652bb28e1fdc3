/* SPDX-License-Identifier: EUPL-1.2 */
/* faden: the information terminal. */
#include "base/file.h"
#include "terminal/options.h"
#include "terminal/picture.h"
#include "terminal/stage.h"
#include "terminal/terminal.h"

#include <stdio.h>

enum exit_code { EXIT_DONE, EXIT_FAULT, EXIT_USAGE };

static bool show(const struct options *options, struct error *error)
{
    struct stage stage;
    if (options->state && !file_make_folder(options->state, error)) {
        if (!options->kiosk)
            return false;
        fprintf(stderr, "faden: %s\n", error->message);
    }
    bool done = stage_init(&stage, options, error);
    if (done && (options->screenshot || options->dump))
        done = picture_make(&stage, error);
    else if (done)
        done = terminal_run(&stage, error);
    stage_finish(&stage);
    return done;
}

static enum exit_code run(struct arena *arena, int count, char **arguments)
{
    struct options options;
    struct error error = {{0}};
    if (!options_parse(&options, arena, count, arguments, &error)) {
        fprintf(stderr, "faden: %s\n", error.message);
        return EXIT_USAGE;
    }
    if (options.help || options.version) {
        fputs(options.help ? options_help() : "faden " FADEN_VERSION "\n", stdout);
        return EXIT_DONE;
    }
    if (show(&options, &error))
        return EXIT_DONE;
    fprintf(stderr, "faden: %s\n", error.message);
    return EXIT_FAULT;
}

int main(int count, char **arguments)
{
    struct arena *arena = arena_create();
    enum exit_code code = run(arena, count, arguments);
    arena_destroy(arena);
    return (int)code;
}

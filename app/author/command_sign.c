/* SPDX-License-Identifier: EUPL-1.2 */
/* `sign FILE… --key NAME.key [--password-file FILE]`: FILE.minisig beside each. */
#include "author/command.h"
#include "author/password.h"
#include "author/signing.h"

#include <stdio.h>

static bool sign(const struct secret_key *key, const char *path, struct error *error)
{
    struct arena *arena = arena_create();
    bool done = signing_file(key, path, arena_printf(arena, "%s.minisig", path), error);
    arena_destroy(arena);
    return done;
}

enum command_exit command_sign(const struct command_line *line)
{
    struct error error = {0};
    struct secret_key *key = password_open_key(
        command_option(line, "--key"), command_option(line, "--password-file"), &error);
    bool done = key != NULL;
    for (int i = 0; done && i < line->count; i++)
        done = sign(key, line->names[i], &error);
    if (!done)
        fprintf(stderr, "%s\n", error.message);
    secret_key_destroy(key);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/keys.h"
#include "author/password.h"

#include <stdio.h>
#include <string.h>

static bool make(const char *name, const char *password, struct error *error)
{
    struct public_key key;
    char id[KEY_ID_DIGITS + 1], line[KEY_LINE + 1];
    struct arena *arena = arena_create();
    const char *secret = arena_printf(arena, "%s.key", name);
    const char *public = arena_printf(arena, "%s.pub", name);
    bool done = key_make(secret, public, password, error) && public_key_read(public, &key, error);
    if (done) {
        public_key_id(&key, id);
        public_key_line(&key, line);
        printf("%s: the key %s, keep it secret%s\n%s: %s\n", secret, id,
            password ? "" : "; it has no password", public, line);
    }
    arena_destroy(arena);
    return done;
}

enum command_exit keys_new(const struct command_line *line)
{
    bool open = command_option(line, "--no-password");
    const char *file = command_option(line, "--password-file");
    struct error error;
    if (open && file) {
        fprintf(stderr, "usage: faden-pack %s\n", KEYS_NEW_USAGE);
        return COMMAND_USAGE;
    }
    char *password = open ? NULL : password_choose(file, &error);
    bool done = (open || password) && make(line->names[1], password, &error);
    if (!done)
        fprintf(stderr, "%s\n", error.message);
    password_forget(password);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

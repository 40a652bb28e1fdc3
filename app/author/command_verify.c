/* SPDX-License-Identifier: EUPL-1.2 */
/* `verify FILE… --key NAME.pub|RWQ…`: a line for each file, whose signature stands in
 * FILE.minisig. */
#include "author/command.h"
#include "author/signing.h"
#include "base/file.h"
#include "trust/signature.h"

#include <stdio.h>

static bool verify(struct arena *arena, const char *path, const struct public_key *key)
{
    size_t bytes;
    struct error error;
    const char *comment;
    char id[KEY_ID_DIGITS + 1];
    const char *beside = arena_printf(arena, "%s.minisig", path);
    const char *text = file_read(arena, path, SIGNING_MOST, &bytes, &error);
    const char *signature = text ? file_read(arena, beside, SIGNATURE_MOST, NULL, &error) : NULL;
    if (!signature) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    if (!signature_verify(arena, signature, key, 1, text, bytes, &comment, &error)) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        return false;
    }
    public_key_id(key, id);
    printf("%s: signed by the key %s, %s\n", path, id, comment);
    return true;
}

enum command_exit command_verify(const struct command_line *line)
{
    const char *named = command_option(line, "--key");
    struct public_key key;
    struct error error;
    int faults = 0;
    if (!public_key_parse(named, &key) && !public_key_read(named, &key, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return COMMAND_ERRORS;
    }
    for (int i = 0; i < line->count; i++) {
        struct arena *arena = arena_create();
        faults += !verify(arena, line->names[i], &key);
        arena_destroy(arena);
    }
    return faults ? COMMAND_ERRORS : COMMAND_DONE;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* One holder of a key signs a root; the last one that is needed makes it count. */
#include "author/keys.h"
#include "author/password.h"
#include "author/root_file.h"
#include "author/signing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The root that is to be approved and the one before it. */
struct approval {
    struct arena *arena;
    const char *path, *channel;
    long version;
    struct root_file file, before;
};

/* DIR and N out of DIR/roots/N.json. */
static bool take_path(struct approval *approval, struct error *error)
{
    const char *path = approval->path, *name = strrchr(path, '/');
    static const char folder[] = "roots";
    size_t length = strlen(folder);
    const char *start = name && (size_t)(name - path) >= length ? name - length : NULL;
    approval->version = name ? root_file_version(name + 1) : 0;
    if (!approval->version || !start || strncmp(start, folder, length) != 0 ||
        (start > path && start[-1] != '/'))
        return error_set(error, "%s: not a root of a channel; DIR/roots/N.json is right", path);
    approval->channel =
        start == path ? "." : arena_substring(approval->arena, path, (size_t)(start - path));
    return true;
}

static bool read_roots(struct approval *approval, struct error *error)
{
    bool follows = approval->version > 1;
    return (!follows || root_file_read(approval->arena, approval->channel, approval->version - 1,
                            NULL, &approval->before, error)) &&
           root_file_read(approval->arena, approval->channel, approval->version,
               follows ? &approval->before.root : NULL, &approval->file, error);
}

static bool lists(const struct root *root, const struct public_key *key)
{
    for (size_t i = 0; i < root->key_count; i++)
        if (public_key_equal(&root->keys[i], key))
            return true;
    return false;
}

static bool sign(
    const struct approval *approval, const struct secret_key *secret, struct error *error)
{
    const struct public_key *key = secret_key_public(secret);
    char id[KEY_ID_DIGITS + 1];
    public_key_id(key, id);
    if (!lists(&approval->file.root, key) && !lists(&approval->before.root, key))
        return error_set(error,
            "%s: the key %s is none of its keys nor of those of the root before", approval->path,
            id);
    return signing_file(secret, approval->path,
        arena_printf(approval->arena, "%s.%s.minisig", approval->path, id), error);
}

static void say_count(const struct approval *approval, const struct root *root)
{
    const struct root_file *file = &approval->file;
    printf("%s: approved by %d of the keys of root %ld, %d must\n", approval->path,
        root_signers(root, file->text, file->bytes, file->signatures, file->signature_count),
        root->version, root->threshold);
}

static void say_state(const struct approval *approval)
{
    bool follows = approval->version > 1;
    if (follows)
        say_count(approval, &approval->before.root);
    say_count(approval, &approval->file.root);
    if (root_file_is_signed(follows ? &approval->before.root : NULL, &approval->file, NULL))
        printf("%s: counts from now on\n", approval->path);
}

enum command_exit keys_approve(const struct command_line *line)
{
    struct approval approval = {.arena = arena_create(), .path = line->names[1]};
    struct error error;
    struct secret_key *key = NULL;
    bool done = take_path(&approval, &error) && read_roots(&approval, &error) &&
                (key = password_open_key(command_option(line, "--key"),
                     command_option(line, "--password-file"), &error)) &&
                sign(&approval, key, &error) && read_roots(&approval, &error);
    if (done)
        say_state(&approval);
    else
        fprintf(stderr, "%s\n", error.message);
    secret_key_destroy(key);
    arena_destroy(approval.arena);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/password.h"

#include "base/file.h"

#include <bsd/readpassphrase.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { PASSWORD_MOST = 1024 /* bytes, with the NUL */ };

static char *create(void)
{
    char *password = sodium_init() < 0 ? NULL : sodium_malloc(PASSWORD_MOST);
    if (!password)
        abort();
    return password;
}

void password_forget(char *password)
{
    sodium_free(password);
}

static bool read_file(const char *file, char *password, struct error *error)
{
    size_t bytes = 0;
    struct arena *arena = arena_create();
    char *text = file_read(arena, file, PASSWORD_MOST, &bytes, error);
    size_t length = text ? strcspn(text, "\r\n") : 0;
    bool done = text && length < PASSWORD_MOST;
    if (done) {
        memcpy(password, text, length);
        password[length] = '\0';
    } else if (text) {
        error_set(error, "%s: the password is longer than %d bytes", file, PASSWORD_MOST - 1);
    }
    if (text)
        sodium_memzero(text, bytes);
    arena_destroy(arena);
    return done;
}

static bool ask(const char *prompt, char *password, struct error *error)
{
    if (readpassphrase(prompt, password, PASSWORD_MOST, RPP_REQUIRE_TTY))
        return true;
    return error_set(error,
        "there is no terminal to ask for the password on; give it with --password-file FILE");
}

static bool ask_again(const char *password, struct error *error)
{
    char *again = create();
    bool done = ask("The same password again: ", again, error);
    if (done && strcmp(password, again) != 0)
        done = error_set(error, "the two passwords differ; no key was made");
    password_forget(again);
    return done;
}

char *password_choose(const char *file, struct error *error)
{
    char *password = create();
    bool done = file ? read_file(file, password, error)
                     : ask("Password for the new key: ", password, error);
    if (done && !*password)
        done =
            error_set(error, "the password is empty; a key without one is made by --no-password");
    if (done && !file)
        done = ask_again(password, error);
    if (done)
        return password;
    password_forget(password);
    return NULL;
}

struct secret_key *password_open_key(const char *key, const char *file, struct error *error)
{
    bool encrypted;
    if (!secret_key_is_encrypted(key, &encrypted, error))
        return NULL;
    if (!encrypted)
        return secret_key_read(key, NULL, error);
    struct arena *arena = arena_create();
    const char *prompt = arena_printf(arena, "Password for %s: ", key);
    char *password = create();
    struct secret_key *opened = NULL;
    if (file ? read_file(file, password, error) : ask(prompt, password, error))
        opened = secret_key_read(key, password, error);
    password_forget(password);
    arena_destroy(arena);
    return opened;
}

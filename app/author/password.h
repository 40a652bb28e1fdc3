/* SPDX-License-Identifier: EUPL-1.2 */
/* Passwords of secret keys: the first line of a file, or typed on the terminal without echo. */
#ifndef AUTHOR_PASSWORD_H
#define AUTHOR_PASSWORD_H

#include "base/error.h"
#include "trust/key.h"

/* For a new key, from `file` or, where that is NULL, asked for twice; never empty. To be given back
 * with password_forget(), which wipes it; NULL and an error. */
char *password_choose(const char *file, struct error *error);
void password_forget(char *password); /* NULL is fine */

/* Opens a secret key. If it is encrypted, with the password in `file` or, where that is NULL, asked
 * for. NULL and an error. */
struct secret_key *password_open_key(const char *key, const char *file, struct error *error);

#endif

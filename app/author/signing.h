/* SPDX-License-Identifier: EUPL-1.2 */
/* Signs a file of up to SIGNING_MOST bytes beside it, as minisign would. */
#ifndef AUTHOR_SIGNING_H
#define AUTHOR_SIGNING_H

#include "base/error.h"
#include "trust/key.h"

#include <stdbool.h>

#define SIGNING_MOST ((size_t)1 << 30)

/* The trusted comment says when, and the file's name. Writes `signature_path` whole or not at
 * all. */
bool signing_file(const struct secret_key *key, const char *path, const char *signature_path,
    struct error *error);

#endif

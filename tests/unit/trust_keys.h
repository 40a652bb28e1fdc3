/* SPDX-License-Identifier: EUPL-1.2 */
/* Fresh keys for a test, in a folder that is gone when they are there. */
#ifndef UNIT_TRUST_KEYS_H
#define UNIT_TRUST_KEYS_H

#include "unit.h"

#include "base/arena.h"
#include "trust/key.h"

#include <stdlib.h>
#include <unistd.h>

static inline struct secret_key *new_key(void)
{
    char folder[] = "/tmp/faden-trust-XXXXXX";
    struct arena *arena = arena_create();
    struct error error = {0};
    assert_non_null(mkdtemp(folder));
    const char *secret = arena_printf(arena, "%s/new.key", folder);
    const char *public = arena_printf(arena, "%s/new.pub", folder);
    assert_true(key_make(secret, public, NULL, &error));
    struct secret_key *key = secret_key_read(secret, NULL, &error);
    assert_non_null(key);
    unlink(secret);
    unlink(public);
    rmdir(folder);
    arena_destroy(arena);
    return key;
}

#endif

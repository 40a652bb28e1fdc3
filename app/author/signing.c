/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/signing.h"

#include "base/file.h"
#include "trust/signature.h"

#include <string.h>
#include <time.h>

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_printable(const char *name)
{
    for (; *name; name++)
        if ((unsigned char)*name < ' ' || *name == 0x7F)
            return false;
    return true;
}

bool signing_file(
    const struct secret_key *key, const char *path, const char *signature_path, struct error *error)
{
    size_t bytes;
    if (!is_printable(name_of(path)))
        return error_set(error, "%s: has control characters in its name; rename it", path);
    struct arena *arena = arena_create();
    const char *text = file_read(arena, path, SIGNING_MOST, &bytes, error);
    const char *comment = arena_printf(
        arena, "timestamp:%lld\tfile:%s\thashed", (long long)time(NULL), name_of(path));
    bool done =
        text && file_write(signature_path, signature_make(arena, key, text, bytes, comment), error);
    arena_destroy(arena);
    return done;
}

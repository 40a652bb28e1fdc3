/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/channel.h"

#include <stdlib.h>
#include <string.h>

enum { VERSION_DIGITS_MOST = 9 };

const char *channel_manifest(struct arena *arena, long version)
{
    return arena_printf(arena, "manifests/%ld.json", version);
}

const char *channel_root(struct arena *arena, long version)
{
    return arena_printf(arena, "roots/%ld.json", version);
}

const char *channel_signature(struct arena *arena, const char *path)
{
    return arena_printf(arena, "%s.minisig", path);
}

const char *channel_root_signature(struct arena *arena, long version, const struct public_key *key)
{
    char id[KEY_ID_DIGITS + 1];
    public_key_id(key, id);
    return arena_printf(arena, "roots/%ld.json.%s.minisig", version, id);
}

const char *channel_pack(struct arena *arena, const struct digest *pack)
{
    return arena_printf(arena, "packs/%s.zst", pack->digits);
}

const char *channel_delta(struct arena *arena, const struct digest *from, const struct digest *to)
{
    return arena_printf(arena, "deltas/%s-%s.zst", from->digits, to->digits);
}

const char *channel_object(struct arena *arena, const struct digest *object)
{
    return arena_printf(arena, "objects/%.2s/%s", object->digits, object->digits);
}

bool channel_latest_parse(const char *text, long *version)
{
    size_t digits = strspn(text, "0123456789");
    if (digits < 1 || digits > VERSION_DIGITS_MOST || strcmp(text + digits, "\n") != 0)
        return false;
    *version = strtol(text, NULL, 10);
    return *version > 0;
}

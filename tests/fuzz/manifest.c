/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a manifest that was signed all the same: it is refused with one line, or what was
 * read is within its bounds and is written and read again without a change. */
#include "fuzz.h"

#include "trust/channel.h"
#include "trust/manifest.h"

#include <string.h>

static void check_pack(const struct manifest *manifest, const struct manifest_pack *pack)
{
    EXPECT(*pack->id && !strpbrk(pack->id, "/.\\"));
    EXPECT(pack->version >= 1 && pack->version <= manifest->version);
    EXPECT(pack->delta_count <= MANIFEST_DELTAS_MOST);
    for (size_t i = 0; i < pack->delta_count; i++) {
        const struct manifest_delta *delta = &pack->deltas[i];
        EXPECT(!digest_equal(&delta->from, &pack->pack.digest));
        EXPECT(delta->file.size >= 1 && delta->file.size <= MANIFEST_FILE_MOST);
    }
    for (size_t i = 0; i < pack->object_count; i++)
        EXPECT(strlen(pack->objects[i].digest.digits) == DIGEST_DIGITS);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct error error = {0};
    /* Exactly so many bytes, so that a look beyond them is seen. */
    char *text = malloc(count ? count : 1);
    EXPECT(text);
    if (count)
        memcpy(text, bytes, count);
    const struct manifest *read = manifest_read(arena, text, count, &error);
    free(text);
    EXPECT(!read == !!*error.message);
    if (read) {
        EXPECT(read->version >= 1 && read->issued < read->expires && read->pack_count >= 1);
        for (size_t i = 0; i < read->pack_count; i++)
            check_pack(read, &read->packs[i]);
        const char *written = manifest_write(arena, read);
        const struct manifest *again = manifest_read(arena, written, strlen(written), &error);
        EXPECT(again && strcmp(manifest_write(arena, again), written) == 0);
    }
    arena_destroy(arena);
    return 0;
}

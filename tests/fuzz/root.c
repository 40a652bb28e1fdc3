/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a root that nobody signed: it is refused with one line, or what was read is within
 * its bounds, is written and read again without a change, and does not count. */
#include "fuzz.h"

#include "trust/root.h"

#include <string.h>

static void check(struct arena *arena, const struct root *root)
{
    struct root again;
    struct error error;
    const char *text = root_write(arena, root);
    EXPECT(root->version >= 1 && root->publisher_count >= 1);
    EXPECT(root->threshold >= 1 && (size_t)root->threshold <= root->key_count);
    EXPECT(root->key_count <= ROOT_KEYS_MOST && root->publisher_count <= ROOT_KEYS_MOST);
    for (size_t i = 1; i < root->key_count; i++)
        EXPECT(memcmp(root->keys[i].key, root->keys[i - 1].key, sizeof root->keys[i].key) != 0);
    EXPECT(root_read(text, strlen(text), &again, &error));
    EXPECT(memcmp(root, &again, sizeof again) == 0);
    EXPECT(!root_is_signed(root, text, strlen(text), NULL, 0, &error));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct error error = {0};
    struct root root;
    /* Exactly so many bytes, so that a look beyond them is seen. */
    char *text = malloc(count ? count : 1);
    EXPECT(text);
    if (count)
        memcpy(text, bytes, count);
    if (root_read(text, count, &root, &error))
        check(arena, &root);
    else
        EXPECT(*error.message);
    free(text);
    arena_destroy(arena);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/root.h"

#include "trust/members.h"
#include "trust/signature.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ROOT_FORMAT = 1 };

/* The same key under another id would count twice, the same id for another key would be ambiguous.
 */
static bool is_among(const struct public_key *keys, size_t count, const struct public_key *key)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(keys[i].id, key->id, sizeof key->id) == 0 ||
            memcmp(keys[i].key, key->key, sizeof key->key) == 0)
            return true;
    return false;
}

static bool read_keys(json_t *array, const char *name, struct public_key keys[ROOT_KEYS_MOST],
    size_t *count, struct error *error)
{
    size_t listed = json_array_size(array);
    if (!json_is_array(array) || listed < 1 || listed > ROOT_KEYS_MOST)
        return error_set(error, "root: \"%s\" is no list of 1 to %d keys", name, ROOT_KEYS_MOST);
    for (*count = 0; *count < listed; ++*count) {
        const char *line = json_string_value(json_array_get(array, *count));
        struct public_key *key = &keys[*count];
        if (!line || !public_key_parse(line, key))
            return error_set(error,
                "root: \"%s\", number %zu, is no public key; the second line of a .pub file is",
                name, *count + 1);
        if (is_among(keys, *count, key))
            return error_set(error,
                "root: \"%s\", number %zu, has the same key or id as one before", name, *count + 1);
    }
    return true;
}

static bool read_members(json_t *json, struct root *root, struct error *error)
{
    json_int_t format, version, threshold;
    json_t *keys, *publishers;
    if (!members_have_format(json, "root", ROOT_FORMAT, error) ||
        !members_take(json, "root", error, "{s:I, s:I, s:I, s:o, s:o}", "format", &format,
            "version", &version, "threshold", &threshold, "keys", &keys, "publishers",
            &publishers) ||
        !members_in(version, 1, MEMBERS_VERSION_MOST, "root", "version", error) ||
        !read_keys(keys, "keys", root->keys, &root->key_count, error) ||
        !read_keys(publishers, "publishers", root->publishers, &root->publisher_count, error) ||
        !members_in(threshold, 1, (json_int_t)root->key_count, "root", "threshold", error))
        return false;
    root->version = (long)version;
    root->threshold = (int)threshold;
    return true;
}

bool root_read(const char *text, size_t bytes, struct root *root, struct error *error)
{
    json_t *json = members_load("root", text, bytes, ROOT_MOST, error);
    memset(root, 0, sizeof *root);
    bool done = json && read_members(json, root, error);
    json_decref(json);
    return done;
}

static json_t *lines_of(const struct public_key *keys, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        char line[KEY_LINE + 1];
        public_key_line(&keys[i], line);
        json_array_append_new(array, json_string(line));
    }
    return array;
}

const char *root_write(struct arena *arena, const struct root *root)
{
    json_t *json = json_pack("{s:i, s:I, s:i, s:o, s:o}", "format", ROOT_FORMAT, "version",
        (json_int_t)root->version, "threshold", root->threshold, "keys",
        lines_of(root->keys, root->key_count), "publishers",
        lines_of(root->publishers, root->publisher_count));
    char *text = json_dumps(json, JSON_INDENT(2));
    if (!text)
        abort();
    const char *kept = arena_printf(arena, "%s\n", text);
    free(text);
    json_decref(json);
    return kept;
}

int root_signers(const struct root *root, const char *text, size_t bytes,
    const char *const *signatures, size_t signature_count)
{
    bool signed_by[ROOT_KEYS_MOST] = {false};
    int count = 0;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < signature_count; i++) {
        const struct public_key *key = signature_verify(
            arena, signatures[i], root->keys, root->key_count, text, bytes, NULL, NULL);
        if (!key || signed_by[key - root->keys])
            continue;
        signed_by[key - root->keys] = true;
        count++;
    }
    arena_destroy(arena);
    return count;
}

bool root_is_signed(const struct root *root, const char *text, size_t bytes,
    const char *const *signatures, size_t signature_count, struct error *error)
{
    int count = root_signers(root, text, bytes, signatures, signature_count);
    return count >= root->threshold ||
           error_set(error, "%d of the keys of root %ld signed this root, %d must", count,
               root->version, root->threshold);
}

bool root_may_follow(const struct root *root, const struct root *next, const char *text,
    size_t bytes, const char *const *signatures, size_t signature_count, struct error *error)
{
    if (next->version != root->version + 1)
        return error_set(error, "root %ld cannot follow root %ld; only root %ld can", next->version,
            root->version, root->version + 1);
    return root_is_signed(root, text, bytes, signatures, signature_count, error) &&
           root_is_signed(next, text, bytes, signatures, signature_count, error);
}

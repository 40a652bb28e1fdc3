/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/roots.h"

#include "trust/channel.h"
#include "trust/signature.h"

enum { ROOTS_A_RUN = 100 };

static bool lists(const struct root *root, const struct public_key *key)
{
    for (size_t i = 0; i < root->key_count; i++)
        if (public_key_equal(&root->keys[i], key))
            return true;
    return false;
}

/* What has been fetched of the next root. */
struct candidate {
    const char *path;
    struct source_text text;
    struct root root;
    const char *signatures[2 * ROOT_KEYS_MOST];
    size_t count;
};

/* The signatures by the keys of `root`, but for those of `without`. */
static enum outcome fetch_signatures(struct source *source, struct candidate *next, long version,
    const struct root *root, const struct root *without, struct error *error)
{
    enum outcome outcome = OUTCOME_DONE;
    for (size_t i = 0; i < root->key_count && !outcome; i++) {
        struct source_text text;
        if (without && lists(without, &root->keys[i]))
            continue;
        outcome =
            source_read(source, channel_root_signature(source->arena, version, &root->keys[i]),
                SIGNATURE_MOST, NULL, &text, error);
        if (!outcome && text.text)
            next->signatures[next->count++] = text.text;
    }
    return outcome;
}

static enum outcome refuse(const struct source *source, const struct candidate *next,
    const struct error *why, struct error *error)
{
    error_set(error, "%s/%s: %s; nothing was taken over", source->base, next->path, why->message);
    return OUTCOME_FOREIGN;
}

/* Read only after those who are believed already have signed it. */
static enum outcome take(struct store *store, struct source *source, struct root *root,
    struct candidate *next, struct error *error)
{
    struct error why = {0};
    long version = root->version + 1;
    enum outcome outcome = fetch_signatures(source, next, version, root, NULL, error);
    if (outcome)
        return outcome;
    if (!root_is_signed(
            root, next->text.text, next->text.bytes, next->signatures, next->count, &why) ||
        !root_read(next->text.text, next->text.bytes, &next->root, &why))
        return refuse(source, next, &why, error);
    outcome = fetch_signatures(source, next, version, &next->root, root, error);
    if (outcome)
        return outcome;
    if (!root_may_follow(root, &next->root, next->text.text, next->text.bytes, next->signatures,
            next->count, &why))
        return refuse(source, next, &why, error);
    *root = next->root;
    return store_take_root(store, next->text.text, next->text.bytes, error);
}

enum outcome roots_follow(struct arena *arena, struct store *store, struct source *source,
    struct root *root, struct error *error)
{
    enum outcome outcome = OUTCOME_DONE;
    for (int i = 0; i < ROOTS_A_RUN && !outcome; i++) {
        struct candidate next = {.path = channel_root(arena, root->version + 1)};
        outcome = source_read(source, next.path, ROOT_MOST, NULL, &next.text, error);
        if (!outcome && !next.text.text)
            break;
        if (!outcome)
            outcome = take(store, source, root, &next, error);
    }
    return outcome;
}

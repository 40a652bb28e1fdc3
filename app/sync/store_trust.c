/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom the store believes and how far it has come. What is lost is made up for by what is safe;
 * what is damaged is shown to a person, for somebody may have meant it. */
#include "sync/store_layout.h"

#include "base/file.h"
#include "sync/store_generations.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ACCEPTED_MOST = 256 };

/* Whoever only looks may not be allowed to look into trust/. */
static bool is_missing(const struct store *store, const char *path)
{
    struct stat status;
    return lstat(path, &status) && (errno == ENOENT || (store->read_only && errno == EACCES));
}

/* Roots */

static bool read_root(struct store *store, const char *path, struct root *root, struct error *error)
{
    size_t bytes;
    const char *text = file_read(store->arena, path, ROOT_MOST, &bytes, error);
    return text && root_read(text, bytes, root, error);
}

static enum outcome refuse_root(
    const char *path, bool own, const struct error *fault, struct error *error)
{
    error_set(error, "%s: no root to believe (%s); %s", path, fault->message,
        own ? "remove it, so that the terminal begins again with the one it was installed with"
            : "put the root file of whoever publishes for this terminal there");
    return OUTCOME_FOREIGN;
}

static void believe(struct store *store, const struct root *root)
{
    store->root = *root;
    store->has_root = true;
}

enum outcome store_root(
    struct store *store, const char *pinned, struct root *root, struct error *error)
{
    const char *own = layout_path(store, "trust/root.json");
    bool has_own = !is_missing(store, own);
    const char *path = has_own ? own : pinned;
    struct error fault = {0};
    if (!read_root(store, path, root, &fault))
        return refuse_root(path, has_own, &fault, error);
    believe(store, root);
    return OUTCOME_DONE;
}

static enum outcome write_own(
    struct store *store, const char *name, const char *text, struct error *error)
{
    const char *path = layout_path(store, name);
    errno = 0;
    return file_write(path, text, error) ? OUTCOME_DONE : layout_fault(path, error);
}

enum outcome store_take_root(
    struct store *store, const char *text, size_t bytes, struct error *error)
{
    struct root root;
    assert(!store->read_only && strlen(text) == bytes);
    if (!root_read(text, bytes, &root, error))
        return OUTCOME_CHANGED;
    if (store->has_root && root.version <= store->root.version) {
        error_set(error, "root %ld: the terminal has root %ld already; nothing of it was taken",
            root.version, store->root.version);
        return OUTCOME_OLDER;
    }
    enum outcome outcome = write_own(store, "trust/root.json", text, error);
    if (outcome == OUTCOME_DONE)
        believe(store, &root);
    return outcome;
}

/* Manifests */

static bool parse_id(const char *digits, struct public_key *key)
{
    if (strspn(digits, "0123456789ABCDEF") != KEY_ID_DIGITS)
        return false;
    for (int i = 0; i < KEY_ID_BYTES; i++) {
        char byte[3] = {digits[2 * i], digits[2 * i + 1], '\0'};
        key->id[KEY_ID_BYTES - 1 - i] = (unsigned char)strtoul(byte, NULL, 16);
    }
    return true;
}

static bool parse_accepted(const char *text, struct store_accepted *accepted)
{
    int end = 0;
    *accepted = (struct store_accepted){0};
    return sscanf(text, "version %9ld\npublisher %n", &accepted->version, &end) == 1 && end > 0 &&
           accepted->version > 0 && parse_id(text + end, &accepted->publisher) &&
           strcmp(text + end + KEY_ID_DIGITS, "\n") == 0;
}

static bool is_publisher(const struct store *store, const struct public_key *key)
{
    for (size_t i = 0; i < store->root.publisher_count; i++)
        if (memcmp(store->root.publishers[i].id, key->id, KEY_ID_BYTES) == 0)
            return true;
    return !store->has_root;
}

bool layout_believes(const struct store *store, const char *publisher)
{
    struct public_key key;
    return !publisher || (parse_id(publisher, &key) && is_publisher(store, &key));
}

/* Where a recipe does not say who signed, it was somebody who is believed: a terminal that has lost
 * its memory is no reason to take what is older. */
static void raise_to(
    struct store *store, const struct store_recipe *recipe, struct store_accepted *accepted)
{
    if (recipe->manifest <= accepted->version || !layout_believes(store, recipe->publisher))
        return;
    accepted->version = recipe->manifest;
    if (recipe->publisher)
        parse_id(recipe->publisher, &accepted->publisher);
    else if (store->has_root)
        accepted->publisher = store->root.publishers[0];
}

static void raise_to_generations(struct store *store, struct store_accepted *accepted)
{
    const int *numbers;
    struct store_recipe recipe;
    size_t count = generations_list(store, &numbers);
    for (size_t i = 0; i < count; i++)
        if (generation_made_from(store, numbers[i], &recipe))
            raise_to(store, &recipe, accepted);
}

static enum outcome read_accepted(
    struct store *store, struct store_accepted *accepted, struct error *error)
{
    const char *path = layout_path(store, "trust/accepted");
    *accepted = (struct store_accepted){0};
    if (is_missing(store, path))
        return OUTCOME_DONE;
    size_t bytes;
    const char *text = file_read(store->arena, path, ACCEPTED_MOST, &bytes, error);
    if (text && strlen(text) == bytes && parse_accepted(text, accepted))
        return OUTCOME_DONE;
    error_set(error,
        "%s: damaged; remove it, so that the terminal goes by the newest generation it has", path);
    return OUTCOME_STORE;
}

enum outcome store_accepted(
    struct store *store, struct store_accepted *accepted, struct error *error)
{
    enum outcome outcome = read_accepted(store, accepted, error);
    if (outcome)
        return outcome;
    if (!is_publisher(store, &accepted->publisher))
        *accepted = (struct store_accepted){0};
    raise_to_generations(store, accepted);
    return OUTCOME_DONE;
}

enum outcome store_accept(
    struct store *store, const struct store_accepted *accepted, struct error *error)
{
    assert(!store->read_only && accepted->version > 0);
    struct store_accepted before;
    char id[KEY_ID_DIGITS + 1];
    enum outcome outcome = store_accepted(store, &before, error);
    if (outcome != OUTCOME_DONE)
        return outcome;
    if (accepted->version < before.version) {
        error_set(error, "manifest %ld: the terminal has had %ld; nothing of it was taken",
            accepted->version, before.version);
        return OUTCOME_OLDER;
    }
    public_key_id(&accepted->publisher, id);
    const char *text =
        arena_printf(store->arena, "version %ld\npublisher %s\n", accepted->version, id);
    const char *there =
        file_read(store->arena, layout_path(store, "trust/accepted"), ACCEPTED_MOST, NULL, NULL);
    return there && strcmp(there, text) == 0 ? OUTCOME_DONE
                                             : write_own(store, "trust/accepted", text, error);
}

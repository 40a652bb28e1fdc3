/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom a store believes, and that it never goes back behind what it has had. */
#include "sync_town.h"

#include "trust/root.h"

/* A key that signs nothing; its id says which it is. */
static struct public_key key_of(unsigned char number)
{
    struct public_key key = {.id = {number}};
    memset(key.key, number, sizeof key.key);
    return key;
}

/* The text of a root that names one publisher. */
static const char *root_of(struct town *town, long version, unsigned char publisher)
{
    struct root root = {.version = version,
        .threshold = 1,
        .keys = {key_of(99)},
        .publishers = {key_of(publisher)},
        .key_count = 1,
        .publisher_count = 1};
    return root_write(town->folder.arena, &root);
}

static const char *pin(struct town *town, const char *text)
{
    town_write(town, "pinned.json", text);
    return town_file(town, "pinned.json");
}

static void believe(struct town *town, long version, unsigned char publisher)
{
    struct error error = {0};
    const char *text = root_of(town, version, publisher);
    if (store_take_root(town->store, text, strlen(text), &error) != OUTCOME_DONE)
        fail_msg("%s", error.message);
}

static void believes_the_pinned_root_until_it_has_taken_another(void **state)
{
    struct town *town = *state;
    struct root root;
    const char *pinned = pin(town, root_of(town, 1, 1));
    assert_int_equal(store_root(town->store, pinned, &root, NULL), OUTCOME_DONE);
    assert_int_equal(root.version, 1);
    believe(town, 2, 2);
    assert_int_equal(store_root(town->store, pinned, &root, NULL), OUTCOME_DONE);
    assert_int_equal(root.version, 2);
    assert_int_equal(root.publishers[0].id[0], 2);
    town_reopen(town);
    pin(town, root_of(town, 3, 3));
    assert_int_equal(store_root(town->store, pinned, &root, NULL), OUTCOME_DONE);
    assert_int_equal(root.version, 2);
}

static void takes_no_root_that_it_has_had(void **state)
{
    struct town *town = *state;
    struct root root;
    const char *pinned = pin(town, root_of(town, 3, 1));
    assert_int_equal(store_root(town->store, pinned, &root, NULL), OUTCOME_DONE);
    for (long version = 1; version <= 3; version++) {
        struct error error = {0};
        const char *text = root_of(town, version, 1);
        assert_int_equal(store_take_root(town->store, text, strlen(text), &error), OUTCOME_OLDER);
        assert_non_null(strstr(error.message, "has root 3 already"));
    }
    assert_int_equal(store_take_root(town->store, "{}", 2, NULL), OUTCOME_CHANGED);
    assert_false(town_has(town, "trust/root.json"));
}

/* A root that cannot be read: "" is none at all. */
static const struct {
    const char *pinned, *own, *told;
} roots[] = {
    {"", NULL, "pinned.json: no root to believe"},
    {"{}", NULL, "pinned.json: no root to believe"},
    {"sound", "", "trust/root.json: no root to believe"},
    {"sound", "{\"format\": 1}", "trust/root.json: no root to believe"},
    {"sound", "folder", "trust/root.json: no root to believe"},
};

static void a_root_that_cannot_be_read_is_named(void **state)
{
    for (size_t i = 0; i < COUNT_OF(roots); i++) {
        town_teardown(state);
        town_setup(state);
        struct town *town = *state;
        struct error error = {0};
        struct root root;
        bool sound = strcmp(roots[i].pinned, "sound") == 0;
        const char *pinned = pin(town, sound ? root_of(town, 1, 1) : roots[i].pinned);
        if (roots[i].own && strcmp(roots[i].own, "folder") == 0)
            assert_int_equal(mkdir(town_file(town, "trust/root.json"), 0700), 0);
        else if (roots[i].own)
            town_write(town, "trust/root.json", roots[i].own);
        assert_int_equal(store_root(town->store, pinned, &root, &error), OUTCOME_FOREIGN);
        if (!strstr(error.message, roots[i].told) || !strchr(error.message, ';'))
            fail_msg("%s", error.message);
    }
    struct town *town = *state;
    struct root root;
    assert_int_equal(
        store_root(town->store, town_file(town, "nowhere"), &root, NULL), OUTCOME_FOREIGN);
}

/* What was accepted: version and publisher before, the publisher that the root names now, what is
 * to be accepted, and whether it is. */
static const struct {
    long before;
    unsigned char before_by, believed;
    long after;
    unsigned char after_by;
    enum outcome outcome;
} steps[] = {
    {0, 0, 1, 1, 1, OUTCOME_DONE}, {5, 1, 1, 6, 1, OUTCOME_DONE}, {5, 1, 1, 5, 1, OUTCOME_DONE},
    {5, 1, 1, 4, 1, OUTCOME_OLDER}, {5, 1, 1, 1, 2, OUTCOME_OLDER}, {5, 1, 2, 1, 2, OUTCOME_DONE},
    {5, 1, 2, 6, 2, OUTCOME_DONE},
    {5, 1, 0, 4, 1, OUTCOME_OLDER}, /* nobody has asked for the root */
};

static void accept(struct town *town, long version, unsigned char by, enum outcome expected)
{
    struct error error = {0};
    struct store_accepted accepted = {version, key_of(by)}, found;
    enum outcome outcome = store_accept(town->store, &accepted, &error);
    if (outcome != expected)
        fail_msg("%ld: %s: %s", version, outcome_name(outcome), error.message);
    assert_int_equal(store_accepted(town->store, &found, NULL), OUTCOME_DONE);
    if (outcome == OUTCOME_DONE) {
        assert_int_equal(found.version, version);
        assert_memory_equal(found.publisher.id, accepted.publisher.id, KEY_ID_BYTES);
    }
}

static void never_accepts_less_than_it_has_had(void **state)
{
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        town_teardown(state);
        town_setup(state);
        struct town *town = *state;
        struct store_accepted found;
        if (steps[i].before)
            accept(town, steps[i].before, steps[i].before_by, OUTCOME_DONE);
        if (steps[i].believed)
            believe(town, 2, steps[i].believed);
        accept(town, steps[i].after, steps[i].after_by, steps[i].outcome);
        town_reopen(town);
        assert_int_equal(store_accepted(town->store, &found, NULL), OUTCOME_DONE);
        assert_int_equal(
            found.version, steps[i].outcome == OUTCOME_DONE ? steps[i].after : steps[i].before);
    }
}

static void what_was_accepted_is_readable_for_people(void **state)
{
    struct town *town = *state;
    struct store_accepted accepted = {17, {{0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01}, {0}}};
    assert_int_equal(store_accept(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_string_equal(
        town_read(town, "trust/accepted"), "version 17\npublisher 0123456789ABCDEF\n");
}

static void damaged_memory_of_it_stops_the_run(void **state)
{
    static const char *const texts[] = {"", "\n", "version 17\n", "version 17\npublisher \n",
        "version 0\npublisher 0123456789ABCDEF\n", "version -3\npublisher 0123456789ABCDEF\n",
        "version 17\npublisher 0123456789ABCDE\n", "version 17\npublisher 0123456789ABCDEF",
        "version 17\npublisher 0123456789ABCDEF\n\n", "version x\npublisher 0123456789ABCDEF\n",
        "version 99999999999\npublisher 0123456789ABCDEF\n"};
    struct town *town = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct error error = {0};
        struct store_accepted accepted = {1, key_of(1)};
        town_write(town, "trust/accepted", texts[i]);
        if (store_accepted(town->store, &accepted, &error) != OUTCOME_STORE)
            fail_msg("accepted: %s", texts[i]);
        assert_non_null(strstr(error.message, "trust/accepted: damaged; remove it"));
        accepted.version = 99;
        assert_int_equal(store_accept(town->store, &accepted, NULL), OUTCOME_STORE);
    }
}

static void lost_memory_of_it_is_made_up_for_by_the_generations(void **state)
{
    struct town *town = *state;
    struct store_accepted accepted;
    struct root root;
    assert_int_equal(store_accepted(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_int_equal(accepted.version, 0);
    take(town, 16);
    take(town, 17);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    store_root(town->store, pin(town, root_of(town, 1, 7)), &root, NULL);
    assert_int_equal(store_accepted(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_int_equal(accepted.version, 17);
    assert_int_equal(accepted.publisher.id[0], 7);
    accept(town, 16, 7, OUTCOME_OLDER);
}

/* The first byte of a key's id is the last of its digits. */
static void take_signed(struct town *town, int edition, const char *publisher)
{
    struct store_recipe recipe = town_recipe(town, edition);
    recipe.publisher = publisher;
    activate(town, &recipe, OUTCOME_DONE);
}

#define KEY(digit) "000000000000000" digit

/* The run was killed when the content was on the screen already: an earlier version is no news. */
static void what_is_on_the_screen_was_accepted(void **state)
{
    struct town *town = *state;
    struct store_accepted accepted;
    accept(town, 1, 1, OUTCOME_DONE);
    take_signed(town, 2, KEY("2"));
    assert_int_equal(store_accepted(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_int_equal(accepted.version, 2);
    assert_int_equal(accepted.publisher.id[0], 2);
    accept(town, 1, 1, OUTCOME_OLDER);
}

/* Key 2 was stolen and replaced: its high number counts no more, what key 1 signed still does. */
static void what_a_thief_signed_counts_for_nothing(void **state)
{
    struct town *town = *state;
    struct store_accepted accepted;
    take_signed(town, 5, KEY("1"));
    take_signed(town, 9000, KEY("2"));
    accept(town, 9000, 2, OUTCOME_DONE);
    believe(town, 2, 1);
    assert_int_equal(store_accepted(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_int_equal(accepted.version, 5);
    accept(town, 4, 1, OUTCOME_OLDER);
    accept(town, 6, 1, OUTCOME_DONE);
}

static void a_rollback_does_not_lead_to_what_a_thief_signed(void **state)
{
    struct town *town = *state;
    struct error error = {0};
    take_signed(town, 1, KEY("1"));
    take_signed(town, 2, KEY("2"));
    believe(town, 2, 1);
    take_signed(town, 3, KEY("1"));
    assert_int_equal(store_rollback(town->store, &error), OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 1");
    assert_int_equal(store_rollback(town->store, &error), OUTCOME_CONTENT);
    assert_non_null(strstr(error.message, "whose publisher it still believes; "));
}

static void a_rollback_does_not_forget_it(void **state)
{
    struct town *town = *state;
    struct store_accepted accepted;
    take(town, 1);
    take(town, 2);
    accept(town, 2, 1, OUTCOME_DONE);
    assert_int_equal(store_rollback(town->store, NULL), OUTCOME_DONE);
    town_reopen(town);
    assert_int_equal(store_accepted(town->store, &accepted, NULL), OUTCOME_DONE);
    assert_int_equal(accepted.version, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, town_setup, town_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(believes_the_pinned_root_until_it_has_taken_another),
        TEST(takes_no_root_that_it_has_had),
        TEST(a_root_that_cannot_be_read_is_named),
        TEST(never_accepts_less_than_it_has_had),
        TEST(what_was_accepted_is_readable_for_people),
        TEST(damaged_memory_of_it_stops_the_run),
        TEST(lost_memory_of_it_is_made_up_for_by_the_generations),
        TEST(what_is_on_the_screen_was_accepted),
        TEST(what_a_thief_signed_counts_for_nothing),
        TEST(a_rollback_does_not_lead_to_what_a_thief_signed),
        TEST(a_rollback_does_not_forget_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

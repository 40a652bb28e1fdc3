/* SPDX-License-Identifier: EUPL-1.2 */
/* What a clock that is plainly wrong may still be asked (STANDARDS, "freeze, dead clock"): every
 * German screen of Musterstadt that a touch leads to, with the content signed before and after the
 * time that the clock shows. */
#include "unit.h"

#include "base/memory.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ADDRESSES_MOST = 2000, ADDRESSES_LEAST = 60 };

static const struct civil NOW = {2026, 11, 24, 10, 0}; /* a Tuesday */

/* What only a true clock can say; `whole`: nothing else stands beside it. */
static const struct {
    const char *text;
    bool whole;
} claims[] = {
    {"Jetzt geöffnet", true},
    {"Geöffnet bis", false},
    {"Geschlossen", false},
    {"Öffnet ", false},
    {"Heute", true},
    {"Ab 1. März 2027", false}, /* an offer that is still to come */
    {"Vom 21. Dezember", false}, /* a notice */
    {"Termine", true}, /* events */
    {"In den nächsten Wochen anders", false},
};

struct walk {
    struct arena *arena;
    struct content *content;
    struct scene scene;
    const char *addresses[ADDRESSES_MOST];
    size_t count;
    const char *where[COUNT_OF(claims)]; /* an address where it is claimed; NULL: nowhere */
};

static const char *in_build(struct arena *arena, const char *path)
{
    return arena_printf(arena, "%s/%s", getenv("FADEN_BUILD"), path);
}

/* A copy of Musterstadt, signed at `issued` until `expires`. */
static struct content *signed_content(struct arena *arena, const char *issued, const char *expires)
{
    const char *copy = in_build(arena, "tests/screens_clock.db");
    sqlite3 *database;
    unlink(copy);
    assert_int_equal(sqlite3_open(in_build(arena, "content/musterstadt.db"), &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database, arena_printf(arena, "VACUUM INTO '%s'", copy), NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(copy, &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database,
            arena_printf(arena, "INSERT INTO meta VALUES ('issued', '%s'), ('expires', '%s')",
                issued, expires),
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    struct content *content = content_open(copy, NULL);
    unlink(copy);
    assert_non_null(content);
    return content;
}

static void open_walk(struct walk *walk, const char *issued, const char *expires)
{
    *walk = (struct walk){.arena = arena_create()};
    walk->content = signed_content(walk->arena, issued, expires);
    struct text_engine *engine = text_create(in_build(walk->arena, "share/faden/fonts"), NULL);
    assert_non_null(engine);
    scene_init(&walk->scene, engine);
}

static void close_walk(struct walk *walk)
{
    struct text_engine *engine = walk->scene.engine;
    scene_destroy(&walk->scene);
    text_destroy(engine);
    content_close(walk->content);
    arena_destroy(walk->arena);
}

static void show(struct walk *walk, const char *address, struct civil now)
{
    struct session session;
    session_begin(&session, address);
    screens_build(
        &walk->scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), walk->content, &session, now);
}

static bool is_known(const struct walk *walk, const char *address)
{
    for (size_t i = 0; i < walk->count; i++)
        if (strcmp(walk->addresses[i], address) == 0)
            return true;
    return false;
}

/* Of filters only one at a time. */
static void add(struct walk *walk, const char *action)
{
    const char *address = strncmp(action, "replace ", 8) == 0 ? action + 8 : action;
    if (session_is_verb(action) || strchr(address, '&') || is_known(walk, address) ||
        !screens_know(walk->content, address, NULL) ||
        (strncmp(address, "de/", 3) != 0 && strcmp(address, "start") != 0))
        return;
    assert_true(walk->count < ADDRESSES_MOST);
    walk->addresses[walk->count++] = arena_string(walk->arena, address);
}

static void hear(struct walk *walk, const char *text, const char *address)
{
    for (size_t i = 0; i < COUNT_OF(claims); i++)
        if (claims[i].whole ? strcmp(text, claims[i].text) == 0
                            : strstr(text, claims[i].text) != NULL)
            walk->where[i] = address;
}

static void go_everywhere(struct walk *walk, struct civil now)
{
    add(walk, "start");
    for (size_t i = 0; i < walk->count; i++) {
        show(walk, walk->addresses[i], now);
        for (size_t k = 0; k < walk->scene.count; k++) {
            const struct node *node = &walk->scene.nodes[k];
            if (node->action)
                add(walk, node->action);
            if (node->text)
                hear(walk, node->text, walk->addresses[i]);
        }
        text_collect(walk->scene.engine);
    }
    assert_true(walk->count >= ADDRESSES_LEAST);
}

static void no_screen_claims_anything_before_the_content_was_signed(void **state)
{
    static const struct {
        const char *issued;
        struct civil now;
        bool claims;
    } cases[] = {
        {"2026-11-24T10:00", {2026, 11, 24, 10, 0}, true},
        {"2026-11-24T10:01", {2026, 11, 24, 10, 0}, false},
        {"2026-11-24T10:01", {1970, 1, 1, 1, 0}, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct walk walk;
        open_walk(&walk, cases[i].issued, "2027-02-22T10:00");
        add(&walk, "de/topic/musterstadt:topics/ankommen?open=1"); /* by hand, too */
        go_everywhere(&walk, cases[i].now);
        for (size_t k = 0; k < COUNT_OF(claims); k++)
            if ((walk.where[k] != NULL) != cases[i].claims)
                fail_msg("case %zu: \"%s\" is said at %s", i, claims[k].text,
                    walk.where[k] ? walk.where[k] : "no address");
        close_walk(&walk);
    }
}

static size_t says(const struct walk *walk, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < walk->scene.count; i++)
        count += walk->scene.nodes[i].text && strstr(walk->scene.nodes[i].text, text);
    return count;
}

/* An offer that was over when the content was signed does not come back with a clock that stands
 * still. */
static void what_was_over_is_not_offered_again(void **state)
{
    static const char topic[] = "de/topic/musterstadt:topics/ankommen";
    static const char offer[] = "Wärmestube im Winter"; /* until 31 March 2027 */
    struct walk walk;
    (void)state;
    open_walk(&walk, "2027-04-02T10:00", "2027-07-01T10:00");
    show(&walk, topic, (struct civil){2027, 4, 2, 10, 0});
    assert_int_equal(says(&walk, offer), 0);
    show(&walk, topic, NOW);
    assert_int_equal(says(&walk, offer), 0);
    show(&walk, "de/entry/musterstadt:services/s-waermestube", NOW);
    assert_true(says(&walk, "Gibt es nicht mehr") > 0);
    close_walk(&walk);
    open_walk(&walk, "2026-11-24T10:01", "2027-07-01T10:00");
    show(&walk, topic, NOW);
    assert_true(says(&walk, offer) > 0);
    close_walk(&walk);
}

static void content_that_nobody_renewed_shows_its_date(void **state)
{
    static const struct {
        struct civil now;
        const char *address;
        bool old;
    } cases[] = {
        {{2026, 11, 24, 10, 0}, "de/home", false},
        {{2026, 12, 24, 9, 59}, "de/home", false},
        {{2026, 12, 24, 10, 0}, "de/home", true},
        {{2027, 12, 24, 10, 0}, "de/home", true},
    };
    struct walk walk;
    (void)state;
    open_walk(&walk, "2026-11-24T09:00", "2026-12-24T10:00");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        show(&walk, cases[i].address, cases[i].now);
        assert_int_equal(says(&walk, "Stand: 24. November 2026"), cases[i].old);
        assert_int_equal(says(&walk, "nicht ganz neu"), cases[i].old);
    }
    show(&walk, "de/about", (struct civil){2026, 12, 24, 10, 0});
    assert_int_equal(says(&walk, "Stand: 24. November 2026"), 1);
    close_walk(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_screen_claims_anything_before_the_content_was_signed),
        cmocka_unit_test(what_was_over_is_not_offered_again),
        cmocka_unit_test(content_that_nobody_renewed_shows_its_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

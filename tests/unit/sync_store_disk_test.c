/* SPDX-License-Identifier: EUPL-1.2 */
/* A store on a disk that is full, that may only be read, or that belongs to another user. Small
 * disks are mounted for that, which takes root; elsewhere these cases say that they are skipped. */
#include "sync_town.h"

#include <sys/file.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/wait.h>

enum { NOBODY = 65534 };

static int disk_setup(void **state)
{
    town_setup(state);
    struct town *town = *state;
    store_close(town->store);
    town->store = NULL;
    if (mount("none", town->path, "tmpfs", 0, "size=64m") == 0)
        town_open(town);
    return 0;
}

static int disk_teardown(void **state)
{
    struct town *town = *state;
    store_close(town->store);
    town->store = NULL;
    umount2(town->path, MNT_DETACH);
    return town_teardown(state);
}

static void need_disk(const struct town *town)
{
    if (town->store)
        return;
    print_message("a disk can only be mounted by root\n");
    skip();
}

static void remount(const char *path, const char *options)
{
    bool writable = strcmp(options, "ro") != 0;
    unsigned long flags = MS_REMOUNT | (writable ? 0 : MS_RDONLY);
    if (mount("none", path, "tmpfs", flags, writable ? options : NULL))
        fail_msg("%s: %s", options, strerror(errno));
}

static struct statvfs disk_of(struct town *town)
{
    struct statvfs disk;
    assert_int_equal(statvfs(town->path, &disk), 0);
    return disk;
}

/* Either the new content whole, or the old and no trace. */
static enum outcome take_whole_or_not(
    struct town *town, const struct store_recipe *recipe, struct error *error)
{
    bool has_old = town_has(town, "current");
    enum outcome outcome = store_activate(town->store, recipe, error);
    if (outcome != OUTCOME_DONE && outcome != OUTCOME_NO_SPACE)
        fail_msg("%s: %s", outcome_name(outcome), error->message);
    if (outcome == OUTCOME_DONE || has_old)
        assert_string_equal(shown(town), outcome == OUTCOME_DONE ? "Rat 2" : "Rat 1");
    assert_false(town_has(town, "generations/.new"));
    assert_false(town_has(town, "current.new"));
    assert_int_equal(count_files(town, "generations"), (outcome == OUTCOME_DONE) + has_old);
    return outcome;
}

/* No matter which file or link is the first for which there is no room. */
static void a_disk_without_room_for_one_more_file(void **state)
{
    struct town *town = *state;
    need_disk(town);
    take(town, 1);
    struct store_recipe recipe = town_recipe(town, 2);
    struct statvfs disk = disk_of(town);
    unsigned long used = disk.f_files - disk.f_ffree;
    enum outcome outcome = OUTCOME_NO_SPACE;
    int more = 0;
    for (; outcome == OUTCOME_NO_SPACE; more++) {
        struct error error = {0};
        remount(
            town->path, arena_printf(town->folder.arena, "nr_inodes=%lu", used + (unsigned)more));
        outcome = take_whole_or_not(town, &recipe, &error);
        if (outcome == OUTCOME_NO_SPACE && !strstr(error.message, "make room on this disk"))
            fail_msg("%s", error.message);
    }
    assert_int_equal(more - 1, 4); /* the folder, content.db, recipe, and the link */
}

/* The room that is asked for is an estimate. Here generations/ is a disk of its own, a little
 * larger each time, and nobody asks how large it is. */
static void a_disk_that_becomes_full_while_content_is_built(void **state)
{
    struct town *town = *state;
    const char *generations = town_file(town, "generations");
    enum { KILOBYTES_MORE = 32 };
    need_disk(town);
    assert_int_equal(mount("none", generations, "tmpfs", 0, "size=64m"), 0);
    take(town, 1);
    struct store_recipe recipe = town_recipe(town, 2);
    struct statvfs disk;
    assert_int_equal(statvfs(generations, &disk), 0);
    unsigned long used = (disk.f_blocks - disk.f_bfree) * (disk.f_frsize / 1024);
    enum outcome outcome = OUTCOME_NO_SPACE;
    unsigned long more = 0;
    for (; outcome == OUTCOME_NO_SPACE; more += KILOBYTES_MORE) {
        struct error error = {0};
        remount(generations, arena_printf(town->folder.arena, "size=%luk", used + more));
        outcome = take_whole_or_not(town, &recipe, &error);
        if (outcome == OUTCOME_NO_SPACE &&
            !strstr(error.message, "No space left on device; make room on this disk"))
            fail_msg("%s", error.message);
    }
    assert_true(more > 4 * KILOBYTES_MORE);
}

static void what_a_full_disk_keeps_for_nobody_makes_room(void **state)
{
    struct town *town = *state;
    need_disk(town);
    take(town, 1);
    struct store_recipe recipe = town_recipe(town, 2);
    const char *garbage =
        "packs/00000000000000000000000000000000000000000000000000000000000000ab.pack";
    town_write(town, garbage, "");
    int file = open(town_file(town, garbage), O_WRONLY);
    assert_int_equal(posix_fallocate(file, 0, 4 << 20), 0);
    close(file);
    struct statvfs disk = disk_of(town);
    unsigned long used = (disk.f_blocks - disk.f_bfree) * (disk.f_frsize / 1024);
    remount(town->path, arena_printf(town->folder.arena, "size=%luk", used + 100));
    activate(town, &recipe, OUTCOME_DONE);
    assert_string_equal(shown(town), "Rat 2");
}

static void room_is_asked_for_before_anything_is_fetched(void **state)
{
    struct town *town = *state;
    struct error error = {0};
    need_disk(town);
    assert_int_equal(store_has_room(town->store, 32 << 20, &error), OUTCOME_DONE);
    assert_int_equal(store_has_room(town->store, 65 << 20, &error), OUTCOME_NO_SPACE);
    assert_non_null(strstr(error.message, "MB are needed"));
}

static void a_disk_that_may_only_be_read(void **state)
{
    struct town *town = *state;
    struct error error = {0};
    enum outcome outcome;
    need_disk(town);
    take(town, 1);
    store_close(town->store);
    remount(town->path, "ro");
    town->store = store_open(town->folder.arena, town->path, false, &outcome, &error);
    assert_null(town->store);
    assert_int_equal(outcome, OUTCOME_STORE);
    assert_non_null(strstr(error.message, "Read-only file system; mount the disk writable"));
    town->store = store_open(town->folder.arena, town->path, true, &outcome, &error);
    assert_non_null(town->store);
    assert_string_equal(generations(town), "1*");
}

/* Users */

static void become(uid_t user)
{
    assert_int_equal(seteuid(user), 0);
}

/* What another user, the terminal's, may do with a path of the store: r read, - nothing. */
static const struct {
    const char *path;
    bool readable;
} modes[] = {
    {"current/content.db", true},
    {"current/recipe", true},
    {"generations", true},
    {"objects", true},
    {"packs", true},
    {"trust", false},
    {"trust/accepted", false},
    {"incoming", false},
    {"incoming/part", false},
};

static void another_user_reads_what_is_shown_and_nothing_else(void **state)
{
    (void)state;
    if (geteuid()) {
        print_message("another user can only be played by root\n");
        skip();
    }
    mode_t before = umask(077);
    town_setup(state);
    struct town *town = *state;
    assert_int_equal(chmod(town->folder.path, 0755), 0);
    struct store_recipe recipe = town_recipe(town, 1);
    activate(town, &recipe, OUTCOME_DONE);
    struct store_accepted accepted = {.version = 1};
    assert_int_equal(store_accept(town->store, &accepted, NULL), OUTCOME_DONE);
    town_write(town, "incoming/part", "x");
    umask(before);
    become(NOBODY);
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        int file = open(town_file(town, modes[i].path), O_RDONLY);
        if ((file >= 0) != modes[i].readable)
            fail_msg("%s", modes[i].path);
        if (file >= 0)
            close(file);
    }
    assert_int_equal(access(store_object(town->store, recipe.packs[1].objects), R_OK), 0);
    assert_string_equal(shown(town), "Rat 1");
    struct error error = {0};
    enum outcome outcome;
    struct store *mine = town->store;
    assert_null(store_open(town->folder.arena, town->path, false, &outcome, &error));
    assert_int_equal(outcome, OUTCOME_STORE);
    assert_non_null(strstr(error.message, "Permission denied; run faden-sync as the user"));
    town->store = store_open(town->folder.arena, town->path, true, &outcome, &error);
    assert_non_null(town->store);
    assert_string_equal(generations(town), "1*");
    assert_int_equal(store_accepted(town->store, &accepted, &error), OUTCOME_DONE);
    become(0);
    town->store = mine;
    town_teardown(state);
}

/* What root wrote there, the user whose store it is could not change any more. */
static void root_leaves_the_store_of_another_user_alone(void **state)
{
    struct town *town = *state;
    struct error error = {0};
    enum outcome outcome;
    if (geteuid()) {
        print_message("another user's store can only be made by root\n");
        skip();
    }
    store_close(town->store); /* which holds the lock */
    town->store = NULL;
    assert_int_equal(chown(town_file(town, "lock"), NOBODY, NOBODY), 0);
    town_write(town, "outcome.new", "x"); /* which opening would clear away */
    assert_null(store_open(town->folder.arena, town->path, false, &outcome, &error));
    assert_int_equal(outcome, OUTCOME_STORE);
    assert_non_null(strstr(error.message, "runuser -u "));
    assert_true(town_has(town, "outcome.new"));
    struct store *looked = store_open(town->folder.arena, town->path, true, &outcome, &error);
    assert_non_null(looked);
    store_close(looked);
}

/* Processes */

static void take_in_another_process(struct town *town, int tell)
{
    struct error error = {0};
    enum outcome outcome;
    struct store_recipe recipe = town_recipe(town, 2);
    store_close(town->store);
    struct store *store = store_open(town->folder.arena, town->path, false, &outcome, &error);
    bool told = store && write(tell, "x", 1) == 1;
    _exit(told && store_activate(store, &recipe, &error) == OUTCOME_DONE ? 0 : 1);
}

static void two_runs_take_turns(void **state)
{
    struct town *town = *state;
    int tell[2], status;
    char word;
    enum outcome outcome;
    take(town, 1);
    assert_int_equal(pipe(tell), 0);
    pid_t other = fork();
    if (other == 0)
        take_in_another_process(town, tell[1]);
    store_close(town->store);
    assert_int_equal(read(tell[0], &word, 1), 1);
    int file = open(town_file(town, "lock"), O_RDWR);
    assert_int_equal(flock(file, LOCK_EX | LOCK_NB), -1);
    close(file);
    /* who only looks does not wait */
    town->store = store_open(town->folder.arena, town->path, true, &outcome, NULL);
    assert_non_null(town->store);
    store_close(town->store);
    town_open(town);
    assert_string_equal(shown(town), "Rat 2");
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(status, 0);
    close(tell[0]);
    close(tell[1]);
}

#define ON_DISK(name) cmocka_unit_test_setup_teardown(name, disk_setup, disk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DISK(a_disk_without_room_for_one_more_file),
        ON_DISK(a_disk_that_becomes_full_while_content_is_built),
        ON_DISK(what_a_full_disk_keeps_for_nobody_makes_room),
        ON_DISK(room_is_asked_for_before_anything_is_fetched),
        ON_DISK(a_disk_that_may_only_be_read),
        cmocka_unit_test(another_user_reads_what_is_shown_and_nothing_else),
        cmocka_unit_test_setup_teardown(
            root_leaves_the_store_of_another_user_alone, town_setup, town_teardown),
        cmocka_unit_test_setup_teardown(two_runs_take_turns, town_setup, town_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A night on a disk that is full, at every size between too small and large enough: the old content
 * whole or the new, and the terminal is told. A small disk is mounted for that, which takes root;
 * elsewhere this says that it is skipped. */
#include "sync_channel.h"

#include "sync/notes.h"

#include <sys/mount.h>
#include <sys/statvfs.h>

enum { STEP = 64 /* kB */, STEPS_MOST = 400 };

static void grow(struct world *world, const char *disk, unsigned long kilobytes)
{
    const char *size = arena_printf(world->arena, "size=%luk", kilobytes);
    assert_int_equal(mount("none", disk, "tmpfs", MS_REMOUNT, size), 0);
}

static unsigned long used(const char *disk)
{
    struct statvfs status;
    assert_int_equal(statvfs(disk, &status), 0);
    return (unsigned long)((status.f_blocks - status.f_bfree) * status.f_frsize / 1024);
}

static void nights(struct world *world, const char *disk)
{
    unsigned long size = used(disk);
    enum outcome outcome = OUTCOME_NO_SPACE;
    int full = 0;
    for (; outcome == OUTCOME_NO_SPACE && full < STEPS_MOST; full++, size += STEP) {
        grow(world, disk, size);
        outcome = take_up(world);
        if (outcome != OUTCOME_DONE && outcome != OUTCOME_NO_SPACE)
            fail_msg("%s: %s", outcome_name(outcome), world->error.message);
        assert_string_equal(offered(world), outcome == OUTCOME_DONE ? "Rat 2" : "Rat 1");
        assert_true(notes_keep_end(world->arena, world->store, "x", outcome, &world->error));
        assert_string_equal(notes_end(world->arena, world->store).outcome, outcome_name(outcome));
    }
    assert_int_equal(outcome, OUTCOME_DONE);
    assert_true(full > 3);
    print_message("%d nights on a full disk\n", full - 1);
}

static const char *disk_of(struct world *world)
{
    return folder_file(&world->folder, "disk");
}

static int disk_setup(void **state)
{
    struct world *world = world_create(false);
    *state = world;
    assert_true(file_make_folder(disk_of(world), NULL));
    if (mount("none", disk_of(world), "tmpfs", 0, "size=64m") == 0)
        world->store = world->options.store =
            arena_printf(world->arena, "%s/store", disk_of(world));
    return 0;
}

static int disk_teardown(void **state)
{
    umount2(disk_of(*state), MNT_DETACH);
    world_destroy(*state);
    return 0;
}

static void a_full_disk_changes_nothing_and_is_told(void **state)
{
    struct world *world = *state;
    if (!strstr(world->store, "/disk/")) {
        print_message("a disk can only be mounted by root\n");
        skip();
    }
    expect(world, OUTCOME_DONE);
    assert_true(notes_keep_end(world->arena, world->store, "x", OUTCOME_DONE, NULL));
    publish(world, 2);
    nights(world, disk_of(world));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_full_disk_changes_nothing_and_is_told, disk_setup, disk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

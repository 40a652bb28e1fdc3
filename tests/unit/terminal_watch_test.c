/* SPDX-License-Identifier: EUPL-1.2 */
/* A watch on DIR/store/current/content.db, where at first there is not even DIR/store. */
#include "terminal_folder.h"

#include "base/memory.h"
#include "terminal/watch.h"

#include <SDL.h>

enum { PATIENCE_MS = 20000, QUIET_MS = 150 };

static void make_generation(const struct folder *folder)
{
    folder_make(folder, "store/generations/1");
}

static void switch_to_it(const struct folder *folder)
{
    folder_link(folder, "store/current", "generations/1");
}

static void write_its_content(const struct folder *folder)
{
    folder_write(folder, "store/generations/1/content.db", "1");
}

static void write_it_anew(const struct folder *folder)
{
    folder_write(folder, "store/generations/1/content.db", "one");
}

static void take_access_away(const struct folder *folder)
{
    assert_int_equal(chmod(folder_at(folder, "store/generations/1/content.db"), 0), 0);
}

static void make_the_next(const struct folder *folder)
{
    folder_make(folder, "store/generations/2");
    folder_write(folder, "store/generations/2/content.db", "2");
}

static void switch_to_the_next(const struct folder *folder)
{
    folder_link(folder, "store/current", "generations/2");
}

static void write_what_is_not_shown_any_more(const struct folder *folder)
{
    folder_write(folder, "store/generations/1/content.db", "1 again");
}

static void write_something_else(const struct folder *folder)
{
    folder_write(folder, "store/other", "");
    folder_write(folder, "store/current.lock", "");
    folder_write(folder, "other", "");
}

static void remove_the_store(const struct folder *folder)
{
    folder_remove(folder_at(folder, "store"));
}

static void make_everything_again(const struct folder *folder)
{
    make_generation(folder);
    write_its_content(folder);
    switch_to_it(folder);
}

/* In this order. */
static const struct {
    const char *name;
    void (*happen)(const struct folder *folder);
    bool wakes;
} steps[] = {
    {"the store is made, with a generation", make_generation, true},
    {"its content is written", write_its_content, false},
    {"current leads to it", switch_to_it, true},
    {"its content is written anew", write_it_anew, true},
    {"nobody may read it any more", take_access_away, true},
    {"something else is written", write_something_else, false},
    {"the next generation is made", make_the_next, false},
    {"current leads to the next", switch_to_the_next, true},
    {"the first is written, and no longer current", write_what_is_not_shown_any_more, false},
    {"the store is removed", remove_the_store, true},
    {"everything is made again", make_everything_again, true},
    {"its content is written anew once more", write_it_anew, true},
};

static bool is_woken(int patience)
{
    SDL_Event event;
    return SDL_WaitEventTimeout(&event, patience) && event.type == SDL_USEREVENT;
}

static void forget_the_rest(void)
{
    while (is_woken(QUIET_MS))
        ;
}

static void what_leads_to_the_file_wakes_and_nothing_else(void **state)
{
    struct folder folder;
    (void)state;
    folder_open(&folder, "terminal_watch");
    const char *paths[] = {folder_at(&folder, "store/current/content.db"), NULL};
    struct watch *watch = watch_create(paths);
    assert_non_null(watch);
    assert_true(is_woken(PATIENCE_MS)); /* at the beginning */
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        forget_the_rest();
        steps[i].happen(&folder);
        if (is_woken(steps[i].wakes ? PATIENCE_MS : QUIET_MS) != steps[i].wakes)
            fail_msg("%s: %s", steps[i].name, steps[i].wakes ? "slept on" : "was woken");
    }
    watch_destroy(watch);
    folder_close(&folder);
}

static void each_of_several_files_wakes(void **state)
{
    struct folder folder;
    (void)state;
    folder_open(&folder, "terminal_watch");
    const char *paths[] = {
        folder_at(&folder, "a"), folder_at(&folder, "b"), folder_at(&folder, "deep/c"), NULL};
    struct watch *watch = watch_create(paths);
    assert_true(is_woken(PATIENCE_MS));
    folder_write(&folder, "b", "");
    assert_true(is_woken(PATIENCE_MS));
    forget_the_rest();
    folder_make(&folder, "deep");
    assert_true(is_woken(PATIENCE_MS));
    forget_the_rest();
    folder_write(&folder, "deep/c", "");
    assert_true(is_woken(PATIENCE_MS));
    forget_the_rest();
    assert_int_equal(unlink(folder_at(&folder, "b")), 0);
    assert_true(is_woken(PATIENCE_MS));
    watch_destroy(watch);
    folder_close(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_leads_to_the_file_wakes_and_nothing_else),
        cmocka_unit_test(each_of_several_files_wakes),
    };
    if (SDL_Init(SDL_INIT_EVENTS))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}

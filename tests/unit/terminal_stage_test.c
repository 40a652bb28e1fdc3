/* SPDX-License-Identifier: EUPL-1.2 */
/* Which generation is shown, at the start and when `current` comes to lead elsewhere. Generations
 * are links to what the build has made, so that it can be told apart which one is open. */
#include "terminal_folder.h"

#include "base/memory.h"
#include "terminal/stage.h"

#include <string.h>

struct place {
    struct folder folder;
    struct options options;
    struct stage stage;
};

enum shown { NOTHING, AACHEN, MUSTERSTADT };

/* 'a' and 'm' are content, 'd' is damaged, '-' is a generation without content. */
static void make_generation(struct place *place, int number, char kind)
{
    const char *folder = arena_printf(place->folder.arena, "generations/%04d", number);
    const char *name = arena_printf(place->folder.arena, "%s/content.db", folder);
    folder_make(&place->folder, folder);
    if (kind == 'd')
        folder_write(&place->folder, name, "SQLite format 3, or not");
    else if (kind != '-')
        folder_link(&place->folder, name,
            arena_printf(place->folder.arena, "%s/content/%s.db", getenv("FADEN_BUILD"),
                kind == 'a' ? "content" : "musterstadt"));
}

/* Generations from 1 on; `current` 0: there is no such link. */
static void open_place(struct place *place, const char *generations, int current, bool kiosk)
{
    folder_open(&place->folder, "terminal_stage");
    for (int i = 0; generations[i]; i++)
        make_generation(place, i + 1, generations[i]);
    folder_make(&place->folder, "generations/.new");
    if (current)
        folder_link(&place->folder, "current",
            arena_printf(place->folder.arena, "generations/%04d", current));
    place->options = (struct options){.content = folder_at(&place->folder, "current/content.db"),
        .at = "start",
        .kiosk = kiosk,
        .stick = "/nowhere",
        .view = {.text = 1}};
}

static void close_place(struct place *place)
{
    stage_finish(&place->stage);
    folder_close(&place->folder);
}

static enum shown shown(const struct place *place)
{
    struct content *content = place->stage.content;
    if (!content)
        return NOTHING;
    return content_resolve(content, place->folder.arena, "musterstadt:topics/ankommen", NULL)
               ? MUSTERSTADT
               : AACHEN;
}

static void at_the_start_the_newest_that_opens_is_shown_and_none_that_is_newer(void **state)
{
    static const struct {
        const char *generations;
        int current;
        enum shown shown;
    } cases[] = {
        {"am", 2, MUSTERSTADT},
        {"ama", 2, MUSTERSTADT}, /* stepped back on purpose */
        {"mad", 3, AACHEN},
        {"madd-", 5, AACHEN},
        {"amd", 3, MUSTERSTADT},
        {"adm", 2, AACHEN}, /* not the newer one, which was left */
        {"mda", 2, MUSTERSTADT},
        {"am", 3, MUSTERSTADT}, /* a link that leads nowhere */
        {"ma", 0, AACHEN}, /* no link at all */
        {"------------m-", 14, MUSTERSTADT}, /* by number, not by letters */
        {"ddd", 3, NOTHING},
        {"-", 1, NOTHING},
        {"", 0, NOTHING},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        for (int kiosk = 0; kiosk < 2; kiosk++) {
            struct place place;
            struct error error = {{0}};
            open_place(&place, cases[i].generations, cases[i].current, kiosk);
            bool done = stage_init(&place.stage, &place.options, &error);
            assert_int_equal(done, kiosk || cases[i].shown != NOTHING);
            if (shown(&place) != cases[i].shown)
                fail_msg("case %zu: %d is shown", i, (int)shown(&place));
            close_place(&place);
        }
    }
}

static void a_switch_is_taken_up_if_its_content_opens(void **state)
{
    struct place place;
    (void)state;
    open_place(&place, "amd-", 1, true);
    assert_true(stage_init(&place.stage, &place.options, NULL));
    assert_int_equal(shown(&place), AACHEN);
    assert_false(stage_refresh(&place.stage)); /* nothing has happened */
    folder_link(&place.folder, "current", "generations/0003");
    assert_false(stage_refresh(&place.stage));
    assert_int_equal(shown(&place), AACHEN);
    folder_link(&place.folder, "current", "generations/0004");
    assert_false(stage_refresh(&place.stage));
    assert_int_equal(shown(&place), AACHEN);
    folder_link(&place.folder, "current", "generations/0002");
    assert_true(stage_refresh(&place.stage));
    assert_int_equal(shown(&place), MUSTERSTADT);
    assert_int_equal(unlink(folder_at(&place.folder, "current")), 0);
    assert_false(stage_refresh(&place.stage));
    assert_int_equal(shown(&place), MUSTERSTADT);
    close_place(&place);
}

/* From the calm screen, and from an older generation. */
static void what_is_repaired_is_shown_at_last(void **state)
{
    static const char *const generations[] = {"d", "md"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(generations); i++) {
        struct place place;
        struct error error;
        int last = (int)strlen(generations[i]);
        open_place(&place, generations[i], last, true);
        assert_true(stage_init(&place.stage, &place.options, &error));
        assert_int_equal(shown(&place), i == 0 ? NOTHING : MUSTERSTADT);
        assert_false(stage_refresh(&place.stage));
        make_generation(&place, last, 'a');
        assert_true(stage_refresh(&place.stage));
        assert_int_equal(shown(&place), AACHEN);
        close_place(&place);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_start_the_newest_that_opens_is_shown_and_none_that_is_newer),
        cmocka_unit_test(a_switch_is_taken_up_if_its_content_opens),
        cmocka_unit_test(what_is_repaired_is_shown_at_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A stick comes, is taken over or not, and goes again: what the terminal says, and which files it
 * leaves for others. */
#include "terminal_folder.h"

#include "base/memory.h"
#include "terminal/stick.h"

#include <string.h>

struct hall {
    struct folder folder;
    struct stick stick;
    long long now;
};

#define DONE "time = 2026-11-24T10:00\noutcome = done\ngerman = Da.\n"

static void open_hall(struct hall *hall)
{
    folder_open(&hall->folder, "terminal_stick");
    folder_make(&hall->folder, "run");
    folder_make(&hall->folder, "state");
    folder_make(&hall->folder, "store");
    folder_write(&hall->folder, "store/outcome",
        "time = 2026-11-23T03:00\noutcome = current\ngerman = Nichts Neues.\n");
    folder_write(&hall->folder, "state/stick-wanted", "");
    struct options options = {.kiosk = true,
        .state = folder_at(&hall->folder, "state"),
        .stick = folder_at(&hall->folder, "run")};
    hall->now = 1000;
    stick_init(&hall->stick, hall->folder.arena, &options, folder_at(&hall->folder, "store"));
}

static void close_hall(struct hall *hall)
{
    folder_close(&hall->folder);
}

static void put_in(struct hall *hall)
{
    folder_write(&hall->folder, "run/stick-there", "");
    stick_look(&hall->stick, hall->now);
}

static void pull_out(struct hall *hall)
{
    assert_int_equal(unlink(folder_at(&hall->folder, "run/stick-there")), 0);
    stick_look(&hall->stick, hall->now);
}

static void touch(struct hall *hall, const char *action)
{
    stick_act(&hall->stick, action, hall->now);
}

static void ends_with(struct hall *hall, const char *outcome)
{
    folder_write(&hall->folder, "store/outcome", outcome);
    stick_look(&hall->stick, hall->now);
}

static void pass(struct hall *hall, long long ms)
{
    hall->now += ms;
    stick_run(&hall->stick, hall->now);
}

static bool is_wanted(const struct hall *hall)
{
    return file_exists(folder_at(&hall->folder, "state/stick-wanted"));
}

static void assert_shows(const struct hall *hall, enum stick_step step, bool wanted)
{
    assert_int_equal(hall->stick.dialogue.step, step);
    assert_int_equal(is_wanted(hall), wanted);
}

static void a_stick_is_taken_over_and_the_answer_closed(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    assert_shows(&hall, STICK_NONE, false); /* what was wanted before is not any more */
    put_in(&hall);
    assert_shows(&hall, STICK_FOUND, false);
    touch(&hall, "stick take");
    assert_shows(&hall, STICK_BUSY, true);
    assert_false(stick_look(&hall.stick, hall.now)); /* the old outcome is no answer */
    touch(&hall, "stick close");
    assert_shows(&hall, STICK_BUSY, true);
    ends_with(&hall, DONE);
    assert_shows(&hall, STICK_TAKEN, false);
    assert_string_equal(hall.stick.dialogue.german, "Da.");
    touch(&hall, "stick close");
    assert_shows(&hall, STICK_NONE, false);
    assert_false(stick_look(&hall.stick, hall.now)); /* the same stick is not asked about again */
    pull_out(&hall);
    put_in(&hall);
    assert_shows(&hall, STICK_FOUND, false);
    close_hall(&hall);
}

static void nothing_stays_for_ever(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    put_in(&hall);
    pass(&hall, STICK_ASKED_MS - 1);
    assert_shows(&hall, STICK_FOUND, false);
    pass(&hall, 1);
    assert_shows(&hall, STICK_NONE, false);
    pull_out(&hall);
    put_in(&hall);
    touch(&hall, "stick take");
    pass(&hall, STICK_BUSY_MS - 1);
    assert_shows(&hall, STICK_BUSY, true);
    pass(&hall, 1);
    assert_shows(&hall, STICK_REFUSED, false);
    assert_non_null(strstr(hall.stick.dialogue.german, "noch einmal einstecken"));
    pass(&hall, STICK_ANSWER_MS - 1);
    assert_shows(&hall, STICK_REFUSED, false);
    pass(&hall, 1);
    assert_shows(&hall, STICK_NONE, false);
    close_hall(&hall);
}

static void a_stick_that_is_pulled_out_is_asked_about_no_more(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    put_in(&hall);
    pull_out(&hall);
    assert_shows(&hall, STICK_NONE, false);
    put_in(&hall);
    touch(&hall, "stick close");
    assert_shows(&hall, STICK_NONE, false);
    close_hall(&hall);
}

static void one_that_is_pulled_out_too_early_still_gets_its_answer(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    put_in(&hall);
    touch(&hall, "stick take");
    pull_out(&hall);
    assert_shows(&hall, STICK_BUSY, true);
    ends_with(&hall, "outcome = pulled\ngerman = Zu früh.\n");
    assert_shows(&hall, STICK_REFUSED, false);
    assert_string_equal(hall.stick.dialogue.german, "Zu früh.");
    touch(&hall, "stick close");
    put_in(&hall);
    touch(&hall, "stick take");
    pull_out(&hall);
    pass(&hall, STICK_PULLED_MS);
    assert_shows(&hall, STICK_REFUSED, false); /* of which nobody heard */
    close_hall(&hall);
}

/* A nightly run may end meanwhile. `%s` is where the stick is. */
static void the_outcome_of_another_run_is_no_answer(void **state)
{
    static const struct {
        const char *source;
        bool answers;
    } cases[] = {
        {"%s", true},
        {"%s/faden", true},
        {"https://example.org/faden", false},
        {"/srv/channel", false},
        {"", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct hall hall;
        open_hall(&hall);
        struct arena *arena = hall.folder.arena;
        const char *stick = folder_at(&hall.folder, "run/stick");
        const char *source = strncmp(cases[i].source, "%s", 2) == 0
                                 ? arena_printf(arena, "%s%s", stick, cases[i].source + 2)
                                 : cases[i].source;
        put_in(&hall);
        touch(&hall, "stick take");
        ends_with(
            &hall, arena_printf(arena, "source = %s\noutcome = current\ngerman = Gut.\n", source));
        if (hall.stick.dialogue.step != (cases[i].answers ? STICK_TAKEN : STICK_BUSY))
            fail_msg("source = %s", source);
        ends_with(&hall, DONE);
        assert_shows(&hall, STICK_TAKEN, false);
        close_hall(&hall);
    }
}

#define HUNDRED                                                                                    \
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
    "aaaa"                                                                                         \
    "aaaa"

static void what_is_no_sentence_is_not_shown(void **state)
{
    static const struct {
        const char *outcome, *german; /* NULL: the terminal's own sentence */
        enum stick_step step;
    } cases[] = {
        {"outcome = done\ngerman = Gut so.\n", "Gut so.", STICK_TAKEN},
        {"outcome = current\ngerman = Nichts Neues.\n", "Nichts Neues.", STICK_TAKEN},
        {"outcome = foreign\ngerman = Fremd.\n", "Fremd.", STICK_REFUSED},
        {"outcome = what\ngerman = Größe: 4 µm, 🎉.\n", "Größe: 4 µm, 🎉.", STICK_REFUSED},
        {"# a\noutcome = done\nmore = less\ngerman = Gut so.\n", "Gut so.", STICK_TAKEN},
        {"outcome = done\ngerman = " HUNDRED HUNDRED HUNDRED "\n", HUNDRED HUNDRED HUNDRED,
            STICK_TAKEN},
        {"outcome = done\ngerman = " HUNDRED HUNDRED HUNDRED HUNDRED "\n", NULL, STICK_REFUSED},
        {"", NULL, STICK_REFUSED},
        {"outcome = done\n", NULL, STICK_REFUSED},
        {"german = Gut so.\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman =\n", NULL, STICK_REFUSED},
        {"outcome\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = \x1b[31mrot\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = \x7f\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xff\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xc3\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xc0\xaf\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xc2\x85\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xed\xa0\x80\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xe0\x80\xaf\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xf0\x80\x80\xaf\n", NULL, STICK_REFUSED},
        {"outcome = done\ngerman = a\xf4\x90\x80\x80\n", NULL, STICK_REFUSED},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct hall hall;
        open_hall(&hall);
        put_in(&hall);
        touch(&hall, "stick take");
        ends_with(&hall, cases[i].outcome);
        if (hall.stick.dialogue.step != cases[i].step)
            fail_msg("case %zu", i);
        assert_string_equal(hall.stick.dialogue.german,
            cases[i].german
                ? cases[i].german
                : "Das hat nicht geklappt. Bitte den USB-Stick noch einmal einstecken.");
        close_hall(&hall);
    }
}

static void a_folder_in_place_of_the_outcome_is_no_sentence(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    put_in(&hall);
    touch(&hall, "stick take");
    assert_int_equal(unlink(folder_at(&hall.folder, "store/outcome")), 0);
    assert_false(stick_look(&hall.stick, hall.now)); /* a moment between old and new */
    folder_make(&hall.folder, "store/outcome");
    assert_true(stick_look(&hall.stick, hall.now));
    assert_shows(&hall, STICK_REFUSED, false);
    close_hall(&hall);
}

static void who_cannot_ask_says_so(void **state)
{
    struct hall hall;
    (void)state;
    open_hall(&hall);
    folder_remove(folder_at(&hall.folder, "state"));
    put_in(&hall);
    touch(&hall, "stick take");
    assert_shows(&hall, STICK_REFUSED, false);
    close_hall(&hall);
}

static void only_a_kiosk_with_a_folder_of_its_own_takes_sticks(void **state)
{
    static const struct options cases[] = {
        {.kiosk = false, .state = "/", .stick = "/"},
        {.kiosk = true, .state = NULL, .stick = "/"},
        {.kiosk = true, .state = "/", .stick = "/", .dump = true},
        {.kiosk = true, .state = "/", .stick = "/", .screenshot = "a.png"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct stick stick;
        stick_init(&stick, arena, &cases[i], "/");
        assert_null(stick.there);
        assert_false(stick_look(&stick, 0));
        assert_int_equal(stick.dialogue.step, STICK_NONE);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stick_is_taken_over_and_the_answer_closed),
        cmocka_unit_test(nothing_stays_for_ever),
        cmocka_unit_test(a_stick_that_is_pulled_out_is_asked_about_no_more),
        cmocka_unit_test(one_that_is_pulled_out_too_early_still_gets_its_answer),
        cmocka_unit_test(the_outcome_of_another_run_is_no_answer),
        cmocka_unit_test(what_is_no_sentence_is_not_shown),
        cmocka_unit_test(a_folder_in_place_of_the_outcome_is_no_sentence),
        cmocka_unit_test(who_cannot_ask_says_so),
        cmocka_unit_test(only_a_kiosk_with_a_folder_of_its_own_takes_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

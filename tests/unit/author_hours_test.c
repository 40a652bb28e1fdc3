/* SPDX-License-Identifier: EUPL-1.2 */
/* `faden-pack hours`, run as from a shell: a case is what stands behind the command, the exit code
 * and what is printed, both streams. */
#include "unit.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static const struct {
    const char *words;
    int exit;
    const char *says; /* all of it; or, with ... behind, how it begins */
} cases[] = {
    {"'Mo-Fr 09:00-17:00' --at 2026-11-23T10:00 --count 2", 0,
        "open\n2026-11-23T17:00 closed\n2026-11-24T09:00 open\n"},
    {"'Mo-Fr 09:00-17:00' --at=2026-11-28 --count=1", 0, "closed\n2026-11-30T09:00 open\n"},
    {"'Mo-Fr 09:00-17:00' --count 0 --at 2026-11-28T10:00", 0, "closed\n"},
    {"'Mo-Fr 09:00-12:00' --at 2026-11-26T10:00", 0,
        "open\n2026-11-26T12:00 closed\n2026-11-27T09:00 open\n2026-11-27T12:00 closed\n"
        "2026-11-30T09:00 open\n2026-11-30T12:00 closed\n"},
    {"'24/7' --at 2026-11-26T10:00", 0, "open\n"},
    {"'2026 Dec 24 10:00-12:00' --at 2026-11-26T10:00", 0,
        "closed\n2026-12-24T10:00 open\n2026-12-24T12:00 closed\n"},
    {"'Mo-Fr 09:00-12:00; SH off' --at 2026-11-26T10:00 --count 1", 0,
        "unknown\n2026-11-26T12:00 closed\n"},
    {"'Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"' --at 2026-11-26T12:00 --count 1", 0,
        "unknown\n2026-11-27T09:00 open\n"},
    {"'Di 09:00-12:00' --at 2026-11-26T10:00", 1,
        "opening hours, at byte 0, \"Di 09:00-12:\": Tuesday is written Tu\n"},
    {"'Mo-Fr 09:00-12:00'", 2, "usage: faden-pack hours \"RULE\" --at TIME [--count N]\n"},
    {"--at 2026-11-26T10:00", 2, "usage: faden-pack hours ..."},
    {"'24/7' '24/7' --at 2026-11-26T10:00", 2, "usage: faden-pack hours ..."},
    {"'24/7' --at 26.11.2026", 2, "--at: \"26.11.2026\" is no time; write 2026-11-23T10:00\n"},
    {"'24/7' --at 2026-11-26T10:00 --count -1", 2, "--count: \"-1\" is no number of changes..."},
    {"'24/7' --at 2026-11-26T10:00 --count x", 2, "--count: \"x\" is no number of changes..."},
    {"'24/7' --at 2026-11-26T10:00 --format json", 2, "usage: faden-pack hours ..."},
};

static bool says(const char *found, const char *expected)
{
    size_t length = strlen(expected);
    bool begins = length > 3 && strcmp(expected + length - 3, "...") == 0;
    return begins ? strncmp(found, expected, length - 3) == 0 : strcmp(found, expected) == 0;
}

static void answers_with_the_state_and_its_next_changes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char command[512], found[1024] = "";
        snprintf(command, sizeof command, "'%s/bin/faden-pack' hours %s 2>&1",
            getenv("FADEN_BUILD"), cases[i].words);
        FILE *stream = popen(command, "r");
        assert_non_null(stream);
        found[fread(found, 1, sizeof found - 1, stream)] = '\0';
        int status = pclose(stream);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != cases[i].exit ||
            !says(found, cases[i].says))
            fail_msg("%s: exit %d, %s", cases[i].words, WEXITSTATUS(status), found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_with_the_state_and_its_next_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

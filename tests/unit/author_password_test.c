/* SPDX-License-Identifier: EUPL-1.2 */
/* Passwords, out of a file and typed on a terminal, which a pair of pseudo-terminals plays. */
#include "unit.h"

#include "author/password.h"
#include "base/file.h"
#include "base/memory.h"

#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void the_first_line_of_a_file_is_the_password(void **state)
{
    static const struct {
        const char *text, *password; /* NULL: refused */
        const char *error;
    } cases[] = {
        {"secret\n", "secret", NULL},
        {"secret", "secret", NULL},
        {"two words \r\nnot this\n", "two words ", NULL},
        {"", NULL, "the password is empty"},
        {"\nsecret\n", NULL, "the password is empty"},
    };
    char path[] = "/tmp/faden-password-XXXXXX";
    (void)state;
    close(mkstemp(path));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error = {0};
        assert_true(file_write(path, cases[i].text, &error));
        char *password = password_choose(path, &error);
        if (cases[i].password)
            assert_string_equal(password, cases[i].password);
        else
            assert_null(password);
        if (!password && !strstr(error.message, cases[i].error))
            fail_msg("%s: %s", cases[i].text, error.message);
        password_forget(password);
    }
    unlink(path);
}

/* In the child: asks and says what came of it. */
static void choose(void)
{
    struct error error = {0};
    char *password = password_choose(NULL, &error);
    printf("<%zu bytes, sum %d|%s>\n", password ? strlen(password) : 0,
        password ? password[0] + password[strlen(password) - 1] : 0, error.message);
    fflush(stdout);
    password_forget(password);
    _exit(0);
}

/* Answers each prompt, which ends with ": ", with the next line; everything that the terminal shows
 * is in `seen`. */
static void converse(int terminal, const char *const lines[2], char *seen, size_t room)
{
    size_t count = 0, answered = 0;
    ssize_t bytes;
    while (count + 1 < room && (bytes = read(terminal, seen + count, room - count - 1)) > 0) {
        count += (size_t)bytes;
        seen[count] = '\0';
        if (count >= 2 && strcmp(seen + count - 2, ": ") == 0 && answered < 2) {
            assert_true(write(terminal, lines[answered], strlen(lines[answered])) > 0);
            answered++;
        }
    }
}

static void a_password_is_typed_twice_and_never_shown(void **state)
{
    static const struct {
        const char *lines[2], *end;
    } cases[] = {
        {{"geheim\n", "geheim\n"}, "<6 bytes, sum 212|>"},
        {{"geheim\n", "gehejm\n"}, "<0 bytes, sum 0|the two passwords differ; no key was made>"},
        {{"\n", "\n"}, "<0 bytes, sum 0|the password is empty"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int terminal;
        char seen[4096] = "";
        fflush(stdout);
        pid_t child = forkpty(&terminal, NULL, NULL, NULL);
        assert_true(child >= 0);
        if (child == 0)
            choose();
        converse(terminal, cases[i].lines, seen, sizeof seen);
        close(terminal);
        waitpid(child, NULL, 0);
        if (!strstr(seen, cases[i].end) || strstr(seen, "geh"))
            fail_msg("%zu: the terminal shows %s", i, seen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_line_of_a_file_is_the_password),
        cmocka_unit_test(a_password_is_typed_twice_and_never_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The test is the service manager: it listens where NOTIFY_SOCKET says. */
#include "terminal_folder.h"

#include "base/memory.h"
#include "terminal/notify.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

enum { PATIENCE_MS = 20000, SIGNS_MOST = 50 /* of life, after the end was asked for */ };

extern char **environ;

static pid_t terminal; /* 0: none runs */

/* A kiosk would go on for ever. */
static int end_terminal(void **state)
{
    (void)state;
    if (terminal) {
        kill(terminal, SIGKILL);
        waitpid(terminal, NULL, 0);
    }
    return 0;
}

/* `name` as in NOTIFY_SOCKET: a path, or behind an @ an abstract name. */
static int listen_at(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    assert_true(length < sizeof address.sun_path);
    memcpy(address.sun_path, name, length);
    if (name[0] == '@')
        address.sun_path[0] = '\0';
    else
        unlink(name);
    int manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(manager, (const struct sockaddr *)&address,
                         (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)),
        0);
    setenv("NOTIFY_SOCKET", name, 1);
    return manager;
}

/* The next message; "" where there is none within so many milliseconds. */
static const char *heard(int manager, int patience)
{
    static char message[64];
    struct pollfd ready = {.fd = manager, .events = POLLIN};
    message[0] = '\0';
    if (poll(&ready, 1, patience) == 1) {
        ssize_t length = recv(manager, message, sizeof message - 1, 0);
        message[length > 0 ? length : 0] = '\0';
    }
    return message;
}

static void a_life_is_told_in_its_order(void **state)
{
    static const char *const names[] = {"@faden-notify-test", NULL /* a path */};
    struct folder folder;
    (void)state;
    folder_open(&folder, "terminal_notify");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        int manager = listen_at(names[i] ? names[i] : folder_at(&folder, "socket"));
        struct notify notify;
        setenv("WATCHDOG_USEC", "20000000", 1);
        notify_open(&notify);
        assert_int_equal(notify.interval, 10000);
        notify_alive(&notify, 500000); /* nothing is shown yet */
        assert_string_equal(heard(manager, 0), "");
        notify_ready(&notify, 1000);
        notify_ready(&notify, 2000);
        assert_string_equal(heard(manager, 0), "READY=1");
        assert_string_equal(heard(manager, 0), "");
        notify_alive(&notify, 10999);
        assert_string_equal(heard(manager, 0), "");
        notify_alive(&notify, 11000);
        assert_string_equal(heard(manager, 0), "WATCHDOG=1");
        notify_alive(&notify, 20999);
        assert_string_equal(heard(manager, 0), "");
        notify_alive(&notify, 21000);
        assert_string_equal(heard(manager, 0), "WATCHDOG=1");
        notify_close(&notify);
        assert_string_equal(heard(manager, 0), "STOPPING=1");
        close(manager);
    }
    folder_close(&folder);
}

static void without_a_manager_or_a_watchdog_nothing_is_due(void **state)
{
    static const struct {
        const char *socket, *limit;
        bool open;
        long long interval;
    } cases[] = {
        {NULL, "20000000", false, 0},
        {"", "20000000", false, 0},
        {"relative", "20000000", false, 0},
        {"/nowhere/at/all", NULL, true, 0},
        {"/nowhere/at/all", "0", true, 0},
        {"/nowhere/at/all", "-5", true, 0},
        {"/nowhere/at/all", "soon", true, 0},
        {"/nowhere/at/all", "30s", true, 0},
        {"/nowhere/at/all", "99999999999999999999", true, 0},
        {"/nowhere/at/all", "1", true, 1},
        {"/nowhere/at/all", "3000000", true, 1500},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct notify notify;
        unsetenv("NOTIFY_SOCKET");
        unsetenv("WATCHDOG_USEC");
        if (cases[i].socket)
            setenv("NOTIFY_SOCKET", cases[i].socket, 1);
        if (cases[i].limit)
            setenv("WATCHDOG_USEC", cases[i].limit, 1);
        notify_open(&notify);
        assert_int_equal(notify.socket >= 0, cases[i].open);
        assert_int_equal(notify.interval, cases[i].interval);
        notify_ready(&notify, 0);
        notify_alive(&notify, 1000000);
        notify_close(&notify);
    }
}

/* The program itself, in kiosk mode and drawing for nobody; with nothing else to wake it. */
static void the_terminal_lives_until_it_is_told_to_end(void **state)
{
    struct folder folder;
    int status;
    (void)state;
    folder_open(&folder, "terminal_notify");
    int manager = listen_at(folder_at(&folder, "socket"));
    setenv("WATCHDOG_USEC", "200000", 1);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const char *build = getenv("FADEN_BUILD");
    const char *program = arena_printf(folder.arena, "%s/bin/faden", build);
    char *arguments[] = {"faden", "--kiosk", "--still", "--content",
        arena_printf(folder.arena, "%s/content/musterstadt.db", build), NULL};
    assert_int_equal(posix_spawn(&terminal, program, NULL, NULL, arguments, environ), 0);
    assert_string_equal(heard(manager, PATIENCE_MS), "READY=1");
    for (int i = 0; i < 3; i++)
        assert_string_equal(heard(manager, PATIENCE_MS), "WATCHDOG=1");
    assert_int_equal(kill(terminal, SIGTERM), 0);
    const char *last = "WATCHDOG=1";
    for (int i = 0; i < SIGNS_MOST && strcmp(last, "WATCHDOG=1") == 0; i++)
        last = heard(manager, PATIENCE_MS);
    assert_string_equal(last, "STOPPING=1");
    assert_int_equal(waitpid(terminal, &status, 0), terminal);
    terminal = 0;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    close(manager);
    folder_close(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_life_is_told_in_its_order),
        cmocka_unit_test(without_a_manager_or_a_watchdog_nothing_is_due),
        cmocka_unit_test_teardown(the_terminal_lives_until_it_is_told_to_end, end_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

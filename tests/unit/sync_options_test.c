/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "sync/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A configuration that is read where a command line says "CONFIG". */
static char config[] = "/tmp/faden-test-XXXXXX";

static void configure(const char *text)
{
    FILE *file = fopen(config, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static bool parse(
    struct arena *arena, const char *line, struct options *options, struct error *error)
{
    char *words[16] = {arena_string(arena, "faden-sync")};
    char *rest = arena_string(arena, line), *word;
    int count = 1;
    while ((word = strtok_r(rest, " ", &rest)))
        words[count++] = strcmp(word, "CONFIG") == 0 ? config : word;
    return options_parse(arena, options, count, words, error);
}

/* The command line and the configuration, and how the fault begins; NULL: it is right. */
static void a_wrong_line_is_refused_and_named(void **state)
{
    static const struct {
        const char *line, *config, *named;
    } cases[] = {
        {"--channel https://example.org/faden", NULL, NULL},
        {"--channel /srv/channel --store /tmp/s --root /tmp/r --json", NULL, NULL},
        {"--from /media/stick", NULL, NULL},
        {"status --json", NULL, NULL},
        {"rollback --store /tmp/s", NULL, NULL},
        {"--version", NULL, NULL},
        {"--help", NULL, NULL},
        {"--config CONFIG", "channel = https://example.org\n", NULL},
        {"--config CONFIG", "# nothing\n\nchannel=/srv/channel\npacks = ui aachen /etc/x.pack",
            NULL},
        {"--chanel x", NULL, "--chanel"},
        {"--channel", NULL, "--channel"},
        {"--from", NULL, "--from"},
        {"--store", NULL, "--store"},
        {"--channel file:///srv/channel", NULL, "channel file:///srv/channel"},
        {"--config CONFIG", "channel = ftp://example.org\n", "channel ftp://example.org"},
        {"update", NULL, "update"},
        {"status rollback", NULL, "rollback"},
        {"status status", NULL, "status"},
        {"--config CONFIG", "", "no channel"},
        {"--config /nowhere/sync.conf --from /x", NULL, "/nowhere/sync.conf"},
        {"--config CONFIG", "chanel = x\n", "CONFIG:1: chanel"},
        {"--config CONFIG", "channel = x\nwhatever\n", "CONFIG:2: "},
        {"--config CONFIG --from /x", "packs = a a\n", "CONFIG:1: packs"},
        {"--config CONFIG", "\xEF\xBB\xBF# Kanal für Aachen\r\nchannel = /srv/Kanäle/neu\r\n",
            NULL},
        {"--config CONFIG",
            "\xEF\xBB\xBF"
            "channel = https://example.org\n",
            NULL},
        {"--config CONFIG", "channel = /a\nstore = /s\nchannel = /b\n",
            "CONFIG:3: channel: is there"},
        {"--config CONFIG --from /x", "packs = a\npacks = b\n", "CONFIG:2: packs: is there"},
        {"--channel HTTPS://example.org/faden", NULL, NULL},
        {"--channel http://[::1]:8080/faden/", NULL, NULL},
        {"--channel https://example.org/a%20b", NULL, NULL},
        {"--channel https://example.org/faden?token=1", NULL, "channel https://example.org/faden?"},
        {"--channel https://example.org/#faden", NULL, "channel https://example.org/#faden"},
        {"--config CONFIG", "channel = https://example.org/a b\n",
            "channel https://example.org/a b"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct options options;
        struct error error = {{0}};
        configure(cases[i].config ? cases[i].config : "");
        bool right = parse(arena, cases[i].line, &options, &error);
        const char *named = cases[i].named;
        if (named && strncmp(named, "CONFIG", 6) == 0)
            named = arena_printf(arena, "%s%s", config, named + 6);
        if (right != !named || (named && strncmp(error.message, named, strlen(named)) != 0))
            fail_msg("`%s`: %s", cases[i].line, error.message);
        arena_destroy(arena);
    }
}

static void the_command_line_wins_over_the_configuration(void **state)
{
    struct arena *arena = arena_create();
    struct options options;
    struct error error = {{0}};
    (void)state;
    configure("channel = https://example.org/a/\nstore = /srv/store\nroot = /srv/root.json\n"
              "packs = ui, aachen /etc/faden/house.pack\nmay-replace = house\n");
    assert_true(parse(arena, "--store /tmp/store/ --config CONFIG", &options, &error));
    assert_string_equal(options.channel, "https://example.org/a");
    assert_string_equal(options.store, "/tmp/store");
    assert_string_equal(options.root, "/srv/root.json");
    assert_string_equal(options.may_replace, "house");
    assert_int_equal(options.pack_count, 3);
    assert_string_equal(options.packs[1], "aachen");
    assert_string_equal(options.packs[2], "/etc/faden/house.pack");
    assert_true(parse(arena, "--config CONFIG --channel /x", &options, &error));
    assert_string_equal(options.channel, "/x");
    arena_destroy(arena);
}

/* What would be shown, logged and kept is `channel`. */
static void a_password_is_shown_to_nobody(void **state)
{
    static const struct {
        const char *given, *channel, *login;
    } cases[] = {
        {"https://anna:s%40ft@example.org/faden", "https://example.org/faden", "anna:s%40ft"},
        {"https://anna:p@ss@example.org/faden/", "https://example.org/faden", "anna:p@ss"},
        {"https://token@[::1]:8080/a@b", "https://[::1]:8080/a@b", "token"},
        {"https://example.org/a@b", "https://example.org/a@b", NULL},
        {"/srv/a@b", "/srv/a@b", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct options options;
        struct error error = {{0}};
        configure("");
        assert_true(parse(arena,
            arena_printf(arena, "--config CONFIG --channel %s", cases[i].given), &options, &error));
        assert_string_equal(options.channel, cases[i].channel);
        if (cases[i].login)
            assert_string_equal(options.login, cases[i].login);
        else
            assert_null(options.login);
        arena_destroy(arena);
    }
}

static void what_nobody_says_is_where_it_is_installed(void **state)
{
    struct arena *arena = arena_create();
    struct options options;
    struct error error = {{0}};
    (void)state;
    configure("");
    assert_true(parse(arena, "status --config CONFIG", &options, &error));
    assert_string_equal(options.store, "/var/lib/faden");
    assert_string_equal(options.root, "/etc/faden/root.json");
    assert_int_equal(options.pack_count, 0);
    arena_destroy(arena);
}

static void the_help_names_every_option(void **state)
{
    static const char *const names[] = {"--channel", "--from", "--store", "--root", "--config",
        "--json", "--version", "--help", "status", "rollback", "64"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_non_null(strstr(options_help(), names[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_line_is_refused_and_named),
        cmocka_unit_test(the_command_line_wins_over_the_configuration),
        cmocka_unit_test(a_password_is_shown_to_nobody),
        cmocka_unit_test(what_nobody_says_is_where_it_is_installed),
        cmocka_unit_test(the_help_names_every_option),
    };
    close(mkstemp(config));
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(config);
    return failed;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* faden-pack: finds the command in the table, takes its line apart, runs it. */
#include "author/command.h"
#include "author/keys.h"
#include "base/memory.h"
#include "trust/manifest.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
    {"build", "build DIR -o FILE.pack", 1, 1, "-o", "", "", command_build},
    {"check", "check DIR [--format text|json|german]", 1, 1, "", "--format", "", command_check},
    {"db", "db PACK... -o content.db [--may-replace ID,...]", 1, 1000, "-o", "--may-replace", "",
        command_db},
    {"export", "export usb DIR --channel DIR", 2, 2, "--channel", "", "", command_export},
    {"hours", "hours \"RULE\" --at TIME [--count N]", 1, 1, "--at", "--count", "", command_hours},
    {"i18n", "i18n update|status DIR", 2, 2, "", "", "", command_i18n},
    {"inspect", "inspect PACK", 1, 1, "", "", "", command_inspect},
    {"keys", KEYS_USAGE, 2, 2, "", "--channel --key --password-file --publishers --threshold",
        "--no-password", command_keys},
    {"publish",
        "publish PACK... --channel DIR --key NAME.key [--password-file FILE] [--expires DAYS] "
        "[--keep N]",
        1, MANIFEST_PACKS_MOST, "--channel --key", "--password-file --expires --keep", "",
        command_publish},
    {"sign", "sign FILE... --key NAME.key [--password-file FILE]", 1, 1000, "--key",
        "--password-file", "", command_sign},
    {"verify", "verify FILE... --key NAME.pub|RWQ...", 1, 1000, "--key", "", "", command_verify},
};

/* One command a line, as the manual page names them. */
static void print_usage(FILE *stream)
{
    fputs("usage: faden-pack COMMAND\n", stream);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(stream, "  %s\n", commands[i].usage);
    fputs("  --version\n  --help\n", stream);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* The next word of a list that spaces separate, and the list moved behind it. */
static const char *next_word(const char **list, size_t *length)
{
    const char *word = *list + strspn(*list, " ");
    *length = strcspn(word, " ");
    *list = word + *length;
    return *length ? word : NULL;
}

/* Whether `word`, up to a "=", is one of the words of `list`. */
static bool is_in(const char *list, const char *word)
{
    size_t length, given = strcspn(word, "=");
    const char *listed;
    while ((listed = next_word(&list, &length)))
        if (length == given && strncmp(listed, word, length) == 0)
            return true;
    return false;
}

/* Takes the option at *next, written `--name value`, `--name=value` or, without a value, `--name`,
 * and moves *next to the last word of it. False where the command has no such option. */
static bool take_option(const struct command *command, char ***next, struct command_line *line)
{
    char *word = **next, *equals = strchr(word, '=');
    const char *value = equals ? equals + 1 : "";
    if (is_in(command->needs, word) || is_in(command->takes, word)) {
        if (!equals && !(value = (*next)[1]))
            return false;
        *next += !equals;
    } else if (equals || !is_in(command->switches, word)) {
        return false;
    }
    if (equals)
        *equals = '\0';
    if (command_option(line, word) || line->option_count == COMMAND_OPTIONS_MOST)
        return false;
    line->options[line->option_count].name = word;
    line->options[line->option_count++].value = value;
    return true;
}

/* Moves what is no option to the front of `words`, which end with NULL. */
static bool read_line(const struct command *command, char **words, struct command_line *line)
{
    line->names = (const char *const *)words;
    for (char **next = words; *next; next++) {
        if (**next != '-')
            words[line->count++] = *next;
        else if (!take_option(command, &next, line))
            return false;
    }
    return true;
}

static bool has_all(const char *needs, const struct command_line *line)
{
    size_t length, missing = 0;
    for (size_t i = 0; i < line->option_count; i++)
        missing -= is_in(needs, line->options[i].name);
    while (next_word(&needs, &length))
        missing++;
    return missing == 0;
}

static bool fits(const struct command *command, const struct command_line *line)
{
    return line->count >= command->least && line->count <= command->most &&
           has_all(command->needs, line);
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "";
    const struct command *command = find_command(name);
    struct command_line line = {0};
    if (strcmp(name, "--version") == 0)
        return printf("faden-pack %s\n", FADEN_VERSION) < 0;
    if (strcmp(name, "--help") == 0) {
        print_usage(stdout);
        return COMMAND_DONE;
    }
    if (!command) {
        print_usage(stderr);
        return COMMAND_USAGE;
    }
    if (!read_line(command, arguments + 2, &line) || !fits(command, &line)) {
        fprintf(stderr, "usage: faden-pack %s\n", command->usage);
        return COMMAND_USAGE;
    }
    return (int)command->run(&line);
}

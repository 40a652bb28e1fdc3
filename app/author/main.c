/* SPDX-License-Identifier: EUPL-1.2 */
/* faden-pack: finds the command in the table, takes its line apart, runs it. */
#include "author/command.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
    {"build", "build DIR -o FILE.pack", 1, 1, true, false, false, false, command_build},
    {"check", "check DIR [--format text|json]", 1, 1, false, true, false, false, command_check},
    {"db", "db PACK... -o content.db [--may-replace ID,...]", 1, 1000, true, false, true, false,
        command_db},
    {"hours", "hours \"RULE\" --at TIME [--count N]", 1, 1, false, false, false, true,
        command_hours},
    {"i18n", "i18n update|status DIR", 2, 2, false, false, false, false, command_i18n},
    {"inspect", "inspect PACK", 1, 1, false, false, false, false, command_inspect},
};

static void print_usage(FILE *stream)
{
    fputs("usage: faden-pack", stream);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(stream, "%s %s", i ? " |" : "", commands[i].usage);
    fputs(" | --version | --help\n", stream);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* The value of the option at *next, written `--name value` or `--name=value`, and *next moved to
 * the last word of it; NULL: another word. */
static const char *option(const char *name, char ***next)
{
    size_t length = strlen(name);
    const char *word = **next;
    if (strncmp(word, name, length) != 0)
        return NULL;
    if (word[length] == '=')
        return word + length + 1;
    if (word[length] || !(*next)[1])
        return NULL;
    return *++*next;
}

/* Moves what is no option to the front of `words`, which end with NULL. */
static bool read_line(char **words, struct command_line *line)
{
    const char *value;
    line->names = (const char *const *)words;
    for (char **next = words; *next; next++) {
        if ((value = option("-o", &next)))
            line->output = value;
        else if ((value = option("--format", &next)))
            line->format = value;
        else if ((value = option("--may-replace", &next)))
            line->may_replace = value;
        else if ((value = option("--at", &next)))
            line->at = value;
        else if ((value = option("--count", &next)))
            line->changes = value;
        else if (**next == '-')
            return false;
        else
            words[line->count++] = *next;
    }
    return true;
}

static bool fits(const struct command *command, const struct command_line *line)
{
    bool known_format =
        !line->format || strcmp(line->format, "text") == 0 || strcmp(line->format, "json") == 0;
    return line->count >= command->least && line->count <= command->most &&
           command->output == (line->output != NULL) && (command->format || !line->format) &&
           (command->may_replace || !line->may_replace) && command->at == (line->at != NULL) &&
           (command->at || !line->changes) && known_format;
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
    if (!read_line(arguments + 2, &line) || !fits(command, &line)) {
        fprintf(stderr, "usage: faden-pack %s\n", command->usage);
        return COMMAND_USAGE;
    }
    return (int)command->run(&line);
}

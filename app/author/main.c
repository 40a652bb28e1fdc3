/* SPDX-License-Identifier: EUPL-1.2 */
/* faden-pack: finds the command in the table, takes its line apart, runs it. */
#include "author/command.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
    {"build", "build DIR -o FILE.pack", 1, 1, true, false, command_build},
    {"check", "check DIR [--format text|json]", 1, 1, false, true, command_check},
    {"db", "db PACK... -o content.db", 1, 1000, true, false, command_db},
    {"inspect", "inspect PACK", 1, 1, false, false, command_inspect},
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

/* The value of option number *i, written `--name value` or `--name=value`; NULL: another one. */
static const char *option(const char *name, int count, char **arguments, int *i)
{
    size_t length = strlen(name);
    const char *argument = arguments[*i];
    if (strncmp(argument, name, length) != 0)
        return NULL;
    if (argument[length] == '=')
        return argument + length + 1;
    return !argument[length] && *i + 1 < count ? arguments[++*i] : NULL;
}

/* Keeps what is no option in front of `arguments`, in order. */
static bool read_line(int count, char **arguments, struct command_line *line)
{
    const char *value;
    for (int i = 0; i < count; i++) {
        if ((value = option("-o", count, arguments, &i)))
            line->output = value;
        else if ((value = option("--format", count, arguments, &i)))
            line->format = value;
        else if (arguments[i][0] == '-')
            return false;
        else
            arguments[line->count++] = arguments[i];
    }
    line->names = (const char *const *)arguments;
    return true;
}

static bool fits(const struct command *command, const struct command_line *line)
{
    bool known_format =
        !line->format || strcmp(line->format, "text") == 0 || strcmp(line->format, "json") == 0;
    return line->count >= command->least && line->count <= command->most &&
           command->output == (line->output != NULL) && (command->format || !line->format) &&
           known_format;
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
    if (!read_line(count - 2, arguments + 2, &line) || !fits(command, &line)) {
        fprintf(stderr, "usage: faden-pack %s\n", command->usage);
        return COMMAND_USAGE;
    }
    return (int)command->run(&line);
}

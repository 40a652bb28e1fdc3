/* SPDX-License-Identifier: EUPL-1.2 */
/* `keys new|root|approve`: key pairs, and the root files that say whom to believe. */
#include "author/command.h"
#include "author/keys.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

static const struct keys_command {
    const char *name, *usage;
    const char *needs[3], *takes[3]; /* options */
    enum command_exit (*run)(const struct command_line *line);
} commands[] = {
    {"approve", KEYS_APPROVE_USAGE, {"--key"}, {"--password-file"}, keys_approve},
    {"new", KEYS_NEW_USAGE, {NULL}, {"--no-password", "--password-file"}, keys_new},
    {"root", KEYS_ROOT_USAGE, {"--channel", "--threshold"}, {"--publishers"}, keys_root},
};

/* How many of the options were given. */
static size_t given(const struct command_line *line, const char *const options[3])
{
    size_t count = 0;
    for (size_t i = 0; i < 3 && options[i]; i++)
        count += command_option(line, options[i]) != NULL;
    return count;
}

static size_t count_of(const char *const options[3])
{
    size_t count = 0;
    while (count < 3 && options[count])
        count++;
    return count;
}

enum command_exit command_keys(const struct command_line *line)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct keys_command *command = &commands[i];
        if (strcmp(command->name, line->names[0]) != 0)
            continue;
        if (given(line, command->needs) == count_of(command->needs) &&
            given(line, command->needs) + given(line, command->takes) == line->option_count)
            return command->run(line);
        fprintf(stderr, "usage: faden-pack %s\n", command->usage);
        return COMMAND_USAGE;
    }
    fprintf(stderr, "usage: faden-pack %s\n", KEYS_USAGE);
    return COMMAND_USAGE;
}

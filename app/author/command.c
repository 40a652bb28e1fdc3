/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/command.h"

#include <string.h>

const char *command_option(const struct command_line *line, const char *name)
{
    for (size_t i = 0; i < line->option_count; i++)
        if (strcmp(line->options[i].name, name) == 0)
            return line->options[i].value;
    return NULL;
}

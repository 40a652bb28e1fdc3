/* SPDX-License-Identifier: EUPL-1.2 */
/* `db PACK… -o content.db`: what the terminal reads. */
#include "author/command.h"
#include "compile/compile.h"

#include <stdio.h>

enum command_exit command_db(const struct command_line *line)
{
    struct error error = {0};
    if (compile_database(line->names, (size_t)line->count, line->output, &error))
        return COMMAND_DONE;
    fprintf(stderr, "%s\n", error.message);
    return COMMAND_ERRORS;
}

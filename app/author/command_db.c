/* SPDX-License-Identifier: EUPL-1.2 */
/* `db PACK… -o content.db [--may-replace ID,…]`: what the terminal reads. The order of the packs is
 * that of the words. */
#include "author/command.h"
#include "compile/compile.h"

#include <stdio.h>

enum command_exit command_db(const struct command_line *line)
{
    struct error error = {0};
    if (compile_database(line->names, (size_t)line->count, line->may_replace, line->output, &error))
        return COMMAND_DONE;
    fprintf(stderr, "%s\n", error.message);
    return COMMAND_ERRORS;
}

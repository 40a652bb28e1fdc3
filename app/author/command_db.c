/* SPDX-License-Identifier: EUPL-1.2 */
/* `db PACK… -o content.db [--may-replace ID,…]`: what the terminal reads. The order of the packs is
 * that of the words. */
#include "author/command.h"
#include "compile/compile.h"

#include <stdio.h>

enum command_exit command_db(const struct command_line *line)
{
    struct strbuf warnings = {0};
    struct error error = {0};
    struct compile_order order = {
        .packs = line->names,
        .count = (size_t)line->count,
        .may_replace = command_option(line, "--may-replace"),
    };
    bool done = compile_database(&order, command_option(line, "-o"), &warnings, &error);
    fputs(warnings.length ? warnings.string : "", stderr);
    if (!done)
        fprintf(stderr, "%s\n", error.message);
    strbuf_finish(&warnings);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

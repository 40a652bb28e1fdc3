/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands of faden-pack, one a file; main.c holds the table. */
#ifndef AUTHOR_COMMAND_H
#define AUTHOR_COMMAND_H

#include <stdbool.h>

enum command_exit { COMMAND_DONE = 0, COMMAND_ERRORS = 1, COMMAND_USAGE = 2 };

/* The arguments behind the command's name, taken apart: `-o FILE`, `--format text|json`,
 * `--at TIME`, `--count N`, `--may-replace PACK,…` and everything else. */
struct command_line {
    const char *const *names; /* what is no option */
    int count;
    const char *output; /* NULL: no -o */
    const char *format; /* NULL: no --format */
    const char *may_replace; /* NULL: no --may-replace */
    const char *at, *changes; /* NULL: no --at, no --count */
};

struct command {
    const char *name, *usage;
    int least, most; /* names that it takes */
    bool output; /* whether it needs -o */
    bool format; /* whether it takes --format */
    bool may_replace; /* whether it takes --may-replace */
    bool at; /* whether it needs --at and takes --count */
    enum command_exit (*run)(const struct command_line *line);
};

enum command_exit command_build(const struct command_line *line);
enum command_exit command_check(const struct command_line *line);
enum command_exit command_db(const struct command_line *line);
enum command_exit command_hours(const struct command_line *line);
enum command_exit command_i18n(const struct command_line *line);
enum command_exit command_inspect(const struct command_line *line);

#endif

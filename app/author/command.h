/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands of faden-pack, one a file; main.c holds the table. */
#ifndef AUTHOR_COMMAND_H
#define AUTHOR_COMMAND_H

#include <stddef.h>

enum command_exit { COMMAND_DONE = 0, COMMAND_ERRORS = 1, COMMAND_USAGE = 2 };

enum { COMMAND_OPTIONS_MOST = 16 };

/* The arguments behind the command's name, taken apart. */
struct command_line {
    const char *const *names; /* what is no option */
    int count;
    struct {
        const char *name, *value;
    } options[COMMAND_OPTIONS_MOST];
    size_t option_count;
};

/* The value of an option, "" of a switch; NULL where it was not given. */
const char *command_option(const struct command_line *line, const char *name);

struct command {
    const char *name, *usage;
    int least, most; /* names that it takes */
    const char *needs, *takes; /* options with a value, separated by spaces: "-o --at" */
    const char *switches; /* options without one */
    enum command_exit (*run)(const struct command_line *line);
};

enum command_exit command_build(const struct command_line *line);
enum command_exit command_check(const struct command_line *line);
enum command_exit command_db(const struct command_line *line);
enum command_exit command_export(const struct command_line *line);
enum command_exit command_hours(const struct command_line *line);
enum command_exit command_i18n(const struct command_line *line);
enum command_exit command_inspect(const struct command_line *line);
enum command_exit command_keys(const struct command_line *line);
enum command_exit command_publish(const struct command_line *line);
enum command_exit command_sign(const struct command_line *line);
enum command_exit command_verify(const struct command_line *line);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands below `faden-pack keys`, one a file; the second name of their line is what each is
 * about. */
#ifndef AUTHOR_KEYS_H
#define AUTHOR_KEYS_H

#include "author/command.h"

#define KEYS_APPROVE_USAGE "keys approve DIR/roots/N.json --key NAME.key [--password-file FILE]"
#define KEYS_NEW_USAGE "keys new NAME [--no-password | --password-file FILE]"
#define KEYS_ROOT_USAGE                                                                            \
    "keys root NAME.pub,... --threshold K [--publishers NAME.pub,...] --channel DIR"
#define KEYS_USAGE KEYS_APPROVE_USAGE "\n  " KEYS_NEW_USAGE "\n  " KEYS_ROOT_USAGE

enum command_exit keys_approve(const struct command_line *line);
enum command_exit keys_new(const struct command_line *line);
enum command_exit keys_root(const struct command_line *line);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* `export usb DIR --channel DIR`: the newest state of a channel for terminals without a network. */
#include "author/command.h"
#include "author/stick.h"

#include <stdio.h>
#include <string.h>

enum command_exit command_export(const struct command_line *line)
{
    if (strcmp(line->names[0], "usb") != 0) {
        fprintf(stderr, "\"%s\" cannot be exported; write usb\n", line->names[0]);
        return COMMAND_USAGE;
    }
    struct error error = {0};
    struct stick_written written;
    struct arena *arena = arena_create();
    bool done =
        stick_write(arena, line->names[1], command_option(line, "--channel"), &written, &error);
    if (done)
        printf("on the stick: version %ld, %zu files written, %llu bytes; it may be taken out when "
               "it is unmounted\n",
            written.version, written.files, (unsigned long long)written.bytes);
    else
        fprintf(stderr, "%s\n", error.message);
    arena_destroy(arena);
    return done ? COMMAND_DONE : COMMAND_ERRORS;
}

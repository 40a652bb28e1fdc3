/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

/* One line, whatever was in the file that is quoted. */
static void flatten(char *message)
{
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7F)
            *c = ' ';
}

bool error_set(struct error *error, const char *format, ...)
{
    if (!error)
        return false;
    va_list arguments;
    va_start(arguments, format);
    int bytes = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (bytes >= (int)sizeof error->message) {
        size_t end = sizeof error->message - 1;
        while (end && ((unsigned char)error->message[end - 1] & 0xC0) == 0x80)
            end--;
        if (end && (unsigned char)error->message[end - 1] & 0x80)
            end--;
        error->message[end] = '\0';
    }
    flatten(error->message);
    return false;
}

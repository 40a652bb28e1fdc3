/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/json.h"

#include "author/encoding.h"

#include <string.h>

static void print_character(const char *c, size_t bytes, FILE *stream)
{
    if (!bytes)
        fputs("\\ufffd", stream);
    else if (*c == '"' || *c == '\\')
        fprintf(stream, "\\%c", *c);
    else if ((unsigned char)*c < ' ')
        fprintf(stream, "\\u%04x", (unsigned)(unsigned char)*c);
    else
        fwrite(c, 1, bytes, stream);
}

void json_print(const char *string, FILE *stream)
{
    size_t left = strlen(string);
    fputc('"', stream);
    while (left) {
        size_t bytes = encoding_character(string, left);
        size_t step = bytes ? bytes : 1;
        print_character(string, bytes, stream);
        string += step;
        left -= step;
    }
    fputc('"', stream);
}

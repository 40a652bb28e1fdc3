/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/strbuf.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct strbuf *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->room)
        return;
    buffer->room = needed < 64 ? 64 : needed + needed / 2;
    buffer->string = memory_resize(buffer->string, buffer->room, 1);
}

void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t count)
{
    reserve(buffer, count);
    memcpy(buffer->string + buffer->length, bytes, count);
    buffer->length += count;
    buffer->string[buffer->length] = '\0';
}

void strbuf_add(struct strbuf *buffer, const char *string)
{
    strbuf_add_bytes(buffer, string, strlen(string));
}

void strbuf_add_code_point(struct strbuf *buffer, unsigned long c)
{
    assert(c <= 0x10FFFF);
    char bytes[4];
    size_t count = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = count - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(lead[count] | c);
    strbuf_add_bytes(buffer, bytes, count);
}

void strbuf_printf(struct strbuf *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int bytes = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(bytes >= 0);
    reserve(buffer, (size_t)bytes);
    vsnprintf(buffer->string + buffer->length, (size_t)bytes + 1, format, again);
    va_end(again);
    buffer->length += (size_t)bytes;
}

void strbuf_clear(struct strbuf *buffer)
{
    buffer->length = 0;
    if (buffer->string)
        buffer->string[0] = '\0';
}

void strbuf_finish(struct strbuf *buffer)
{
    free(buffer->string);
    *buffer = (struct strbuf){0};
}

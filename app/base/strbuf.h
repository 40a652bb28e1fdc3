/* SPDX-License-Identifier: EUPL-1.2 */
/* A string that grows. Start from `struct strbuf text = {0};`, end with strbuf_finish(). */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stddef.h>

struct strbuf {
    char *string; /* NUL-terminated; NULL while nothing was added */
    size_t length, room;
};

void strbuf_add(struct strbuf *buffer, const char *string);
void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t count);
void strbuf_add_code_point(struct strbuf *buffer, unsigned long code_point); /* as UTF-8 */
void strbuf_printf(struct strbuf *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_clear(struct strbuf *buffer); /* empty, the memory stays */
void strbuf_finish(struct strbuf *buffer);

#endif

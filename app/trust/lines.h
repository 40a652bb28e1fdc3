/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines that minisign's files are made of: comments, and bytes in base64. Read strictly, so
 * that no two texts mean the same key or signature. */
#ifndef TRUST_LINES_H
#define TRUST_LINES_H

#include <stdbool.h>
#include <stddef.h>

#define LINES_UNTRUSTED "untrusted comment: "
#define LINES_TRUSTED "trusted comment: "

/* Takes a line that begins with `prefix`, moves *text behind its line feed; the rest of the line is
 * *length bytes at *comment, either of which may be NULL. False where no such line stands there or
 * where it has control characters other than tabs. */
bool lines_take_comment(
    const char **text, const char *prefix, const char **comment, size_t *length);

/* Takes a line of canonical base64 of exactly `count` bytes. */
bool lines_take_bytes(const char **text, void *bytes, size_t count);

#endif

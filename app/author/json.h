/* SPDX-License-Identifier: EUPL-1.2 */
/* A string as JSON has it (RFC 8259), whatever its bytes: names of files may be anything. */
#ifndef AUTHOR_JSON_H
#define AUTHOR_JSON_H

#include <stdio.h>

/* In quotation marks; what is no UTF-8 becomes U+FFFD. */
void json_print(const char *string, FILE *stream);

#endif

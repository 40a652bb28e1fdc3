/* SPDX-License-Identifier: EUPL-1.2 */
/* FNV-1a of 64 bits, for the tables of this room. */
#ifndef TEXT_HASH_H
#define TEXT_HASH_H

#include <stdint.h>

#define HASH_BEGIN 14695981039346656037u

/* With the string's NUL, so that "ab" "c" is not "a" "bc". */
uint64_t hash_string(uint64_t hash, const char *string);
uint64_t hash_number(uint64_t hash, int number);

#endif

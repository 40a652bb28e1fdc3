/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/lines.h"

#include <sodium.h>
#include <string.h>

/* Looked at first: libsodium 1.0.18 takes some bytes beyond ASCII for letters. */
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="

bool lines_take_comment(const char **text, const char *prefix, const char **comment, size_t *length)
{
    size_t skip = strlen(prefix);
    if (strncmp(*text, prefix, skip) != 0)
        return false;
    const char *start = *text + skip, *end = start;
    while (((unsigned char)*end >= ' ' && *end != 0x7F) || *end == '\t')
        end++;
    if (*end != '\n')
        return false;
    if (comment)
        *comment = start;
    if (length)
        *length = (size_t)(end - start);
    *text = end + 1;
    return true;
}

bool lines_take_bytes(const char **text, void *bytes, size_t count)
{
    size_t read, digits = strspn(*text, BASE64);
    if ((*text)[digits] != '\n' ||
        sodium_base642bin(
            bytes, count, *text, digits, NULL, &read, NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        read != count)
        return false;
    *text += digits + 1;
    return true;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/key.h"

#include <stdio.h>

/* Minisign shows the id's bytes as one little-endian number. */
void public_key_id(const struct public_key *key, char digits[KEY_ID_DIGITS + 1])
{
    for (int i = 0; i < KEY_ID_BYTES; i++)
        snprintf(digits + 2 * i, 3, "%02X", (unsigned)key->id[KEY_ID_BYTES - 1 - i]);
}

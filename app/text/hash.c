/* SPDX-License-Identifier: EUPL-1.2 */
#include "text/hash.h"

static const uint64_t PRIME = 1099511628211u;

uint64_t hash_string(uint64_t hash, const char *string)
{
    for (; *string; string++)
        hash = (hash ^ (unsigned char)*string) * PRIME;
    return hash * PRIME;
}

uint64_t hash_number(uint64_t hash, int number)
{
    return (hash ^ (uint32_t)number) * PRIME;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Until when a row may be shown as a fact (CONTRACT, "Truth on the screen"). */
#ifndef COMPILE_FACT_H
#define COMPILE_FACT_H

#include <stdbool.h>

struct provenance {
    const char *verified_on, *next_check, *confidence, *source_date; /* "" where not stated */
    bool ageless; /* a fact that does not age, such as 112 */
};

enum { FACT_NEVER = -0x7fffffff };

/* The last day, counted from 1970; FACT_NEVER, or FACT_WITHOUT_END (content/schema.h). */
long fact_until(const struct provenance *provenance);

#endif

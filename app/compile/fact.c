/* SPDX-License-Identifier: EUPL-1.2 */
/* Staff's own check counts more than any source; a good source counts while it is young. A date
 * that names only a year or a month means its first day: doubt shortens, never lengthens. */
#include "compile/fact.h"

#include "base/clock.h"
#include "content/schema.h"

#include <string.h>

enum { MONTHS_OF_TRUST = 24 };

static long day_of(const char *date, int months_later)
{
    struct civil day;
    return civil_parse(date, &day) ? civil_day(civil_add_months(day, months_later)) : FACT_NEVER;
}

long fact_until(const struct provenance *provenance)
{
    bool verified = *provenance->verified_on;
    if (!verified && strcmp(provenance->confidence, "high") != 0)
        return FACT_NEVER;
    const char *since = verified ? provenance->verified_on : provenance->source_date;
    if (!*since && !provenance->ageless)
        return FACT_NEVER;
    if (*provenance->next_check)
        return day_of(provenance->next_check, 0);
    return *since ? day_of(since, MONTHS_OF_TRUST) : FACT_WITHOUT_END;
}

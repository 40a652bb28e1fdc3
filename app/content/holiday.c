/* SPDX-License-Identifier: EUPL-1.2 */
/* Six holidays have a date, five hang on Easter; nothing needs a table of years. Easter Sunday and
 * Whit Sunday are no holidays by this law; they are Sundays anyway. */
#include "content/holiday.h"

#include "base/memory.h"

#include <stddef.h>

/* The Gregorian computus of Gauss with Lichtenberg's corrections. */
static long easter_sunday(int year)
{
    int century = year / 100;
    int shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    int sun = 2 - (3 * century + 3) / 4;
    int moon = year % 19;
    int seed = (19 * moon + shift) % 30;
    int correction = (seed + moon / 11) / 29;
    int full_moon = 21 + seed - correction;
    int first_sunday = 7 - (year + year / 4 + sun) % 7;
    int distance = 7 - (full_moon - first_sunday) % 7;
    return civil_day((struct civil){year, 3, 1, 0, 0}) + full_moon + distance - 1;
}

bool holiday_is(struct civil day)
{
    static const struct {
        int month, day;
    } dated[] = {{1, 1}, {5, 1}, {10, 3}, {11, 1}, {12, 25}, {12, 26}};
    static const int days_from_easter[] = {-2, 1, 39, 50, 60};
    for (size_t i = 0; i < COUNT_OF(dated); i++)
        if (day.month == dated[i].month && day.day == dated[i].day)
            return true;
    long since = civil_day(day) - easter_sunday(day.year);
    for (size_t i = 0; i < COUNT_OF(days_from_easter); i++)
        if (since == days_from_easter[i])
            return true;
    return false;
}

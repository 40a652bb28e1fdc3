/* SPDX-License-Identifier: EUPL-1.2 */
/* Where CLDR 42, the data of ICU 72, answers in English, back to front or not at all. What stands
 * here is asked for before ICU is; a row that a newer CLDR makes needless can go. */
#ifndef LANGUAGE_CLDR_H
#define LANGUAGE_CLDR_H

struct amendment {
    const char *tag;
    const char *day, *day_of_year, *month; /* patterns of UTS #35; NULL: CLDR's */
    const char *const *months; /* twelve, within a date; NULL: CLDR's */
    const char *const *months_alone; /* the same beside a year only; NULL: as within a date */
    const char *between, *last; /* joints of a list; NULL: CLDR's */
};

/* Without a tag where there is none. */
const struct amendment *cldr_amendment(const char *tag);

/* The name of a language, as it stands in a sentence, in the language `tag`; NULL: CLDR's. */
const char *cldr_amended_name(const char *tag, const char *spoken);

#endif

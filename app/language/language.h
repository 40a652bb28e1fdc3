/* SPDX-License-Identifier: EUPL-1.2 */
/* Languages by BCP 47 tag: what they are called, which way they run, which relative may stand in
 * for a missing text. Where ICU's data know a language under another tag or not at all, the alias
 * stands in this room and nowhere else. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

/* Scripts as a reader looks for his own among many, in this order. */
enum script_family {
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_ARABIC,
    SCRIPT_INDIC,
    SCRIPT_ETHIOPIC,
    SCRIPT_ASIAN, /* of the East and the Southeast */
    SCRIPT_CAUCASIAN, /* Georgian, Armenian */
    SCRIPT_OTHER,
    SCRIPT_FAMILIES,
};

struct language {
    const char *tag; /* "uk", "de-simple", "zh-Hans" */
    const char *locale; /* for ICU: kmr → ku, prs → fa-AF, de-simple → de */
    const char *name; /* by its own name: "Українська" */
    const char *german; /* "Ukrainisch" */
    const char *relative; /* stands in for a missing text (prs → fa); NULL: none but German */
    bool right_to_left;
};

/* A row of this room's table or, for other tags in BCP 47's spelling ("sk"), what ICU knows of a
 * language that it has data for; lives as long as the program. NULL: unknown to both. */
const struct language *language_find(const char *tag);

/* Of its own name. */
enum script_family language_family(const struct language *language);

/* Whether somebody who speaks these languages ("uk|ku") understands a visitor who speaks `tag`. */
bool language_spoken(const char *spoken, const char *tag);

/* The rows of the table, most used at the counter first; NULL behind the last. */
const struct language *const *language_all(void);

#endif

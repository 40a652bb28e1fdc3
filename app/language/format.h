/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers, dates, times, phone numbers and messages as the reader of a language writes them.
 * Answers live in the arena. Phone numbers, times and numbers in running text are isolated
 * (LRI…PDI) with NBSP and WORD JOINER inside, so that UAX #9 cannot reorder or break them. */
#ifndef LANGUAGE_FORMAT_H
#define LANGUAGE_FORMAT_H

#include "base/arena.h"
#include "base/clock.h"

#include <stddef.h>

/* Puts `value` for every "{name}" in `pattern`. */
const char *format_fill(
    struct arena *arena, const char *pattern, const char *name, const char *value);

/* With the language's digits (Persian prose has its own). */
const char *format_number(struct arena *arena, const char *tag, long number);

/* Euros, given as "16" or "12.50": "16 €", on the language's side of the number. */
const char *format_money(struct arena *arena, const char *tag, const char *euros);

/* "23. November 2026" / "November 2026" / "2026" for a date given as "2026-11-23", "2026-11",
 * "2026"; in the Gregorian calendar everywhere. */
const char *format_date(struct arena *arena, const char *tag, const char *date);

/* "23. November", where it is clear in which year. */
const char *format_day_of_year(struct arena *arena, const char *tag, struct civil day);

enum weekday_width { WEEKDAY_SHORT, WEEKDAY_LONG };

/* 0 is Monday, with which weeks begin for every reader as they do on the doors in Germany; as a
 * word that stands alone. */
const char *format_weekday(
    struct arena *arena, const char *tag, int weekday, enum weekday_width width);

/* Minutes since midnight as "09:00", Western digits everywhere, isolated. */
const char *format_time(struct arena *arena, int minutes);

/* "09:00–12:30", isolated; past midnight as the clock shows it, but the end of a day as 24:00. */
const char *format_span(struct arena *arena, int start, int end);

/* A phone number, address, e-mail or the like as one left-to-right piece that never breaks
 * (`breakable` false) or breaks at spaces only (true: addresses). */
const char *format_isolate(struct arena *arena, const char *string, int breakable);

/* A web address likewise; a long one may end a line behind its slashes and hyphens. "" for "". */
const char *format_web(struct arena *arena, const char *address);

/* "a · b": two pieces of any direction side by side, neither of which changes the other's order;
 * no line begins with the dot. Where one is empty, the other. */
const char *format_join(struct arena *arena, const char *a, const char *b);

/* "a, b und c": pieces in the reader's own language, NULL behind the last; none: "". */
const char *format_list(struct arena *arena, const char *tag, const char *const *pieces);

/* "a – b": from one to the other, likewise. */
const char *format_range(struct arena *arena, const char *a, const char *b);

/* As it stands at the beginning of a line: the first letter a capital, in scripts that have them.
 */
const char *format_capital(struct arena *arena, const char *tag, const char *string);

/* The number on the lift's button: levels above ground (0 the ground floor) by the language's
 * way of counting floors. */
int format_floor(const char *tag, int level);

/* The name of a spoken language, given by tag ("ar", also tags that the interface does not
 * speak, such as "bs"), in the language `tag`, as it stands in a sentence. */
const char *format_language_name(struct arena *arena, const char *tag, const char *spoken);

/* < 0, 0, > 0 in the alphabetical order of the language. */
int format_compare(const char *tag, const char *a, const char *b);

#endif

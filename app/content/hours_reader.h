/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the reading of a rule stands. Reading moves `at` on; a refusal leaves it where what would
 * be right is missing, says so and is false, so that a reading can end with `return
 * reader_refuse(...)`. */
#ifndef CONTENT_HOURS_READER_H
#define CONTENT_HOURS_READER_H

#include "content/hours_rule.h"

struct hours_reader {
    const char *rule, *at;
    struct arena *arena;
    struct error *error;
    size_t spans; /* so far */
    bool something; /* is open so far, or may be */
};

bool reader_refuse(struct hours_reader *reader, const char *right);
bool reader_refuse_at(struct hours_reader *reader, const char *at, const char *right);

/* With a better answer, where what stands there is what people often write instead. */
bool reader_refuse_word(struct hours_reader *reader, const char *right);

void reader_skip_spaces(struct hours_reader *reader);
bool reader_accept(struct hours_reader *reader, const char *token);
bool reader_accept_word(struct hours_reader *reader, const char *word); /* no letter follows */

/* The index of the word that stands there, which is read; -1: none of them. */
int reader_accept_one(struct hours_reader *reader, const char *const *words, size_t count);

/* One or two digits that are no time of day: how many; and read, what they say, 0 for none. */
size_t reader_number(const char *at);
int reader_accept_number(struct hours_reader *reader);

/* In front of another one of a list: the comma, behind which `begins` has to hold. */
bool reader_accept_comma(struct hours_reader *reader, bool (*begins)(const char *at));

bool reader_is_digit(char c);
bool reader_is_letter(char c); /* a to z, either case */
size_t reader_digits(const char *at); /* how many stand there */

/* A list for good. */
const void *reader_keep(struct hours_reader *reader, const void *list, size_t count, size_t size);

/* Years, dates and weeks: which part of the year a rule is for (hours_read_dates.c). */
bool reader_years(struct hours_reader *reader, struct hours_rule *rule);
bool reader_dates(struct hours_reader *reader, struct hours_rule *rule);
bool reader_weeks(struct hours_reader *reader, struct hours_rule *rule);
bool reader_begins_year(const char *at);

/* All the rules to the end, into the list that begins at *next, and what `hours` notes of them. */
bool reader_rules(struct hours_reader *reader, struct hours *hours, const struct hours_rule **next);

#endif

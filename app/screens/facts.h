/* SPDX-License-Identifier: EUPL-1.2 */
/* What the entry's page is made of: facts behind pictograms. What nobody stated leaves no gap. */
#ifndef SCREENS_FACTS_H
#define SCREENS_FACTS_H

#include "screens/screen.h"

struct facts {
    struct screen *screen;
    const struct content_entry *entry;
    uint32_t colour; /* of the pictograms */
};

/* A translated text under its caption. */
void fact_text(const struct facts *facts, struct column *column, const char *pictogram,
    const char *caption, struct text text);

/* What is written the same in every language: a name, a number, an address. Only where
 * `breakable` may a line end inside it. */
void fact_name(const struct facts *facts, struct column *column, const char *pictogram,
    const char *caption, const char *name, bool breakable);

/* An address in the internet, without what nobody says aloud. */
void fact_website(const struct facts *facts, struct column *column, const char *url);

/* A sentence of the interface that says it all. */
void fact_sentence(
    const struct facts *facts, struct column *column, const char *pictogram, const char *string);

/* A section with its pictogram and caption; what is added to its inner column follows. */
struct section fact_begin(
    const struct facts *facts, struct column *column, const char *pictogram, const char *caption);
void fact_end(struct section *section);

/* A line in the screen's language. */
void fact_line(
    const struct facts *facts, struct column *column, const char *pictogram, const char *string);

/* Whom it is for: audience.c. */
void fact_audience(const struct facts *facts, struct column *column);

/* Times, places and languages of lessons: lessons.c. */
void fact_course(const struct facts *facts, struct column *column);
void fact_school(const struct facts *facts, struct column *column);

/* Who else can be reached: points.c. */
void fact_points(const struct facts *facts, struct column *column);

/* The coming seven days of opening hours, today first, and the exceptions of four weeks: week.c.
 * `hours` is for hours_parse_sets(). */
void fact_week(
    const struct facts *facts, struct column *column, const char *caption, const char *hours);

/* The same seven days in as few lines as they have different times, "Monday–Friday · 08:00–16:00";
 * "" for rules that cannot be read. */
const char *week_string(const struct screen *screen, const char *hours);

/* What to bring, each thing with its pictogram. */
void fact_documents(const struct facts *facts, struct column *column);

/* The languages that are spoken there. */
void fact_languages(const struct facts *facts, struct column *column);

/* Street and town, floor and room. */
void fact_address(const struct facts *facts, struct column *column);

/* What it costs. */
void fact_cost(const struct facts *facts, struct column *column);

/* "Nadelfabrik, Reichsweg 30, 52068 Aachen", of what of it is not empty. */
const char *address_string(struct arena *arena, const char *name, const char *street,
    const char *postcode, const char *city);

/* "Floor 2 · Room 214"; "" where neither is known. */
const char *room_string(const struct screen *screen, int floor, const char *room);

/* The names of spoken languages; "" for none. */
const char *language_list(const struct screen *screen, const char *const *tags);

/* A web address without what nobody says aloud. */
const char *fact_host(struct arena *arena, const char *url);

/* Where the facts come from, and from when. */
void fact_source(const struct facts *facts, struct column *column);

#endif

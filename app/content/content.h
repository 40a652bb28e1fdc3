/* SPDX-License-Identifier: EUPL-1.2 */
/* One generation of content, read-only: what the screens know of the world.
 *
 * Ids are full, "aachen:services/s-kim-stadt". Every answer lives in the arena that was passed
 * in, every string in it is UTF-8 and never NULL unless said so; an empty string means: nobody
 * stated it. Nothing here writes. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "content/hours.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct content;

/* NULL and one line that says what to do, if the file is missing, damaged or of another format. */
struct content *content_open(const char *path, struct error *error);
void content_close(struct content *content); /* NULL is fine */

/* How far a text may be trusted (CONTRACT, "Truth on the screen"). */
enum text_state { TEXT_REVIEWED, TEXT_MACHINE, TEXT_OUTDATED };

/* A text in the language asked for, in a relative of it, or in German. One that is called
 * description and is none of a topic has the markup of content/richtext.h. */
struct text {
    const char *string; /* "" where there is no such text at all */
    const char *language; /* the tag of the language that `string` is written in */
    enum text_state state;
};

/* Tags of the languages that may be offered, most used first; NULL behind the last. */
const char *const *content_languages(const struct content *content);

/* The newest source, check or translation date of the installed packs: "as of". */
struct civil content_date(const struct content *content);

/* When the publisher signed it: a clock that shows an earlier time is wrong. Afterwards, from
 * `expires` on, it may be out of date. Year 0: it did not come through a channel. */
struct civil content_issued(const struct content *content);
struct civil content_expires(const struct content *content);

/* A clock that shows a time before the content was signed is wrong; so is one that is a month
 * behind content that nobody signed. What it says of time is no fact (STANDARDS, "freeze, dead
 * clock"). */
bool content_clock_is_dead(const struct content *content, struct civil now);

/* The school holidays of all packs, for as long as the content is open. */
const struct hours_calendar *content_calendar(const struct content *content);

/* The name of the school holidays that a day lies in; "" where there are none. */
struct text content_school_holidays(
    struct content *content, struct arena *arena, struct civil day, const char *language);

/* A text of the user interface: "nav-back". One that the content lacks, because it is older than
 * this program, is the program's own in German; an id that neither has is a programming error. */
struct text content_string(struct content *content, const char *id, const char *language);

/* Whether any pack has it: one that is older than this program may not. */
bool content_has_string(struct content *content, const char *id);

struct content_topic {
    const char *id;
    const char *parent; /* NULL: first level */
    const char *pictogram;
    uint32_t colour; /* 0xRRGGBB */
    bool discreet;
    struct text name, german, description;
    size_t entries; /* in it and in the topics below it */
};

struct content_topics {
    const struct content_topic *list;
    size_t count;
};

/* The topics below `parent` (NULL: first level) that have entries, in the editors' order. */
struct content_topics content_topics(
    struct content *content, struct arena *arena, const char *parent, const char *language);

/* What a visitor can filter a list by; also what a card may say about an entry. */
enum attribute {
    ATTRIBUTE_OPEN_NOW = 1 << 0,
    ATTRIBUTE_FREE = 1 << 1,
    ATTRIBUTE_CHILDCARE = 1 << 2,
    ATTRIBUTE_WOMEN = 1 << 3,
    ATTRIBUTE_CHILDREN = 1 << 4,
    ATTRIBUTE_YOUTH = 1 << 5,
    ATTRIBUTE_FAMILIES = 1 << 6,
    ATTRIBUTE_NO_APPOINTMENT = 1 << 7,
    ATTRIBUTE_STEP_FREE = 1 << 8,
    ATTRIBUTE_HERE = 1 << 9,
    ATTRIBUTE_SPEAKS = 1 << 10, /* the language of the visitor, named by the provider */
};

enum appointment {
    APPOINTMENT_UNKNOWN,
    APPOINTMENT_NONE,
    APPOINTMENT_POSSIBLE,
    APPOINTMENT_NEEDED,
    APPOINTMENT_ONLINE,
};

enum entry_kind { ENTRY_SERVICE, ENTRY_SCHOOL, ENTRY_COURSE, ENTRY_CONTACT };

/* An entry as a list shows it. */
struct content_card {
    const char *id;
    enum entry_kind kind;
    const char *topic; /* its first topic; colour and pictogram come from there or from its kind */
    const char *pictogram;
    uint32_t colour;
    bool discreet;
    bool fact; /* may be shown plainly; else the screen says "please ask" */
    struct text name, german;
    struct text kind_name; /* of schools and courses; "" for others */
    const char *provider; /* short name of the organisation */
    const char *postcode, *city; /* of its place */
    const char *level_from, *level_to; /* of courses */
    struct hours_status open; /* unknown unless the hours may be shown */
    struct civil starts; /* when it begins, if that is still to come; else year 0 */
    enum { STATUS_ACTIVE, STATUS_MOVING, STATUS_CLOSED, STATUS_UNCONFIRMED } status;
    enum appointment appointment;
    unsigned attributes;
};

struct content_cards {
    const struct content_card *list;
    size_t count;
};

/* A list of entries as far as it can be filtered and counted; however long it is, it costs little.
 * What a visitor reads of them are cards. */
struct content_list {
    const struct content_listed {
        int64_t entry; /* content's own number of it */
        unsigned attributes;
    } * list;
    size_t count;
};

/* The entries of a topic and of the topics below it, most useful first: open now, in this
 * building, speaks the language; then by name in the order of the language, which is one of
 * content_languages(). */
struct content_list content_list(struct content *content, struct arena *arena, const char *topic,
    const char *language, struct civil now);

/* How many of a list have all of these attributes. */
size_t content_matching(const struct content_list *list, unsigned attributes);

/* The cards of the first entries of a list that have all of these attributes, at most so many. */
struct content_cards content_cards(struct content *content, struct arena *arena,
    const struct content_list *list, unsigned attributes, size_t most, const char *language,
    struct civil now);

/* NULL if there is no such topic. */
const struct content_topic *content_topic(
    struct content *content, struct arena *arena, const char *id, const char *language);

struct content_document {
    const char *pictogram;
    struct text name, german;
};

enum { FLOOR_UNKNOWN = -1000 };

enum opening_kind { OPENING_WALK_IN, OPENING_BY_APPOINTMENT, OPENING_PHONE };

struct content_opening {
    enum opening_kind kind;
    const char *hours; /* for hours_parse_sets() */
};

/* Another person, number or address at which an entry, or its provider, is reached. */
struct content_point {
    struct text role; /* "" where the person or number says enough */
    const char *person, *phone, *phone_dial, *fax, *email, *website;
    const char *street, *room;
    int floor; /* levels above ground, or FLOOR_UNKNOWN */
    const char *const *languages;
    const char *hours; /* when somebody answers; "" unless it may be shown */
};

enum { AGE_ANY = -1 };
enum answer { ANSWER_UNKNOWN, ANSWER_YES, ANSWER_NO };

/* Whom it is for, as far as a word of a sheet says so. */
struct content_audience {
    enum { AREA_ANY, AREA_CITY, AREA_REGION } area; /* where people must live */
    enum { GENDER_ANY, GENDER_WOMEN, GENDER_MEN } gender;
    int minimum_age, maximum_age; /* years, or AGE_ANY */
    const char *const *residence; /* citizen, eu, title, asylum, tolerated; none: any */
    bool institutions_only;
};

/* An entry with everything about it. */
struct content_entry {
    struct content_card card;
    struct text what, description, who, cost, schedule, childcare, how_to_apply, registration;
    struct content_audience audience;
    const char *price; /* in euros, "16" or "12.50" */
    const char *start_date, *end_date; /* of courses, as written */
    const char *const *days; /* Mo … Su */
    const char *const *times; /* morning, afternoon, evening */
    int seats; /* 0: not stated */
    bool online;
    const char *district; /* of schools, as the next three */
    enum answer all_day, newcomer_classes;
    const char *const *home_languages; /* tags */
    struct civil ends; /* the last day; year 0: without end */
    const char *successor; /* the id of the entry that took its place; NULL: none */
    bool free, interpreter;
    const struct content_opening *openings; /* those that may be shown */
    size_t opening_count;
    bool hours_doubtful; /* there are others, which may not be shown though the rest may */
    const struct content_point *points;
    size_t point_count;
    const char *provider_name, *provider_phone, *provider_website;
    const char *person, *phone, *phone_dial, *email, *website;
    const char *place_name, *street, *room, *bus_stop;
    int floor; /* levels above ground, or FLOOR_UNKNOWN */
    bool here;
    enum { STEPS_UNKNOWN, STEPS_NONE, STEPS_PARTLY, STEPS_ONLY } steps;
    const char *const *languages; /* tags spoken, "mul" for several; NULL behind the last */
    const struct content_document *documents;
    size_t document_count;
    const char *source, *attribution;
    const char *source_date, *verified_on; /* "2026", "2026-11", "2026-11-23" */
};

/* NULL if there is no such entry. */
const struct content_entry *content_entry(struct content *content, struct arena *arena,
    const char *id, const char *language, struct civil now);

/* Something that takes place, at the next time that it does. */
struct content_event {
    struct text name, german, what;
    struct civil start, end; /* `end` year 0: not stated */
    bool whole_days; /* no time of day is stated */
    bool discreet, fact;
    const char *place; /* "" where nobody says */
};

struct content_events {
    const struct content_event *list;
    size_t count;
};

/* What takes place in a topic and the topics below it, or has not ended yet, within so many days;
 * the nearest first. Nothing where the clock has stopped. */
struct content_events content_events(struct content *content, struct arena *arena,
    const char *topic, const char *language, struct civil now, int days);

/* What everybody should know today; important ones first. */
struct content_notices {
    const struct text *list;
    size_t count;
};

struct content_notices content_notices(
    struct content *content, struct arena *arena, const char *language, struct civil now);

struct content_emergency {
    const char *id, *pictogram, *number;
    struct text name, german, what;
    bool fact;
    struct hours_status open;
    bool always; /* day and night, every day */
    const char *const *languages;
};

struct content_emergencies {
    const struct content_emergency *list;
    size_t count;
};

struct content_emergencies content_emergency(
    struct content *content, struct arena *arena, const char *language, struct civil now);

struct content_place {
    const char *name, *street, *postcode, *city, *room;
    int floor; /* levels above ground, or FLOOR_UNKNOWN */
};

/* NULL if there is no such place. */
const struct content_place *content_place(
    struct content *content, struct arena *arena, const char *id);

/* A way through something new, one thing after the other. */
struct content_step {
    const char *pictogram;
    const char *entry; /* the id of the entry where it is done; NULL: none */
    struct text name, german, what, description;
};

struct content_guide {
    const char *id, *topic, *pictogram;
    uint32_t colour; /* this and discreet: of the topic */
    bool discreet;
    struct text name, german, what;
    const struct content_step *steps; /* at least one; NULL in a list of guides */
    size_t step_count;
};

struct content_guides {
    const struct content_guide *list;
    size_t count;
};

/* The guides of a topic (NULL: all), in the editors' order, without their steps. */
struct content_guides content_guides(
    struct content *content, struct arena *arena, const char *topic, const char *language);

/* With its steps. NULL if there is no such guide. */
const struct content_guide *content_guide(
    struct content *content, struct arena *arena, const char *id, const char *language);

/* A stage of the way through school. */
struct content_stage {
    const char *id, *pictogram;
    uint32_t colour;
    int from_age, to_age; /* years, both included; to_age 0: without end */
    bool fits; /* the age that was asked for */
    bool schools; /* content_schools() has some */
    const char *topic; /* where else it is about this stage; NULL: nowhere */
    const char *first; /* the entry where families who are new here begin; NULL: none */
    struct text name, german, what, description;
};

struct content_stages {
    const struct content_stage *list;
    size_t count;
};

/* All stages in the editors' order, but those that fit the age first; 0: no age, none fits. */
struct content_stages content_stages(
    struct content *content, struct arena *arena, int age, const char *language);

/* NULL if there is no such stage. */
const struct content_stage *content_stage(
    struct content *content, struct arena *arena, const char *id, const char *language);

/* The schools of a stage by postcode, then by name; those without an address last. */
struct content_list content_schools(struct content *content, struct arena *arena, const char *stage,
    const char *language, struct civil now);

/* Who has to be named for the entries, most entries first, each once; NULL behind the last. */
const char *const *content_attributions(struct content *content, struct arena *arena);

/* The full id for one as it stands in an address: the pack may be left out where only one pack
 * has it, and `table` (such as "topics"; NULL where the id must name it) is put in where it is
 * missing. NULL if there is no such row, or it stands in several packs. */
const char *content_resolve(
    struct content *content, struct arena *arena, const char *id, const char *table);

#endif

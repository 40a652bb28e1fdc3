/* SPDX-License-Identifier: EUPL-1.2 */
#include "pack/model.h"

#include "base/memory.h"

#include <string.h>

static const char DISPLAY[] = "normal|discreet|after-verification|never";
static const char CONFIDENCE[] = "high|medium|low";
static const char LEVEL[] = "A0|A1|A2|B1|B2|C1|C2";
static const char AUDIENCE[] = "women|children|youth|families";
static const char YES_NO[] = "yes|no";
static const char RESIDENCE[] = "citizen|eu|title|asylum|tolerated";
/* SPDX identifiers of the licences that content from elsewhere may have. */
static const char LICENCE[] = "CC0-1.0|CC-BY-4.0|CC-BY-SA-4.0|DL-DE-BY-2.0|DL-DE-ZERO-2.0|ODbL-1.0";
static const char WEEKDAYS[] = "Mo|Tu|We|Th|Fr|Sa|Su"; /* as in opening hours */

/* Where a row's facts come from; every table of facts ends with these. */
#define PROVENANCE                                                                                 \
    {"display", COLUMN_CHOICE, 0, DISPLAY, 0}, {"source", COLUMN_NAME, 0, NULL, 0},                \
        {"source_date", COLUMN_DATE, 0, NULL, 0},                                                  \
        {"confidence", COLUMN_CHOICE, REQUIRED, CONFIDENCE, 0},                                    \
        {"verified_on", COLUMN_DATE, 0, NULL, 0}, {"next_check", COLUMN_DATE, 0, NULL, 0},         \
        {"licence", COLUMN_CHOICE, 0, LICENCE, 0},                                                 \
    {                                                                                              \
        "attribution", COLUMN_NAME, 0, NULL, 0                                                     \
    }

/* What its page tells at length, beneath what the list says. */
#define DESCRIPTION                                                                                \
    {                                                                                              \
        "description", COLUMN_RICH, 0, NULL, 5000                                                  \
    }

static const struct column strings[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"text", COLUMN_TEXT, REQUIRED, NULL, 0},
};

static const struct column topics[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"parent", COLUMN_REFERENCE, WITHIN, "topics", 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"colour", COLUMN_COLOUR, 0, NULL, 0}, /* of first-level topics; the others inherit it */
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"description", COLUMN_TEXT, 0, NULL, 200},
    {"display", COLUMN_CHOICE, 0, DISPLAY, 0},
    {"replaces", COLUMN_ADDRESS, 0, "topics", 0},
    {"source", COLUMN_NAME, 0, NULL, 0},
};

static const struct column kinds[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
};

static const struct column documents[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
};

static const struct column places[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"name", COLUMN_NAME, 0, NULL, 0},
    {"street", COLUMN_NAME, 0, NULL, 0},
    {"postcode", COLUMN_NAME, 0, NULL, 0},
    {"city", COLUMN_NAME, 0, NULL, 0},
    {"latitude", COLUMN_DECIMAL, 0, NULL, 0},
    {"longitude", COLUMN_DECIMAL, 0, NULL, 0},
    {"floor", COLUMN_INTEGER, 0, NULL, 0}, /* levels above ground: 0 is the ground floor */
    {"room", COLUMN_NAME, 0, NULL, 0},
    {"bus_stop", COLUMN_NAME, 0, NULL, 0},
    {"step_free", COLUMN_CHOICE, 0, "yes|partly|no", 0},
    {"here", COLUMN_CHOICE, 0, YES_NO, 0}, /* in the building where the terminal stands */
    {"parent", COLUMN_REFERENCE, WITHIN, "places", 0}, /* the house of a room */
    {"picture", COLUMN_MEDIA, 0, NULL, 0}, /* of the way: a floor plan, a photograph */
    {"replaces", COLUMN_ADDRESS, 0, "places", 0},
};

static const struct column organisations[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"name", COLUMN_NAME, REQUIRED, NULL, 0},
    {"short", COLUMN_NAME, 0, NULL, 0},
    {"kind", COLUMN_NAME, 0, NULL, 0},
    {"parent", COLUMN_REFERENCE, 0, "organisations", 0}, /* whose department it is */
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"phone", COLUMN_PHONE, 0, NULL, 0},
    {"email", COLUMN_EMAIL, 0, NULL, 0},
    {"website", COLUMN_URL, 0, NULL, 0},
    {"notes", COLUMN_NOTE, 0, NULL, 0},
    {"replaces", COLUMN_ADDRESS, 0, "organisations", 0},
    PROVENANCE,
};

static const struct column services[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"organisation", COLUMN_REFERENCE, 0, "organisations", 0},
    {"topics", COLUMN_REFERENCE, REQUIRED | LIST, "topics", 0},
    {"pictogram", COLUMN_PICTOGRAM, 0, NULL, 0}, /* else the first topic's */
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    DESCRIPTION,
    {"who", COLUMN_TEXT, 0, NULL, 200},
    {"audience", COLUMN_CHOICE, LIST, AUDIENCE, 0},
    {"free", COLUMN_CHOICE, 0, YES_NO, 0},
    {"price", COLUMN_DECIMAL, 0, NULL, 0}, /* in euros */
    {"cost", COLUMN_TEXT, 0, NULL, 100},
    {"hours", COLUMN_HOURS, 0, NULL, 0},
    {"appointment", COLUMN_CHOICE, 0, "none|possible|needed|online", 0},
    {"documents", COLUMN_REFERENCE, LIST, "documents", 0},
    {"languages", COLUMN_LANGUAGE, LIST, NULL, 0},
    {"interpreter", COLUMN_CHOICE, 0, YES_NO, 0},
    {"childcare", COLUMN_CHOICE, 0, YES_NO, 0},
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"phone", COLUMN_PHONE, 0, NULL, 0},
    {"email", COLUMN_EMAIL, 0, NULL, 0},
    {"website", COLUMN_URL, 0, NULL, 0},
    {"status", COLUMN_CHOICE, 0, "active|moving|closed|unconfirmed", 0},
    {"area", COLUMN_CHOICE, 0, "city|region", 0}, /* where people must live */
    {"minimum_age", COLUMN_INTEGER, 0, NULL, 0},
    {"maximum_age", COLUMN_INTEGER, 0, NULL, 0},
    {"gender", COLUMN_CHOICE, 0, "women|men", 0}, /* empty: everybody */
    {"residence_status", COLUMN_CHOICE, LIST, RESIDENCE, 0}, /* empty: any */
    {"institutions_only", COLUMN_CHOICE, 0, YES_NO, 0},
    {"how_to_apply", COLUMN_TEXT, 0, NULL, 200},
    {"valid_from", COLUMN_DATE, 0, NULL, 0},
    {"valid_until", COLUMN_DATE, 0, NULL, 0}, /* the last day */
    {"successor", COLUMN_REFERENCE, 0, "services", 0},
    {"replaces", COLUMN_ADDRESS, 0, "services", 0},
    PROVENANCE,
};

static const struct column schools[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"name", COLUMN_NAME, REQUIRED, NULL, 0},
    DESCRIPTION,
    {"kind", COLUMN_REFERENCE, REQUIRED, "kinds", 0},
    {"topics", COLUMN_REFERENCE, REQUIRED | LIST, "topics", 0},
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"phone", COLUMN_PHONE, 0, NULL, 0},
    {"email", COLUMN_EMAIL, 0, NULL, 0},
    {"website", COLUMN_URL, 0, NULL, 0},
    {"district", COLUMN_NAME, 0, NULL, 0},
    {"all_day", COLUMN_CHOICE, 0, YES_NO, 0},
    {"newcomer_classes", COLUMN_CHOICE, 0, YES_NO, 0},
    {"home_languages", COLUMN_LANGUAGE, LIST, NULL, 0}, /* lessons in the family's language */
    {"replaces", COLUMN_ADDRESS, 0, "schools", 0},
    PROVENANCE,
};

static const struct column courses[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"organisation", COLUMN_REFERENCE, REQUIRED, "organisations", 0},
    {"kind", COLUMN_REFERENCE, REQUIRED, "kinds", 0},
    {"topics", COLUMN_REFERENCE, REQUIRED | LIST, "topics", 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    DESCRIPTION,
    {"level_from", COLUMN_CHOICE, 0, LEVEL, 0},
    {"level_to", COLUMN_CHOICE, 0, LEVEL, 0},
    {"schedule", COLUMN_TEXT, 0, NULL, 100},
    {"audience", COLUMN_CHOICE, LIST, AUDIENCE, 0},
    {"free", COLUMN_CHOICE, 0, YES_NO, 0},
    {"cost", COLUMN_TEXT, 0, NULL, 100},
    {"childcare", COLUMN_CHOICE, 0, YES_NO, 0},
    {"childcare_text", COLUMN_TEXT, 0, NULL, 100},
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"start_date", COLUMN_DATE, 0, NULL, 0},
    {"end_date", COLUMN_DATE, 0, NULL, 0},
    {"days", COLUMN_CHOICE, LIST, WEEKDAYS, 0},
    {"times", COLUMN_CHOICE, LIST, "morning|afternoon|evening", 0},
    {"seats", COLUMN_INTEGER, 0, NULL, 0},
    {"price", COLUMN_DECIMAL, 0, NULL, 0}, /* of the whole course, in euros */
    {"online", COLUMN_CHOICE, 0, YES_NO, 0},
    {"registration", COLUMN_TEXT, 0, NULL, 200},
    {"replaces", COLUMN_ADDRESS, 0, "courses", 0},
    PROVENANCE,
};

static const struct column contacts[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"organisation", COLUMN_REFERENCE, REQUIRED, "organisations", 0},
    {"topics", COLUMN_REFERENCE, REQUIRED | LIST, "topics", 0},
    {"role", COLUMN_TEXT, REQUIRED, NULL, 60},
    DESCRIPTION,
    {"person", COLUMN_NAME, 0, NULL, 0},
    {"phone", COLUMN_PHONE, 0, NULL, 0},
    {"fax", COLUMN_PHONE, 0, NULL, 0},
    {"email", COLUMN_EMAIL, 0, NULL, 0},
    {"hours", COLUMN_HOURS, 0, NULL, 0},
    {"languages", COLUMN_LANGUAGE, LIST, NULL, 0},
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"replaces", COLUMN_ADDRESS, 0, "contacts", 0},
    PROVENANCE,
};

/* Each row is one set of hours of one owner; a time of year with other hours is a row of its own.
 */
static const struct column hours[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"service", COLUMN_REFERENCE, WITHIN, "services", 0},
    {"contact", COLUMN_REFERENCE, WITHIN, "contacts", 0},
    {"organisation", COLUMN_REFERENCE, WITHIN, "organisations", 0},
    {"kind", COLUMN_CHOICE, REQUIRED, "walk-in|phone|by-appointment", 0},
    {"rule", COLUMN_HOURS, REQUIRED, NULL, 0},
    {"valid_from", COLUMN_DATE, 0, NULL, 0},
    {"valid_until", COLUMN_DATE, 0, NULL, 0},
    PROVENANCE,
};

/* Another person, number or address at which something is reached (HSDS: contact, phone). */
static const struct column contact_points[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"service", COLUMN_REFERENCE, WITHIN, "services", 0},
    {"school", COLUMN_REFERENCE, WITHIN, "schools", 0},
    {"course", COLUMN_REFERENCE, WITHIN, "courses", 0},
    {"contact", COLUMN_REFERENCE, WITHIN, "contacts", 0},
    {"organisation", COLUMN_REFERENCE, WITHIN, "organisations", 0},
    {"role", COLUMN_TEXT, 0, NULL, 60}, /* what for, or who it is */
    {"person", COLUMN_NAME, 0, NULL, 0},
    {"phone", COLUMN_PHONE, 0, NULL, 0},
    {"fax", COLUMN_PHONE, 0, NULL, 0},
    {"email", COLUMN_EMAIL, 0, NULL, 0},
    {"website", COLUMN_URL, 0, NULL, 0},
    {"place", COLUMN_REFERENCE, 0, "places", 0}, /* whose floor and room are said */
    {"languages", COLUMN_LANGUAGE, LIST, NULL, 0},
    {"hours", COLUMN_HOURS, 0, NULL, 0}, /* when somebody answers */
    PROVENANCE,
};

/* What is known of one field of a row better, or worse, than of the rest of it. */
static const struct column provenance[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"row", COLUMN_ROW, REQUIRED, NULL, 0},
    {"field", COLUMN_NAME, REQUIRED, NULL, 0}, /* a column of the row's table */
    {"note", COLUMN_NOTE, 0, NULL, 0},
    {"source", COLUMN_NAME, 0, NULL, 0},
    {"source_date", COLUMN_DATE, 0, NULL, 0},
    {"confidence", COLUMN_CHOICE, REQUIRED, CONFIDENCE, 0},
    {"verified_on", COLUMN_DATE, 0, NULL, 0},
    {"next_check", COLUMN_DATE, 0, NULL, 0},
};

static const struct column events[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"organisation", COLUMN_REFERENCE, REQUIRED, "organisations", 0},
    {"topic", COLUMN_REFERENCE, REQUIRED, "topics", 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    DESCRIPTION,
    {"start", COLUMN_TIME, REQUIRED, NULL, 0},
    {"end", COLUMN_TIME, 0, NULL, 0}, /* of the first time; without times of day, the last day */
    {"rrule", COLUMN_RECURRENCE, 0, NULL, 0},
    {"place", COLUMN_REFERENCE, 0, "places", 0},
    {"replaces", COLUMN_ADDRESS, 0, "events", 0},
    PROVENANCE,
};

static const struct column notices[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"text", COLUMN_TEXT, REQUIRED, NULL, 200},
    {"valid_from", COLUMN_DATE, 0, NULL, 0},
    {"valid_until", COLUMN_DATE, REQUIRED, NULL, 0}, /* the last day; nobody takes one down */
    {"priority", COLUMN_CHOICE, REQUIRED, "high|normal", 0},
    {"replaces", COLUMN_ADDRESS, 0, "notices", 0},
    PROVENANCE,
};

/* What a visitor shows or plays to staff, in the order of the sheet. */
static const struct column phrases[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"text", COLUMN_TEXT, REQUIRED, NULL, 100},
};

static const struct column emergency[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"number", COLUMN_PHONE, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    {"hours", COLUMN_HOURS, 0, NULL, 0},
    {"languages", COLUMN_LANGUAGE, LIST, NULL, 0},
    {"replaces", COLUMN_ADDRESS, 0, "emergency", 0},
    PROVENANCE,
};

static const struct column guides[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"topic", COLUMN_REFERENCE, REQUIRED, "topics", 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    {"replaces", COLUMN_ADDRESS, 0, "guides", 0},
};

static const struct column steps[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0}, /* guide-number, in the order of the sheet */
    {"guide", COLUMN_REFERENCE, REQUIRED | WITHIN, "guides", 0},
    {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    DESCRIPTION,
    {"service", COLUMN_REFERENCE, 0, "services", 0},
};

static const struct column school_system[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0}, {"pictogram", COLUMN_PICTOGRAM, REQUIRED, NULL, 0},
    {"from_age", COLUMN_INTEGER, REQUIRED, NULL, 0}, {"to_age", COLUMN_INTEGER, 0, NULL, 0},
    {"stage", COLUMN_CHOICE, REQUIRED, "vorschule|schule|beruf|hochschule|erwachsene", 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60}, {"what", COLUMN_TEXT, REQUIRED, NULL, 200},
    DESCRIPTION, {"leads_to", COLUMN_REFERENCE, LIST, "school-system", 0},
    {"topic", COLUMN_REFERENCE, REQUIRED, "topics", 0}, /* whose colour it has */
    {"kinds", COLUMN_REFERENCE, LIST, "kinds", 0}, /* of its schools; none: the topic's entries */
    {"first", COLUMN_REFERENCE, 0, "services", 0}, /* where families who are new here begin */
};

static const struct column school_holidays[] = {
    {"id", COLUMN_ID, REQUIRED, NULL, 0},
    {"name", COLUMN_TEXT, REQUIRED, NULL, 60},
    {"first_day", COLUMN_DATE, REQUIRED, NULL, 0},
    {"last_day", COLUMN_DATE, REQUIRED, NULL, 0},
    PROVENANCE,
};

#define TABLE(name, columns)                                                                       \
    {                                                                                              \
        name, columns, COUNT_OF(columns)                                                           \
    }

const struct table model_tables[] = {
    TABLE("strings", strings),
    TABLE("topics", topics),
    TABLE("kinds", kinds),
    TABLE("documents", documents),
    TABLE("places", places),
    TABLE("organisations", organisations),
    TABLE("services", services),
    TABLE("schools", schools),
    TABLE("courses", courses),
    TABLE("contacts", contacts),
    TABLE("hours", hours),
    TABLE("contact-points", contact_points),
    TABLE("events", events),
    TABLE("notices", notices),
    TABLE("phrases", phrases),
    TABLE("emergency", emergency),
    TABLE("guides", guides),
    TABLE("steps", steps),
    TABLE("school-system", school_system),
    TABLE("school-holidays", school_holidays),
    TABLE("provenance", provenance),
};
const size_t model_table_count = COUNT_OF(model_tables);

const struct nesting model_nestings[] = {
    {"topics", "parent", 2},
    {"places", "parent", 8},
    {"organisations", "parent", 8},
    {"services", "successor", 50},
};
const size_t model_nesting_count = COUNT_OF(model_nestings);

const struct table *model_table(const char *name)
{
    for (size_t i = 0; i < model_table_count; i++)
        if (strcmp(model_tables[i].name, name) == 0)
            return &model_tables[i];
    return NULL;
}

static size_t id_length(const char *string)
{
    return *string == '-' ? 0 : strspn(string, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

bool model_addresses(const char *string, const char *table)
{
    size_t pack = id_length(string), length = strlen(table);
    const char *behind = string + pack;
    if (!pack || *behind++ != ':' || strncmp(behind, table, length) != 0 || behind[length] != '/')
        return false;
    const char *id = behind + length + 1;
    return id_length(id) && !id[id_length(id)];
}

bool model_is_name(const struct column *column)
{
    bool text = column->type == COLUMN_TEXT || column->type == COLUMN_NAME;
    return text && (strcmp(column->name, "name") == 0 || strcmp(column->name, "role") == 0);
}

int model_column(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool model_is_translated(const struct column *column)
{
    return column->type == COLUMN_TEXT || column->type == COLUMN_RICH;
}

bool model_in_row(const struct column *column)
{
    return !model_is_translated(column) && column->type != COLUMN_NOTE;
}

bool model_in_pack(const char *display)
{
    return strcmp(display, "never") != 0 && strcmp(display, "after-verification") != 0;
}

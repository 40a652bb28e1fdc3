/* SPDX-License-Identifier: EUPL-1.2 */
/* One small function a thing, in a table; each is deterministic, so that the same packs give the
 * same database. */
#include "compile/functions.h"

#include "base/clock.h"
#include "base/memory.h"
#include "compile/fact.h"
#include "content/content.h"
#include "content/phone.h"
#include "content/schema.h"

#include <stdlib.h>
#include <string.h>

static const char *argument(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text ? text : "";
}

/* fact_until(verified_on, next_check, confidence, source_date, ageless) */
static void sql_fact_until(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count; /* SQLite has seen to it */
    const struct provenance provenance = {argument(values[0]), argument(values[1]),
        argument(values[2]), argument(values[3]), sqlite3_value_int(values[4])};
    long until = fact_until(&provenance);
    if (until != FACT_NEVER)
        sqlite3_result_int64(context, until);
}

/* choice('a|b|c', word): 0, 1, 2; 0 for anything else. The lists in the statements
 * follow content.h's enums. */
static void sql_choice(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count; /* SQLite has seen to it */
    const char *words = argument(values[0]), *word = argument(values[1]);
    size_t length = strlen(word);
    int found = 0;
    for (int i = 0; *words; i++) {
        size_t this = strcspn(words, "|");
        if (this == length && strncmp(words, word, length) == 0)
            found = i;
        words += this + (words[this] == '|');
    }
    sqlite3_result_int(context, found);
}

/* attribute(word): its bit */
static void sql_attribute(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const struct {
        const char *word;
        enum attribute attribute;
    } attributes[] = {
        {"free", ATTRIBUTE_FREE},
        {"childcare", ATTRIBUTE_CHILDCARE},
        {"women", ATTRIBUTE_WOMEN},
        {"children", ATTRIBUTE_CHILDREN},
        {"youth", ATTRIBUTE_YOUTH},
        {"families", ATTRIBUTE_FAMILIES},
        {"no-appointment", ATTRIBUTE_NO_APPOINTMENT},
        {"step-free", ATTRIBUTE_STEP_FREE},
        {"here", ATTRIBUTE_HERE},
    };
    (void)count; /* SQLite has seen to it */
    int bit = 0;
    for (size_t i = 0; i < COUNT_OF(attributes); i++)
        if (strcmp(attributes[i].word, argument(values[0])) == 0)
            bit = (int)attributes[i].attribute;
    sqlite3_result_int(context, bit);
}

enum { COLOUR_OF_NO_TOPIC = 0x455A64 }; /* a quiet blue grey, 7 : 1 under white */

/* colour('#RRGGBB') */
static void sql_colour(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count; /* SQLite has seen to it */
    const char *colour = argument(values[0]);
    long number = *colour == '#' ? strtol(colour + 1, NULL, 16) : COLOUR_OF_NO_TOPIC;
    sqlite3_result_int64(context, number);
}

/* first_day(date), last_day(date): of "2026", "2026-11" or "2026-11-23"; NULL for "" */
static void result_day(sqlite3_context *context, const char *date, bool last)
{
    struct civil day;
    if (!civil_parse(date, &day))
        return;
    size_t length = strlen(date);
    bool whole = length >= strlen("2026-11-23");
    int months = whole || !last ? 0 : length > strlen("2026") ? 1 : 12;
    sqlite3_result_int64(context, civil_day(civil_add_months(day, months)) - (months != 0));
}

static void sql_first_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count; /* SQLite has seen to it */
    result_day(context, argument(values[0]), false);
}

static void sql_last_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count; /* SQLite has seen to it */
    result_day(context, argument(values[0]), true);
}

/* dial(phone): "" where there is none */
static void sql_dial(sqlite3_context *context, int count, sqlite3_value **values)
{
    char dial[PHONE_LONGEST];
    (void)count; /* SQLite has seen to it */
    bool number = phone_dial(argument(values[0]), dial);
    sqlite3_result_text(context, number ? dial : "", -1, SQLITE_TRANSIENT);
}

void functions_register(sqlite3 *database)
{
    static const struct {
        const char *name;
        int count;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"fact_until", 5, sql_fact_until},
        {"choice", 2, sql_choice},
        {"attribute", 1, sql_attribute},
        {"colour", 1, sql_colour},
        {"first_day", 1, sql_first_day},
        {"last_day", 1, sql_last_day},
        {"dial", 1, sql_dial},
    };
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        sqlite3_create_function(database, functions[i].name, functions[i].count,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, functions[i].function, NULL, NULL);
}

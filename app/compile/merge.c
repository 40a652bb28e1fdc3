/* SPDX-License-Identifier: EUPL-1.2 */
/* The merge is a list of SQL statements, run in order. What SQL cannot say well (months, enums,
 * colours) are functions registered on the connection. Every INSERT is ordered, so that the same
 * packs give the same pages.
 *
 * A row whose display keeps it out of its pack may still be referred to. Then: a topic without its
 * topic above and an entry without any topic are unreachable and stay out; a provider, place, kind
 * or document that is missing is simply not said;
 * a step or a stage of school that refers to one stays, without it. */
#include "compile/merge.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "compile/fact.h"
#include "content/content.h"
#include "content/schema.h"
#include "pack/model.h"
#include "pack/sql.h"

#include <stdlib.h>
#include <string.h>

/* Functions */

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

/* choice('a|b|c', word): 0, 1, 2; 0 for anything else. The lists below follow content.h's enums. */
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

static void register_functions(sqlite3 *database)
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
    };
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        sqlite3_create_function(database, functions[i].name, functions[i].count,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, functions[i].function, NULL, NULL);
}

/* Offers: services, schools, courses and contacts under one set of columns */

static const char *const offer_columns[] = {"serial", "pack", "id", "organisation", "kind",
    "pictogram", "free", "hours", "appointment", "languages", "interpreter", "childcare", "place",
    "person", "phone", "email", "website", "status", "level_from", "level_to", "display", "source",
    "source_date", "confidence", "verified_on", "next_check", "attribution"};

static bool has_column(const struct table *table, const char *name)
{
    return strcmp(name, "serial") == 0 || strcmp(name, "pack") == 0 ||
           model_column(table, name) >= 0;
}

static void add_offers(struct strbuf *sql, const char *name, enum entry_kind kind)
{
    const struct table *table = model_table(name);
    struct strbuf columns = {0};
    for (size_t i = 0; i < COUNT_OF(offer_columns); i++)
        if (has_column(table, offer_columns[i]))
            strbuf_printf(&columns, ", %s", offer_columns[i]);
    strbuf_printf(sql, "INSERT INTO offers(entry_kind%s) SELECT %d%s FROM in_%s;", columns.string,
        (int)kind, columns.string, name);
    strbuf_finish(&columns);
}

static bool gather_offers(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_add(&sql, "CREATE TEMP TABLE offers(serial INTEGER PRIMARY KEY, entry_kind");
    for (size_t i = 1; i < COUNT_OF(offer_columns); i++)
        strbuf_printf(&sql, ", %s DEFAULT ''", offer_columns[i]);
    strbuf_add(&sql, ");");
    add_offers(&sql, "services", ENTRY_SERVICE);
    add_offers(&sql, "schools", ENTRY_SCHOOL);
    add_offers(&sql, "courses", ENTRY_COURSE);
    add_offers(&sql, "contacts", ENTRY_CONTACT);
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* Statements */

#define ROWS_OF(table, kept)                                                                       \
    "INSERT INTO rows SELECT serial, '" table "', id, pack FROM \"in_" table "\""                  \
    " WHERE serial IN (SELECT " kept ") ORDER BY serial"

static const char *const statements[] = {
    /* Topics hang on the first level; colour and discretion come down from there. */
    "WITH RECURSIVE tree(number, parent, colour, discreet) AS ("
    " SELECT serial, NULL, colour(colour), display = 'discreet' FROM in_topics WHERE parent = ''"
    " UNION ALL"
    " SELECT c.serial, p.serial, tree.colour, tree.discreet OR c.display = 'discreet'"
    " FROM tree JOIN in_topics p ON p.serial = tree.number"
    " JOIN in_topics c ON c.parent = p.serial)"
    "INSERT INTO topics SELECT tree.number, tree.parent, t.pictogram, tree.colour, tree.discreet, 0"
    " FROM tree JOIN in_topics t ON t.serial = tree.number ORDER BY tree.number",

    "INSERT INTO documents SELECT serial, pictogram FROM in_documents ORDER BY serial",

    "CREATE TEMP TABLE first_topics(entry INTEGER PRIMARY KEY, topic INTEGER, position)",
    "INSERT INTO first_topics SELECT l.serial, t.number, min(l.position) FROM in_lists l"
    " JOIN topics t ON t.number = l.value WHERE l.field = 'topics' GROUP BY l.serial",

    /* The hours of an offer that has closed or that nobody has confirmed send nobody to a door. */
    "INSERT INTO rules(hours) SELECT hours FROM offers WHERE hours <> ''"
    " AND status NOT IN ('closed', 'unconfirmed') GROUP BY hours ORDER BY min(serial)",

    /* An offer without a place of its own has none: where its provider is, says nothing of it. */
    "INSERT INTO entries"
    " SELECT o.serial, o.entry_kind, t.number, k.serial,"
    " coalesce(nullif(o.pictogram, ''), k.pictogram, t.pictogram), t.colour,"
    " t.discreet OR o.display = 'discreet',"
    " fact_until(o.verified_on, o.next_check, o.confidence, o.source_date, 0),"
    " choice('active|moving|closed|unconfirmed', o.status),"
    " attribute('free') * (o.free = 'yes') + attribute('childcare') * (o.childcare = 'yes')"
    " + attribute('no-appointment') * (o.appointment = 'none')"
    " + attribute('step-free') * (coalesce(p.step_free, '') = 'yes')"
    " + attribute('here') * (coalesce(p.here, '') = 'yes')"
    " + coalesce((SELECT sum(DISTINCT attribute(value)) FROM in_lists"
    "   WHERE serial = o.serial AND field = 'audience'), 0),"
    " o.languages, h.number, o.level_from, o.level_to,"
    " choice('|none|possible|needed|online', o.appointment), o.interpreter = 'yes',"
    " o.person, o.phone, o.email, o.website,"
    " coalesce(nullif(g.short, ''), g.name, ''), coalesce(g.name, ''), coalesce(g.phone, ''),"
    " coalesce(g.website, ''),"
    " coalesce(p.name, ''), coalesce(p.street, ''), coalesce(p.postcode, ''),"
    " coalesce(p.city, ''), coalesce(p.room, ''), coalesce(p.bus_stop, ''), p.floor,"
    " choice('|yes|partly|no', p.step_free),"
    " o.source, o.attribution, o.source_date, o.verified_on"
    " FROM offers o JOIN first_topics f ON f.entry = o.serial"
    " JOIN topics t ON t.number = f.topic"
    " LEFT JOIN in_kinds k ON k.serial = o.kind"
    " LEFT JOIN in_organisations g ON g.serial = o.organisation"
    " LEFT JOIN in_places p ON p.serial = o.place"
    " LEFT JOIN rules h ON h.hours = o.hours AND o.status NOT IN ('closed', 'unconfirmed')"
    " ORDER BY o.serial",

    /* What a list is of, and within the list what comes before the name: compile/rank.h. */
    "CREATE TEMP TABLE members(owner INTEGER, entry INTEGER, area, PRIMARY KEY(owner, entry))"
    " WITHOUT ROWID",

    "WITH RECURSIVE up(topic, entry) AS ("
    " SELECT t.number, e.number FROM entries e"
    " JOIN in_lists l ON l.serial = e.number AND l.field = 'topics'"
    " JOIN topics t ON t.number = l.value"
    " UNION SELECT t.parent, up.entry FROM up JOIN topics t ON t.number = up.topic"
    " WHERE t.parent IS NOT NULL)"
    "INSERT INTO members SELECT topic, entry, '' FROM up",
    "UPDATE topics SET entries = (SELECT count(*) FROM members WHERE owner = topics.number)",

    "INSERT INTO entry_documents SELECT e.number, l.position, d.serial FROM entries e"
    " JOIN in_lists l ON l.serial = e.number AND l.field = 'documents'"
    " JOIN in_documents d ON d.serial = l.value ORDER BY e.number, l.position",

    "INSERT INTO emergency SELECT serial, pictogram, number, hours, languages,"
    " fact_until(verified_on, next_check, confidence, source_date, 1) FROM in_emergency"
    " ORDER BY serial",

    "INSERT INTO guides SELECT g.serial, t.number, g.pictogram FROM in_guides g"
    " JOIN topics t ON t.number = g.topic"
    " WHERE EXISTS (SELECT 1 FROM in_steps s WHERE s.guide = g.serial)"
    " ORDER BY g.serial",
    "INSERT INTO steps SELECT s.serial, g.number, s.pictogram, e.number FROM in_steps s"
    " JOIN guides g ON g.number = s.guide"
    " LEFT JOIN entries e ON e.number = s.service ORDER BY s.serial",

    "INSERT INTO stages SELECT s.serial, s.pictogram, s.from_age, s.to_age,"
    " coalesce(t.colour, colour('')), t.number, e.number, 0 FROM \"in_school-system\" s"
    " LEFT JOIN topics t ON t.number = s.topic"
    " LEFT JOIN entries e ON e.number = s.first ORDER BY s.serial",
    /* Schools without an address come last. */
    "INSERT INTO members SELECT DISTINCT s.number, e.number, coalesce(nullif(e.postcode, ''), '~')"
    " FROM stages s JOIN in_lists l ON l.serial = s.number AND l.field = 'kinds'"
    " JOIN entries e ON e.kind_row = l.value",
    "UPDATE stages SET schools = (SELECT count(*) FROM members WHERE owner = stages.number)",

    ROWS_OF("topics", "number FROM topics"),
    ROWS_OF("kinds", "serial FROM in_kinds"),
    ROWS_OF("documents", "number FROM documents"),
    ROWS_OF("services", "number FROM entries"),
    ROWS_OF("schools", "number FROM entries"),
    ROWS_OF("courses", "number FROM entries"),
    ROWS_OF("contacts", "number FROM entries"),
    ROWS_OF("emergency", "number FROM emergency"),
    ROWS_OF("guides", "number FROM guides"),
    ROWS_OF("steps", "number FROM steps"),
    ROWS_OF("school-system", "number FROM stages"),

    "INSERT INTO former SELECT tbl, id, pack, new FROM replaced"
    " WHERE new IN (SELECT number FROM rows)",

    "INSERT INTO forms SELECT * FROM in_forms WHERE owner IN (SELECT number FROM rows)"
    " ORDER BY owner, field, language",

    "INSERT INTO texts SELECT * FROM in_texts WHERE owner IN (SELECT number FROM rows)"
    " ORDER BY owner, field, language",
    /* Every entry has a name: a school its official one, a contact what it is for. */
    "INSERT INTO texts SELECT serial, 'name', 'de', 0, name FROM in_schools"
    " WHERE serial IN (SELECT number FROM entries) ORDER BY serial",
    "INSERT INTO texts SELECT owner, 'name', language, state, text FROM texts"
    " WHERE field = 'role' AND owner IN (SELECT serial FROM in_contacts) ORDER BY owner, language",

    "INSERT INTO strings SELECT x.language, s.id, x.state, x.text FROM in_strings s"
    " JOIN in_texts x ON x.owner = s.serial AND x.field = 'text' ORDER BY x.language, s.id",

    /* Offered: no text of the user interface and no topic of the first level is missing. */
    "INSERT OR IGNORE INTO in_languages(tag) VALUES('de')",
    "INSERT INTO languages SELECT position, tag FROM in_languages l WHERE tag = 'de' OR ("
    " NOT EXISTS (SELECT 1 FROM strings s WHERE s.language = 'de' AND NOT EXISTS"
    "  (SELECT 1 FROM strings x WHERE x.language = l.tag AND x.id = s.id))"
    " AND NOT EXISTS (SELECT 1 FROM topics t WHERE t.parent IS NULL AND NOT EXISTS"
    "  (SELECT 1 FROM texts x WHERE x.owner = t.number AND x.field = 'name'"
    "   AND x.language = l.tag))) ORDER BY position",
};

/* Texts of the user interface that belong to the place where it stands; a town's pack, coming after
 * the interface's, says its own in all of its languages. */
static const char *const strings_of_a_place[] = {"place-name"};

static bool replace_string(sqlite3 *database, const char *id, struct error *error)
{
    struct error fault = {0};
    sqlite3_stmt *earlier = sql_query(database,
        "DELETE FROM in_strings WHERE id = ?1"
        " AND serial < (SELECT max(serial) FROM in_strings WHERE id = ?1)",
        "s", id);
    sql_next(earlier, &fault);
    sqlite3_finalize(earlier);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static bool replace_strings(sqlite3 *database, struct error *error)
{
    bool done = true;
    for (size_t i = 0; done && i < COUNT_OF(strings_of_a_place); i++)
        done = replace_string(database, strings_of_a_place[i], error);
    return done;
}

/* Any other belongs to one pack; which of two is meant, nobody has said. */
static bool check_strings(sqlite3 *database, struct error *error)
{
    sqlite3_stmt *twice = sql_query(database,
        "SELECT s.id, min(p.path), max(p.path) FROM in_strings s JOIN in_packs p"
        " ON p.pack = s.pack GROUP BY s.id HAVING count(*) > 1 ORDER BY s.id LIMIT 1",
        "");
    bool found = sql_next(twice, NULL);
    if (found)
        error_set(error, "strings/%s stands in %s and in %s; keep one of them", sql_text(twice, 0),
            sql_text(twice, 1), sql_text(twice, 2));
    sqlite3_finalize(twice);
    return !found;
}

static bool add_date(const struct incoming *incoming, struct error *error)
{
    if (!*incoming->newest)
        return true;
    struct error fault = {0};
    sqlite3_stmt *insert =
        sql_query(incoming->database, "INSERT INTO meta VALUES('date', ?)", "s", incoming->newest);
    sql_next(insert, &fault);
    sqlite3_finalize(insert);
    return !*fault.message || error_set(error, "%s", fault.message);
}

bool merge_run(const struct incoming *incoming, struct error *error)
{
    sqlite3 *database = incoming->database;
    register_functions(database);
    bool done = replace_strings(database, error) && check_strings(database, error) &&
                gather_offers(database, error);
    for (size_t i = 0; done && i < COUNT_OF(statements); i++)
        done = sql_run(database, statements[i], error);
    return done && add_date(incoming, error);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The merge is a list of SQL statements, run in order, with the functions of functions.h. Every
 * INSERT is ordered, so that the same packs give the same pages.
 *
 * A row whose display keeps it out of its pack may still be referred to. Then: a topic without its
 * topic above and an entry without any topic are unreachable and stay out; a provider, place, kind
 * or document that is missing is simply not said;
 * a step or a stage of school that refers to one stays, without it. */
#include "compile/merge.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "compile/functions.h"
#include "compile/offer.h"
#include "content/content.h"
#include "pack/model.h"
#include "pack/sql.h"

#include <string.h>

/* Offers: services, schools, courses and contacts under one set of columns */

static const char *const offer_columns[] = {"serial", "pack", "id", "organisation", "kind",
    "pictogram", "free", "hours", "appointment", "languages", "interpreter", "childcare", "place",
    "person", "phone", "email", "website", "status", "level_from", "level_to", "display", "source",
    "source_date", "confidence", "verified_on", "next_check", "attribution", "valid_from",
    "valid_until", "end_date", "successor"};

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

/* In the order of enum entry_kind. */
static const char *const offer_tables[] = {"services", "schools", "courses", "contacts"};

static bool gather_offers(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_add(&sql, "CREATE TEMP TABLE offers(serial INTEGER PRIMARY KEY, entry_kind");
    for (size_t i = 1; i < COUNT_OF(offer_columns); i++)
        strbuf_printf(&sql, ", %s DEFAULT ''", offer_columns[i]);
    strbuf_add(&sql, ");");
    for (size_t i = 0; i < COUNT_OF(offer_tables); i++)
        add_offers(&sql, offer_tables[i], (enum entry_kind)i);
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* Details: columns that only the page of an entry shows */

static const struct {
    const char *table, *column;
} details[] = {
    {"services", "area"},
    {"services", "minimum_age"},
    {"services", "maximum_age"},
    {"services", "gender"},
    {"services", "residence_status"},
    {"services", "institutions_only"},
    {"services", "price"},
    {"schools", "district"},
    {"schools", "all_day"},
    {"schools", "newcomer_classes"},
    {"schools", "home_languages"},
    {"courses", "start_date"},
    {"courses", "end_date"},
    {"courses", "days"},
    {"courses", "times"},
    {"courses", "seats"},
    {"courses", "price"},
    {"courses", "online"},
};

static bool add_details(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    for (size_t i = 0; i < COUNT_OF(details); i++)
        strbuf_printf(&sql,
            "INSERT INTO details SELECT serial, '%s', %s FROM in_%s WHERE coalesce(%s, '') <> ''"
            " AND serial IN (SELECT number FROM entries) ORDER BY serial;",
            details[i].column, details[i].column, details[i].table, details[i].column);
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* Who is to be named, over every table that can say so */
static bool add_attributions(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_add(&sql, "INSERT INTO attributions SELECT attribution, licence, count(*) FROM (");
    const char *between = "";
    for (size_t i = 0; i < model_table_count; i++) {
        if (model_column(&model_tables[i], "attribution") < 0)
            continue;
        strbuf_printf(
            &sql, "%s SELECT attribution, licence FROM \"in_%s\"", between, model_tables[i].name);
        between = " UNION ALL";
    }
    strbuf_add(&sql, ") WHERE attribution <> '' GROUP BY 1, 2 ORDER BY 1, 2");
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* Rows by the address that provenance names them with: of every table that has sources */
static bool add_addresses(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_add(&sql, "CREATE TEMP VIEW rows_by_address(pack, address, serial) AS");
    const char *between = "";
    for (size_t i = 0; i < model_table_count; i++) {
        const char *table = model_tables[i].name;
        if (strcmp(table, "provenance") == 0 || model_column(&model_tables[i], "confidence") < 0)
            continue;
        strbuf_printf(
            &sql, "%s SELECT pack, '%s/' || id, serial FROM \"in_%s\"", between, table, table);
        between = " UNION ALL";
    }
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* Statements */

#define ROWS_OF(table, kept)                                                                       \
    "INSERT INTO rows SELECT serial, '" table "', id, pack FROM \"in_" table "\""                  \
    " WHERE serial IN (SELECT " kept ") ORDER BY serial"

/* Numbers of enum opening_kind. */
#define OPENING_BY_APPOINTMENT "1"

#define KIND_OF(word) "choice('walk-in|by-appointment|phone', " word ")"

/* Sets of hours by their owner. */
#define SET_OF_HOURS                                                                               \
    "INSERT INTO sets SELECT e.number, " KIND_OF(                                                  \
        "h.kind") ","                                                                              \
                  " iif(h.valid_from || h.valid_until = '', '',"                                   \
                  "  h.valid_from || '/' || h.valid_until || ' ') || h.rule,"                      \
                  " fact_until(h.verified_on, h.next_check, h.confidence, h.source_date, 0),"      \
                  " h.valid_from || h.valid_until <> '', h.serial FROM in_hours h"
#define HOURS_OF(column) SET_OF_HOURS " JOIN entries e ON e.number = h." column

/* What provenance says of those fields of a row, whose number is in a column of the table. */
#define DOUBT(table, number, fields)                                                               \
    "UPDATE " table " SET fact_until = (SELECT iif(count(f.fact_until) = count(*),"                \
    "  min(" table ".fact_until, min(f.fact_until)), NULL)"                                        \
    "  FROM field_facts f WHERE f.row = " table "." number " AND " fields ")"                      \
    " WHERE " number " IN (SELECT f.row FROM field_facts f WHERE " fields ")"

#define POINTS_OF(column)                                                                          \
    "INSERT INTO entry_points SELECT e.number, c.serial FROM \"in_contact-points\" c"              \
    " JOIN entries e ON e.number = c." column " ORDER BY e.number, c.serial"

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

    "INSERT INTO places SELECT serial, name, street, postcode, city, room, floor FROM in_places"
    " ORDER BY serial",
    "INSERT INTO documents SELECT serial, pictogram FROM in_documents ORDER BY serial",

    "CREATE TEMP TABLE first_topics(entry INTEGER PRIMARY KEY, topic INTEGER, position)",
    "INSERT INTO first_topics SELECT l.serial, t.number, min(l.position) FROM in_lists l"
    " JOIN topics t ON t.number = l.value WHERE l.field = 'topics' GROUP BY l.serial",

    /* An offer without a place of its own has none: where its provider is, says nothing of it. */
    "INSERT INTO entries"
    " SELECT o.serial, o.entry_kind, t.number, k.serial,"
    " coalesce(nullif(o.pictogram, ''), k.pictogram, t.pictogram), t.colour,"
    " t.discreet OR o.display = 'discreet'"
    " OR (o.display = '' AND coalesce(g.display, '') = 'discreet'),"
    " fact_until(o.verified_on, o.next_check, o.confidence, o.source_date, 0),"
    " choice('active|moving|closed|unconfirmed', o.status),"
    " attribute('free') * (o.free = 'yes') + attribute('childcare') * (o.childcare = 'yes')"
    " + attribute('no-appointment') * (o.appointment = 'none')"
    " + attribute('step-free') * (coalesce(p.step_free, '') = 'yes')"
    " + attribute('here') * (coalesce(p.here, '') = 'yes')"
    " + coalesce((SELECT sum(DISTINCT attribute(value)) FROM in_lists"
    "   WHERE serial = o.serial AND field = 'audience'), 0),"
    " o.languages, NULL, o.level_from, o.level_to,"
    " choice('|none|possible|needed|online', o.appointment), o.interpreter = 'yes',"
    " o.person, o.phone, o.email, o.website,"
    " coalesce(nullif(g.short, ''), g.name, ''), coalesce(g.name, ''), coalesce(g.phone, ''),"
    " coalesce(g.website, ''),"
    " coalesce(p.name, ''), coalesce(p.street, ''), coalesce(p.postcode, ''),"
    " coalesce(p.city, ''), coalesce(p.room, ''), coalesce(p.bus_stop, ''), p.floor,"
    " choice('|yes|partly|no', p.step_free),"
    " o.source, o.attribution, o.source_date, o.verified_on, dial(o.phone),"
    " first_day(o.valid_from), last_day(coalesce(nullif(o.valid_until, ''), o.end_date)),"
    " NULL, NULL FROM offers o JOIN first_topics f ON f.entry = o.serial"
    " JOIN topics t ON t.number = f.topic"
    " LEFT JOIN in_kinds k ON k.serial = o.kind"
    " LEFT JOIN in_organisations g ON g.serial = o.organisation"
    " LEFT JOIN in_places p ON p.serial = o.place"
    " ORDER BY o.serial",

    "UPDATE entries SET successor = (SELECT o.successor FROM offers o WHERE o.serial = number)"
    " WHERE number IN (SELECT serial FROM offers WHERE successor <> '')",
    /* What took the successor's place may be the offer itself. */
    "UPDATE entries SET successor = NULL WHERE successor = number"
    " OR successor NOT IN (SELECT number FROM entries)",

    /* A field that is doubted makes its row doubtful; hours that are doubted only themselves. */
    "CREATE TEMP TABLE field_facts(row INTEGER, field, fact_until)",
    "INSERT INTO field_facts SELECT a.serial, p.field,"
    " fact_until(p.verified_on, p.next_check, p.confidence, p.source_date, 0) FROM in_provenance p"
    " JOIN rows_by_address a ON a.pack = p.pack AND a.address = p.row",
    "CREATE INDEX temp.field_facts_by_row ON field_facts(row)",
    DOUBT("entries", "number", "f.field <> 'hours'"),

    /* Hours of a time of the year come behind those of the whole year. */
    "CREATE TEMP TABLE sets(entry, kind, hours, fact_until, bounded, serial)",
    HOURS_OF("service"),
    HOURS_OF("contact"),
    /* Somebody answers at the provider's number, where that stands in for one of the offer's. */
    SET_OF_HOURS
    " JOIN offers o ON o.organisation = h.organisation"
    " JOIN entries e ON e.number = o.serial WHERE h.kind = 'phone'"
    " AND h.organisation <> '' AND e.phone = '' AND e.website = ''"
    " AND e.number NOT IN (SELECT entry FROM sets WHERE kind = " KIND_OF("'phone'") ")",
    DOUBT("sets", "serial", "1"),
    "INSERT INTO opening SELECT entry, kind, group_concat(hours, char(10)),"
    " iif(count(fact_until) = count(*), min(fact_until), NULL) FROM"
    " (SELECT * FROM sets ORDER BY entry, kind, bounded, serial) GROUP BY entry, kind",
    /* What the offer's own line says, where the sheet of hours says nothing. */
    "INSERT INTO opening SELECT e.number, " OPENING_BY_APPOINTMENT
    " * (o.appointment = 'needed'), o.hours, e.fact_until"
    " FROM entries e JOIN offers o ON o.serial = e.number WHERE o.hours <> '' AND NOT EXISTS"
    " (SELECT 1 FROM opening x WHERE x.entry = e.number AND x.kind <= " OPENING_BY_APPOINTMENT
    ") ORDER BY e.number",
    "UPDATE opening SET fact_until = min(fact_until, (SELECT fact_until FROM entries"
    " WHERE number = entry))",
    DOUBT("opening", "entry", "f.field = 'hours'"),
    /* Where all hours are by appointment, it takes one, also where only the sheet of hours says so.
     */
    "UPDATE entries SET appointment = choice('|none|possible|needed|online', 'needed')"
    " WHERE appointment = choice('|none|possible|needed|online', '') AND"
    " (SELECT min(kind) FROM opening WHERE entry = number) = " OPENING_BY_APPOINTMENT,
    /* The hours of an offer that has closed or that nobody has confirmed send nobody to a door. */
    "CREATE TEMP TABLE doors(entry INTEGER PRIMARY KEY, hours, fact_until)",
    "INSERT INTO doors SELECT o.entry, o.hours, o.fact_until FROM opening o"
    " JOIN entries e ON e.number = o.entry WHERE o.kind ="
    " (SELECT min(kind) FROM opening WHERE entry = o.entry AND kind <= " OPENING_BY_APPOINTMENT ")"
    " AND e.status NOT IN (choice('active|moving|closed', 'closed'),"
    "  choice('active|moving|closed|unconfirmed', 'unconfirmed'))",
    "INSERT INTO rules(hours) SELECT hours FROM doors GROUP BY hours ORDER BY min(entry)",
    "CREATE INDEX temp.rules_in_doors ON doors(hours)",
    "UPDATE entries SET (rule, hours_until) = (SELECT r.number, d.fact_until FROM doors d"
    " JOIN rules r ON r.hours = d.hours WHERE d.entry = entries.number)"
    " WHERE number IN (SELECT entry FROM doors)",

    "INSERT INTO contact_points SELECT c.serial, c.person, c.phone, dial(c.phone), c.fax, c.email,"
    " c.website, c.languages, c.hours, coalesce(p.street, ''), coalesce(p.room, ''), p.floor,"
    " fact_until(c.verified_on, c.next_check, c.confidence, c.source_date, 0)"
    " FROM \"in_contact-points\" c LEFT JOIN in_places p ON p.serial = c.place"
    " ORDER BY c.serial",
    DOUBT("contact_points", "number", "1"),
    POINTS_OF("service"),
    POINTS_OF("school"),
    POINTS_OF("course"),
    POINTS_OF("contact"),
    /* The provider's, where an offer has no way of its own to be reached. */
    "INSERT OR IGNORE INTO entry_points SELECT e.number, c.serial FROM entries e"
    " JOIN offers o ON o.serial = e.number JOIN \"in_contact-points\" c"
    " ON c.organisation = o.organisation AND c.organisation <> ''"
    " WHERE e.phone = '' AND e.email = '' AND e.website = '' AND NOT EXISTS"
    " (SELECT 1 FROM entry_points x WHERE x.entry = e.number) ORDER BY e.number, c.serial",

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

    "INSERT INTO events SELECT e.serial, t.number, e.start, e.\"end\", e.rrule,"
    " coalesce(nullif(p.name, ''), p.street, '') ||"
    " iif(coalesce(p.name, '') = '' OR p.street = '', '', ', ' || p.street),"
    " t.discreet OR e.display = 'discreet'"
    " OR (e.display = '' AND coalesce(g.display, '') = 'discreet'),"
    " fact_until(e.verified_on, e.next_check, e.confidence, e.source_date, 0) FROM in_events e"
    " JOIN topics t ON t.number = e.topic"
    " LEFT JOIN in_organisations g ON g.serial = e.organisation"
    " LEFT JOIN in_places p ON p.serial = e.place ORDER BY e.serial",
    DOUBT("events", "number", "1"),
    "INSERT INTO notices SELECT serial, priority = 'high', first_day(valid_from),"
    " last_day(valid_until) FROM in_notices ORDER BY serial",

    "INSERT INTO emergency SELECT serial, pictogram, number, hours, languages,"
    " fact_until(verified_on, next_check, confidence, source_date, 1) FROM in_emergency"
    " ORDER BY serial",
    DOUBT("emergency", "number", "1"),

    /* One that is doubted makes it doubtful what lies between the others; what is sure does not
     * age. */
    "INSERT INTO school_holidays SELECT serial, first_day(first_day), last_day(last_day)"
    " FROM \"in_school-holidays\" WHERE NOT EXISTS (SELECT 1 FROM \"in_school-holidays\""
    " WHERE fact_until(verified_on, next_check, confidence, source_date, 1) IS NULL)"
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
    ROWS_OF("places", "number FROM places"),
    ROWS_OF("services", "number FROM entries"),
    ROWS_OF("schools", "number FROM entries"),
    ROWS_OF("courses", "number FROM entries"),
    ROWS_OF("contacts", "number FROM entries"),
    ROWS_OF("contact-points", "point FROM entry_points"),
    ROWS_OF("events", "number FROM events"),
    ROWS_OF("notices", "number FROM notices"),
    ROWS_OF("emergency", "number FROM emergency"),
    ROWS_OF("guides", "number FROM guides"),
    ROWS_OF("steps", "number FROM steps"),
    ROWS_OF("school-holidays", "number FROM school_holidays"),
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
};

/* Texts of the user interface that belong to the place where it stands; a town's pack, coming after
 * the interface's, says its own in all of its languages. */
static const char *const strings_of_a_place[] = {"about-easy", "place-name"};

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
    functions_register(database);
    bool done = replace_strings(database, error) && check_strings(database, error) &&
                gather_offers(database, error) && add_addresses(database, error);
    for (size_t i = 0; done && i < COUNT_OF(statements); i++)
        done = sql_run(database, statements[i], error);
    return done && offer_languages(database, error) && add_details(database, error) &&
           add_attributions(database, error) && add_date(incoming, error);
}

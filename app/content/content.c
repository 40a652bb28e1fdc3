/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening a generation, and what is read of it once: languages, date and the texts of the user
 * interface, which every screen asks for by the dozen.
 *
 * The file is immutable to SQLite: no locks, no journal, no look at whether it has changed. A new
 * generation is another file. */
#include "content/content.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "content/schema.h"
#include "content/store.h"
#include "language/language.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "pack/untrusted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FULL_ID(row) row ".pack || ':' || " row ".tbl || '/' || " row ".id"
#define TOPIC_COLUMNS                                                                              \
    "SELECT t.number, " FULL_ID(                                                                   \
        "r") ", p.pack || ':' || p.tbl || '/' || p.id, t.pictogram,"                               \
             " t.colour, t.discreet, t.entries FROM topics t JOIN rows r ON r.number = t.number"   \
             " LEFT JOIN rows p ON p.number = t.parent "
#define GUIDE_COLUMNS                                                                              \
    "SELECT g.number, " FULL_ID("r") ", " FULL_ID(                                                 \
        "p") ", g.pictogram, t.colour, t.discreet"                                                 \
             " FROM guides g JOIN rows r ON r.number = g.number"                                   \
             " JOIN topics t ON t.number = g.topic JOIN rows p ON p.number = g.topic "
/* Not "language IN (…)", for which SQLite makes and destroys a table each time it is asked. */
#define TEXT_IN(language)                                                                          \
    "SELECT language, state, text FROM texts WHERE owner = ?1 AND field = ?2 AND language "        \
    "= " language

static const char *const queries[QUERY_COUNT] = {
    [QUERY_LANGUAGES] = "SELECT tag FROM languages ORDER BY position",
    [QUERY_DATE] = "SELECT value FROM meta WHERE key = ?1",
    [QUERY_STRINGS] = "SELECT d.id, coalesce(a.text, b.text, d.text),"
                      " coalesce(a.language, b.language, 'de'), coalesce(a.state, b.state, d.state)"
                      " FROM strings d LEFT JOIN strings a ON a.language = ?1 AND a.id = d.id"
                      " LEFT JOIN strings b ON b.language = ?2 AND b.id = d.id"
                      " WHERE d.language = 'de' ORDER BY d.id",
    /* a row by its address, or by that of one whose place it has taken */
    [QUERY_NUMBER] = "SELECT number FROM rows WHERE tbl = ?1 AND id = ?2 AND pack = ?3 UNION ALL"
                     " SELECT number FROM former WHERE tbl = ?1 AND id = ?2 AND pack = ?3",
    [QUERY_PACKS] =
        "SELECT r.pack, r.id FROM (SELECT number FROM rows"
        " WHERE tbl = ?1 AND id = ?2 AND pack = coalesce(?3, pack) UNION SELECT number FROM former"
        " WHERE tbl = ?1 AND id = ?2 AND pack = coalesce(?3, pack)) n"
        " JOIN rows r ON r.number = n.number LIMIT 2",
    [QUERY_TEXT] = TEXT_IN("nullif(?3, 'de')") " UNION ALL " TEXT_IN(
        "nullif(?4, 'de')") " UNION ALL " TEXT_IN("'de'"),
    [QUERY_TOPICS] = TOPIC_COLUMNS "WHERE t.parent IS ?1 AND t.entries > 0 ORDER BY t.number",
    [QUERY_TOPIC] = TOPIC_COLUMNS "WHERE t.number = ?1",
    [QUERY_LIST] = "SELECT entry, attributes, closed, hours_until, rule, valid_from, valid_until"
                   " FROM lists WHERE language = ?1 AND owner = ?2 ORDER BY position",
    [QUERY_RULE] = "SELECT hours FROM rules WHERE number = ?1",
    [QUERY_ENTRY] = "SELECT e.number, " FULL_ID("r") ", e.kind, " FULL_ID(
        "t") ", e.pictogram, e.colour,"
             " e.discreet, e.fact_until, e.kind_row, e.provider, e.level_from,"
             " e.level_to, e.rule, e.status, e.attributes, e.languages,"
             " e.postcode, e.city, e.valid_from, e.valid_until, e.hours_until,"
             " e.appointment, e.interpreter, e.person, e.phone, e.email,"
             " e.website, e.provider_name, e.provider_phone,"
             " e.provider_website, e.place_name, e.street,"
             " e.room, e.bus_stop, e.floor, e.steps, e.source, e.attribution,"
             " e.source_date, e.verified_on, e.phone_dial, " FULL_ID(
                 "s") " FROM entries e"
                      " JOIN rows r ON r.number = e.number"
                      " JOIN rows t ON t.number = e.topic"
                      " LEFT JOIN rows s ON s.number = e.successor WHERE e.number = ?1",
    [QUERY_DOCUMENTS] = "SELECT d.number, d.pictogram FROM entry_documents x"
                        " JOIN documents d ON d.number = x.document WHERE x.entry = ?1"
                        " ORDER BY x.position",
    [QUERY_DETAILS] = "SELECT field, value FROM details WHERE entry = ?1",
    [QUERY_OPENING] = "SELECT kind, hours, fact_until FROM opening WHERE entry = ?1 ORDER BY kind",
    [QUERY_POINTS] = "SELECT c.number, c.person, c.phone, c.phone_dial, c.fax, c.email, c.website,"
                     " c.languages, c.hours, c.street, c.room, c.floor, c.fact_until"
                     " FROM entry_points x JOIN contact_points c ON c.number = x.point"
                     " WHERE x.entry = ?1 ORDER BY c.number",
    [QUERY_EVENTS] = "SELECT e.number, e.start, e.ends, e.rrule, e.place, e.discreet, e.fact_until"
                     " FROM events e JOIN topics t ON t.number = e.topic"
                     " WHERE ?1 IN (t.number, t.parent) ORDER BY e.number",
    [QUERY_NOTICES] = "SELECT number, high FROM notices"
                      " WHERE ?1 BETWEEN coalesce(valid_from, ?1) AND valid_until"
                      " ORDER BY high DESC, number",
    [QUERY_EMERGENCY] =
        "SELECT e.number, " FULL_ID("r") ", e.pictogram, e.phone, e.hours,"
                                         " e.languages, e.fact_until FROM emergency e"
                                         " JOIN rows r ON r.number = e.number ORDER BY e.number",
    [QUERY_GUIDES] = GUIDE_COLUMNS "WHERE ?1 = 0 OR g.topic = ?1 ORDER BY g.number",
    [QUERY_GUIDE] = GUIDE_COLUMNS "WHERE g.number = ?1",
    [QUERY_STEPS] = "SELECT s.number, s.pictogram, " FULL_ID(
        "r") " FROM steps s LEFT JOIN rows r ON r.number = s.entry WHERE s.guide = ?1"
             " ORDER BY s.number",
    /* those that fit an age first; 0 is none, not that of a baby */
    [QUERY_STAGES] =
        "SELECT s.number, " FULL_ID("r") ", s.pictogram, s.colour, s.from_age, s.to_age, " FULL_ID(
            "t") ", " FULL_ID("f") ", s.schools,"
                                   " ?1 > 0 AND ?1 BETWEEN s.from_age AND coalesce(s.to_age, ?1) "
                                   "AS fits"
                                   " FROM stages s JOIN rows r ON r.number = s.number"
                                   " LEFT JOIN rows t ON t.number = s.topic"
                                   " LEFT JOIN rows f ON f.number = s.first"
                                   " WHERE ?2 = 0 OR s.number = ?2 ORDER BY fits DESC, s.number",
    [QUERY_PLACE] =
        "SELECT name, street, postcode, city, room, floor FROM places WHERE number = ?1",
    [QUERY_ATTRIBUTIONS] = "SELECT attribution || iif(licence = '', '', ' · ' || licence)"
                           " FROM attributions ORDER BY rows DESC, attribution, licence",
    [QUERY_SCHOOL_HOLIDAYS] =
        "SELECT number, first_day, last_day FROM school_holidays ORDER BY first_day, number",
};

/* Opening */

static bool refuse_damaged(const char *path, struct error *error)
{
    return error_set(
        error, "%s: damaged; build it again with `faden-pack db PACK… -o %s`", path, path);
}

static bool check_format(sqlite3 *database, const char *path, struct error *error)
{
    int application = untrusted_number(database, "PRAGMA application_id");
    if (application == PACK_APPLICATION_ID)
        return error_set(error,
            "%s: a pack, not a content database; build one with `faden-pack db %s -o content.db`",
            path, path);
    if (application != CONTENT_APPLICATION_ID)
        return error_set(error,
            "%s: not a content database; build one with `faden-pack db PACK… -o content.db`", path);
    int format = untrusted_number(database, "PRAGMA user_version");
    return format == CONTENT_FORMAT ||
           error_set(error,
               "%s: content format %d, but this program reads format %d; build it again with the "
               "`faden-pack db` of this version",
               path, format, CONTENT_FORMAT);
}

static bool check_file(sqlite3 *database, const char *path, struct error *error)
{
    return check_format(database, path, error) &&
           ((untrusted_tables(database, CONTENT_SCHEMA) == UNTRUSTED_SAME &&
                untrusted_is_sound(database)) ||
               refuse_damaged(path, error));
}

static bool prepare(struct content *content)
{
    for (int i = 0; i < QUERY_COUNT; i++)
        if (sqlite3_prepare_v3(content->database, queries[i], -1, SQLITE_PREPARE_PERSISTENT,
                &content->statements[i], NULL) != SQLITE_OK)
            return false;
    return true;
}

static bool read_date(struct content *content, const char *key, struct civil *date)
{
    sqlite3_stmt *row = store_query(content, QUERY_DATE, "s", key);
    return !sql_next(row, NULL) || civil_parse(sql_text(row, 0), date);
}

static bool read_languages(struct content *content)
{
    struct strbuf list = {0};
    sqlite3_stmt *row = store_query(content, QUERY_LANGUAGES, "");
    while (sql_next(row, NULL))
        if (language_find(sql_text(row, 0))) /* newer content may know more than this program */
            strbuf_printf(&list, "%s%s", list.length ? "|" : "", sql_text(row, 0));
    content->languages = store_list(content->arena, list.length ? list.string : "");
    strbuf_finish(&list);
    return content->languages[0] != NULL;
}

static void count_rules(struct content *content)
{
    content->rule_count = (size_t)untrusted_number(content->database, "SELECT count(*) FROM rules");
}

static bool has_strings(const struct content *content)
{
    sqlite3_stmt *row =
        sql_query(content->database, "SELECT 1 FROM strings WHERE language = 'de' LIMIT 1", "");
    bool found = sql_next(row, NULL);
    sqlite3_finalize(row);
    return found;
}

/* One for as long as the file is open: a list asks for hundreds of texts, and each would begin and
 * end a transaction of its own. */
static bool begin_transaction(struct content *content)
{
    return sqlite3_exec(content->database, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
}

static bool read_once(struct content *content, const char *path, struct error *error)
{
    if (!prepare(content) || !begin_transaction(content) ||
        !read_date(content, "date", &content->date) ||
        !read_date(content, "issued", &content->issued) ||
        !read_date(content, "expires", &content->expires) || !read_languages(content))
        return refuse_damaged(path, error);
    store_calendar(content);
    count_rules(content);
    return has_strings(content) ||
           error_set(error,
               "%s: has no texts of the user interface; build it again with `faden-pack db ui.pack "
               "PACK… -o %s`",
               path, path);
}

struct content *content_open(const char *path, struct error *error)
{
    struct content *content = memory_zero(sizeof *content);
    content->arena = arena_create();
    const char *fault = untrusted_open(path, &content->database);
    if (fault)
        error_set(error, "%s: %s; build it with `faden-pack db PACK… -o content.db`", path, fault);
    else if (check_file(content->database, path, error) && read_once(content, path, error))
        return content;
    content_close(content);
    return NULL;
}

void content_close(struct content *content)
{
    if (!content)
        return;
    for (int i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(content->statements[i]);
    for (int i = 0; i < LISTS_KNOWN; i++)
        free(content->lists[i].list);
    sqlite3_close(content->database);
    arena_destroy(content->arena);
    free(content);
}

/* Asking */

const char *const *content_languages(const struct content *content)
{
    return content->languages;
}

struct civil content_date(const struct content *content)
{
    return content->date;
}

struct civil content_issued(const struct content *content)
{
    return content->issued;
}

struct civil content_expires(const struct content *content)
{
    return content->expires;
}

enum { STRINGS_AT_FIRST = 256 };

struct string {
    const char *id;
    struct text text;
};

struct strings {
    const char *language;
    struct string *list; /* sorted by id */
    size_t count;
    struct strings *next;
};

static void add_string(
    struct strings *strings, size_t *room, struct arena *arena, sqlite3_stmt *row)
{
    if (strings->count == *room) {
        struct string *longer = arena_alloc(arena, 2 * *room * sizeof *longer);
        memcpy(longer, strings->list, *room * sizeof *longer);
        strings->list = longer;
        *room *= 2;
    }
    strings->list[strings->count++] = (struct string){
        store_string(arena, row, 0), {store_string(arena, row, 1), store_string(arena, row, 2),
                                         store_choice(row, 3, TEXT_OUTDATED + 1)}};
}

static struct strings *begin_strings(struct content *content, const char *language, size_t room)
{
    struct strings *strings = arena_alloc(content->arena, sizeof *strings);
    *strings = (struct strings){.language = arena_string(content->arena, language),
        .list = arena_alloc(content->arena, room * sizeof *strings->list)};
    return strings;
}

static struct strings *read_strings(struct content *content, const char *language)
{
    size_t room = STRINGS_AT_FIRST;
    struct strings *strings = begin_strings(content, language, room);
    sqlite3_stmt *row =
        store_query(content, QUERY_STRINGS, "ss", language, store_relative(language));
    while (sql_next(row, NULL))
        add_string(strings, &room, content->arena, row);
    strings->next = content->strings;
    content->strings = strings;
    return strings;
}

/* The German texts that came with the program; none where they cannot be read. */
static struct strings *read_own_strings(struct content *content)
{
    size_t room = STRINGS_AT_FIRST;
    struct strings *strings = begin_strings(content, "de", room);
    sqlite3 *ui = pack_open(file_beside_program(content->arena, "../share/faden/ui.pack"), NULL);
    if (!ui)
        return strings;
    sqlite3_stmt *row = sql_query(ui,
        "SELECT id, text, 'de', 0 FROM texts WHERE tbl = 'strings' AND field = 'text'"
        " AND language = 'de' ORDER BY id",
        "");
    while (sql_next(row, NULL))
        add_string(strings, &room, content->arena, row);
    sqlite3_finalize(row);
    sqlite3_close(ui);
    return strings;
}

static int compare_id(const void *id, const void *string)
{
    return strcmp(id, ((const struct string *)string)->id);
}

static const struct string *find_in(const struct strings *strings, const char *id)
{
    return bsearch(id, strings->list, strings->count, sizeof *strings->list, compare_id);
}

static const struct string *find_string(
    struct content *content, const char *id, const char *language)
{
    struct strings *strings = content->strings;
    while (strings && strcmp(strings->language, language) != 0)
        strings = strings->next;
    if (!strings)
        strings = read_strings(content, language);
    return find_in(strings, id);
}

/* After an upgrade the program may show a text that the content of the day before does not have.
 * Until faden-sync has built that anew, a sentence in German is better than no screen. */
static const struct string *find_own_string(struct content *content, const char *id)
{
    if (!content->own_strings)
        content->own_strings = read_own_strings(content);
    return find_in(content->own_strings, id);
}

bool content_has_string(struct content *content, const char *id)
{
    return find_string(content, id, "de");
}

struct text content_string(struct content *content, const char *id, const char *language)
{
    const struct string *found = find_string(content, id, language);
    if (!found)
        found = find_own_string(content, id);
    if (!found) {
        fprintf(stderr, "no pack has the text strings/%s\n", id);
        abort();
    }
    return found->text;
}

const char *content_resolve(
    struct content *content, struct arena *arena, const char *id, const char *table)
{
    struct row_id parts = store_split_id(arena, id);
    if (!parts.table)
        parts.table = table;
    if (!parts.table)
        return NULL;
    sqlite3_stmt *row =
        store_query(content, QUERY_PACKS, "sss", parts.table, parts.name, parts.pack);
    if (!sql_next(row, NULL))
        return NULL;
    const char *full =
        arena_printf(arena, "%s:%s/%s", sql_text(row, 0), parts.table, sql_text(row, 1));
    return sql_next(row, NULL) ? NULL : full;
}

const char *const *content_attributions(struct content *content, struct arena *arena)
{
    size_t room = 1, count = 0;
    sqlite3_stmt *row = store_query(content, QUERY_ATTRIBUTIONS, "");
    while (sql_next(row, NULL))
        room++;
    const char **list = arena_alloc(arena, room * sizeof *list);
    sqlite3_reset(row);
    while (count + 1 < room && sql_next(row, NULL))
        list[count++] = store_string(arena, row, 0);
    return list;
}

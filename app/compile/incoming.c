/* SPDX-License-Identifier: EUPL-1.2 */
/* Row by row through C and not by ATTACH: the pack stays behind pack_open()'s walls, and nothing
 * reaches the new database that cell_fault() has not seen. */
#include "compile/incoming.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "compile/cell.h"
#include "language/language.h"
#include "pack/model.h"
#include "pack/pack.h"
#include "pack/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As those of pack/model.h. */
enum {
    ROWS_MOST = 100 * 1000, /* of a table */
    CONTENT_MOST = 256 * 1024 * 1024, /* bytes of all packs */
};

static void add_table(struct strbuf *sql, const struct table *table)
{
    strbuf_printf(sql, "CREATE TEMP TABLE \"in_%s\"(serial INTEGER PRIMARY KEY, pack", table->name);
    for (size_t i = 0; i < table->column_count; i++)
        if (model_in_row(&table->columns[i]))
            strbuf_printf(sql, ", \"%s\"", table->columns[i].name);
    strbuf_add(sql, ", UNIQUE(pack, id));");
}

bool incoming_create(struct incoming *incoming, struct error *error)
{
    struct strbuf sql = {0};
    for (size_t i = 0; i < model_table_count; i++)
        add_table(&sql, &model_tables[i]);
    strbuf_add(&sql, "CREATE TEMP TABLE in_lists(serial INTEGER, pack, field, position, value,"
                     " PRIMARY KEY(serial, field, position)) WITHOUT ROWID;"
                     "CREATE TEMP TABLE in_texts(owner INTEGER, field, language, state, text,"
                     " PRIMARY KEY(owner, field, language)) WITHOUT ROWID;"
                     "CREATE TEMP TABLE in_forms(owner INTEGER, field, language, folded, romanised,"
                     " PRIMARY KEY(owner, field, language)) WITHOUT ROWID;"
                     "CREATE TEMP TABLE in_languages(position INTEGER PRIMARY KEY, tag UNIQUE);"
                     "CREATE TEMP TABLE in_pack_languages(pack, tag, PRIMARY KEY(pack, tag))"
                     " WITHOUT ROWID;"
                     "CREATE TEMP TABLE in_packs(pack PRIMARY KEY, path) WITHOUT ROWID;");
    bool done = sql_run(incoming->database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

/* One pack on its way in. */
struct source {
    struct incoming *into;
    sqlite3 *pack;
    const char *path, *id;
    sqlite3_stmt *texts, *forms, *add_text, *add_form, *add_list;
};

static bool refuse(
    const struct source *source, struct error *error, const char *where, const char *fault)
{
    return error_set(error,
        "%s: %s: %s; build the pack again from sheets that pass `faden-pack check`", source->path,
        where, fault);
}

/* SQLite found the pages sound; the values in them may still be of any kind and size. */
static bool refuse_unreadable(const struct source *source, struct error *error)
{
    return error_set(
        error, "%s: damaged, it cannot be read to its end; fetch or build it again", source->path);
}

/* NULL if the value is a text of at most so many bytes, else what is wrong with it. Asked before
 * anything else, for reading a value as a text makes it one. */
static const char *text_fault(sqlite3_stmt *from, int at, size_t most)
{
    if (sqlite3_column_type(from, at) != SQLITE_TEXT)
        return "not a text";
    size_t bytes = strlen(sql_text(from, at));
    if (bytes != (size_t)sqlite3_column_bytes(from, at))
        return "a text with a NUL in it";
    return bytes > most ? "longer than any text of a sheet" : NULL;
}

/* Runs a statement that answers nothing, and makes it ready for the next time. */
static bool step(sqlite3_stmt *statement, struct error *error)
{
    struct error fault = {0};
    sql_next(statement, &fault);
    sqlite3_reset(statement);
    return !*fault.message || error_set(error, "%s", fault.message);
}

/* The same for a row that may be there already. */
static bool store(
    const struct source *source, sqlite3_stmt *statement, const char *where, struct error *error)
{
    if (step(statement, error))
        return true;
    bool twice = sqlite3_errcode(source->into->database) == SQLITE_CONSTRAINT;
    return twice && refuse(source, error, where, "is there twice");
}

static bool run_once(sqlite3_stmt *statement, struct error *error)
{
    bool done = step(statement, error);
    sqlite3_finalize(statement);
    return done;
}

static void bind(sqlite3_stmt *statement, int at, const char *string)
{
    sqlite3_bind_text(statement, at, string, -1, SQLITE_TRANSIENT);
}

static void note_date(struct incoming *incoming, const char *date)
{
    if (strcmp(date, incoming->newest) > 0)
        snprintf(incoming->newest, sizeof incoming->newest, "%s", date);
}

/* Texts */

static int text_column(const struct table *table, const char *field)
{
    int column = model_column(table, field);
    return column >= 0 && model_is_translated(&table->columns[column]) ? column : -1;
}

static bool add_text(const struct source *source, const struct column *column, const char *where,
    struct error *error)
{
    sqlite3_stmt *from = source->texts;
    sqlite3_int64 state = sqlite3_column_int64(from, 2) - PACK_STATE_STORED;
    const char *text = sql_text(from, 3);
    bool known = sqlite3_column_type(from, 2) == SQLITE_INTEGER && state >= PACK_REVIEWED &&
                 state <= PACK_OUTDATED;
    const char *wrong = known ? cell_fault(source->into->arena, column, text) : "no known state";
    if (wrong)
        return refuse(
            source, error, where, arena_printf(source->into->arena, "%s: %s", column->name, wrong));
    source->into->bytes += strlen(text);
    sqlite3_bind_int64(source->add_text, 1, source->into->serial);
    bind(source->add_text, 2, sql_text(from, 0));
    bind(source->add_text, 3, sql_text(from, 1));
    sqlite3_bind_int64(source->add_text, 4, state);
    bind(source->add_text, 5, text);
    return store(source, source->add_text, where, error);
}

static bool has_german(const struct source *source, const struct table *table, unsigned long german,
    const char *where, struct error *error)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        bool required = model_is_translated(column) && (column->flags & REQUIRED);
        if (required && !(german >> i & 1))
            return refuse(source, error, where,
                arena_printf(source->into->arena, "%s: no German text", column->name));
    }
    return true;
}

/* What this program has no field or no language for is left behind: a later one may. */
static bool add_texts(const struct source *source, const struct table *table, const char *id,
    const char *where, struct error *error)
{
    struct error fault = {0};
    unsigned long german = 0;
    bool sound = true;
    sqlite3_reset(source->texts);
    bind(source->texts, 1, table->name);
    bind(source->texts, 2, id);
    while (sound && sql_next(source->texts, &fault)) {
        const char *wrong = text_fault(source->texts, 3, MODEL_TEXT_MOST);
        int column = text_column(table, sql_text(source->texts, 0));
        const char *language = sql_text(source->texts, 1);
        if (column < 0 || !language_find(language) || !*sql_text(source->texts, 3))
            continue;
        if (strcmp(language, "de") == 0)
            german |= 1ul << column;
        sound = wrong ? refuse(source, error, where, wrong)
                      : add_text(source, &table->columns[column], where, error);
    }
    if (*fault.message)
        return refuse_unreadable(source, error);
    return sound && has_german(source, table, german, where, error);
}

static bool add_form(const struct source *source, const char *where, struct error *error)
{
    sqlite3_stmt *from = source->forms;
    const char *wrong = text_fault(from, 2, MODEL_TEXT_MOST);
    wrong = wrong ? wrong : text_fault(from, 3, MODEL_TEXT_MOST);
    if (wrong || !cell_is_text(sql_text(from, 2)) || !cell_is_text(sql_text(from, 3)))
        return refuse(source, error, where, "a form for search that is not UTF-8 text");
    source->into->bytes += strlen(sql_text(from, 2)) + strlen(sql_text(from, 3));
    sqlite3_bind_int64(source->add_form, 1, source->into->serial);
    for (int i = 0; i < 4; i++)
        bind(source->add_form, i + 2, sql_text(from, i));
    return store(source, source->add_form, where, error);
}

/* The names as search compares them. */
static bool add_forms(const struct source *source, const struct table *table, const char *id,
    const char *where, struct error *error)
{
    struct error fault = {0};
    bool sound = true;
    sqlite3_reset(source->forms);
    bind(source->forms, 1, table->name);
    bind(source->forms, 2, id);
    while (sound && sql_next(source->forms, &fault)) {
        int column = model_column(table, sql_text(source->forms, 0));
        if (column >= 0 && model_is_name(&table->columns[column]) &&
            language_find(sql_text(source->forms, 1)))
            sound = add_form(source, where, error);
    }
    return *fault.message ? refuse_unreadable(source, error) : sound;
}

/* Rows */

static bool add_list(const struct source *source, const char *field, const char *values,
    const char *where, struct error *error)
{
    for (int position = 1; *values; position++) {
        if (position > MODEL_VALUES_MOST)
            return refuse(source, error, where, "a list longer than any of a sheet");
        size_t length = strcspn(values, "|");
        sqlite3_bind_int64(source->add_list, 1, source->into->serial);
        bind(source->add_list, 2, source->id);
        bind(source->add_list, 3, field);
        sqlite3_bind_int(source->add_list, 4, position);
        sqlite3_bind_text(source->add_list, 5, values, (int)length, SQLITE_TRANSIENT);
        if (!store(source, source->add_list, where, error))
            return false;
        values += length + (values[length] == '|');
    }
    return true;
}

static bool add_cell(const struct source *source, const struct column *column, sqlite3_stmt *from,
    sqlite3_stmt *to, int at, const char *where, struct error *error)
{
    if (column->type == COLUMN_INTEGER) {
        sqlite3_bind_value(to, at + 2, sqlite3_column_value(from, at));
        int type = sqlite3_column_type(from, at);
        sqlite3_int64 number = sqlite3_column_int64(from, at);
        bool right =
            type == SQLITE_NULL ||
            (type == SQLITE_INTEGER && number <= MODEL_NUMBER_MOST && number >= -MODEL_NUMBER_MOST);
        return right || refuse(source, error, where, "not a whole number up to a million");
    }
    const char *fault = text_fault(from, at, MODEL_CELL_MOST);
    const char *value = sql_text(from, at);
    if (!fault)
        fault = cell_fault(source->into->arena, column, value);
    if (fault)
        return refuse(
            source, error, where, arena_printf(source->into->arena, "%s: %s", column->name, fault));
    if (strcmp(column->name, "source_date") == 0 || strcmp(column->name, "verified_on") == 0)
        note_date(source->into, value);
    source->into->bytes += strlen(value);
    bind(to, at + 2, value);
    return !(column->flags & LIST) || add_list(source, column->name, value, where, error);
}

/* The address of a row as an error names it, however strange it is. */
static const char *address(struct arena *arena, const struct table *table, const char *id)
{
    bool short_text = strlen(id) <= CELL_ID_MOST && cell_is_text(id);
    return arena_printf(arena, "%s/%s", table->name, short_text ? id : "?");
}

static bool add_row(const struct source *source, const struct table *table, sqlite3_stmt *from,
    sqlite3_stmt *to, struct error *error)
{
    const char *fault = text_fault(from, 0, MODEL_CELL_MOST);
    const char *id = arena_string(source->into->arena, sql_text(from, 0));
    const char *where = address(source->into->arena, table, id);
    if (fault)
        return refuse(source, error, where, fault);
    source->into->serial++;
    if (source->into->bytes > CONTENT_MOST)
        return refuse(source, error, where, "more text than any town has");
    int at = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        if (model_in_row(column) && !add_cell(source, column, from, to, at++, where, error))
            return false;
    }
    sqlite3_bind_int64(to, at + 2, source->into->serial);
    bind(to, at + 3, source->id);
    return store(source, to, where, error) && add_texts(source, table, id, where, error) &&
           add_forms(source, table, id, where, error);
}

/* "SELECT id, a, b FROM t" and "INSERT INTO in_t(id, a, b, serial, pack)", in the model's order.
 * The insert's parameters begin at 2, so that both count their columns alike. */
static void add_statements(const struct table *table, struct strbuf *from, struct strbuf *to)
{
    struct strbuf columns = {0}, values = {0};
    int count = 0;
    for (size_t i = 0; i < table->column_count; i++)
        if (model_in_row(&table->columns[i])) {
            strbuf_printf(&columns, "%s\"%s\"", count ? ", " : "", table->columns[i].name);
            strbuf_printf(&values, "?%d, ", count++ + 2);
        }
    strbuf_printf(from, "SELECT %s FROM \"%s\" ORDER BY position", columns.string, table->name);
    strbuf_printf(to, "INSERT INTO \"in_%s\"(%s, serial, pack) VALUES(%s?%d, ?%d)", table->name,
        columns.string, values.string, count + 2, count + 3);
    strbuf_finish(&columns);
    strbuf_finish(&values);
}

static bool check_count(const struct source *source, const struct table *table, struct error *error)
{
    char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table->name);
    sqlite3_stmt *row = sql_query(source->pack, sql, "");
    bool few = sql_next(row, NULL) && sqlite3_column_int64(row, 0) <= ROWS_MOST;
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return few || refuse(source, error, table->name, "more rows than any sheet has");
}

static bool add_rows(const struct source *source, const struct table *table, struct error *error)
{
    struct strbuf select = {0}, insert = {0};
    struct error fault = {0};
    add_statements(table, &select, &insert);
    sqlite3_stmt *from = sql_query(source->pack, select.string, "");
    sqlite3_stmt *to = sql_query(source->into->database, insert.string, "");
    bool sound = true;
    while (sound && sql_next(from, &fault)) {
        sound = add_row(source, table, from, to, error);
        arena_reset(source->into->arena);
    }
    if (*fault.message)
        sound = refuse_unreadable(source, error);
    sqlite3_finalize(from);
    sqlite3_finalize(to);
    strbuf_finish(&select);
    strbuf_finish(&insert);
    return sound;
}

/* The pack itself */

/* The caller frees it; "" if the pack does not say. */
static char *meta(sqlite3 *pack, const char *key)
{
    sqlite3_stmt *row = sql_query(pack, "SELECT value FROM meta WHERE key = ?", "s", key);
    bool sound = sql_next(row, NULL) && !text_fault(row, 0, MODEL_CELL_MOST);
    char *value = memory_string(sound ? sql_text(row, 0) : "");
    sqlite3_finalize(row);
    return value;
}

static bool add_language(const struct source *source, const char *tag, struct error *error)
{
    sqlite3 *database = source->into->database;
    return run_once(
               sql_query(database, "INSERT OR IGNORE INTO in_languages(tag) VALUES(?)", "s", tag),
               error) &&
           run_once(sql_query(database, "INSERT OR IGNORE INTO in_pack_languages VALUES(?, ?)",
                        "ss", source->id, tag),
               error);
}

static bool add_languages(const struct source *source, struct error *error)
{
    bool sound = true;
    char *tags = meta(source->pack, "languages"), *rest = tags;
    for (char *tag; sound && (tag = strsep(&rest, "|"));)
        if (language_find(tag))
            sound = add_language(source, tag, error);
    free(tags);
    return sound;
}

static bool add_date(const struct source *source, struct error *error)
{
    static const struct column column = {"date", COLUMN_DATE, 0, NULL, 0};
    char *date = meta(source->pack, "date");
    const char *fault = cell_fault(source->into->arena, &column, date);
    if (!fault)
        note_date(source->into, date);
    free(date);
    return !fault || refuse(source, error, "meta/date", fault);
}

static bool add_pack(const struct source *source, struct error *error)
{
    static const struct column column = {"id", COLUMN_ID, REQUIRED, NULL, 0};
    sqlite3 *database = source->into->database;
    const char *fault = cell_fault(source->into->arena, &column, source->id);
    if (fault)
        return refuse(source, error, "meta/id", fault);
    sqlite3_stmt *same =
        sql_query(database, "SELECT path FROM in_packs WHERE pack = ?", "s", source->id);
    bool twice = sql_next(same, NULL);
    if (twice)
        error_set(error, "%s: the pack %s is there already, from %s; name it once", source->path,
            source->id, sql_text(same, 0));
    sqlite3_finalize(same);
    return !twice && run_once(sql_query(database, "INSERT INTO in_packs VALUES(?, ?)", "ss",
                                  source->id, source->path),
                         error);
}

static bool add_tables(struct source *source, struct error *error)
{
    bool sound = true;
    source->texts = sql_query(source->pack,
        "SELECT field, language, state, text FROM texts WHERE tbl = ? AND id = ?"
        " ORDER BY field, language",
        "");
    source->forms = sql_query(source->pack,
        "SELECT field, language, folded, romanised FROM forms WHERE tbl = ? AND id = ?"
        " ORDER BY field, language",
        "");
    source->add_form =
        sql_query(source->into->database, "INSERT INTO in_forms VALUES(?, ?, ?, ?, ?)", "");
    source->add_text =
        sql_query(source->into->database, "INSERT INTO in_texts VALUES(?, ?, ?, ?, ?)", "");
    source->add_list =
        sql_query(source->into->database, "INSERT INTO in_lists VALUES(?, ?, ?, ?, ?)", "");
    for (size_t i = 0; sound && i < model_table_count; i++)
        sound = check_count(source, &model_tables[i], error) &&
                add_rows(source, &model_tables[i], error);
    sqlite3_finalize(source->texts);
    sqlite3_finalize(source->forms);
    sqlite3_finalize(source->add_form);
    sqlite3_finalize(source->add_text);
    sqlite3_finalize(source->add_list);
    return sound;
}

static bool check_levels(const struct source *source, size_t i, struct error *error)
{
    const char *table = model_nestings[i].table, *column = model_nestings[i].column;
    char *sql = sqlite3_mprintf("WITH RECURSIVE up(id, above, level) AS ("
                                " SELECT id, \"%w\", 1 FROM \"in_%w\" WHERE pack = ?1"
                                " UNION ALL SELECT up.id, t.\"%w\", up.level + 1"
                                " FROM up JOIN \"in_%w\" t ON t.pack = ?1 AND t.id = up.above"
                                " WHERE up.level <= ?2)"
                                "SELECT id FROM up WHERE level > ?2 LIMIT 1",
        column, table, column, table);
    sqlite3_stmt *row =
        sql_query(source->into->database, sql, "si", source->id, model_nestings[i].levels);
    bool deep = sql_next(row, NULL);
    if (deep)
        refuse(source, error, address(source->into->arena, model_table(table), sql_text(row, 0)),
            arena_printf(source->into->arena, "%s: leads in a circle or through more than %d rows",
                column, model_nestings[i].levels));
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return !deep;
}

static bool check_nesting(const struct source *source, struct error *error)
{
    bool sound = true;
    for (size_t i = 0; sound && i < model_nesting_count; i++)
        sound = check_levels(source, i, error);
    return sound;
}

bool incoming_add(struct incoming *incoming, const char *path, struct error *error)
{
    sqlite3 *pack = pack_open(path, error);
    if (!pack)
        return false;
    char *id = meta(pack, "id");
    struct source source = {.into = incoming, .pack = pack, .path = path, .id = id};
    bool done = add_pack(&source, error) && add_languages(&source, error) &&
                add_date(&source, error) && add_tables(&source, error) &&
                check_nesting(&source, error);
    sqlite3_close(pack);
    free(id);
    return done;
}

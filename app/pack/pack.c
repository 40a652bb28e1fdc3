/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing and opening packs. The schema is generated from the model by one function: writing runs
 * it on the new file, opening runs it on an empty database in memory and compares what is in the
 * file with what is there, to the byte. */
#include "pack/pack.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "pack/model.h"
#include "pack/sql.h"

#include <string.h>

enum {
    STEPS_BETWEEN_LOOKS = 10000, /* of SQLite's virtual machine */
    LOOKS_MOST = 100000, /* some ten seconds of checking */
    VALUE_MOST = 16 * 1024 * 1024,
    SQL_MOST = 64 * 1024,
    COLUMNS_MOST = 64,
    FUNCTION_ARGUMENTS_MOST = 16,
    OPCODES_MOST = 100000,
    EXPRESSION_DEPTH_MOST = 50,
};

static bool stored_in_row(const struct column *column)
{
    return column->type != COLUMN_ID && !model_is_translated(column) && column->type != COLUMN_NOTE;
}

static void add_table(struct strbuf *sql, const struct table *table)
{
    strbuf_printf(sql, "CREATE TABLE \"%s\"(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE",
        table->name);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        if (stored_in_row(column))
            strbuf_printf(sql, ", \"%s\" %s", column->name,
                column->type == COLUMN_INTEGER ? "INTEGER" : "TEXT NOT NULL");
    }
    strbuf_add(sql, ");");
}

static bool create_schema(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_add(&sql, "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;");
    for (size_t i = 0; i < model_table_count; i++)
        add_table(&sql, &model_tables[i]);
    strbuf_add(&sql, "CREATE TABLE media(name TEXT PRIMARY KEY, sha256 TEXT NOT NULL,"
                     " bytes BLOB NOT NULL);");
    strbuf_add(&sql, "CREATE TABLE texts(tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,"
                     " language TEXT NOT NULL, state INTEGER NOT NULL, text TEXT NOT NULL,"
                     " PRIMARY KEY(tbl, id, field, language)) WITHOUT ROWID;");
    strbuf_add(&sql, "CREATE TABLE forms(tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,"
                     " language TEXT NOT NULL, folded TEXT NOT NULL, romanised TEXT NOT NULL,"
                     " PRIMARY KEY(tbl, id, field, language)) WITHOUT ROWID;");
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

sqlite3 *pack_create(const char *path, struct error *error)
{
    sqlite3 *pack = NULL;
    if (file_exists(path)) {
        error_set(error, "%s: is there already; remove it first", path);
        return NULL;
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path, &pack, flags, NULL) != SQLITE_OK) {
        error_set(error, "%s: cannot be written: %s", path, sqlite3_errmsg(pack));
        goto fail;
    }
    struct strbuf settings = {0};
    /* Nothing to roll back to: a file that was not finished is thrown away. */
    strbuf_printf(&settings,
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;",
        PACK_APPLICATION_ID, PACK_FORMAT);
    bool set = sql_run(pack, settings.string, error);
    strbuf_finish(&settings);
    if (set && create_schema(pack, error))
        return pack;
fail:
    sqlite3_close(pack);
    return NULL;
}

bool pack_write_finish(sqlite3 *pack, struct error *error)
{
    bool done = sql_run(pack, "COMMIT; VACUUM;", error);
    return sqlite3_close(pack) == SQLITE_OK && done;
}

static int stop_after_enough(void *looks)
{
    return ++*(int *)looks > LOOKS_MOST;
}

/* sqlite.org/security.html, "Untrusted SQLite Database Files". */
static bool harden(sqlite3 *pack, struct error *error)
{
    static const struct {
        int which, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, VALUE_MOST},
        {SQLITE_LIMIT_SQL_LENGTH, SQL_MOST},
        {SQLITE_LIMIT_COLUMN, COLUMNS_MOST},
        {SQLITE_LIMIT_EXPR_DEPTH, EXPRESSION_DEPTH_MOST},
        {SQLITE_LIMIT_COMPOUND_SELECT, 4},
        {SQLITE_LIMIT_VDBE_OP, OPCODES_MOST},
        {SQLITE_LIMIT_FUNCTION_ARG, FUNCTION_ARGUMENTS_MOST},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        sqlite3_limit(pack, limits[i].which, limits[i].most);
    sqlite3_db_config(pack, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(pack, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(pack, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(pack, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return sql_run(pack,
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", error);
}

/* The answers of `sql`, a line a row, columns separated by tabs. */
static bool collect(sqlite3 *database, const char *sql, struct strbuf *lines, struct error *error)
{
    struct error fault = {0};
    sqlite3_stmt *statement = sql_query(database, sql, "");
    while (sql_next(statement, &fault)) {
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            strbuf_printf(lines, "%s\t", sql_text(statement, i));
        strbuf_add(lines, "\n");
    }
    sqlite3_finalize(statement);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static const char SCHEMA[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2, 3";

static bool check_schema(sqlite3 *pack, const char *path, struct error *error)
{
    struct strbuf found = {0}, expected = {0};
    sqlite3 *model = NULL;
    bool same = sqlite3_open(":memory:", &model) == SQLITE_OK && create_schema(model, error) &&
                collect(model, SCHEMA, &expected, error);
    if (same && collect(pack, SCHEMA, &found, NULL)) {
        same = found.string && expected.string && strcmp(found.string, expected.string) == 0;
        if (!same)
            error_set(error,
                "%s: its tables are not those of a pack of format %d; build it again with this "
                "version of faden-pack",
                path, PACK_FORMAT);
    } else if (same) {
        same = error_set(error, "%s: damaged; fetch or build it again", path);
    }
    sqlite3_close(model);
    strbuf_finish(&found);
    strbuf_finish(&expected);
    return same;
}

static int number(sqlite3 *pack, const char *pragma)
{
    sqlite3_stmt *statement = sql_query(pack, pragma, "");
    int value = sql_next(statement, NULL) ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return value;
}

static bool check_format(sqlite3 *pack, const char *path, struct error *error)
{
    if (number(pack, "PRAGMA application_id") != PACK_APPLICATION_ID)
        return error_set(error, "%s: not a pack; make one with faden-pack build", path);
    int format = number(pack, "PRAGMA user_version");
    if (format != PACK_FORMAT)
        return error_set(error,
            "%s: pack format %d, but this program reads format %d; use the program and the pack "
            "of the same release",
            path, format, PACK_FORMAT);
    return true;
}

static bool check_pages(sqlite3 *pack, const char *path, struct error *error)
{
    struct strbuf answer = {0};
    bool sound = collect(pack, "PRAGMA quick_check(1)", &answer, NULL) && answer.string &&
                 strcmp(answer.string, "ok\t\n") == 0;
    strbuf_finish(&answer);
    return sound || error_set(error, "%s: damaged; fetch or build it again", path);
}

static bool check_file(sqlite3 *pack, const char *path, struct error *error)
{
    int looks = 0;
    sqlite3_progress_handler(pack, STEPS_BETWEEN_LOOKS, stop_after_enough, &looks);
    bool sound = true;
    if (!harden(pack, NULL) || !sql_run(pack, "SELECT count(*) FROM sqlite_schema", NULL))
        sound = error_set(error, "%s: damaged or not a pack: %s", path, sqlite3_errmsg(pack));
    sound = sound && check_format(pack, path, error) && check_schema(pack, path, error) &&
            check_pages(pack, path, error);
    sqlite3_progress_handler(pack, 0, NULL, NULL);
    return sound;
}

sqlite3 *pack_open(const char *path, struct error *error)
{
    sqlite3 *pack = NULL;
    int opened = sql_open_immutable(path, &pack);
    bool sound = opened == SQLITE_OK ? check_file(pack, path, error)
                                     : error_set(error, "%s: %s", path, sqlite3_errmsg(pack));
    if (sound)
        return pack;
    sqlite3_close(pack);
    return NULL;
}

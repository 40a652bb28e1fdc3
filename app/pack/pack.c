/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing and opening packs. The schema is generated from the model by one function: writing runs
 * it on the new file, opening compares what is in the file with what it would create. */
#include "pack/pack.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "pack/model.h"
#include "pack/sql.h"
#include "pack/untrusted.h"

static bool stored_in_row(const struct column *column)
{
    return column->type != COLUMN_ID && model_in_row(column);
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

static void add_schema(struct strbuf *sql)
{
    strbuf_add(sql, "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;");
    for (size_t i = 0; i < model_table_count; i++)
        add_table(sql, &model_tables[i]);
    strbuf_add(sql, "CREATE TABLE media(name TEXT PRIMARY KEY, sha256 TEXT NOT NULL,"
                    " size INTEGER NOT NULL, bytes BLOB);");
    strbuf_add(sql, "CREATE TABLE texts(tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,"
                    " language TEXT NOT NULL, state INTEGER NOT NULL, text TEXT NOT NULL,"
                    " PRIMARY KEY(tbl, id, field, language)) WITHOUT ROWID;");
    strbuf_add(sql, "CREATE TABLE forms(tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,"
                    " language TEXT NOT NULL, folded TEXT NOT NULL, romanised TEXT NOT NULL,"
                    " PRIMARY KEY(tbl, id, field, language)) WITHOUT ROWID;");
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
    add_schema(&settings);
    bool set = sql_run(pack, settings.string, error);
    strbuf_finish(&settings);
    if (set)
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

static bool refuse_damaged(const char *path, struct error *error)
{
    return error_set(error, "%s: damaged; fetch or build it again", path);
}

static bool check_format(sqlite3 *pack, const char *path, struct error *error)
{
    int application = untrusted_number(pack, "PRAGMA application_id");
    if (application != PACK_APPLICATION_ID)
        return error_set(error, "%s: not a pack; make one with `faden-pack build`", path);
    int format = untrusted_number(pack, "PRAGMA user_version");
    return format == PACK_FORMAT ||
           error_set(error,
               "%s: pack format %d, but this program reads format %d; use the program and the pack "
               "of the same release",
               path, format, PACK_FORMAT);
}

static bool check_tables(sqlite3 *pack, const char *path, struct error *error)
{
    struct strbuf schema = {0};
    add_schema(&schema);
    enum untrusted_tables tables = untrusted_tables(pack, schema.string);
    strbuf_finish(&schema);
    if (tables == UNTRUSTED_OTHER)
        return error_set(error,
            "%s: its tables are not those of a pack of format %d; build it again with this "
            "version of faden-pack",
            path, PACK_FORMAT);
    return tables == UNTRUSTED_SAME || refuse_damaged(path, error);
}

sqlite3 *pack_open(const char *path, struct error *error)
{
    sqlite3 *pack = NULL;
    const char *fault = untrusted_open(path, &pack);
    if (fault)
        error_set(error, "%s: %s; name a pack that `faden-pack build` made", path, fault);
    else if (check_format(pack, path, error) && check_tables(pack, path, error) &&
             (untrusted_is_sound(pack) || refuse_damaged(path, error)))
        return pack;
    sqlite3_close(pack);
    return NULL;
}

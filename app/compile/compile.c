/* SPDX-License-Identifier: EUPL-1.2 */
/* A content.db is written beside its place and takes it in one step. There is no journal: what
 * was not finished is thrown away. VACUUM at the end lays the tables out one after the other, so
 * that the bytes depend on the content alone. */
#include "compile/compile.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "compile/incoming.h"
#include "compile/merge.h"
#include "compile/offer.h"
#include "compile/rank.h"
#include "compile/references.h"
#include "content/schema.h"
#include "pack/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A merge takes one or two steps of SQLite's virtual machine a byte of text, and some three times
 * the memory of the text; rows that all refer to each other would take it years and any memory. */
enum {
    MEMORY_MOST = 1024 * 1024 * 1024,
    STEPS_BETWEEN_LOOKS = 1000,
    LOOKS_AT_LEAST = 20 * 1000,
    BYTES_A_LOOK = 10,
};

/* The file is made here because SQLite does not say why it could not make one. */
static bool make_file(const char *path, struct error *error)
{
    unlink(path);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return error_set(error, "%s: cannot be written: %s", path, strerror(errno));
    close(descriptor);
    return true;
}

static sqlite3 *create(const char *path, struct error *error)
{
    sqlite3 *database = NULL;
    if (!make_file(path, error))
        return NULL;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        error_set(error, "%s: cannot be written: %s", path, sqlite3_errmsg(database));
        sqlite3_close(database);
        return NULL;
    }
    return database;
}

static bool begin(sqlite3 *database, struct error *error)
{
    struct strbuf sql = {0};
    strbuf_printf(&sql,
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;"
        "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
        "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN; %s",
        CONTENT_APPLICATION_ID, CONTENT_FORMAT, CONTENT_SCHEMA);
    bool done = sql_run(database, sql.string, error);
    strbuf_finish(&sql);
    return done;
}

static bool add_packs(
    struct incoming *incoming, const struct compile_order *order, struct error *error)
{
    bool done = incoming_create(incoming, error);
    for (size_t i = 0; done && i < order->count; i++)
        done = incoming_add(incoming, order->packs[i], error);
    return done;
}

static bool add_times(sqlite3 *database, const struct compile_order *order, struct error *error)
{
    struct error fault = {0};
    sqlite3_stmt *insert = sql_query(database,
        "INSERT INTO meta SELECT 'issued', ?1 WHERE ?1 NOTNULL"
        " UNION ALL SELECT 'expires', ?2 WHERE ?2 NOTNULL",
        "ss", order->issued, order->expires);
    sql_next(insert, &fault);
    sqlite3_finalize(insert);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static int stop_after_enough(void *looks_left)
{
    size_t *left = looks_left;
    *left -= *left > 0;
    return *left == 0;
}

static bool refuse_size(const char *path, struct error *error)
{
    return error_set(error,
        "%s: not built, the packs say too much or too many of their rows refer to each other; "
        "build the packs again from sheets that pass `faden-pack check`",
        path);
}

static bool merge(
    const struct incoming *incoming, const char *may_replace, const char *path, struct error *error)
{
    size_t looks = LOOKS_AT_LEAST + incoming->bytes / BYTES_A_LOOK;
    sqlite3_progress_handler(incoming->database, STEPS_BETWEEN_LOOKS, stop_after_enough, &looks);
    bool done = references_resolve(incoming, may_replace, error) && merge_run(incoming, error);
    int code = sqlite3_errcode(incoming->database);
    sqlite3_progress_handler(incoming->database, 0, NULL, NULL);
    if (!looks || (!done && (code == SQLITE_NOMEM || code == SQLITE_TOOBIG)))
        return refuse_size(path, error);
    return done;
}

static bool fill(sqlite3 *database, const struct compile_order *order, const char *path,
    struct strbuf *warnings, struct error *error)
{
    struct incoming incoming = {.database = database, .arena = arena_create()};
    bool done = begin(database, error) && add_packs(&incoming, order, error) &&
                merge(&incoming, order->may_replace, path, error) && rank_lists(database, error) &&
                add_times(database, order, error) && sql_run(database, "COMMIT; VACUUM", error);
    if (done && warnings)
        offer_warn(database, warnings);
    arena_destroy(incoming.arena);
    return done;
}

bool compile_database(const struct compile_order *order, const char *path, struct strbuf *warnings,
    struct error *error)
{
    struct strbuf beside = {0};
    strbuf_printf(&beside, "%s.new", path);
    sqlite3_int64 memory = sqlite3_hard_heap_limit64(MEMORY_MOST);
    sqlite3 *database = create(beside.string, error);
    bool done = database && fill(database, order, path, warnings, error);
    done = sqlite3_close(database) == SQLITE_OK && done;
    sqlite3_hard_heap_limit64(memory);
    if (!done)
        unlink(beside.string);
    done = done && file_replace(beside.string, path, error);
    strbuf_finish(&beside);
    return done;
}

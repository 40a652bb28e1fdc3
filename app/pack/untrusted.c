/* SPDX-License-Identifier: EUPL-1.2 */
/* Before its pages are checked, a file may hold pages that lead back to themselves, and the list of
 * its tables may never end; hence two allowances of work, a small one while only that list is read.
 * SQLite's messages are not shown: they quote what stands in the file. */
#include "pack/untrusted.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "pack/sql.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    STEPS_BETWEEN_LOOKS = 1000, /* of SQLite's virtual machine */
    LOOKS_AT_TABLES_MOST = 100, /* thirty tables take one */
    LOOKS_AT_PAGES_MOST = 1000 * 1000, /* some ten seconds */
    FILE_MOST = 1024 * 1024 * 1024, /* bytes, pictures and recorded speech included */
    VALUE_MOST = 16 * 1024 * 1024,
    SQL_MOST = 64 * 1024, /* also the longest value in the list of tables */
    COLUMNS_MOST = 64,
    FUNCTION_ARGUMENTS_MOST = 16,
    OPCODES_MOST = 100000,
    EXPRESSION_DEPTH_MOST = 50,
};

static int stop_after_enough(void *looks_left)
{
    return --*(int *)looks_left < 0;
}

static bool harden(sqlite3 *database)
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
        sqlite3_limit(database, limits[i].which, limits[i].most);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return sql_run(database, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", NULL);
}

/* SQLite would wait for ever for somebody to write into a fifo, and report a folder as a disk that
 * fails. */
static const char *file_fault(const char *path)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    const char *fault = descriptor < 0 || fstat(descriptor, &status) ? strerror(errno)
                        : !S_ISREG(status.st_mode)                   ? "not a file"
                        : status.st_size > FILE_MOST                 ? "larger than 1 GB"
                                                                     : NULL;
    if (descriptor >= 0)
        close(descriptor);
    return fault;
}

/* sqlite.org/uri.html: the characters that would end the path. */
static void add_uri(struct strbuf *uri, const char *path)
{
    strbuf_add(uri, "file:");
    for (; *path; path++) {
        if (strchr("%?#", *path))
            strbuf_printf(uri, "%%%02X", (unsigned)(unsigned char)*path);
        else
            strbuf_add_bytes(uri, path, 1);
    }
    strbuf_add(uri, "?mode=ro&immutable=1");
}

const char *untrusted_open(const char *path, sqlite3 **database)
{
    *database = NULL;
    const char *fault = file_fault(path);
    if (fault)
        return fault;
    struct strbuf uri = {0};
    add_uri(&uri, path);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX; /* one thread */
    int code = sqlite3_open_v2(uri.string, database, flags, NULL);
    strbuf_finish(&uri);
    if (code != SQLITE_OK || !harden(*database))
        return "cannot be opened";
    code = sqlite3_exec(*database, "PRAGMA user_version", NULL, NULL, NULL);
    return code == SQLITE_OK || code == SQLITE_NOTADB ? NULL : "damaged";
}

int untrusted_number(sqlite3 *database, const char *query)
{
    sqlite3_stmt *row = sql_query(database, query, "");
    int number = sql_next(row, NULL) ? sqlite3_column_int(row, 0) : 0;
    sqlite3_finalize(row);
    return number;
}

/* The answers of `sql`, a line a row, columns separated by tabs. */
static bool collect(sqlite3 *database, const char *sql, struct strbuf *lines)
{
    struct error fault = {0};
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        return false; /* whoever wrote the file is at fault, not this program */
    while (sql_next(statement, &fault)) {
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            strbuf_printf(lines, "%s\t", sql_text(statement, i));
        strbuf_add(lines, "\n");
    }
    sqlite3_finalize(statement);
    return !*fault.message;
}

static bool collect_tables(sqlite3 *database, struct strbuf *tables)
{
    return collect(database, "PRAGMA encoding", tables) &&
           collect(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2, 3",
               tables);
}

static void expect_tables(const char *schema, struct strbuf *tables)
{
    sqlite3 *model = NULL;
    bool done = sqlite3_open(":memory:", &model) == SQLITE_OK && sql_run(model, schema, NULL) &&
                collect_tables(model, tables);
    assert(done);
    (void)done;
    sqlite3_close(model);
}

enum untrusted_tables untrusted_tables(sqlite3 *database, const char *schema)
{
    struct strbuf found = {0}, expected = {0};
    int looks = LOOKS_AT_TABLES_MOST;
    expect_tables(schema, &expected);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, SQL_MOST);
    sqlite3_progress_handler(database, STEPS_BETWEEN_LOOKS, stop_after_enough, &looks);
    enum untrusted_tables answer = !collect_tables(database, &found)            ? UNTRUSTED_DAMAGED
                                   : strcmp(found.string, expected.string) == 0 ? UNTRUSTED_SAME
                                                                                : UNTRUSTED_OTHER;
    sqlite3_progress_handler(database, 0, NULL, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, VALUE_MOST);
    strbuf_finish(&found);
    strbuf_finish(&expected);
    return answer;
}

/* SQLite fills up a page that was cut off. */
static bool is_whole(sqlite3 *database)
{
    struct stat status;
    off_t pages = untrusted_number(database, "PRAGMA page_count");
    return stat(sqlite3_db_filename(database, "main"), &status) == 0 &&
           status.st_size == pages * untrusted_number(database, "PRAGMA page_size");
}

bool untrusted_is_sound(sqlite3 *database)
{
    struct strbuf answer = {0};
    int looks = LOOKS_AT_PAGES_MOST;
    if (!is_whole(database))
        return false;
    sqlite3_progress_handler(database, STEPS_BETWEEN_LOOKS, stop_after_enough, &looks);
    bool sound = collect(database, "PRAGMA quick_check(1)", &answer) && answer.string &&
                 strcmp(answer.string, "ok\t\n") == 0;
    sqlite3_progress_handler(database, 0, NULL, NULL);
    strbuf_finish(&answer);
    return sound;
}

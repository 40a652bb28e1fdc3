/* SPDX-License-Identifier: EUPL-1.2 */
/* Small packs in a temporary folder, a row a line:
 *
 *   row(pack, "services", "id", "a", "topics", "t", "name", "Rat", "name@uk", "Порада", NULL);
 *
 * A field that the model translates goes to the texts: German, or the language behind the @; the
 * texts are reviewed, those with ~ for @ machine-made. What is not named is empty. */
#ifndef COMPILE_PACKS_H
#define COMPILE_PACKS_H

#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "compile/compile.h"
#include "content/content.h"
#include "pack/model.h"
#include "pack/pack.h"
#include "pack/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct folder {
    char path[64];
    struct arena *arena;
    const char *packs[8];
    size_t count;
};

static inline struct folder folder_create(void)
{
    struct folder folder = {.path = "/tmp/faden-test-XXXXXX", .arena = arena_create()};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

static inline const char *folder_file(struct folder *folder, const char *name)
{
    return arena_printf(folder->arena, "%s/%s", folder->path, name);
}

static inline void folder_remove(struct folder *folder)
{
    static const char *const others[] = {"content.db", "again.db", "damaged.db", "content.db.new"};
    for (size_t i = 0; i < folder->count; i++)
        unlink(folder->packs[i]);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        unlink(folder_file(folder, others[i]));
    assert_int_equal(rmdir(folder->path), 0);
    arena_destroy(folder->arena);
}

/* A test's own folder, as cmocka's setup and teardown. */
static inline int folder_setup(void **state)
{
    struct folder *folder = memory_zero(sizeof *folder);
    *folder = folder_create();
    *state = folder;
    return 0;
}

static inline int folder_teardown(void **state)
{
    folder_remove(*state);
    free(*state);
    return 0;
}

static inline void run_sql(sqlite3 *pack, char *sql)
{
    struct error error = {0};
    if (!sql_run(pack, sql, &error))
        fail_msg("%s", error.message);
    sqlite3_free(sql);
}

static inline sqlite3 *pack_begin(struct folder *folder, const char *id, const char *languages)
{
    struct error error = {0};
    const char *path = folder_file(folder, id);
    folder->packs[folder->count++] = path;
    sqlite3 *pack = pack_create(path, &error);
    if (!pack)
        fail_msg("%s", error.message);
    run_sql(pack,
        sqlite3_mprintf("INSERT INTO meta VALUES('id', %Q), ('languages', %Q)", id, languages));
    return pack;
}

static inline void pack_end(sqlite3 *pack)
{
    struct error error = {0};
    if (!pack_write_finish(pack, &error))
        fail_msg("%s", error.message);
}

static inline const char *value_of(const char *const *fields, const char *name)
{
    for (size_t i = 0; fields[i]; i += 2)
        if (strcmp(fields[i], name) == 0)
            return fields[i + 1];
    return NULL;
}

static inline void insert_row(sqlite3 *pack, const struct table *table, const char *const *fields)
{
    struct strbuf names = {0}, values = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        if (!model_in_row(column))
            continue;
        const char *value = value_of(fields, column->name);
        char *quoted = value                            ? sqlite3_mprintf("%Q", value)
                       : column->type == COLUMN_INTEGER ? sqlite3_mprintf("NULL")
                                                        : sqlite3_mprintf("''");
        strbuf_printf(&names, "%s\"%s\"", i ? ", " : "", column->name);
        strbuf_printf(&values, "%s%s", i ? ", " : "", quoted);
        sqlite3_free(quoted);
    }
    run_sql(pack, sqlite3_mprintf("INSERT INTO \"%w\"(%s) VALUES(%s)", table->name, names.string,
                      values.string));
    strbuf_finish(&names);
    strbuf_finish(&values);
}

static inline void insert_text(
    sqlite3 *pack, const struct table *table, const char *id, const char *field, const char *text)
{
    size_t length = strcspn(field, "@~");
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)length, field);
    int column = model_column(table, name);
    if (column < 0)
        fail_msg("no column %s in %s", field, table->name);
    if (!model_is_translated(&table->columns[column]))
        return;
    run_sql(
        pack, sqlite3_mprintf("INSERT INTO texts VALUES(%Q, %Q, %Q, %Q, %d, %Q)", table->name, id,
                  name, field[length] ? field + length + 1 : "de",
                  PACK_STATE_STORED + (field[length] == '~' ? PACK_MACHINE : PACK_REVIEWED), text));
}

static inline void row(sqlite3 *pack, const char *name, ...) __attribute__((sentinel));

static inline void row(sqlite3 *pack, const char *name, ...)
{
    const char *fields[64] = {0};
    va_list arguments;
    va_start(arguments, name);
    for (size_t i = 0; i < COUNT_OF(fields) - 1; i++)
        if (!(fields[i] = va_arg(arguments, const char *)))
            break;
    va_end(arguments);
    const struct table *table = model_table(name);
    insert_row(pack, table, fields);
    for (size_t i = 0; fields[i]; i += 2)
        insert_text(pack, table, value_of(fields, "id"), fields[i], fields[i + 1]);
}

static inline const char *compile(struct folder *folder, const char *name)
{
    struct error error = {0};
    const char *path = folder_file(folder, name);
    if (!compile_database(&(struct compile_order){.packs = folder->packs, .count = folder->count},
            path, NULL, &error))
        fail_msg("%s", error.message);
    return path;
}

/* All cards of a topic. */
static inline struct content_cards all_cards(struct content *content, struct arena *arena,
    const char *topic, const char *language, struct civil now)
{
    struct content_list list = content_list(content, arena, topic, language, now);
    return content_cards(content, arena, &list, 0, SIZE_MAX, language, now);
}

static inline struct content *compile_and_open(struct folder *folder)
{
    struct error error = {0};
    struct content *content = content_open(compile(folder, "content.db"), &error);
    if (!content)
        fail_msg("%s", error.message);
    return content;
}

#endif

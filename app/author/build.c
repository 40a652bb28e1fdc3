/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows in the order of the sheets, texts as they come: the table of texts keeps its own order.
 * What must not leave the house is decided in withheld.c. */
#include "author/build.h"

#include "author/german.h"
#include "author/links.h"
#include "author/media.h"
#include "author/withheld.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "language/forms.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "trust/channel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char SOURCE_LANGUAGE[] = "source_language";

struct building {
    const struct source *source;
    const char *path; /* of the pack when it is done */
    const struct withheld *withheld;
    sqlite3 *pack;
    sqlite3_stmt *text, *form; /* insert one */
    struct arena *arena; /* for the moment */
    struct error *error;
};

/* Runs an insertion once and readies it for the next. */
static bool insert(sqlite3_stmt *statement, struct error *error)
{
    struct error fault = {0};
    sql_next(statement, &fault);
    sqlite3_reset(statement);
    return !*fault.message || error_set(error, "%s", fault.message);
}

static bool add_setting(struct building *building, const char *key, const char *value)
{
    sqlite3_stmt *statement =
        sql_query(building->pack, "INSERT INTO meta VALUES (?, ?)", "ss", key, value);
    bool done = insert(statement, building->error);
    sqlite3_finalize(statement);
    return done;
}

static bool add_settings(struct building *building)
{
    const struct ini *ini = building->source->settings;
    for (size_t i = 0; i < ini->count; i++)
        if (!add_setting(building, ini->entries[i].key, ini->entries[i].value))
            return false;
    return ini_find(ini, SOURCE_LANGUAGE) || add_setting(building, SOURCE_LANGUAGE, "de");
}

static bool bind_string(sqlite3_stmt *statement, int at, const char *string)
{
    return sqlite3_bind_text(statement, at, string, -1, SQLITE_STATIC) == SQLITE_OK;
}

/* The address of a text, as the first parameters of an insertion. */
static void bind_address(
    sqlite3_stmt *statement, const struct text_address *address, const char *language)
{
    const struct table *model = address->table->model;
    bool bound = bind_string(statement, 1, model->name) &&
                 bind_string(statement, 2, source_id(address->table, address->row)) &&
                 bind_string(statement, 3, model->columns[address->column].name) &&
                 bind_string(statement, 4, language);
    assert(bound);
    (void)bound;
}

static bool add_form(struct building *building, const struct text_address *address,
    const char *language, const char *string)
{
    if (!model_is_name(&address->table->model->columns[address->column]))
        return true;
    bind_address(building->form, address, language);
    bind_string(building->form, 5, forms_fold(building->arena, language, string));
    bind_string(building->form, 6, forms_romanise(building->arena, language, string));
    bool done = insert(building->form, building->error);
    arena_reset(building->arena);
    return done;
}

static bool add_text(struct building *building, const struct text_address *address,
    const char *language, enum pack_text_state state, const char *string)
{
    bind_address(building->text, address, language);
    sqlite3_bind_int(building->text, 5, (int)state + PACK_STATE_STORED);
    bind_string(building->text, 6, string);
    return insert(building->text, building->error) && add_form(building, address, language, string);
}

static sqlite3_stmt *prepare_row(sqlite3 *pack, const struct table *model)
{
    struct strbuf sql = {0};
    strbuf_printf(&sql, "INSERT INTO \"%s\" VALUES (?", model->name);
    for (size_t i = 0; i < model->column_count; i++)
        if (model_in_row(&model->columns[i]))
            strbuf_add(&sql, ", ?");
    strbuf_add(&sql, ")");
    sqlite3_stmt *statement = sql_query(pack, sql.string, "");
    strbuf_finish(&sql);
    return statement;
}

static void bind_cell(
    sqlite3_stmt *statement, int at, const struct column *column, const char *cell)
{
    if (column->type != COLUMN_INTEGER)
        bind_string(statement, at, cell);
    else if (*cell)
        sqlite3_bind_int64(statement, at, strtoll(cell, NULL, 10));
    else
        sqlite3_bind_null(statement, at);
}

static const char *shown(
    const struct building *building, const struct column *column, const char *text)
{
    return column->type == COLUMN_RICH
               ? links_without_withheld(building->withheld, building->source, text)
               : text;
}

/* Under the name by which it travels; one of the same bytes may stand there already. */
static bool write_object(
    const struct building *building, const struct digest *digest, const void *bytes, size_t count)
{
    const char *slash = strrchr(building->path, '/');
    const char *path = arena_printf(building->source->arena, "%.*s%s",
        slash ? (int)(slash - building->path) + 1 : 0, building->path,
        channel_object(building->source->arena, digest));
    char *folder = arena_string(building->source->arena, path);
    *strrchr(folder, '/') = '\0';
    struct digest there;
    uint64_t size;
    return (digest_of_file(path, &there, &size, NULL) && digest_equal(&there, digest)) ||
           (file_make_folder(folder, building->error) &&
               file_write_bytes(path, bytes, count, building->error));
}

static bool insert_media(struct building *building, const char *name, const struct digest *digest,
    const void *bytes, size_t count)
{
    sqlite3_stmt *statement =
        sql_query(building->pack, "INSERT OR IGNORE INTO media VALUES (?, ?, ?, ?)", "ssl", name,
            digest->digits, (sqlite3_int64)count);
    if (count <= PACK_MEDIA_MOST)
        sqlite3_bind_blob(statement, 4, bytes, (int)count, SQLITE_STATIC);
    bool done = insert(statement, building->error);
    sqlite3_finalize(statement);
    return done;
}

/* A file that several rows name is there once; one that only rows name which stay in the house is
 * not there at all. */
static bool add_media(struct building *building, const char *name)
{
    struct arena *arena = arena_create();
    size_t count;
    const char *bytes = media_read(arena, building->source->folder, name, &count, building->error);
    bool done = bytes != NULL;
    if (done) {
        struct digest digest = digest_of(bytes, count);
        done = insert_media(building, name, &digest, bytes, count) &&
               (count <= PACK_MEDIA_MOST || write_object(building, &digest, bytes, count));
    }
    arena_destroy(arena);
    return done;
}

static bool add_row(struct building *building, sqlite3_stmt *statement,
    const struct source_table *table, size_t row)
{
    const char *language = ini_value(building->source->settings, SOURCE_LANGUAGE, "de");
    int at = 1;
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)row + 1);
    for (size_t i = 0; i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        const char *cell = withheld_cell(building->withheld, table, row, i);
        const struct text_address address = {table, row, i};
        if (model_in_row(column))
            bind_cell(statement, at++, column, cell);
        else if (model_is_translated(column) && *cell &&
                 !add_text(
                     building, &address, language, PACK_REVIEWED, shown(building, column, cell)))
            return false;
        if (column->type == COLUMN_NAME && *cell && !add_form(building, &address, language, cell))
            return false;
        if (column->type == COLUMN_MEDIA && *cell && !add_media(building, cell))
            return false;
    }
    return insert(statement, building->error);
}

static bool add_table(struct building *building, const struct source_table *table)
{
    sqlite3_stmt *statement = prepare_row(building->pack, table->model);
    bool done = true;
    for (size_t row = 0; done && row < table->row_count; row++)
        if (!withheld_row(building->withheld, table, row))
            done = add_row(building, statement, table, row);
    sqlite3_finalize(statement);
    return done;
}

/* A translation that is outdated may lead where the German does no more: the German is shown. */
static bool leads_alike(const struct source *source, const char *german, const char *translation)
{
    return links_agree(
        richtext_read(source->arena, german), richtext_read(source->arena, translation));
}

static bool add_translated(
    struct building *building, const char *language, const struct po_text *text)
{
    struct text_address address;
    if (text->obsolete || !*text->string ||
        !german_find(building->source, text->context, &address) ||
        withheld_row(building->withheld, address.table, address.row))
        return true;
    const char *german = source_text(address.table, address.row, address.column);
    if (!*german)
        return true;
    const struct column *column = &address.table->model->columns[address.column];
    if (column->type == COLUMN_RICH && !leads_alike(building->source, german, text->string))
        return true;
    return add_text(building, &address, language, german_state(german, text),
        shown(building, column, text->string));
}

static bool add_translation(struct building *building, const struct source_translation *translation)
{
    const struct po *po = translation->po;
    for (size_t i = 0; po && i < po->count; i++)
        if (!add_translated(building, translation->language, &po->texts[i]))
            return false;
    return true;
}

static bool fill(struct building *building)
{
    const struct source *source = building->source;
    building->text = sql_query(building->pack, "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", "");
    building->form = sql_query(building->pack, "INSERT INTO forms VALUES (?, ?, ?, ?, ?, ?)", "");
    building->arena = arena_create();
    bool done = add_settings(building);
    for (size_t i = 0; done && i < model_table_count; i++)
        done = add_table(building, &source->tables[i]);
    for (size_t i = 0; done && i < source->translation_count; i++)
        done = add_translation(building, &source->translations[i]);
    sqlite3_finalize(building->text);
    sqlite3_finalize(building->form);
    arena_destroy(building->arena);
    return done;
}

static bool write_pack(struct building *building, const char *path)
{
    building->pack = pack_create(path, building->error);
    if (!building->pack)
        return false;
    bool filled = fill(building);
    /* Closes in any case; the first fault is the one to tell. */
    bool finished = pack_write_finish(building->pack, filled ? building->error : NULL);
    return filled && finished;
}

bool build_pack(const struct source *source, const char *path, struct error *error)
{
    const char *temporary = arena_printf(source->arena, "%s.%ld", path, (long)getpid());
    struct building building = {
        .source = source,
        .path = path,
        .withheld = withheld_find(source),
        .error = error,
    };
    if (write_pack(&building, temporary))
        return file_replace(temporary, path, error);
    unlink(temporary);
    return false;
}

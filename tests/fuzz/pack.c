/* SPDX-License-Identifier: EUPL-1.2 */
/* What a stranger could do to a pack. An input is SQL, a NUL, then patches of three bytes offset,
 * one byte length and as many bytes; both are applied to a sound pack, which follows the model, so
 * that the corpus outlives its changes. Then the pack is refused in one line, or opened and merged
 * into a content.db that can be read to its end. */
#include "fuzz.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "compile/cell.h"
#include "compile/compile.h"
#include "content/content.h"
#include "pack/model.h"
#include "pack/pack.h"
#include "pack/sql.h"

#include <string.h>

enum {
    PAGE_BYTES = 512, /* the least that SQLite has: many pages in few bytes */
    PACK_MOST = 512 * 1024,
    VALUE_MOST = 64 * 1024,
    STEPS_BETWEEN_LOOKS = 1000, /* of SQLite's virtual machine, while the input's SQL runs */
    LOOKS_MOST = 100,
};

static char interface[256], pack[256], content[256];

static struct {
    unsigned char *bytes;
    size_t count;
} sound;

int LLVMFuzzerInitialize(int *count, char ***arguments);

/* The sound pack: two rows a table, the second below the first */

static const char *const samples[] = {
    [COLUMN_NAME] = "Name",
    [COLUMN_REFERENCE] = "a",
    [COLUMN_ROW] = "services/a",
    [COLUMN_INTEGER] = "1",
    [COLUMN_DECIMAL] = "1.5",
    [COLUMN_DATE] = "2026-11-23",
    [COLUMN_TIME] = "2026-12-05T14:00",
    [COLUMN_HOURS] = "Mo-Fr 09:00-17:00",
    [COLUMN_RECURRENCE] = "FREQ=WEEKLY;BYDAY=TU",
    [COLUMN_PHONE] = "0241 1",
    [COLUMN_EMAIL] = "a@example.org",
    [COLUMN_URL] = "https://example.org",
    [COLUMN_LANGUAGE] = "uk",
    [COLUMN_PICTOGRAM] = "help",
    [COLUMN_COLOUR] = "#1F6F5C",
    [COLUMN_MEDIA] = "plan.svg",
};

static const char *sample(
    struct arena *arena, const struct table *table, const struct column *column, const char *id)
{
    if (column->type == COLUMN_ID)
        return id;
    if (column->type == COLUMN_CHOICE)
        return arena_substring(arena, column->of, strcspn(column->of, "|"));
    bool own = column->type == COLUMN_REFERENCE && strcmp(column->of, table->name) == 0;
    const char *value = (size_t)column->type < COUNT_OF(samples) ? samples[column->type] : NULL;
    return !value || (own && strcmp(id, "a") == 0) ? "" : value;
}

static void add_row(sqlite3 *database, const struct table *table, int position, const char *id)
{
    struct arena *arena = arena_create();
    struct strbuf row = {0};
    strbuf_printf(&row, "INSERT INTO \"%s\" VALUES(%d", table->name, position);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        if (model_in_row(column))
            strbuf_printf(&row, ", '%s'", sample(arena, table, column, id));
    }
    strbuf_add(&row, ");");
    for (size_t i = 0; i < table->column_count; i++) {
        if (model_is_name(&table->columns[i]))
            strbuf_printf(&row, "INSERT INTO forms VALUES('%s', '%s', '%s', 'de', 'wort', 'wort');",
                table->name, id, table->columns[i].name);
        if (model_is_translated(&table->columns[i]))
            strbuf_printf(&row,
                "INSERT INTO texts VALUES('%s', '%s', '%s', 'de', 2, 'Wort'),"
                " ('%s', '%s', '%s', 'uk', 3, 'слово');",
                table->name, id, table->columns[i].name, table->name, id, table->columns[i].name);
    }
    EXPECT(sql_run(database, row.string, NULL));
    strbuf_finish(&row);
    arena_destroy(arena);
}

static void make(const char *path, const char *id, bool with_strings)
{
    sqlite3 *database = pack_create(path, NULL);
    EXPECT(database);
    struct strbuf meta = {0};
    strbuf_printf(&meta,
        "INSERT INTO meta VALUES('id', '%s'), ('languages', 'de|uk'),"
        " ('date', '2026-11-23')",
        id);
    EXPECT(sql_run(database, meta.string, NULL));
    strbuf_finish(&meta);
    for (size_t i = 0; i < model_table_count; i++) {
        if (!with_strings && strcmp(model_tables[i].name, "strings") == 0)
            continue;
        add_row(database, &model_tables[i], 1, "a");
        add_row(database, &model_tables[i], 2, "b");
    }
    EXPECT(sql_run(database, "INSERT INTO media VALUES('plan.svg', '00', 1, x'00')", NULL));
    EXPECT(pack_write_finish(database, NULL));
}

static void keep_sound(void)
{
    sqlite3 *database = NULL;
    sqlite3_int64 count = 0;
    EXPECT(sqlite3_open(pack, &database) == SQLITE_OK);
    struct strbuf smaller = {0};
    strbuf_printf(&smaller, "PRAGMA page_size = %d; VACUUM", PAGE_BYTES);
    EXPECT(sql_run(database, smaller.string, NULL));
    strbuf_finish(&smaller);
    unsigned char *bytes = sqlite3_serialize(database, "main", &count, 0);
    EXPECT(bytes);
    sound.count = (size_t)count;
    sound.bytes = memory_resize(NULL, sound.count, 1);
    memcpy(sound.bytes, bytes, sound.count);
    sqlite3_free(bytes);
    sqlite3_close(database);
}

static void remove_files(void)
{
    free(sound.bytes);
    unlink(interface);
    unlink(pack);
    unlink(content);
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    struct error error = {0};
    make(fuzz_path(interface, sizeof interface, "ui.pack"), "ui", true);
    make(fuzz_path(pack, sizeof pack, "stadt.pack"), "stadt", false);
    fuzz_path(content, sizeof content, "content.db");
    keep_sound();
    const char *const both[] = {interface, pack};
    if (!compile_database(
            &(struct compile_order){.packs = both, .count = 2, .may_replace = "stadt"}, content,
            NULL, &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
    atexit(remove_files);
    return 0;
}

/* The input's SQL */

/* Other files are none of its business, and the same input shall do the same every time. */
static int forbid(void *nobody, int action, const char *first, const char *second,
    const char *database, const char *trigger)
{
    (void)nobody, (void)first, (void)database, (void)trigger;
    bool outside = action == SQLITE_ATTACH || action == SQLITE_DETACH || action == SQLITE_PRAGMA ||
                   action == SQLITE_CREATE_VTABLE;
    bool chance =
        action == SQLITE_FUNCTION && second && strncasecmp(second, "random", strlen("random")) == 0;
    return outside || chance ? SQLITE_DENY : SQLITE_OK;
}

static int stop_after_enough(void *looks)
{
    return ++*(int *)looks > LOOKS_MOST;
}

/* The pack as the SQL leaves it; to be freed with sqlite3_free(). */
static unsigned char *run(const char *sql, size_t *count)
{
    sqlite3 *database = NULL;
    sqlite3_int64 size = (sqlite3_int64)sound.count, most = PACK_MOST;
    unsigned char *bytes = sqlite3_malloc64(sound.count);
    EXPECT(bytes && sqlite3_open(":memory:", &database) == SQLITE_OK);
    memcpy(bytes, sound.bytes, sound.count);
    EXPECT(sqlite3_deserialize(database, "main", bytes, size, size,
               SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
    sqlite3_file_control(database, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
    EXPECT(sql_run(database, "PRAGMA writable_schema = ON", NULL));
    int looks = 0;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, VALUE_MOST);
    sqlite3_set_authorizer(database, forbid, NULL);
    sqlite3_progress_handler(database, STEPS_BETWEEN_LOOKS, stop_after_enough, &looks);
    sqlite3_exec(database, sql, NULL, NULL, NULL);
    sqlite3_progress_handler(database, 0, NULL, NULL);
    if (!sqlite3_get_autocommit(database))
        sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
    unsigned char *changed = sqlite3_serialize(database, "main", &size, 0);
    sqlite3_close(database);
    *count = changed ? (size_t)size : 0;
    return changed;
}

static void patch(unsigned char *bytes, size_t count, const uint8_t *patches, size_t left)
{
    while (left >= 4) {
        size_t at = (size_t)patches[0] << 16 | (size_t)patches[1] << 8 | patches[2];
        size_t length = patches[3];
        patches += 4;
        left -= 4;
        for (size_t i = 0; i < length && i < left && count; i++)
            bytes[(at + i) % count] = patches[i];
        length = length < left ? length : left;
        patches += length;
        left -= length;
    }
}

static void make_hostile(const uint8_t *input, size_t count)
{
    struct strbuf sql = {0};
    size_t length = strnlen((const char *)input, count), size = 0;
    strbuf_add_bytes(&sql, (const char *)input, length);
    unsigned char *bytes = run(sql.string, &size);
    strbuf_finish(&sql);
    if (length < count)
        patch(bytes, size, input + length + 1, count - length - 1);
    fuzz_write(pack, bytes, size);
    sqlite3_free(bytes);
}

/* What may come of it */

static void expect_one_line(const struct error *error)
{
    bool names_a_file = strstr(error->message, pack) || strstr(error->message, interface) ||
                        strstr(error->message, content);
    bool one = cell_is_text(error->message) && !strchr(error->message, '\n') && names_a_file &&
               strchr(error->message, ';');
    if (!one)
        fprintf(stderr, "\"%s\"\n", error->message);
    EXPECT(one);
}

static void read_entries(struct arena *arena, struct content *opened,
    const struct content_list *list, const char *language, struct civil now)
{
    struct content_cards cards = content_cards(opened, arena, list, 0, list->count, language, now);
    EXPECT(cards.count == list->count);
    for (size_t i = 0; i < cards.count; i++)
        EXPECT(content_entry(opened, arena, cards.list[i].id, language, now));
}

static void read_topics(
    struct arena *arena, struct content *opened, const char *language, struct civil now)
{
    struct content_topics topics = content_topics(opened, arena, NULL, language);
    for (size_t i = 0; i < topics.count; i++) {
        const char *id = topics.list[i].id;
        content_topics(opened, arena, id, language);
        struct content_list list = content_list(opened, arena, id, language, now);
        read_entries(arena, opened, &list, language, now);
    }
}

static void read_ways(
    struct arena *arena, struct content *opened, const char *language, struct civil now)
{
    struct content_guides guides = content_guides(opened, arena, NULL, language);
    for (size_t i = 0; i < guides.count; i++)
        EXPECT(content_guide(opened, arena, guides.list[i].id, language));
    struct content_stages stages = content_stages(opened, arena, 11, language);
    for (size_t i = 0; i < stages.count; i++) {
        struct content_list schools =
            content_schools(opened, arena, stages.list[i].id, language, now);
        read_entries(arena, opened, &schools, language, now);
    }
}

static void read_all(void)
{
    static const struct civil now = {2026, 11, 23, 10, 0};
    struct error error = {0};
    struct content *opened = content_open(content, &error);
    if (!opened)
        fprintf(stderr, "%s\n", error.message);
    EXPECT(opened);
    const char *const *languages = content_languages(opened);
    for (size_t i = 0; languages[i]; i++) {
        struct arena *arena = arena_create();
        content_string(opened, "a", languages[i]);
        read_topics(arena, opened, languages[i], now);
        read_ways(arena, opened, languages[i], now);
        content_emergency(opened, arena, languages[i], now);
        content_attributions(opened, arena);
        arena_destroy(arena);
    }
    content_close(opened);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    const char *const both[] = {interface, pack};
    struct error error = {0};
    make_hostile(bytes, count);
    if (compile_database(&(struct compile_order){.packs = both, .count = 2, .may_replace = "stadt"},
            content, NULL, &error))
        read_all();
    else
        expect_one_line(&error);
    return 0;
}

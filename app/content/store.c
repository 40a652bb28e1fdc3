/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements are prepared once, when the content is opened: that is also the check that all its
 * tables are there. */
#include "content/store.h"

#include "language/language.h"
#include "pack/sql.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

static int bind(sqlite3_stmt *statement, int at, char type, va_list *values)
{
    if (type == 's')
        return sqlite3_bind_text(statement, at, va_arg(*values, const char *), -1, SQLITE_STATIC);
    assert(type == 'l');
    return sqlite3_bind_int64(statement, at, va_arg(*values, sqlite3_int64));
}

sqlite3_stmt *store_query(struct content *content, enum query query, const char *types, ...)
{
    sqlite3_stmt *statement = content->statements[query];
    sqlite3_reset(statement);
    va_list values;
    va_start(values, types);
    for (int i = 0; types[i]; i++) {
        int code = bind(statement, i + 1, types[i], &values);
        assert(code == SQLITE_OK);
        (void)code;
    }
    va_end(values);
    return statement;
}

const char *store_string(struct arena *arena, sqlite3_stmt *row, int column)
{
    const char *text = sql_text(row, column);
    return *text ? arena_string(arena, text) : "";
}

unsigned store_choice(sqlite3_stmt *row, int column, int count)
{
    int choice = sqlite3_column_int(row, column);
    return choice >= 0 && choice < count ? (unsigned)choice : 0;
}

const char *const *store_list(struct arena *arena, const char *list)
{
    size_t most = 2;
    for (const char *c = list; *c; c++)
        most += *c == '|';
    const char **words = arena_alloc(arena, most * sizeof *words);
    for (size_t i = 0; *list; i++) {
        size_t length = strcspn(list, "|");
        words[i] = arena_substring(arena, list, length);
        list += length + (list[length] == '|');
    }
    return words;
}

struct row_id store_split_id(struct arena *arena, const char *id)
{
    struct row_id parts = {.name = id};
    const char *colon = strchr(id, ':');
    if (colon) {
        parts.pack = arena_substring(arena, id, (size_t)(colon - id));
        parts.name = colon + 1;
    }
    const char *slash = strchr(parts.name, '/');
    if (slash) {
        parts.table = arena_substring(arena, parts.name, (size_t)(slash - parts.name));
        parts.name = slash + 1;
    }
    return parts;
}

sqlite3_int64 store_number(struct content *content, struct arena *arena, const char *id)
{
    struct row_id parts = store_split_id(arena, id);
    if (!parts.pack || !parts.table)
        return 0;
    sqlite3_stmt *row =
        store_query(content, QUERY_NUMBER, "sss", parts.table, parts.name, parts.pack);
    return sql_next(row, NULL) ? sqlite3_column_int64(row, 0) : 0;
}

const char *store_relative(const char *language)
{
    const struct language *found = language_find(language);
    return found && found->relative ? found->relative : "de";
}

static struct text text_of(struct arena *arena, sqlite3_stmt *row, const char *language)
{
    return (struct text){
        store_string(arena, row, 2), language, store_choice(row, 1, TEXT_OUTDATED + 1)};
}

/* 0: in the language itself, 1: in its relative, 2: in German. */
static int distance(const char *found, const char *language, const char *relative)
{
    return strcmp(found, language) == 0 ? 0 : strcmp(found, relative) == 0 ? 1 : 2;
}

struct translation store_text(struct content *content, struct arena *arena, sqlite3_int64 owner,
    const char *field, const char *language)
{
    static const struct text none = {"", "de", TEXT_REVIEWED};
    const char *relative = store_relative(language);
    struct translation answer = {none, none};
    int nearest = 3;
    if (!owner)
        return answer;
    sqlite3_stmt *row = store_query(content, QUERY_TEXT, "lsss", owner, field, language, relative);
    while (sql_next(row, NULL)) {
        const char *found = sql_text(row, 0);
        int far = distance(found, language, relative);
        bool german = strcmp(found, "de") == 0;
        struct text text = text_of(arena, row,
            far == 0   ? arena_string(arena, language)
            : far == 1 ? relative
                       : "de");
        if (german)
            answer.german = text;
        if (far < nearest) {
            answer.text = text;
            nearest = far;
        }
    }
    return answer;
}

bool content_clock_is_dead(const struct content *content, struct civil now)
{
    if (content->issued.year)
        return civil_compare(now, content->issued) < 0;
    return civil_day(now) + 31 < civil_day(content->date);
}

long store_day(const struct content *content, struct civil now)
{
    if (!content_clock_is_dead(content, now))
        return civil_day(now);
    return civil_day(content->issued.year ? content->issued : content->date);
}

bool store_fact(sqlite3_stmt *row, int column, struct civil now)
{
    return sqlite3_column_type(row, column) == SQLITE_INTEGER &&
           civil_day(now) <= sqlite3_column_int64(row, column);
}

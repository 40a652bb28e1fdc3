/* SPDX-License-Identifier: EUPL-1.2 */
/* One function a screen, in a table; each asks for what its screen asks for, and says what is not
 * there. Questions about one thing of a kind stand for all of them: the file is sound, its tables
 * are the expected ones, and what is left to find is content that leads nowhere. */
#include "content/health.h"

#include "base/memory.h"
#include "content/store.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "pack/untrusted.h"

#include <string.h>

enum { DAYS = 28, AGE = 11, CARDS = 20 };

/* One round of questions. */
struct round {
    struct content *content;
    struct arena *arena;
    const char *language;
    struct civil now;
    struct error *error;
};

static bool lacks(const struct round *round, const char *what, const char *id)
{
    return error_set(round->error,
        "content: %s of %s cannot be shown in %s; build the packs again from sheets that pass "
        "`faden-pack check`",
        what, id, round->language);
}

static bool has_text(const struct round *round, struct text text, const char *what, const char *id)
{
    return *text.string || lacks(round, what, id);
}

static bool ask_entry(const struct round *round, const char *id)
{
    const struct content_entry *entry =
        content_entry(round->content, round->arena, id, round->language, round->now);
    return entry ? has_text(round, entry->card.name, "the name", id) : lacks(round, "the page", id);
}

/* The page of the first entry of each kind. */
static bool ask_entries(const struct round *round)
{
    bool done = true;
    sqlite3_stmt *row = sql_query(round->content->database,
        "SELECT r.pack || ':' || r.tbl || '/' || r.id FROM"
        " (SELECT min(number) AS number FROM entries GROUP BY kind) e"
        " JOIN rows r ON r.number = e.number ORDER BY e.number",
        "");
    while (done && sql_next(row, NULL))
        done = ask_entry(round, sql_text(row, 0));
    sqlite3_finalize(row);
    return done;
}

static bool ask_list(const struct round *round, const struct content_list *list)
{
    struct content_cards cards =
        content_cards(round->content, round->arena, list, 0, CARDS, round->language, round->now);
    for (size_t i = 0; i < cards.count; i++)
        if (!has_text(round, cards.list[i].name, "the name", cards.list[i].id))
            return false;
    return true;
}

static bool ask_topic(const struct round *round, const struct content_topic *topic)
{
    struct content_list list =
        content_list(round->content, round->arena, topic->id, round->language, round->now);
    content_events(round->content, round->arena, topic->id, round->language, round->now, DAYS);
    content_guides(round->content, round->arena, topic->id, round->language);
    return content_topic(round->content, round->arena, topic->id, round->language) &&
           has_text(round, topic->name, "the name", topic->id) && ask_list(round, &list);
}

static bool ask_topics_below(const struct round *round, const char *parent)
{
    struct content_topics topics =
        content_topics(round->content, round->arena, parent, round->language);
    for (size_t i = 0; i < topics.count; i++)
        if (!ask_topic(round, &topics.list[i]) ||
            (!parent && !ask_topics_below(round, topics.list[i].id)))
            return false;
    return topics.count || parent || lacks(round, "the first level", "topics");
}

static bool ask_topics(const struct round *round)
{
    return ask_topics_below(round, NULL);
}

static bool ask_guides(const struct round *round)
{
    struct content_guides guides =
        content_guides(round->content, round->arena, NULL, round->language);
    for (size_t i = 0; i < guides.count; i++) {
        const char *id = guides.list[i].id;
        const struct content_guide *guide =
            content_guide(round->content, round->arena, id, round->language);
        if (!guide || !guide->step_count)
            return lacks(round, "the steps", id);
        for (size_t j = 0; j < guide->step_count; j++)
            if (!has_text(round, guide->steps[j].name, "a step", id))
                return false;
    }
    return true;
}

static bool ask_stage(const struct round *round, const char *id)
{
    struct content_list schools =
        content_schools(round->content, round->arena, id, round->language, round->now);
    return content_stage(round->content, round->arena, id, round->language)
               ? ask_list(round, &schools)
               : lacks(round, "the stage", id);
}

static bool ask_stages(const struct round *round)
{
    struct content_stages stages =
        content_stages(round->content, round->arena, AGE, round->language);
    for (size_t i = 0; i < stages.count; i++)
        if (!has_text(round, stages.list[i].name, "the name", stages.list[i].id) ||
            !ask_stage(round, stages.list[i].id))
            return false;
    return true;
}

static bool ask_emergency(const struct round *round)
{
    struct content_emergencies numbers =
        content_emergency(round->content, round->arena, round->language, round->now);
    for (size_t i = 0; i < numbers.count; i++)
        if (!has_text(round, numbers.list[i].name, "the name", numbers.list[i].id))
            return false;
    return true;
}

static bool ask_notices(const struct round *round)
{
    content_notices(round->content, round->arena, round->language, round->now);
    content_school_holidays(round->content, round->arena, round->now, round->language);
    return content_attributions(round->content, round->arena) != NULL;
}

static bool (*const screens[])(const struct round *round) = {
    ask_topics, ask_entries, ask_guides, ask_stages, ask_emergency, ask_notices};

/* Packs */

static bool has_string(struct content *content, const char *id)
{
    sqlite3_stmt *row = sql_query(
        content->database, "SELECT 1 FROM strings WHERE language = 'de' AND id = ?", "s", id);
    bool found = sql_next(row, NULL);
    sqlite3_finalize(row);
    return found;
}

static bool has_strings(struct content *content, const char *path, struct error *error)
{
    bool done = true;
    sqlite3 *ui = pack_open(path, error);
    if (!ui)
        return false;
    sqlite3_stmt *row = sql_query(
        ui, "SELECT id FROM texts WHERE tbl = 'strings' AND language = 'de' ORDER BY id", "");
    while (done && sql_next(row, NULL))
        if (!has_string(content, sql_text(row, 0)))
            done = error_set(error,
                "content: the interface lacks the text %s, which this program shows; take a pack "
                "`ui` that was made for this version",
                sql_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(ui);
    return done;
}

static bool has_rows(struct content *content, const char *path, struct error *error)
{
    bool done = true;
    sqlite3 *pack = pack_open(path, error);
    if (!pack)
        return false;
    sqlite3_stmt *id = sql_query(
        pack, "SELECT value FROM meta WHERE key = 'id' AND EXISTS (SELECT 1 FROM topics)", "");
    if (sql_next(id, NULL)) {
        sqlite3_stmt *row = sql_query(
            content->database, "SELECT 1 FROM rows WHERE pack = ? LIMIT 1", "s", sql_text(id, 0));
        done = sql_next(row, NULL) ||
               error_set(error, "content: nothing of the pack %s is in it; publish the pack again",
                   sql_text(id, 0));
        sqlite3_finalize(row);
    }
    sqlite3_finalize(id);
    sqlite3_close(pack);
    return done;
}

static bool has_parts(
    struct content *content, const struct content_parts *parts, struct error *error)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!has_rows(content, parts->packs[i], error))
            return false;
    return !parts->ui || has_strings(content, parts->ui, error);
}

static bool has_entries(struct content *content, struct error *error)
{
    return untrusted_number(content->database, "SELECT count(*) FROM entries") > 0 ||
           error_set(error, "content: there is not one offer in it; publish packs with services");
}

bool content_health(struct content *content, const struct content_parts *parts, struct error *error)
{
    const char *const *languages = content_languages(content);
    bool done = has_entries(content, error) && has_parts(content, parts, error);
    for (size_t i = 0; done && languages[i]; i++) {
        struct round round = {content, arena_create(), languages[i], clock_now(), error};
        for (size_t j = 0; done && j < COUNT_OF(screens); j++)
            done = screens[j](&round);
        arena_destroy(round.arena);
    }
    return done;
}

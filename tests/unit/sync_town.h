/* SPDX-License-Identifier: EUPL-1.2 */
/* A small invented town in a store in a temporary folder, and the packs that it publishes: each
 * edition of a pack has other bytes. */
#ifndef SYNC_TOWN_H
#define SYNC_TOWN_H

#include "compile_packs.h"

#include "base/file.h"
#include "content/health.h"
#include "sync/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>

struct town {
    struct folder folder; /* for compile_packs.h; its files are in the store */
    const char *path; /* of the store */
    struct store *store;
};

static inline const char *town_file(struct town *town, const char *relative)
{
    return arena_printf(town->folder.arena, "%s/%s", town->path, relative);
}

static inline void town_write(struct town *town, const char *relative, const char *text)
{
    struct error error = {0};
    if (!file_write(town_file(town, relative), text, &error))
        fail_msg("%s", error.message);
}

static inline char *town_read(struct town *town, const char *relative)
{
    struct error error = {0};
    char *text = file_read(town->folder.arena, town_file(town, relative), 1u << 24, NULL, &error);
    if (!text)
        fail_msg("%s", error.message);
    return text;
}

static inline bool town_has(struct town *town, const char *relative)
{
    struct stat status;
    return lstat(town_file(town, relative), &status) == 0;
}

static inline void town_open(struct town *town)
{
    struct error error = {0};
    enum outcome outcome;
    town->store = store_open(town->folder.arena, town->path, false, &outcome, &error);
    if (!town->store)
        fail_msg("%s", error.message);
    assert_int_equal(outcome, OUTCOME_DONE);
}

static inline void town_reopen(struct town *town)
{
    store_close(town->store);
    town_open(town);
}

static inline int remove_any(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

static inline int town_setup(void **state)
{
    struct town *town = memory_zero(sizeof *town);
    /* in memory where there is such a folder: every step waits for the disk */
    bool in_memory = access("/dev/shm", W_OK) == 0;
    snprintf(town->folder.path, sizeof town->folder.path, "%s/faden-test-XXXXXX",
        in_memory ? "/dev/shm" : "/tmp");
    town->folder.arena = arena_create();
    assert_non_null(mkdtemp(town->folder.path));
    town->path = folder_file(&town->folder, "store");
    town_open(town);
    *state = town;
    return 0;
}

static inline int town_teardown(void **state)
{
    struct town *town = *state;
    store_close(town->store);
    nftw(town->folder.path, remove_any, 16, FTW_DEPTH | FTW_PHYS);
    arena_destroy(town->folder.arena);
    free(town);
    return 0;
}

/* Packs */

/* The texts that this program's screens show, so that the town's content is fit for it. */
static inline void add_strings(struct town *town, sqlite3 *pack)
{
    sqlite3 *program = NULL;
    const char *path = file_beside_program(town->folder.arena, "../share/faden/ui.pack");
    row(pack, "strings", "id", "nav-test", "text", "zurück", NULL);
    if (!file_exists(path) || !(program = pack_open(path, NULL)))
        return;
    sqlite3_stmt *string = sql_query(program, "SELECT id FROM strings ORDER BY position", "");
    while (sql_next(string, NULL))
        row(pack, "strings", "id", sql_text(string, 0), "text", "Text", NULL);
    sqlite3_finalize(string);
    sqlite3_close(program);
}

static inline void add_offers(sqlite3 *pack, const char *name)
{
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "Thema", NULL);
    row(pack, "services", "id", "s", "topics", "t", "name", name, "what", "Fragen", "confidence",
        "low", NULL);
    row(pack, "emergency", "id", "n", "pictogram", "call", "number", "112", "name", "N", "what",
        "W", "confidence", "high", NULL);
}

/* Takes what a function has written into incoming/pack into the store. */
static inline struct store_pack town_put(struct town *town, const char *id)
{
    struct error error = {0};
    struct store_pack pack = {.id = id};
    uint64_t bytes;
    const char *path = store_incoming(town->store, "pack");
    if (!digest_of_file(path, &pack.digest, &bytes, &error) ||
        store_put_pack(town->store, path, &pack.digest, &error) != OUTCOME_DONE)
        fail_msg("%s", error.message);
    return pack;
}

static inline sqlite3 *town_begin(struct town *town, const char *id)
{
    struct error error = {0};
    sqlite3 *pack = pack_create(store_incoming(town->store, "pack"), &error);
    if (!pack)
        fail_msg("%s", error.message);
    run_sql(pack, sqlite3_mprintf("INSERT INTO meta VALUES('id', %Q), ('languages', 'de'),"
                                  " ('date', '2026-11-24')",
                      id));
    return pack;
}

static inline struct store_pack town_interface(struct town *town)
{
    sqlite3 *pack = town_begin(town, "ui");
    add_strings(town, pack);
    pack_end(pack);
    return town_put(town, "ui");
}

static inline struct store_pack town_offers(struct town *town, int edition)
{
    sqlite3 *pack = town_begin(town, "stadt");
    add_offers(pack, arena_printf(town->folder.arena, "Rat %d", edition));
    pack_end(pack);
    return town_put(town, "stadt");
}

static inline struct digest town_object(struct town *town, const char *text)
{
    struct error error = {0};
    struct digest digest = digest_of(text, strlen(text));
    town_write(town, "incoming/object", text);
    if (store_put_object(town->store, store_incoming(town->store, "object"), &digest, &error) !=
        OUTCOME_DONE)
        fail_msg("%s", error.message);
    return digest;
}

/* Generations */

/* What an edition of the town is built from; its packs are in the store. */
static inline struct store_recipe town_recipe(struct town *town, int edition)
{
    struct store_pack *packs = arena_alloc(town->folder.arena, 2 * sizeof *packs);
    struct digest *object = arena_alloc(town->folder.arena, sizeof *object);
    packs[0] = town_interface(town);
    packs[1] = town_offers(town, edition);
    *object = town_object(town, arena_printf(town->folder.arena, "picture %d", edition));
    packs[1].objects = object;
    packs[1].object_count = 1;
    return (struct store_recipe){.manifest = edition,
        .issued = "2026-11-24T22:00",
        .expires = "2027-02-22T22:00",
        .packs = packs,
        .pack_count = 2};
}

static inline void activate(
    struct town *town, const struct store_recipe *recipe, enum outcome expected)
{
    struct error error = {0};
    enum outcome outcome = store_activate(town->store, recipe, &error);
    if (outcome != expected)
        fail_msg(
            "%s instead of %s: %s", outcome_name(outcome), outcome_name(expected), error.message);
    if (outcome != OUTCOME_DONE && outcome != OUTCOME_CURRENT)
        assert_true(strchr(error.message, ';') != NULL); /* and what to do */
}

static inline void take(struct town *town, int edition)
{
    struct store_recipe recipe = town_recipe(town, edition);
    activate(town, &recipe, OUTCOME_DONE);
}

/* "5* 4 3": the numbers of the generations, the current one with a star. */
static inline const char *generations(struct town *town)
{
    struct strbuf line = {0};
    const struct store_generation *list;
    size_t count = store_generations(town->store, &list);
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&line, "%s%d%s", i ? " " : "", list[i].number, list[i].current ? "*" : "");
    const char *kept = arena_string(town->folder.arena, line.length ? line.string : "");
    strbuf_finish(&line);
    return kept;
}

/* The name of the town's offer as the terminal shows it. */
static inline const char *shown(struct town *town)
{
    struct error error = {0};
    struct content *content = content_open(town_file(town, "current/content.db"), &error);
    if (!content)
        fail_msg("%s", error.message);
    const struct content_entry *entry = content_entry(
        content, town->folder.arena, "stadt:services/s", "de", (struct civil){2026, 11, 25, 10, 0});
    assert_non_null(entry);
    content_close(content);
    return entry->card.name.string;
}

static inline size_t count_files(struct town *town, const char *folder)
{
    size_t count = 0;
    DIR *entries = opendir(town_file(town, folder));
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        count += entry->d_name[0] != '.';
    closedir(entries);
    return count;
}

#endif

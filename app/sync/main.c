/* SPDX-License-Identifier: EUPL-1.2 */
/* faden-sync: takes signed content from a channel or a stick into the store of this terminal. */
#include "base/file.h"
#include "base/memory.h"
#include "sync/notes.h"
#include "sync/report.h"
#include "sync/status.h"
#include "sync/update.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum outcome update(struct arena *arena, const struct options *options)
{
    struct error error = {0};
    struct update done = {0};
    struct progress progress = {
        .stream = options->json ? NULL : stderr, .rewrites = isatty(STDERR_FILENO)};
    enum outcome outcome = update_run(arena, options, &progress, &done, &error);
    const char *source = options->from ? options->from : options->channel;
    if (file_exists(options->store))
        notes_keep_end(arena, options->store, source, outcome, NULL);
    report_update(options, &done, outcome, progress.arrived, &error);
    return outcome;
}

static enum outcome status(struct arena *arena, const struct options *options)
{
    struct error error = {0};
    struct status found;
    enum outcome outcome = status_read(arena, options, &found, &error);
    report_status(options, &found, outcome, &error);
    return outcome;
}

static struct store_generation current(struct store *store)
{
    const struct store_generation *list;
    size_t count = store_generations(store, &list);
    for (size_t i = 0; i < count; i++)
        if (list[i].current)
            return list[i];
    return (struct store_generation){0};
}

static enum outcome rollback(struct arena *arena, const struct options *options)
{
    struct error error = {0};
    enum outcome outcome = OUTCOME_DONE;
    struct store_generation from = {0}, to = {0};
    struct store *store = store_open(arena, options->store, false, &outcome, &error);
    if (store) {
        struct root root; /* without one nobody is known to be believed no longer */
        store_root(store, options->root, &root, NULL);
        from = current(store);
        outcome = store_rollback(store, &error);
        to = current(store);
    }
    store_close(store);
    report_rollback(options, &from, &to, outcome, &error);
    return outcome;
}

static const struct {
    const char *name;
    enum outcome (*run)(struct arena *arena, const struct options *options);
} commands[] = {{"rollback", rollback}, {"status", status}, {"update", update}};

static enum outcome_exit run(struct arena *arena, const struct options *options)
{
    const char *name = options->command ? options->command : "update";
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return outcome_exit(commands[i].run(arena, options));
    return OUTCOME_EXIT_USAGE;
}

int main(int count, char **arguments)
{
    struct error error = {0};
    struct options options;
    struct arena *arena = arena_create();
    enum outcome_exit exit = OUTCOME_EXIT_DONE;
    if (!options_parse(arena, &options, count, arguments, &error)) {
        fprintf(stderr, "faden-sync: %s\n", error.message);
        exit = OUTCOME_EXIT_USAGE;
    } else if (options.version) {
        puts("faden-sync " FADEN_VERSION);
    } else if (options.help) {
        fputs(options_help(), stdout);
    } else {
        exit = run(arena, &options);
    }
    arena_destroy(arena);
    return (int)exit;
}

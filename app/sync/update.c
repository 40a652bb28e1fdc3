/* SPDX-License-Identifier: EUPL-1.2 */
/* The order of things is the table of steps. What is signed is verified over its exact bytes before
 * it is parsed; a version counts as accepted only after its content is on the screen, so that a
 * manifest whose content cannot be shown never keeps a good one away. */
#include "sync/update.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "content/content.h"
#include "sync/gather.h"
#include "sync/notes.h"
#include "sync/roots.h"
#include "sync/store_collect.h"
#include "sync/store_layout.h"
#include "sync/wanted.h"
#include "trust/channel.h"
#include "trust/signature.h"

#include <assert.h>
#include <string.h>
#include <time.h>

enum { VERSIONS_AHEAD = 10000 };

struct run {
    struct arena *arena;
    const struct options *options;
    struct progress *progress;
    struct update *update;
    struct error *error;
    struct store *store;
    struct source *source;
    struct root root;
    struct store_accepted accepted;
    struct source_mark mark;
    bool unchanged; /* `latest` says what it said the last time */
    long latest;
    struct notes_manifest signed_text;
    const struct manifest *manifest;
    struct public_key publisher; /* of that manifest */
    bool kept; /* the manifest is the one that was accepted */
    struct gathering gathering;
    struct wanted wanted;
    bool built;
};

static void remark(struct run *run, const char *remark)
{
    for (size_t i = 0; i < run->update->remark_count; i++)
        if (strcmp(run->update->remarks[i], remark) == 0)
            return;
    assert(run->update->remark_count < COUNT_OF(run->update->remarks));
    run->update->remarks[run->update->remark_count++] = remark;
}

/* Nobody who is believed signed it, or somebody did and it is no longer what it was. */
static enum outcome disbelieve(struct run *run, const struct error *why, struct error *error)
{
    error_set(error, "manifest %ld: %s; nothing was taken over", run->latest, why->message);
    for (size_t i = 0; i < run->root.publisher_count; i++)
        if (signature_claims(run->signed_text.signature, &run->root.publishers[i]))
            return OUTCOME_CHANGED;
    return OUTCOME_FOREIGN;
}

/* Verifies, then reads. */
static enum outcome believe(struct run *run, struct error *error)
{
    struct error why = {0};
    const struct notes_manifest *text = &run->signed_text;
    const struct public_key *publisher = signature_verify(run->arena, text->signature,
        run->root.publishers, run->root.publisher_count, text->text, text->bytes, NULL, &why);
    if (!publisher)
        return disbelieve(run, &why, error);
    run->publisher = *publisher;
    run->manifest = manifest_read(run->arena, text->text, text->bytes, &why);
    if (run->manifest)
        return OUTCOME_DONE;
    error_set(error, "manifest %ld: %s; publish anew", run->latest, why.message);
    return OUTCOME_CONTENT;
}

/* Whether the manifest that was taken last is still here and believed. */
static void recall(struct run *run)
{
    run->signed_text = notes_manifest(run->arena, run->options->store);
    run->kept = run->accepted.version > 0 && run->signed_text.text && !believe(run, NULL) &&
                run->manifest->version == run->accepted.version;
}

static enum outcome open_store(struct run *run)
{
    enum outcome outcome = OUTCOME_CONTENT;
    run->store = store_open(run->arena, run->options->store, false, &outcome, run->error);
    if (!run->store)
        return outcome;
    outcome = store_root(run->store, run->options->root, &run->root, run->error);
    if (!outcome)
        outcome = store_accepted(run->store, &run->accepted, run->error);
    if (!outcome)
        recall(run);
    return outcome;
}

static bool is_url(const char *channel)
{
    return channel && strstr(channel, "://");
}

static enum outcome open_source(struct run *run)
{
    const struct options *options = run->options;
    enum outcome outcome = OUTCOME_DONE;
    if (options->from)
        run->source = source_folder_open(
            run->arena, options->from, true, run->progress, &outcome, run->error);
    else if (is_url(options->channel))
        run->source = source_http_open(
            run->arena, options->channel, options->login, &options->patience, run->progress);
    else
        run->source = source_folder_open(
            run->arena, options->channel, false, run->progress, &outcome, run->error);
    run->gathering =
        (struct gathering){.arena = run->arena, .store = run->store, .source = run->source};
    return outcome;
}

static enum outcome no_channel(struct run *run, const struct source_text *text)
{
    enum outcome outcome = source_lacks(run->source, CHANNEL_LATEST, run->error);
    if (text->text)
        error_set(run->error,
            "%s/%s: not the version of a channel; is the address that of a channel, and does "
            "nothing in between ask for a log-in?",
            run->source->base, CHANNEL_LATEST);
    return outcome;
}

static enum outcome find_latest(struct run *run)
{
    const struct options *options = run->options;
    struct source_text text;
    if (run->kept && is_url(options->channel) && !options->from)
        run->mark = notes_mark(run->arena, options->store, options->channel, run->accepted.version);
    enum outcome outcome = source_read(
        run->source, CHANNEL_LATEST, CHANNEL_LATEST_MOST, &run->mark, &text, run->error);
    run->unchanged = text.unchanged;
    run->latest = run->accepted.version;
    if (run->unchanged || (outcome && outcome != OUTCOME_CHANGED))
        return outcome;
    if (outcome || !text.text || !channel_latest_parse(text.text, &run->latest))
        return no_channel(run, &text);
    return OUTCOME_DONE;
}

/* A new root may no longer name whoever signed what was accepted. */
static enum outcome accept_anew(struct run *run)
{
    struct store_accepted before = run->accepted;
    enum outcome outcome = store_accepted(run->store, &run->accepted, run->error);
    run->kept &= run->accepted.version == before.version &&
                 memcmp(run->accepted.publisher.id, before.publisher.id, KEY_ID_BYTES) == 0;
    return outcome;
}

static enum outcome follow_roots(struct run *run)
{
    enum outcome outcome = OUTCOME_DONE;
    if (!run->unchanged)
        outcome = roots_follow(run->arena, run->store, run->source, &run->root, run->error);
    return outcome ? outcome : accept_anew(run);
}

/* Before a byte of the manifest is fetched; the number is not signed yet, the manifest's is. */
static enum outcome in_bounds(struct run *run)
{
    if (run->latest < run->accepted.version) {
        error_set(run->error,
            "%s offers version %ld, this terminal has had version %ld already; publish anew, or "
            "use `faden-sync rollback` to step back on purpose",
            run->source->base, run->latest, run->accepted.version);
        return OUTCOME_OLDER;
    }
    if (run->latest > run->accepted.version + VERSIONS_AHEAD) {
        error_set(run->error,
            "%s offers version %ld, which is more than %d ahead of version %ld of this terminal; "
            "nothing was taken over",
            run->source->base, run->latest, VERSIONS_AHEAD, run->accepted.version);
        return OUTCOME_CHANGED;
    }
    return OUTCOME_DONE;
}

static enum outcome fetch_manifest(struct run *run)
{
    struct source_text text, signature = {0};
    const char *path = channel_manifest(run->arena, run->latest);
    enum outcome outcome = source_read(run->source, path, MANIFEST_MOST, NULL, &text, run->error);
    if (!outcome && !text.text)
        outcome = source_lacks(run->source, path, run->error);
    if (!outcome)
        outcome = source_read(run->source, channel_signature(run->arena, path), SIGNATURE_MOST,
            NULL, &signature, run->error);
    if (!outcome && !signature.text) {
        error_set(run->error, "%s/%s: nobody has signed it; nothing was taken over",
            run->source->base, path);
        outcome = OUTCOME_FOREIGN;
    }
    run->signed_text = (struct notes_manifest){text.text, text.bytes, signature.text};
    return outcome;
}

/* What the signature cannot say: that it is the manifest which was asked for. */
static enum outcome fits(struct run *run)
{
    const struct manifest *manifest = run->manifest;
    if (manifest->version != run->latest) {
        error_set(run->error, "%s: manifest %ld is in the place of %ld; nothing was taken over",
            run->source->base, manifest->version, run->latest);
        return OUTCOME_CHANGED;
    }
    if (manifest->root > run->root.version) {
        error_set(run->error,
            "manifest %ld was signed under root %ld, which this terminal cannot reach from its "
            "root %ld; publish every root in between",
            manifest->version, manifest->root, run->root.version);
        return OUTCOME_FOREIGN;
    }
    return OUTCOME_DONE;
}

static const char *day(struct run *run, int64_t seconds)
{
    struct civil time = clock_at(seconds);
    return arena_printf(run->arena, "%04d-%02d-%02d", time.year, time.month, time.day);
}

static const char *minute(struct run *run, int64_t seconds)
{
    struct civil time = clock_at(seconds);
    return arena_printf(run->arena, "%sT%02d:%02d", day(run, seconds), time.hour, time.minute);
}

static enum outcome in_time(struct run *run)
{
    int64_t now = time(NULL);
    if (now < run->manifest->issued)
        remark(run,
            arena_printf(run->arena,
                "this terminal's clock shows an earlier time than %s, when the content was signed; "
                "set the clock",
                minute(run, run->manifest->issued)));
    if (now < run->manifest->expires)
        return OUTCOME_DONE;
    error_set(run->error,
        "version %ld expired on %s and nobody has renewed it; publish anew, or set this "
        "terminal's clock, if it is wrong",
        run->manifest->version, day(run, run->manifest->expires));
    return OUTCOME_EXPIRED;
}

static enum outcome choose_manifest(struct run *run)
{
    enum outcome outcome = run->unchanged ? OUTCOME_DONE : in_bounds(run);
    run->kept &= run->latest == run->accepted.version;
    if (outcome || run->kept)
        return outcome;
    outcome = fetch_manifest(run);
    if (!outcome)
        outcome = believe(run, run->error);
    if (!outcome)
        outcome = fits(run);
    return outcome ? outcome : in_time(run);
}

/* Staff went back from what was accepted last: the same manifest does not undo that. */
static bool stepped_back(struct run *run)
{
    const struct store_generation *list, *current = NULL;
    size_t count = store_generations(run->store, &list);
    for (size_t i = 0; i < count; i++)
        if (list[i].current)
            current = &list[i];
    if (!run->kept || !current || !current->manifest || current->manifest >= run->accepted.version)
        return false;
    struct content *content =
        content_open(arena_printf(run->arena, "%s/current/content.db", run->options->store), NULL);
    content_close(content);
    if (!content)
        return false;
    run->update->version = current->manifest;
    run->update->date = current->date;
    remark(run, arena_printf(run->arena,
                    "staff went back from version %ld, which is not taken again; the next will be",
                    run->accepted.version));
    return true;
}

/* From what the store has. */
static enum outcome build(struct run *run)
{
    const char *own = NULL;
    enum outcome outcome = wanted_settle(run->arena, run->store, &run->wanted, &own, run->error);
    if (outcome)
        return outcome;
    if (own)
        remark(run, own);
    char publisher[KEY_ID_DIGITS + 1];
    public_key_id(&run->publisher, publisher);
    struct store_recipe recipe = {.manifest = run->manifest->version,
        .issued = minute(run, run->manifest->issued),
        .expires = minute(run, run->manifest->expires),
        .publisher = publisher,
        .may_replace = run->options->may_replace,
        .packs = wanted_recipe(run->arena, &run->wanted),
        .pack_count = run->wanted.count};
    outcome = store_activate(run->store, &recipe, run->error);
    run->built = outcome == OUTCOME_DONE;
    return outcome == OUTCOME_CURRENT ? OUTCOME_DONE : outcome;
}

static enum outcome make(struct run *run)
{
    enum outcome outcome = gather(&run->gathering, &run->wanted, run->error);
    return outcome ? outcome : build(run);
}

/* What was verified when it came may have been damaged on this disk since; then it is fetched
 * again, once. */
static enum outcome make_content(struct run *run)
{
    enum outcome outcome =
        wanted_choose(run->arena, run->options, run->manifest, &run->wanted, run->error);
    if (outcome)
        return outcome;
    outcome = make(run);
    if (outcome == OUTCOME_CONTENT && gather_damage(&run->gathering, &run->wanted))
        outcome = make(run);
    return outcome;
}

static enum outcome remember(struct run *run)
{
    const char *store = run->options->store, *channel = run->options->channel;
    struct store_accepted accepted = {run->manifest->version, run->publisher};
    bool web = is_url(channel) && !run->options->from;
    enum outcome outcome;
    if (!run->kept && !notes_keep_manifest(run->arena, store, &run->signed_text, run->error))
        return layout_fault(store, run->error);
    outcome = store_accept(run->store, &accepted, run->error);
    if (!outcome && web && !run->unchanged &&
        !notes_keep_mark(
            run->arena, store, channel, run->manifest->version, &run->mark, run->error))
        outcome = layout_fault(store, run->error);
    return outcome;
}

static enum outcome take_content(struct run *run)
{
    enum outcome outcome = OUTCOME_DONE;
    if (!stepped_back(run)) {
        outcome = make_content(run);
        if (!outcome) {
            run->update->version = run->manifest->version;
            run->update->date = day(run, run->manifest->issued);
            outcome = remember(run);
        }
    }
    if (!outcome && run->kept)
        outcome = in_time(run);
    return outcome;
}

/* An upgrade of the program or another configuration does not wait for the channel. */
static void build_without_channel(struct run *run)
{
    /* why there is no channel is what is told */
    run->error = arena_alloc(run->arena, sizeof *run->error);
    if (run->kept && !stepped_back(run) &&
        !wanted_choose(run->arena, run->options, run->manifest, &run->wanted, run->error) &&
        gather_has_all(&run->gathering, &run->wanted) && !build(run) && run->built)
        remark(run, "what the terminal had already was built anew, for this program and "
                    "configuration");
}

static enum outcome (*const steps[])(struct run *) = {
    open_store, open_source, find_latest, follow_roots, choose_manifest, take_content};

enum outcome update_run(struct arena *arena, const struct options *options,
    struct progress *progress, struct update *update, struct error *error)
{
    struct run run = {
        .arena = arena, .options = options, .progress = progress, .update = update, .error = error};
    enum outcome outcome = OUTCOME_DONE;
    for (size_t i = 0; i < COUNT_OF(steps) && !outcome; i++)
        outcome = steps[i](&run);
    if (outcome == OUTCOME_UNREACHABLE)
        build_without_channel(&run);
    if (outcome == OUTCOME_NO_SPACE && run.store)
        collect_parts(run.store); /* others need the room, too */
    update->deltas = run.gathering.deltas;
    update->packs = run.gathering.packs;
    update->objects = run.gathering.objects;
    progress_end(progress);
    source_close(run.source);
    store_close(run.store);
    return !outcome && !run.built ? OUTCOME_CURRENT : outcome;
}

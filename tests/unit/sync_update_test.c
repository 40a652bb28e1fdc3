/* SPDX-License-Identifier: EUPL-1.2 */
/* A terminal and its channel over many nights: what is fetched, what is built from what is there,
 * what is put right by itself, and what the configuration changes. */
#include "sync_channel.h"

#include "sync/notes.h"
#include "sync/status.h"

static int by_stick(void **state)
{
    *state = world_create(false);
    return 0;
}

static int by_web(void **state)
{
    *state = world_create(true);
    return 0;
}

static int end(void **state)
{
    world_destroy(*state);
    return 0;
}

static const char *stored_pack(struct world *world, const struct digest *pack)
{
    return arena_printf(world->arena, "%s/packs/%s.pack", world->store, pack->digits);
}

/* Deltas */

/* Publishes version 2 with a delta from version 1. */
static struct manifest_delta *publish_delta(struct world *world)
{
    struct manifest_delta *delta = arena_alloc(world->arena, sizeof *delta);
    size_t before, count;
    const char *old = pack_bytes(world, "stadt", 1, &before);
    struct manifest manifest = draft(world, 2);
    const char *bytes = pack_bytes(world, "stadt", 2, &count);
    char *packed = arena_alloc(world->arena, ZSTD_compressBound(count));
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_refPrefix(context, old, before);
    size_t size = ZSTD_compress2(context, packed, ZSTD_compressBound(count), bytes, count);
    ZSTD_freeCCtx(context);
    delta->from = digest_of(old, before);
    delta->file = written(world,
        channel_delta(world->arena, &delta->from, &world->packs[0].pack.digest), packed, size);
    world->packs[0].deltas = delta;
    world->packs[0].delta_count = 1;
    manifest_publish(world, &manifest, PUBLISHER);
    return delta;
}

static void only_what_changed_is_fetched(void **state)
{
    struct world *world = *state;
    struct manifest_delta *delta = publish_delta(world);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 2");
    assert_int_equal(world->update.deltas, 1);
    assert_int_equal(world->update.packs, 0);
    assert_true(delta->file.size < world->packs[0].file.size / 4);
    assert_int_equal(world->progress.bytes, delta->file.size);
}

static void a_damaged_old_pack_leads_to_the_whole_one(void **state)
{
    struct world *world = *state;
    struct manifest_delta *delta = publish_delta(world);
    assert_int_equal(truncate(stored_pack(world, &delta->from), 4096), 0);
    expect(world, OUTCOME_DONE);
    assert_int_equal(world->update.deltas, 0);
    assert_int_equal(world->update.packs, 1);
    assert_null(strstr(world->server->log, "/deltas/")); /* it would be of no use */
}

static void a_missing_delta_leads_to_the_whole_pack(void **state)
{
    struct world *world = *state;
    struct manifest_delta *delta = publish_delta(world);
    unlink(channel_file(
        world, channel_delta(world->arena, &delta->from, &world->packs[0].pack.digest)));
    expect(world, OUTCOME_DONE);
    assert_int_equal(world->update.packs, 1);
}

static void a_damaged_delta_leads_to_the_whole_pack(void **state)
{
    struct world *world = *state;
    struct manifest_delta *delta = publish_delta(world);
    channel_write(
        world, channel_delta(world->arena, &delta->from, &world->packs[0].pack.digest), "junk");
    expect(world, OUTCOME_DONE);
    assert_int_equal(world->update.packs, 1);
}

static void an_object_is_fetched_once(void **state)
{
    struct world *world = *state;
    static const char picture[] = "a picture";
    const struct manifest_file object = {sizeof picture - 1, digest_of(picture, 9)};
    const char *path = channel_object(world->arena, &object.digest);
    file_make_folder(channel_file(world, arena_substring(world->arena, path, 10)), NULL);
    channel_write(world, path, picture);
    for (long version = 2; version <= 3; version++) {
        struct manifest manifest = draft(world, version);
        world->packs[0].objects = &object;
        world->packs[0].object_count = 1;
        manifest_publish(world, &manifest, PUBLISHER);
        expect(world, OUTCOME_DONE);
        assert_int_equal(world->update.objects, version == 2);
    }
}

/* Keys */

static void roots_are_followed_one_by_one(void **state)
{
    struct world *world = *state;
    struct status status;
    unsigned old = 1u << OFFICE | 1u << BOARD, new = 1u << DEPUTY | 1u << STRANGER;
    struct root root = root_draft(world, 2);
    root.keys[0] = *secret_key_public(world->keys[DEPUTY]);
    root.keys[1] = *secret_key_public(world->keys[STRANGER]);
    root_publish(world, &root, old | new);
    root.version = 3;
    root.publishers[0] = root.publishers[1];
    root.publisher_count = 1;
    root_publish(world, &root, new);
    struct manifest manifest = draft(world, 2);
    manifest.root = 3;
    manifest_publish(world, &manifest, DEPUTY);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 2");
    assert_int_equal(
        status_read(world->arena, &world->options, &status, &world->error), OUTCOME_DONE);
    assert_int_equal(status.root.version, 3);
    publish(world, 3);
    expect(world, OUTCOME_FOREIGN);
}

/* Steps back */

static enum outcome step_back(struct world *world)
{
    enum outcome outcome;
    struct store *store = store_open(world->arena, world->store, false, &outcome, NULL);
    outcome = store_rollback(store, NULL);
    store_close(store);
    return outcome;
}

static void a_step_back_lasts_until_the_next_version(void **state)
{
    struct world *world = *state;
    publish(world, 2);
    expect(world, OUTCOME_DONE);
    assert_int_equal(step_back(world), OUTCOME_DONE);
    expect(world, OUTCOME_CURRENT);
    assert_string_equal(offered(world), "Rat 1");
    assert_int_equal(world->update.version, 1);
    assert_int_equal(accepted(world), 2);
    publish(world, 3);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 3");
}

/* What a step back leads to may have been damaged since; then the accepted version is better than
 * a black screen. */
static void a_step_back_to_nothing_is_undone(void **state)
{
    struct world *world = *state;
    publish(world, 2);
    expect(world, OUTCOME_DONE);
    assert_int_equal(step_back(world), OUTCOME_DONE);
    assert_int_equal(
        truncate(arena_printf(world->arena, "%s/current/content.db", world->store), 5000), 0);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 2");
}

/* Repairs */

static void a_night_without_news_repairs_damaged_content(void **state)
{
    struct world *world = *state;
    struct digest pack = world->packs[0].pack.digest;
    assert_int_equal(
        truncate(arena_printf(world->arena, "%s/current/content.db", world->store), 5000), 0);
    assert_int_equal(truncate(stored_pack(world, &pack), 5000), 0);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 1");
    assert_int_equal(world->update.packs, 1);
}

static void lost_notes_are_made_up_for(void **state)
{
    static const char *const notes[] = {
        "channel", "trust/manifest.json", "trust/manifest.json.minisig", "trust/accepted"};
    struct world *world = *state;
    for (size_t i = 0; i < COUNT_OF(notes); i++) {
        const char *path = arena_printf(world->arena, "%s/%s", world->store, notes[i]);
        unlink(path);
        expect(world, OUTCOME_CURRENT);
        if (strcmp(notes[i], "channel") != 0 && !file_exists(path))
            fail_msg("%s is not there again", notes[i]);
        write_bytes(path, "junk", strcmp(notes[i], "trust/accepted") == 0 ? 0 : 4);
        if (strcmp(notes[i], "trust/accepted") != 0)
            expect(world, OUTCOME_CURRENT);
    }
}

/* A manifest that somebody puts into the store is believed no more than one that arrives. */
static void a_forged_note_is_not_believed(void **state)
{
    struct world *world = *state;
    struct manifest manifest = draft(world, 1);
    world->packs[0] = edition_publish(world, 9);
    const char *text = manifest_write(world->arena, &manifest);
    struct notes_manifest note = {text, strlen(text),
        signature_make(world->arena, world->keys[STRANGER], text, strlen(text), "manifest")};
    assert_true(notes_keep_manifest(world->arena, world->store, &note, NULL));
    expect(world, OUTCOME_CURRENT);
    assert_string_equal(offered(world), "Rat 1");
}

/* It is not accepted, so that it is looked at every night, but its bytes come once. */
static void what_cannot_be_shown_is_fetched_once(void **state)
{
    struct world *world = *state;
    struct manifest manifest = draft(world, 2);
    world->packs[0] = edition_publish(world, 0);
    manifest_publish(world, &manifest, PUBLISHER);
    for (size_t night = 0; night < 3; night++) {
        expect(world, OUTCOME_CONTENT);
        assert_int_equal(world->update.packs, night == 0);
    }
    publish(world, 3);
    expect(world, OUTCOME_DONE);
}

/* The configuration */

static void a_changed_configuration_is_built_from_what_is_there(void **state)
{
    struct world *world = *state;
    world->options.may_replace = "haus";
    world->server->log[0] = '\0';
    expect(world, OUTCOME_DONE);
    assert_string_equal(world->server->log, "/latest 304\n");
    expect(world, OUTCOME_CURRENT);
}

static void an_upgrade_does_not_wait_for_the_channel(void **state)
{
    static const char *const channels[] = {"/nowhere", "http://127.0.0.1:1/faden"};
    struct world *world = *state;
    world->options.from = NULL;
    for (size_t i = 0; i < COUNT_OF(channels); i++) {
        world->update = (struct update){0};
        world->options.channel = channels[i];
        world->options.may_replace = i ? "haus" : "hof";
        assert_int_equal(update_run(world->arena, &world->options, &world->progress, &world->update,
                             &world->error),
            OUTCOME_UNREACHABLE);
        assert_non_null(strstr(world->error.message, channels[i]));
        assert_int_equal(world->update.remark_count, 1);
        assert_string_equal(offered(world), "Rat 1");
    }
    expect(world, OUTCOME_CURRENT);
}

static const char *pack_file(struct world *world, const char *id, int edition)
{
    size_t count;
    const char *bytes = pack_bytes(world, id, edition, &count);
    const char *path = folder_file(&world->folder, arena_printf(world->arena, "%s.pack", id));
    write_bytes(path, bytes, count);
    return path;
}

static void a_pack_of_this_machine_comes_along(void **state)
{
    struct world *world = *state;
    world->options.packs[0] = "stadt";
    world->options.packs[1] = pack_file(world, "haus", 7);
    world->options.pack_count = 2;
    expect(world, OUTCOME_DONE);
    struct content *content =
        content_open(arena_printf(world->arena, "%s/current/content.db", world->store), NULL);
    assert_non_null(content_entry(
        content, world->arena, "haus:services/s", "de", (struct civil){2026, 11, 25, 10, 0}));
    content_close(content);
    expect(world, OUTCOME_CURRENT);
    pack_file(world, "haus", 8);
    expect(world, OUTCOME_DONE);
}

static void a_pack_that_nobody_publishes_is_named(void **state)
{
    struct world *world = *state;
    world->options.packs[0] = "dorf";
    world->options.pack_count = 1;
    expect(world, OUTCOME_CONTENT);
    assert_non_null(strstr(world->error.message, "no pack `dorf`, but stadt; change `packs`"));
    assert_string_equal(offered(world), "Rat 1");
}

static void a_missing_file_of_this_machine_is_named(void **state)
{
    struct world *world = *state;
    world->options.packs[0] = "/nowhere/haus.pack";
    world->options.pack_count = 1;
    expect(world, OUTCOME_CONTENT);
    assert_non_null(strstr(world->error.message, "/nowhere/haus.pack"));
}

/* The interface */

static void publish_ui(struct world *world, long version, const char *bytes, size_t count)
{
    struct manifest manifest = draft(world, version);
    world->packs[1] = pack_publish(world, "ui", bytes, count);
    manifest.pack_count = 2;
    manifest_publish(world, &manifest, PUBLISHER);
}

static void published_texts_of_the_interface_are_used_if_none_is_missing(void **state)
{
    struct world *world = *state;
    size_t count;
    const char *own = file_beside_program(world->arena, "../share/faden/ui.pack");
    const char *path = folder_file(&world->folder, "ui.pack");
    char *bytes = file_read(world->arena, own, 1u << 24, &count, NULL);
    assert_non_null(bytes);
    write_bytes(path, bytes, count);
    sqlite3 *pack;
    sqlite3_open(path, &pack);
    run_sql(pack, sqlite3_mprintf("UPDATE meta SET value = '2026-11-25' WHERE key = 'date'"));
    sqlite3_close(pack);
    bytes = file_read(world->arena, path, 1u << 24, &count, NULL);
    publish_ui(world, 2, bytes, count);
    expect(world, OUTCOME_DONE);
    assert_int_equal(world->update.remark_count, 0);
    sqlite3_open(path, &pack);
    run_sql(pack, sqlite3_mprintf("DELETE FROM texts WHERE id = 'nav-back'"));
    run_sql(pack, sqlite3_mprintf("DELETE FROM strings WHERE id = 'nav-back'"));
    sqlite3_close(pack);
    bytes = file_read(world->arena, path, 1u << 24, &count, NULL);
    publish_ui(world, 3, bytes, count);
    expect(world, OUTCOME_DONE);
    assert_int_equal(world->update.remark_count, 1);
    assert_non_null(strstr(world->update.remarks[0], "it lacks the text nav-back"));
    assert_string_equal(offered(world), "Rat 3");
    expect(world, OUTCOME_CURRENT);
}

/* The stick is pulled while the first file is on its way. */
static ssize_t pull(void *context, const char *text, size_t bytes)
{
    struct world *world = context;
    if (memmem(text, bytes, "file 1", 6))
        rename(world->channel, folder_file(&world->folder, "pulled"));
    (void)text;
    return (ssize_t)bytes;
}

static void empty_folder(struct world *world)
{
    nftw(world->channel, remove_any, 16, FTW_DEPTH | FTW_PHYS);
}

static ssize_t wipe(void *context, const char *text, size_t bytes)
{
    if (memmem(text, bytes, "file 1", 6))
        empty_folder(context);
    return (ssize_t)bytes;
}

static void a_pulled_stick_is_told_from_an_unreadable_one(void **state)
{
    struct world *world = *state;
    publish(world, 2);
    world->progress.stream = fopencookie(world, "w", (cookie_io_functions_t){.write = wipe});
    setvbuf(world->progress.stream, NULL, _IONBF, 0);
    expect(world, OUTCOME_PULLED);
    fclose(world->progress.stream);
    world->progress.stream = NULL;
    expect(world, OUTCOME_UNREADABLE);
    assert_string_equal(offered(world), "Rat 1");
}

/* An open folder outlives its name: what could be read to its end counts. */
static void a_stick_that_was_read_to_its_end_may_go(void **state)
{
    struct world *world = *state;
    publish(world, 2);
    world->progress.stream = fopencookie(world, "w", (cookie_io_functions_t){.write = pull});
    setvbuf(world->progress.stream, NULL, _IONBF, 0);
    expect(world, OUTCOME_DONE);
    fclose(world->progress.stream);
    world->progress.stream = NULL;
}

static void the_channel_may_be_in_a_folder_of_the_stick(void **state)
{
    struct world *world = *state;
    const char *stick = folder_file(&world->folder, "stick");
    publish(world, 2);
    file_make_folder(stick, NULL);
    assert_int_equal(rename(world->channel, arena_printf(world->arena, "%s/faden", stick)), 0);
    world->channel = stick;
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 2");
}

/* Ends */

static void content_that_nobody_renewed_stays_and_is_told(void **state)
{
    struct world *world = *state;
    struct manifest manifest = draft(world, 2);
    struct status status;
    manifest.expires = time(NULL) + 2;
    manifest_publish(world, &manifest, PUBLISHER);
    expect(world, OUTCOME_DONE);
    while (time(NULL) < manifest.expires)
        usleep(100000);
    expect(world, OUTCOME_EXPIRED);
    assert_string_equal(offered(world), "Rat 2");
    manifest.version = 3;
    manifest.expires = time(NULL) + DAY;
    manifest_publish(world, &manifest, PUBLISHER);
    expect(world, OUTCOME_DONE);
    assert_int_equal(
        status_read(world->arena, &world->options, &status, &world->error), OUTCOME_DONE);
    assert_int_equal(status.accepted, 3);
    assert_int_equal(status.generation_count, 3);
    assert_int_equal(status.current->manifest, 3);
    assert_int_equal(status.root.threshold, 2);
}

/* Whatever is missing or damaged, the rest is told. */
static void a_status_tells_what_it_can(void **state)
{
    struct world *world = *state;
    struct status status;
    world->options.root = "/nowhere/root.json";
    assert_int_equal(
        status_read(world->arena, &world->options, &status, &world->error), OUTCOME_FOREIGN);
    assert_non_null(strstr(world->error.message, "/nowhere/root.json"));
    assert_int_equal(status.accepted, 1);
    assert_int_equal(status.current->manifest, 1);
    world->options.root = world->pinned;
    write_bytes(arena_printf(world->arena, "%s/trust/accepted", world->store), "junk", 4);
    assert_int_equal(
        status_read(world->arena, &world->options, &status, &world->error), OUTCOME_STORE);
    assert_int_equal(status.accepted, -1);
    assert_int_equal(status.root.version, 1);
    assert_true(status.there);
    world->options.store = "/nowhere/store";
    assert_int_equal(
        status_read(world->arena, &world->options, &status, &world->error), OUTCOME_STORE);
    assert_false(status.there);
}

static void how_it_ended_stands_in_the_store(void **state)
{
    struct world *world = *state;
    assert_true(notes_keep_end(
        world->arena, world->store, "/media/stick\noutcome = done", OUTCOME_FOREIGN, NULL));
    struct notes_end last = notes_end(world->arena, world->store);
    assert_string_equal(last.source, "/media/stick outcome = done");
    assert_string_equal(last.outcome, "foreign");
    assert_string_equal(last.german, outcome_german(OUTCOME_FOREIGN));
    assert_int_equal(strlen(last.time), strlen("2026-11-24T22:00"));
}

/* Each night with a change leaves the store with what its generations need, and nothing else. */
static void nights_leave_no_garbage(void **state)
{
    struct world *world = *state;
    struct town town = {.folder = world->folder, .path = world->store};
    for (long version = 2; version <= 6; version++) {
        publish(world, version);
        expect(world, OUTCOME_DONE);
    }
    assert_int_equal(count_files(&town, "generations"), STORE_GENERATIONS_KEPT);
    assert_int_equal(count_files(&town, "packs"), STORE_GENERATIONS_KEPT + 1); /* and ui */
    assert_int_equal(count_files(&town, "incoming"), 0);
}

#define STICK(test) cmocka_unit_test_setup_teardown(test, by_stick, end)
#define WEB(test) cmocka_unit_test_setup_teardown(test, by_web, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WEB(only_what_changed_is_fetched),
        WEB(a_damaged_old_pack_leads_to_the_whole_one),
        WEB(a_missing_delta_leads_to_the_whole_pack),
        STICK(a_missing_delta_leads_to_the_whole_pack),
        WEB(a_damaged_delta_leads_to_the_whole_pack),
        STICK(an_object_is_fetched_once),
        STICK(roots_are_followed_one_by_one),
        WEB(roots_are_followed_one_by_one),
        STICK(a_step_back_lasts_until_the_next_version),
        WEB(a_step_back_lasts_until_the_next_version),
        WEB(a_step_back_to_nothing_is_undone),
        WEB(a_night_without_news_repairs_damaged_content),
        WEB(lost_notes_are_made_up_for),
        WEB(a_forged_note_is_not_believed),
        WEB(what_cannot_be_shown_is_fetched_once),
        STICK(what_cannot_be_shown_is_fetched_once),
        WEB(a_changed_configuration_is_built_from_what_is_there),
        STICK(an_upgrade_does_not_wait_for_the_channel),
        WEB(a_pack_of_this_machine_comes_along),
        STICK(a_pack_that_nobody_publishes_is_named),
        STICK(a_missing_file_of_this_machine_is_named),
        STICK(published_texts_of_the_interface_are_used_if_none_is_missing),
        STICK(a_pulled_stick_is_told_from_an_unreadable_one),
        STICK(a_stick_that_was_read_to_its_end_may_go),
        STICK(the_channel_may_be_in_a_folder_of_the_stick),
        WEB(content_that_nobody_renewed_stays_and_is_told),
        STICK(a_status_tells_what_it_can),
        STICK(how_it_ended_stands_in_the_store),
        WEB(nights_leave_no_garbage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

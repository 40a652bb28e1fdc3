/* SPDX-License-Identifier: EUPL-1.2 */
/* Every attack of STANDARDS, "Trust in what arrives", and what else somebody with a stick or a web
 * server might try, at a terminal that has version 1. A line of the table: what is done to the
 * channel, and what the run says; through the stick and through the web. Whatever is tried, the
 * terminal shows what it showed and counts what it counted, and the next honest version is taken.
 *
 * A new attack is a function and a line. */
#include "sync_channel.h"

/* Whose content it is */

static void arbitrary(struct world *world)
{
    static const char junk[] = "<html>Ihr Terminal gehört jetzt uns</html>\n";
    channel_write(world, "manifests/2.json", junk);
    channel_write(world, "manifests/2.json.minisig", junk);
    latest(world, 2);
}

static void unsigned_manifest(struct world *world)
{
    publish(world, 2);
    unlink(channel_file(world, "manifests/2.json.minisig"));
}

static void signed_by_a_stranger(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    manifest_publish(world, &manifest, STRANGER);
}

/* A key of the root decides who publishes; it does not publish. */
static void signed_by_a_root_key(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    manifest_publish(world, &manifest, OFFICE);
}

static void signed_for_another_file(struct world *world)
{
    publish(world, 2);
    channel_write(
        world, "manifests/2.json.minisig", channel_read(world, "manifests/1.json.minisig"));
}

static void stranger_with_a_known_id(struct world *world)
{
    enum { LINE = 74, ALGORITHM = 2, VARIANT = sodium_base64_VARIANT_ORIGINAL };
    unsigned char bytes[LINE];
    struct manifest manifest = draft(world, 2);
    manifest_publish(world, &manifest, STRANGER);
    char *text = channel_read(world, "manifests/2.json.minisig"), *line = strchr(text, '\n') + 1;
    char *end = strchr(line, '\n');
    sodium_base642bin(bytes, LINE, line, (size_t)(end - line), NULL, NULL, NULL, VARIANT);
    memcpy(bytes + ALGORITHM, secret_key_public(world->keys[PUBLISHER])->id, KEY_ID_BYTES);
    sodium_bin2base64(line, (size_t)(end - line) + 1, bytes, LINE, VARIANT);
    *end = '\n';
    channel_write(world, "manifests/2.json.minisig", text);
}

static void one_byte_changed(struct world *world)
{
    publish(world, 2);
    char *text = channel_read(world, "manifests/2.json");
    *strstr(text, "stadt") = 'S';
    channel_write(world, "manifests/2.json", text);
}

static void blank_appended(struct world *world)
{
    publish(world, 2);
    channel_write(world, "manifests/2.json",
        arena_printf(world->arena, "%s ", channel_read(world, "manifests/2.json")));
}

static void empty_manifest(struct world *world)
{
    publish(world, 2);
    channel_write(world, "manifests/2.json", "");
}

/* How much */

static void stretch(struct world *world, const char *relative, off_t bytes)
{
    assert_int_equal(truncate(channel_file(world, relative), bytes), 0);
}

static void long_latest(struct world *world)
{
    publish(world, 2);
    stretch(world, CHANNEL_LATEST, (off_t)1 << 30);
}

static void long_manifest(struct world *world)
{
    publish(world, 2);
    stretch(world, "manifests/2.json", (off_t)1 << 30);
}

static void long_signature(struct world *world)
{
    publish(world, 2);
    stretch(world, "manifests/2.json.minisig", (off_t)1 << 30);
}

static void long_root(struct world *world)
{
    channel_write(world, "roots/2.json", "{}");
    stretch(world, "roots/2.json", (off_t)1 << 30);
    publish(world, 2);
}

static const char *pack_of(struct world *world)
{
    return channel_pack(world->arena, &world->packs[0].pack.digest);
}

static void long_pack(struct world *world)
{
    publish(world, 2);
    stretch(world, pack_of(world), (off_t)1 << 30);
}

static void truncated_pack(struct world *world)
{
    publish(world, 2);
    stretch(world, pack_of(world), (off_t)world->packs[0].file.size - 7);
}

static void empty_pack(struct world *world)
{
    publish(world, 2);
    stretch(world, pack_of(world), 0);
}

static void damaged_pack(struct world *world)
{
    publish(world, 2);
    const char *path = channel_file(world, pack_of(world));
    size_t count;
    char *bytes = file_read(world->arena, path, 1u << 24, &count, NULL);
    bytes[count / 2] ^= 1;
    write_bytes(path, bytes, count);
}

/* Signed by a publisher who was deceived: it unpacks to 1 GB instead of what was signed. */
static void bomb(struct world *world)
{
    static char zeros[1 << 20];
    struct manifest manifest = draft(world, 2);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    const char *path = channel_file(world, pack_of(world));
    FILE *file = fopen(path, "wb");
    char piece[1 << 16];
    for (int i = 0; i < 1024; i++) {
        ZSTD_inBuffer in = {zeros, sizeof zeros, 0};
        for (bool more = true; more;) {
            ZSTD_outBuffer out = {piece, sizeof piece, 0};
            size_t left =
                ZSTD_compressStream2(context, &out, &in, i == 1023 ? ZSTD_e_end : ZSTD_e_continue);
            fwrite(piece, 1, out.pos, file);
            more = i == 1023 ? left > 0 : in.pos < in.size;
        }
    }
    fclose(file);
    ZSTD_freeCCtx(context);
    digest_of_file(path, &world->packs[0].file.digest, &world->packs[0].file.size, NULL);
    manifest_publish(world, &manifest, PUBLISHER);
}

/* Ten thousand files of a gigabyte each. */
static void more_than_any_disk(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    struct manifest_file *objects =
        arena_alloc(world->arena, MANIFEST_OBJECTS_MOST * sizeof *objects);
    for (size_t i = 0; i < MANIFEST_OBJECTS_MOST; i++)
        objects[i] = (struct manifest_file){MANIFEST_FILE_MOST, digest_of(&i, sizeof i)};
    world->packs[0].objects = objects;
    world->packs[0].object_count = MANIFEST_OBJECTS_MOST;
    manifest_publish(world, &manifest, PUBLISHER);
}

/* Which version */

static void rollback(struct world *world)
{
    publish(world, 2);
    expect(world, OUTCOME_DONE);
    latest(world, 1);
}

static void rollback_relabelled(struct world *world)
{
    channel_write(world, "manifests/2.json", channel_read(world, "manifests/1.json"));
    channel_write(
        world, "manifests/2.json.minisig", channel_read(world, "manifests/1.json.minisig"));
    latest(world, 2);
}

static void same_version_other_bytes(struct world *world)
{
    struct manifest manifest = draft(world, 1);
    world->packs[0] = edition_publish(world, 9);
    manifest_publish(world, &manifest, PUBLISHER);
}

static void fast_forward(struct world *world)
{
    publish(world, 10002);
}

static void latest_beyond_all_numbers(struct world *world)
{
    channel_write(world, CHANNEL_LATEST, "99999999999999999999\n");
}

static void latest_is_a_path(struct world *world)
{
    channel_write(world, CHANNEL_LATEST, "../../etc/passwd\n");
}

static void latest_is_negative(struct world *world)
{
    channel_write(world, CHANNEL_LATEST, "-1\n");
}

/* When */

static void freeze(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    manifest.issued = time(NULL) - 90 * DAY;
    manifest.expires = time(NULL) - 1;
    manifest_publish(world, &manifest, PUBLISHER);
}

static void clock_before_issued(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    manifest.issued = time(NULL) + 30 * DAY;
    manifest_publish(world, &manifest, PUBLISHER);
}

/* What belongs together */

static void packs_of_another(struct world *world)
{
    publish(world, 2);
    const char *place = channel_file(world, pack_of(world));
    edition_publish(world, 3);
    struct manifest_pack other = edition_publish(world, 3);
    rename(channel_file(world, channel_pack(world->arena, &other.pack.digest)), place);
}

static void extra_files(struct world *world)
{
    publish(world, 2);
    channel_write(world, "packs/autorun.inf", "[autorun]");
    channel_write(world, "evil.pack", "SQLite format 3");
    channel_write(world, "manifests/2.json.sig", "");
}

static void pack_missing(struct world *world)
{
    publish(world, 2);
    unlink(channel_file(world, pack_of(world)));
}

static void objects_missing(struct world *world)
{
    static const struct manifest_file object = {9, {"0123456789abcdef0123456789abcdef"
                                                    "0123456789abcdef0123456789abcdef"}};
    struct manifest manifest = draft(world, 2);
    world->packs[0].objects = &object;
    world->packs[0].object_count = 1;
    manifest_publish(world, &manifest, PUBLISHER);
}

static void object_damaged(struct world *world)
{
    static struct manifest_file object;
    object = (struct manifest_file){9, digest_of("a picture", 9)};
    struct manifest manifest = draft(world, 2);
    world->packs[0].objects = &object;
    world->packs[0].object_count = 1;
    const char *path = channel_object(world->arena, &object.digest);
    char *folder = arena_string(world->arena, channel_file(world, path));
    *strrchr(folder, '/') = '\0';
    file_make_folder(folder, NULL);
    channel_write(world, path, "A picture");
    manifest_publish(world, &manifest, PUBLISHER);
}

static void packed_is_another_pack(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    struct manifest_pack other = edition_publish(world, 3);
    rename(channel_file(world, channel_pack(world->arena, &other.pack.digest)),
        channel_file(world, pack_of(world)));
    world->packs[0].file = other.file;
    manifest_publish(world, &manifest, PUBLISHER);
}

/* A delta that does not start where it says leads to the whole pack, and to no harm. */
static void delta_of_the_wrong_base(struct world *world)
{
    static struct manifest_delta delta;
    struct manifest manifest = draft(world, 2);
    struct manifest_pack first = edition_publish(world, 1);
    size_t count;
    const char *bytes = pack_bytes(world, "stadt", 2, &count);
    char *packed = arena_alloc(world->arena, ZSTD_compressBound(count));
    ZSTD_CCtx *context = ZSTD_createCCtx();
    char *wrong = arena_alloc(world->arena, count);
    memset(wrong, 'x', count);
    memcpy(wrong, bytes, count / 2);
    ZSTD_CCtx_refPrefix(context, wrong, count);
    size_t size = ZSTD_compress2(context, packed, ZSTD_compressBound(count), bytes, count);
    ZSTD_freeCCtx(context);
    delta.from = first.pack.digest;
    delta.file = written(world,
        channel_delta(world->arena, &delta.from, &world->packs[0].pack.digest), packed, size);
    assert_true(delta.file.size < world->packs[0].file.size);
    world->packs[0].deltas = &delta;
    world->packs[0].delta_count = 1;
    manifest_publish(world, &manifest, PUBLISHER);
}

/* Keys */

enum { DECIDE = 1u << OFFICE | 1u << BOARD };

/* The key of PUBLISHER was stolen; root 2 no longer lists it. */
static void replace_publisher(struct world *world)
{
    struct root root = root_draft(world, 2);
    root.publishers[0] = root.publishers[1];
    root.publisher_count = 1;
    root_publish(world, &root, DECIDE);
}

static void stolen_publisher_key(struct world *world)
{
    replace_publisher(world);
    publish(world, 2);
}

/* One that the thief had signed before is taken, counts for nothing any more, and the honest
 * publisher goes on with a lower number. */
static void thief_was_ahead(struct world *world)
{
    publish(world, 5000);
    expect(world, OUTCOME_DONE);
    replace_publisher(world);
    struct manifest manifest = draft(world, 2);
    manifest.root = 2;
    manifest_publish(world, &manifest, DEPUTY);
}

static void root_signed_by_too_few(struct world *world)
{
    struct root root = root_draft(world, 2);
    root_publish(world, &root, 1u << OFFICE);
    publish(world, 2);
}

static void root_signed_twice_by_one(struct world *world)
{
    struct root root = root_draft(world, 2);
    root_publish(world, &root, 1u << OFFICE);
    const char *one = channel_root_signature(world->arena, 2, &root.keys[0]);
    channel_write(
        world, channel_root_signature(world->arena, 2, &root.keys[1]), channel_read(world, one));
    publish(world, 2);
}

static struct root root_of_new_keys(struct world *world)
{
    struct root root = root_draft(world, 2);
    root.keys[0] = *secret_key_public(world->keys[DEPUTY]);
    root.keys[1] = *secret_key_public(world->keys[STRANGER]);
    return root;
}

static void root_signed_by_the_old_only(struct world *world)
{
    struct root root = root_of_new_keys(world);
    root_publish(world, &root, DECIDE);
    publish(world, 2);
}

static void root_signed_by_the_new_only(struct world *world)
{
    struct root root = root_of_new_keys(world);
    root_publish(world, &root, 1u << DEPUTY | 1u << STRANGER);
    publish(world, 2);
}

static void root_skipped(struct world *world)
{
    struct root root = root_draft(world, 3);
    struct manifest manifest = draft(world, 2);
    root_publish(world, &root, DECIDE);
    manifest.root = 3;
    manifest_publish(world, &manifest, PUBLISHER);
}

static void root_in_the_place_of_another(struct world *world)
{
    struct root root = root_draft(world, 3);
    const char *text = root_publish(world, &root, DECIDE);
    channel_write(world, "roots/2.json", text);
    for (int i = OFFICE; i <= BOARD; i++)
        channel_write(world,
            channel_root_signature(world->arena, 2, secret_key_public(world->keys[i])),
            signature_make(world->arena, world->keys[i], text, strlen(text), "root"));
    publish(world, 2);
}

static void root_is_junk(struct world *world)
{
    channel_write(world, "roots/2.json", "<html>404</html>");
    publish(world, 2);
}

/* Where a name leads */

static void path_for_a_digest(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    char *text = arena_string(world->arena, manifest_write(world->arena, &manifest));
    char *digest = strstr(text, world->packs[0].pack.digest.digits);
    memcpy(digest, "../../../../../../../../../../../../etc/cron.d/fadenfadenfadenfad", 64);
    text_publish(world, 2, text, PUBLISHER);
}

static void path_for_an_id(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    world->packs[0].id = "../../x";
    text_publish(world, 2, manifest_write(world->arena, &manifest), PUBLISHER);
}

static void name_of_a_file_given(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    const char *text = manifest_write(world->arena, &manifest);
    const char *brace = strchr(text, '{') + 1;
    text_publish(
        world, 2, arena_printf(world->arena, "{\"path\": \"/etc/passwd\",%s", brace), PUBLISHER);
}

/* Content */

static void malicious_pack(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    size_t count;
    const char *path = folder_file(&world->folder, "evil");
    const char *bytes = pack_bytes(world, "stadt", 2, &count);
    write_bytes(path, bytes, count);
    sqlite3 *pack;
    sqlite3_open(path, &pack);
    run_sql(pack, sqlite3_mprintf("CREATE TRIGGER evil AFTER INSERT ON meta BEGIN"
                                  " DELETE FROM services; END"));
    sqlite3_close(pack);
    bytes = file_read(world->arena, path, 1u << 24, &count, NULL);
    world->packs[0] = pack_publish(world, "stadt", bytes, count);
    manifest_publish(world, &manifest, PUBLISHER);
}

static void no_pack_at_all(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    world->packs[0] = pack_publish(world, "stadt", "no database at all", 18);
    manifest_publish(world, &manifest, PUBLISHER);
}

static void offers_nothing(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    world->packs[0] = edition_publish(world, 0);
    manifest_publish(world, &manifest, PUBLISHER);
}

static void pack_of_the_future(struct world *world)
{
    struct manifest manifest = draft(world, 2);
    world->packs[0].format = PACK_FORMAT + 1;
    manifest_publish(world, &manifest, PUBLISHER);
}

/* Only a stick */

static void in_the_place_of(struct world *world, const char *relative, const char *target)
{
    const char *path = channel_file(world, relative);
    unlink(path);
    assert_int_equal(target ? symlink(target, path) : mkfifo(path, 0600), 0);
}

static void latest_is_a_link(struct world *world)
{
    publish(world, 2);
    in_the_place_of(world, CHANNEL_LATEST, "/dev/zero");
}

static void manifest_is_a_link(struct world *world)
{
    publish(world, 2);
    rename(channel_file(world, "manifests/2.json"), channel_file(world, "elsewhere"));
    in_the_place_of(world, "manifests/2.json", "../elsewhere");
}

static void manifest_is_a_fifo(struct world *world)
{
    publish(world, 2);
    in_the_place_of(world, "manifests/2.json", NULL);
}

static void pack_is_a_fifo(struct world *world)
{
    publish(world, 2);
    in_the_place_of(world, pack_of(world), NULL);
}

static void pack_is_a_device(struct world *world)
{
    publish(world, 2);
    in_the_place_of(world, pack_of(world), "/dev/zero");
}

static void packs_are_a_link(struct world *world)
{
    publish(world, 2);
    rename(channel_file(world, "packs"), channel_file(world, "elsewhere"));
    in_the_place_of(world, "packs", "elsewhere");
}

static void latest_is_a_folder(struct world *world)
{
    unlink(channel_file(world, CHANNEL_LATEST));
    file_make_folder(channel_file(world, CHANNEL_LATEST), NULL);
}

static void nothing_there(struct world *world)
{
    nftw(world->channel, remove_any, 16, FTW_DEPTH | FTW_PHYS);
    file_make_folder(world->channel, NULL);
}

static const struct attack {
    const char *name;
    void (*mount)(struct world *world);
    enum outcome stick, web;
    long shown; /* which version, and counted as accepted; 0: what was shown before, which is 1 */
    bool only_stick;
    const char *says; /* a part of the error; NULL: whatever */
} attacks[] = {
#define NAMED(attack) .name = #attack, .mount = attack
#define EACH(attack, on_stick, on_web) NAMED(attack), .stick = on_stick, .web = on_web
#define BOTH(attack, outcome) EACH(attack, outcome, outcome)
#define TAKEN(attack, outcome, version) BOTH(attack, outcome), .shown = version
#define STICK(attack, outcome) NAMED(attack), .stick = outcome, .only_stick = true
#define PLAIN(attack) STICK(attack, OUTCOME_CHANGED), .says = "no plain file"
    {BOTH(arbitrary, OUTCOME_FOREIGN)},
    {BOTH(unsigned_manifest, OUTCOME_FOREIGN)},
    {BOTH(signed_by_a_stranger, OUTCOME_FOREIGN)},
    {BOTH(signed_by_a_root_key, OUTCOME_FOREIGN)},
    {BOTH(signed_for_another_file, OUTCOME_CHANGED)},
    {BOTH(stranger_with_a_known_id, OUTCOME_CHANGED)},
    {BOTH(one_byte_changed, OUTCOME_CHANGED)},
    {BOTH(blank_appended, OUTCOME_CHANGED)},
    {BOTH(empty_manifest, OUTCOME_CHANGED)},
    {EACH(long_latest, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {BOTH(long_manifest, OUTCOME_CHANGED)},
    {BOTH(long_signature, OUTCOME_CHANGED)},
    {BOTH(long_root, OUTCOME_CHANGED)},
    {BOTH(long_pack, OUTCOME_CHANGED)},
    {BOTH(truncated_pack, OUTCOME_CHANGED)},
    {BOTH(empty_pack, OUTCOME_CHANGED)},
    {BOTH(damaged_pack, OUTCOME_CHANGED)},
    {BOTH(bomb, OUTCOME_CHANGED)},
    {BOTH(more_than_any_disk, OUTCOME_NO_SPACE)},
    {TAKEN(rollback, OUTCOME_OLDER, 2)},
    {BOTH(rollback_relabelled, OUTCOME_CHANGED)},
    {BOTH(same_version_other_bytes, OUTCOME_CURRENT)},
    {BOTH(fast_forward, OUTCOME_CHANGED)},
    {EACH(latest_beyond_all_numbers, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {EACH(latest_is_a_path, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {EACH(latest_is_negative, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {BOTH(freeze, OUTCOME_EXPIRED)},
    {TAKEN(clock_before_issued, OUTCOME_DONE, 2)},
    {BOTH(packs_of_another, OUTCOME_CHANGED)},
    {TAKEN(extra_files, OUTCOME_DONE, 2)},
    {EACH(pack_missing, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {EACH(objects_missing, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
    {BOTH(object_damaged, OUTCOME_CHANGED)},
    {BOTH(packed_is_another_pack, OUTCOME_CHANGED)},
    {TAKEN(delta_of_the_wrong_base, OUTCOME_DONE, 2)},
    {BOTH(stolen_publisher_key, OUTCOME_FOREIGN)},
    {TAKEN(thief_was_ahead, OUTCOME_DONE, 2)},
    {BOTH(root_signed_by_too_few, OUTCOME_FOREIGN)},
    {BOTH(root_signed_twice_by_one, OUTCOME_FOREIGN)},
    {BOTH(root_signed_by_the_old_only, OUTCOME_FOREIGN)},
    {BOTH(root_signed_by_the_new_only, OUTCOME_FOREIGN)},
    {BOTH(root_skipped, OUTCOME_FOREIGN)},
    {BOTH(root_in_the_place_of_another, OUTCOME_FOREIGN)},
    {BOTH(root_is_junk, OUTCOME_FOREIGN), .says = "0 of the keys of root 1 signed"},
    {BOTH(path_for_a_digest, OUTCOME_CONTENT)},
    {BOTH(path_for_an_id, OUTCOME_CONTENT)},
    {BOTH(name_of_a_file_given, OUTCOME_CONTENT)},
    {BOTH(malicious_pack, OUTCOME_CONTENT)},
    {BOTH(no_pack_at_all, OUTCOME_CONTENT)},
    {BOTH(offers_nothing, OUTCOME_CONTENT)},
    {BOTH(pack_of_the_future, OUTCOME_CONTENT)},
    {STICK(latest_is_a_link, OUTCOME_UNREADABLE)},
    {PLAIN(manifest_is_a_link)},
    {PLAIN(manifest_is_a_fifo)},
    {PLAIN(pack_is_a_fifo)},
    {PLAIN(pack_is_a_device)},
    {PLAIN(packs_are_a_link)},
    {STICK(latest_is_a_folder, OUTCOME_UNREADABLE)},
    {EACH(nothing_there, OUTCOME_UNREADABLE, OUTCOME_UNREACHABLE)},
};

/* Somebody makes the channel good: the roots that counted stay, everything else is as published. */
static void heal(struct world *world, bool rotated)
{
    nftw(world->channel, remove_any, 16, FTW_DEPTH | FTW_PHYS);
    channel_folders(world);
    struct root root = root_draft(world, 1);
    root_publish(world, &root, DECIDE);
    if (rotated)
        replace_publisher(world);
    struct manifest manifest = draft(world, 3);
    manifest_publish(world, &manifest, rotated ? DEPUTY : PUBLISHER);
}

/* An attack and the way that it comes by. */
struct trial {
    const struct attack *attack;
    bool web;
    char name[64];
};

static void try(void **state)
{
    const struct trial *trial = *state;
    const struct attack *attack = trial->attack;
    long version = attack->shown ? attack->shown : 1;
    struct world *world = world_create(trial->web);
    attack->mount(world);
    expect(world, trial->web ? attack->web : attack->stick);
    assert_non_null(strstr(world->error.message, attack->says ? attack->says : ""));
    assert_string_equal(offered(world), arena_printf(world->arena, "Rat %ld", version));
    /* what the thief signed counts for nothing, though it stays on the screen */
    assert_int_equal(accepted(world), attack->mount == stolen_publisher_key ? 0 : version);
    heal(world, attack->mount == stolen_publisher_key || attack->mount == thief_was_ahead);
    expect(world, OUTCOME_DONE);
    assert_string_equal(offered(world), "Rat 3");
    world_destroy(world);
}

int main(void)
{
    static struct trial trials[2 * COUNT_OF(attacks)];
    static struct CMUnitTest tests[COUNT_OF(trials)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(trials); i++) {
        struct trial *trial = &trials[i];
        *trial = (struct trial){.attack = &attacks[i / 2], .web = i % 2};
        if (trial->web && trial->attack->only_stick)
            continue;
        snprintf(trial->name, sizeof trial->name, "%s by %s", trial->attack->name,
            trial->web ? "web" : "stick");
        tests[count++] =
            (struct CMUnitTest){.name = trial->name, .test_func = try, .initial_state = trial};
    }
    return _cmocka_run_group_tests("attacks", tests, count, NULL, NULL);
}

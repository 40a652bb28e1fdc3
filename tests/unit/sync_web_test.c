/* SPDX-License-Identifier: EUPL-1.2 */
/* What a web server can do to a terminal that a stick cannot: answers without an end, at a snail's
 * pace, with lies about their length, that lead elsewhere or break off. A line of the table: where
 * the server is evil, how, and what the run says. Afterwards the terminal shows what it showed, and
 * from an honest server it takes the next version. */
#include "sync_channel.h"

#include "sync/notes.h"

static bool endless(struct server *server, int client, const struct request *request)
{
    static char piece[1 << 16];
    (void)request;
    say(client, "HTTP/1.1 200 X\r\n\r\n");
    while (server->sent < SERVER_MOST && send_all(client, piece, sizeof piece))
        server->sent += sizeof piece;
    return true;
}

static bool endless_head(struct server *server, int client, const struct request *request)
{
    static const char line[] = "X-Faden: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n";
    (void)request;
    say(client, "HTTP/1.1 200 X\r\n");
    while (server->sent < SERVER_MOST && say(client, line))
        server->sent += sizeof line - 1;
    return true;
}

static bool endless_error(struct server *server, int client, const struct request *request)
{
    static char piece[1 << 16];
    (void)request;
    say(client, "HTTP/1.1 404 X\r\n\r\n");
    while (server->sent < SERVER_MOST && send_all(client, piece, sizeof piece))
        server->sent += sizeof piece;
    return true;
}

/* A byte, and another one if the client is still there after a while. */
static bool slow(struct server *server, int client, const struct request *request)
{
    struct pollfd gone = {.fd = client, .events = POLLRDHUP};
    (void)request;
    say(client, "HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n");
    for (int i = 0; i < 300; i++)
        if (!say(client, "1") || poll(&gone, 1, 100) != 0)
            return true;
    server->sent = SERVER_MOST; /* nobody has lost patience */
    return true;
}

static bool silent(struct server *server, int client, const struct request *request)
{
    struct pollfd gone = {.fd = client, .events = POLLRDHUP};
    (void)request;
    if (poll(&gone, 1, 30000) == 0)
        server->sent = SERVER_MOST;
    return true;
}

static bool claims_more(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    say(client, "HTTP/1.1 200 X\r\nContent-Length: 1000000\r\n\r\n{\"format\": 1");
    return true;
}

static bool claims_less(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    say(client, "HTTP/1.1 200 X\r\nContent-Length: 3\r\n\r\n{\"format\": 1");
    return true;
}

static bool claims_all(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    say(client, "HTTP/1.1 200 X\r\nContent-Length: 18446744073709551615\r\n\r\n{}");
    return true;
}

static bool leads_to(int client, const char *place)
{
    char head[2048];
    snprintf(
        head, sizeof head, "HTTP/1.1 302 X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", place);
    return say(client, head);
}

static bool leads_to_a_file(struct server *server, int client, const struct request *request)
{
    char place[1400];
    snprintf(place, sizeof place, "file://%s%s", server->folder, request->path);
    return leads_to(client, place);
}

static bool leads_to_ftp(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return leads_to(client, "ftp://127.0.0.1/latest");
}

static bool leads_in_circles(struct server *server, int client, const struct request *request)
{
    server->sent += SERVER_MOST / 20; /* ten are too many */
    return leads_to(client, request->path);
}

static bool is_a_portal(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(
        client, "HTTP/1.1 200 X\r\nContent-Length: 30\r\n\r\n<html>Please log in here</html");
}

static bool unasked_304(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "HTTP/1.1 304 X\r\n\r\n");
}

static bool fails(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n");
}

static bool hangs_up(struct server *server, int client, const struct request *request)
{
    (void)server, (void)client, (void)request;
    return true;
}

static bool old_protocol(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "{\"format\": 1}\n");
}

/* Ten megabytes of zeros in ten kilobytes; nobody asked for it to be packed. */
static bool gzip_bomb(struct server *server, int client, const struct request *request)
{
    static char bomb[10240] = "\x1f\x8b\x08";
    (void)server, (void)request;
    return say(client, "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\n"
                       "Content-Length: 10240\r\n\r\n") &&
           send_all(client, bomb, sizeof bomb);
}

static bool forbids(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n");
}

static size_t bytes_of(
    const struct server *server, const struct request *request, char *bytes, size_t room)
{
    char path[2048];
    snprintf(path, sizeof path, "%s%s", server->folder, request->path);
    FILE *file = fopen(path, "rb");
    size_t count = file ? fread(bytes, 1, room, file) : 0;
    if (file)
        fclose(file);
    return count;
}

static bool in_chunks(struct server *server, int client, const struct request *request)
{
    static char bytes[1 << 20];
    char head[128];
    size_t count = bytes_of(server, request, bytes, sizeof bytes);
    snprintf(
        head, sizeof head, "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n%zx\r\n", count);
    return say(client, head) && send_all(client, bytes, count) && say(client, "\r\n0\r\n\r\n");
}

/* As servers did before they announced lengths; nobody can tell where it was cut. */
static bool half_without_length(struct server *server, int client, const struct request *request)
{
    static char bytes[1 << 20];
    size_t count = bytes_of(server, request, bytes, sizeof bytes);
    return say(client, "HTTP/1.0 200 X\r\n\r\n") && send_all(client, bytes, count / 2);
}

/* Half of the file, whatever was asked for, from its beginning. */
static bool half(struct server *server, int client, const struct request *request, int status)
{
    static char bytes[1 << 20];
    char head[256];
    size_t count = bytes_of(server, request, bytes, sizeof bytes);
    snprintf(head, sizeof head,
        "HTTP/1.1 %d X\r\nContent-Range: bytes 0-%zu/%zu\r\nContent-Length: %zu\r\n\r\n", status,
        count, count, count);
    say(client, head);
    send_all(client, bytes, count / 2);
    return true;
}

static bool breaks_off(struct server *server, int client, const struct request *request)
{
    return half(server, client, request, 200);
}

static bool another_part(struct server *server, int client, const struct request *request)
{
    return half(server, client, request, 206);
}

static bool never_satisfiable(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "HTTP/1.1 416 X\r\nContent-Length: 0\r\n\r\n");
}

static const struct evil {
    const char *name, *at; /* a part of the path */
    fault *fault;
    enum outcome expected;
} evils[] = {
    {"endless latest", "/latest", endless, OUTCOME_UNREACHABLE},
    {"endless manifest", ".json", endless, OUTCOME_CHANGED},
    {"endless signature", ".minisig", endless, OUTCOME_CHANGED},
    {"endless pack", "/packs/", endless, OUTCOME_CHANGED},
    {"endless head", "/latest", endless_head, OUTCOME_UNREACHABLE},
    {"endless 404 for a root", "/roots/2", endless_error, OUTCOME_DONE},
    {"slow latest", "/latest", slow, OUTCOME_UNREACHABLE},
    {"slow manifest", "/manifests/", slow, OUTCOME_UNREACHABLE},
    {"slow pack", "/packs/", slow, OUTCOME_UNREACHABLE},
    {"silence", "/manifests/", silent, OUTCOME_UNREACHABLE},
    {"manifest shorter than announced", "/manifests/", claims_more, OUTCOME_UNREACHABLE},
    {"manifest longer than announced", "/manifests/", claims_less, OUTCOME_FOREIGN},
    {"pack shorter than signed", "/packs/", claims_less, OUTCOME_CHANGED},
    {"pack of all bytes", "/packs/", claims_all, OUTCOME_UNREACHABLE},
    {"latest in a local file", "/latest", leads_to_a_file, OUTCOME_UNREACHABLE},
    {"pack in a local file", "/packs/", leads_to_a_file, OUTCOME_UNREACHABLE},
    {"latest by ftp", "/latest", leads_to_ftp, OUTCOME_UNREACHABLE},
    {"circle", "/latest", leads_in_circles, OUTCOME_UNREACHABLE},
    {"portal for everything", "/", is_a_portal, OUTCOME_UNREACHABLE},
    {"portal for the manifest", "/manifests/", is_a_portal, OUTCOME_FOREIGN},
    {"portal for the pack", "/packs/", is_a_portal, OUTCOME_CHANGED},
    {"304 for the manifest", "/manifests/", unasked_304, OUTCOME_UNREACHABLE},
    {"304 for the pack", "/packs/", unasked_304, OUTCOME_UNREACHABLE},
    {"503 for latest", "/latest", fails, OUTCOME_UNREACHABLE},
    {"503 for a root", "/roots/", fails, OUTCOME_UNREACHABLE},
    {"503 for the pack", "/packs/", fails, OUTCOME_UNREACHABLE},
    {"hangs up", "/latest", hangs_up, OUTCOME_UNREACHABLE},
    {"no HTTP", "/latest", old_protocol, OUTCOME_UNREACHABLE},
    {"gzip bomb for the manifest", "/manifests/", gzip_bomb, OUTCOME_CHANGED},
    {"gzip bomb for the pack", "/packs/", gzip_bomb, OUTCOME_CHANGED},
    {"pack breaks off", "/packs/", breaks_off, OUTCOME_UNREACHABLE},
    {"pack is another part", "/packs/", another_part, OUTCOME_UNREACHABLE},
    {"pack ends early, no length", "/packs/", half_without_length, OUTCOME_UNREACHABLE},
    {"pack in chunks", "/packs/", in_chunks, OUTCOME_DONE},
    {"403 for what is not there", "/roots/", forbids, OUTCOME_DONE},
    {"403 for the pack", "/packs/", forbids, OUTCOME_UNREACHABLE},
    {"range never satisfiable", "/packs/", never_satisfiable, OUTCOME_UNREACHABLE},
};

static void try(void **state)
{
    const struct evil *evil = *state;
    struct world *world = world_create(true);
    publish(world, 2);
    world->server->at = evil->at;
    world->server->fault = evil->fault;
    expect(world, evil->expected);
    world->server->fault = NULL;
    assert_true(world->server->sent < SERVER_MOST / 2);
    if (evil->expected != OUTCOME_DONE) {
        assert_string_equal(offered(world), "Rat 1");
        assert_int_equal(accepted(world), 1);
        expect(world, OUTCOME_DONE);
    }
    assert_string_equal(offered(world), "Rat 2");
    world_destroy(world);
}

/* Honest, and yet */

static void an_unchanged_night_is_one_request(void **state)
{
    (void)state;
    struct world *world = world_create(true);
    world->server->log[0] = '\0';
    expect(world, OUTCOME_CURRENT);
    assert_string_equal(world->server->log, "/latest 304\n");
    assert_int_equal(world->progress.arrived, 0);
    world_destroy(world);
}

static void the_pack_goes_on_where_it_broke_off(void **state)
{
    (void)state;
    struct world *world = world_create(true);
    publish(world, 2);
    world->server->at = "/packs/";
    world->server->fault = breaks_off;
    expect(world, OUTCOME_UNREACHABLE);
    world->server->fault = NULL;
    world->server->log[0] = '\0';
    expect(world, OUTCOME_DONE);
    assert_non_null(strstr(world->server->log, ".zst from 206"));
    assert_true(world->progress.arrived < world->packs[0].file.size);
    world_destroy(world);
}

/* What lies in incoming/ from an earlier run. */
static void a_false_part_is_begun_anew(void **state)
{
    static const char *const parts[] = {"x", "", "longer than anything that was ever signed"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        struct world *world = world_create(true);
        publish(world, 2);
        const char *part = arena_printf(
            world->arena, "%s/incoming/%s.zst", world->store, world->packs[0].file.digest.digits);
        write_bytes(part, parts[i], strlen(parts[i]));
        if (i == 2)
            assert_int_equal(truncate(part, 1 << 24), 0);
        expect(world, OUTCOME_DONE);
        assert_string_equal(offered(world), "Rat 2");
        world_destroy(world);
    }
}

/* The whole file for a part of it, or none at all. */
static bool ignores_ranges(struct server *server, int client, const struct request *request)
{
    struct request whole = *request;
    whole.from = -1;
    answer_honestly(server, client, &whole);
    return true;
}

static bool refuses_ranges(struct server *server, int client, const struct request *request)
{
    if (request->from < 0)
        return false;
    return never_satisfiable(server, client, request);
}

static void a_server_without_ranges_sends_all_again(void **state)
{
    fault *const faults[] = {ignores_ranges, refuses_ranges};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct world *world = world_create(true);
        publish(world, 2);
        world->server->at = "/packs/";
        world->server->fault = breaks_off;
        expect(world, OUTCOME_UNREACHABLE);
        world->server->fault = faults[i];
        expect(world, OUTCOME_DONE);
        world_destroy(world);
    }
}

/* Changed again within the same second, `latest` would keep its mark. */
static bool just_changed(struct server *server, int client, const struct request *request)
{
    (void)server, (void)request;
    return say(client, "HTTP/1.1 200 X\r\nETag: \"a\"\r\nContent-Length: 2\r\n"
                       "Date: Tue, 24 Nov 2026 22:00:01 GMT\r\n"
                       "Last-Modified: Tue, 24 Nov 2026 22:00:00 GMT\r\n\r\n2\n");
}

static void a_file_that_just_changed_is_asked_for_again(void **state)
{
    (void)state;
    struct world *world = world_create(true);
    publish(world, 2);
    world->server->at = "/latest";
    world->server->fault = just_changed;
    expect(world, OUTCOME_DONE);
    world->server->fault = NULL;
    assert_null(notes_mark(world->arena, world->store, world->server->url, 2).etag);
    expect(world, OUTCOME_CURRENT);
    assert_non_null(notes_mark(world->arena, world->store, world->server->url, 2).etag);
    world_destroy(world);
}

static bool moved(struct server *server, int client, const struct request *request)
{
    if (strncmp(request->path, "/moved", 6) == 0) {
        struct request there = *request;
        memmove(there.path, there.path + 6, strlen(there.path + 6) + 1);
        answer_honestly(server, client, &there);
        return true;
    }
    char place[1100];
    snprintf(place, sizeof place, "/moved%s", request->path);
    return leads_to(client, place);
}

static void a_channel_may_move(void **state)
{
    (void)state;
    struct world *world = world_create(true);
    publish(world, 2);
    world->server->at = "/";
    world->server->fault = moved;
    expect(world, OUTCOME_DONE);
    world_destroy(world);
}

static void nobody_listens(void **state)
{
    (void)state;
    struct world *world = world_create(true);
    shutdown(world->server->listener, SHUT_RDWR);
    expect(world, OUTCOME_UNREACHABLE);
    world_destroy(world);
}

int main(void)
{
    static struct CMUnitTest tests[COUNT_OF(evils) + 16];
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(an_unchanged_night_is_one_request),
        cmocka_unit_test(the_pack_goes_on_where_it_broke_off),
        cmocka_unit_test(a_false_part_is_begun_anew),
        cmocka_unit_test(a_server_without_ranges_sends_all_again),
        cmocka_unit_test(a_file_that_just_changed_is_asked_for_again),
        cmocka_unit_test(a_channel_may_move),
        cmocka_unit_test(nobody_listens),
    };
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(evils); i++)
        tests[count++] = (struct CMUnitTest){
            .name = evils[i].name, .test_func = try, .initial_state = (void *)(uintptr_t)&evils[i]};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        tests[count++] = others[i];
    return _cmocka_run_group_tests("web", tests, count, NULL, NULL);
}

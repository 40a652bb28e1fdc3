/* SPDX-License-Identifier: EUPL-1.2 */
/* One client that plays many terminals in their night, each with a connection of its own:
 *   terminals COUNT SECONDS EVERY URL NAME PATH…
 * The nights begin spread over so many seconds, 0: all at once. An unchanged one asks for the first
 * PATH, on condition that it has changed, and is told that it has not; every EVERYth terminal's is
 * a changed one, which asks for every PATH. Prints lines of the table; NAME stands before each. */
#include "figures.h"

#include "base/memory.h"

#include <assert.h>
#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { ADDRESS_LONGEST = 1024, PATIENCE = 120 /* seconds, then a night has failed */ };

struct terminal {
    struct night *night;
    double begin; /* milliseconds after the first */
    bool changed;
    int step; /* in the paths */
    double bytes; /* both ways, with HTTP's headers */
};

struct night {
    CURLM *all;
    const char *url;
    char *const *paths;
    int path_count;
    char etag[ADDRESS_LONGEST]; /* of the first path, as a header of a request */
    struct curl_slist *condition;
    struct terminal *terminals; /* in the order in which they begin */
    size_t count, begun, ended, failed;
    struct figures wait, requests, bytes, changed_bytes;
    double all_requests, all_bytes;
};

static size_t forget(char *bytes, size_t size, size_t count, void *unused)
{
    (void)bytes;
    (void)unused;
    return size * count;
}

static CURL *request(const struct night *night, const char *path)
{
    char address[ADDRESS_LONGEST];
    CURL *easy = curl_easy_init();
    int length = snprintf(address, sizeof address, "%s/%s", night->url, path);
    assert(easy && length > 0 && length < ADDRESS_LONGEST);
    curl_easy_setopt(easy, CURLOPT_URL, address);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, forget);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)PATIENCE);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "faden-sync/" FADEN_VERSION);
    return easy;
}

static size_t keep_etag(char *line, size_t size, size_t count, void *night_)
{
    struct night *night = night_;
    static const char name[] = "ETag:";
    if (size * count > strlen(name) && strncasecmp(line, name, strlen(name)) == 0)
        snprintf(night->etag, sizeof night->etag, "If-None-Match:%.*s",
            (int)(strcspn(line, "\r\n") - strlen(name)), line + strlen(name));
    return size * count;
}

static bool learn_etag(struct night *night)
{
    CURL *easy = request(night, night->paths[0]);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, keep_etag);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, night);
    bool done = curl_easy_perform(easy) == CURLE_OK && *night->etag;
    curl_easy_cleanup(easy);
    night->condition = done ? curl_slist_append(NULL, night->etag) : NULL;
    return done;
}

static void ask(struct terminal *terminal)
{
    struct night *night = terminal->night;
    bool last = !terminal->changed || terminal->step + 1 == night->path_count;
    CURL *easy = request(night, night->paths[terminal->step]);
    if (!terminal->changed)
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, night->condition);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, (long)(terminal->step == 0));
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, (long)last);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, terminal);
    curl_multi_add_handle(night->all, easy);
}

static void end(struct terminal *terminal)
{
    struct night *night = terminal->night;
    night->ended++;
    figures_add(terminal->changed ? &night->changed_bytes : &night->bytes, terminal->bytes);
    night->all_bytes += terminal->bytes;
}

static void take_answer(struct night *night, CURL *easy, CURLcode result)
{
    struct terminal *terminal;
    long status = 0, sent = 0, headers = 0;
    curl_off_t body = 0, wait = 0;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&terminal);
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(easy, CURLINFO_HEADER_SIZE, &headers);
    curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &wait);
    bool right =
        terminal->changed ? status == 200 || (status == 404 && terminal->step > 0) : status == 304;
    night->failed += result != CURLE_OK || !right;
    night->all_requests++;
    figures_add(&night->wait, (double)wait / 1e3);
    terminal->bytes += (double)(sent + headers + body);
    if (terminal->changed && ++terminal->step < night->path_count)
        ask(terminal);
    else
        end(terminal);
}

static void take_answers(struct night *night)
{
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(night->all, &left))) {
        CURL *easy = message->easy_handle;
        take_answer(night, easy, message->data.result);
        curl_multi_remove_handle(night->all, easy);
        curl_easy_cleanup(easy);
    }
}

static void play(struct night *night)
{
    double first = milliseconds();
    int running;
    while (night->ended < night->count) {
        double now = milliseconds() - first, next = 1000;
        while (night->begun < night->count && night->terminals[night->begun].begin <= now)
            ask(&night->terminals[night->begun++]);
        if (night->begun < night->count)
            next = night->terminals[night->begun].begin - now;
        curl_multi_perform(night->all, &running);
        take_answers(night);
        curl_multi_poll(night->all, NULL, 0, next < 1000 ? (int)next + 1 : 1000, NULL);
    }
}

static int by_begin(const void *a, const void *b)
{
    double first = ((const struct terminal *)a)->begin,
           second = ((const struct terminal *)b)->begin;
    return (first > second) - (first < second);
}

/* The same nights every time. */
static void spread(struct night *night, double seconds, size_t every)
{
    srand48(1);
    for (size_t i = 0; i < night->count; i++)
        night->terminals[i] = (struct terminal){
            .night = night, .begin = drand48() * seconds * 1e3, .changed = i % every == 0};
    qsort(night->terminals, night->count, sizeof *night->terminals, by_begin);
}

static void print(struct night *night, const char *name, double seconds)
{
    char line[128];
    struct figures one = {0};
    snprintf(line, sizeof line, "%s, wait for an answer", name);
    figures_print(&night->wait, line, "ms", "");
    snprintf(line, sizeof line, "%s, requests", name);
    figures_add(&one, night->all_requests);
    figures_print(&one, line, "", "");
    snprintf(line, sizeof line, "%s, bytes", name);
    figures_add(&one, night->all_bytes / 1e6);
    figures_print(&one, line, "MB", "");
    if (seconds > 0)
        return;
    figures_print(&night->bytes, "a terminal's unchanged night, with headers", "byte", "");
    figures_print(&night->changed_bytes, "a terminal's changed night, with headers", "byte", "");
}

static void open_many_files(void)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

int main(int count, char **arguments)
{
    if (count < 7) {
        fputs("terminals COUNT SECONDS EVERY URL NAME PATH…\n", stderr);
        return 2;
    }
    struct night night = {.url = arguments[4],
        .paths = arguments + 6,
        .path_count = count - 6,
        .count = strtoul(arguments[1], NULL, 10)};
    double seconds = strtod(arguments[2], NULL);
    open_many_files();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    night.all = curl_multi_init();
    curl_multi_setopt(night.all, CURLMOPT_MAXCONNECTS, (long)night.count + 1);
    night.terminals = memory_resize(NULL, night.count, sizeof *night.terminals);
    spread(&night, seconds, strtoul(arguments[3], NULL, 10));
    if (!learn_etag(&night)) {
        fprintf(
            stderr, "bench: %s/%s: no answer, or one without an ETag\n", night.url, night.paths[0]);
        return 1;
    }
    play(&night);
    print(&night, arguments[5], seconds);
    if (night.failed)
        fprintf(stderr, "bench: %zu answers were not the right ones\n", night.failed);
    curl_slist_free_all(night.condition);
    curl_multi_cleanup(night.all);
    curl_global_cleanup();
    free(night.terminals);
    return night.failed > 0;
}

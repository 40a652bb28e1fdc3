/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel on a web server, by one handle of libcurl that keeps its connection. The server is not
 * believed in anything: not in a length, a range, a name that it leads on to or the end of what it
 * sends. Proxy and certificates are the system's. */
#include "sync/source.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { REDIRECTS_MOST = 5, IGNORED_MOST = 16 * 1024, GRACE = 60 /* seconds */ };

struct http {
    struct source source;
    const char *login; /* NULL: none */
    CURL *curl;
    struct patience patience;
    char said[CURL_ERROR_SIZE];
};

/* One request and what comes of it. */
struct reply {
    struct http *http;
    const char *url;
    struct strbuf text; /* of a small file */
    size_t most;
    struct source_part *part; /* of a large one, instead */
    size_t ignored; /* bytes of a page that explains an error */
    bool begun, asked; /* asked: only if it has changed */
    enum outcome cut; /* why its bytes were not taken any further */
    struct error *error;
};

static long status_of(const struct reply *reply)
{
    long status = 0;
    curl_easy_getinfo(reply->http->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static const char *header(const struct reply *reply, const char *name)
{
    struct curl_header *found;
    if (curl_easy_header(reply->http->curl, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return NULL;
    return arena_string(reply->http->source.arena, found->value);
}

static bool goes_on(const struct reply *reply)
{
    static const char unit[] = "bytes ";
    const char *range = header(reply, "Content-Range");
    return range && strncasecmp(range, unit, strlen(unit)) == 0 &&
           strtoull(range + strlen(unit), NULL, 10) == reply->part->have;
}

/* Before its first byte: a server may send the whole file though a part of it was asked for. */
static bool begin(struct reply *reply, long status)
{
    reply->begun = true;
    if (!reply->part || (status == 206 && goes_on(reply)))
        return true;
    if (status == 200) {
        reply->cut = source_part_restart(reply->part, reply->error);
        return !reply->cut;
    }
    error_set(reply->error,
        "%s: the server sends another part than it was asked for; is it one that can be trusted?",
        reply->url);
    reply->cut = OUTCOME_UNREACHABLE;
    return false;
}

static bool take_text(struct reply *reply, const char *bytes, size_t count)
{
    if (count > reply->most - reply->text.length) {
        error_set(
            reply->error, "%s: longer than such a file may be; nothing was taken over", reply->url);
        reply->cut = OUTCOME_CHANGED;
        return false;
    }
    strbuf_add_bytes(&reply->text, bytes, count);
    progress_add(reply->http->source.progress, count);
    return true;
}

static bool take_part(struct reply *reply, const char *bytes, size_t count)
{
    struct error fault;
    reply->cut = source_part_add(&reply->http->source, reply->part, bytes, count, &fault);
    if (reply->cut)
        error_set(reply->error, "%s: %s", reply->url, fault.message);
    return !reply->cut;
}

static size_t receive(char *bytes, size_t one, size_t count, void *context)
{
    struct reply *reply = context;
    long status = status_of(reply);
    (void)one;
    if (status != 200 && status != 206)
        return (reply->ignored += count) > IGNORED_MOST ? CURL_WRITEFUNC_ERROR : count;
    if (!reply->begun && !begin(reply, status))
        return CURL_WRITEFUNC_ERROR;
    bool taken = reply->part ? take_part(reply, bytes, count) : take_text(reply, bytes, count);
    return taken ? count : CURL_WRITEFUNC_ERROR;
}

static bool may_pass(CURLcode code, long status)
{
    static const CURLcode codes[] = {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY,
        CURLE_COULDNT_CONNECT, CURLE_PARTIAL_FILE, CURLE_OPERATION_TIMEDOUT, CURLE_RECV_ERROR,
        CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM,
        CURLE_SSL_CONNECT_ERROR};
    static const long statuses[] = {408, 425, 429, 500, 502, 503, 504};
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (code == codes[i])
            return true;
    for (size_t i = 0; i < COUNT_OF(statuses); i++)
        if (status == statuses[i])
            return true;
    return false;
}

/* An object store that nobody may list answers 403 for what it does not have. */
static bool is_absent(long status)
{
    return status == 403 || status == 404 || status == 410;
}

static struct curl_slist *header_lines(const struct reply *reply, const struct source_mark *mark)
{
    struct arena *arena = reply->http->source.arena;
    struct curl_slist *lines = curl_slist_append(NULL, "Accept-Encoding: identity");
    if (mark && mark->etag)
        lines = curl_slist_append(lines, arena_printf(arena, "If-None-Match: %s", mark->etag));
    if (mark && mark->modified)
        lines =
            curl_slist_append(lines, arena_printf(arena, "If-Modified-Since: %s", mark->modified));
    return lines;
}

/* What is faster than SOURCE_SLOW all the time may still not go on for ever. */
static long seconds_for(uint64_t bytes)
{
    return GRACE + (long)(bytes / (8 * SOURCE_SLOW));
}

/* The URL as no message may show it. */
static const char *address_of(const struct reply *reply)
{
    const struct http *http = reply->http;
    const char *host = strstr(reply->url, "://") + strlen("://");
    return http->login ? arena_printf(http->source.arena, "%.*s%s@%s", (int)(host - reply->url),
                             reply->url, http->login, host)
                       : reply->url;
}

static CURLcode perform(struct reply *reply, const struct source_mark *mark)
{
    struct http *http = reply->http;
    CURL *curl = http->curl;
    struct curl_slist *lines = header_lines(reply, mark);
    char range[32];
    uint64_t left = reply->part ? reply->part->size - reply->part->have : reply->most;
    snprintf(range, sizeof range, "%llu-", reply->part ? (unsigned long long)reply->part->have : 0);
    curl_easy_setopt(curl, CURLOPT_URL, address_of(reply));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl, CURLOPT_RANGE, reply->part && reply->part->have ? range : NULL);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds_for(left));
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, reply);
    reply->begun = false;
    reply->ignored = 0;
    reply->cut = OUTCOME_DONE;
    strbuf_clear(&reply->text);
    http->said[0] = '\0';
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(lines);
    return code;
}

static enum outcome unreachable(struct reply *reply, CURLcode code, long status)
{
    const char *said = reply->http->said[0] ? reply->http->said : curl_easy_strerror(code);
    if (code != CURLE_OK && code != CURLE_WRITE_ERROR)
        error_set(reply->error, "%s: %s; is the terminal online, is the address right?", reply->url,
            said);
    else
        error_set(reply->error,
            "%s: the server answers HTTP %ld; is the address that of a channel?", reply->url,
            status);
    return OUTCOME_UNREACHABLE;
}

/* Without a length that it announced, a body that ends early was cut off. */
static bool is_short(const struct reply *reply, bool *announced)
{
    curl_off_t length = -1;
    curl_easy_getinfo(reply->http->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    *announced = length >= 0;
    return reply->part && reply->part->have < reply->part->size;
}

static enum outcome too_short(struct reply *reply, bool announced)
{
    error_set(
        reply->error, "%s: shorter than its publisher signed; nothing was taken over", reply->url);
    return announced ? OUTCOME_CHANGED : OUTCOME_UNREACHABLE;
}

/* One attempt; `again`: another one may end better. */
static enum outcome attempt(
    struct reply *reply, const struct source_mark *mark, long *status, bool *again)
{
    bool announced;
    CURLcode code = perform(reply, mark);
    *status = status_of(reply);
    *again = false;
    if (reply->cut)
        return reply->cut;
    if (*status == 416 && reply->part && reply->part->have) {
        *again = true;
        return source_part_restart(reply->part, reply->error)
                   ? OUTCOME_NO_SPACE
                   : unreachable(reply, CURLE_OK, *status);
    }
    bool answered = code == CURLE_OK || (code == CURLE_WRITE_ERROR && reply->ignored);
    if (answered && (is_absent(*status) || (*status == 304 && reply->asked)))
        return OUTCOME_DONE;
    if (code == CURLE_OK && (*status == 200 || (*status == 206 && reply->part))) {
        if (!is_short(reply, &announced))
            return OUTCOME_DONE;
        *again = !announced;
        return too_short(reply, announced);
    }
    *again = may_pass(code, *status);
    return unreachable(reply, code, *status);
}

static enum outcome ask(struct reply *reply, const struct source_mark *mark, long *status)
{
    for (int count = 1;; count++) {
        bool again;
        enum outcome outcome = attempt(reply, mark, status, &again);
        if (outcome != OUTCOME_UNREACHABLE || !again || count == SOURCE_ATTEMPTS)
            return outcome;
        sleep(reply->http->patience.pause);
    }
}

/* A file that is changed again within the second in which it was read keeps its mark on many
 * servers, and would be taken for unchanged ever after (RFC 9110, 8.8.2.2). */
static bool is_settled(const char *date, const char *modified)
{
    time_t then = modified ? curl_getdate(modified, NULL) : 0;
    return !modified || (date && curl_getdate(date, NULL) > then + 1);
}

static struct source_mark mark_of(const struct reply *reply)
{
    struct source_mark mark = {header(reply, "ETag"), header(reply, "Last-Modified")};
    return is_settled(header(reply, "Date"), mark.modified) ? mark : (struct source_mark){0};
}

static enum outcome http_read(struct source *source, const char *path, size_t most,
    struct source_mark *mark, struct source_text *text, struct error *error)
{
    long status;
    struct reply reply = {.http = (struct http *)source,
        .url = arena_printf(source->arena, "%s/%s", source->base, path),
        .most = most,
        .asked = mark && (mark->etag || mark->modified),
        .error = error};
    enum outcome outcome = ask(&reply, mark, &status);
    text->unchanged = !outcome && status == 304;
    if (!outcome && status == 200) {
        text->bytes = reply.text.length;
        text->text =
            text->bytes ? arena_substring(source->arena, reply.text.string, text->bytes) : "";
        if (mark)
            *mark = mark_of(&reply);
    }
    strbuf_finish(&reply.text);
    return outcome;
}

static enum outcome http_append(struct source *source, const char *path, struct source_part *part,
    bool *absent, struct error *error)
{
    long status;
    struct reply reply = {.http = (struct http *)source,
        .url = arena_printf(source->arena, "%s/%s", source->base, path),
        .part = part,
        .error = error};
    enum outcome outcome = ask(&reply, NULL, &status);
    *absent = !outcome && is_absent(status);
    return *absent ? source_lacks(source, path, error) : outcome;
}

static enum outcome http_lacks(struct source *source, const char *path, struct error *error)
{
    error_set(error,
        "%s/%s: the server has no such file; is the address that of a channel, and "
        "has it been copied whole?",
        source->base, path);
    return OUTCOME_UNREACHABLE;
}

static void http_close(struct source *source)
{
    curl_easy_cleanup(((struct http *)source)->curl);
    curl_global_cleanup();
}

static const struct source_kind kind = {http_read, http_append, http_lacks, http_close};

static void set_up(struct http *http)
{
    CURL *curl = http->curl;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS_MOST);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, http->patience.connect);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)SOURCE_SLOW);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, http->patience.idle);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "faden-sync/" FADEN_VERSION);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->said);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
}

struct source *source_http_open(struct arena *arena, const char *url, const char *login,
    const struct patience *patience, struct progress *progress)
{
    struct http *http = arena_alloc(arena, sizeof *http);
    http->source = (struct source){&kind, arena, progress, url};
    http->login = login;
    http->patience = *patience;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    http->curl = curl_easy_init();
    if (!http->curl)
        abort();
    set_up(http);
    return &http->source;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* A web server on loopback for one channel, in a thread of the test: honest, with ranges and
 * conditional requests, or as evil as one of its faults. It ends with the test, answers one request
 * at a time and sends no more than a bound, whatever the client takes. */
#ifndef SYNC_SERVER_H
#define SYNC_SERVER_H

#include "unit.h"

#include "base/memory.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SERVER_MOST = 64 << 20 /* bytes of one answer */, SERVER_REQUESTS_MOST = 500 };

struct request {
    char path[1024]; /* "/latest" */
    char etag[128]; /* of If-None-Match; "" */
    long from; /* of Range; -1: none */
};

struct server;

/* Answers a request in its own way; false: it is answered honestly. */
typedef bool fault(struct server *server, int client, const struct request *request);

struct server {
    char folder[256], url[64];
    int listener;
    pthread_t thread;
    _Atomic bool ends;
    fault *fault;
    const char *at; /* what the fault is for: a part of the path */
    char log[16384]; /* "GET /latest 304\n", a line a request */
    uint64_t sent; /* by the faults */
};

/* False: the client has gone. */
static inline bool send_all(int client, const void *bytes, size_t count)
{
    for (const char *at = bytes; count > 0;) {
        ssize_t sent = send(client, at, count, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
        count -= (size_t)sent;
    }
    return true;
}

static inline bool say(int client, const char *text)
{
    return send_all(client, text, strlen(text));
}

static inline void server_log(struct server *server, const struct request *request, int status)
{
    size_t length = strlen(server->log);
    snprintf(server->log + length, sizeof server->log - length, "%s%s %d\n", request->path,
        request->from >= 0 ? " from" : "", status);
}

static inline void answer_file(
    struct server *server, int client, const struct request *request, int file, off_t size)
{
    char head[256], piece[16384], etag[64];
    struct stat status;
    off_t from = request->from > 0 ? request->from : 0;
    fstat(file, &status);
    snprintf(etag, sizeof etag, "\"%lx-%lx-%lx\"", (long)status.st_mtim.tv_sec,
        status.st_mtim.tv_nsec, (long)size);
    bool same = strcmp(etag, request->etag) == 0;
    int code = same ? 304 : from >= size && from ? 416 : request->from >= 0 ? 206 : 200;
    server_log(server, request, code);
    if (code == 304 || code == 416)
        size = from = 0;
    snprintf(head, sizeof head, "HTTP/1.1 %d X\r\nETag: %s\r\nContent-Length: %ld\r\n", code, etag,
        (long)(size - from));
    say(client, head);
    if (code == 206) {
        snprintf(head, sizeof head, "Content-Range: bytes %ld-%ld/%ld\r\n", (long)from,
            (long)size - 1, (long)size);
        say(client, head);
    }
    say(client, "Connection: close\r\n\r\n");
    for (ssize_t count; from < size && (count = pread(file, piece, sizeof piece, from)) > 0;
         from += count)
        if (!send_all(client, piece, (size_t)count))
            return;
}

static inline void answer_honestly(struct server *server, int client, const struct request *request)
{
    char path[2048];
    struct stat status;
    snprintf(path, sizeof path, "%s%s", server->folder, request->path);
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        answer_file(server, client, request, file, status.st_size);
    } else {
        server_log(server, request, 404);
        say(client, "HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    if (file >= 0)
        close(file);
}

static inline bool read_request(int client, struct request *request)
{
    char text[8192] = "";
    size_t length = 0;
    for (ssize_t count; !strstr(text, "\r\n\r\n"); text[length += (size_t)count] = '\0')
        if ((count = recv(client, text + length, sizeof text - 1 - length, 0)) <= 0)
            return false;
    const char *range = strstr(text, "\r\nRange: bytes=");
    const char *etag = strstr(text, "\r\nIf-None-Match: ");
    *request = (struct request){.from = range ? strtol(range + 15, NULL, 10) : -1};
    if (etag)
        sscanf(etag + 17, "%127[^\r]", request->etag);
    return sscanf(text, "GET %1023s HTTP/1.1", request->path) == 1 && !strstr(request->path, "..");
}

static inline void answer(struct server *server, int client)
{
    struct request request;
    if (!read_request(client, &request))
        return;
    if (server->fault && strstr(request.path, server->at) &&
        server->fault(server, client, &request))
        server_log(server, &request, 0);
    else
        answer_honestly(server, client, &request);
}

static inline void *server_run(void *context)
{
    struct server *server = context;
    for (int count = 0; !server->ends && count < SERVER_REQUESTS_MOST; count++) {
        int client = accept(server->listener, NULL, NULL);
        if (client < 0)
            break;
        if (!server->ends)
            answer(server, client);
        shutdown(client, SHUT_WR);
        close(client);
    }
    return NULL;
}

static inline struct server *server_create(const char *folder)
{
    struct server *server = memory_zero(sizeof *server);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    snprintf(server->folder, sizeof server->folder, "%s", folder);
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(server->listener, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(server->listener, 16), 0);
    getsockname(server->listener, (struct sockaddr *)&address, &size);
    snprintf(server->url, sizeof server->url, "http://127.0.0.1:%d", ntohs(address.sin_port));
    assert_int_equal(pthread_create(&server->thread, NULL, server_run, server), 0);
    return server;
}

static inline void server_destroy(struct server *server)
{
    if (!server)
        return;
    server->ends = true;
    shutdown(server->listener, SHUT_RDWR);
    pthread_join(server->thread, NULL);
    close(server->listener);
    free(server);
}

#endif

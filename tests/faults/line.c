/* SPDX-License-Identifier: EUPL-1.2 */
/* line SOCKET FAULT AT COUNT COMMAND…: runs a command with a bad line between it and a web server
 * that listens on the Unix socket SOCKET. "@line@" in the command's arguments stands for host and
 * port of the line, which is on loopback and ends with the command. FAULT happens once, at the
 * ATth byte (from 1) of all that the server sends:
 *
 *   none    nothing
 *   drop    this connection breaks; the next one works
 *   dead    every connection breaks, nobody answers any more
 *   flip    one bit of this byte changes
 *   stall   nothing comes any more and nothing breaks
 *
 * The number of bytes that came through is written into the file COUNT; the exit status is the
 * command's. */
#include "base/memory.h"

#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONNECTIONS_MOST = 16, PIECE = 16384 };

enum fault { FAULT_NONE, FAULT_DROP, FAULT_DEAD, FAULT_FLIP, FAULT_STALL, FAULT_COUNT };
static const char *const faults[FAULT_COUNT] = {"none", "drop", "dead", "flip", "stall"};

struct connection {
    int client, server; /* -1: closed */
};

struct line {
    const char *socket;
    enum fault fault;
    unsigned long long at, passed;
    int listening;
    char place[32]; /* host:port */
    bool dead, stalled;
    struct connection connections[CONNECTIONS_MOST];
};

static void listen_on_loopback(struct line *line)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    line->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(line->listening, (struct sockaddr *)&address, sizeof address) ||
        listen(line->listening, CONNECTIONS_MOST) ||
        getsockname(line->listening, (struct sockaddr *)&address, &length))
        err(1, "loopback");
    snprintf(line->place, sizeof line->place, "127.0.0.1:%d", ntohs(address.sin_port));
}

static int reach_server(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        errx(64, "%s: too long for a socket", path);
    strcpy(address.sun_path, path);
    int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(server, (struct sockaddr *)&address, sizeof address))
        err(1, "%s", path);
    return server;
}

static void hang_up(struct connection *connection)
{
    if (connection->client >= 0) {
        close(connection->client);
        close(connection->server);
    }
    connection->client = connection->server = -1;
}

static void answer(struct line *line)
{
    int client = accept4(line->listening, NULL, NULL, SOCK_CLOEXEC);
    for (size_t i = 0; client >= 0 && i < CONNECTIONS_MOST; i++) {
        if (line->connections[i].client >= 0)
            continue;
        line->connections[i] = (struct connection){client, reach_server(line->socket)};
        return;
    }
    close(client);
}

static void die(struct line *line)
{
    line->dead = true;
    close(line->listening);
    line->listening = -1;
    for (size_t i = 0; i < CONNECTIONS_MOST; i++)
        hang_up(&line->connections[i]);
}

static bool write_whole(int to, const char *bytes, size_t count)
{
    for (size_t done = 0; done < count;) {
        ssize_t more = send(to, bytes + done, count - done, MSG_NOSIGNAL);
        if (more <= 0)
            return false;
        done += (size_t)more;
    }
    return true;
}

/* The piece reaches the byte of the fault; what comes before it still passes. */
static void happen(
    struct line *line, struct connection *connection, char *piece, size_t count, size_t before)
{
    enum fault fault = line->fault;
    line->fault = FAULT_NONE;
    if (fault == FAULT_FLIP)
        piece[before] ^= 1;
    else
        count = before;
    line->passed += count;
    bool passed = write_whole(connection->client, piece, count);
    line->stalled = fault == FAULT_STALL;
    if (fault == FAULT_DEAD)
        die(line);
    else if (fault == FAULT_DROP || !passed)
        hang_up(connection);
}

static void from_server(struct line *line, struct connection *connection)
{
    char piece[PIECE];
    ssize_t read_count = read(connection->server, piece, sizeof piece);
    if (read_count <= 0) {
        hang_up(connection);
        return;
    }
    size_t count = (size_t)read_count;
    if (line->fault != FAULT_NONE && line->passed + count >= line->at) {
        happen(line, connection, piece, count, (size_t)(line->at - 1 - line->passed));
        return;
    }
    line->passed += count;
    if (!write_whole(connection->client, piece, count))
        hang_up(connection);
}

static void from_client(struct connection *connection)
{
    char piece[PIECE];
    ssize_t count = read(connection->client, piece, sizeof piece);
    if (count <= 0 || !write_whole(connection->server, piece, (size_t)count))
        hang_up(connection);
}

/* The line is open until the command has ended. A server that is not listened to is stalled. */
static void carry(struct line *line, int command)
{
    for (;;) {
        struct pollfd polled[2 + 2 * CONNECTIONS_MOST] = {
            {.fd = command, .events = POLLIN}, {.fd = line->listening, .events = POLLIN}};
        for (size_t i = 0; i < CONNECTIONS_MOST; i++) {
            struct connection *connection = &line->connections[i];
            polled[2 + 2 * i] = (struct pollfd){.fd = connection->client, .events = POLLIN};
            polled[3 + 2 * i] =
                (struct pollfd){.fd = line->stalled ? -1 : connection->server, .events = POLLIN};
        }
        if (poll(polled, COUNT_OF(polled), -1) < 0)
            err(1, "poll");
        if (polled[0].revents)
            return;
        for (size_t i = 0; i < CONNECTIONS_MOST; i++) {
            struct connection *connection = &line->connections[i];
            if (polled[2 + 2 * i].revents && connection->client >= 0)
                from_client(connection);
            if (polled[3 + 2 * i].revents && connection->server >= 0)
                from_server(line, connection);
        }
        if (polled[1].revents && !line->dead)
            answer(line);
    }
}

/* An argument with "@line@" replaced. */
static char *addressed(const char *argument, const char *place)
{
    static const char mark[] = "@line@";
    const char *found = strstr(argument, mark);
    if (!found)
        return memory_string(argument);
    size_t room = strlen(argument) + strlen(place) + 1;
    char *whole = memory_zero(room);
    snprintf(
        whole, room, "%.*s%s%s", (int)(found - argument), argument, place, found + strlen(mark));
    return whole;
}

static pid_t start(char **command, const char *place)
{
    pid_t process = fork();
    if (process)
        return process;
    for (char **argument = command; *argument; argument++)
        *argument = addressed(*argument, place);
    execvp(command[0], command);
    err(127, "%s", command[0]);
}

static enum fault fault_named(const char *name)
{
    for (enum fault fault = 0; fault < FAULT_COUNT; fault++)
        if (strcmp(faults[fault], name) == 0)
            return fault;
    errx(64, "%s: no such fault", name);
}

static void write_count(const char *path, unsigned long long count)
{
    FILE *file = fopen(path, "w");
    if (!file || fprintf(file, "%llu\n", count) < 0 || fclose(file))
        err(1, "%s", path);
}

int main(int count, char **arguments)
{
    if (count < 6)
        errx(64, "usage: line SOCKET none|drop|dead|flip|stall AT COUNT COMMAND...");
    struct line line = {.socket = arguments[1],
        .fault = fault_named(arguments[2]),
        .at = strtoull(arguments[3], NULL, 10)};
    for (size_t i = 0; i < CONNECTIONS_MOST; i++)
        line.connections[i] = (struct connection){-1, -1};
    listen_on_loopback(&line);
    pid_t command = start(arguments + 5, line.place);
    carry(&line, pidfd_open(command, 0));
    int status;
    if (waitpid(command, &status, 0) < 0)
        err(1, "%s", arguments[5]);
    write_count(arguments[4], line.passed);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

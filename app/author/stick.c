/* SPDX-License-Identifier: EUPL-1.2 */
/* First a list of what belongs on the stick, then the question whether it fits, then one copy
 * after the other. Deltas stay at home: who has no network has no use for a shorter way. */
#include "author/stick.h"

#include "author/channel_folder.h"
#include "author/garbage.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "trust/channel.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { ROOT_FILES_MOST = 10000, CLUSTER = 32 * 1024 /* bytes a small file takes on a stick */ };

struct copy {
    const char *relative;
    struct manifest_file file;
};

struct carrying {
    struct arena *arena;
    struct channel_folder from, to;
    const struct manifest *manifest;
    struct copy *copies;
    size_t count;
    struct stick_written *written;
    struct error *error;
};

/* Whether it belongs to a root: "2.json" or "2.json.<KEYID>.minisig". */
static bool is_of_root(const char *name)
{
    size_t digits = strspn(name, "0123456789"), length = strlen(name);
    return digits && strncmp(name + digits, ".json", 5) == 0 &&
           (!name[digits + 5] || (length > 8 && strcmp(name + length - 8, ".minisig") == 0));
}

static void add(struct carrying *carrying, const char *relative, const struct manifest_file *file)
{
    carrying->copies[carrying->count++] = (struct copy){relative, *file};
}

/* A file of which no manifest says what it is. */
static bool add_unnamed(struct carrying *carrying, const char *relative)
{
    struct manifest_file file;
    if (!digest_of_file(channel_folder_path(&carrying->from, relative), &file.digest, &file.size,
            carrying->error))
        return false;
    add(carrying, relative, &file);
    return true;
}

/* The name of a signature goes on behind that of its root. */
static int signature_first(const void *a, const void *b)
{
    return strcmp(((const struct copy *)b)->relative, ((const struct copy *)a)->relative);
}

static bool add_roots(struct carrying *carrying)
{
    DIR *folder = opendir(channel_folder_path(&carrying->from, "roots"));
    const struct dirent *entry;
    bool done = folder != NULL;
    size_t roots = 0, before = carrying->count;
    while (done && roots < ROOT_FILES_MOST && (entry = readdir(folder))) {
        if (!is_of_root(entry->d_name))
            continue;
        roots++;
        done = add_unnamed(carrying, arena_printf(carrying->arena, "roots/%s", entry->d_name));
    }
    if (folder)
        closedir(folder);
    /* A terminal that met a root without signatures would say that somebody is at work here. */
    if (roots)
        qsort(carrying->copies + before, roots, sizeof *carrying->copies, signature_first);
    return done;
}

static size_t most_copies(const struct manifest *manifest)
{
    size_t most = ROOT_FILES_MOST + 2 + manifest->pack_count;
    for (size_t i = 0; i < manifest->pack_count; i++)
        most += manifest->packs[i].object_count;
    return most;
}

/* In the order in which they are written. */
static bool list_copies(struct carrying *carrying)
{
    struct arena *arena = carrying->arena;
    const struct manifest *manifest = carrying->manifest;
    const char *path = channel_manifest(arena, manifest->version);
    carrying->copies = arena_alloc(arena, most_copies(manifest) * sizeof *carrying->copies);
    for (size_t i = 0; i < manifest->pack_count; i++) {
        const struct manifest_pack *pack = &manifest->packs[i];
        add(carrying, channel_pack(arena, &pack->pack.digest), &pack->file);
        for (size_t k = 0; k < pack->object_count; k++)
            add(carrying, channel_object(arena, &pack->objects[k].digest), &pack->objects[k]);
    }
    return add_roots(carrying) && add_unnamed(carrying, path) &&
           add_unnamed(carrying, channel_signature(arena, path));
}

/* Leaves what is not on the stick yet. */
static void forget_what_is_there(struct carrying *carrying)
{
    size_t missing = 0;
    for (size_t i = 0; i < carrying->count; i++)
        if (!channel_folder_has(
                &carrying->to, carrying->copies[i].relative, &carrying->copies[i].file))
            carrying->copies[missing++] = carrying->copies[i];
    carrying->count = missing;
}

static bool has_room(const struct carrying *carrying, const char *stick)
{
    struct statvfs status;
    uint64_t wanted = CLUSTER;
    for (size_t i = 0; i < carrying->count; i++)
        wanted += carrying->copies[i].file.size / CLUSTER * CLUSTER + CLUSTER;
    if (statvfs(stick, &status))
        return error_set(
            carrying->error, "%s: %s; is the stick mounted there?", stick, strerror(errno));
    uint64_t room = (uint64_t)status.f_bavail * status.f_frsize;
    unsigned long long missing = wanted > room ? (wanted - room) / 1000 + 1 : 0;
    return !missing || error_set(carrying->error,
                           "%s: %llu kB are missing; remove other files from the stick, or the "
                           "folder " STICK_FOLDER " with an earlier version, or take a larger one",
                           stick, missing);
}

static bool copy_bytes(FILE *in, FILE *out, const struct manifest_file *file)
{
    char piece[64 * 1024];
    struct digesting digesting;
    size_t bytes;
    digesting_begin(&digesting);
    while ((bytes = fread(piece, 1, sizeof piece, in))) {
        digesting_add(&digesting, piece, bytes);
        if (fwrite(piece, 1, bytes, out) != bytes)
            return false;
    }
    struct digest digest = digesting_end(&digesting);
    if (ferror(in))
        return false;
    errno = ESTALE;
    return digest_equal(&digest, &file->digest);
}

static bool copy_file(const struct carrying *carrying, const struct copy *copy)
{
    const char *from = channel_folder_path(&carrying->from, copy->relative);
    const char *to = channel_folder_place(&carrying->to, copy->relative, carrying->error);
    if (!to)
        return false;
    const char *temporary = arena_printf(carrying->arena, "%s.new", to);
    FILE *in = fopen(from, "rb"), *out = in ? fopen(temporary, "wb") : NULL;
    bool done = out && copy_bytes(in, out, &copy->file);
    int fault = errno;
    if (in)
        fclose(in);
    if (out && fclose(out) && done) {
        done = false;
        fault = errno;
    }
    if (done)
        return file_replace(temporary, to, carrying->error);
    if (out)
        unlink(temporary);
    return error_set(carrying->error, "%s: cannot be copied to %s: %s", from, to,
        fault == ESTALE ? "it is not what was published; publish again" : strerror(fault));
}

static bool is_carried(const struct carrying *carrying, const char *name)
{
    return file_exists(
        channel_folder_path(&carrying->from, arena_printf(carrying->arena, "roots/%s", name)));
}

/* Roots of a channel that was on the stick before would be taken for newer ones of this. */
static void forget_other_roots(const struct carrying *carrying)
{
    DIR *folder = opendir(channel_folder_path(&carrying->to, "roots"));
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)))
        if (is_of_root(entry->d_name) && !is_carried(carrying, entry->d_name))
            unlinkat(dirfd(folder), entry->d_name, 0);
    if (folder)
        closedir(folder);
}

static bool carry(struct carrying *carrying)
{
    for (size_t i = 0; i < carrying->count; i++) {
        if (!copy_file(carrying, &carrying->copies[i]))
            return false;
        carrying->written->files++;
        carrying->written->bytes += carrying->copies[i].file.size;
    }
    return channel_folder_point(&carrying->to, carrying->manifest->version, carrying->error);
}

static bool check_manifest(struct carrying *carrying)
{
    const struct channel_folder *from = &carrying->from;
    if (!from->manifest_count)
        return error_set(carrying->error,
            "%s: nothing was published yet; begin with faden-pack publish", from->path);
    carrying->manifest = from->manifests[0];
    carrying->written->version = carrying->manifest->version;
    return carrying->manifest->expires > clock_seconds() ||
           error_set(carrying->error,
               "%s: version %ld has expired, no terminal would take it; publish again", from->path,
               carrying->manifest->version);
}

/* Its earlier versions and deltas would be swept off as no part of a stick. */
static bool is_elsewhere(const struct carrying *carrying)
{
    struct stat from, to;
    bool same = stat(carrying->from.path, &from) == 0 && stat(carrying->to.path, &to) == 0 &&
                from.st_dev == to.st_dev && from.st_ino == to.st_ino;
    return !same || error_set(carrying->error,
                        "%s: is the channel itself; name the folder of a stick", carrying->to.path);
}

static bool write_open(struct carrying *carrying, const char *stick)
{
    if (!is_elsewhere(carrying) || !check_manifest(carrying) || !list_copies(carrying))
        return false;
    forget_what_is_there(carrying);
    if (!has_room(carrying, stick))
        return false;
    bool done = carry(carrying);
    carrying->to.manifests = &carrying->manifest;
    carrying->to.manifest_count = 1;
    if (done) {
        forget_other_roots(carrying);
        garbage_collect(&carrying->to, 1);
    }
    return done;
}

bool stick_write(struct arena *arena, const char *stick, const char *channel,
    struct stick_written *written, struct error *error)
{
    struct carrying carrying = {
        .arena = arena,
        .to = {.arena = arena, .path = arena_printf(arena, "%s/" STICK_FOLDER, stick), .lock = -1},
        .written = written,
        .error = error,
    };
    *written = (struct stick_written){0};
    bool done = channel_folder_open(arena, channel, CHANNEL_READ, &carrying.from, error) &&
                write_open(&carrying, stick);
    channel_folder_close(&carrying.from);
    return done;
}

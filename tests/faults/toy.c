/* SPDX-License-Identifier: EUPL-1.2 */
/* toy HABIT FOLDER: puts "new" in the place of "old" into FOLDER/word, with the habits, good and
 * bad, that programs have. tests/faults/toys holds the harness against them: it has to convict
 * every bad one and no good one. */
#include "base/memory.h"

#include <err.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void expect(bool done, const char *what)
{
    if (!done)
        err(1, "%s", what);
}

static void sync_path(const char *path, int flags)
{
    int file = open(path, flags);
    expect(file >= 0 && fsync(file) == 0, path);
    close(file);
}

static void write_file(const char *path, bool synced)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    expect(file >= 0 && write(file, "ne", 2) == 2 && write(file, "w\n", 2) == 2, path);
    expect(!synced || fsync(file) == 0, path);
    close(file);
}

static void sync_folder(void)
{
    sync_path(".", O_RDONLY | O_DIRECTORY);
}

static void careful(void)
{
    write_file("word.new", true);
    expect(rename("word.new", "word") == 0, "rename");
    sync_folder();
}

static void hasty(void) /* renames before the bytes are on the disk */
{
    write_file("word.new", false);
    expect(rename("word.new", "word") == 0, "rename");
    sync_path("word", O_RDONLY);
    sync_folder();
}

static void forgetful(void) /* says done before the name is on the disk */
{
    write_file("word.new", true);
    expect(rename("word.new", "word") == 0, "rename");
}

static void in_place(void)
{
    write_file("word", true);
    sync_folder();
}

static void overwriting(void) /* as long as the old word, and yet not at once */
{
    int file = open("word", O_WRONLY);
    expect(file >= 0 && pwrite(file, "ne", 2, 0) == 2 && pwrite(file, "w", 1, 2) == 1, "word");
    expect(fsync(file) == 0, "word");
    close(file);
}

static void removing(void) /* for a moment there is nothing */
{
    write_file("word.new", true);
    expect(unlink("word") == 0 && rename("word.new", "word") == 0, "word");
    sync_folder();
}

static void in_a_child(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        careful();
        _exit(0);
    }
    expect(waitpid(child, &status, 0) == child && status == 0, "child");
}

static void *careful_thread(void *nothing)
{
    careful();
    return nothing;
}

static void in_a_thread(void)
{
    pthread_t thread;
    expect(pthread_create(&thread, NULL, careful_thread, NULL) == 0, "thread");
    pthread_join(thread, NULL);
}

/* Through a new folder and a link, as generations are switched. */
static void generations(void)
{
    expect(mkdir("next", 0755) == 0, "next");
    write_file("next/word", true);
    sync_path("next", O_RDONLY | O_DIRECTORY);
    sync_folder();
    expect(symlink("next/word", "word.new") == 0, "word.new");
    expect(rename("word.new", "word") == 0, "rename");
    sync_folder();
}

static void unsynced_generation(void) /* the folder that the link leads to may be empty */
{
    expect(mkdir("next", 0755) == 0, "next");
    write_file("next/word", true);
    expect(symlink("next/word", "word.new") == 0, "word.new");
    expect(rename("word.new", "word") == 0, "rename");
    sync_folder();
}

static void nameless(void) /* the bytes first, then the name */
{
    int file = open(".", O_TMPFILE | O_WRONLY, 0644);
    char path[64];
    expect(file >= 0 && write(file, "new\n", 4) == 4 && fsync(file) == 0, "O_TMPFILE");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    expect(linkat(AT_FDCWD, path, AT_FDCWD, "word.new", AT_SYMLINK_FOLLOW) == 0, "linkat");
    expect(rename("word.new", "word") == 0, "rename");
    sync_folder();
}

/* A file gets the inode of one that is gone: what was promised of that one is no promise. */
static void inherits(void)
{
    write_file("gone", true);
    expect(unlink("gone") == 0, "gone");
    hasty();
}

/* Writes without a call, and syncs the file in the end, or only thinks so. */
static void map(bool synced)
{
    int file = open("word.new", O_RDWR | O_CREAT, 0644);
    expect(file >= 0 && ftruncate(file, 4) == 0, "word.new");
    char *bytes = mmap(NULL, 4, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    expect(bytes != MAP_FAILED, "mmap");
    expect(synced || fsync(file) == 0, "word.new");
    memcpy(bytes, "new\n", 4);
    expect(!synced || fsync(file) == 0, "word.new");
    expect(rename("word.new", "word") == 0, "rename");
    sync_folder();
}

static void mapped(void)
{
    map(true);
}

static void mapped_too_late(void)
{
    map(false);
}

static void syncs_all(void)
{
    write_file("word.new", false);
    sync();
    expect(rename("word.new", "word") == 0, "rename");
    sync();
}

static const struct habit {
    const char *name;
    void (*run)(void);
} habits[] = {
    {"careful", careful},
    {"forgetful", forgetful},
    {"generations", generations},
    {"hasty", hasty},
    {"in-a-child", in_a_child},
    {"in-a-thread", in_a_thread},
    {"in-place", in_place},
    {"inherits", inherits},
    {"mapped", mapped},
    {"mapped-too-late", mapped_too_late},
    {"nameless", nameless},
    {"overwriting", overwriting},
    {"removing", removing},
    {"syncs-all", syncs_all},
    {"unsynced-generation", unsynced_generation},
};

int main(int count, char **arguments)
{
    expect(count == 3 && chdir(arguments[2]) == 0, "usage: toy HABIT FOLDER");
    for (size_t i = 0; i < COUNT_OF(habits); i++) {
        if (strcmp(habits[i].name, arguments[1]) == 0) {
            habits[i].run();
            return 0;
        }
    }
    errx(64, "%s: no such habit", arguments[1]);
}

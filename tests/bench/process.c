/* SPDX-License-Identifier: EUPL-1.2 */
#include "process.h"

#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t process_start(char *const *command)
{
    pid_t process = fork();
    if (process == 0) {
        execv(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    return process;
}

void process_end(pid_t process)
{
    kill(process, SIGTERM);
    waitpid(process, NULL, 0);
}

/* The number behind `key` in a file of lines "key number"; 0: there is none. */
static long number_in(const char *path, const char *key)
{
    char line[256];
    long number = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, key, strlen(key)) == 0)
            number = strtol(line + strlen(key), NULL, 10);
    if (file)
        fclose(file);
    return number;
}

double process_memory(pid_t process)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)process);
    return (double)number_in(path, "Pss:") / 1024;
}

double process_peak(pid_t process)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    return (double)number_in(path, "VmHWM:") / 1024;
}

struct work process_work(pid_t process)
{
    char pattern[64], path[128];
    struct work work = {0};
    glob_t threads;
    snprintf(pattern, sizeof pattern, "/proc/%d/task/*", (int)process);
    if (glob(pattern, 0, NULL, &threads))
        return work;
    for (size_t i = 0; i < threads.gl_pathc; i++) {
        snprintf(path, sizeof path, "%s/schedstat", threads.gl_pathv[i]);
        work.milliseconds += (double)number_in(path, "") / 1e6; /* the first number, ns */
        snprintf(path, sizeof path, "%s/status", threads.gl_pathv[i]);
        work.wakes += number_in(path, "voluntary_ctxt_switches:");
    }
    globfree(&threads);
    return work;
}

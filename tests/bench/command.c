/* SPDX-License-Identifier: EUPL-1.2 */
/* How long a command takes and how much memory at its peak:
 *   command TIMES NAME COMMAND…
 * What it says is not shown; a command that fails ends the bench. The command finds the number of
 * its run in RUN; aims of time and memory are taken from AIM_TIME and AIM_PEAK. */
#include "figures.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(int number, char **command)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    setenv("RUN", text, 1);
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

static const char *aim(const char *name)
{
    const char *text = getenv(name);
    return text ? text : "";
}

int main(int count, char **arguments)
{
    struct figures time = {0}, peak = {0};
    if (count < 4) {
        fputs("command TIMES NAME COMMAND…\n", stderr);
        return 2;
    }
    for (int i = atoi(arguments[1]); i > 0; i--) {
        double begin = milliseconds();
        pid_t child = fork();
        if (child == 0)
            run(i, arguments + 3);
        int status;
        struct rusage usage;
        if (wait4(child, &status, 0, &usage) < 0 || status != 0) {
            fprintf(stderr, "bench: %s failed\n", arguments[2]);
            return 1;
        }
        figures_add(&time, milliseconds() - begin);
        figures_add(&peak, (double)usage.ru_maxrss / 1024);
    }
    char line[128];
    figures_print(&time, arguments[2], "ms", aim("AIM_TIME"));
    snprintf(line, sizeof line, "%s, peak memory (RSS)", arguments[2]);
    figures_print(&peak, line, "MB", aim("AIM_PEAK"));
    return 0;
}

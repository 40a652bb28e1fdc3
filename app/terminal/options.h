/* SPDX-License-Identifier: EUPL-1.2 */
/* What faden is told on its command line, and in a configuration where that names one (CONTRACT,
 * "faden"). */
#ifndef TERMINAL_OPTIONS_H
#define TERMINAL_OPTIONS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "screens/session.h"

#include <stdbool.h>

struct options {
    const char *content, *at, *screenshot, *state, *config;
    const char *stick; /* the folder of `stick-there` (terminal/stick.h) */
    bool kiosk, dump, whole, version, help;
    int width, height; /* of --window; 0: fullscreen, or 1080 × 1920 for a picture */
    double dpi; /* 0: from the display or the size */
    enum device_class class;
    struct civil now; /* year 0: the real clock */
    int idle; /* seconds */
    struct view view; /* what a visitor finds */
};

/* False: command line or configuration are wrong, and the error says how. Strings are those of the
 * command line or live in the arena. */
bool options_parse(
    struct options *options, struct arena *arena, int count, char **arguments, struct error *error);

const char *options_help(void);

#endif

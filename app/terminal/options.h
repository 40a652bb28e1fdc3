/* SPDX-License-Identifier: EUPL-1.2 */
/* The command line of faden (CONTRACT, "faden"). */
#ifndef TERMINAL_OPTIONS_H
#define TERMINAL_OPTIONS_H

#include "base/clock.h"
#include "base/error.h"
#include "screens/session.h"

#include <stdbool.h>

struct options {
    const char *content, *at, *screenshot, *state;
    bool kiosk, dump, whole, version, help;
    int width, height; /* of --window; 0: fullscreen, or 1080 × 1920 for a picture */
    double dpi; /* 0: from the display or the size */
    enum device_class class;
    struct civil now; /* year 0: the real clock */
    int idle; /* seconds */
    struct view view; /* what a visitor finds */
};

/* False: the command line is wrong, and the error says how. */
bool options_parse(struct options *options, int count, char **arguments, struct error *error);

const char *options_help(void);

#endif

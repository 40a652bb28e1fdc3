/* SPDX-License-Identifier: EUPL-1.2 */
/* The running terminal: window, touches, clock. */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include "terminal/stage.h"

/* Runs until the visitor leaves (never, in kiosk mode) or the system ends it (SIGTERM). False if
 * there is no window. */
bool terminal_run(struct stage *stage, struct error *error);

#endif

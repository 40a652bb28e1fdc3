/* SPDX-License-Identifier: EUPL-1.2 */
/* --screenshot and --dump: one scene, without a display. */
#ifndef TERMINAL_PICTURE_H
#define TERMINAL_PICTURE_H

#include "terminal/stage.h"

bool picture_make(struct stage *stage, struct error *error);

#endif

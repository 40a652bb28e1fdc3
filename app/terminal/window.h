/* SPDX-License-Identifier: EUPL-1.2 */
/* The window and what draws into it: the GPU where there is one, the software renderer where
 * OpenGL would only be emulated (measured: 5 times slower and 4 times the memory). */
#ifndef TERMINAL_WINDOW_H
#define TERMINAL_WINDOW_H

#include "base/error.h"
#include "terminal/options.h"

#include <SDL.h>

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
};

bool window_open(struct window *window, const struct options *options, struct error *error);
void window_close(struct window *window);

/* Between fullscreen and a window of its own. */
void window_toggle_fullscreen(struct window *window);

/* The display's density where it says one that can be believed, else 0. */
double window_dpi(const struct window *window, const struct options *options);

#endif

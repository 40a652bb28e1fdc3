/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/window.h"

#include "base/memory.h"

#include <SDL_opengl.h>
#include <glob.h>
#include <math.h>
#include <string.h>

/* Asking OpenGL itself would already load its emulation, so first look for a GPU's device. */
static bool has_gpu_device(void)
{
    glob_t found;
    bool any = glob("/dev/dri/renderD*", 0, NULL, &found) == 0;
    globfree(&found);
    return any;
}

static bool is_emulated(void)
{
    static const char *const emulations[] = {"llvmpipe", "softpipe", "swrast", "Software"};
    const GLubyte *(*get_string)(GLenum) = NULL;
    *(void **)&get_string = SDL_GL_GetProcAddress("glGetString");
    const char *name = get_string ? (const char *)get_string(GL_RENDERER) : NULL;
    if (!name)
        return true;
    for (size_t i = 0; i < COUNT_OF(emulations); i++)
        if (strstr(name, emulations[i]))
            return true;
    return false;
}

static SDL_Renderer *create_renderer(SDL_Window *window)
{
    if (has_gpu_device()) {
        Uint32 flags = SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC;
        SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, flags);
        if (renderer && !is_emulated())
            return renderer;
        if (renderer)
            SDL_DestroyRenderer(renderer);
    }
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    /* On Wayland SDL knows no way to the glass but OpenGL, emulated or not. */
    return renderer ? renderer : SDL_CreateRenderer(window, -1, 0);
}

/* Without a display SDL falls back to drivers that draw for nobody. Who names one (as the monkey
 * test does) wants it. */
static bool can_be_seen(void)
{
    static const char *const unseen[] = {"offscreen", "dummy", "evdev"};
    if (SDL_getenv("SDL_VIDEODRIVER"))
        return true;
    const char *driver = SDL_GetCurrentVideoDriver();
    for (size_t i = 0; i < COUNT_OF(unseen); i++)
        if (strcmp(driver, unseen[i]) == 0)
            return false;
    return true;
}

/* A fullscreen window is asked for in the display's own size, since a display without a window
 * manager, as a kiosk's may be, leaves it in the size in which it was made. */
static SDL_Window *create_window(const struct options *options)
{
    bool windowed = options->width && !options->kiosk;
    SDL_DisplayMode mode = {.w = 1080, .h = 1920};
    if (windowed) {
        mode.w = options->width;
        mode.h = options->height;
    } else {
        SDL_GetDesktopDisplayMode(0, &mode);
    }
    return SDL_CreateWindow("Faden", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, mode.w, mode.h,
        SDL_WINDOW_RESIZABLE | (windowed ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP));
}

bool window_open(struct window *window, const struct options *options, struct error *error)
{
    *window = (struct window){0};
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, options->kiosk ? "0" : "1");
    if (SDL_Init(SDL_INIT_VIDEO) || !can_be_seen()) {
        SDL_Quit();
        return error_set(error, "there is no display; take a picture with --screenshot FILE.png");
    }
    window->window = create_window(options);
    if (window->window)
        window->renderer = create_renderer(window->window);
    if (!window->renderer) {
        error_set(error, "no window could be opened: %s", SDL_GetError());
        window_close(window);
        return false;
    }
    if (options->kiosk)
        SDL_ShowCursor(SDL_DISABLE);
    return true;
}

void window_close(struct window *window)
{
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    SDL_Quit();
}

void window_toggle_fullscreen(struct window *window)
{
    bool full = SDL_GetWindowFlags(window->window) & SDL_WINDOW_FULLSCREEN_DESKTOP;
    SDL_SetWindowFullscreen(window->window, full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

double window_dpi(const struct window *window, const struct options *options)
{
    if (options->dpi > 0 || options->width)
        return options->dpi;
    float diagonal, across, down;
    int display = SDL_GetWindowDisplayIndex(window->window);
    if (display < 0 || SDL_GetDisplayDPI(display, &diagonal, &across, &down))
        return 0;
    /* X servers that know nothing of the glass make 96 up */
    bool invented = fabsf(across - 96) < 1;
    return invented || across < 30 || across > 1000 ? 0 : across;
}

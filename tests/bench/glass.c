/* SPDX-License-Identifier: EUPL-1.2 */
#include "glass.h"

#include "base/memory.h"
#include "figures.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <stdlib.h>

struct glass {
    Display *display;
    Window root;
    Damage damage;
    int damage_event, width, height;
};

struct glass *glass_open(void)
{
    int error;
    struct glass *glass = memory_zero(sizeof *glass);
    glass->display = XOpenDisplay(NULL);
    if (!glass->display || !XDamageQueryExtension(glass->display, &glass->damage_event, &error)) {
        free(glass);
        return NULL;
    }
    glass->root = DefaultRootWindow(glass->display);
    glass->width = DisplayWidth(glass->display, DefaultScreen(glass->display));
    glass->height = DisplayHeight(glass->display, DefaultScreen(glass->display));
    glass->damage = XDamageCreate(glass->display, glass->root, XDamageReportRawRectangles);
    XSync(glass->display, False);
    return glass;
}

void glass_close(struct glass *glass)
{
    XCloseDisplay(glass->display);
    free(glass);
}

void glass_press(struct glass *glass, int x, int y)
{
    XTestFakeMotionEvent(glass->display, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(glass->display, 1, True, CurrentTime);
    XFlush(glass->display);
}

void glass_release(struct glass *glass)
{
    XTestFakeButtonEvent(glass->display, 1, False, CurrentTime);
    XFlush(glass->display);
}

/* The events that have come, at least one unless `wait` milliseconds pass; how many of them say
 * that the picture changed. */
static long changes(struct glass *glass, int wait)
{
    struct pollfd connection = {.fd = ConnectionNumber(glass->display), .events = POLLIN};
    long count = 0;
    if (!XPending(glass->display))
        poll(&connection, 1, wait);
    while (XPending(glass->display)) {
        XEvent event;
        XNextEvent(glass->display, &event);
        count += event.type == glass->damage_event + XDamageNotify;
    }
    return count;
}

double glass_settle(struct glass *glass, int quiet, int patience)
{
    double begin = milliseconds(), last = 0;
    for (;;) {
        double now = milliseconds(), until = last > 0 ? last + quiet : begin + patience;
        if (now >= until)
            return last;
        if (changes(glass, (int)(until - now) + 1))
            last = milliseconds();
    }
}

static bool column_is_drawn(struct glass *glass, int x)
{
    XImage *image = XGetImage(
        glass->display, glass->root, x, 0, 1, (unsigned)glass->height, AllPlanes, ZPixmap);
    bool drawn = true;
    for (int y = 0; y < glass->height && drawn; y++)
        drawn = (XGetPixel(image, 0, y) & 0xFFFFFF) != 0;
    XDestroyImage(image);
    return drawn;
}

double glass_first(struct glass *glass, int patience)
{
    double begin = milliseconds();
    while (milliseconds() < begin + patience) {
        if (!changes(glass, patience))
            continue;
        double changed = milliseconds();
        if (column_is_drawn(glass, 1) && column_is_drawn(glass, glass->width / 2) &&
            column_is_drawn(glass, glass->width - 1))
            return changed;
    }
    return 0;
}

long glass_changes(struct glass *glass, int time)
{
    double end = milliseconds() + time;
    long count = 0;
    for (double now = milliseconds(); now < end; now = milliseconds())
        count += changes(glass, (int)(end - now) + 1);
    return count;
}

uint64_t glass_picture(struct glass *glass)
{
    XImage *image = XGetImage(glass->display, glass->root, 0, 0, (unsigned)glass->width,
        (unsigned)glass->height, AllPlanes, ZPixmap);
    const uint32_t *pixels = (const uint32_t *)(const void *)image->data;
    size_t count = (size_t)image->bytes_per_line / 4 * (size_t)glass->height;
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ pixels[i]) * 1099511628211u;
    XDestroyImage(image);
    return hash;
}

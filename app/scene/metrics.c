/* SPDX-License-Identifier: EUPL-1.2 */
/* Kiosk: capital H of body text at least 5 mm, targets at least 20 mm (Colle & Hiszem 2004;
 * EN 301 549, 5.1.4). Handheld: text from 16 CSS px, targets 44 CSS px (WCAG 2.5.5). Above these
 * floors type grows with the shorter side of the window. */
#include "scene/metrics.h"

#include "base/memory.h"

#include <assert.h>

struct size_class {
    int width, height;
    double dpi;
    enum device_class class;
};

/* CONTRACT, `--dpi` and `--class`. A window of another size is like the one in this list whose
 * area is nearest from below. */
static const struct size_class size_classes[] = {
    {320, 568, 163, CLASS_HANDHELD},
    {360, 740, 160, CLASS_HANDHELD},
    {768, 1024, 132, CLASS_HANDHELD},
    {1280, 800, 149, CLASS_HANDHELD},
    {1920, 1080, 92, CLASS_KIOSK},
    {1080, 1920, 69, CLASS_KIOSK},
    {2160, 3840, 138, CLASS_KIOSK},
};

static const double TEXT_FACTOR[TEXT_STEPS] = {1.0, 1.25, 1.5, 1.8};
static const double LINE_LEAST = 14; /* em of the largest text in the width of a narrow window:
                                        with fewer, words no longer fit on a line */

static const double CAPITAL_HEIGHT = 0.714; /* of Noto Sans, in em */

static const struct size_class *nearest(int width, int height)
{
    const struct size_class *best = &size_classes[0];
    for (size_t i = 0; i < COUNT_OF(size_classes); i++) {
        const struct size_class *each = &size_classes[i];
        if (each->width == width && each->height == height)
            return each;
        if ((long)each->width * each->height <= (long)width * height)
            best = each;
    }
    return best;
}

static int at_least(double floor, double wish)
{
    double size = wish > floor ? wish : floor;
    return (int)(size + 0.5);
}

/* The steps stay even where the last one has to be smaller. */
static double text_factor(int text, double most)
{
    double last = TEXT_FACTOR[TEXT_STEPS - 1];
    if (most >= last)
        return TEXT_FACTOR[text - 1];
    return 1 + (TEXT_FACTOR[text - 1] - 1) * (most - 1) / (last - 1);
}

struct metrics metrics_for(int width, int height, double dpi, enum device_class class, int text)
{
    assert(width > 0 && height > 0 && text >= 1 && text <= TEXT_STEPS);
    const struct size_class *size = nearest(width, height);
    struct metrics m = {.width = width, .height = height};
    m.dpi = dpi > 0 ? dpi : size->dpi;
    m.class = class == CLASS_BY_SIZE ? size->class : class;

    double mm = m.dpi / 25.4, css = m.dpi > 160 ? m.dpi / 160 : 1;
    double shorter = width < height ? width : height, factor;
    if (m.class == CLASS_KIOSK) {
        double body = at_least(5 * mm / CAPITAL_HEIGHT, shorter * 0.0265);
        factor = text_factor(text, width / (body * LINE_LEAST));
        m.body = (int)(body * factor + 0.5);
        m.target = at_least(20 * mm, body * 2);
        m.label_least = at_least(3.2 * mm / CAPITAL_HEIGHT, body * 0.8) * 3 / 4;
        m.label = at_least(3.2 * mm / CAPITAL_HEIGHT, body * 0.8 * factor);
        m.slop = at_least(3 * mm, 0);
        m.gap = at_least(5 * mm, shorter * 0.02);
        m.margin = at_least(8 * mm, shorter * 0.037);
    } else {
        double body = at_least(16 * css, shorter * 0.02);
        factor = text_factor(text, width / (body * LINE_LEAST));
        m.body = (int)(body * factor + 0.5);
        m.target = at_least(44 * css, 7 * mm);
        m.label_least = at_least(11 * css, body * 0.69) * 3 / 4;
        m.label = at_least(11 * css, body * 0.69 * factor);
        m.slop = at_least(2 * mm, 0);
        m.gap = at_least(9 * css, shorter * 0.014);
        m.margin = at_least(14 * css, shorter * 0.02);
    }
    m.small = at_least(m.body * 0.78, 13 * css);
    m.heading = (int)(m.body * 1.3 + 0.5);
    m.title = (int)(m.body * 1.75 + 0.5);
    m.display = m.class == CLASS_KIOSK ? m.title * 2 : m.title * 3 / 2;
    m.padding = m.gap * 3 / 4;
    m.radius = m.gap * 9 / 10;
    m.edge = at_least(1, m.body / 14.0);
    m.pictogram = (int)(m.body * 1.4 + 0.5);
    m.focus = at_least(3, m.padding / 2.0);
    m.tall = height * 3L >= width * 4L;
    return m;
}

void metrics_reach(struct metrics *metrics)
{
    metrics->calm = metrics->tall ? metrics->height / 3 : 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "scene/theme.h"

#include <assert.h>
#include <math.h>

const struct theme theme_light = {
    .background = 0xFFF5F3EE,
    .card = 0xFFFFFFFF,
    .ink = 0xFF1B1F23,
    .quiet = 0xFF5A6068,
    .edge = 0xFF7B776D,
    .line = 0xFFD9D5CB,
    .on_colour = 0xFFFFFFFF,
    .welcome = 0xFF1F5FA8,
    .discreet = 0xFF4A5057,
    .emergency = 0xFFC62828,
    .emergency_ground = 0xFFC62828,
    .yes = 0xFF1B5E20,
    .open = 0xFF1B5E20,
    .open_ground = 0xFFE3F1E4,
    .closed = 0xFF8A1C1C,
    .closed_ground = 0xFFF9E9E7,
    .note = 0xFF7A4F00,
    .note_ground = 0xFFFFF4D6,
    .veil = 0xB31B1F23,
    .topic_contrast = 1, /* they are made for white paper */
};

/* White text on a topic's colour asks for a dark one, the ground beneath for a light one: the
 * window between 3 : 1 and 4.5 : 1 is narrow and decides how dark the card may be. */
const struct theme theme_dark = {
    .background = 0xFF14181C,
    .card = 0xFF1F252B,
    .ink = 0xFFF3F0EA,
    .quiet = 0xFFB7BEC6,
    .edge = 0xFF8D959E,
    .line = 0xFF3A4148,
    .on_colour = 0xFFFFFFFF,
    .welcome = 0xFF2F6DB5,
    .discreet = 0xFF6E757C,
    .emergency = 0xFFFF9A90,
    .emergency_ground = 0xFFC62828,
    .yes = 0xFF36823A,
    .open = 0xFF8FD694,
    .open_ground = 0xFF1C3B20,
    .closed = 0xFFFFA79E,
    .closed_ground = 0xFF4A1F1D,
    .note = 0xFFFFD27A,
    .note_ground = 0xFF41330F,
    .veil = 0xCC000000,
    .topic_contrast = 3.05,
};

const struct theme theme_contrasting = {
    .background = 0xFF000000,
    .card = 0xFF000000,
    .ink = 0xFFFFFFFF,
    .quiet = 0xFFFFFFFF,
    .edge = 0xFFFFFFFF,
    .line = 0xFFFFFFFF,
    .on_colour = 0xFF000000,
    .welcome = 0xFFFFE45C,
    .discreet = 0xFFFFFFFF,
    .emergency = 0xFFFFA79E,
    .emergency_ground = 0xFFFFA79E,
    .yes = 0xFF7CE38B,
    .open = 0xFF9BF0A6,
    .open_ground = 0xFF003300,
    .closed = 0xFFFFB3AB,
    .closed_ground = 0xFF400000,
    .note = 0xFFFFE45C,
    .note_ground = 0xFF332B00,
    .veil = 0xCC000000,
    .topic_contrast = 8,
};

const struct theme *theme_of(enum theme_kind kind)
{
    static const struct theme *const themes[THEME_KINDS] = {
        [THEME_LIGHT] = &theme_light,
        [THEME_DARK] = &theme_dark,
        [THEME_CONTRAST] = &theme_contrasting,
    };
    assert(kind < THEME_KINDS);
    return themes[kind];
}

/* So many 256ths of the way to white. */
static uint32_t lighter(uint32_t colour, uint32_t part)
{
    uint32_t mixed = 0xFF000000;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t value = (colour >> shift) & 0xFF;
        mixed |= (value + (255 - value) * part / 256) << shift;
    }
    return mixed;
}

uint32_t theme_topic(const struct theme *theme, uint32_t colour)
{
    uint32_t seen = 0xFF000000 | colour;
    for (uint32_t part = 0; part <= 256; part++) {
        seen = lighter(colour, part);
        if (theme_contrast(seen, theme->background) >= theme->topic_contrast &&
            theme_contrast(seen, theme->card) >= theme->topic_contrast)
            break;
    }
    return seen;
}

static double channel(uint32_t colour, int shift)
{
    double value = ((colour >> shift) & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
}

double theme_contrast(uint32_t a, uint32_t b)
{
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

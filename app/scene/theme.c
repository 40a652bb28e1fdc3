/* SPDX-License-Identifier: EUPL-1.2 */
#include "scene/theme.h"

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
    .open = 0xFF1B5E20,
    .open_ground = 0xFFE3F1E4,
    .closed = 0xFF8A1C1C,
    .closed_ground = 0xFFF9E9E7,
    .note = 0xFF7A4F00,
    .note_ground = 0xFFFFF4D6,
    .veil = 0xB31B1F23,
};

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

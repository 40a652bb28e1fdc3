/* SPDX-License-Identifier: EUPL-1.2 */
/* about: what this device is, in Leichte Sprache first (BITV 2.0, § 4); what it keeps, from when
 * and from whom its content is. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/screen.h"

static const struct {
    const char *pictogram, *string;
    enum type type;
} statements[] = {
    {"touch_app", "about-easy", TYPE_HEADING},
    {"lock", "privacy", TYPE_BODY},
    {"wifi_off", "offline", TYPE_BODY},
    {"accessible", "about-accessible", TYPE_BODY},
};

/* Written alike in every language. */
static const char *const licences[] = {
    "Faden: EUPL-1.2",
    "Noto: OFL-1.1",
    "Material Icons: Apache-2.0",
};

static void add_statement(struct screen *screen, const char *pictogram, struct text text,
    enum type type, struct trust *trust)
{
    const struct theme *theme = screen->scene->theme;
    struct section section = section_begin(&screen->page, pictogram, theme->welcome);
    part_text(&section.inner, text.string, text.language, type, theme->ink);
    section_end(&section);
    column_gap(&screen->page, screen->scene->metrics.gap);
    trust_text(trust, text, screen->language);
}

static void add_date(struct screen *screen, struct trust *trust)
{
    struct text as_of = screen_as_of(screen);
    if (as_of.string[0])
        add_statement(screen, "calendar_today", as_of, TYPE_BODY, trust);
}

static void add_name(struct screen *screen, struct column *column, const char *name)
{
    part_text(column, format_isolate(screen->arena, name, 1), "de", TYPE_SMALL,
        screen->scene->theme->ink);
    column_gap(column, screen->scene->metrics.padding / 2);
}

/* Who is to be named for the content, then for the program. */
static void add_sources(struct screen *screen)
{
    const char *const *names = content_attributions(screen->content, screen->arena);
    struct section section =
        section_begin(&screen->page, "copyright", screen->scene->theme->welcome);
    part_heading(&section.inner, screen_words(screen, "source-licence"));
    for (; *names; names++)
        add_name(screen, &section.inner, *names);
    for (size_t i = 0; i < COUNT_OF(licences); i++)
        add_name(screen, &section.inner, licences[i]);
    section_end(&section);
    column_gap(&screen->page, screen->scene->metrics.gap);
}

void about_build(struct screen *screen)
{
    struct trust trust = {0};
    part_head(screen, "info", screen_words(screen, "about"), screen->scene->theme->welcome, false);
    for (size_t i = 0; i < COUNT_OF(statements); i++)
        add_statement(screen, statements[i].pictogram,
            content_string(screen->content, statements[i].string, screen->language),
            statements[i].type, &trust);
    add_date(screen, &trust);
    add_sources(screen);
    part_trust(screen, &screen->page, &trust);
}

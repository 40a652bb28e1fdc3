/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts of content and interface as the parts of a scene want them. */
#include "language/format.h"
#include "screens/screen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Leichte Sprache divides long words with hyphens; that alone is no other word. */
static bool same_words(const char *a, const char *b)
{
    do {
        a += strspn(a, "-");
        b += strspn(b, "-");
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b++))
            return false;
    } while (*a++);
    return true;
}

struct words words_of(struct text text, struct text german)
{
    bool same = same_words(text.string, german.string);
    return (struct words){text.string, text.language, same ? NULL : german.string};
}

struct words screen_words(const struct screen *screen, const char *id)
{
    return words_of(content_string(screen->content, id, screen->language),
        content_string(screen->content, id, "de"));
}

const char *screen_string(const struct screen *screen, const char *id)
{
    return content_string(screen->content, id, screen->language).string;
}

struct text screen_as_of(const struct screen *screen)
{
    struct text as_of = content_string(screen->content, "as-of", screen->language);
    struct civil date = content_date(screen->content);
    as_of.string = date.year ? day_string(screen, "as-of", date) : "";
    return as_of;
}

uint32_t screen_colour(const struct screen *screen, uint32_t colour)
{
    return theme_topic(screen->scene->theme, colour);
}

const char *screen_go(const struct screen *screen, const char *name, const char *id)
{
    struct address to = address_to(&screen->address, name, id);
    snprintf(to.language, sizeof to.language, "%s", screen->language);
    return address_write(screen->arena, &to);
}

const char *screen_replace(const struct screen *screen, const struct address *address)
{
    return arena_printf(screen->arena, "replace %s", address_write(screen->arena, address));
}

static const char *opens(const struct screen *screen, struct civil at)
{
    struct arena *arena = screen->arena;
    long days = civil_day(at) - civil_day(screen->now);
    const char *id = days == 0 ? "opens-today" : days == 1 ? "opens-tomorrow" : "opens-at";
    const char *pattern = screen_string(screen, id);
    const char *day = days < 7
                          ? format_weekday(arena, screen->language, civil_weekday(at), WEEKDAY_LONG)
                          : format_date(arena, screen->language,
                                arena_printf(arena, "%04d-%02d-%02d", at.year, at.month, at.day));
    pattern = format_fill(arena, pattern, "day", day);
    return format_fill(arena, pattern, "time", format_time(arena, civil_minutes(at)));
}

const char *day_string(const struct screen *screen, const char *pattern, struct civil day)
{
    const char *date = arena_printf(screen->arena, "%04d-%02d-%02d", day.year, day.month, day.day);
    return format_fill(screen->arena, screen_string(screen, pattern), "date",
        format_date(screen->arena, screen->language, date));
}

const char *status_string(const struct screen *screen, struct hours_status status)
{
    if (status.state == HOURS_UNKNOWN)
        return status.by_appointment ? screen_string(screen, "by-appointment") : NULL;
    if (status.state == HOURS_CLOSED)
        return format_join(screen->arena, screen_string(screen, "closed"),
            status.opens.year ? opens(screen, status.opens) : "");
    if (!status.change.year)
        return screen_string(screen, "hours-always");
    return format_fill(screen->arena, screen_string(screen, "open-until"), "time",
        format_time(screen->arena, civil_minutes(status.change)));
}

void trust_text(struct trust *trust, struct text text, const char *language)
{
    if (!text.string[0])
        return;
    bool translated = strcmp(text.language, "de") != 0;
    trust->machine |= translated && text.state != TEXT_REVIEWED;
    trust->only_german |= !translated && strcmp(language, "de") != 0;
}

static void mark(
    struct screen *screen, struct column *column, const char *pictogram, const char *id)
{
    struct text text = content_string(screen->content, id, screen->language);
    struct remark remark = {
        pictogram, text.string, text.language, screen->scene->theme->quiet, false};
    part_remarks(column, &remark, 1);
}

void part_trust(struct screen *screen, struct column *column, const struct trust *trust)
{
    const struct theme *theme = screen->scene->theme;
    int gap = screen->scene->metrics.padding;
    if (trust->ask) {
        struct text ask = content_string(screen->content, "please-ask", screen->language);
        part_notice(column, "help", ask.string, ask.language, theme->note, theme->note_ground);
        column_gap(column, gap);
    }
    if (trust->machine) {
        mark(screen, column, "translate", "machine-translated");
        column_gap(column, gap);
    }
    if (trust->only_german) {
        mark(screen, column, "info", "only-german");
        column_gap(column, gap);
    }
}

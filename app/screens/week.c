/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening hours as a person plans: from today on, not from Monday. Days that are not as usual are
 * marked with a word, and those beyond the seven days that are shown follow as a short list, days
 * on which the same holds in one line. */
#include "content/holiday.h"
#include "language/format.h"
#include "screens/facts.h"

#include <string.h>

enum { WEEK = 7, WEEKS_AHEAD = 4, EXCEPTIONS_MOST = 6, DAY = 24 * 60 };

struct week {
    const struct facts *facts;
    const struct hours *hours;
    const struct hours_calendar *calendar;
    long today; /* the day that is in force */
    bool only_german; /* something that was shown, a remark */
};

/* One or several days, and what holds on them. */
struct row {
    long first, last;
    struct hours_day hours;
    bool dated; /* beyond the week a weekday alone would not say which */
};

static struct hours_day day_at(const struct week *week, long day)
{
    return hours_of_day(
        week->facts->screen->arena, week->hours, week->calendar, civil_from_day(day));
}

static bool same_spans(const struct hours_day *a, const struct hours_day *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->spans[i].start == b->spans[i].start && a->spans[i].end == b->spans[i].end &&
               a->spans[i].state == b->spans[i].state && a->spans[i].remark == b->spans[i].remark;
    return same && a->remark == b->remark;
}

/* From Monday on, each weekday as it is within the seven days that begin today. */
static struct hours_day coming(const struct screen *screen, const struct hours *hours, int weekday)
{
    long today = civil_day(screen->now);
    int days = (weekday - civil_weekday(screen->now) + WEEK) % WEEK;
    return hours_of_day(
        screen->arena, hours, content_calendar(screen->content), civil_from_day(today + days));
}

static const char *range_of_weekdays(const struct screen *screen, int first, int last)
{
    const char *from = format_weekday(screen->arena, screen->language, first, WEEKDAY_LONG);
    const char *to = format_weekday(screen->arena, screen->language, last, WEEKDAY_LONG);
    return first == last ? from : arena_printf(screen->arena, "%s–%s", from, to);
}

static const char *times_of(const struct screen *screen, const struct hours_day *day)
{
    const char **times = arena_alloc(screen->arena, (day->count + 1) * sizeof(char *));
    for (size_t i = 0; i < day->count; i++)
        times[i] = format_span(screen->arena, day->spans[i].start, day->spans[i].end);
    return format_list(screen->arena, screen->language, times);
}

const char *week_string(const struct screen *screen, const char *rule)
{
    const struct hours *hours = hours_parse_sets(screen->arena, rule);
    const char *lines = "";
    for (int first = 0, next; hours && first < WEEK; first = next) {
        struct hours_day day = coming(screen, hours, first), other;
        for (next = first + 1; next < WEEK; next++) {
            other = coming(screen, hours, next);
            if (!same_spans(&day, &other))
                break;
        }
        if (day.count)
            lines = arena_printf(screen->arena, "%s%s%s", lines, *lines ? "\n" : "",
                format_join(screen->arena, range_of_weekdays(screen, first, next - 1),
                    times_of(screen, &day)));
    }
    return lines;
}

/* Today; but after midnight still the day before, while what began then has not ended. */
static long day_in_force(const struct week *week, struct civil now)
{
    long today = civil_day(now);
    struct hours_day before = day_at(week, today - 1);
    bool late = before.count && before.spans[before.count - 1].end > DAY + civil_minutes(now);
    return late ? today - 1 : today;
}

/* Why a day is not as usual, as one word; the interface's or the holidays' own. */
static struct text word_of(const struct week *week, long day)
{
    struct screen *screen = week->facts->screen;
    struct civil date = civil_from_day(day);
    struct text school = {"", "de", TEXT_REVIEWED};
    if (hours_name_school_holidays(week->hours))
        school = content_school_holidays(screen->content, screen->arena, date, screen->language);
    if (holiday_is(date))
        return content_string(screen->content, "holiday", screen->language);
    return *school.string ? school
                          : content_string(screen->content, "hours-differ", screen->language);
}

static const char *date_of(const struct screen *screen, long day)
{
    return format_day_of_year(screen->arena, screen->language, civil_from_day(day));
}

static const char *weekday_of(const struct screen *screen, long day)
{
    const char *weekday = format_weekday(
        screen->arena, screen->language, civil_weekday(civil_from_day(day)), WEEKDAY_LONG);
    return format_capital(screen->arena, screen->language, weekday);
}

static const char *name_of(const struct screen *screen, const struct row *row)
{
    if (!row->dated)
        return weekday_of(screen, row->first);
    const char *first = date_of(screen, row->first);
    return row->first == row->last
               ? arena_printf(screen->arena, "%s\n%s", weekday_of(screen, row->first), first)
               : format_range(screen->arena, first, date_of(screen, row->last));
}

static void add_name(
    const struct week *week, struct column *column, const struct row *row, bool marked)
{
    struct screen *screen = week->facts->screen;
    uint32_t ink = screen->scene->theme->ink;
    part_text(column, name_of(screen, row), screen->language, marked ? TYPE_BOLD : TYPE_BODY, ink);
    if (row->first == civil_day(screen->now))
        part_text(column, screen_string(screen, "event-today"), screen->language, TYPE_SMALL, ink);
    if (!row->hours.exception)
        return;
    struct text word = word_of(week, row->first);
    part_text(column, word.string, word.language, TYPE_SMALL, ink);
}

/* Remarks are German, as the office wrote them; "by appointment" is said in every language. */
static struct text remark_of(const struct screen *screen, const struct hours_span *span)
{
    const char *id = span->by_appointment ? "by-appointment" : "hours-unknown";
    if (span->remark && !span->by_appointment)
        return (struct text){span->remark, "de", TEXT_REVIEWED};
    if (span->by_appointment || span->state == HOURS_UNKNOWN)
        return content_string(screen->content, id, screen->language);
    return (struct text){"", "de", TEXT_REVIEWED};
}

static bool is_last_with_remark(
    const struct hours_day *day, size_t span, struct text remark, const struct screen *screen)
{
    for (size_t i = span + 1; i < day->count; i++)
        if (day->spans[i].rest == day->spans[span].rest)
            return strcmp(remark_of(screen, &day->spans[i]).string, remark.string) != 0;
    return true;
}

static void add_spans(const struct screen *screen, struct column *column,
    const struct hours_day *day, bool rest, bool marked)
{
    uint32_t ink = screen->scene->theme->ink;
    for (size_t i = 0; i < day->count; i++) {
        const struct hours_span *span = &day->spans[i];
        struct text remark = remark_of(screen, span);
        if (span->rest != rest)
            continue;
        if (!rest)
            part_text(column, format_span(screen->arena, span->start, span->end), screen->language,
                marked ? TYPE_BOLD : TYPE_BODY, ink);
        if (*remark.string && is_last_with_remark(day, i, remark, screen))
            part_text(column, remark.string, remark.language, rest ? TYPE_BODY : TYPE_SMALL, ink);
    }
}

static void add_hours(
    const struct screen *screen, struct column *column, const struct hours_day *day, bool marked)
{
    uint32_t quiet = screen->scene->theme->quiet;
    add_spans(screen, column, day, false, marked);
    add_spans(screen, column, day, true, marked);
    if (!day->count)
        part_text(column, screen_string(screen, "closed"), screen->language, TYPE_BODY, quiet);
    if (day->remark)
        part_text(column, day->remark, "de", TYPE_SMALL, quiet);
}

static bool is_remarked(const struct screen *screen, const struct hours_day *day)
{
    bool remarked = day->remark;
    for (size_t i = 0; i < day->count; i++) {
        struct text remark = remark_of(screen, &day->spans[i]);
        remarked |= *remark.string && strcmp(remark.language, "de") == 0;
    }
    return remarked;
}

static void add_row(struct week *week, struct column *column, const struct row *row)
{
    const struct screen *screen = week->facts->screen;
    const struct theme *theme = screen->scene->theme;
    const struct metrics *m = &screen->scene->metrics;
    bool marked = row->first == week->today;
    uint32_t ground = row->hours.exception         ? theme->note_ground
                      : marked && row->hours.count ? theme->open_ground
                                                   : theme->card;
    struct surface surface = surface_begin(column, ground, m->padding / 2, m->padding / 2);
    int half = surface.inner.width / 2;
    bool beneath = half < 7 * m->body; /* large text on a phone */
    struct column name =
        column_inset(&surface.inner, m->padding / 2, beneath ? 0 : surface.inner.width - half);
    struct column times = column_inset(&surface.inner, beneath ? m->padding / 2 : half, 0);
    add_name(week, &name, row, marked);
    if (beneath)
        times.y = name.y;
    add_hours(screen, &times, &row->hours, marked);
    week->only_german |= is_remarked(screen, &row->hours) && strcmp(screen->language, "de") != 0;
    surface.inner.y = name.y > times.y ? name.y : times.y;
    surface_end(&surface);
    column_gap(column, m->padding / 4);
}

/* Days that are closed as usual do not break a row of days that are closed as an exception, nor do
 * they end it. */
static struct row next_exception(const struct week *week, long from, long end)
{
    struct row row = {.dated = true};
    for (long day = from; day < end; day++) {
        struct hours_day hours = day_at(week, day);
        bool begun = row.hours.exception;
        if (!begun && !hours.exception)
            continue;
        if (begun && (!same_spans(&row.hours, &hours) ||
                         (hours.exception && strcmp(word_of(week, day).string,
                                                 word_of(week, row.first).string) != 0)))
            break;
        if (!begun) {
            row.first = day;
            row.hours = hours;
        }
        if (hours.exception)
            row.last = day;
    }
    return row;
}

static void add_exceptions(struct week *week, struct column *column)
{
    struct screen *screen = week->facts->screen;
    long end = week->today + WEEKS_AHEAD * WEEK;
    struct row row = next_exception(week, week->today + WEEK, end);
    if (!row.hours.exception)
        return;
    column_gap(column, screen->scene->metrics.padding);
    part_text(column, screen_string(screen, "hours-differ-later"), screen->language, TYPE_SMALL,
        screen->scene->theme->quiet);
    for (int i = 0; i < EXCEPTIONS_MOST && row.hours.exception; i++) {
        add_row(week, column, &row);
        row = next_exception(week, row.last + 1, end);
    }
}

static bool is_always(struct hours_status status)
{
    return status.state == HOURS_OPEN && !status.change.year && !status.remark;
}

void fact_week(
    const struct facts *facts, struct column *column, const char *caption, const char *hours)
{
    struct screen *screen = facts->screen;
    struct week week = {.facts = facts,
        .hours = hours_parse_sets(screen->arena, hours),
        .calendar = content_calendar(screen->content)};
    if (!week.hours)
        return;
    if (is_always(hours_at(week.hours, week.calendar, screen->now))) {
        if (!is_always(facts->entry->card.open)) /* which the page says on top */
            fact_text(facts, column, "schedule", caption,
                content_string(screen->content, "hours-always", screen->language));
        return;
    }
    struct section section = fact_begin(facts, column, "calendar_today", caption);
    week.today = day_in_force(&week, screen->now);
    for (long day = week.today; day < week.today + WEEK; day++) {
        struct row row = {day, day, day_at(&week, day), false};
        add_row(&week, &section.inner, &row);
    }
    add_exceptions(&week, &section.inner);
    part_trust(screen, &section.inner, &(struct trust){.only_german = week.only_german});
    fact_end(&section);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The answers. The rules that name a day paint it one after the other, each minute belonging to
 * the rule that painted it last; what is painted belongs to the day on which it begins, also past
 * midnight. So Friday night's end stays, whatever Saturday's rule is.
 *
 * Where the calendar of school holidays knows nothing, a day is painted twice, as a holiday and as
 * none; minutes on which the two differ are unknown, all others are sure. */
#include "content/hours.h"

#include "base/memory.h"
#include "content/hours_rule.h"

#include <assert.h>
#include <string.h>

enum {
    DAY = MINUTES_OF_DAY,
    DAYS_AHEAD = 366,
    WEEK_AHEAD = 8,
    /* Each stroke cuts twice at most; two hypotheses of a day and of the day before meet. */
    PIECES_MOST = 4 * (2 * HOURS_SPANS_MOST + 2),
};

/* From the end of the piece before. */
struct piece {
    int end;
    const struct hours_rule *by; /* NULL: nobody says anything; that is closed too */
};

/* Two days from midnight on, in pieces. */
struct canvas {
    struct piece pieces[PIECES_MOST];
    size_t count;
};

/* Hours that depend on what nobody knows have times; a day of which nothing is known has none. */
static const struct hours_rule unsure = {.state = HOURS_UNKNOWN, .time_count = 1};
static const struct hours_rule unheard = {.state = HOURS_UNKNOWN};

static int start_of(const struct canvas *canvas, size_t piece)
{
    return piece ? canvas->pieces[piece - 1].end : 0;
}

static size_t piece_at(const struct canvas *canvas, int minute)
{
    size_t i = 0;
    while (i + 1 < canvas->count && canvas->pieces[i].end <= minute)
        i++;
    return i;
}

static enum hours_state state_of(const struct hours_rule *rule)
{
    return rule ? rule->state : HOURS_CLOSED;
}

static void clear(struct canvas *canvas)
{
    canvas->pieces[0] = (struct piece){2 * DAY, NULL};
    canvas->count = 1;
}

/* The piece that begins there; it is made to. */
static size_t cut(struct canvas *canvas, int at)
{
    if (at == 2 * DAY)
        return canvas->count;
    size_t i = piece_at(canvas, at);
    if (start_of(canvas, i) == at)
        return i;
    assert(canvas->count < PIECES_MOST);
    memmove(
        &canvas->pieces[i + 1], &canvas->pieces[i], (canvas->count++ - i) * sizeof *canvas->pieces);
    canvas->pieces[i].end = at;
    return i + 1;
}

static void stroke(struct canvas *canvas, const struct hours_rule *rule, int start, int end)
{
    size_t from = cut(canvas, start), to = cut(canvas, end);
    for (size_t i = from; i < to; i++)
        if (rule->joint != JOINT_OTHERWISE || !canvas->pieces[i].by)
            canvas->pieces[i].by = rule;
}

/* Times that are closed take away and leave the rest; a whole day that is closed takes the night
 * after it too. */
static void paint_rule(struct canvas *canvas, const struct hours_rule *rule)
{
    bool whole_day_closed = rule->state == HOURS_CLOSED && !rule->time_count;
    bool times_closed = rule->state == HOURS_CLOSED && rule->time_count;
    if (whole_day_closed ? rule->joint != JOINT_OTHERWISE
                         : rule->joint == JOINT_INSTEAD && !times_closed)
        clear(canvas);
    if (!rule->time_count)
        stroke(canvas, rule, 0, DAY);
    for (size_t i = 0; i < rule->time_count; i++)
        stroke(canvas, rule, rule->times[i].start, rule->times[i].end);
}

/* Of the sets that hold on the day the last, or, for what is usual, the first. */
static const struct hours_set *set_of(const struct hours *hours, long day, bool usual)
{
    const struct hours_set *found = NULL;
    for (const struct hours_set *set = hours->sets; set; set = set->next)
        if (day >= set->from && day <= set->until && !(found && usual))
            found = set;
    return found;
}

static void paint(
    struct canvas *canvas, const struct hours *hours, const struct hours_date_seen *day)
{
    const struct hours_set *set = set_of(hours, civil_day(day->date), day->ordinary);
    clear(canvas);
    if (!set)
        stroke(canvas, &unheard, 0, DAY);
    for (const struct hours_rule *rule = set ? set->first : NULL; rule; rule = rule->next)
        if (hours_rule_names(rule, day))
            paint_rule(canvas, rule);
}

/* Lays `other`, which began `earlier` minutes before, over the canvas. */
static void lay_over(struct canvas *canvas, const struct canvas *other, int earlier,
    const struct hours_rule *(*choose)(const struct hours_rule *, const struct hours_rule *))
{
    int start = 0;
    for (size_t i = 0; i < other->count; i++) {
        int end = other->pieces[i].end - earlier;
        if (end <= start)
            continue;
        size_t from = cut(canvas, start), to = cut(canvas, end);
        for (size_t j = from; j < to; j++)
            canvas->pieces[j].by = choose(other->pieces[i].by, canvas->pieces[j].by);
        start = end;
    }
}

static const struct hours_rule *where_they_agree(
    const struct hours_rule *a, const struct hours_rule *b)
{
    return state_of(a) == state_of(b) ? b : &unsure;
}

enum knowledge { NO_HOLIDAY, HOLIDAY, NOBODY_KNOWS };

static enum knowledge school_holiday(const struct hours_calendar *calendar, long day)
{
    bool begun = false, over = true;
    for (size_t i = 0; calendar && i < calendar->count; i++) {
        const struct hours_holidays *school = &calendar->school[i];
        if (day >= school->first && day <= school->last)
            return HOLIDAY;
        begun |= day > school->last;
        over &= day > school->last;
    }
    return begun && !over ? NO_HOLIDAY : NOBODY_KNOWS;
}

/* What begins on the day. */
static void paint_day(struct canvas *canvas, const struct hours *hours,
    const struct hours_calendar *calendar, struct hours_date_seen day)
{
    enum knowledge school =
        hours->school ? school_holiday(calendar, civil_day(day.date)) : NO_HOLIDAY;
    if (school == HOLIDAY)
        day.holidays |= HOLIDAY_SCHOOL;
    paint(canvas, hours, &day);
    if (school != NOBODY_KNOWS)
        return;
    struct canvas holiday;
    day.holidays |= HOLIDAY_SCHOOL;
    paint(&holiday, hours, &day);
    lay_over(canvas, &holiday, 0, where_they_agree);
}

/* What comes from the night before, or what the day says. Times that are closed take away from what
 * stands before them, whichever of the two they are of; a whole day that is closed leaves the end
 * of the night before. */
static const struct hours_rule *night_or_day(
    const struct hours_rule *night, const struct hours_rule *day)
{
    if (!night || !day)
        return night ? night : day;
    if (night->state == HOURS_CLOSED)
        return night->number > day->number ? night : day;
    if (day->state == HOURS_CLOSED && day->time_count && day->number > night->number)
        return day;
    return day->state == HOURS_OPEN ? day : night;
}

/* What a person meets on the day, from midnight to midnight. */
static void paint_met(struct canvas *canvas, const struct hours *hours,
    const struct hours_calendar *calendar, long day)
{
    paint_day(canvas, hours, calendar, hours_see_day(day));
    if (!hours->late)
        return;
    struct canvas before;
    paint_day(&before, hours, calendar, hours_see_day(day - 1));
    lay_over(canvas, &before, DAY, night_or_day);
}

static struct civil civil_at(long day, int minute)
{
    struct civil time = civil_from_day(day);
    time.hour = minute / 60;
    time.minute = minute % 60;
    return time;
}

static struct hours_status status_of(const struct hours_rule *rule)
{
    struct hours_status status = {.state = state_of(rule)};
    if (rule) {
        status.remark = rule->remark;
        status.by_appointment = rule->by_appointment;
    }
    return status;
}

/* Takes the next stretch into account; true once nothing more is to be learned. */
static bool learn(struct hours_status *status, const struct hours_rule *rule, struct civil from)
{
    enum hours_state state = state_of(rule);
    if (state != status->state && !status->change.year)
        status->change = from;
    if (state == HOURS_OPEN && status->state != HOURS_OPEN)
        status->opens = from;
    return status->change.year && (status->state == HOURS_OPEN || status->opens.year);
}

struct hours_status hours_at(
    const struct hours *hours, const struct hours_calendar *calendar, struct civil now)
{
    struct hours_status status = {0};
    struct canvas canvas;
    long today = civil_day(now), last = today + (hours->weekly ? WEEK_AHEAD : DAYS_AHEAD);
    paint_met(&canvas, hours, calendar, today);
    size_t i = piece_at(&canvas, civil_minutes(now));
    status = status_of(canvas.pieces[i++].by);
    for (long day = today; day <= last; paint_met(&canvas, hours, calendar, ++day), i = 0)
        for (; i < canvas.count && start_of(&canvas, i) < DAY; i++)
            if (learn(&status, canvas.pieces[i].by, civil_at(day, start_of(&canvas, i))))
                return status;
    return status;
}

static bool same_remark(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool continues(const struct hours_span *last, const struct hours_span *next)
{
    return last->end == next->start && last->state == next->state &&
           same_remark(last->remark, next->remark);
}

static struct hours_day day_of(struct arena *arena, const struct canvas *canvas)
{
    struct hours_span *spans = arena_alloc(arena, canvas->count * sizeof *spans);
    struct hours_day day = {.spans = spans};
    for (size_t i = 0; i < canvas->count; i++) {
        const struct hours_rule *rule = canvas->pieces[i].by;
        int start = start_of(canvas, i);
        struct hours_status status = status_of(rule);
        struct hours_span span = {start, canvas->pieces[i].end, status.state, status.remark,
            status.by_appointment, rule && !rule->time_count};
        if (status.state == HOURS_CLOSED)
            day.remark = day.remark ? day.remark : status.remark;
        else if (day.count && continues(&spans[day.count - 1], &span))
            spans[day.count - 1].end = span.end;
        else
            spans[day.count++] = span;
    }
    return day;
}

static bool differs(const struct hours_day *a, const struct hours_day *b)
{
    if (a->count != b->count)
        return true;
    for (size_t i = 0; i < a->count; i++)
        if (a->spans[i].start != b->spans[i].start || a->spans[i].end != b->spans[i].end ||
            a->spans[i].state != b->spans[i].state ||
            !same_remark(a->spans[i].remark, b->spans[i].remark))
            return true;
    return false;
}

/* An unknown holiday is no exception: the screen would call every day one. */
static bool is_exception(struct arena *arena, const struct hours *hours,
    const struct hours_calendar *calendar, struct hours_date_seen day)
{
    struct canvas usual, canvas;
    if (school_holiday(calendar, civil_day(day.date)) == HOLIDAY)
        day.holidays |= HOLIDAY_SCHOOL;
    paint(&canvas, hours, &day);
    day.ordinary = true;
    paint(&usual, hours, &day);
    struct hours_day a = day_of(arena, &canvas), b = day_of(arena, &usual);
    return differs(&a, &b);
}

struct hours_day hours_of_day(struct arena *arena, const struct hours *hours,
    const struct hours_calendar *calendar, struct civil date)
{
    struct canvas canvas;
    struct hours_date_seen seen = hours_see_day(civil_day(date));
    paint_day(&canvas, hours, calendar, seen);
    struct hours_day day = day_of(arena, &canvas);
    day.exception = !hours->weekly && is_exception(arena, hours, calendar, seen);
    return day;
}

bool hours_name_school_holidays(const struct hours *hours)
{
    return hours->school;
}

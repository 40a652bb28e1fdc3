/* SPDX-License-Identifier: EUPL-1.2 */
/* The terminal as a visitor meets it, on $DISPLAY, which has to be empty and as large as the glass:
 *   outside CONTENT.DB BUILD NAME [rest]
 * In every language the terminal starts anew, a visitor chooses the language, goes to an offer and
 * back, twice. Prints lines of the table; with "rest" also what it does while nobody is there. */
#include "figures.h"
#include "glass.h"
#include "process.h"
#include "visitor.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDTH = 1080,
    HEIGHT = 1920,
    QUIET_MS = 60,
    PATIENCE_MS = 5000,
    REST_MS = 10000,
    VISITS = 2,
};

struct bench {
    struct visitor visitor; /* what the terminal should show */
    struct glass *glass;
    const char *database, *build, *name;
    pid_t terminal;
    struct figures start, pressed, language, visits[VISITS], peak, settled, resident;
    double most_memory;
};

static void fail(const struct bench *bench, const char *what)
{
    fprintf(stderr, "bench: %s: %s\n",
        bench->visitor.session.history[bench->visitor.session.depth - 1].address, what);
    if (bench->terminal)
        process_end(bench->terminal);
    exit(1);
}

static void start(struct bench *bench, const char *address)
{
    char program[4096], state[4096];
    snprintf(program, sizeof program, "%s/bin/faden", bench->build);
    snprintf(state, sizeof state, "%s/bench/state", bench->build);
    char *const command[] = {program, "--kiosk", "--content", (char *)bench->database, "--state",
        state, "--at", (char *)address, "--now", "2026-11-24T10:00", "--idle", "3600", NULL};
    glass_settle(bench->glass, QUIET_MS, QUIET_MS);
    double begin = milliseconds();
    bench->terminal = process_start(command);
    double shown = glass_first(bench->glass, PATIENCE_MS);
    if (shown <= 0)
        fail(bench, "there is no picture");
    figures_add(&bench->start, shown - begin);
    glass_settle(bench->glass, QUIET_MS, QUIET_MS);
    visitor_begin(&bench->visitor, address);
}

static void stop(struct bench *bench)
{
    process_end(bench->terminal);
    bench->terminal = 0;
    glass_settle(bench->glass, QUIET_MS, QUIET_MS);
}

static void note_memory(struct bench *bench)
{
    double memory = process_memory(bench->terminal);
    bench->most_memory = memory > bench->most_memory ? memory : bench->most_memory;
}

/* The button looks pressed, then the finger leaves, then the next screen is there: how long the
 * last took. */
static double tap(struct bench *bench, const char *language, const char *action)
{
    struct visitor *visitor = &bench->visitor;
    const struct node *button = visitor_button(visitor, language, action);
    struct rect box = scene_box(&visitor->scene, button, 0);
    double begin = milliseconds();
    glass_press(bench->glass, box.x + box.w / 2, box.y + box.h / 2);
    double shown = glass_settle(bench->glass, QUIET_MS, PATIENCE_MS);
    if (shown <= 0)
        fail(bench, "a button does not look pressed");
    figures_add(&bench->pressed, shown - begin);
    begin = milliseconds();
    glass_release(bench->glass);
    shown = glass_settle(bench->glass, QUIET_MS, PATIENCE_MS);
    if (shown <= 0)
        fail(bench, "a tap changes nothing");
    session_act(&visitor->session, button->action);
    visitor_build(visitor);
    note_memory(bench);
    return shown - begin;
}

/* Back has to look as it looked before. */
static void make_visits(struct bench *bench, const char *language)
{
    for (int visit = 0; visit < VISITS; visit++) {
        uint64_t home = glass_picture(bench->glass);
        for (int step = 0; step < STEPS; step++)
            figures_add(&bench->visits[visit], tap(bench, language, visitor_steps[step]));
        if (glass_picture(bench->glass) != home)
            fail(bench, "does not look as before");
    }
}

static void try_language(struct bench *bench, const char *language)
{
    char home[64];
    snprintf(home, sizeof home, "replace %s/home", language);
    bench->most_memory = 0;
    start(bench, "de/home");
    tap(bench, "", "languages");
    figures_add(&bench->language, tap(bench, "", home));
    make_visits(bench, language);
    figures_add(&bench->peak, bench->most_memory);
    figures_add(&bench->settled, process_memory(bench->terminal));
    figures_add(&bench->resident, process_peak(bench->terminal));
    stop(bench);
}

static void rest(struct bench *bench, const char *address)
{
    struct figures changes = {0}, work = {0}, wakes = {0};
    char line[128];
    start(bench, address);
    struct work before = process_work(bench->terminal);
    figures_add(&changes, (double)glass_changes(bench->glass, REST_MS));
    struct work after = process_work(bench->terminal);
    figures_add(&work, (after.milliseconds - before.milliseconds) * 100 / REST_MS);
    figures_add(&wakes, (double)(after.wakes - before.wakes) * 1000 / REST_MS);
    stop(bench);
    snprintf(line, sizeof line, "at rest on %s, pictures in 10 s", address);
    figures_print(&changes, line, "", strchr(address, '/') ? "0" : "2, the greeting");
    snprintf(line, sizeof line, "at rest on %s, CPU", address);
    figures_print(&work, line, "%", "< 0.1");
    snprintf(line, sizeof line, "at rest on %s, wake-ups a second", address);
    figures_print(&wakes, line, "", "1");
}

static void print(struct bench *bench)
{
    const struct {
        struct figures *figures;
        const char *what, *unit, *aim;
    } lines[] = {
        {&bench->start, "start to first complete picture", "ms", "250"},
        {&bench->pressed, "finger down to pressed look", "ms", "10, worst 33"},
        {&bench->language, "tap to pixels, another language", "ms", "10, worst 33"},
        {&bench->visits[0], "tap to pixels, first visit", "ms", "10, worst 33"},
        {&bench->visits[1], "tap to pixels, second visit", "ms", "10, worst 33"},
        {&bench->peak, "memory at its peak (PSS)", "MB", "70"},
        {&bench->settled, "memory, settled (PSS)", "MB", "70"},
        {&bench->resident, "memory at its peak (RSS)", "MB", ""},
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        char line[128];
        snprintf(line, sizeof line, "%s, %s", bench->name, lines[i].what);
        figures_print(lines[i].figures, line, lines[i].unit, lines[i].aim);
    }
}

int main(int count, char **arguments)
{
    struct error error;
    if (count < 4) {
        fputs("outside CONTENT.DB BUILD NAME [rest]\n", stderr);
        return 2;
    }
    struct bench bench = {.database = arguments[1], .build = arguments[2], .name = arguments[3]};
    char share[4096];
    snprintf(share, sizeof share, "%s/share/faden", bench.build);
    if (!visitor_init(&bench.visitor, bench.database, share, WIDTH, HEIGHT, &error)) {
        fprintf(stderr, "bench: %s\n", error.message);
        return 1;
    }
    bench.glass = glass_open();
    if (!bench.glass) {
        fputs("bench: there is no display with XDamage\n", stderr);
        return 1;
    }
    const char *const *languages = content_languages(bench.visitor.content);
    for (int i = 0; languages[i]; i++)
        try_language(&bench, languages[i]);
    print(&bench);
    if (count > 4) {
        rest(&bench, "de/home");
        rest(&bench, "start");
    }
    glass_close(bench.glass);
    visitor_finish(&bench.visitor);
    return 0;
}

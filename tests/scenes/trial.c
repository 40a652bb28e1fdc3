/* SPDX-License-Identifier: EUPL-1.2 */
#include "trial.h"

#include "base/memory.h"
#include "rules.h"
#include "screens/screens.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PRINTED_MOST = 80, PICTURES_MOST = 12 };

static const struct civil now = {2026, 11, 24, 10, 0};

static struct complaint *find(struct trial *trial, const char *rule, const char *text)
{
    for (size_t i = 0; i < trial->distinct; i++)
        if (strcmp(trial->complaints[i].rule, rule) == 0 &&
            strcmp(trial->complaints[i].text, text) == 0)
            return &trial->complaints[i];
    trial->complaints =
        memory_resize(trial->complaints, trial->distinct + 1, sizeof *trial->complaints);
    struct complaint *fresh = &trial->complaints[trial->distinct++];
    *fresh = (struct complaint){rule, arena_string(trial->lasting, text), 0};
    return fresh;
}

/* What an address alone does not say; faden cannot be asked for it. */
static const char *circumstance(const struct trial *trial)
{
    const struct session *s = trial->session;
    if (trial->stick.step != STICK_NONE)
        return " (with a stick)";
    if (s->seconds_left)
        return " (when asked whether somebody is still there)";
    if (s->depth > 1)
        return arena_printf(trial->arena, " (coming from %s)", session_before(s)->address);
    return s->greeting ? arena_printf(trial->arena, " (greeting %d)", s->greeting) : "";
}

static const char *options_of(const struct trial *trial)
{
    const struct session *s = trial->session;
    return arena_printf(trial->arena, "--at '%s' --window %dx%d --theme %s --text %d%s",
        s->history[s->depth - 1].address, trial->width, trial->height, theme_name(s->view.theme),
        s->view.text, s->view.reach ? " --reach" : "");
}

static const char *picture_name(const struct trial *trial)
{
    char *name = arena_printf(trial->arena, "%s/scenes/%zu-%dx%d-%s.png", trial->build,
        trial->distinct, trial->width, trial->height,
        strrchr(arena_printf(trial->arena, "/%s", trial->session->history[0].address), '/') + 1);
    return name;
}

static void draw(const struct trial *trial, const char *options)
{
    const char *file = picture_name(trial);
    const char *command = arena_printf(trial->arena,
        "mkdir -p '%s/scenes' && '%s/bin/faden' --content '%s' --now 2026-11-24T10:00 %s --whole "
        "--screenshot '%s'",
        trial->build, trial->build, trial->database, options, file);
    fflush(stdout);
    if (system(command) == 0)
        printf("    %s\n", file);
}

void trial_complain(struct trial *trial, const char *rule, const struct node *node)
{
    struct complaint *same = find(trial, rule, node->text ? node->text : "");
    trial->count++;
    if (same->count++ || trial->distinct > PRINTED_MOST)
        return;
    const char *options = options_of(trial), *beyond = circumstance(trial);
    printf("%s%s: %s: %d,%d %dx%d \"%s\" %s %s\n", options, beyond, rule, node->box.x, node->box.y,
        node->box.w, node->box.h, node->text ? node->text : "",
        node->pictogram ? node->pictogram : "", node->action ? node->action : "");
    if (trial->distinct <= PICTURES_MOST && !*beyond)
        draw(trial, options);
}

void trial_session(struct trial *trial, const struct session *session)
{
    trial->session = session;
    struct metrics metrics =
        screens_metrics(session, trial->width, trial->height, 0, CLASS_BY_SIZE);
    screens_build_stick(&trial->scene, metrics, trial->content, session, now, &trial->stick);
    rules_try(trial);
    if (++trial->scenes % 64 == 0)
        text_collect(trial->engine);
}

static int by_count(const void *a, const void *b)
{
    const struct complaint *one = a, *other = b;
    return (one->count < other->count) - (one->count > other->count);
}

void trial_print(const struct trial *trial)
{
    enum { SHOWN = 20 };
    if (trial->distinct)
        qsort(trial->complaints, trial->distinct, sizeof *trial->complaints, by_count);
    for (size_t i = 0; i < trial->distinct && i < SHOWN; i++)
        printf("%6ld times %s: \"%s\"\n", trial->complaints[i].count, trial->complaints[i].rule,
            trial->complaints[i].text);
    printf("%s %dx%d: %ld scenes, %ld complaints about %zu things\n",
        strrchr(trial->database, '/') + 1, trial->width, trial->height, trial->scenes, trial->count,
        trial->distinct);
}

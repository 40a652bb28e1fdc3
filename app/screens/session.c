/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens/session.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char *const theme_names[THEME_KINDS] = {
    [THEME_LIGHT] = "light",
    [THEME_DARK] = "dark",
    [THEME_CONTRAST] = "contrast",
};

bool theme_named(const char *name, enum theme_kind *theme)
{
    for (size_t i = 0; i < COUNT_OF(theme_names); i++)
        if (strcmp(theme_names[i], name) == 0) {
            *theme = (enum theme_kind)i;
            return true;
        }
    return false;
}

const char *theme_name(enum theme_kind theme)
{
    return theme_names[theme];
}

void session_begin_in(struct session *session, const char *address, struct view view)
{
    *session = (struct session){.depth = 1, .view = view, .first_view = view};
    snprintf(session->history[0].address, ADDRESS_LONGEST, "%s", address);
}

void session_begin(struct session *session, const char *address)
{
    session_begin_in(session, address, (struct view){.theme = THEME_LIGHT, .text = 1});
}

struct visit *session_here(struct session *session)
{
    assert(session->depth > 0);
    return &session->history[session->depth - 1];
}

const struct visit *session_before(const struct session *session)
{
    return session->depth > 1 ? &session->history[session->depth - 2] : NULL;
}

/* A full history forgets its oldest step, never the newest. */
static bool go(struct session *session, const char *address)
{
    if (strlen(address) >= ADDRESS_LONGEST || strcmp(session_here(session)->address, address) == 0)
        return false;
    if (session->depth == HISTORY_DEPTH) {
        memmove(session->history, session->history + 1,
            sizeof session->history - sizeof session->history[0]);
        session->depth--;
    }
    struct visit *visit = &session->history[session->depth++];
    *visit = (struct visit){0};
    snprintf(visit->address, sizeof visit->address, "%s", address);
    return true;
}

static bool back(struct session *session)
{
    if (session->depth == 1)
        return false;
    session->depth--;
    return true;
}

/* From the languages one goes on in the new language, not back to the list. */
static bool leave_languages(struct session *session)
{
    return strcmp(session_here(session)->address, "languages") == 0 && back(session);
}

/* Back, too, speaks the language that was chosen. */
static void speak(struct session *session, const char *language)
{
    struct arena *arena = arena_create();
    for (int i = 0; i < session->depth; i++) {
        struct address step;
        struct visit *visit = &session->history[i];
        if (!address_parse(visit->address, &step, NULL) || !step.language[0])
            continue;
        snprintf(step.language, sizeof step.language, "%s", language);
        const char *written = address_write(arena, &step);
        if (strlen(written) < ADDRESS_LONGEST)
            snprintf(visit->address, sizeof visit->address, "%s", written);
    }
    arena_destroy(arena);
}

/* Of the start screen there is none in another language: one goes on from there. */
static bool replace(struct session *session, const char *address)
{
    bool left = leave_languages(session);
    struct visit *here = session_here(session);
    if (left && strcmp(here->address, "start") == 0)
        return go(session, address) || left;
    if (strlen(address) >= ADDRESS_LONGEST || strcmp(here->address, address) == 0)
        return left;
    struct address before, chosen;
    bool parsed =
        address_parse(here->address, &before, NULL) && address_parse(address, &chosen, NULL);
    if (!parsed || !address_is_more_of(&before, &chosen))
        here->scroll = 0;
    snprintf(here->address, sizeof here->address, "%s", address);
    if (left && parsed)
        speak(session, chosen.language);
    return true;
}

bool view_equal(struct view a, struct view b)
{
    return a.theme == b.theme && a.text == b.text && a.reach == b.reach && a.still == b.still;
}

static bool change_text(struct view *view, const char *value)
{
    if (value[0] < '1' || value[0] > '0' + TEXT_STEPS || value[1])
        return false;
    view->text = value[0] - '0';
    return true;
}

/* False: the words behind "view " mean nothing. */
static bool change_view(struct view *view, struct view first, const char *change)
{
    static const char TEXT[] = "text ", THEME[] = "theme ";
    if (strncmp(change, TEXT, strlen(TEXT)) == 0)
        return change_text(view, change + strlen(TEXT));
    if (strncmp(change, THEME, strlen(THEME)) == 0)
        return theme_named(change + strlen(THEME), &view->theme);
    if (strcmp(change, "reach") == 0)
        view->reach = !view->reach;
    else if (strcmp(change, "still") == 0)
        view->still = !view->still;
    else if (strcmp(change, "reset") == 0)
        *view = first;
    else
        return false;
    return true;
}

static const char VIEW[] = "view ";

static bool see(struct session *session, const char *change)
{
    struct view before = session->view;
    change_view(&session->view, session->first_view, change);
    return !view_equal(before, session->view);
}

bool session_is_verb(const char *action)
{
    static const char *const verbs[] = {"back", "finish", "stay"};
    struct view view = {0};
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strcmp(action, verbs[i]) == 0)
            return true;
    return strncmp(action, VIEW, strlen(VIEW)) == 0 &&
           change_view(&view, view, action + strlen(VIEW));
}

bool session_act(struct session *session, const char *action)
{
    static const char REPLACE[] = "replace ";
    bool asked = session->seconds_left > 0;
    session->seconds_left = 0;
    if (strcmp(action, "finish") == 0) {
        session_begin_in(session, "start", session->first_view);
        return true;
    }
    if (strcmp(action, "back") == 0)
        return back(session) || asked;
    if (strcmp(action, "stay") == 0)
        return asked;
    if (strncmp(action, VIEW, strlen(VIEW)) == 0)
        return see(session, action + strlen(VIEW)) || asked;
    if (strncmp(action, REPLACE, strlen(REPLACE)) == 0)
        return replace(session, action + strlen(REPLACE)) || asked;
    return go(session, action) || asked;
}

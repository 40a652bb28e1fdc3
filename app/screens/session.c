/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens/session.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void session_begin(struct session *session, const char *address)
{
    *session = (struct session){.depth = 1};
    snprintf(session->history[0].address, ADDRESS_LONGEST, "%s", address);
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

static bool replace(struct session *session, const char *address)
{
    bool left = leave_languages(session);
    struct visit *here = session_here(session);
    if (strlen(address) >= ADDRESS_LONGEST || strcmp(here->address, address) == 0)
        return left;
    snprintf(here->address, sizeof here->address, "%s", address);
    here->scroll = 0;
    struct address chosen;
    if (left && address_parse(address, &chosen, NULL))
        speak(session, chosen.language);
    return true;
}

bool session_act(struct session *session, const char *action)
{
    static const char REPLACE[] = "replace ";
    bool asked = session->seconds_left > 0;
    session->seconds_left = 0;
    if (strcmp(action, "finish") == 0) {
        session_begin(session, "start");
        return true;
    }
    if (strcmp(action, "back") == 0)
        return back(session) || asked;
    if (strcmp(action, "stay") == 0)
        return asked;
    if (strncmp(action, REPLACE, strlen(REPLACE)) == 0)
        return replace(session, action + strlen(REPLACE)) || asked;
    return go(session, action) || asked;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/stick.h"

#include "base/config.h"
#include "base/file.h"
#include "terminal/identity.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char FAILED[] = "Das hat nicht geklappt. Bitte den USB-Stick noch einmal einstecken.";

/* What an `outcome` says; anybody may have written it. */
struct answer {
    const char *source, *outcome, *german; /* NULL: not said */
};

void stick_init(
    struct stick *stick, struct arena *arena, const struct options *options, const char *store)
{
    *stick = (struct stick){.dialogue.step = STICK_NONE};
    if (!options->kiosk || !options->state || options->screenshot || options->dump)
        return;
    stick->there = arena_printf(arena, "%s/stick-there", options->stick);
    stick->mounted = arena_printf(arena, "%s/stick", options->stick);
    stick->wanted = arena_printf(arena, "%s/stick-wanted", options->state);
    stick->outcome = arena_printf(arena, "%s/outcome", store);
    unlink(stick->wanted); /* of a run that was interrupted */
}

static bool show(struct stick *stick, enum stick_step step, const char *german, long long until)
{
    stick->dialogue.step = step;
    stick->dialogue.german = german;
    stick->until = until;
    return true;
}

/* However it ended, nothing is wanted any more. */
static bool answer(struct stick *stick, enum stick_step step, const char *german, long long now)
{
    unlink(stick->wanted);
    return show(stick, step, german, now + STICK_ANSWER_MS);
}

static bool take_line(void *context, const char *key, const char *value, struct error *error)
{
    struct answer *answer = context;
    (void)error;
    if (strcmp(key, "source") == 0)
        answer->source = value;
    else if (strcmp(key, "outcome") == 0)
        answer->outcome = value;
    else if (strcmp(key, "german") == 0)
        answer->german = value;
    return true;
}

/* The length of the UTF-8 character (RFC 3629, 4) at `text`, or 0. */
static size_t character(const unsigned char *text)
{
    if (text[0] < 0x80)
        return text[0] >= 0x20 && text[0] != 0x7F;
    size_t length = text[0] < 0xC2 ? 0 : text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    bool wrong = text[0] > 0xF4 || (text[0] == 0xC2 && text[1] < 0xA0) ||
                 (text[0] == 0xE0 && text[1] < 0xA0) || (text[0] == 0xED && text[1] > 0x9F) ||
                 (text[0] == 0xF0 && text[1] < 0x90) || (text[0] == 0xF4 && text[1] > 0x8F);
    return wrong ? 0 : length;
}

static bool can_be_shown(const char *sentence, size_t most)
{
    size_t length = 0;
    for (size_t step; sentence[length]; length += step) {
        step = character((const unsigned char *)sentence + length);
        if (!step || length + step > most)
            return false;
    }
    return length > 0;
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_good(const char *outcome)
{
    return strcmp(outcome, "done") == 0 || strcmp(outcome, "current") == 0;
}

static bool is_from(const struct stick *stick, const char *source)
{
    return !source || strncmp(source, stick->mounted, strlen(stick->mounted)) == 0;
}

/* False: it is no answer, but how a nightly run ended. */
static bool read_answer(struct stick *stick, long long now)
{
    struct arena *arena = arena_create();
    struct answer said = {0};
    bool read = is_file(stick->outcome) &&
                config_read(arena, stick->outcome, take_line, &said, NULL) && said.outcome &&
                said.german && can_be_shown(said.german, sizeof stick->german - 1);
    bool elsewhere = read && !is_from(stick, said.source);
    if (read && !elsewhere) {
        snprintf(stick->german, sizeof stick->german, "%s", said.german);
        answer(stick, is_good(said.outcome) ? STICK_TAKEN : STICK_REFUSED, stick->german, now);
    } else if (!read) {
        answer(stick, STICK_REFUSED, FAILED, now);
    }
    arena_destroy(arena);
    return !elsewhere;
}

static bool look_for_answer(struct stick *stick, long long now)
{
    unsigned long long identity = identity_of(stick->outcome);
    if (identity == 0 || identity == stick->known)
        return false;
    stick->known = identity;
    return read_answer(stick, now);
}

/* One that was pulled while it was read still gets its answer, soon. */
static bool look_at_none(struct stick *stick, long long now)
{
    bool new = stick->asked != 0;
    stick->asked = 0;
    if (stick->dialogue.step == STICK_FOUND)
        return show(stick, STICK_NONE, NULL, 0);
    if (new && stick->dialogue.step == STICK_BUSY && stick->until > now + STICK_PULLED_MS)
        stick->until = now + STICK_PULLED_MS;
    return false;
}

bool stick_look(struct stick *stick, long long now)
{
    if (!stick->there)
        return false;
    if (stick->dialogue.step == STICK_BUSY && look_for_answer(stick, now))
        return true;
    unsigned long long there = identity_of(stick->there);
    if (there == 0)
        return look_at_none(stick, now);
    if (there == stick->asked || stick->dialogue.step == STICK_BUSY)
        return false;
    stick->asked = there;
    return show(stick, STICK_FOUND, NULL, now + STICK_ASKED_MS);
}

static bool want(struct stick *stick, long long now)
{
    struct error error;
    stick->known = identity_of(stick->outcome);
    if (file_write(stick->wanted, "", &error))
        return show(stick, STICK_BUSY, NULL, now + STICK_BUSY_MS);
    fprintf(stderr, "faden: %s\n", error.message);
    return answer(stick, STICK_REFUSED, FAILED, now);
}

bool stick_act(struct stick *stick, const char *action, long long now)
{
    if (stick->dialogue.step == STICK_FOUND && strcmp(action, "stick take") == 0)
        return want(stick, now);
    if (stick->dialogue.step == STICK_NONE || stick->dialogue.step == STICK_BUSY)
        return false;
    return show(stick, STICK_NONE, NULL, 0);
}

bool stick_run(struct stick *stick, long long now)
{
    if (stick->dialogue.step == STICK_NONE || now < stick->until)
        return false;
    if (stick->dialogue.step == STICK_BUSY)
        return answer(stick, STICK_REFUSED, FAILED, now);
    return show(stick, STICK_NONE, NULL, 0);
}

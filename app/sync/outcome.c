/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/outcome.h"

#include "base/memory.h"

#include <assert.h>

static const struct {
    enum outcome_exit exit;
    const char *name, *german;
} outcomes[] = {
    [OUTCOME_DONE] = {OUTCOME_EXIT_DONE, "done", "Die neuen Inhalte sind da."},
    [OUTCOME_CURRENT] = {OUTCOME_EXIT_DONE, "current",
        "Es gibt nichts Neues: Dieses Terminal hat diese Inhalte schon."},
    [OUTCOME_UNREACHABLE] = {OUTCOME_EXIT_NETWORK, "unreachable",
        "Der Server ist nicht zu erreichen. Das Terminal versucht es in der nächsten Nacht "
        "wieder."},
    [OUTCOME_PULLED] = {OUTCOME_EXIT_NETWORK, "pulled",
        "Der USB-Stick wurde zu früh abgezogen. Bitte noch einmal einstecken."},
    [OUTCOME_UNREADABLE] = {OUTCOME_EXIT_NETWORK, "unreadable",
        "Auf diesem USB-Stick sind keine lesbaren Inhalte für dieses Terminal."},
    [OUTCOME_FOREIGN] = {OUTCOME_EXIT_TRUST, "foreign",
        "Diese Inhalte hat niemand unterschrieben, dem dieses Terminal vertraut. Es wurde nichts "
        "übernommen."},
    [OUTCOME_CHANGED] = {OUTCOME_EXIT_TRUST, "changed",
        "Diese Inhalte sind nicht die, die unterschrieben wurden. Es wurde nichts übernommen."},
    [OUTCOME_OLDER] = {OUTCOME_EXIT_TRUST, "older",
        "Diese Inhalte sind älter als die auf dem Terminal. Es wurde nichts übernommen."},
    [OUTCOME_EXPIRED] = {OUTCOME_EXIT_TRUST, "expired",
        "Diese Inhalte sind abgelaufen, oder die Uhr des Terminals geht falsch. Es wurde nichts "
        "übernommen."},
    [OUTCOME_NO_SPACE] = {OUTCOME_EXIT_SPACE, "no-space",
        "Auf dem Terminal ist nicht genug Platz. Es wurde nichts übernommen."},
    [OUTCOME_CONTENT] = {OUTCOME_EXIT_CONTENT, "content",
        "Diese Inhalte lassen sich nicht anzeigen. Es wurde nichts übernommen."},
    [OUTCOME_STORE] = {OUTCOME_EXIT_SPACE, "store",
        "Der Speicher des Terminals ist beschädigt oder lässt sich nicht beschreiben. Es wurde "
        "nichts übernommen."},
};

enum outcome_exit outcome_exit(enum outcome outcome)
{
    assert(outcome < COUNT_OF(outcomes));
    return outcomes[outcome].exit;
}

const char *outcome_name(enum outcome outcome)
{
    assert(outcome < COUNT_OF(outcomes));
    return outcomes[outcome].name;
}

const char *outcome_german(enum outcome outcome)
{
    assert(outcome < COUNT_OF(outcomes));
    return outcomes[outcome].german;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The ways from packs that terminals have to one that is published. */
#ifndef AUTHOR_DELTAS_H
#define AUTHOR_DELTAS_H

#include "author/candidate.h"
#include "author/channel_folder.h"
#include "author/publish.h"

/* Gives the candidate, whose own file stands in the channel, its deltas from the packs of the same
 * id in the newest `versions` manifests, as far as each is smaller than that file. Counts what is
 * written. */
bool deltas_place(const struct channel_folder *folder, size_t versions, struct candidate *candidate,
    struct published *published, struct error *error);

#endif

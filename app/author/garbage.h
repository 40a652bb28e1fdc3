/* SPDX-License-Identifier: EUPL-1.2 */
/* What a channel does not need any more. */
#ifndef AUTHOR_GARBAGE_H
#define AUTHOR_GARBAGE_H

#include "author/channel_folder.h"

/* Removes manifests but the newest `keep`, every file of a pack, a delta or an object that none of
 * these names, and what runs that were killed left half-written. Never roots, nor files that no
 * channel has. */
void garbage_collect(const struct channel_folder *folder, size_t keep);

#endif

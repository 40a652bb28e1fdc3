/* SPDX-License-Identifier: EUPL-1.2 */
/* zstd: a compressed pack, or what changed since an older one (`zstd --patch-from`), into the pack
 * itself. */
#ifndef SYNC_PATCH_H
#define SYNC_PATCH_H

#include "base/error.h"
#include "sync/outcome.h"
#include "trust/manifest.h"

/* Unpacks the file `packed` to the new file `into`, which has the signed size and digest in the
 * end; `old`: the pack that a delta starts from, NULL where it is a whole pack. Anything else than
 * `wanted` is OUTCOME_CHANGED. */
enum outcome patch_apply(const char *packed, const char *old, const struct manifest_file *wanted,
    const char *into, struct error *error);

#endif

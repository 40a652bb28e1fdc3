/* SPDX-License-Identifier: EUPL-1.2 */
/* Sources in, one pack out. */
#ifndef AUTHOR_BUILD_H
#define AUTHOR_BUILD_H

#include "author/source.h"
#include "base/error.h"

#include <stdbool.h>

/* Writes the pack whole or not at all, and media too large for it beside it (pack/pack.h). `source`
 * was checked and found without errors; the same sources give the same bytes. */
bool build_pack(const struct source *source, const char *path, struct error *error);

#endif

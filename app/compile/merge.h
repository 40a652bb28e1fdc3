/* SPDX-License-Identifier: EUPL-1.2 */
/* From the incoming tables to those of a content.db (content/schema.h). */
#ifndef COMPILE_MERGE_H
#define COMPILE_MERGE_H

#include "compile/incoming.h"

bool merge_run(const struct incoming *incoming, struct error *error);

#endif

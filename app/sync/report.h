/* SPDX-License-Identifier: EUPL-1.2 */
/* What faden-sync says in the end: one line for a log and errors with what to do, or one JSON
 * object for a program. */
#ifndef SYNC_REPORT_H
#define SYNC_REPORT_H

#include "sync/options.h"
#include "sync/status.h"
#include "sync/update.h"

void report_update(const struct options *options, const struct update *update, enum outcome outcome,
    uint64_t arrived, const struct error *error);
void report_status(const struct options *options, const struct status *status, enum outcome outcome,
    const struct error *error);
void report_rollback(const struct options *options, const struct store_generation *from,
    const struct store_generation *to, enum outcome outcome, const struct error *error);

#endif

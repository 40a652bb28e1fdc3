/* SPDX-License-Identifier: EUPL-1.2 */
/* Public holidays of North Rhine-Westphalia (Feiertagsgesetz NW, § 2), for any year. */
#ifndef CONTENT_HOLIDAY_H
#define CONTENT_HOLIDAY_H

#include "base/clock.h"

#include <stdbool.h>

bool holiday_is(struct civil day);

#endif

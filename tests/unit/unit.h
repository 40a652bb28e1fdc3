/* SPDX-License-Identifier: EUPL-1.2 */
/* What cmocka needs, in the order in which it needs it. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif

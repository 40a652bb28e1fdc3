/* SPDX-License-Identifier: EUPL-1.2 */
/* What SQL cannot say well, as functions of the connection, for the statements of the merge:
 *
 *   fact_until(verified_on, next_check, confidence, source_date, ageless)   compile/fact.h
 *   choice('a|b|c', word)       0, 1, 2; 0 for anything else
 *   attribute(word)             its bit among enum attribute
 *   colour('#RRGGBB')           0xRRGGBB; the colour of no topic for anything else
 *   first_day(date), last_day(date)   days since 1970 of "2026", "2026-11", "2026-11-23"
 *   dial(phone)                 content/phone.h; "" where there is no number */
#ifndef COMPILE_FUNCTIONS_H
#define COMPILE_FUNCTIONS_H

#include <sqlite3.h>

void functions_register(sqlite3 *database);

#endif

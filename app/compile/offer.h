/* SPDX-License-Identifier: EUPL-1.2 */
/* Which languages are offered: those in which no text of the user interface and no topic of the
 * first level is missing (CONTRACT, "Languages"). */
#ifndef COMPILE_OFFER_H
#define COMPILE_OFFER_H

#include "base/error.h"
#include "base/strbuf.h"

#include <sqlite3.h>
#include <stdbool.h>

/* Fills the table of languages; strings, topics and texts are filled. */
bool offer_languages(sqlite3 *database, struct error *error);

/* A line for every language that was left out although a pack with topics names it. What only
 * packs of the interface speak, a town does not miss. */
void offer_warn(sqlite3 *database, struct strbuf *warnings);

#endif

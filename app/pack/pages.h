/* SPDX-License-Identifier: EUPL-1.2 */
/* Where rows of a pack become longer, all that follow move, and with them the numbers by which
 * SQLite's pages say where their cells begin (sqlite.org/fileformat2.html, 1.6): fourteen thousand
 * texts, as many changed numbers. As differences they are the lengths of the cells, which stay. A
 * delta between two packs is made of packs in this form, and is half as large. */
#ifndef PACK_PAGES_H
#define PACK_PAGES_H

#include <stddef.h>

/* Turns the bytes of a pack into that form, in place; and back. Any bytes come back as they were.
 */
void pages_difference(void *bytes, size_t count);
void pages_sum(void *bytes, size_t count);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TERMINAL_IDENTITY_H
#define TERMINAL_IDENTITY_H

/* Changes whenever another file, or another version of it, stands behind the path, and when it
 * may be read at last; 0: there is none. */
unsigned long long identity_of(const char *path);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* One message for a person: what is wrong and what to do. Set where the fault is found,
 * passed up unchanged, printed once where there is somebody to read it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

struct error {
    char message[1024];
};

/* Always false, so that a failing function can end with `return error_set(…);`. A longer
 * message is cut on a character boundary, control characters become spaces. `error` may be NULL:
 * nobody asked. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* The system calls that change files and folders, and which of their arguments say what they
 * change: everything that a power cut can come before. */
#ifndef FAULTS_CALLS_H
#define FAULTS_CALLS_H

#include <stdbool.h>

enum effect {
    EFFECT_ANY, /* changes bytes or names; what is on the disk follows from what is synced later */
    EFFECT_OPEN, /* may make or empty a file */
    EFFECT_MADE, /* makes a folder, a link, a node */
    EFFECT_CUT, /* sets a length */
    EFFECT_SYNC, /* a file or a folder */
    EFFECT_SYNC_ALL,
    EFFECT_MAP, /* as EFFECT_ANY, where it is shared; the writing itself is no call */
    EFFECT_REFUSED, /* cannot be followed, and nothing here does it */
};

/* Arguments by their number, NONE where there is none; `folder` HERE: relative to the working
 * folder. */
enum { ARGUMENT_NONE = -1, ARGUMENT_HERE = -2 };

struct call {
    long number;
    const char *name;
    enum effect effect;
    int descriptor;
    int folder, path;
    int folder_2, path_2;
    int detail; /* flags of an open or of a mapping, length of a cut */
};

/* NULL where the call is none of the table. */
const struct call *call_find(long number);

/* Asks the kernel to stop this process and its children at these calls only, for whoever traces
 * it. False and errno. */
bool calls_announce(void);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* The only sentences compiled in: what the screen says when there is no content to say it. */
#ifndef LANGUAGE_FALLBACK_H
#define LANGUAGE_FALLBACK_H

struct fallback_sentence {
    const char *language; /* tag */
    const char *ask_team; /* "Please ask the team." */
};

/* Ten of them; ends with a NULL language. */
extern const struct fallback_sentence fallback_sentences[];

#endif

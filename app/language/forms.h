/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts in the forms that search compares. What is searched in (worked out when a pack is built)
 * and what is searched for have to come from here, both of them. Answers live in the arena. */
#ifndef LANGUAGE_FORMS_H
#define LANGUAGE_FORMS_H

#include "base/arena.h"

/* As everybody types it alike: case folded, compatibility forms made plain (NFKC_Casefold, UAX
 * #44), without the accents of Latin, Greek, Cyrillic, Hebrew and Arabic, Arabic letters without
 * their variants, digits Western; in Leichte Sprache without the hyphens that divide words. Folding
 * twice changes nothing more. */
const char *forms_fold(struct arena *arena, const char *tag, const char *text);

/* As somebody without the script's keyboard types it: words of a-z and 0-9, one space between them.
 * Ukrainian, Russian and Bulgarian by BGN (школа: shkola), Chinese as Pinyin without tones, a word
 * in one piece; German ä as ae. Arabic script has no vowels to show, so مدرسة is mdrsh; Tigrinya's
 * sixth vowel is always i, heard or not; a character that Chinese reads in two ways has one. ""
 * where the folded form reads the same. Slow. */
const char *forms_romanise(struct arena *arena, const char *tag, const char *text);

#endif

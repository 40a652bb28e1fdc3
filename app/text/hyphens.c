/* SPDX-License-Identifier: EUPL-1.2 */
/* A dictionary is loaded when its language first has a word to divide. */
#include "text/hyphens.h"

#include "base/memory.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unistd.h>

enum { DICTIONARIES_MOST = 48, WORD_MOST = 100 };

struct dictionary {
    char language[16];
    HyphenDict *patterns; /* NULL: the language has none */
};

struct hyphens {
    char *folder;
    struct dictionary list[DICTIONARIES_MOST];
    int count;
};

struct hyphens *hyphens_create(const char *folder)
{
    struct hyphens *hyphens = memory_zero(sizeof *hyphens);
    hyphens->folder = memory_string(folder);
    return hyphens;
}

void hyphens_destroy(struct hyphens *hyphens)
{
    if (!hyphens)
        return;
    for (int i = 0; i < hyphens->count; i++)
        if (hyphens->list[i].patterns)
            hnj_hyphen_free(hyphens->list[i].patterns);
    free(hyphens->folder);
    free(hyphens);
}

/* The patterns of "de-simple" are those of "de". */
static HyphenDict *patterns_of(struct hyphens *hyphens, const char *language)
{
    char base[16], path[4096];
    snprintf(base, sizeof base, "%.*s", (int)strcspn(language, "-"), language);
    for (int i = 0; i < hyphens->count; i++)
        if (strcmp(hyphens->list[i].language, base) == 0)
            return hyphens->list[i].patterns;
    if (hyphens->count == DICTIONARIES_MOST)
        return NULL;
    struct dictionary *added = &hyphens->list[hyphens->count++];
    memcpy(added->language, base, sizeof base);
    snprintf(path, sizeof path, "%s/hyph_%s.dic", hyphens->folder, base);
    added->patterns = access(path, R_OK) == 0 ? hnj_hyphen_load(path) : NULL;
    return added->patterns;
}

void hyphens_find(
    struct hyphens *hyphens, const char *language, const UChar *word, int length, bool *divide)
{
    HyphenDict *patterns = patterns_of(hyphens, language);
    char utf8[WORD_MOST * 4], marks[WORD_MOST * 4 + 5] = {0};
    int bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    UChar lower[WORD_MOST];
    if (!patterns || length < 5 || length >= WORD_MOST)
        return;
    if (u_strToLower(lower, WORD_MOST, word, length, "", &status) != length || U_FAILURE(status))
        return;
    u_strToUTF8(utf8, sizeof utf8, &bytes, lower, length, &status);
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    if (U_FAILURE(status) ||
        hnj_hyphen_hyphenate2(patterns, utf8, bytes, marks, NULL, &replacements, &positions, &cuts))
        return;
    for (int unit = 0, byte = 0; unit < length && byte < bytes; unit++) {
        byte++;
        while (byte < bytes && ((unsigned char)utf8[byte] & 0xC0) == 0x80)
            byte++;
        bool plain = !replacements || !replacements[byte - 1];
        divide[unit] = plain && (marks[byte - 1] & 1) && unit >= 1 && unit + 3 <= length;
    }
    if (replacements)
        for (int i = 0; i < bytes; i++)
            free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}

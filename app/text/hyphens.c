/* SPDX-License-Identifier: EUPL-1.2 */
/* A dictionary is loaded when its language first has a word to divide; see fonts/stage.sh for what
 * is done to them. */
#include "text/hyphens.h"

#include "base/memory.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unistd.h>

enum { DICTIONARIES_MOST = 48, WORD_MOST = 90 };

/* Letters that a line must keep, whatever the patterns say. */
enum { HEAD_LEAST = 2, TAIL_LEAST = 3 };

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

/* Languages without patterns whose syllables are those of another. */
static const struct {
    const char *language, *relative;
} relatives[] = {{"bs", "hr"}, {"mk", "sr"}};

/* The patterns of "de-simple" are those of "de". */
static HyphenDict *patterns_of(struct hyphens *hyphens, const char *language)
{
    char base[16], path[4096];
    snprintf(base, sizeof base, "%.*s", (int)strcspn(language, "-"), language);
    for (size_t i = 0; i < COUNT_OF(relatives); i++)
        if (strcmp(relatives[i].language, base) == 0)
            strcpy(base, relatives[i].relative);
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

/* Marks are counted in characters, since the patterns are UTF-8. Only letters of the basic plane
 * come here: a character is a code unit. */
static void take_marks(const char *marks, char *const *replacements, int length, bool *ends)
{
    for (int i = HEAD_LEAST; i <= length - TAIL_LEAST; i++)
        ends[i] = (marks[i - 1] & 1) && !(replacements && replacements[i - 1]);
}

static void find(HyphenDict *patterns, const char *utf8, int length, bool *ends)
{
    char marks[WORD_MOST * 3 + 5] = {0};
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL, bytes = (int)strlen(utf8);
    if (hnj_hyphen_hyphenate2(patterns, utf8, bytes, marks, NULL, &replacements, &positions, &cuts))
        return;
    take_marks(marks, replacements, length, ends);
    for (int i = 0; replacements && i < bytes; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}

/* Languages that are divided by rule: a syllable begins with the one consonant before its vowel.
 * Turkish and Kurmanji have no patterns and need none; Ukrainian's patterns are made for another
 * program and leave consonants standing alone. */
static const struct ruled {
    const char *language;
    const UChar *vowels;
} ruled[] = {
    {"tr", u"aeıioöuüâîû"},
    {"kmr", u"aeiouêîû"},
    {"uk", u"аеєиіїоуюя"},
};

static bool is_among(UChar c, const UChar *letters)
{
    return u_strchr(letters, c) != NULL;
}

/* Ukrainian дж and дз are one sound, ь belongs to what is before it. */
static bool begins_syllable(const UChar *vowels, const UChar *word, int at)
{
    bool one_sound = word[at] == u'д' && is_among(word[at + 1], u"жз");
    bool torn = word[at - 1] == u'д' && is_among(word[at], u"жз");
    return !is_among(word[at], vowels) && word[at] != u'ь' && !torn &&
           is_among(word[at + 1 + one_sound], vowels);
}

static void find_syllables(const UChar *vowels, const UChar *word, int length, bool *ends)
{
    bool vowel = is_among(word[0], vowels) || is_among(word[1], vowels);
    for (int i = HEAD_LEAST; i <= length - TAIL_LEAST; i++) {
        ends[i] = vowel && begins_syllable(vowels, word, i);
        vowel |= is_among(word[i], vowels);
    }
}

static const struct ruled *rule_of(const char *language)
{
    for (size_t i = 0; i < COUNT_OF(ruled); i++)
        if (strcmp(ruled[i].language, language) == 0)
            return &ruled[i];
    return NULL;
}

void hyphens_find(
    struct hyphens *hyphens, const char *language, const UChar *word, int length, bool *ends)
{
    char utf8[WORD_MOST * 3 + 1];
    UChar lower[WORD_MOST + 1];
    if (length < HEAD_LEAST + TAIL_LEAST || length > WORD_MOST)
        return;
    /* one letter at a time: "ẞ" and the like must not change the length */
    for (int i = 0; i < length; i++)
        lower[i] = (UChar)u_tolower(word[i]);
    const struct ruled *rule = rule_of(language);
    if (rule)
        find_syllables(rule->vowels, lower, length, ends);
    HyphenDict *patterns = rule ? NULL : patterns_of(hyphens, language);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, sizeof utf8, NULL, lower, length, &status);
    if (patterns && U_SUCCESS(status))
        find(patterns, utf8, length, ends);
}

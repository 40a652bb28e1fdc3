/* SPDX-License-Identifier: EUPL-1.2 */
/* The translations against pack.ini (which languages) and against the German (which texts, which
 * placeholders). */
#include "author/check.h"

#include "author/coverage.h"
#include "author/encoding.h"

#include <stdlib.h>
#include <string.h>

static bool is_language_of_pack(const struct source *source, const char *language)
{
    const char *next = ini_value(source->settings, "languages", ""), *value;
    size_t length;
    while ((value = source_next_value(&next, true, &length)))
        if (strlen(language) == length && strncmp(value, language, length) == 0)
            return true;
    return false;
}

static bool has_translation(const struct source *source, const char *language)
{
    for (size_t i = 0; i < source->translation_count; i++)
        if (strcmp(source->translations[i].language, language) == 0)
            return true;
    return false;
}

static void check_missing(const struct check *check)
{
    const struct ini_entry *languages = ini_find(check->source->settings, "languages");
    const char *source = ini_value(check->source->settings, "source_language", "de");
    if (!languages)
        return; /* reported with the settings */
    const char *next = languages->value, *value;
    size_t length;
    while ((value = source_next_value(&next, true, &length))) {
        const char *language = arena_substring(check->arena, value, length);
        if (length && strcmp(language, source) != 0 && !has_translation(check->source, language))
            diagnostics_add(check->diagnostics, KIND_TRANSLATION, languages->at,
                "languages: there is no i18n/%s.po, %s is not offered; run faden-pack i18n update "
                "and translate, or leave %s out",
                language, language, language);
    }
}

/* The length of a "{name}" at `string`; 0: there is none. */
static size_t placeholder(const char *string)
{
    if (*string != '{')
        return 0;
    size_t letters = strspn(string + 1, "abcdefghijklmnopqrstuvwxyz_");
    return letters && string[1 + letters] == '}' ? letters + 2 : 0;
}

static bool contains(const char *string, const char *part, size_t length)
{
    return memmem(string, strlen(string), part, length) != NULL;
}

static void check_placeholders(const struct check *check, const struct po_text *text)
{
    for (const char *c = text->german; *c; c++) {
        size_t length = placeholder(c);
        if (length && !contains(text->string, c, length))
            diagnostics_error(check->diagnostics, text->string_at,
                "%s: the translation lacks %.*s; put it where the sentence wants it", text->context,
                (int)length, c);
    }
    for (const char *c = text->string; *c; c++) {
        size_t length = placeholder(c);
        if (length && !contains(text->german, c, length))
            diagnostics_error(check->diagnostics, text->string_at,
                "%s: the German has no %.*s; leave it out or spell it as the German does",
                text->context, (int)length, c);
    }
}

static void check_controls(const struct check *check, const struct po_text *text)
{
    const char *control = encoding_control(text->string);
    if (control)
        diagnostics_error(check->diagnostics, text->string_at,
            "%s: the translation has a control character, 0x%02lX; write a space", text->context,
            encoding_code_point(control));
}

static void check_text(
    const struct check *check, const struct german_texts *texts, const struct po_text *text)
{
    const struct german *german = german_in(texts, text->context);
    if (!*text->context) {
        diagnostics_add(check->diagnostics, KIND_TRANSLATION, text->german_at,
            "a message without msgctxt, it belongs to no text; run faden-pack i18n update, it "
            "keeps the translation");
        return;
    }
    if (!german) {
        diagnostics_add(check->diagnostics, KIND_TRANSLATION, text->context_at,
            "\"%s\" is the address of no text; run faden-pack i18n update, it keeps the "
            "translation in case the text comes back",
            text->context);
        return;
    }
    if (!*text->string)
        return;
    if (strcmp(german->text, text->german) != 0)
        diagnostics_add(check->diagnostics, KIND_OUTDATED, text->german_at,
            "%s: the German is \"%s\" by now, the translation counts as outdated; run faden-pack "
            "i18n update and translate again",
            text->context, german->text);
    check_controls(check, text);
    check_placeholders(check, text);
    check_rich_translation(check, text);
}

static int compare_contexts(const void *a, const void *b)
{
    const struct po_text *first = *(const struct po_text *const *)a;
    const struct po_text *second = *(const struct po_text *const *)b;
    int contexts = strcmp(first->context, second->context);
    return contexts ? contexts : (first > second) - (first < second);
}

/* With two Germans for one address, libgettextpo has nothing against it. */
static void check_twice(const struct check *check, const struct po *po)
{
    size_t count = 0;
    const struct po_text **texts = arena_alloc(check->arena, po->count * sizeof(struct po_text *));
    for (size_t i = 0; i < po->count; i++)
        if (!po->texts[i].obsolete && *po->texts[i].context)
            texts[count++] = &po->texts[i];
    if (count)
        qsort(texts, count, sizeof(struct po_text *), compare_contexts);
    for (size_t i = 1; i < count; i++)
        if (strcmp(texts[i]->context, texts[i - 1]->context) == 0)
            diagnostics_error(check->diagnostics, texts[i]->context_at,
                "\"%s\" is translated in line %zu already; run faden-pack i18n update, it keeps "
                "the one whose German is right",
                texts[i]->context, texts[i - 1]->context_at.line);
}

static void check_header(const struct check *check, const struct source_translation *translation)
{
    if (!translation->po->header)
        diagnostics_add(check->diagnostics, KIND_TRANSLATION,
            (struct position){translation->file, 1, 1},
            "the file has no header, programs must guess its language and characters; run "
            "faden-pack i18n update");
}

static void check_coverage(const struct check *check, const struct german_texts *texts,
    const struct source_translation *translation)
{
    struct coverage coverage = coverage_of(check->arena, texts, translation->po, translation->file);
    const char *lack = coverage_lack(check->arena, &coverage);
    if (lack)
        diagnostics_add(check->diagnostics, KIND_NOT_OFFERED, coverage.first_lacking_at,
            "%s is not offered: %s; translate what is missing", translation->language, lack);
    if (coverage.marked_outdated)
        diagnostics_add(check->diagnostics, KIND_OUTDATED, coverage.first_outdated_at,
            "%s: the German of %zu translation%s has changed, first %s; translate again",
            translation->language, coverage.marked_outdated,
            coverage.marked_outdated == 1 ? "" : "s", coverage.first_outdated);
}

static void check_translation(const struct check *check, const struct german_texts *texts,
    const struct source_translation *translation)
{
    const struct po *po = translation->po;
    if (!is_language_of_pack(check->source, translation->language)) {
        diagnostics_error(check->diagnostics, (struct position){translation->file, 1, 1},
            "pack.ini does not list the language %s; add it to languages or remove the file",
            translation->language);
        return;
    }
    if (!po)
        return; /* reported when it was read */
    for (size_t i = 0; i < po->count; i++)
        if (!po->texts[i].obsolete)
            check_text(check, texts, &po->texts[i]);
    check_header(check, translation);
    check_twice(check, po);
    check_coverage(check, texts, translation);
}

void check_translations(const struct check *check)
{
    const struct source *source = check->source;
    const struct german_texts *texts = german_texts(source);
    for (size_t i = 0; i < source->translation_count; i++)
        check_translation(check, texts, &source->translations[i]);
    check_missing(check);
}

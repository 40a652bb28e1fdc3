/* SPDX-License-Identifier: EUPL-1.2 */
/* The translations against pack.ini (which languages) and against the German (which texts, which
 * placeholders). */
#include "author/check.h"

#include "author/german.h"

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
            diagnostics_warning(check->diagnostics, languages->at,
                "languages: there is no i18n/%s.po; add the translation or leave %s out", language,
                language);
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

static void check_text(const struct check *check, const struct po_text *text)
{
    const char *german = german_text(check->source, text->context);
    if (!german) {
        diagnostics_warning(check->diagnostics, text->context_at,
            "\"%s\" is the address of no text; the translation is obsolete, remove it",
            text->context);
        return;
    }
    if (!*text->string)
        return;
    if (strcmp(german, text->german) != 0 && !(text->fuzzy && text->changed))
        diagnostics_warning(check->diagnostics, text->german_at,
            "%s: the German is \"%s\" by now, the translation counts as outdated; translate "
            "again",
            text->context, german);
    check_placeholders(check, text);
    check_rich_translation(check, text);
}

void check_translations(const struct check *check)
{
    const struct source *source = check->source;
    for (size_t i = 0; i < source->translation_count; i++) {
        const struct source_translation *translation = &source->translations[i];
        if (!is_language_of_pack(source, translation->language))
            diagnostics_error(check->diagnostics, (struct position){translation->file, 1, 1},
                "pack.ini does not list the language %s; add it to languages or remove the file",
                translation->language);
        for (size_t k = 0; translation->po && k < translation->po->count; k++)
            check_text(check, &translation->po->texts[k]);
    }
    check_missing(check);
}

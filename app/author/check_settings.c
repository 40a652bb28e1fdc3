/* SPDX-License-Identifier: EUPL-1.2 */
/* pack.ini: a table of the settings that the program knows. */
#include "author/check.h"

#include "author/spelling.h"
#include "base/clock.h"
#include "base/memory.h"
#include "language/language.h"

#include <stdbool.h>
#include <string.h>

typedef void (*setting_check)(const struct check *check, const struct ini_entry *entry);

static void check_id(const struct check *check, const struct ini_entry *entry)
{
    const char *id = entry->value;
    if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] || *id == '-')
        diagnostics_error(check->diagnostics, entry->at,
            "id: \"%s\" is no id; write small letters, digits and hyphens only", id);
}

static void check_date(const struct check *check, const struct ini_entry *entry)
{
    struct civil date;
    if (strchr(entry->value, 'T') || !civil_parse(entry->value, &date))
        diagnostics_error(check->diagnostics, entry->at,
            "%s: \"%s\" is no date; write it as 2026-11-23", entry->key, entry->value);
}

static void check_language(
    const struct check *check, const struct ini_entry *entry, const char *tag, size_t offset)
{
    struct position at = entry->at;
    at.column += offset;
    if (!language_find(tag))
        diagnostics_error(check->diagnostics, at,
            "%s: \"%s\" is no language that this program knows; write tags such as de, uk or "
            "zh-Hans",
            entry->key, tag);
}

static void check_one_language(const struct check *check, const struct ini_entry *entry)
{
    check_language(check, entry, entry->value, 0);
}

static void check_languages(const struct check *check, const struct ini_entry *entry)
{
    const char *next = entry->value, *value;
    size_t length;
    while ((value = source_next_value(&next, true, &length)))
        check_language(check, entry, arena_substring(check->arena, value, length),
            (size_t)(value - entry->value));
}

static const struct {
    const char *key;
    bool required;
    setting_check check;
} settings[] = {
    {"date", false, check_date},
    {"expiry", false, check_date},
    {"holidays", false, NULL},
    {"id", true, check_id},
    {"languages", true, check_languages},
    {"licence", false, NULL},
    {"publisher", false, NULL},
    {"region", false, NULL},
    {"source_language", false, check_one_language},
    {"timezone", false, NULL},
    {"title", true, NULL},
};

static const char *known_keys(const struct check *check)
{
    const char *keys = settings[0].key;
    for (size_t i = 1; i < COUNT_OF(settings); i++)
        keys = arena_printf(check->arena, "%s|%s", keys, settings[i].key);
    return keys;
}

static bool is_known(const char *key)
{
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        if (strcmp(settings[i].key, key) == 0)
            return true;
    return false;
}

static bool lists(const char *tags, const char *tag)
{
    size_t length;
    const char *value;
    while ((value = source_next_value(&tags, true, &length)))
        if (strlen(tag) == length && strncmp(value, tag, length) == 0)
            return true;
    return false;
}

static void check_source_language(const struct check *check)
{
    const struct ini *ini = check->source->settings;
    const struct ini_entry *languages = ini_find(ini, "languages");
    const char *source = ini_value(ini, "source_language", "de");
    if (languages && *languages->value && !lists(languages->value, source))
        diagnostics_error(check->diagnostics, languages->at,
            "languages: the language of the sheets, %s, is not among them; add it", source);
}

void check_settings(const struct check *check)
{
    const struct ini *ini = check->source->settings;
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        const struct ini_entry *entry = ini_find(ini, settings[i].key);
        bool empty = !entry || !*entry->value;
        if (settings[i].required && empty)
            diagnostics_error(check->diagnostics,
                entry ? entry->at : (struct position){ini->file, 1, 1},
                "%s is missing; add a line %s = …", settings[i].key, settings[i].key);
        else if (!empty && settings[i].check)
            settings[i].check(check, entry);
    }
    for (size_t i = 0; i < ini->count; i++)
        if (!is_known(ini->entries[i].key))
            diagnostics_warning(check->diagnostics, ini->entries[i].at, "unknown setting %s; %s",
                ini->entries[i].key,
                spelling_words(check->arena, known_keys(check), ini->entries[i].key));
    check_source_language(check);
}

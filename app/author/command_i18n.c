/* SPDX-License-Identifier: EUPL-1.2 */
/* `i18n update DIR` carries every translation of a pack over to the German of its sheets, `i18n
 * status DIR` says how far each is. Sheets that cannot be read whole stop both: a text that is not
 * seen is not gone. */
#include "author/command.h"
#include "author/coverage.h"
#include "author/translations.h"
#include "base/file.h"
#include "base/memory.h"
#include "language/language.h"

#include <stdio.h>
#include <string.h>

enum { LANGUAGES_MOST = 200 };

struct work {
    struct arena *arena;
    const struct source *source;
    const struct german_texts *texts;
    struct diagnostics *diagnostics;
    const char *languages[LANGUAGES_MOST]; /* of pack.ini, without that of the sheets */
    size_t language_count;
};

static const struct source_translation *find_translation(
    const struct source *source, const char *language)
{
    for (size_t i = 0; i < source->translation_count; i++)
        if (strcmp(source->translations[i].language, language) == 0)
            return &source->translations[i];
    return NULL;
}

/* A message belongs to an address. */
static void check_addresses(const struct work *work)
{
    const struct german_texts *texts = work->texts;
    for (size_t i = 1; i < texts->count; i++)
        if (strcmp(texts->by_context[i - 1]->context, texts->by_context[i]->context) == 0)
            diagnostics_error(work->diagnostics, texts->by_context[i]->at,
                "line %zu has the same id; give every row an id of its own",
                texts->by_context[i - 1]->at.line);
    for (size_t i = 0; i < texts->count; i++)
        if (strstr(texts->list[i].context, "//"))
            diagnostics_error(work->diagnostics, texts->list[i].at,
                "the row has no id; give every row an id of its own");
}

static const char *header_for(const struct work *work, const char *language)
{
    return arena_printf(work->arena,
        "msgid \"\"\n"
        "msgstr \"\"\n"
        "\"Project-Id-Version: faden-%s\\n\"\n"
        "\"Language: %s\\n\"\n"
        "\"MIME-Version: 1.0\\n\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Content-Transfer-Encoding: 8bit\\n\"\n",
        ini_value(work->source->settings, "id", "pack"), language);
}

static void say_update(const char *file, const struct translations_update *update)
{
    const struct {
        size_t count;
        const char *what;
    } parts[] = {
        {update->fresh, "new"},
        {update->changed, "whose German changed"},
        {update->moved, "moved"},
        {update->gone, "gone"},
        {update->back, "back"},
    };
    const char *before = ":";
    printf("%s", file);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!parts[i].count)
            continue;
        printf("%s %zu %s", before, parts[i].count, parts[i].what);
        before = ",";
    }
    puts(*before == ':' ? ": put in order" : "");
}

static void update_language(const struct work *work, const char *language)
{
    const struct source_translation *translation = find_translation(work->source, language);
    if (translation && !translation->po)
        return; /* reported when it was read */
    const char *folder = arena_printf(work->arena, "%s/i18n", work->source->folder);
    const char *file = arena_printf(work->arena, "%s/%s.po", folder, language);
    struct translations_update update = translations_update(
        work->arena, work->texts, translation ? translation->po : NULL, header_for(work, language));
    struct error error = {0};
    if (!update.needed)
        return;
    if (file_make_folder(folder, &error) && file_write(file, update.text, &error))
        say_update(file, &update);
    else
        diagnostics_unreadable(
            work->diagnostics, file, &error, "make the folder and the file writable");
}

struct row {
    const char *language, *remark;
    size_t texts[COVERAGE_STATES];
};

static void print_row(const struct row *row)
{
    size_t all = 0;
    printf("%-10s", row->language);
    for (size_t i = 0; i < COVERAGE_STATES; i++) {
        printf(" %9zu", row->texts[i]);
        all += row->texts[i];
    }
    size_t there = all - row->texts[COVERAGE_MISSING];
    printf(" %9zu %%%s%s\n", all ? there * 100 / all : 100, *row->remark ? "  " : "", row->remark);
}

static struct row status_of(const struct work *work, const char *language)
{
    const struct source_translation *translation = find_translation(work->source, language);
    struct coverage coverage =
        coverage_of(work->arena, work->texts, translation ? translation->po : NULL, "");
    const char *lack = coverage_lack(work->arena, &coverage);
    struct row row = {
        language, lack ? arena_printf(work->arena, "not offered: %s", lack) : "offered", {0}};
    memcpy(row.texts, coverage.texts, sizeof row.texts);
    return row;
}

static void update(const struct work *work)
{
    for (size_t i = 0; i < work->language_count; i++)
        update_language(work, work->languages[i]);
}

static void status(const struct work *work)
{
    struct row sum = {"sum", "", {0}};
    printf("%-10s %9s %9s %9s %9s %11s\n", "language", "reviewed", "machine", "outdated", "missing",
        "translated");
    for (size_t i = 0; i < work->language_count; i++) {
        struct row row = status_of(work, work->languages[i]);
        print_row(&row);
        for (size_t k = 0; k < COVERAGE_STATES; k++)
            sum.texts[k] += row.texts[k];
    }
    print_row(&sum);
}

static const struct {
    const char *name;
    void (*run)(const struct work *work);
} actions[] = {{"status", status}, {"update", update}};

static void read_languages(struct work *work)
{
    const struct ini *settings = work->source->settings;
    const struct ini_entry *entry = ini_find(settings, "languages");
    const char *german = ini_value(settings, "source_language", "de");
    const char *next = entry ? entry->value : "", *value;
    size_t length;
    while (work->language_count < LANGUAGES_MOST &&
           (value = source_next_value(&next, true, &length))) {
        const char *language = arena_substring(work->arena, value, length);
        if (strcmp(language, german) == 0)
            continue;
        if (language_find(language))
            work->languages[work->language_count++] = language;
        else if (entry)
            diagnostics_error(work->diagnostics, entry->at,
                "languages: \"%s\" is no language that the program knows; correct it", language);
    }
}

static void run(const char *action, struct work *work, const char *folder)
{
    work->source = source_read(work->arena, folder, work->diagnostics);
    if (!work->source || !work->source->complete)
        return;
    size_t errors = diagnostics_errors(work->diagnostics);
    work->texts = german_texts(work->source);
    check_addresses(work);
    read_languages(work);
    bool sound = diagnostics_errors(work->diagnostics) == errors;
    for (size_t i = 0; sound && i < COUNT_OF(actions); i++)
        if (strcmp(actions[i].name, action) == 0)
            actions[i].run(work);
}

static bool is_action(const char *name)
{
    bool found = false;
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        found |= strcmp(actions[i].name, name) == 0;
    return found;
}

enum command_exit command_i18n(const struct command_line *line)
{
    if (!is_action(line->names[0])) {
        fprintf(stderr, "usage: faden-pack i18n update|status DIR\n");
        return COMMAND_USAGE;
    }
    struct work work = {.arena = arena_create(), .diagnostics = diagnostics_create()};
    run(line->names[0], &work, line->names[1]);
    diagnostics_print(work.diagnostics, DIAGNOSTICS_TEXT, stderr);
    bool clean = !diagnostics_errors(work.diagnostics);
    diagnostics_destroy(work.diagnostics);
    arena_destroy(work.arena);
    return clean ? COMMAND_DONE : COMMAND_ERRORS;
}

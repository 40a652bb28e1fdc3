/* SPDX-License-Identifier: EUPL-1.2 */
/* Both formats say the same: what was counted once, and for each kind its sentence from the table
 * of kinds. */
#include "author/report.h"

#include "author/json.h"

struct checked {
    const struct source *source; /* NULL: nothing */
    size_t tables, rows, offers, languages;
};

static size_t count_languages(const struct source *source)
{
    const char *next = ini_value(source->settings, "languages", "de");
    size_t languages = 0, length;
    while (source_next_value(&next, true, &length))
        languages++;
    return languages;
}

static struct checked count(const struct source *source)
{
    struct checked checked = {.source = source};
    for (size_t i = 0; source && i < model_table_count; i++) {
        const struct source_table *table = &source->tables[i];
        checked.tables += table->csv != NULL;
        checked.rows += table->row_count;
        if (source_is_offer(table))
            checked.offers += table->row_count;
    }
    checked.languages = source ? count_languages(source) : 0;
    return checked;
}

/* "rows", "row" */
static const char *plural(size_t number)
{
    return number == 1 ? "" : "s";
}

static void print_checked(const struct checked *checked, FILE *stream)
{
    fprintf(stream, "%s: %zu row%s in %zu table%s checked, %zu offer%s, %zu language%s",
        checked->source->folder, checked->rows, plural(checked->rows), checked->tables,
        plural(checked->tables), checked->offers, plural(checked->offers), checked->languages,
        plural(checked->languages));
}

static void print_tables(const struct checked *checked, FILE *stream)
{
    const char *before = "  ";
    for (size_t i = 0; i < model_table_count; i++) {
        const struct source_table *table = &checked->source->tables[i];
        if (!table->csv)
            continue;
        fprintf(stream, "%s%s %zu", before, table->model->name, table->row_count);
        before = ", ";
    }
    fputc('\n', stream);
}

static void print_kinds(struct diagnostics *diagnostics, enum severity severity, FILE *stream)
{
    const struct diagnostic *first = NULL;
    for (enum kind kind = 0; kind < KINDS; kind++) {
        size_t found = diagnostics_of_kind(diagnostics, kind);
        if (!found || kinds[kind].severity != severity)
            continue;
        fprintf(stream, "%6zu %s: %s\n", found, found == 1 ? kinds[kind].one : kinds[kind].many,
            kinds[kind].remedy);
        first = first ? first : diagnostics_first(diagnostics, kind);
    }
    fprintf(stream, "  Begin with %s:%zu:%zu.\n", first->at.file, first->at.line, first->at.column);
}

static void print_text(const struct checked *checked, struct diagnostics *diagnostics, FILE *stream)
{
    size_t errors = diagnostics_errors(diagnostics), warnings = diagnostics_warnings(diagnostics);
    diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stream);
    if (checked->source && !errors && !warnings) {
        print_checked(checked, stream);
        fputs(": everything is in order.\n", stream);
        return;
    }
    if (checked->source) {
        fputc('\n', stream);
        print_checked(checked, stream);
        fputs(".\n", stream);
        print_tables(checked, stream);
    }
    if (errors) {
        fprintf(stream, "%zu error%s; nothing can be built until %s gone:\n", errors,
            plural(errors), errors == 1 ? "it is" : "they are");
        print_kinds(diagnostics, SEVERITY_ERROR, stream);
    }
    if (warnings) {
        fprintf(stream, "%zu warning%s%s:\n", warnings, plural(warnings),
            errors ? "" : "; no errors, so the pack can be built, and this is due");
        print_kinds(diagnostics, SEVERITY_WARNING, stream);
    }
}

static void print_json_tables(const struct checked *checked, FILE *stream)
{
    const char *before = "";
    for (size_t i = 0; checked->source && i < model_table_count; i++) {
        const struct source_table *table = &checked->source->tables[i];
        if (!table->csv)
            continue;
        fprintf(stream, "%s\"%s\":%zu", before, table->model->name, table->row_count);
        before = ",";
    }
}

static void print_json_kinds(const struct diagnostics *diagnostics, FILE *stream)
{
    const char *before = "\n";
    for (enum kind kind = 0; kind < KINDS; kind++) {
        size_t found = diagnostics_of_kind(diagnostics, kind);
        if (!found)
            continue;
        fprintf(stream, "%s{\"kind\":\"%s\",\"severity\":\"%s\",\"count\":%zu,\"what\":", before,
            kinds[kind].word, severity_words[kinds[kind].severity], found);
        json_print(found == 1 ? kinds[kind].one : kinds[kind].many, stream);
        fputs(",\"remedy\":", stream);
        json_print(kinds[kind].remedy, stream);
        fputc('}', stream);
        before = ",\n";
    }
}

static void print_json(const struct checked *checked, struct diagnostics *diagnostics, FILE *stream)
{
    fprintf(stream,
        "{\"errors\":%zu,\"warnings\":%zu,\"diagnostics\":", diagnostics_errors(diagnostics),
        diagnostics_warnings(diagnostics));
    diagnostics_print(diagnostics, DIAGNOSTICS_JSON, stream);
    fprintf(stream, ",\n\"summary\":{\"rows\":%zu,\"offers\":%zu,\"languages\":%zu,\"tables\":{",
        checked->rows, checked->offers, checked->languages);
    print_json_tables(checked, stream);
    fputs("},\"kinds\":[", stream);
    print_json_kinds(diagnostics, stream);
    fputs("]}}\n", stream);
}

void report_print(const struct source *source, struct diagnostics *diagnostics,
    enum diagnostics_format format, FILE *stream)
{
    static void (*const printers[])(const struct checked *, struct diagnostics *, FILE *) = {
        [DIAGNOSTICS_TEXT] = print_text,
        [DIAGNOSTICS_JSON] = print_json,
    };
    struct checked checked = count(source);
    printers[format](&checked, diagnostics, stream);
}

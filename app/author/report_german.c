/* SPDX-License-Identifier: EUPL-1.2 */
/* A diagnostic knows a line and a character of a file; where that is in the sheet is found again in
 * the sheet. The sentence is that of the kind of fault or, where a value is simply wrong, what the
 * column wants. */
#include "author/report_german.h"

#include <string.h>

enum { VALUE_MOST = 80 /* bytes of a cell that are quoted */ };

/* "Richtig ist …" */
static const char *const right_values[] = {
    [COLUMN_ID] = "ein Kennzeichen aus kleinen Buchstaben a-z, Ziffern und Bindestrichen",
    [COLUMN_TEXT] = "ein Text ohne Steuerzeichen, der nicht zu lang ist",
    [COLUMN_RICH] = "ein Text mit Links auf Zeilen dieser Tabellen, wie [Halle](places/halle)",
    [COLUMN_NAME] = "ein Name ohne Steuerzeichen, der nicht zu lang ist",
    [COLUMN_NOTE] = "ein Text ohne Steuerzeichen, der nicht zu lang ist",
    [COLUMN_REFERENCE] = "das Kennzeichen einer Zeile aus der Tabelle, zu der die Spalte gehört",
    [COLUMN_ADDRESS] = "eine Zeile eines anderen Pakets, wie aachen:services/beratung",
    [COLUMN_ROW] = "Tabelle und Kennzeichen einer Zeile, wie services/beratung",
    [COLUMN_CHOICE] = "eines der Wörter, die für diese Spalte vorgesehen sind",
    [COLUMN_INTEGER] = "eine ganze Zahl, wie 7",
    [COLUMN_DECIMAL] = "eine Zahl mit einem Punkt, wie 50.7753",
    [COLUMN_DATE] = "ein Datum wie 2026-11-23, 2026-11 oder 2026",
    [COLUMN_TIME] = "ein Zeitpunkt wie 2026-11-23T10:00, oder 2026-11-23 für den ganzen Tag",
    [COLUMN_HOURS] =
        ("eine Zeitangabe wie „Mo-Fr 08:00-12:30; PH off“ (Mo Tu We Th Fr Sa Su, PH für "
         "Feiertage, off für geschlossen)"),
    [COLUMN_RECURRENCE] = "eine Wiederholung wie „FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630“",
    [COLUMN_PHONE] = "eine Telefonnummer aus Ziffern, Leerzeichen und + - / ( )",
    [COLUMN_EMAIL] = "eine E-Mail-Adresse wie name@example.org",
    [COLUMN_URL] = "eine Internetadresse, die mit https:// beginnt und keine Leerzeichen hat",
    [COLUMN_LANGUAGE] = "ein Sprachkürzel wie ar, uk oder zh-Hans, oder mul für mehrere",
    [COLUMN_PICTOGRAM] = "der Name eines Bildzeichens, das es gibt",
    [COLUMN_COLOUR] = "eine Farbe wie #1F6F5C, dunkel genug für weiße Schrift",
    [COLUMN_MEDIA] = ("der Name einer Datei im Ordner media/ (.png, .jpg, .svg oder .opus), "
                      "höchstens 4 MB groß"),
};

/* Where in a sheet a diagnostic is. */
struct spot {
    const struct source_table *table; /* NULL: in no sheet that could be read */
    const struct csv_row *row; /* NULL: in none */
    const struct csv_cell *cell; /* NULL: it is about the whole row */
    size_t column; /* of the cell, from 0 */
};

static const struct source_table *find_table(const struct source *source, const char *file)
{
    for (size_t i = 0; source && i < model_table_count; i++) {
        const struct source_table *table = &source->tables[i];
        if (table->csv && strcmp(table->file, file) == 0)
            return table;
    }
    return NULL;
}

/* A row may have several lines. */
static const struct csv_row *find_row(const struct csv *csv, size_t line)
{
    const struct csv_row *row = NULL;
    for (size_t i = 0; i < csv->count && csv->rows[i].line <= line; i++)
        row = &csv->rows[i];
    for (size_t i = 0; i < csv->ragged_count && csv->ragged[i].line <= line; i++)
        if (!row || csv->ragged[i].line > row->line)
            row = &csv->ragged[i];
    return row;
}

static bool is_behind(struct position a, struct position b)
{
    return a.line > b.line || (a.line == b.line && a.column > b.column);
}

/* What is said of a cell begins with the name of its column; in the header, the cell is the name.
 */
static bool speaks_of(const struct spot *spot, const struct diagnostic *diagnostic, size_t column)
{
    const struct csv_row *header = &spot->table->csv->rows[0];
    const char *message = diagnostic->message, *colon = strstr(message, ": ");
    if (spot->row == header)
        return true;
    if (position_in_workbook(diagnostic->at) && colon)
        message = colon + 2; /* behind "cell D14: " */
    size_t length = column < header->count ? strlen(header->cells[column].text) : 0;
    return length && strncmp(message, header->cells[column].text, length) == 0 &&
           message[length] == ':';
}

static struct spot find_spot(const struct source *source, const struct diagnostic *diagnostic)
{
    struct spot spot = {.table = find_table(source, diagnostic->at.file)};
    spot.row = spot.table ? find_row(spot.table->csv, diagnostic->at.line) : NULL;
    size_t column = 0;
    for (size_t i = 1; spot.row && i < spot.row->count; i++)
        if (!is_behind(spot.row->cells[i].at, diagnostic->at))
            column = i;
    if (spot.row && spot.row->count && speaks_of(&spot, diagnostic, column)) {
        spot.cell = &spot.row->cells[column];
        spot.column = column;
    }
    return spot;
}

static size_t count_breaks(const struct csv_row *row)
{
    size_t breaks = 0;
    for (size_t i = 0; i < row->count; i++)
        for (const char *c = row->cells[i].text; *c; c++)
            breaks += *c == '\n';
    return breaks;
}

/* A spreadsheet counts rows, an editor lines: a cell of several lines is in one row. */
static size_t row_number(const struct spot *spot)
{
    const struct csv *csv = spot->table->csv;
    size_t number = spot->row->line;
    for (size_t i = 0; i < csv->count && csv->rows[i].line < spot->row->line; i++)
        number -= count_breaks(&csv->rows[i]);
    for (size_t i = 0; i < csv->ragged_count && csv->ragged[i].line < spot->row->line; i++)
        number -= count_breaks(&csv->ragged[i]);
    return number;
}

static void print_letters(size_t column, FILE *stream)
{
    if (column >= 26)
        print_letters(column / 26 - 1, stream);
    fputc((int)('A' + column % 26), stream);
}

/* "services.csv", "mappe.xlsx, Blatt services" */
static void print_file(const struct source *source, const char *file, FILE *stream)
{
    size_t folder = source ? strlen(source->folder) : 0;
    if (source && strncmp(file, source->folder, folder) == 0 && file[folder] == '/')
        file += folder + 1;
    const char *sheet = strrchr(file, '[');
    size_t length = strlen(file);
    if (sheet && file[length - 1] == ']')
        fprintf(stream, "%.*s, Blatt %.*s", (int)(sheet - file), file,
            (int)(file + length - 2 - sheet), sheet + 1);
    else
        fputs(file, stream);
}

static void print_place(const struct source *source, const struct diagnostic *diagnostic,
    const struct spot *spot, FILE *stream)
{
    const struct position *at = &diagnostic->at;
    print_file(source, at->file, stream);
    if (spot->row)
        fprintf(
            stream, ", Zeile %zu", position_in_workbook(*at) ? spot->row->line : row_number(spot));
    else if (at->line > 1 || at->column > 1)
        fprintf(stream, ", Zeile %zu", at->line);
    if (spot->cell) {
        fputs(", Spalte ", stream);
        print_letters(position_in_workbook(*at) ? at->column - 1 : spot->column, stream);
        if (spot->column < spot->table->csv->rows[0].count)
            fprintf(stream, " (%s)", spot->table->csv->rows[0].cells[spot->column].text);
    }
    fputc('\n', stream);
}

/* The column of the model that a cell belongs to; NULL: none, or it is the header. */
static const struct column *model_of(const struct spot *spot)
{
    if (!spot->cell || spot->row == &spot->table->csv->rows[0])
        return NULL;
    for (size_t i = 0; i < spot->table->model->column_count; i++)
        if (spot->table->cells[i] == (int)spot->column)
            return &spot->table->model->columns[i];
    return NULL;
}

static void print_words(const char *words, FILE *stream)
{
    for (; *words; words++)
        fputs(*words == '|' ? ", " : (char[]){*words, '\0'}, stream);
}

static bool ends_in(const char *file, const char *ending)
{
    size_t length = strlen(file), tail = strlen(ending);
    return length >= tail && strcmp(file + length - tail, ending) == 0;
}

static void print_what(
    const struct diagnostic *diagnostic, const struct column *column, FILE *stream)
{
    bool any = diagnostic->kind == KIND_MISTAKE || diagnostic->kind == KIND_REMARK;
    fputs(kinds[diagnostic->kind].severity == SEVERITY_ERROR ? "   Fehler: " : "   Hinweis: ",
        stream);
    if (any && column) {
        fputs(diagnostic->kind == KIND_MISTAKE ? "Dieser Wert passt hier nicht. Richtig ist "
                                               : "Bitte diesen Wert ansehen. Richtig ist ",
            stream);
        fputs(right_values[column->type], stream);
        if (column->type == COLUMN_CHOICE) {
            fputs(": ", stream);
            print_words(column->of, stream);
        }
        fputs(".\n", stream);
    } else if (diagnostic->kind == KIND_MISTAKE && ends_in(diagnostic->at.file, ".po")) {
        fputs("Diese Übersetzung passt nicht zum deutschen Text. Bitte berichtigen; was ihr fehlt "
              "oder zu viel ist, sagt die englische Zeile darunter.\n",
            stream);
    } else if (diagnostic->kind == KIND_MISTAKE && ends_in(diagnostic->at.file, "pack.ini")) {
        fputs("Diese Einstellung fehlt oder stimmt nicht. Bitte berichtigen, wie die englische "
              "Zeile darunter sagt.\n",
            stream);
    } else {
        fprintf(stream, "%s\n", kinds[diagnostic->kind].german);
    }
}

/* The beginning of a cell on one line. */
static void print_value(const struct csv_cell *cell, FILE *stream)
{
    size_t length = strlen(cell->text), shown = length < VALUE_MOST ? length : VALUE_MOST;
    while (shown < length && shown && ((unsigned char)cell->text[shown] & 0xC0) == 0x80)
        shown--;
    fputs("   Im Feld steht: „", stream);
    for (size_t i = 0; i < shown; i++)
        fputc((unsigned char)cell->text[i] < ' ' ? ' ' : cell->text[i], stream);
    fputs(shown < length ? " …“\n" : "“\n", stream);
}

static void print_finding(
    const struct source *source, const struct diagnostic *diagnostic, FILE *stream)
{
    struct spot spot = find_spot(source, diagnostic);
    const struct column *column = model_of(&spot);
    print_place(source, diagnostic, &spot, stream);
    print_what(diagnostic, column, stream);
    if (column && spot.cell && *spot.cell->text)
        print_value(spot.cell, stream);
    fprintf(stream, "   (%s)\n\n", diagnostic->message);
}

static void print_all(const struct source *source, struct diagnostics *diagnostics,
    enum severity severity, FILE *stream)
{
    size_t count;
    const struct diagnostic *list = diagnostics_sorted(diagnostics, &count);
    for (size_t i = 0; i < count; i++)
        if (kinds[list[i].kind].severity == severity)
            print_finding(source, &list[i], stream);
}

void report_german_print(const struct source *source, struct diagnostics *diagnostics, FILE *stream)
{
    size_t errors = diagnostics_errors(diagnostics), warnings = diagnostics_warnings(diagnostics);
    if (!errors && !warnings)
        fputs("Alles ist in Ordnung.\n", stream);
    if (errors) {
        fprintf(stream, "%zu Fehler. Solange %s da %s, wird nichts veröffentlicht:\n\n", errors,
            errors == 1 ? "er" : "sie", errors == 1 ? "ist" : "sind");
        print_all(source, diagnostics, SEVERITY_ERROR, stream);
    }
    if (warnings) {
        fprintf(stream, "%zu Hinweis%s%s:\n\n", warnings, warnings == 1 ? "" : "e",
            errors ? "" : ". Veröffentlicht werden kann trotzdem");
        print_all(source, diagnostics, SEVERITY_WARNING, stream);
    }
}

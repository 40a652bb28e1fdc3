/* SPDX-License-Identifier: EUPL-1.2 */
/* What the report in German says of a finding, and where it says that it is. */
#include "unit.h"

#include "author_pack.h"
#include "author_workbook.h"

#include "author/check.h"
#include "author/report_german.h"
#include "base/memory.h"

/* The report on a folder, to be freed. */
static char *report(const char *folder)
{
    char *text = NULL;
    size_t bytes;
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    FILE *stream = open_memstream(&text, &bytes);
    const struct source *source = source_read(arena, folder, diagnostics);
    if (source)
        check_source(
            source, NULL, (struct civil){.year = 2026, .month = 11, .day = 23}, diagnostics);
    report_german_print(source, diagnostics, stream);
    fclose(stream);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return text;
}

static void expect(const char *folder, const char *says)
{
    char *text = report(folder);
    if (!strstr(text, says))
        fail_msg("not said: %s\nbut: %s", says, text);
    free(text);
}

static const struct {
    struct sheet sheet;
    const char *says;
} cases[] = {
    /* where it is */
    {{"topics.csv", "id;parent;pictogram;colour;name\nhelp;;info;green;Hilfe\n"},
        "\ntopics.csv, Zeile 2, Spalte D (colour)\n   Fehler: Dieser Wert passt hier nicht. "
        "Richtig "
        "ist eine Farbe wie #1F6F5C, dunkel genug für weiße Schrift.\n   Im Feld steht: „green“\n"
        "   (colour: \"green\" is no colour;"},
    {{"topics.csv", "id,parent,pictogram,colour,name\n\n\nhelp,,info,green,Hilfe\n"},
        "\ntopics.csv, Zeile 4, Spalte D (colour)\n"},
    {{"topics.csv", "id,parent,pictogram,name,colour\n\"help\",,info,\"a\nb\nc\",#1F6F5C\n"
                    "advice,,info,Rat,green\n"},
        "\ntopics.csv, Zeile 3, Spalte E (colour)\n"},
    {{"topics.csv", "id,parent,pictogram,colour,name\nhelp,,info,#1F6F5C,Hilfe\nadvice,,info\n"},
        "\ntopics.csv, Zeile 3\n   Fehler: Der Aufbau der Tabelle stimmt hier nicht"},
    {{"topics.csv", "id,parent,pictogram,Farbe,name\nhelp,,info,#1F6F5C,Hilfe\n"},
        "\ntopics.csv, Zeile 1, Spalte D (Farbe)\n   Fehler: Der Aufbau"},
    {{"pack.ini", "id = test\ntitle = Test\nlanguages = de|xx\n"},
        "\npack.ini, Zeile 3\n   Fehler: Diese Einstellung fehlt oder stimmt nicht."},
    {{"themen.csv", "id\n"}, "\nthemen.csv\n   Fehler: Der Aufbau"},
    {{"i18n/uk.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                    "msgctxt \"services/one/what\"\nmsgid \"Wir helfen {n} Menschen.\"\n"
                    "msgstr \"x\"\n"},
        "\ni18n/uk.po, Zeile 6\n   Fehler: Diese Übersetzung passt nicht zum deutschen Text."},
    /* what it is */
    {{"places.csv", "id,name,street,picture\nhall,Halle,Weg 1,\nhall,Halle,Weg 2,\n"
                    "hidden,Versteck,Gasse 2,\n"},
        "Spalte A (id)\n   Fehler: Dieses Kennzeichen hat schon eine andere Zeile."},
    {{"hours.csv", "id,service,kind,rule,confidence\na,,walk-in,24/7,high\n"},
        "\nhours.csv, Zeile 2\n   Fehler: Diese Zeile gehört zu niemandem oder zu mehreren."},
    {{"hours.csv", "id,service,kind,rule,confidence\na,one,walk-in,Montags,high\n"},
        "Spalte D (rule)\n   Fehler: Dieser Wert passt hier nicht. Richtig ist eine Zeitangabe "
        "wie"},
    {{"notices.csv", "id,text,valid_from,valid_until\na,Neu.,2027-02-01,2027-01-01\n"},
        "Spalte D (valid_until)\n   Fehler: Das Ende liegt vor dem Anfang."},
    {{"notices.csv", "id,text,valid_from,valid_until\na,Neu.,2026-02-01,2026-03-01\n"},
        "Spalte D (valid_until)\n   Hinweis: Das ist vorbei"},
};

static void a_finding_is_where_a_spreadsheet_shows_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *folder = make_pack(arena, &cases[i].sheet);
        expect(folder, cases[i].says);
        unlink(arena_printf(arena, "%s/%s", folder, cases[i].sheet.name));
        remove_pack(folder);
    }
    arena_destroy(arena);
}

#define CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void a_workbook_names_its_sheet_and_the_cell(void **state)
{
    static const char parts[] =
        "== xl/worksheets/sheet1.xml\n<worksheet><sheetData><row r=\"1\">" CELL("A1", "id")
            CELL("B1", "pictogram") CELL("C1", "colour")
                CELL("E1", "name") "</row><row r=\"4\">" CELL("A4", "help") CELL("B4", "info")
                    CELL("C4", "green") CELL("E4", "Hilfe") "</row></sheetData></worksheet>\n";
    (void)state;
    size_t count;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    const char *zipped = workbook_zip(arena, parts, sizeof parts - 1, &count);
    assert_true(
        file_write_bytes(arena_printf(arena, "%s/mappe.xlsx", folder), zipped, count, NULL));
    unlink(arena_printf(arena, "%s/topics.csv", folder));
    expect(folder, "\nmappe.xlsx, Blatt topics, Zeile 4, Spalte C (colour)\n   Fehler: Dieser Wert "
                   "passt hier nicht. Richtig ist eine Farbe");
    remove_pack(folder);
    arena_destroy(arena);
}

static void every_kind_has_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        assert_non_null(kinds[i].german);
        assert_true(strlen(kinds[i].german) > 20);
    }
}

static void a_folder_that_is_none_is_said_to_be(void **state)
{
    (void)state;
    expect("/nowhere", "1 Fehler. Solange er da ist, wird nichts veröffentlicht:\n\n/nowhere");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_is_where_a_spreadsheet_shows_it),
        cmocka_unit_test(a_workbook_names_its_sheet_and_the_cell),
        cmocka_unit_test(every_kind_has_its_sentence),
        cmocka_unit_test(a_folder_that_is_none_is_said_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The week of opening hours as a person reads it: a case is what content.db has of an offer's
 * hours, a moment, and the texts between their caption and the next, with | between them. */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *hours, *now, *says;
} cases[] = {
    {"Mo-Fr 09:00-12:00,14:00-16:00", "2026-11-25T10:00",
        "Mittwoch|Heute|09:00–12:00|14:00–16:00|Donnerstag|09:00–12:00|14:00–16:00|"
        "Freitag|09:00–12:00|14:00–16:00|Samstag|Geschlossen|Sonntag|Geschlossen|"
        "Montag|09:00–12:00|14:00–16:00|Dienstag|09:00–12:00|14:00–16:00"},
    {"Mo 09:00-12:00; PH off; Dec 28 off \"Inventur\"", "2026-12-22T10:00",
        "Dienstag|Heute|Geschlossen|Mittwoch|Geschlossen|Donnerstag|Geschlossen|"
        "Freitag|Geschlossen|Samstag|Geschlossen|Sonntag|Geschlossen|"
        "Montag|Anders als sonst|Geschlossen|Inventur"},
    {"Mo-Fr 09:00-12:00; PH off", "2026-12-21T10:00",
        "Montag|Heute|09:00–12:00|Dienstag|09:00–12:00|Mittwoch|09:00–12:00|"
        "Donnerstag|09:00–12:00|Freitag|Feiertag|Geschlossen|Samstag|Geschlossen|"
        "Sonntag|Geschlossen|In den nächsten Wochen anders|Freitag|1. Januar|Feiertag|Geschlossen"},
    /* days on which the same holds in one line, over a weekend that is closed as usual */
    {"Mo-Fr 09:00-12:00; Dec 10-16 off", "2026-11-30T10:00",
        "Montag|Heute|09:00–12:00|Dienstag|09:00–12:00|Mittwoch|09:00–12:00|"
        "Donnerstag|09:00–12:00|Freitag|09:00–12:00|Samstag|Geschlossen|Sonntag|Geschlossen|"
        "In den nächsten Wochen anders|10. Dezember – 16. Dezember|Anders als sonst|Geschlossen"},
    /* but not days that are unlike the usual ones for another reason */
    {"Th,Fr 09:00-12:00; PH off; Dec 24 off", "2026-12-14T10:00",
        "Montag|Heute|Geschlossen|Dienstag|Geschlossen|Mittwoch|Geschlossen|"
        "Donnerstag|09:00–12:00|Freitag|09:00–12:00|Samstag|Geschlossen|Sonntag|Geschlossen|"
        "In den nächsten Wochen anders|Donnerstag|24. Dezember|Anders als sonst|Geschlossen|"
        "Freitag|25. Dezember|Feiertag|Geschlossen|Freitag|1. Januar|Feiertag|Geschlossen"},
    /* beyond four weeks nobody plans */
    {"Mo 09:00-12:00; Dec 28 off", "2026-11-30T10:00",
        "Montag|Heute|09:00–12:00|Dienstag|Geschlossen|Mittwoch|Geschlossen|"
        "Donnerstag|Geschlossen|Freitag|Geschlossen|Samstag|Geschlossen|Sonntag|Geschlossen"},
    /* school holidays by their name; remarks as they are, by appointment in every language */
    {"Th 09:00-12:00 \"nach Vereinbarung\"; SH Th 10:00-11:00 open \"Raum 3\"", "2026-12-18T10:00",
        "Freitag|Heute|Geschlossen|Samstag|Geschlossen|Sonntag|Geschlossen|"
        "Montag|Geschlossen|Dienstag|Geschlossen|Mittwoch|Geschlossen|"
        "Donnerstag|Weihnachtsferien|10:00–11:00|Raum 3|In den nächsten Wochen anders|"
        "Donnerstag|31. Dezember|Weihnachtsferien|10:00–11:00|Raum 3"},
    {"Mo 09:00-12:00,14:00-16:00 \"nach Vereinbarung\" || \"bitte anrufen\"", "2026-11-23T10:00",
        "Montag|Heute|09:00–12:00|14:00–16:00|Nach Vereinbarung|bitte anrufen|"
        "Dienstag|bitte anrufen|Mittwoch|bitte anrufen|Donnerstag|bitte anrufen|"
        "Freitag|bitte anrufen|Samstag|bitte anrufen|Sonntag|bitte anrufen"},
    /* where nobody knows */
    {"/2026-11-24 Mo-Su 09:00-12:00", "2026-11-24T10:00",
        "Dienstag|Heute|09:00–12:00|Mittwoch|Öffnungszeiten bitte erfragen|"
        "Donnerstag|Öffnungszeiten bitte erfragen|Freitag|Öffnungszeiten bitte erfragen|"
        "Samstag|Öffnungszeiten bitte erfragen|Sonntag|Öffnungszeiten bitte erfragen|"
        "Montag|Öffnungszeiten bitte erfragen"},
    /* after midnight the night before is still in force, but it is not today */
    {"Fr-Sa 20:00-02:00", "2026-11-29T01:00",
        "Samstag|20:00–02:00|Sonntag|Heute|Geschlossen|Montag|Geschlossen|"
        "Dienstag|Geschlossen|Mittwoch|Geschlossen|Donnerstag|Geschlossen|Freitag|20:00–02:00"},
    {"24/7", "2026-11-29T01:00", ""},
};

/* Musterstadt, where the advice has these hours and no others. */
static struct content *content_with(const char *hours)
{
    char path[4096], *sql;
    sqlite3 *database;
    snprintf(path, sizeof path, "%s/content/musterstadt.db", getenv("FADEN_BUILD"));
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    snprintf(path, sizeof path, "%s/tests/screens_week.db", getenv("FADEN_BUILD"));
    unlink(path);
    sql = sqlite3_mprintf("VACUUM INTO %Q", path);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sql = sqlite3_mprintf("DELETE FROM opening WHERE kind > 0; UPDATE opening SET hours = %Q,"
                          " fact_until = 99999 WHERE entry ="
                          " (SELECT number FROM rows WHERE id = 's-beratung');"
                          "UPDATE rules SET hours = %Q",
        hours, hours);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(database);
    struct content *content = content_open(path, NULL);
    unlink(path);
    assert_non_null(content);
    return content;
}

/* Without the marks that hold numbers and lines together. */
static const char *plain(struct arena *arena, const char *text)
{
    static const char *const marks[] = {"\u2066", "\u2068", "\u2069", "\u2060"};
    char *out = arena_string(arena, text);
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        for (char *found; (found = strstr(out, marks[i]));)
            memmove(found, found + 3, strlen(found + 3) + 1);
    for (char *found; (found = strstr(out, "\u00A0"));) {
        *found = ' ';
        memmove(found + 1, found + 2, strlen(found + 2) + 1);
    }
    for (char *found; (found = strchr(out, '\n'));)
        *found = '|';
    return out;
}

static const char *texts_of_week(struct arena *arena, const struct scene *scene)
{
    const char *joined = "";
    bool inside = false;
    for (size_t i = 0; i < scene->count; i++) {
        const char *text = scene->nodes[i].text;
        if (!text)
            continue;
        if (strcmp(text, "In diesem Haus") == 0)
            return joined;
        if (inside)
            joined = arena_printf(arena, "%s%s%s", joined, *joined ? "|" : "", plain(arena, text));
        inside |= strcmp(text, "Öffnungszeiten") == 0;
    }
    return joined;
}

static void begins_today_and_names_what_is_not_as_usual(void **state)
{
    char fonts[4096];
    (void)state;
    snprintf(fonts, sizeof fonts, "%s/share/faden/fonts", getenv("FADEN_BUILD"));
    struct text_engine *engine = text_create(fonts, NULL);
    assert_non_null(engine);
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct content *content = content_with(cases[i].hours);
        struct scene scene;
        struct session session;
        struct civil now;
        assert_true(civil_parse(cases[i].now, &now));
        scene_init(&scene, engine);
        session_begin(&session, "de/entry/musterstadt:services/s-beratung");
        screens_build(&scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), content, &session, now);
        const char *found = texts_of_week(arena, &scene);
        if (strcmp(found, cases[i].says) != 0) {
            print_error(
                "%s at %s:\n%s\nnot\n%s\n", cases[i].hours, cases[i].now, found, cases[i].says);
            missed++;
        }
        scene_destroy(&scene);
        content_close(content);
        arena_destroy(arena);
    }
    text_destroy(engine);
    assert_int_equal(missed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_today_and_names_what_is_not_as_usual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What becomes of a long text on the page of an entry: Musterstadt's, with other words. */
#include "unit.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct text_engine *engine;

static int setup(void **state)
{
    char fonts[4096];
    struct error error = {0};
    (void)state;
    snprintf(fonts, sizeof fonts, "%s/share/faden/fonts", getenv("FADEN_BUILD"));
    engine = text_create(fonts, &error);
    return engine ? 0 : 1;
}

static int teardown(void **state)
{
    (void)state;
    text_destroy(engine);
    return 0;
}

static void run(sqlite3 *database, char *sql)
{
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
}

/* A copy in which the advice centre has this description, reviewed, in German and English. */
static struct content *described(const char *description)
{
    char original[4096], copy[4096];
    sqlite3 *database;
    snprintf(original, sizeof original, "%s/content/musterstadt.db", getenv("FADEN_BUILD"));
    snprintf(copy, sizeof copy, "%s/tests/screens_rich.db", getenv("FADEN_BUILD"));
    unlink(copy);
    assert_int_equal(sqlite3_open(original, &database), SQLITE_OK);
    run(database, sqlite3_mprintf("VACUUM INTO %Q", copy));
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(copy, &database), SQLITE_OK);
    run(database, sqlite3_mprintf("UPDATE texts SET text = %Q, state = 0 WHERE owner ="
                                  " (SELECT number FROM rows WHERE id = 's-beratung')"
                                  " AND field = 'description'",
                      description));
    run(database, sqlite3_mprintf("UPDATE texts SET state = 0 WHERE owner ="
                                  " (SELECT number FROM rows WHERE id = 's-beratung')"));
    sqlite3_close(database);
    struct content *content = content_open(copy, NULL);
    unlink(copy);
    assert_non_null(content);
    return content;
}

static void show(struct scene *scene, struct content *content, const char *address)
{
    struct session session;
    session_begin(&session, address);
    screens_build(scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), content, &session,
        (struct civil){2026, 11, 24, 10, 0});
}

/* Without isolation, and with plain spaces. */
static void add_plain(struct strbuf *to, const char *text)
{
    static const char *const controls[] = {"\u2066", "\u2068", "\u2069", "\u2060"};
    while (*text) {
        size_t skipped = 0;
        for (size_t i = 0; i < COUNT_OF(controls); i++)
            if (strncmp(text, controls[i], 3) == 0)
                skipped = 3;
        if (strncmp(text, "\u00A0", 2) == 0) {
            strbuf_add(to, " ");
            skipped = 2;
        }
        if (!skipped)
            strbuf_add_bytes(to, text, 1);
        text += skipped ? skipped : 1;
    }
}

/* "# heading", "text", "o" a bullet, "(pictogram)", "[address: words]" a button. */
static void add_node(struct strbuf *to, const struct node *node)
{
    strbuf_add(to, to->length ? " / " : "");
    if (node->role == ROLE_HEADING)
        strbuf_add(to, "# ");
    if (node->role == ROLE_GROUND)
        strbuf_add(to, "o");
    if (node->role == ROLE_BUTTON)
        strbuf_printf(to, "[%s: %s]", node->action, node->text);
    else if (node->role == ROLE_IMAGE)
        strbuf_printf(to, "(%s)", node->pictogram);
    else if (node->text)
        add_plain(to, node->text);
}

/* What stands between the short text and for whom it is. */
static const char *description_of(struct arena *arena, const struct scene *scene)
{
    struct strbuf all = {0};
    size_t i = 0;
    while (!scene->nodes[i].text || !strstr(scene->nodes[i].text, "Hier bekommen Sie Rat"))
        i++;
    strbuf_add(&all, "");
    for (i++; !scene->nodes[i].pictogram || strcmp(scene->nodes[i].pictogram, "groups") != 0; i++)
        if (scene->nodes[i].parent < 0)
            add_node(&all, &scene->nodes[i]);
    const char *copy = arena_string(arena, all.string ? all.string : "");
    strbuf_finish(&all);
    return copy;
}

#define BUTTON(address, words) "[de/" address ": " words "]"
#define ENROL BUTTON("entry/musterstadt:services/s-anmeldung", "Wohnsitz anmelden")

static void shows_words_and_what_they_lead_to(void **state)
{
    static const char *const cases[][2] = {
        {"Eins **zwei** drei.\n\nVier\nfünf", "Eins zwei drei. / Vier\nfünf"},
        {"## Ablauf\nErst dies.", "# Ablauf / Erst dies."},
        {"- Pass\n- **Foto**\n\n1. Eins\n2. Zwei", "o / Pass / o / Foto / 1. / Eins / 2. / Zwei"},
        {"Zur [Stadt](services/s-anmeldung).", "Zur Stadt. / " ENROL},
        {"Zur [Stadt](musterstadt:services/s-anmeldung).", "Zur Stadt. / " ENROL},
        {"[a](topics/sprache-kurse), [b](guides/schulplatz), [c](school-system/kita), "
         "[d](schools/schule-nord)",
            "a, b, c, d / " BUTTON("topic/musterstadt:topics/sprache-kurse",
                "Deutschkurse") " / " BUTTON("guide/musterstadt:guides/schulplatz",
                "Ein Platz in der Schule") " / " BUTTON("schools/musterstadt:school-system/kita",
                "Kita") " / " BUTTON("entry/musterstadt:schools/schule-nord", "Grundschule Nord")},
        /* beneath the whole list, each once */
        {"- [a](services/s-anmeldung) hier\n- [b](services/s-anmeldung) da\n\nUnd [c]"
         "(services/s-anmeldung).",
            "o / a hier / o / b da / " ENROL " / Und c."},
        /* nothing else than what stands beneath it, or announced */
        {"[Stadt](services/s-anmeldung)\n\nEnde", ENROL " / Ende"},
        {"- [Stadt](services/s-anmeldung)", ENROL},
        {"Rufen Sie an: <tel:112>", "Rufen Sie an: / (phone) / Telefon / 112"},
        {"Rufen Sie an:\n<tel:112>", "Rufen Sie an: / (phone) / Telefon / 112"},
        {"Rufen Sie an: <tel:112>.", "Rufen Sie an: 112. / (phone) / Telefon / 112"},
        {"1. <tel:112>", "1. / 112 / (phone) / Telefon / 112"},
        /* a number or address is read, not touched; the caption says what the words said */
        {"Am [030 23125-1](tel:+4930231251) bitte",
            "Am 030 23125-1 bitte / (phone) / Telefon / 030 23125-1"},
        {"[Rathaus](tel:+4930231251) anrufen", "Rathaus anrufen / (phone) / Rathaus / +4930231251"},
        {"<mailto:a@b.de> oder [hier](https://b.de/)",
            "a@b.de oder hier / (mail) / E-Mail / a@b.de / (public) / hier / b.de"},
        {"In [Raum 12](places/rathaus-12), [Marktplatz 2](places/rathaus).",
            "In Raum 12, Marktplatz 2. / (place) / Raum 12 / "
            "Rathaus Musterstadt, Marktplatz 2, 00001 Musterstadt / Erdgeschoss · Raum 12 / "
            "(place) / Adresse / Rathaus Musterstadt, Marktplatz 2, 00001 Musterstadt / "
            "Erdgeschoss"},
        /* what is not there leaves its words */
        {"[Weg](services/nicht-da) [Fern](fern:services/s-anmeldung) [Ort](places/nirgends)",
            "Weg Fern Ort"},
        {"[Weg](services/nicht-da)", "Weg"},
        {"Zu: [Weg](services/nicht-da)", "Zu: Weg"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct content *content = described(cases[i][0]);
        struct scene scene;
        scene_init(&scene, engine);
        show(&scene, content, "de/entry/musterstadt:services/s-beratung");
        assert_string_equal(description_of(arena, &scene), cases[i][1]);
        scene_destroy(&scene);
        content_close(content);
        arena_destroy(arena);
    }
}

static bool is_marked(const char *description)
{
    bool marked = false;
    struct content *content = described(description);
    struct scene scene;
    scene_init(&scene, engine);
    show(&scene, content, "en/entry/musterstadt:services/s-beratung");
    for (size_t i = 0; i < scene.count; i++)
        marked |= scene.nodes[i].pictogram && strcmp(scene.nodes[i].pictogram, "translate") == 0;
    scene_destroy(&scene);
    content_close(content);
    return marked;
}

/* All texts of the entry itself are reviewed; the name of the school guide is not. */
static void names_of_what_it_leads_to_count_for_trust(void **state)
{
    (void)state;
    assert_false(is_marked("Nothing."));
    assert_false(is_marked("[a](services/not-there)"));
    assert_true(is_marked("[a](services/s-online-antrag)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_words_and_what_they_lead_to),
        cmocka_unit_test(names_of_what_it_leads_to_count_for_trust),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}

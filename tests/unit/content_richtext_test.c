/* SPDX-License-Identifier: EUPL-1.2 */
/* What staff may write into a long text, what becomes of it, and what is refused where. */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "content/richtext.h"

#include <string.h>

/* "P words <b>strong</b> <services/x|words>" a block, with / between blocks: a word for each kind.
 */
static void add_run(struct strbuf *shown, const struct rich_run *run)
{
    if (run->link)
        strbuf_printf(shown, "<%s|%s>%s", run->target, run->words, run->says_target ? "=" : "");
    else
        strbuf_printf(shown, run->strong ? "<b>%s</b>" : "%s", run->words);
}

static void add_block(struct strbuf *shown, const struct rich_block *block)
{
    static const char *const kinds[] = {"P ", "H ", "- ", ""};
    strbuf_add(shown, kinds[block->kind]);
    if (block->kind == RICH_NUMBER)
        strbuf_printf(shown, "%d ", block->number);
    for (size_t i = 0; i < block->run_count; i++)
        add_run(shown, &block->runs[i]);
}

static const char *show(struct arena *arena, const struct richtext *text)
{
    struct strbuf shown = {0};
    strbuf_add(&shown, "");
    for (size_t i = 0; i < text->block_count; i++) {
        strbuf_add(&shown, i ? " / " : "");
        add_block(&shown, &text->blocks[i]);
    }
    const char *copy = arena_string(arena, shown.string ? shown.string : "");
    strbuf_finish(&shown);
    return copy;
}

static const char *const markup[][2] = {
    {"", ""},
    {" \n \n", ""},
    {"Ein Satz.", "P Ein Satz."},
    {"Ein Satz.\n\nNoch einer.", "P Ein Satz. / P Noch einer."},
    {"Ein Satz.\n\n\n\nNoch einer.\n", "P Ein Satz. / P Noch einer."},
    {"Zeile eins\nZeile zwei", "P Zeile eins\nZeile zwei"},
    {"Zeile eins  \r\nZeile zwei \r\n\r\nNeu", "P Zeile eins\nZeile zwei / P Neu"},
    {"## Ablauf\nErst anrufen.", "H Ablauf / P Erst anrufen."},
    {"Vorher\n## Ablauf", "P Vorher / H Ablauf"},
    {"##  Ablauf 1#", "H Ablauf 1#"},
    {"-  Pass\n- Foto", "- Pass / - Foto"},
    {"## 3. Schritt", "H 3. Schritt"},
    {"- Pass\n- Foto", "- Pass / - Foto"},
    {"Bringen Sie mit:\n- Pass\n\n- Foto", "P Bringen Sie mit: / - Pass / - Foto"},
    {"- Pass\n\nMehr nicht.", "- Pass / P Mehr nicht."},
    {"1. Anrufen\n2. Kommen\n\n3. Warten", "1 Anrufen / 2 Kommen / 3 Warten"},
    {"1. Anrufen\n\nDann:\n\n1. Kommen", "1 Anrufen / P Dann: / 1 Kommen"},
    {"10.000 Menschen", "P 10.000 Menschen"},
    {"23\\. November", "P 23. November"},
    {"Am\n23\\) November", "P Am\n23) November"},
    {"-5 Grad", "P -5 Grad"},
    {"\\- kein Punkt", "P - kein Punkt"},
    {"**Wichtig:** Pass", "P <b>Wichtig:</b> Pass"},
    {"Das ist **sehr** wichtig", "P Das ist <b>sehr</b> wichtig"},
    {"Fach**kraft**", "P Fach<b>kraft</b>"},
    {"„**Ja**“, sagt er", "P „<b>Ja</b>“, sagt er"},
    {"**ein Wort**\n**noch eins**", "P <b>ein Wort</b>\n<b>noch eins</b>"},
    {"Schüler*innen und Lehrer*innen", "P Schüler*innen und Lehrer*innen"},
    {"Sch\u00FCler_innen", "P Schüler_innen"},
    {"طلاب*ات", "P طلاب*ات"},
    {"3 * 4 und 5 _ 6", "P 3 * 4 und 5 _ 6"},
    {"5 Euro\\*", "P 5 Euro*"},
    {"\\# \\[ \\] \\\\ \\< \\& \\` \\| \\~~", "P # [ ] \\ < & ` | ~~"},
    {"unter < 18 Jahren > 5 & mehr; 1<2", "P unter < 18 Jahren > 5 & mehr; 1<2"},
    {"Wann? Jetzt!", "P Wann? Jetzt!"},
    {"~ 10 Euro", "P ~ 10 Euro"},
    {"Um 10:30 Uhr", "P Um 10:30 Uhr"},
    {"@musterstadt auf Plakaten", "P @musterstadt auf Plakaten"},
    {"[Beratung](services/s-kim)", "P <services/s-kim|Beratung>"},
    {"Zur [Beratung](aachen:services/s-kim), bitte",
        "P Zur <aachen:services/s-kim|Beratung>, bitte"},
    {"[a](schools/x)[b](courses/y)", "P <schools/x|a><courses/y|b>"},
    {"[a](contacts/x) [b](topics/y)", "P <contacts/x|a> <topics/y|b>"},
    {"[a](guides/x) [b](school-system/y)", "P <guides/x|a> <school-system/y|b>"},
    {"[Reichsweg 30](places/haus)", "P <places/haus|Reichsweg 30>"},
    {"**[Beratung](services/s-kim)**", "P <services/s-kim|Beratung>"},
    {"[Sch\u00FCler*innen \\[neu\\]](topics/x)", "P <topics/x|Schüler*innen [neu]>"},
    {"[www.x.de](https://www.x.de)", "P <https://www.x.de|www.x.de>="},
    {"[0241 432-0](tel:+492414320)", "P <tel:+492414320|0241 432-0>="},
    {"[+49 (0)241 432-0](tel:+492414320)", "P <tel:+492414320|+49 (0)241 432-0>="},
    {"[0049 241/432\u00A00](tel:+492414320)", "P <tel:+492414320|0049 241/432\u00A00>="},
    {"[116 117](tel:116117)", "P <tel:116117|116 117>="},
    {"[Rufen Sie an](tel:+492414320)", "P <tel:+492414320|Rufen Sie an>"},
    {"<tel:+492414320>", "P <tel:+492414320|+492414320>="},
    {"<mailto:a@b.de>", "P <mailto:a@b.de|a@b.de>="},
    {"[schreiben](mailto:a@b.de)", "P <mailto:a@b.de|schreiben>"},
    {"Siehe <https://x.de/a?b=c#d>.", "P Siehe <https://x.de/a?b=c#d|x.de/a?b=c#d>=."},
    {"[Antrag](http://x.de/a_b*c)", "P <http://x.de/a_b*c|Antrag>"},
    {"- **Amt:** [Rat](services/r)\n- <tel:112>", "- <b>Amt:</b> <services/r|Rat> / - "
                                                  "<tel:112|112>="},
};

static void reads_the_markup(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(markup); i++) {
        const struct richtext *text = richtext_read(arena, markup[i][0]);
        if (text->fault_count)
            fail_msg(
                "\"%s\": %zu: %s", markup[i][0], text->faults[0].offset, text->faults[0].message);
        assert_string_equal(show(arena, text), markup[i][1]);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static const struct {
    const char *source;
    size_t offset;
    const char *message; /* a part of it */
} faults[] = {
    {"# Titel", 0, "write ## "},
    {"### Titel", 0, "write ## Heading"},
    {"##Titel", 0, "write ## Heading"},
    {"## Titel ##", 9, "behind the heading"},
    {"## Der **Titel**", 7, "leave it out"},
    {"## Zur [Beratung](services/x)", 7, "text beneath"},
    {"## ", 0, "write ## "},
    {"Titel\n===", 6, "signs only"},
    {"Titel\n---", 6, "signs only"},
    {"* * *", 0, "signs only"},
    {"- ", 0, "signs only"},
    {"* Pass", 0, "write - "},
    {"+ Pass", 0, "write - "},
    {"• Pass", 0, "write - "},
    {"– Pass", 0, "a hyphen"},
    {"- Pass\n  - alt", 7, "one level"},
    {"    Code", 0, "begins with a space"},
    {"- - Pass", 2, "one level"},
    {"- 1. Pass", 2, "one level"},
    {"1. > Pass", 3, "one level"},
    {"- Pass\nund Foto", 7, "an empty line"},
    {"2. Kommen", 0, "\"1. \""},
    {"1. Anrufen\n3. Kommen", 11, "\"2. \""},
    {"1) Anrufen", 0, "1\\)"},
    {"23. November", 0, "23\\."},
    {"1.", 0, "and words"},
    {"> Zitat", 0, "quotation"},
    {"| a | b |", 0, "table"},
    {"a | b", 2, "table"},
    {"`x`", 0, "code"},
    {"```\nx", 0, "code"},
    {"~~alt~~", 0, "struck"},
    {"ein *wichtiges* Wort", 4, "\\*"},
    {"5 Euro*", 6, "\\*"},
    {"„*Ja*“", 3, "\\*"},
    {"ein _wichtiges_ Wort", 4, "\\_"},
    {"__Wort__", 0, "\\_"},
    {"***x***", 0, "two stars"},
    {"**offen", 0, "never ends"},
    {"ein **Wort\nund** mehr", 4, "same line"},
    {"** x**", 0, "a space behind"},
    {"**x **", 4, "a space before"},
    {"[Wort]", 0, "\\["},
    {"[Wort](", 7, "does not end"},
    {"[Wort][1]", 0, "\\["},
    {"[ ] Aufgabe", 0, "\\["},
    {"[1]: https://x.de", 0, "\\["},
    {"Wort](services/x)", 4, "missing"},
    {"[](services/x)", 1, "no words"},
    {"[ ](services/x)", 1, "no words"},
    {"[**x**](services/x)", 1, "around the whole link"},
    {"[a <b](services/x)", 3, "HTML"},
    {"[x](services/x \"t\")", 14, "titles"},
    {"[x](services/ä)", 13, "ASCII"},
    {"[x](services)", 4, "leads nowhere"},
    {"[x](service/x)", 4, "leads nowhere"},
    {"[x](events/x)", 4, "leads nowhere"},
    {"[x](services/X)", 4, "leads nowhere"},
    {"[x](services/x/y)", 4, "leads nowhere"},
    {"[x](A:services/x)", 4, "leads nowhere"},
    {"[x](javascript:alert)", 4, "leads nowhere"},
    {"[x](ftp://x.de)", 4, "leads nowhere"},
    {"[x]()", 4, "leads nowhere"},
    {"[x](tel:0241432)", 4, "tel:+49"},
    {"[x](tel:+49 241)", 11, "no spaces"},
    {"[x](tel:+49-241)", 4, "tel:+49"},
    {"[0241 1](tel:+492414320)", 1, "another number"},
    {"[Telefon 0241 432-0](tel:+492414320)", 1, "nothing beside it"},
    {"[x](mailto:x)", 4, "mailto:name@example.org"},
    {"[x](mailto:a@b.de?subject=x)", 4, "mailto:name@example.org"},
    {"[x](https://)", 4, "https://example.org"},
    {"[x](https://gut.de@boese.de)", 4, "https://example.org"},
    {"![Bild](x.png)", 0, "picture"},
    {"<b>x</b>", 0, "HTML"},
    {"<!-- x -->", 0, "HTML"},
    {"x</p>", 1, "HTML"},
    {"<a@b.de>", 0, "HTML"},
    {"&nbsp;", 0, "entity"},
    {"&#39;", 0, "entity"},
    {"Siehe https://x.de", 11, "<https://example.org>"},
    {"Siehe www.x.de", 6, "<https://www.example.org>"},
    {"An a@b.de", 4, "<mailto:"},
    {"a\\b", 1, "\\\\"},
    {"Ende\\\nx", 4, "\\\\"},
    {"a\tb", 1, "control"},
};

static void refuses_at_the_place(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        const struct richtext *text = richtext_read(arena, faults[i].source);
        if (!text->fault_count)
            fail_msg("\"%s\" is taken: %s", faults[i].source, show(arena, text));
        if (text->faults[0].offset != faults[i].offset ||
            !strstr(text->faults[0].message, faults[i].message))
            fail_msg("\"%s\": %zu: %s", faults[i].source, text->faults[0].offset,
                text->faults[0].message);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

/* Each line has its own; what stands beneath a faulty one is read. */
static void tells_all_faults_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct richtext *text = richtext_read(arena, "# Titel\n\n- `x`\n- gut\n\n<b>");
    assert_int_equal(text->fault_count, 3);
    assert_int_equal(text->faults[0].offset, 0);
    assert_int_equal(text->faults[1].offset, 11);
    assert_int_equal(text->faults[2].offset, 22);
    assert_string_equal(show(arena, text), "- gut");
    arena_destroy(arena);
}

static const char *repeated(struct arena *arena, const char *piece, size_t times)
{
    size_t length = strlen(piece);
    char *whole = arena_alloc(arena, length * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(whole + i * length, piece, length);
    return whole;
}

static void is_bounded(void **state)
{
    static const struct {
        const char *piece;
        size_t most; /* so often it is taken, once more it is not */
        const char *message;
    } cases[] = {
        {"x\n\n", RICHTEXT_BLOCKS_MOST, "too many paragraphs"},
        {"<tel:112>", RICHTEXT_LINKS_MOST, "more links"},
        {"x", RICHTEXT_BYTES_MOST, "too long"},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *most = repeated(arena, cases[i].piece, cases[i].most);
        assert_int_equal(richtext_read(arena, most)->fault_count, 0);
        const struct richtext *text =
            richtext_read(arena, repeated(arena, cases[i].piece, cases[i].most + 1));
        assert_int_equal(text->fault_count, 1);
        assert_non_null(strstr(text->faults[0].message, cases[i].message));
    }
    const struct richtext *faulty = richtext_read(arena, repeated(arena, "`\n", 1000));
    assert_int_equal(faulty->fault_count, RICHTEXT_FAULTS_MOST);
    arena_destroy(arena);
}

static void says_where_a_link_stands(void **state)
{
    static const char source[] = "Zur **[guten \\[Beratung\\]](services/s-kim)**.";
    (void)state;
    struct arena *arena = arena_create();
    const struct rich_run *run = &richtext_read(arena, source)->blocks[0].runs[1];
    assert_true(run->strong);
    assert_memory_equal(source + run->source.from, "[guten", 6);
    assert_memory_equal(source + run->source.to, "**.", 3);
    assert_memory_equal(source + run->source_words.from, "guten \\[Beratung\\]](", 20);
    assert_int_equal(run->source_words.to - run->source_words.from, 18);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_markup),
        cmocka_unit_test(refuses_at_the_place),
        cmocka_unit_test(tells_all_faults_at_once),
        cmocka_unit_test(is_bounded),
        cmocka_unit_test(says_where_a_link_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

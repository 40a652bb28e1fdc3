/* SPDX-License-Identifier: EUPL-1.2 */
/* What a value of a pack must look like, for the columns that no table of the content has yet. */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "compile/cell.h"

static void takes_the_right_form_only(void **state)
{
    static const struct {
        enum column_type type;
        const char *value, *fault; /* NULL: none */
    } cases[] = {
        {COLUMN_TIME, "2026-12-05", NULL},
        {COLUMN_TIME, "2026-12-05T14:00", NULL},
        {COLUMN_TIME, "2026-12", "not a time"},
        {COLUMN_TIME, "2026-12-05T24:00", "not a time"},
        {COLUMN_RECURRENCE, "FREQ=WEEKLY;BYDAY=TU", NULL},
        {COLUMN_RECURRENCE, "FREQ=SECONDLY", "not a recurrence rule"},
        {COLUMN_RICH, "## Ablauf\n- [Rat](services/rat)", NULL},
        {COLUMN_RICH, "kein `Code`", "a ` marks code; write „ and “ for quotations, or \\`"},
        {COLUMN_RICH, "ein\x7F", "not UTF-8 text"},
        {COLUMN_TEXT, "\u200C \u200D \u2010 \u2065 \u2060 ؛ \uFFFD", NULL},
        {COLUMN_TEXT, "\u200Ea", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u200F", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u061Cb", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u202Ab", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u202Eb", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u2066b", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u2069b", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u206Ab", "not UTF-8 text"},
        {COLUMN_TEXT, "a\u206Bb", "not UTF-8 text"},
        {COLUMN_TEXT, "\xC0\xAF", "not UTF-8 text"},
        {COLUMN_TEXT, "\xE0\x80\xAF", "not UTF-8 text"},
        {COLUMN_TEXT, "\xED\xA0\x80", "not UTF-8 text"},
        {COLUMN_TEXT, "\xF4\x90\x80\x80", "not UTF-8 text"},
        {COLUMN_TEXT, "\xE2\x80", "not UTF-8 text"},
        {COLUMN_TEXT, "\x80", "not UTF-8 text"},
        {COLUMN_MEDIA, "floor-plan.svg", NULL},
        {COLUMN_MEDIA, "a/b.svg", "not the name of a file"},
        {COLUMN_MEDIA, "..", "not the name of a file"},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct column column = {"c", cases[i].type, 0, NULL, 0};
        const char *fault = cell_fault(arena, &column, cases[i].value);
        if (cases[i].fault && fault)
            assert_string_equal(fault, cases[i].fault);
        else if (cases[i].fault != fault)
            fail_msg("%s: %s", cases[i].value, fault ? fault : "no fault");
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_right_form_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

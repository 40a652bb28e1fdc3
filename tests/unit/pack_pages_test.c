/* SPDX-License-Identifier: EUPL-1.2 */
/* Whatever the bytes are, they come back; and in a pack the numbers become lengths. */
#include "unit.h"

#include "pack/pages.h"

#include <stdint.h>
#include <string.h>

enum { PAGE = 4096 };

/* A page of a table, `header` bytes into it: its kind, how many cells, and where they begin. */
static const struct {
    const char *what;
    size_t at; /* of the header in three pages */
    uint8_t page[16], turned[16];
} cases[] = {
    {"leaf", PAGE, {13, 0, 0, 0, 2, 0, 0, 0, 0x0f, 0xf0, 0x0f, 0xd0},
        {13, 0, 0, 0, 2, 0, 0, 0, 0, 0x10, 0, 0x20}},
    {"leaf of an index, whose cells are not in order", PAGE,
        {10, 0, 0, 0, 2, 0, 0, 0, 0x0f, 0xd0, 0x0f, 0xf0},
        {10, 0, 0, 0, 2, 0, 0, 0, 0, 0x30, 0xff, 0xe0}},
    {"interior", PAGE, {5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9, 0x0f, 0xf8},
        {5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9, 0, 8}},
    {"first page, behind the header of the file", 100, {13, 0, 0, 0, 1, 0, 0, 0, 0x0f, 0x00},
        {13, 0, 0, 0, 1, 0, 0, 0, 1, 0}},
    {"no table", PAGE, {7, 0, 0, 0, 2, 0, 0, 0, 1, 2, 3, 4}, {7, 0, 0, 0, 2, 0, 0, 0, 1, 2, 3, 4}},
    {"more cells than a page has room for", PAGE, {13, 0, 0, 0xff, 0xff, 0, 0, 0, 1, 2},
        {13, 0, 0, 0xff, 0xff, 0, 0, 0, 1, 2}},
};

static void numbers_become_lengths_and_come_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint8_t bytes[3 * PAGE] = {0}, before[3 * PAGE];
        memcpy(bytes + cases[i].at, cases[i].page, sizeof cases[i].page);
        memcpy(before, bytes, sizeof bytes);
        pages_difference(bytes, sizeof bytes);
        if (memcmp(bytes + cases[i].at, cases[i].turned, sizeof cases[i].turned) != 0)
            fail_msg("%s: other numbers", cases[i].what);
        pages_sum(bytes, sizeof bytes);
        if (memcmp(bytes, before, sizeof bytes) != 0)
            fail_msg("%s: does not come back", cases[i].what);
    }
}

static void any_bytes_come_back(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int round = 0; round < 300; round++) {
        uint8_t bytes[2 * PAGE + 77], before[sizeof bytes];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (uint8_t)((random = random * 1664525 + 1013904223) >> 24);
        bytes[100] = bytes[PAGE] = 13;
        bytes[103] = bytes[PAGE + 3] = (uint8_t)(round % 8);
        memcpy(before, bytes, sizeof bytes);
        pages_difference(bytes, sizeof bytes);
        pages_sum(bytes, sizeof bytes);
        assert_memory_equal(bytes, before, sizeof bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_become_lengths_and_come_back),
        cmocka_unit_test(any_bytes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

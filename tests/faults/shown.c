/* SPDX-License-Identifier: EUPL-1.2 */
/* shown CONTENT.DB ENTRY: the German name of an entry, read as the terminal reads it. */
#include "content/content.h"

#include <err.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    if (count != 3)
        errx(64, "usage: shown CONTENT.DB ENTRY");
    struct error error = {0};
    struct content *content = content_open(arguments[1], &error);
    if (!content)
        errx(1, "%s", error.message);
    struct arena *arena = arena_create();
    const struct content_entry *entry =
        content_entry(content, arena, arguments[2], "de", (struct civil){2026, 11, 24, 12, 0});
    if (entry)
        puts(entry->card.name.string);
    arena_destroy(arena);
    content_close(content);
    return entry ? 0 : 1;
}

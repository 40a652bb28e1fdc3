/* SPDX-License-Identifier: EUPL-1.2 */
/* A line that is not known makes the whole unreadable: it might name what must not be thrown
 * away. */
#include "sync/store_recipe.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "content/schema.h"

#include <stdlib.h>
#include <string.h>

static void add_setting(struct strbuf *text, const char *key, const char *value)
{
    if (value)
        strbuf_printf(text, "%s %s\n", key, value);
}

static void add_pack(struct strbuf *text, const struct store_pack *pack)
{
    strbuf_printf(text, "pack %s %s\n", pack->id, pack->digest.digits);
    for (size_t i = 0; i < pack->object_count; i++)
        strbuf_printf(text, "object %s\n", pack->objects[i].digits);
}

const char *recipe_write(struct arena *arena, const struct store_recipe *recipe)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "program %s\ncontent %d\nmanifest %ld\n", FADEN_VERSION, CONTENT_FORMAT,
        recipe->manifest);
    add_setting(&text, "issued", recipe->issued);
    add_setting(&text, "expires", recipe->expires);
    add_setting(&text, "publisher", recipe->publisher);
    add_setting(&text, "may-replace", recipe->may_replace);
    for (size_t i = 0; i < recipe->pack_count; i++)
        add_pack(&text, &recipe->packs[i]);
    const char *kept = arena_string(arena, text.string);
    strbuf_finish(&text);
    return kept;
}

/* Reading. The lists have room for as many packs and objects as there are lines. */

struct reading {
    struct store_recipe *recipe;
    struct store_pack *packs;
    struct digest *objects;
    size_t object_count;
};

static bool take_nothing(struct reading *reading, char *value)
{
    (void)reading, (void)value;
    return true;
}

static bool take_manifest(struct reading *reading, char *value)
{
    char *end;
    reading->recipe->manifest = strtol(value, &end, 10);
    return end != value && !*end && reading->recipe->manifest >= 0;
}

static bool take_issued(struct reading *reading, char *value)
{
    reading->recipe->issued = value;
    return true;
}

static bool take_expires(struct reading *reading, char *value)
{
    reading->recipe->expires = value;
    return true;
}

static bool take_publisher(struct reading *reading, char *value)
{
    reading->recipe->publisher = value;
    return true;
}

static bool take_may_replace(struct reading *reading, char *value)
{
    reading->recipe->may_replace = value;
    return true;
}

static bool take_pack(struct reading *reading, char *value)
{
    struct store_pack *pack = &reading->packs[reading->recipe->pack_count++];
    char *space = strchr(value, ' ');
    if (!space)
        return false;
    *space = '\0';
    pack->id = value;
    pack->objects = &reading->objects[reading->object_count];
    return digest_parse(space + 1, &pack->digest);
}

static bool take_object(struct reading *reading, char *value)
{
    if (!reading->recipe->pack_count)
        return false;
    reading->packs[reading->recipe->pack_count - 1].object_count++;
    return digest_parse(value, &reading->objects[reading->object_count++]);
}

static const struct {
    const char *key;
    bool (*take)(struct reading *reading, char *value);
} lines[] = {
    {"content", take_nothing},
    {"expires", take_expires},
    {"issued", take_issued},
    {"manifest", take_manifest},
    {"may-replace", take_may_replace},
    {"object", take_object},
    {"pack", take_pack},
    {"program", take_nothing},
    {"publisher", take_publisher},
};

static bool take_line(struct reading *reading, char *line)
{
    char *space = strchr(line, ' ');
    if (!space)
        return false;
    *space = '\0';
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (strcmp(lines[i].key, line) == 0)
            return lines[i].take(reading, space + 1);
    return false;
}

bool recipe_parse(struct arena *arena, const char *text, struct store_recipe *recipe)
{
    size_t count = 0;
    for (const char *c = text; *c; c++)
        count += *c == '\n';
    *recipe = (struct store_recipe){0};
    struct reading reading = {recipe, arena_alloc(arena, (count + 1) * sizeof *reading.packs),
        arena_alloc(arena, (count + 1) * sizeof *reading.objects), 0};
    recipe->packs = reading.packs;
    for (char *line = arena_string(arena, text), *end; *line; line = end + 1) {
        end = strchr(line, '\n');
        if (!end)
            return false; /* cut off */
        *end = '\0';
        if (!take_line(&reading, line))
            return false;
    }
    return count > 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Every German text has a slot, every message of the file seeks one: first the one of its address,
 * then, if that is gone, one that says the same German and has found no translation. What finds no
 * slot is obsolete. */
#include "author/translations.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    const struct german *german;
    const struct po_text *from; /* NULL: new */
    const struct po_text *displaced; /* its comments stay with the slot */
};

struct update {
    struct arena *arena;
    const struct german_texts *texts;
    struct slot *slots; /* a slot for each text */
    const struct po_text **homeless; /* in the order of the file */
    size_t homeless_count;
    struct translations_update result;
};

static bool is_translated(const struct po_text *text)
{
    return text && *text->string;
}

/* The German that its string is a translation of. */
static const char *translated_german(const struct po_text *text)
{
    return text->fuzzy && text->previous ? text->previous : text->german;
}

/* Which of several messages of one address may have the slot. */
static int rank(const struct po_text *text, const char *german)
{
    if (!text)
        return -1;
    bool same = strcmp(text->german, german) == 0;
    bool once = strcmp(translated_german(text), german) == 0;
    return is_translated(text) * 8 + (same ? 4 : once ? 2 : 0) + !text->obsolete;
}

/* The message without translation that has the slot's own address and German cannot be obsolete
 * beside the one that got the slot: a PO file has every pair of them once. */
static void step_back(struct update *update, struct slot *slot, const struct po_text *text)
{
    bool pair = text && !is_translated(text) && strcmp(text->context, slot->german->context) == 0 &&
                strcmp(text->german, slot->german->text) == 0;
    if (pair)
        slot->displaced = text;
    else if (text)
        update->homeless[update->homeless_count++] = text;
}

static void seat(struct update *update, const struct po_text *text)
{
    const struct german *german = german_in(update->texts, text->context);
    if (!german) {
        update->homeless[update->homeless_count++] = text;
        return;
    }
    struct slot *slot = &update->slots[german - update->texts->list];
    /* Of two that are equal, the later is the newer obsolete one. */
    bool better = rank(text, german->text) >= rank(slot->from, german->text);
    step_back(update, slot, better ? slot->from : text);
    if (better)
        slot->from = text;
}

/* Moves. A message and a slot meet over a key that both have: the German and a part of the address.
 */

struct key {
    const char *string;
    struct slot *slot; /* one of the two */
    const struct po_text **text;
};

/* Which parts of the address. */
struct likeness {
    bool table, id, field;
};

static const char *key_of(
    struct arena *arena, const char *german, const char *context, const struct likeness *likeness)
{
    size_t first = strcspn(context, "/");
    const char *last = strrchr(context, '/');
    last = last && last > context + first ? last : context + first;
    int table = likeness->table ? (int)first : 0;
    int id = likeness->id ? (int)(last - context - (ptrdiff_t)first) : 0;
    return arena_printf(arena, "%.*s\x01%.*s\x01%s\x01%s", table, context, id, context + first,
        likeness->field ? last : "", german);
}

static int compare_keys(const void *a, const void *b)
{
    const struct key *first = a, *second = b;
    int strings = strcmp(first->string, second->string);
    if (strings)
        return strings;
    int slots = (first->slot > second->slot) - (first->slot < second->slot);
    return slots ? slots : (first->text > second->text) - (first->text < second->text);
}

static bool are_alike(const struct po_text *a, const struct po_text *b)
{
    return strcmp(a->string, b->string) == 0 && a->fuzzy == b->fuzzy &&
           strcmp(translated_german(a), translated_german(b)) == 0;
}

/* Keys that are equal, messages first. Where all messages say the same ("kostenlos" of two rows
 * that have new ids) and are enough, nothing can be mistaken. */
static void match(struct update *update, struct key *keys, size_t count)
{
    size_t texts = 0;
    for (; texts < count && keys[texts].text; texts++)
        if (!are_alike(*keys[0].text, *keys[texts].text))
            return;
    size_t slots = count - texts;
    for (size_t i = 0; slots <= texts && i < slots; i++) {
        struct slot *slot = keys[texts + i].slot;
        step_back(update, slot, slot->from);
        slot->from = *keys[i].text;
        *keys[i].text = NULL;
        update->result.moved++;
    }
}

/* Which messages are looked at. */
struct group {
    bool obsolete; /* not only those that are gone by now */
    bool outdated; /* by the German that they are a translation of */
};

static size_t add_texts(struct update *update, struct arena *arena, struct group group,
    const struct likeness *likeness, struct key *keys)
{
    size_t count = 0;
    for (size_t i = 0; i < update->homeless_count; i++) {
        const struct po_text *text = update->homeless[i];
        if (!is_translated(text) || !*text->context || (text->obsolete && !group.obsolete) ||
            german_in(update->texts, text->context))
            continue;
        const char *german = group.outdated ? translated_german(text) : text->german;
        keys[count++] = (struct key){
            key_of(arena, german, text->context, likeness), NULL, &update->homeless[i]};
    }
    return count;
}

static size_t add_slots(
    struct update *update, struct arena *arena, const struct likeness *likeness, struct key *keys)
{
    size_t count = 0;
    for (size_t i = 0; i < update->texts->count; i++) {
        const struct german *german = &update->texts->list[i];
        if (!is_translated(update->slots[i].from))
            keys[count++] = (struct key){
                key_of(arena, german->text, german->context, likeness), &update->slots[i], NULL};
    }
    return count;
}

static void match_by(
    struct update *update, struct group group, const struct likeness *likeness, struct key *keys)
{
    struct arena *arena = arena_create();
    size_t count = add_texts(update, arena, group, likeness, keys);
    if (count)
        count += add_slots(update, arena, likeness, keys + count);
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && strcmp(keys[i].string, keys[next].string) == 0;)
            next++;
        match(update, keys + i, next - i);
    }
    arena_destroy(arena);
}

/* The same row before the same table and field; what is gone by now before what has been so for
 * longer; what says the German before what once said it. */
static void follow_moves(struct update *update)
{
    static const struct group groups[] = {
        {false, false}, {true, false}, {false, true}, {true, true}};
    static const struct likeness likenesses[] = {
        {true, true, false}, {false, true, true}, {true, false, true}, {false, false, false}};
    struct key *room =
        arena_alloc(update->arena, (update->homeless_count + update->texts->count) * sizeof *room);
    for (size_t moved = SIZE_MAX; moved != update->result.moved;) {
        moved = update->result.moved; /* each move may leave another without a doubt */
        for (size_t i = 0; i < COUNT_OF(groups); i++)
            for (size_t k = 0; k < COUNT_OF(likenesses); k++)
                match_by(update, groups[i], &likenesses[k], room);
    }
}

/* What a message says in its slot. */
static struct po_text settled(const struct german *german, const struct po_text *from)
{
    struct po_text to = *from;
    to.context = german->context;
    to.german = german->text;
    to.obsolete = false;
    if (!is_translated(from))
        return to;
    bool was_outdated = from->fuzzy && from->previous;
    const char *base = translated_german(from);
    bool outdated = strcmp(base, german->text) != 0;
    to.previous = outdated ? base : NULL;
    to.by_person = outdated && (was_outdated ? from->by_person : !from->fuzzy);
    to.fuzzy = outdated || (was_outdated ? !from->by_person : from->fuzzy);
    return to;
}

static void print_slot(struct update *update, const struct slot *slot, struct strbuf *out)
{
    static const struct po_text none = {.string = ""};
    const struct po_text *from = slot->from ? slot->from : &none;
    const struct po_text to = settled(slot->german, from);
    strbuf_add(out, out->length ? "\n" : "");
    if (slot->displaced)
        po_print_comments(out, slot->displaced);
    po_print(out, from, &to);
    update->result.fresh += !slot->from;
    update->result.changed += is_translated(from) && strcmp(from->german, to.german) != 0;
    update->result.back += is_translated(from) && from->obsolete;
}

/* A message that says nothing is not worth keeping. */
static void print_obsolete(struct update *update, const struct po_text *from, struct strbuf *out)
{
    struct strbuf comments = {0};
    struct po_text to = *from;
    to.obsolete = true;
    if (is_translated(from) || po_print_comments(&comments, from)) {
        strbuf_add(out, "\n");
        po_print(out, from, &to);
        update->result.gone += is_translated(from) && !from->obsolete;
    }
    strbuf_finish(&comments);
}

static void print_homeless(struct update *update, bool obsolete, struct strbuf *out)
{
    for (size_t i = 0; i < update->homeless_count; i++)
        if (update->homeless[i] && update->homeless[i]->obsolete == obsolete)
            print_obsolete(update, update->homeless[i], out);
}

static void print_rest(const struct po *po, struct strbuf *out)
{
    if (po && *po->rest)
        strbuf_printf(out, "\n%s", po->rest);
}

static const char *print(struct update *update, const struct po *po, const char *header)
{
    struct strbuf out = {0};
    strbuf_add(&out, po && po->header ? po->header : header);
    for (size_t i = 0; i < update->texts->count; i++)
        print_slot(update, &update->slots[i], &out);
    print_homeless(update, true, &out);
    print_homeless(update, false, &out);
    print_rest(po, &out);
    const char *text = arena_string(update->arena, out.string);
    strbuf_finish(&out);
    return text;
}

/* The file as it is, but for empty lines between its messages. */
static const char *print_unchanged(struct arena *arena, const struct po *po)
{
    struct strbuf out = {0};
    strbuf_add(&out, po->header ? po->header : "");
    for (size_t i = 0; i < po->count; i++)
        strbuf_printf(&out, "\n%s", po->texts[i].lines);
    print_rest(po, &out);
    const char *text = arena_string(arena, out.string);
    strbuf_finish(&out);
    return text;
}

struct translations_update translations_update(
    struct arena *arena, const struct german_texts *texts, const struct po *po, const char *header)
{
    size_t count = po ? po->count : 0;
    struct update update = {.arena = arena, .texts = texts};
    update.slots = arena_alloc(arena, texts->count * sizeof *update.slots);
    update.homeless = arena_alloc(arena, count * sizeof(struct po_text *));
    for (size_t i = 0; i < texts->count; i++)
        update.slots[i].german = &texts->list[i];
    for (size_t i = 0; i < count; i++)
        seat(&update, &po->texts[i]);
    follow_moves(&update);
    update.result.text = print(&update, po, header);
    update.result.needed =
        !po || !po->header || strcmp(update.result.text, print_unchanged(arena, po)) != 0;
    return update.result;
}

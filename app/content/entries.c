/* SPDX-License-Identifier: EUPL-1.2 */
/* Entries: what a card shows of them and everything about one. Only what depends on the time and
 * the visitor is worked out here: whether a fact still holds, is it open, whose language it is. */
#include "base/memory.h"
#include "content/store.h"
#include "language/language.h"
#include "pack/sql.h"

/* In the order of QUERY_ENTRY in content.c. */
enum {
    COLUMN_NUMBER,
    COLUMN_ID,
    COLUMN_KIND,
    COLUMN_TOPIC,
    COLUMN_PICTOGRAM,
    COLUMN_COLOUR,
    COLUMN_DISCREET,
    COLUMN_FACT_UNTIL,
    COLUMN_KIND_ROW,
    COLUMN_PROVIDER,
    COLUMN_LEVEL_FROM,
    COLUMN_LEVEL_TO,
    COLUMN_RULE,
    COLUMN_STATUS,
    COLUMN_ATTRIBUTES,
    COLUMN_LANGUAGES,
    COLUMN_POSTCODE,
    COLUMN_CITY,
    COLUMN_VALID_FROM,
    COLUMN_VALID_UNTIL,
    COLUMN_HOURS_UNTIL,
    COLUMN_APPOINTMENT,
    COLUMN_INTERPRETER,
    COLUMN_PERSON,
    COLUMN_PHONE,
    COLUMN_EMAIL,
    COLUMN_WEBSITE,
    COLUMN_PROVIDER_NAME,
    COLUMN_PROVIDER_PHONE,
    COLUMN_PROVIDER_WEBSITE,
    COLUMN_PLACE_NAME,
    COLUMN_STREET,
    COLUMN_ROOM,
    COLUMN_BUS_STOP,
    COLUMN_FLOOR,
    COLUMN_STEPS,
    COLUMN_SOURCE,
    COLUMN_ATTRIBUTION,
    COLUMN_SOURCE_DATE,
    COLUMN_VERIFIED_ON,
    COLUMN_PHONE_DIAL,
    COLUMN_SUCCESSOR,
};

struct visit {
    struct content *content;
    struct arena *arena;
    const char *language;
    struct civil now;
};

/* The words of a card stand among the texts; what depends on the time is worked out. */
static void read_words(const struct visit *visit, sqlite3_stmt *row, struct content_card *card)
{
    sqlite3_int64 number = sqlite3_column_int64(row, COLUMN_NUMBER);
    sqlite3_int64 kind = sqlite3_column_int64(row, COLUMN_KIND_ROW);
    struct translation name =
        store_text(visit->content, visit->arena, number, "name", visit->language);
    card->name = name.text;
    card->german = name.german;
    card->kind_name = store_text(visit->content, visit->arena, kind, "name", visit->language).text;
}

/* Whether any hours may be shown. Nobody is sent to a door by those of an offer that has closed,
 * that has not begun or that nobody has confirmed. */
static bool shows_hours(const struct content_card *card)
{
    return card->fact && !card->starts.year && card->status != STATUS_CLOSED &&
           card->status != STATUS_UNCONFIRMED;
}

/* Before its first day an offer is announced, but by no clock that is wrong; behind its last it is
 * no more. */
static void read_lifetime(const struct visit *visit, sqlite3_stmt *row, struct content_card *card)
{
    sqlite3_int64 first = sqlite3_column_int64(row, COLUMN_VALID_FROM);
    sqlite3_int64 last = sqlite3_column_int64(row, COLUMN_VALID_UNTIL);
    long today = store_day(visit->content, visit->now);
    if (first > today && !content_clock_is_dead(visit->content, visit->now))
        card->starts = civil_from_day((long)first);
    if (last && last < today)
        card->status = STATUS_CLOSED;
}

static void read_time(const struct visit *visit, sqlite3_stmt *row, struct content_card *card)
{
    card->fact = store_fact(row, COLUMN_FACT_UNTIL, visit->now) &&
                 !content_clock_is_dead(visit->content, visit->now);
    read_lifetime(visit, row, card);
    if (shows_hours(card) && store_fact(row, COLUMN_HOURS_UNTIL, visit->now))
        card->open =
            store_hours(visit->content, sqlite3_column_int64(row, COLUMN_RULE), visit->now);
    if (card->open.state == HOURS_OPEN)
        card->attributes |= ATTRIBUTE_OPEN_NOW;
    if (language_spoken(sql_text(row, COLUMN_LANGUAGES), visit->language))
        card->attributes |= ATTRIBUTE_SPEAKS;
}

static struct content_card read_card(const struct visit *visit, sqlite3_stmt *row)
{
    struct arena *arena = visit->arena;
    struct content_card card = {
        .id = store_string(arena, row, COLUMN_ID),
        .kind = store_choice(row, COLUMN_KIND, ENTRY_CONTACT + 1),
        .topic = store_string(arena, row, COLUMN_TOPIC),
        .pictogram = store_string(arena, row, COLUMN_PICTOGRAM),
        .colour = (uint32_t)sqlite3_column_int64(row, COLUMN_COLOUR),
        .discreet = sqlite3_column_int(row, COLUMN_DISCREET),
        .provider = store_string(arena, row, COLUMN_PROVIDER),
        .postcode = store_string(arena, row, COLUMN_POSTCODE),
        .city = store_string(arena, row, COLUMN_CITY),
        .level_from = store_string(arena, row, COLUMN_LEVEL_FROM),
        .level_to = store_string(arena, row, COLUMN_LEVEL_TO),
        .appointment = store_choice(row, COLUMN_APPOINTMENT, APPOINTMENT_ONLINE + 1),
        .attributes = (unsigned)sqlite3_column_int(row, COLUMN_ATTRIBUTES),
    };
    card.status = store_choice(row, COLUMN_STATUS, STATUS_UNCONFIRMED + 1);
    read_time(visit, row, &card);
    read_words(visit, row, &card);
    return card;
}

struct content_cards content_cards(struct content *content, struct arena *arena,
    const struct content_list *list, unsigned attributes, size_t most, const char *language,
    struct civil now)
{
    const struct visit visit = {content, arena, language, now};
    size_t matching = content_matching(list, attributes), count = 0;
    most = matching < most ? matching : most;
    struct content_card *cards = arena_alloc(arena, most * sizeof *cards);
    for (size_t i = 0; count < most; i++) {
        if ((list->list[i].attributes & attributes) != attributes)
            continue;
        sqlite3_stmt *row = store_query(content, QUERY_ENTRY, "l", list->list[i].entry);
        if (sql_next(row, NULL))
            cards[count++] = read_card(&visit, row);
        else
            most--; /* in a damaged file */
    }
    return (struct content_cards){cards, count};
}

static void read_texts(const struct visit *visit, sqlite3_stmt *row, struct content_entry *entry)
{
    const struct {
        const char *field;
        struct text *text;
    } fields[] = {
        {"what", &entry->what},
        {"description", &entry->description},
        {"who", &entry->who},
        {"cost", &entry->cost},
        {"schedule", &entry->schedule},
        {"childcare_text", &entry->childcare},
        {"how_to_apply", &entry->how_to_apply},
        {"registration", &entry->registration},
    };
    sqlite3_int64 number = sqlite3_column_int64(row, COLUMN_NUMBER);
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        *fields[i].text =
            store_text(visit->content, visit->arena, number, fields[i].field, visit->language).text;
}

static void read_names(struct arena *arena, sqlite3_stmt *row, struct content_entry *entry)
{
    const struct {
        int column;
        const char **string;
    } names[] = {
        {COLUMN_PERSON, &entry->person},
        {COLUMN_PHONE, &entry->phone},
        {COLUMN_PHONE_DIAL, &entry->phone_dial},
        {COLUMN_EMAIL, &entry->email},
        {COLUMN_WEBSITE, &entry->website},
        {COLUMN_PROVIDER_NAME, &entry->provider_name},
        {COLUMN_PROVIDER_PHONE, &entry->provider_phone},
        {COLUMN_PROVIDER_WEBSITE, &entry->provider_website},
        {COLUMN_PLACE_NAME, &entry->place_name},
        {COLUMN_STREET, &entry->street},
        {COLUMN_ROOM, &entry->room},
        {COLUMN_BUS_STOP, &entry->bus_stop},
        {COLUMN_SOURCE, &entry->source},
        {COLUMN_ATTRIBUTION, &entry->attribution},
        {COLUMN_SOURCE_DATE, &entry->source_date},
        {COLUMN_VERIFIED_ON, &entry->verified_on},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        *names[i].string = store_string(arena, row, names[i].column);
}

static void read_rest(struct arena *arena, sqlite3_stmt *row, struct content_entry *entry)
{
    if (sqlite3_column_int64(row, COLUMN_VALID_UNTIL))
        entry->ends = civil_from_day((long)sqlite3_column_int64(row, COLUMN_VALID_UNTIL));
    if (*sql_text(row, COLUMN_SUCCESSOR))
        entry->successor = store_string(arena, row, COLUMN_SUCCESSOR);
    entry->free = entry->card.attributes & ATTRIBUTE_FREE;
    entry->here = entry->card.attributes & ATTRIBUTE_HERE;
    entry->interpreter = sqlite3_column_int(row, COLUMN_INTERPRETER);
    entry->floor = store_floor(row, COLUMN_FLOOR);
    entry->languages = store_list(arena, sql_text(row, COLUMN_LANGUAGES));
    entry->steps = store_choice(row, COLUMN_STEPS, STEPS_ONLY + 1);
}

static void read_documents(
    const struct visit *visit, sqlite3_int64 number, struct content_entry *entry)
{
    size_t room = 0, count = 0;
    sqlite3_stmt *row = store_query(visit->content, QUERY_DOCUMENTS, "l", number);
    while (sql_next(row, NULL))
        room++;
    struct content_document *documents = arena_alloc(visit->arena, room * sizeof *documents);
    sqlite3_reset(row);
    for (; count < room && sql_next(row, NULL); count++) {
        struct translation name = store_text(
            visit->content, visit->arena, sqlite3_column_int64(row, 0), "name", visit->language);
        documents[count] =
            (struct content_document){store_string(visit->arena, row, 1), name.text, name.german};
    }
    entry->documents = documents;
    entry->document_count = count;
}

const struct content_entry *content_entry(struct content *content, struct arena *arena,
    const char *id, const char *language, struct civil now)
{
    const struct visit visit = {content, arena, language, now};
    sqlite3_int64 number = store_number(content, arena, id);
    sqlite3_stmt *row = store_query(content, QUERY_ENTRY, "l", number);
    if (!sql_next(row, NULL))
        return NULL;
    struct content_entry *entry = arena_alloc(arena, sizeof *entry);
    entry->card = read_card(&visit, row);
    read_texts(&visit, row, entry);
    read_names(arena, row, entry);
    read_rest(arena, row, entry);
    read_documents(&visit, number, entry);
    store_page(content, arena, number, language, now, shows_hours(&entry->card), entry);
    return entry;
}

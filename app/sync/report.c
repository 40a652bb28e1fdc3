/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static json_t *number(uint64_t count)
{
    return json_integer((json_int_t)count);
}

/* The members that every answer has. */
static json_t *answer(enum outcome outcome, const struct error *error)
{
    return json_pack("{s:s, s:i, s:s, s:s?}", "outcome", outcome_name(outcome), "exit",
        (int)outcome_exit(outcome), "german", outcome_german(outcome), "error",
        error->message[0] ? error->message : NULL);
}

static void print_json(json_t *object)
{
    char *text = json_dumps(object, JSON_INDENT(2));
    puts(text ? text : "{}");
    free(text);
    json_decref(object);
}

static void complain(const struct error *error)
{
    if (error->message[0])
        fprintf(stderr, "faden-sync: %s\n", error->message);
}

/* Of an update */

static void update_json(
    const struct update *update, enum outcome outcome, uint64_t arrived, const struct error *error)
{
    json_t *object = answer(outcome, error), *remarks = json_array();
    for (size_t i = 0; i < update->remark_count; i++)
        json_array_append_new(remarks, json_string(update->remarks[i]));
    json_object_set_new(object, "version", number((uint64_t)update->version));
    json_object_set_new(object, "date", update->date ? json_string(update->date) : json_null());
    json_object_set_new(object, "bytes", number(arrived));
    json_object_set_new(object, "deltas", number(update->deltas));
    json_object_set_new(object, "packs", number(update->packs));
    json_object_set_new(object, "objects", number(update->objects));
    json_object_set_new(object, "remarks", remarks);
    print_json(object);
}

void report_update(const struct options *options, const struct update *update, enum outcome outcome,
    uint64_t arrived, const struct error *error)
{
    if (options->json) {
        update_json(update, outcome, arrived, error);
        return;
    }
    for (size_t i = 0; i < update->remark_count; i++)
        fprintf(stderr, "faden-sync: %s\n", update->remarks[i]);
    complain(error);
    if (outcome == OUTCOME_DONE)
        printf("new content: version %ld of %s; %llu bytes fetched: %zu deltas, %zu whole packs, "
               "%zu objects\n",
            update->version, update->date, (unsigned long long)arrived, update->deltas,
            update->packs, update->objects);
    else if (outcome == OUTCOME_CURRENT)
        printf("nothing new: version %ld of %s; %llu bytes fetched\n", update->version,
            update->date, (unsigned long long)arrived);
    else
        printf("nothing was taken over: %s\n", outcome_name(outcome));
}

/* Of a status */

static json_t *generation_json(const struct store_generation *generation)
{
    return json_pack("{s:i, s:b, s:I, s:s?, s:s?, s:s?}", "number", generation->number, "current",
        (int)generation->current, "version", (json_int_t)generation->manifest, "date",
        generation->date, "issued", generation->issued, "expires", generation->expires);
}

static void status_json(
    const struct status *status, enum outcome outcome, const struct error *error)
{
    json_t *object = answer(outcome, error), *generations = json_array();
    for (size_t i = 0; i < status->generation_count; i++)
        json_array_append_new(generations, generation_json(&status->generations[i]));
    json_object_set_new(object, "generations", generations);
    json_object_set_new(object, "accepted",
        status->accepted >= 0 ? number((uint64_t)status->accepted) : json_null());
    json_object_set_new(object, "expired", json_boolean(status->expired));
    json_object_set_new(object, "free", number(status->free));
    json_object_set_new(object, "root",
        json_pack("{s:I, s:i, s:I, s:I}", "version", (json_int_t)status->root.version, "threshold",
            status->root.threshold, "keys", (json_int_t)status->root.key_count, "publishers",
            (json_int_t)status->root.publisher_count));
    json_object_set_new(object, "last",
        json_pack("{s:s?, s:s?, s:s?, s:s?}", "time", status->end.time, "source",
            status->end.source, "outcome", status->end.outcome, "german", status->end.german));
    print_json(object);
}

static const char *or_unknown(const char *text)
{
    return text ? text : "unknown";
}

static void print_generation(const struct store_generation *generation)
{
    printf("%s generation %04d: version %ld, content of %s, issued %s, expires %s\n",
        generation->current ? "*" : " ", generation->number, generation->manifest,
        or_unknown(generation->date), or_unknown(generation->issued),
        or_unknown(generation->expires));
}

void report_status(const struct options *options, const struct status *status, enum outcome outcome,
    const struct error *error)
{
    if (options->json) {
        status_json(status, outcome, error);
        return;
    }
    complain(error);
    if (!status->there)
        return;
    for (size_t i = 0; i < status->generation_count; i++)
        print_generation(&status->generations[i]);
    if (!status->current)
        puts("no content yet");
    if (status->accepted >= 0)
        printf("accepted: version %ld\n", status->accepted);
    if (status->root.version)
        printf("root: version %ld, %d of %zu keys, %zu publishers\n", status->root.version,
            status->root.threshold, status->root.key_count, status->root.publisher_count);
    printf("free: %llu MB\n", (unsigned long long)(status->free / 1000000));
    if (status->end.time)
        printf("last run: %s, %s, from %s\n", status->end.time, or_unknown(status->end.outcome),
            or_unknown(status->end.source));
}

/* Of a step back */

void report_rollback(const struct options *options, const struct store_generation *from,
    const struct store_generation *to, enum outcome outcome, const struct error *error)
{
    if (options->json) {
        json_t *object = answer(outcome, error);
        if (outcome == OUTCOME_DONE) {
            json_object_set_new(object, "from", generation_json(from));
            json_object_set_new(object, "to", generation_json(to));
        }
        print_json(object);
        return;
    }
    complain(error);
    if (outcome == OUTCOME_DONE)
        printf("stepped back from version %ld of %s to version %ld of %s\n", from->manifest,
            or_unknown(from->date), to->manifest, or_unknown(to->date));
    else
        printf("not stepped back: %s\n", outcome_name(outcome));
}

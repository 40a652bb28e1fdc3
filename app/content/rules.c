/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening hours by number. Thousands of entries share a few hundred rules, and a list asks for all
 * of them whenever it is shown: a rule is read once, and asked once a minute. */
#include "content/store.h"
#include "pack/sql.h"

struct rule {
    const struct hours *hours; /* NULL: not read yet, or outside what this program reads */
    bool read;
    struct civil asked; /* when, */
    struct hours_status status; /* and the answer */
};

static void read_rule(struct content *content, sqlite3_int64 number, struct rule *rule)
{
    sqlite3_stmt *row = store_query(content, QUERY_RULE, "l", number);
    rule->read = true;
    if (sql_next(row, NULL))
        rule->hours = hours_parse_sets(content->arena, sql_text(row, 0));
}

struct hours_status store_hours(struct content *content, sqlite3_int64 number, struct civil now)
{
    if (number < 1 || (size_t)number > content->rule_count)
        return (struct hours_status){.state = HOURS_UNKNOWN};
    if (!content->rules)
        content->rules = arena_alloc(content->arena, content->rule_count * sizeof *content->rules);
    struct rule *rule = &content->rules[number - 1];
    if (!rule->read)
        read_rule(content, number, rule);
    if (rule->hours && civil_compare(rule->asked, now) != 0) {
        rule->status = hours_at(rule->hours, content_calendar(content), now);
        rule->asked = now;
    }
    return rule->status;
}

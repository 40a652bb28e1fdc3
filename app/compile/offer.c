/* SPDX-License-Identifier: EUPL-1.2 */
/* One temporary table says what each language lacks; from it comes what is offered and why the rest
 * is not. */
#include "compile/offer.h"

#include "pack/sql.h"

static const char FILL[] =
    "INSERT OR IGNORE INTO in_languages(tag) VALUES('de');"

    "CREATE TEMP TABLE lacks AS"
    " SELECT l.tag, 0 AS topic, s.serial, s.pack || ':strings/' || s.id AS address"
    "  FROM in_languages l CROSS JOIN in_strings s WHERE l.tag <> 'de' AND NOT EXISTS"
    "  (SELECT 1 FROM strings x WHERE x.language = l.tag AND x.id = s.id)"
    " UNION ALL SELECT l.tag, 1, i.serial, i.pack || ':topics/' || i.id"
    "  FROM in_languages l CROSS JOIN topics t JOIN in_topics i ON i.serial = t.number"
    "  WHERE l.tag <> 'de' AND t.parent IS NULL AND NOT EXISTS"
    "  (SELECT 1 FROM texts x WHERE x.owner = t.number AND x.field = 'name'"
    "   AND x.language = l.tag);"

    "INSERT INTO languages SELECT position, tag FROM in_languages"
    " WHERE tag NOT IN (SELECT tag FROM lacks) ORDER BY position";

bool offer_languages(sqlite3 *database, struct error *error)
{
    return sql_run(database, FILL, error);
}

static void add_counts(struct strbuf *line, int strings, int topics)
{
    if (strings)
        strbuf_printf(line, "%d interface text%s", strings, strings == 1 ? "" : "s");
    if (topics)
        strbuf_printf(line, "%s%d first-level topic%s", strings ? " and " : "", topics,
            topics == 1 ? "" : "s");
    strbuf_add(line, strings + topics == 1 ? " is" : " are");
}

void offer_warn(sqlite3 *database, struct strbuf *warnings)
{
    sqlite3_stmt *row = sql_query(database,
        "SELECT (SELECT p.path FROM in_pack_languages n JOIN in_packs p ON p.pack = n.pack"
        "  WHERE n.tag = l.tag AND EXISTS (SELECT 1 FROM in_topics t WHERE t.pack = n.pack)"
        "  ORDER BY p.path LIMIT 1) AS path, l.tag,"
        " (SELECT count(*) FROM lacks k WHERE k.tag = l.tag AND NOT topic),"
        " (SELECT count(*) FROM lacks k WHERE k.tag = l.tag AND topic),"
        " (SELECT address FROM lacks k WHERE k.tag = l.tag ORDER BY serial LIMIT 1)"
        " FROM in_languages l WHERE l.tag IN (SELECT tag FROM lacks) AND path IS NOT NULL"
        " ORDER BY l.position",
        "");
    while (sql_next(row, NULL)) {
        strbuf_printf(
            warnings, "%s: warning: %s is not offered: ", sql_text(row, 0), sql_text(row, 1));
        add_counts(warnings, sqlite3_column_int(row, 2), sqlite3_column_int(row, 3));
        strbuf_printf(
            warnings, " missing, first %s; translate what is missing\n", sql_text(row, 4));
    }
    sqlite3_finalize(row);
}

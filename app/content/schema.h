/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of a content.db. Written by compile/, read by content/, changed by nobody: what does
 * not depend on the time or on the visitor stands ready in a column. Every row of a pack has one
 * number over all packs and tables; the numbers follow the order of packs, tables and sheets. */
#ifndef CONTENT_SCHEMA_H
#define CONTENT_SCHEMA_H

enum { CONTENT_APPLICATION_ID = 0x46646462 /* "Fddb" */, CONTENT_FORMAT = 3 };

/* Days, such as a fact's end, are counted from 1970; fact_until NULL: not a fact. */
enum { FACT_WITHOUT_END = 0x7fffffff };

static const char CONTENT_SCHEMA[] =
    /* date: the newest date in the packs */
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE languages(position INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);"
    "CREATE TABLE strings(language TEXT, id TEXT, state INTEGER NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(language, id)) WITHOUT ROWID;"

    "CREATE TABLE rows(number INTEGER PRIMARY KEY, tbl TEXT NOT NULL, id TEXT NOT NULL,"
    " pack TEXT NOT NULL, UNIQUE(tbl, id, pack));"
    /* the addresses of rows that were replaced: number is that of the row to which they lead */
    "CREATE TABLE former(tbl TEXT, id TEXT, pack TEXT, number INTEGER NOT NULL,"
    " PRIMARY KEY(tbl, id, pack)) WITHOUT ROWID;"
    "CREATE TABLE texts(owner INTEGER, field TEXT, language TEXT, state INTEGER NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(owner, field, language)) WITHOUT ROWID;"

    /* names as search compares them: language/forms.h; romanised '': reads as the folded one */
    "CREATE TABLE forms(owner INTEGER, field TEXT, language TEXT, folded TEXT NOT NULL,"
    " romanised TEXT NOT NULL, PRIMARY KEY(owner, field, language)) WITHOUT ROWID;"

    "CREATE TABLE topics(number INTEGER PRIMARY KEY, parent INTEGER, pictogram TEXT NOT NULL,"
    " colour INTEGER NOT NULL, discreet INTEGER NOT NULL, entries INTEGER NOT NULL);"
    "CREATE TABLE documents(number INTEGER PRIMARY KEY, pictogram TEXT NOT NULL);"

    /* kind, status, appointment, steps: the enums of content.h; attributes: its bits */
    "CREATE TABLE entries(number INTEGER PRIMARY KEY, kind INTEGER NOT NULL,"
    " topic INTEGER NOT NULL, kind_row INTEGER, pictogram TEXT NOT NULL, colour INTEGER NOT NULL,"
    " discreet INTEGER NOT NULL, fact_until INTEGER, status INTEGER NOT NULL,"
    " attributes INTEGER NOT NULL, languages TEXT NOT NULL, rule INTEGER,"
    " level_from TEXT NOT NULL, level_to TEXT NOT NULL,"
    " appointment INTEGER NOT NULL, interpreter INTEGER NOT NULL,"
    " person TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, website TEXT NOT NULL,"
    " provider TEXT NOT NULL, provider_name TEXT NOT NULL, provider_phone TEXT NOT NULL,"
    " provider_website TEXT NOT NULL,"
    " place_name TEXT NOT NULL, street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL,"
    " room TEXT NOT NULL, bus_stop TEXT NOT NULL, floor INTEGER, steps INTEGER NOT NULL,"
    " source TEXT NOT NULL, attribution TEXT NOT NULL, source_date TEXT NOT NULL,"
    " verified_on TEXT NOT NULL, phone_dial TEXT NOT NULL,"
    " valid_from INTEGER, valid_until INTEGER, successor INTEGER, hours_until INTEGER);"
    /* what only the page of an entry tells, under the names of the sheets' columns */
    "CREATE TABLE details(entry INTEGER, field TEXT, value TEXT NOT NULL,"
    " PRIMARY KEY(entry, field)) WITHOUT ROWID;"
    /* kind: enum opening_kind; an entry's rule is the first of its sets that says when the
     * door is open */
    "CREATE TABLE opening(entry INTEGER, kind INTEGER, hours TEXT NOT NULL, fact_until INTEGER,"
    " PRIMARY KEY(entry, kind)) WITHOUT ROWID;"
    "CREATE TABLE contact_points(number INTEGER PRIMARY KEY, person TEXT NOT NULL,"
    " phone TEXT NOT NULL, phone_dial TEXT NOT NULL, fax TEXT NOT NULL, email TEXT NOT NULL,"
    " website TEXT NOT NULL, languages TEXT NOT NULL, hours TEXT NOT NULL, street TEXT NOT NULL,"
    " room TEXT NOT NULL, floor INTEGER, fact_until INTEGER);"
    "CREATE TABLE entry_points(entry INTEGER, point INTEGER, PRIMARY KEY(entry, point))"
    " WITHOUT ROWID;"
    /* who is to be named, and how many rows are theirs */
    "CREATE TABLE attributions(attribution TEXT, licence TEXT, rows INTEGER NOT NULL,"
    " PRIMARY KEY(attribution, licence)) WITHOUT ROWID;"
    /* Opening hours, each once; an entry names their number where they may be shown at all. One
     * rule a line, behind "FROM/UNTIL " where it holds only then; of those that hold on a day the
     * last counts. */
    "CREATE TABLE rules(number INTEGER PRIMARY KEY, hours TEXT NOT NULL);"
    /* All that ordering and filtering ask of an entry, so that a list of thousands is one short
     * stretch of the file. Owners are topics, with the entries of those below, by name; and
     * stages, with their schools, by postcode and name. Attributes: with the language's own. */
    "CREATE TABLE lists(language TEXT, owner INTEGER, position INTEGER, entry INTEGER NOT NULL,"
    " attributes INTEGER NOT NULL, closed INTEGER NOT NULL, hours_until INTEGER, rule INTEGER,"
    " valid_from INTEGER, valid_until INTEGER,"
    " PRIMARY KEY(language, owner, position)) WITHOUT ROWID;"
    "CREATE TABLE entry_documents(entry INTEGER, position INTEGER, document INTEGER NOT NULL,"
    " PRIMARY KEY(entry, position)) WITHOUT ROWID;"

    /* where a link of a text may lead; entries have their own in their columns */
    "CREATE TABLE places(number INTEGER PRIMARY KEY, name TEXT NOT NULL, street TEXT NOT NULL,"
    " postcode TEXT NOT NULL, city TEXT NOT NULL, room TEXT NOT NULL, floor INTEGER);"
    /* start and ends as in the sheet; place: where it is, in a line */
    "CREATE TABLE events(number INTEGER PRIMARY KEY, topic INTEGER NOT NULL, start TEXT NOT NULL,"
    " ends TEXT NOT NULL, rrule TEXT NOT NULL, place TEXT NOT NULL, discreet INTEGER NOT NULL,"
    " fact_until INTEGER);"
    "CREATE TABLE notices(number INTEGER PRIMARY KEY, high INTEGER NOT NULL, valid_from INTEGER,"
    " valid_until INTEGER NOT NULL);"

    "CREATE TABLE emergency(number INTEGER PRIMARY KEY, pictogram TEXT NOT NULL,"
    " phone TEXT NOT NULL, hours TEXT NOT NULL, languages TEXT NOT NULL, fact_until INTEGER);"

    "CREATE TABLE school_holidays(number INTEGER PRIMARY KEY, first_day INTEGER NOT NULL,"
    " last_day INTEGER NOT NULL);"

    "CREATE TABLE guides(number INTEGER PRIMARY KEY, topic INTEGER NOT NULL,"
    " pictogram TEXT NOT NULL);"
    "CREATE TABLE steps(number INTEGER PRIMARY KEY, guide INTEGER NOT NULL,"
    " pictogram TEXT NOT NULL, entry INTEGER);"
    /* ages in years, to_age NULL: no end; colour and topic as of an entry; how many schools */
    "CREATE TABLE stages(number INTEGER PRIMARY KEY, pictogram TEXT NOT NULL,"
    " from_age INTEGER NOT NULL, to_age INTEGER, colour INTEGER NOT NULL, topic INTEGER,"
    " first INTEGER, schools INTEGER NOT NULL);";

#endif

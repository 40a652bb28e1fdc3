/* SPDX-License-Identifier: EUPL-1.2 */
/* A pack's folder for a test: what a case does not write stays as in the sound pack below. */
#ifndef AUTHOR_PACK_H
#define AUTHOR_PACK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct sheet {
    const char *name, *text;
};

static const struct sheet sound[] = {
    {"pack.ini", "id = test\ntitle = Test\nlanguages = de|uk\n"},
    {"topics.csv", "id,parent,pictogram,colour,name\n"
                   "help,,info,#1F6F5C,Hilfe\n"
                   "advice,help,info,,Beratung\n"},
    {"places.csv", "id,name,street,picture\n"
                   "hall,Halle,Weg 1,plan.svg\nhidden,Versteck,Gasse 2,way.svg\n"},
    {"organisations.csv", "id,name,place,phone,display,confidence\n"
                          "town,Stadt,hall,0241 4321,,high\n"
                          "shelter,Haus,hidden,0241 4322,never,high\n"},
    {"services.csv", "id,organisation,topics,name,what,hours,place,confidence,description\n"
                     "one,town,advice,Rat,Wir helfen {n} Menschen.,Mo-Fr 08:00-12:00,hall,high,"
                     "Zur [Halle](places/hall).\n"
                     "two,shelter,help|advice,Schutz,Hier ist Schutz.,,,low,\n"},
    {"contacts.csv", "id,organisation,topics,role,display,confidence\n"
                     "guide,town,help,Leitung,after-verification,low\n"
                     "guard,shelter,help,Wache,,low\n"},
    {"i18n/uk.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                   "msgctxt \"topics/help/name\"\nmsgid \"Hilfe\"\nmsgstr \"Допомога\"\n\n"
                   "msgctxt \"topics/advice/name\"\nmsgid \"Beratung\"\nmsgstr \"\"\n\n"
                   "msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"Порада\"\n\n"
                   "#, fuzzy\nmsgctxt \"services/one/what\"\nmsgid \"Wir helfen {n} Menschen.\"\n"
                   "msgstr \"Ми допомагаємо {n} людям.\"\n\n"
                   "#, fuzzy\nmsgctxt \"contacts/guide/role\"\nmsgid \"Leitung\"\n"
                   "msgstr \"Керівник\"\n\n"
                   "#~ msgctxt \"services/two/name\"\n#~ msgid \"Schutzhaus\"\n"
                   "#~ msgstr \"Притулок\"\n"},
    {"share/fonts/pictograms.csv", "info,e88e\nhome,e88a\n"},
    {"share/pictograms/hand.svg", "<svg/>\n"},
    {"media/plan.svg", "<svg/>\n"},
    {"media/way.svg", "<svg> </svg>\n"},
};

static void write_sheet(struct arena *arena, const char *folder, const struct sheet *sheet)
{
    const char *path = arena_printf(arena, "%s/%s", folder, sheet->name);
    char *above = arena_string(arena, path);
    *strrchr(above, '/') = '\0';
    file_make_folder(above, NULL);
    FILE *file = fopen(path, "wb");
    if (!file || fputs(sheet->text, file) < 0 || fclose(file))
        abort();
}

/* The sound pack with one sheet written anew (NULL: none) in a new temporary folder. */
static const char *make_pack(struct arena *arena, const struct sheet *other)
{
    char *folder = arena_string(arena, "/tmp/faden-pack-XXXXXX");
    if (!mkdtemp(folder))
        abort();
    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++)
        write_sheet(arena, folder, &sound[i]);
    if (other)
        write_sheet(arena, folder, other);
    return folder;
}

static void remove_pack(const char *folder)
{
    static const char *const folders[] = {
        "i18n", "media", "share/fonts", "share/pictograms", "share", ""};
    char path[512];
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
        DIR *opened = opendir(path);
        const struct dirent *entry;
        while (opened && (entry = readdir(opened)))
            unlinkat(dirfd(opened), entry->d_name, 0);
        closedir(opened);
        rmdir(path);
    }
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/kind.h"

const char *const severity_words[SEVERITIES] = {"error", "warning"};

const struct kind_words kinds[KINDS] = {
    [KIND_UNREADABLE] = {"unreadable", SEVERITY_ERROR, "file cannot be read",
        "files cannot be read", "save each as its line says; what is in it was not checked",
        "Diese Datei kann nicht gelesen werden, ihr Inhalt wurde nicht geprüft. Bitte neu "
        "speichern, als „CSV UTF-8“ oder als .xlsx."},
    [KIND_ENCODING] = {"encoding", SEVERITY_ERROR, "file is not UTF-8", "files are not UTF-8",
        "save each again as \"CSV UTF-8\"",
        "Diese Datei ist nicht in UTF-8 gespeichert, Umlaute und fremde Schriften gehen so "
        "verloren. Bitte neu speichern, als „CSV UTF-8“."},
    [KIND_LAYOUT] = {"layout", SEVERITY_ERROR, "sheet, column or row is out of place",
        "sheets, columns or rows are out of place",
        "correct these next, others may follow from "
        "them",
        "Der Aufbau der Tabelle stimmt hier nicht: Spaltenname, Zeile oder Blatt. Bitte "
        "berichtigen, anderes kann davon abhängen."},
    [KIND_DAMAGED] = {"damaged", SEVERITY_ERROR, "cell was changed by a spreadsheet program",
        "cells were changed by a spreadsheet program",
        "format the column as text, then type the value again",
        "Das Tabellenprogramm hat diesen Wert verändert, etwa in ein Datum. Bitte die Spalte als "
        "Text formatieren und den Wert neu eintippen."},
    [KIND_EMPTY] = {"empty", SEVERITY_ERROR, "cell is empty that its row needs",
        "cells are empty that their rows need", "fill in what is missing",
        "Hier fehlt eine Angabe, ohne die die Zeile nicht gezeigt werden kann. Bitte eintragen."},
    [KIND_REFERENCE] = {"reference", SEVERITY_ERROR, "cell names a row that does not exist",
        "cells name a row that does not exist", "correct the id or add the row",
        "Hier steht das Kennzeichen einer Zeile, die es nicht gibt. Bitte das Kennzeichen "
        "berichtigen oder die Zeile anlegen."},
    [KIND_TWICE] = {"twice", SEVERITY_ERROR, "id is given to two rows",
        "ids are given to two rows each", "give every row an id of its own",
        "Dieses Kennzeichen hat schon eine andere Zeile. Bitte jeder Zeile ein eigenes geben."},
    [KIND_ORDER] = {"order", SEVERITY_ERROR, "row ends before it begins",
        "rows end before they begin", "correct one of the two cells",
        "Das Ende liegt vor dem Anfang. Bitte einen der beiden Werte berichtigen."},
    [KIND_OWNER] = {"owner", SEVERITY_ERROR, "row belongs to nobody or to several",
        "rows belong to nobody or to several",
        "fill in exactly one of the columns that its line names",
        "Diese Zeile gehört zu niemandem oder zu mehreren. Bitte genau eine der Spalten ausfüllen, "
        "die sagen, wozu sie gehört."},
    [KIND_MISTAKE] = {"mistake", SEVERITY_ERROR, "other mistake", "other mistakes",
        "correct each as its line says",
        "Hier stimmt etwas nicht. Bitte berichtigen; was genau es ist, sagt die englische Zeile "
        "darunter."},
    [KIND_UNREACHABLE] = {"unreachable", SEVERITY_WARNING, "offer can be reached by nobody",
        "offers can be reached by nobody",
        "find a phone number, an e-mail address, a website or opening hours",
        "Dieses Angebot kann niemand erreichen: Es hat weder Telefon noch E-Mail, Internetseite "
        "oder Öffnungszeiten. Bitte eines davon eintragen."},
    [KIND_OVER] = {"over", SEVERITY_WARNING, "row is over and not shown any more",
        "rows are over and not shown any more", "remove, or move the last day on",
        "Das ist vorbei, die Zeile wird nicht mehr gezeigt. Bitte entfernen, oder den letzten Tag "
        "neu eintragen, wenn es weitergeht."},
    [KIND_NEXT_CHECK] = {"next-check", SEVERITY_WARNING, "row was to be checked again by now",
        "rows were to be checked again by now",
        "ask the provider, then write today's date into verified_on and the next into "
        "next_check",
        "Diese Zeile sollte inzwischen neu geprüft sein. Bitte beim Anbieter nachfragen, dann das "
        "heutige Datum in verified_on und das nächste in next_check eintragen."},
    [KIND_OLD_SOURCE] = {"old-source", SEVERITY_WARNING, "source is older than two years",
        "sources are older than two years",
        "ask the provider, then write today's date into verified_on",
        "Die Quelle ist älter als zwei Jahre, und seither hat niemand nachgefragt. Bitte beim "
        "Anbieter nachfragen, dann das heutige Datum in verified_on eintragen."},
    [KIND_NO_PHONE] = {"no-phone-no-hours", SEVERITY_WARNING,
        "offer has neither phone number nor hours", "offers have neither phone number nor hours",
        "ask the provider for one of them",
        "Dieses Angebot hat weder Telefonnummer noch Öffnungszeiten. Bitte beim Anbieter danach "
        "fragen."},
    [KIND_HOURS_UNSHOWN] = {"hours-not-shown", SEVERITY_WARNING, "row of hours is not shown",
        "rows of hours are not shown", "name the service or contact whose door opens then",
        "Von einer Organisation werden nur Telefonzeiten gezeigt, diese Öffnungszeiten nicht. "
        "Bitte das Angebot oder die Person nennen, deren Tür dann offen ist."},
    [KIND_FUTURE] = {"future", SEVERITY_WARNING, "day of a check or a source is still to come",
        "days of checks or sources are still to come", "correct each",
        "Dieser Tag kommt erst noch, obwohl er vergangen sein müsste. Bitte berichtigen."},
    [KIND_LOOKS_DAMAGED] = {"looks-damaged", SEVERITY_WARNING,
        "cell looks changed by a spreadsheet program",
        "cells look changed by a spreadsheet program", "compare with the source",
        "Dieser Wert sieht aus, als hätte ihn das Tabellenprogramm verändert. Bitte mit der Quelle "
        "vergleichen."},
    [KIND_NO_PICTOGRAM] = {"no-pictogram", SEVERITY_WARNING, "offer has no pictogram",
        "offers have no pictogram", "give one to the offer or to its first topic",
        "Weder das Angebot noch sein erstes Thema hat ein Bildzeichen. Bitte einem von beiden "
        "eines geben."},
    [KIND_LONG] = {"long", SEVERITY_WARNING, "text is too long for its place",
        "texts are too long for their place", "say it in fewer words",
        "Dieser Text ist länger als sein Platz auf dem Bildschirm. Bitte kürzer fassen."},
    [KIND_NOT_OFFERED] = {"not-offered", SEVERITY_WARNING, "language is not offered by a terminal",
        "languages are not offered by a terminal", "translate what its line names",
        "Diese Sprache wird auf dem Bildschirm nicht angeboten, weil Übersetzungen fehlen. Bitte "
        "übersetzen, was die englische Zeile darunter nennt."},
    [KIND_OUTDATED] = {"outdated", SEVERITY_WARNING, "translation is older than its German text",
        "translations are older than their German texts", "translate again",
        "Der deutsche Text wurde geändert, die Übersetzung noch nicht. Bitte neu übersetzen."},
    [KIND_TRANSLATION] = {"translation", SEVERITY_WARNING, "remark on translations",
        "remarks on translations", "follow each as its line says",
        "Mit dieser Übersetzungsdatei stimmt etwas nicht. Bitte mit „faden-pack i18n update“ "
        "auffrischen und dann ansehen."},
    [KIND_UNREAD] = {"unread", SEVERITY_WARNING, "file or worksheet is not read",
        "files or worksheets are not read", "rename it or take it out of the folder",
        "Diese Datei oder dieses Blatt wird nicht gelesen. Bitte umbenennen oder aus dem Ordner "
        "nehmen."},
    [KIND_UNUSED] = {"unused", SEVERITY_WARNING, "file in media/ is named by no row",
        "files in media/ are named by no row", "name it in a row or delete it",
        "Diese Datei in media/ wird von keiner Zeile genannt. Bitte in einer Zeile nennen oder "
        "löschen."},
    [KIND_REMARK] = {"remark", SEVERITY_WARNING, "other remark", "other remarks",
        "follow each as its line says",
        "Bitte ansehen; worum es geht, sagt die englische Zeile darunter."},
};

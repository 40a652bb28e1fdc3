/* SPDX-License-Identifier: EUPL-1.2 */
/* Machine-made but for German and English, unread by native speakers. The first ten by use at the
 * counter, Tigrinya before Spanish: its readers have the least of another language to go by. */
#include "language/fallback.h"

#include <stddef.h>

const struct fallback_sentence fallback_sentences[] = {
    {"de", "Bitte sprechen Sie das Team an."},
    {"en", "Please ask the team."},
    {"ar", "يرجى سؤال فريق المركز."},
    {"uk", "Зверніться, будь ласка, до працівників центру."},
    {"ru", "Пожалуйста, обратитесь к сотрудникам центра."},
    {"tr", "Lütfen ekibimize sorun."},
    {"fa", "لطفاً از کارکنان بپرسید."},
    {"kmr", "Ji kerema xwe ji karmendên me bipirsin."},
    {"fr", "Adressez-vous à l’équipe, s’il vous plaît."},
    {"ti", "በጃኹም ንሰራሕተኛታት ሕተቱ።"},
    {NULL, NULL},
};

/* SPDX-License-Identifier: EUPL-1.2 */
#include "language/fallback.h"

#include <stddef.h>

/* Machine-made but for German and English, unread by native speakers. */
const struct fallback_sentence fallback_sentences[] = {
    {"de", "Bitte sprechen Sie das Team an."},
    {"en", "Please ask the team."},
    {"ar", "يرجى سؤال فريق العمل."},
    {"uk", "Будь ласка, зверніться до команди."},
    {"ru", "Пожалуйста, обратитесь к сотрудникам."},
    {"tr", "Lütfen ekibe sorun."},
    {"fa", "لطفاً از همکاران ما بپرسید."},
    {"fr", "Veuillez vous adresser à l’équipe."},
    {"ti", "በጃኹም ነቲ ጋንታ ሕተቱ።"},
    {"zh-Hans", "请询问工作人员。"},
    {NULL, NULL},
};

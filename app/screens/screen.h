/* SPDX-License-Identifier: EUPL-1.2 */
/* What every screen's file works with while it builds, and the frame around all of them. */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "content/content.h"
#include "scene/parts.h"
#include "screens/address.h"
#include "screens/session.h"
#include "screens/stick.h"

struct screen {
    struct scene *scene;
    struct content *content;
    const struct session *session;
    struct address address;
    const char *language; /* of the words; the start screen's is that of its greeting */
    struct civil now;
    struct arena *arena; /* of content's answers; lives as long as the scene */
    struct column page; /* the scrolling part, margins taken off */
    int grid_height; /* set by screens whose one grid may grow to fill the window */
    int fill_height; /* what that grid may take; 0: as little as it needs */
};

/* A text of the interface in the screen's language, German beside it. */
struct words screen_words(const struct screen *screen, const char *id);

/* Such a text in the visitor's language only. */
const char *screen_string(const struct screen *screen, const char *id);

/* A colour of the content as the screen's theme shows it. */
uint32_t screen_colour(const struct screen *screen, uint32_t colour);

/* "As of 24 November 2026": how new the content is; "" where no pack says so. */
struct text screen_as_of(const struct screen *screen);

/* A text of the content with German beside it where that differs. */
struct words words_of(struct text text, struct text german);

/* An address as an action, or to `replace` where the visitor is. */
const char *screen_go(const struct screen *screen, const char *name, const char *id);
const char *screen_replace(const struct screen *screen, const struct address *address);

/* Header with the house's name, language and finish; bottom bar. The page lies between them. */
void frame_begin(struct screen *screen);
void frame_end(struct screen *screen);

/* A coloured band from edge to edge with pictogram and names; discreet ones say nothing from
 * three metres. */
void part_head(struct screen *screen, const char *pictogram, struct words words, uint32_t colour,
    bool discreet);

/* The quiet lines that say how far the texts of a screen may be trusted, each at most once. */
struct trust {
    bool machine, only_german, ask;
};
void trust_text(struct trust *trust, struct text text, const char *language);
void trust_cards(struct trust *trust, const struct content_cards *cards, const char *language);
void part_trust(struct screen *screen, struct column *column, const struct trust *trust);

/* A day put into a text of the interface: "From 1 March 2027". */
const char *day_string(const struct screen *screen, const char *pattern, struct civil day);

/* "Open until 16:00", "Opens Monday at 09:00" …; NULL where nothing is known. */
const char *status_string(const struct screen *screen, struct hours_status status);

/* "A1–B1", of a course; "" where nobody says. */
const char *level_string(const struct screen *screen, const struct content_card *card);

/* A card for an entry in a list. */
void part_entry(struct screen *screen, struct column *column, const struct content_card *card);

/* How many cards of a list the address asks for: LIST_PAGE, and as many again for each time that
 * the visitor wanted more. Beneath them a button for more, where the list has more. */
enum { LIST_PAGE = 24, LIST_MORE_MOST = 999 };
size_t list_shown(const struct screen *screen);
void part_more(struct screen *screen, struct column *column, size_t count);

/* The next few events of a topic, and their cards. */
struct content_events events_of(
    const struct screen *screen, const char *topic, struct trust *trust);
void part_events(struct screen *screen, struct column *column, const struct content_events *events);

/* A language by its own name, as a cell of a grid. */
void part_language(struct screen *screen, struct grid *grid, const char *tag, const char *action);

/* A card for a guide, above what it leads to. */
void part_guide(struct screen *screen, struct column *column, const struct content_guide *guide);

/* The way through school: the entry where families who are new begin, and a stage's ages. */
void part_first(struct screen *screen, struct column *column, const char *id, struct trust *trust);
struct remark stage_ages(const struct screen *screen, const struct content_stage *stage);

enum { SCHOOL_AGE_MOST = 18 }; /* years */

/* One a file. */
void about_build(struct screen *screen);
void guide_build(struct screen *screen);
void school_build(struct screen *screen);
void schools_build(struct screen *screen);
void start_build(struct screen *screen);
void view_build(struct screen *screen);
void languages_build(struct screen *screen);
void home_build(struct screen *screen);
void topic_build(struct screen *screen);
void entry_build(struct screen *screen);
void emergency_build(struct screen *screen);
void still_build(struct screen *screen); /* over any other */

/* Over any other, and over the fallback screen (`screen` NULL). */
void stick_build(
    const struct screen *screen, struct scene *scene, const struct stick_dialogue *stick);

#endif

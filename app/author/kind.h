/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of things that a check finds, the most urgent first, each with the sentence of the
 * closing summary: how many there are, what to do about them; and with one in German for whoever
 * keeps the sheets. */
#ifndef AUTHOR_KIND_H
#define AUTHOR_KIND_H

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITIES };

enum kind {
    KIND_UNREADABLE,
    KIND_ENCODING,
    KIND_LAYOUT,
    KIND_DAMAGED,
    KIND_EMPTY,
    KIND_REFERENCE,
    KIND_TWICE,
    KIND_ORDER,
    KIND_OWNER,
    KIND_MISTAKE,
    KIND_UNREACHABLE,
    KIND_OVER,
    KIND_NEXT_CHECK,
    KIND_OLD_SOURCE,
    KIND_NO_PHONE,
    KIND_HOURS_UNSHOWN,
    KIND_FUTURE,
    KIND_LOOKS_DAMAGED,
    KIND_NO_PICTOGRAM,
    KIND_LONG,
    KIND_NOT_OFFERED,
    KIND_OUTDATED,
    KIND_TRANSLATION,
    KIND_UNREAD,
    KIND_UNUSED,
    KIND_REMARK,
    KINDS
};

struct kind_words {
    const char *word; /* in JSON */
    enum severity severity;
    const char *one, *many; /* behind their number */
    const char *remedy;
    const char *german; /* of one: what is wrong; what to do */
};

extern const struct kind_words kinds[KINDS];

/* "error", "warning" */
extern const char *const severity_words[SEVERITIES];

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/po_line.h"

#include "base/memory.h"

#include <string.h>

static const char SPACE[] = " \t\v\f\r";

static bool begins(const char *line, const char *keyword)
{
    size_t length = strlen(keyword);
    return strncmp(line, keyword, length) == 0 && strchr(" \t[\"\n", line[length]);
}

/* Strings and nothing behind them. */
static bool is_strings(const char *content)
{
    for (content += strspn(content, SPACE); *content == '"';) {
        for (content++; *content && *content != '\n' && *content != '"'; content++)
            content += *content == '\\' && content[1];
        if (*content != '"')
            return false;
        content++;
        content += strspn(content, SPACE);
    }
    return !*content || *content == '\n';
}

static void read_content(struct po_line *line, const char *content)
{
    static const struct {
        const char *keyword;
        enum po_part part;
    } keywords[] = {
        {"msgctxt", PO_CONTEXT},
        {"msgid", PO_GERMAN},
        {"msgid_plural", PO_STRING}, /* po.c refuses it */
        {"msgstr", PO_STRING},
    };
    line->part = PO_OTHER;
    if (is_strings(content))
        line->part = *content == '"' ? line->last : PO_BLANK;
    for (size_t i = 0; i < COUNT_OF(keywords); i++) {
        size_t length = strlen(keywords[i].keyword);
        if (!begins(content, keywords[i].keyword))
            continue;
        length += content[length] == '[' ? strcspn(content + length, " \t\"\n") : 0;
        if (!is_strings(content + length))
            continue;
        line->part = line->last = keywords[i].part;
        line->keyword = true;
    }
}

static void read_comment(struct po_line *line, const char *comment)
{
    bool old = comment[1] == '~';
    if (comment[1] == '|' || (old && comment[2] == '|')) {
        line->part = PO_PREVIOUS;
    } else if (old) {
        line->obsolete = true;
        read_content(line, comment + 2 + strspn(comment + 2, SPACE));
    } else {
        line->part = comment[1] == ',' ? PO_FLAGS : PO_COMMENT;
    }
}

bool po_next_line(const char **next, struct po_line *line)
{
    const char *start = *next;
    if (!*start)
        return false;
    *line = (struct po_line){.start = start, .length = strcspn(start, "\n"), .last = line->last};
    *next = start + line->length + (start[line->length] == '\n');
    const char *content = start + strspn(start, SPACE);
    if (*content == '#')
        read_comment(line, content);
    else
        read_content(line, content);
    return true;
}

static const char *skip(const char *start, const char *end, const char *characters)
{
    while (start < end && strchr(characters, *start))
        start++;
    return start;
}

bool po_next_flag(const struct po_line *line, const char **flag, size_t *length)
{
    const char *end = line->start + line->length;
    const char *start = *flag ? *flag + *length : skip(line->start, end, " \t\v\f\r#");
    start = skip(start, end, ", \t\v\f\r");
    const char *comma = memchr(start, ',', (size_t)(end - start));
    end = comma ? comma : end;
    while (end > start && strchr(SPACE, end[-1]))
        end--;
    *flag = start;
    *length = (size_t)(end - start);
    return *length > 0;
}

bool po_is_fuzzy(const char *flag, size_t length)
{
    return length == strlen("fuzzy") && memcmp(flag, "fuzzy", length) == 0;
}

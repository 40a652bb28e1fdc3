/* SPDX-License-Identifier: EUPL-1.2 */
/* The ending says what a file is. Names are plain, so that they are the same on every file system
 * and none leads out of the folder. */
#include "author/media.h"

#include "base/file.h"
#include "base/memory.h"

#include <string.h>

static const char *const endings[] = {".jpeg", ".jpg", ".opus", ".png", ".svg"};

const char *media_fault(const char *name)
{
    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-.")] || strchr("-.", *name))
        return "is no name of a file; write small letters a-z, digits, hyphens and an ending";
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < COUNT_OF(endings); i++)
        if (strcmp(ending, endings[i]) == 0)
            return NULL;
    return "is no kind of file that can be shown; save it as .png, .jpg, .svg or .opus";
}

const char *media_read(
    struct arena *arena, const char *folder, const char *name, size_t *bytes, struct error *error)
{
    return file_read(
        arena, arena_printf(arena, "%s/media/%s", folder, name), MEDIA_MOST, bytes, error);
}

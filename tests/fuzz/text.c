/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a text in any language, size and box: it has a line and a height, keeps within its
 * box or says that it does not, and is drawn into its box only. The input begins with four bytes
 * for language, weight and size, and width. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "language/language.h"
#include "text/text.h"

enum { HEAD = 4, SIZE_LEAST = 8, SIZES = 40, WIDTHS = 512 };

static struct text_engine *engine(void)
{
    static struct text_engine *engine;
    if (!engine) {
        struct error error = {0};
        struct arena *arena = arena_create();
        engine = text_create(file_beside_program(arena, "../share/faden/fonts"), &error);
        arena_destroy(arena);
        if (!engine)
            fprintf(stderr, "%s\n", error.message);
        EXPECT(engine);
    }
    return engine;
}

static const char *language_at(uint8_t number)
{
    size_t count = 0;
    while (language_all()[count])
        count++;
    return language_all()[number % count]->tag;
}

static void draw(const struct paragraph *p)
{
    uint8_t *coverage = memory_zero((size_t)p->width * (size_t)p->height);
    text_draw(engine(), p, coverage, p->width);
    free(coverage);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count < HEAD)
        return 0;
    struct arena *arena = arena_create();
    const char *string = arena_substring(arena, (const char *)bytes + HEAD, count - HEAD);
    const char *language = language_at(bytes[0]);
    struct text_style style = {
        .size = SIZE_LEAST + bytes[1] % SIZES,
        .bold = bytes[1] & 1,
        .align = bytes[1] % (TEXT_CENTRE + 1),
    };
    int width = (bytes[2] << 8 | bytes[3]) % WIDTHS;
    const struct paragraph *p = text_layout(engine(), string, language, style, width);
    EXPECT(p->lines > 0 && p->height >= p->lines * text_line_height(style.size));
    EXPECT(p->width == (width < 1 ? 1 : width));
    EXPECT(p->overflows || p->ink_width <= p->width);
    EXPECT(p->baseline > 0 && p->baseline < p->height);
    EXPECT(p == text_layout(engine(), string, language, style, width));
    draw(p);
    text_collect(engine());
    arena_destroy(arena);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* picture_test BUILD TABLE NAME: draws the picture that TABLE calls NAME into BUILD/pictures and
 * compares it with the reference beside TABLE. A program and not `faden --screenshot`, since some
 * pictures show what no option can: a question that lies over the screen, a terminal that has lost
 * its fonts. */
#include "base/memory.h"
#include "difference.h"
#include "terminal/picture.h"
#include "terminal/stage.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 24, LINE_LONGEST = 512 };

/* A line of the table: where, how large, and what beyond that. */
struct picture {
    char line[LINE_LONGEST];
    const char *name, *content, *address, *window;
    const char *rest[WORDS_MOST]; /* options of faden, moments */
    int rest_count;
};

static void ask_whether_there(struct stage *stage)
{
    stage->session.seconds_left = 20;
}

static void find_stick(struct stage *stage)
{
    stage->stick.dialogue = (struct stick_dialogue){STICK_FOUND, NULL};
}

static void refuse_stick(struct stage *stage)
{
    stage->stick.dialogue = (struct stick_dialogue){
        STICK_REFUSED, "Das hat nicht geklappt. Bitte den USB-Stick noch einmal einstecken."};
}

static void lose_fonts(struct stage *stage)
{
    scene_destroy(&stage->scene);
    text_destroy(stage->engine);
    stage->engine = NULL;
}

/* What no option shows. */
static const struct moment {
    const char *name;
    void (*happen)(struct stage *stage);
} moments[] = {
    {"asked", ask_whether_there},
    {"fontless", lose_fonts},
    {"stick", find_stick},
    {"stick-refused", refuse_stick},
};

static const struct moment *find_moment(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        if (strcmp(moments[i].name, name) == 0)
            return &moments[i];
    return NULL;
}

/* False: this line is of another picture. */
static bool read_line(struct picture *picture, const char *name)
{
    const char *const space = " \n";
    char *left;
    picture->name = strtok_r(picture->line, space, &left);
    if (!picture->name || strcmp(picture->name, name) != 0)
        return false;
    picture->content = strtok_r(NULL, space, &left);
    picture->address = strtok_r(NULL, space, &left);
    picture->window = strtok_r(NULL, space, &left);
    const char *word;
    while ((word = strtok_r(NULL, space, &left)) && picture->rest_count < WORDS_MOST)
        picture->rest[picture->rest_count++] = word;
    return picture->window;
}

static bool find_picture(struct picture *picture, const char *table, const char *name)
{
    FILE *file = fopen(table, "r");
    bool found = false;
    while (file && !found && fgets(picture->line, sizeof picture->line, file))
        found = read_line(picture, name);
    if (file)
        fclose(file);
    return found || (fprintf(stderr, "%s: has no line for \"%s\"\n", table, name), false);
}

static bool parse_options(struct options *options, struct arena *arena, const char *build,
    struct picture *picture, const char *file, struct error *error)
{
    char *arguments[12 + WORDS_MOST] = {"picture_test", "--now", "2026-11-24T10:00"};
    int count = 3;
    const char *always[] = {"--content",
        arena_printf(arena, "%s/content/%s.db", build, picture->content), "--at", picture->address,
        "--window", picture->window, "--screenshot", file};
    for (size_t i = 0; i < COUNT_OF(always); i++)
        arguments[count++] = arena_string(arena, always[i]);
    for (int i = 0; i < picture->rest_count; i++)
        if (!find_moment(picture->rest[i]))
            arguments[count++] = arena_string(arena, picture->rest[i]);
    return options_parse(options, arena, count, arguments, error);
}

static bool draw(struct arena *arena, const char *build, struct picture *picture, const char *file)
{
    struct options options;
    struct stage stage;
    struct error error;
    if (!parse_options(&options, arena, build, picture, file, &error))
        return fprintf(stderr, "%s: %s\n", picture->name, error.message), false;
    remove(file);
    bool done = stage_init(&stage, &options, &error);
    for (int i = 0; done && i < picture->rest_count; i++) {
        const struct moment *moment = find_moment(picture->rest[i]);
        if (moment)
            moment->happen(&stage);
    }
    done = done && picture_make(&stage, &error);
    stage_finish(&stage);
    if (!done)
        fprintf(stderr, "%s: %s\n", picture->name, error.message);
    return done;
}

static SDL_Surface *load(const char *file)
{
    SDL_Surface *loaded = IMG_Load(file);
    SDL_Surface *surface =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    return surface;
}

static bool look_same(const SDL_Surface *reference, const SDL_Surface *actual)
{
    if (reference->w != actual->w || reference->h != actual->h) {
        printf("is %dx%d, the reference %dx%d\n", actual->w, actual->h, reference->w, reference->h);
        return false;
    }
    struct difference difference = difference_of(reference, actual);
    printf("%d pixels differ, by %d in one place, at %d,%d\n", difference.pixels, difference.weight,
        difference.x, difference.y);
    return !difference_is_visible(difference);
}

static bool compare(const char *reference_file, const char *file)
{
    SDL_Surface *reference = load(reference_file), *actual = load(file);
    bool same = reference && actual && look_same(reference, actual);
    if (!reference)
        printf("there is no reference yet; tests/pictures/update draws it\n");
    if (!same)
        printf("  reference  %s\n  actual     %s\n", reference_file, file);
    SDL_FreeSurface(reference);
    SDL_FreeSurface(actual);
    return same;
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    const char *build = arguments[1], *table = arguments[2], *name = arguments[3];
    struct picture picture = {.rest_count = 0};
    struct arena *arena = arena_create();
    const char *file = arena_printf(arena, "%s/pictures/%s.png", build, name);
    const char *reference =
        arena_printf(arena, "%.*s%s.png", (int)(strlen(table) - strlen("table")), table, name);
    bool same = find_picture(&picture, table, name) && draw(arena, build, &picture, file) &&
                compare(reference, file);
    arena_destroy(arena);
    return same ? EXIT_SUCCESS : EXIT_FAILURE;
}

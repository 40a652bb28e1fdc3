/* SPDX-License-Identifier: EUPL-1.2 */
/* A monkey at the glass: the terminal, run as it is, is touched, dragged, wheeled and typed at
 * without sense, and must neither fail (the sanitizers watch) nor grow.
 *   monkey_test CONTENT.DB [SEED [GESTURES]]
 * It sits where SDL waits for events (the linker's --wrap) and holds the clock, so that nobody
 * waits and the same seed does the same again. In the same place it looks at the scene: half of
 * its touches aim at a button, or it would seldom leave the first screens.
 *
 * Memory is compared when the visitor is forgotten, and with it the paragraphs and the painter's
 * stamps that were kept for the way back. What stays are the fonts used last, with the glyphs that
 * were drawn: their number has a bound, their size depends on where the monkey was. So the last
 * gestures are done once more, and each rest is compared with the one at the same place before; but
 * for the first, where some fonts are still those of what was done in between. */
#include "base/memory.h"
#include "terminal/terminal.h"

#include <SDL.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    GESTURES = 20000,
    ONCE_MORE = 2000, /* gestures */
    REST_AFTER = 500, /* gestures, until it rests and the glass gets another shape */
    CROWD = 5000, /* paragraphs, more than the text engine keeps */
    FRESH = 3,
    FONTS_MOST = 12 * 1024 * 1024, /* bytes, of fonts and glyphs after the first ONCE_MORE */
    GROWTH_MOST = 256 * 1024, /* bytes, added by what was done before; measured: none */
    RESTS = ONCE_MORE / REST_AFTER,
    STAMPS_MOST = 24 * 1024 * 1024, /* bytes, the painter's own bound */
    WORKING_MOST = 8 * 1024 * 1024, /* bytes, of one scene, its stamps and the window */
    STEPS_MOST = 8,
    KINDS_LEAST = 6,
    KINDS_MOST = 32,
    FINGER = 7,
};

static const struct {
    int width, height;
} shapes[] = {{360, 740}, {540, 960}, {960, 540}, {320, 568}};

/* A screen by its name in the address. */
struct kind {
    char name[16];
    bool is_screen, visited; /* a verb is none; a screen may be known by a button only */
};

/* What it does next, and how long after what it did before. */
struct step {
    SDL_Event event;
    int after; /* ms */
};

static struct monkey {
    struct stage stage;
    struct options options;
    uint64_t random, remembered;
    long long now; /* ms; what SDL_GetTicks64 says */
    long gestures, gestures_most, rest_at;
    struct step steps[STEPS_MOST]; /* of the gesture that has begun */
    int step, step_count;
    long long next; /* when the next step is due */
    bool resting; /* until the visitor is forgotten, */
    int freshened; /* and in so many steps what was kept */
    struct kind kinds[KINDS_MOST];
    size_t kind_count;
    long questions;
    size_t early, peak;
    size_t before[RESTS]; /* bytes at the last rests */
} monkey;

/* gcc brings no sanitizer/allocator_interface.h */
size_t __sanitizer_get_current_allocated_bytes(void);

uint64_t __wrap_SDL_GetTicks64(void);
int __wrap_SDL_WaitEventTimeout(SDL_Event *event, int timeout);

uint64_t __wrap_SDL_GetTicks64(void)
{
    return (uint64_t)monkey.now;
}

/* xorshift64*, below `bound` */
static int chance(int bound)
{
    monkey.random ^= monkey.random >> 12;
    monkey.random ^= monkey.random << 25;
    monkey.random ^= monkey.random >> 27;
    return (int)(monkey.random * UINT64_C(0x2545F4914F6CDD1D) >> 33) % bound;
}

static size_t allocated(void)
{
#ifdef __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

static void fail(const char *what)
{
    printf("FAILED after %ld gestures at %s: %s\n", monkey.gestures,
        session_here(&monkey.stage.session)->address, what);
    fflush(stdout);
    _Exit(1);
}

/* NULL: not like an address at all. */
static struct kind *kind_of(const char *address)
{
    struct address parsed;
    if (!address_parse(address, &parsed, NULL))
        return NULL;
    for (size_t i = 0; i < monkey.kind_count; i++)
        if (strcmp(monkey.kinds[i].name, parsed.screen) == 0)
            return &monkey.kinds[i];
    if (monkey.kind_count == KINDS_MOST)
        fail("more kinds of screens than KINDS_MOST");
    struct kind *kind = &monkey.kinds[monkey.kind_count++];
    snprintf(kind->name, sizeof kind->name, "%s", parsed.screen);
    kind->is_screen = screens_know(monkey.stage.content, address, NULL);
    return kind;
}

/* What is on the glass, where its buttons lead, and that the page is within its bounds. */
static void look(void)
{
    const struct scene *scene = &monkey.stage.scene;
    const struct visit *here = session_here(&monkey.stage.session);
    kind_of(here->address)->visited = true;
    monkey.questions += scene->has_dialogue;
    if (here->scroll < 0 || here->scroll > scene_scroll_most(scene))
        fail("the page is scrolled past its end");
    for (size_t i = 0; i < scene->count; i++) {
        const char *action = scene->nodes[i].action;
        if (action)
            kind_of(strncmp(action, "replace ", 8) == 0 ? action + 8 : action);
    }
}

/* On the start screen, which greets in its first language. */
static bool at_rest(void)
{
    struct session *session = &monkey.stage.session;
    int languages = 0;
    while (content_languages(monkey.stage.content)[languages])
        languages++;
    return session->depth == 1 && strcmp(session_here(session)->address, "start") == 0 &&
           session->greeting % languages == 0;
}

static struct step *add(Uint32 type, int after)
{
    struct step *step = &monkey.steps[monkey.step_count++];
    *step = (struct step){.event.type = type, .after = after};
    return step;
}

static void add_finger(Uint32 type, int x, int y, int after)
{
    const struct metrics *m = &monkey.stage.scene.metrics;
    SDL_TouchFingerEvent *finger = &add(type, after)->event.tfinger;
    finger->touchId = 1;
    finger->fingerId = FINGER + (chance(50) == 0);
    finger->x = ((float)x + 0.5F) / (float)m->width;
    finger->y = ((float)y + 0.5F) / (float)m->height;
}

static void add_click(Uint32 type, int x, int y, int after)
{
    SDL_MouseButtonEvent *button = &add(type, after)->event.button;
    button->button = chance(10) ? SDL_BUTTON_LEFT : SDL_BUTTON_RIGHT;
    button->x = x;
    button->y = y;
}

/* Somewhere on the glass, or where a button is. */
static SDL_Point aim(void)
{
    const struct scene *scene = &monkey.stage.scene;
    SDL_Point point = {chance(scene->metrics.width), chance(scene->metrics.height)};
    if (chance(2) || !scene->count)
        return point;
    const struct node *node = &scene->nodes[chance((int)scene->count)];
    struct rect box = scene_box(scene, node, session_here(&monkey.stage.session)->scroll);
    if (node->role == ROLE_BUTTON)
        point = (SDL_Point){box.x + box.w / 2, box.y + box.h / 2};
    return point;
}

static void tap(void)
{
    SDL_Point at = aim();
    add_finger(SDL_FINGERDOWN, at.x, at.y, chance(200));
    add_finger(SDL_FINGERUP, at.x, at.y, chance(100));
}

static void click(void)
{
    SDL_Point at = aim();
    add_click(SDL_MOUSEBUTTONDOWN, at.x, at.y, chance(200));
    add_click(SDL_MOUSEBUTTONUP, at.x, at.y, chance(100));
}

/* Mostly up and down; some end off the glass. */
static void drag(void)
{
    int height = monkey.stage.scene.metrics.height;
    SDL_Point at = aim();
    int dx = chance(20) - 10, dy = chance(height / 2) - height / 4;
    add_finger(SDL_FINGERDOWN, at.x, at.y, chance(200));
    for (int i = 1; i < STEPS_MOST - 1; i++)
        add_finger(SDL_FINGERMOTION, at.x + i * dx, at.y + i * dy, chance(30));
    add_finger(SDL_FINGERUP, at.x + 6 * dx, at.y + 6 * dy, chance(80));
}

static void wheel(void)
{
    add(SDL_MOUSEWHEEL, chance(100))->event.wheel.y = chance(21) - 10;
}

static void type(void)
{
    static const SDL_Keycode keys[] = {SDLK_TAB, SDLK_RETURN, SDLK_ESCAPE, SDLK_UP, SDLK_DOWN,
        SDLK_LEFT, SDLK_RIGHT, SDLK_SPACE, SDLK_BACKSPACE, SDLK_HOME, SDLK_END, SDLK_PAGEDOWN,
        SDLK_F4, SDLK_a};
    SDL_KeyboardEvent *key = &add(SDL_KEYDOWN, chance(100))->event.key;
    key->keysym.sym = keys[chance((int)COUNT_OF(keys))];
    key->keysym.mod = chance(4) ? KMOD_NONE : KMOD_SHIFT;
}

/* Long enough for the question, sometimes for being forgotten. */
static void dawdle(void)
{
    add(SDL_MOUSEMOTION, (monkey.options.idle / 2 + chance(monkey.options.idle * 3)) * 1000);
}

static void lose_a_finger(void)
{
    SDL_Point at = aim();
    add_finger(SDL_FINGERDOWN, at.x, at.y, chance(200));
}

/* How often of 1000. */
static const struct {
    int share;
    void (*begin)(void);
} gestures[] = {{470, tap}, {150, click}, {180, drag}, {90, wheel}, {95, type}, {12, lose_a_finger},
    {3, dawdle}};

static void begin_gesture(void)
{
    int drawn = chance(1000);
    monkey.step = monkey.step_count = 0;
    monkey.gestures++;
    for (size_t i = 0; i < COUNT_OF(gestures); i++) {
        if (drawn < gestures[i].share) {
            gestures[i].begin();
            return;
        }
        drawn -= gestures[i].share;
    }
}

/* Somebody turns the display, or plugs in another. */
static void turn(size_t shape)
{
    SDL_SetWindowSize(SDL_GetWindowFromID(1), shapes[shape].width, shapes[shape].height);
}

static void weigh(void)
{
    size_t bytes = allocated();
    printf("%ld gestures: %zu KiB at rest, %zu KiB at most\n", monkey.gestures, bytes / 1024,
        monkey.peak / 1024);
    fflush(stdout);
    if (monkey.gestures == ONCE_MORE)
        monkey.early = bytes;
    if (monkey.gestures > ONCE_MORE && bytes > monkey.early + FONTS_MOST)
        fail("memory has grown by more than fonts take");
    size_t *before = &monkey.before[monkey.gestures / REST_AFTER % RESTS];
    bool same_fonts = monkey.gestures > monkey.gestures_most + REST_AFTER;
    if (same_fonts && bytes > *before + GROWTH_MOST)
        fail("memory has grown by what was done before");
    *before = bytes;
}

/* The last gestures begin, or begin once more. */
static void remember(void)
{
    if (monkey.gestures == monkey.gestures_most - ONCE_MORE)
        monkey.remembered = monkey.random;
    else if (monkey.gestures == monkey.gestures_most)
        monkey.random = monkey.remembered;
}

static bool done_with_all(void)
{
    return monkey.gestures == monkey.gestures_most + ONCE_MORE && !monkey.resting;
}

static void rest_begins(void)
{
    monkey.resting = true;
    monkey.rest_at += REST_AFTER;
    turn(0);
}

/* At rest and with nothing painted but the start screen. */
static void rest_is_over(void)
{
    monkey.resting = false;
    monkey.freshened = 0;
    weigh();
    remember();
    turn((size_t)(monkey.gestures / REST_AFTER) % COUNT_OF(shapes));
    if (done_with_all())
        SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
}

/* More paragraphs than the engine keeps, so that it forgets those of earlier screens. */
static void crowd_out(void)
{
    for (int width = 1; width <= CROWD; width++)
        text_layout(monkey.stage.engine, "0", "de", (struct text_style){.size = 16}, width);
}

/* The crowd comes, the old paragraphs go; then the crowd goes; then the stamps. */
static void freshen(void)
{
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
    if (monkey.freshened == 0)
        crowd_out();
    if (monkey.freshened == FRESH - 1)
        event = (SDL_Event){.type = SDL_RENDER_TARGETS_RESET};
    SDL_PushEvent(&event);
    monkey.freshened++;
}

/* Nobody is there: the clock goes on until the visitor is forgotten. */
static void rest(int timeout)
{
    if (!at_rest())
        monkey.now += timeout > 0 ? timeout : 1;
    else if (monkey.freshened < FRESH)
        freshen();
    else
        rest_is_over();
}

static void note_peak(void)
{
    size_t bytes = allocated();
    monkey.peak = bytes > monkey.peak ? bytes : monkey.peak;
    if (monkey.early && bytes > monkey.early + FONTS_MOST + STAMPS_MOST + WORKING_MOST)
        fail("more memory in use than the stamps' bound allows");
}

/* False: it rests first. */
static bool begin(void)
{
    look();
    note_peak();
    if (monkey.gestures == monkey.rest_at) {
        rest_begins();
        return false;
    }
    begin_gesture();
    monkey.next = monkey.now + monkey.steps[0].after;
    return true;
}

static void act(int timeout)
{
    if (monkey.step == monkey.step_count && !begin())
        return;
    if (monkey.next > monkey.now + timeout) {
        monkey.now += timeout;
        return;
    }
    monkey.now = monkey.next > monkey.now ? monkey.next : monkey.now;
    SDL_PushEvent(&monkey.steps[monkey.step++].event);
    if (monkey.step < monkey.step_count)
        monkey.next = monkey.now + monkey.steps[monkey.step].after;
}

int __wrap_SDL_WaitEventTimeout(SDL_Event *event, int timeout)
{
    if (SDL_PollEvent(event))
        return 1;
    if (monkey.resting)
        rest(timeout);
    else
        act(timeout);
    /* Only now, since a kiosk's window is fullscreen and has but one shape. */
    monkey.options.kiosk = !done_with_all();
    return SDL_PollEvent(event);
}

static bool has_seen_everything(void)
{
    int seen = 0, missed = 0;
    for (size_t i = 0; i < monkey.kind_count; i++) {
        const struct kind *kind = &monkey.kinds[i];
        if (!kind->is_screen)
            continue;
        printf("  %s%s\n", kind->name, kind->visited ? "" : ": never seen");
        seen += kind->visited;
        missed += !kind->visited;
    }
    printf("  still there?, in %ld gestures\n", monkey.questions);
    return missed == 0 && seen >= KINDS_LEAST && monkey.questions;
}

int main(int count, char **arguments)
{
    struct error error = {{0}};
    if (count < 2 || count > 4) {
        fputs("monkey_test CONTENT.DB [SEED [GESTURES]]\n", stderr);
        return 2;
    }
    uint64_t seed = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    monkey.random = seed * 0x9E3779B97F4A7C15ULL | 1;
    monkey.gestures_most = count > 3 ? strtol(arguments[3], NULL, 10) : GESTURES;
    if (monkey.gestures_most < 2 * ONCE_MORE || monkey.gestures_most % REST_AFTER) {
        printf("GESTURES: at least %d, a multiple of %d\n", 2 * ONCE_MORE, REST_AFTER);
        return 2;
    }
    monkey.rest_at = REST_AFTER;
    struct arena *arena = arena_create();
    char *options[] = {"faden", "--content", arguments[1], "--window", "360x740", "--idle", "20",
        "--now", "2026-11-24T10:00"};
    if (!options_parse(&monkey.options, arena, (int)COUNT_OF(options), options, &error)) {
        printf("FAILED: %s\n", error.message);
        return 1;
    }
    printf("seed %llu, %ld gestures\n", (unsigned long long)seed, monkey.gestures_most);
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    bool done =
        stage_init(&monkey.stage, &monkey.options, &error) && terminal_run(&monkey.stage, &error);
    stage_finish(&monkey.stage);
    arena_destroy(arena);
    if (!done)
        printf("FAILED: %s\n", error.message);
    return !done || !has_seen_everything();
}

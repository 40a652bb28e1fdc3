/* SPDX-License-Identifier: EUPL-1.2 */
/* Input marks what has changed, one place rebuilds the scene, one place presents. At rest the
 * process blocks until an event or the nearest deadline. */
#include "terminal/terminal.h"

#include "base/memory.h"
#include "scene/anchor.h"
#include "scene/focus.h"
#include "terminal/ending.h"
#include "terminal/notify.h"
#include "terminal/painter.h"
#include "terminal/touch.h"
#include "terminal/watch.h"
#include "terminal/window.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>

enum {
    FRAME_MS = 16,
    GREETING_MS = 5000, /* the start screen greets in the next language */
    REFRESH_MS = 2000, /* look again for content or fonts that are missing */
    WARNING_SECONDS = 30, /* "still there?" before everything is forgotten */
    WHEEL_LINES = 3,
    LOST_MS = 5000, /* a finger that says nothing for so long may have left unheard */
};

struct terminal {
    struct stage *stage;
    struct window window;
    struct painter *painter;
    struct touch touch;
    struct focus focus;
    SDL_FingerID finger;
    struct ending ending;
    struct notify notify;
    struct watch *watch;
    bool running, scene_dirty, picture_dirty;
    bool files_changed; /* looked at when nobody is disturbed */
    long long last_input, next_greeting, next_refresh, next_second;
    struct civil shown; /* the minute that the scene was built in */
    char place[ADDRESS_LONGEST]; /* the address that it was built for; "": none yet */
};

static int *scroll_of(struct terminal *t)
{
    return &session_here(&t->stage->session)->scroll;
}

static void scroll_by(struct terminal *t, int pixels)
{
    int most = scene_scroll_most(&t->stage->scene), *scroll = scroll_of(t);
    int to = *scroll + pixels;
    to = to < 0 ? 0 : to > most ? most : to;
    if (to != *scroll + pixels)
        t->touch.velocity = 0;
    if (to == *scroll)
        return;
    *scroll = to;
    t->picture_dirty = true;
}

/* Between two visitors: forget, and take up content that came meanwhile. */
static void begin_again(struct terminal *t)
{
    t->touch = (struct touch){.button = -1};
    t->focus.shown = false;
    focus_forget(&t->focus);
    t->next_greeting = (long long)SDL_GetTicks64() + GREETING_MS;
    stage_refresh(t->stage);
}

/* Filters, ages and steps are of one page. */
static bool same_page(const char *a, const char *b)
{
    size_t length = strcspn(a, "?");
    return length == strcspn(b, "?") && strncmp(a, b, length) == 0;
}

/* What the staff do is none of the visitor's steps; after it the visitor has all the time again. */
static void act_on_stick(struct terminal *t, const char *action)
{
    t->scene_dirty |= stick_act(&t->stage->stick, action, t->last_input);
    focus_forget(&t->focus);
}

static void act(struct terminal *t, const char *action)
{
    struct session *session = &t->stage->session;
    struct error unused;
    char before[ADDRESS_LONGEST];
    if (stick_is_action(action)) {
        act_on_stick(t, action);
        return;
    }
    snprintf(before, sizeof before, "%s", session_here(session)->address);
    const char *address = strncmp(action, "replace ", 8) == 0 ? action + 8 : action;
    if (!session_is_verb(action) && !screens_know(t->stage->content, address, &unused))
        return;
    t->scene_dirty |= session_act(session, action);
    if (!same_page(before, session_here(session)->address))
        focus_forget(&t->focus);
    if (strcmp(action, "finish") == 0)
        begin_again(t);
}

static int hit(struct terminal *t, int x, int y)
{
    return t->stage->engine ? scene_hit(&t->stage->scene, x, y, *scroll_of(t)) : -1;
}

static void down(struct terminal *t, int x, int y)
{
    touch_down(&t->touch, x, y, hit(t, x, y), t->last_input);
    t->picture_dirty |= t->touch.button >= 0 || t->focus.shown;
    t->focus.shown = false;
    focus_forget(&t->focus);
}

static void move(struct terminal *t, int x, int y)
{
    int pressed = t->touch.button;
    int pixels = touch_move(&t->touch, x, y, t->stage->scene.metrics.slop, t->last_input);
    t->picture_dirty |= pressed != t->touch.button;
    if (pixels && !t->stage->scene.has_dialogue)
        scroll_by(t, pixels);
}

static void up(struct terminal *t, int x, int y)
{
    int button = touch_up(&t->touch, !t->stage->session.view.still, t->last_input);
    if (button < 0 && t->stage->scene.has_dialogue)
        act(t, "stay");
    if (button < 0)
        return;
    t->picture_dirty = true;
    if (hit(t, x, y) == button)
        act(t, t->stage->scene.nodes[button].action);
}

static void wheel(struct terminal *t, int lines)
{
    if (t->stage->scene.has_dialogue)
        act(t, "stay");
    else
        scroll_by(t, lines * t->stage->scene.metrics.body);
}

static void step(struct terminal *t, bool forward)
{
    focus_step(&t->stage->scene, &t->focus, scroll_of(t), forward);
    t->touch.velocity = 0;
    t->picture_dirty = true;
}

/* What has been scrolled away is shown before it acts. */
static void enter(struct terminal *t)
{
    int button = focus_button(&t->stage->scene, &t->focus);
    if (button < 0)
        return;
    int scroll = focus_scroll(&t->stage->scene, button, *scroll_of(t));
    if (scroll == *scroll_of(t))
        act(t, t->stage->scene.nodes[button].action);
    else
        scroll_by(t, scroll - *scroll_of(t));
}

static bool asks_about_stick(const struct terminal *t)
{
    return t->stage->stick.dialogue.step != STICK_NONE;
}

/* Outside kiosk mode, from the first place there is nowhere back to but out. */
static void escape(struct terminal *t)
{
    if (asks_about_stick(t))
        act(t, "stick close");
    else if (session_before(&t->stage->session))
        act(t, "back");
    else if (!t->stage->options->kiosk)
        t->running = false;
}

static void toggle_fullscreen(struct terminal *t)
{
    if (!t->stage->options->kiosk)
        window_toggle_fullscreen(&t->window);
}

static void scroll_pages(struct terminal *t, int pages)
{
    const struct scene *scene = &t->stage->scene;
    if (!scene->has_dialogue)
        scroll_by(t, pages * (scene->page.h - 2 * scene->metrics.body));
}

static void next(struct terminal *t)
{
    step(t, true);
}

static void previous(struct terminal *t)
{
    step(t, false);
}

/* Left and right are those of the reader. */
static void left(struct terminal *t)
{
    step(t, t->stage->scene.mirrored);
}

static void right(struct terminal *t)
{
    step(t, !t->stage->scene.mirrored);
}

static void page_up(struct terminal *t)
{
    scroll_pages(t, -1);
}

static void page_down(struct terminal *t)
{
    scroll_pages(t, 1);
}

/* A key that is held down may move the focus on, but acts only once. */
static const struct {
    SDL_Keycode code;
    bool repeats;
    void (*press)(struct terminal *t);
} keys[] = {
    {SDLK_DOWN, true, next},
    {SDLK_ESCAPE, false, escape},
    {SDLK_F11, false, toggle_fullscreen},
    {SDLK_KP_ENTER, false, enter},
    {SDLK_LEFT, true, left},
    {SDLK_PAGEDOWN, true, page_down},
    {SDLK_PAGEUP, true, page_up},
    {SDLK_RETURN, false, enter},
    {SDLK_RIGHT, true, right},
    {SDLK_SPACE, false, enter},
    {SDLK_TAB, true, next},
    {SDLK_UP, true, previous},
};

/* Any key answers "still there?", and does nothing else then. Without content there is nothing
 * that could have the focus, but Escape still leaves. */
static void key(struct terminal *t, SDL_Keysym key, bool repeated)
{
    if (t->stage->engine && t->stage->scene.has_dialogue && !asks_about_stick(t)) {
        if (!repeated)
            act(t, "stay");
        return;
    }
    if (key.sym == SDLK_TAB && key.mod & KMOD_SHIFT) {
        previous(t);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (keys[i].code == key.sym && (keys[i].repeats || !repeated))
            keys[i].press(t);
}

/* SDL reports a touch as finger and as mouse, and a mouse as mouse and as finger, where its hints
 * say so: each is heard once, as what it is. */
static void mouse(struct terminal *t, const SDL_Event *event)
{
    if (event->type == SDL_MOUSEMOTION) {
        if (event->motion.which != SDL_TOUCH_MOUSEID)
            move(t, event->motion.x, event->motion.y);
    } else if (event->button.which != SDL_TOUCH_MOUSEID &&
               event->button.button == SDL_BUTTON_LEFT) {
        if (event->type == SDL_MOUSEBUTTONDOWN)
            down(t, event->button.x, event->button.y);
        else
            up(t, event->button.x, event->button.y);
    }
}

/* The first finger counts, others that join it do not; unless the glass lost it, and would be dead
 * from then on. */
static void finger(struct terminal *t, const SDL_TouchFingerEvent *event)
{
    if (event->touchId == SDL_MOUSE_TOUCHID)
        return;
    int x = (int)(event->x * (float)t->stage->scene.metrics.width);
    int y = (int)(event->y * (float)t->stage->scene.metrics.height);
    bool lost = t->last_input - t->touch.last_ms > LOST_MS;
    if (event->type == SDL_FINGERDOWN && (!t->touch.down || lost)) {
        t->finger = event->fingerId;
        down(t, x, y);
    } else if (event->fingerId == t->finger && event->type == SDL_FINGERMOTION) {
        move(t, x, y);
    } else if (event->fingerId == t->finger && event->type == SDL_FINGERUP) {
        up(t, x, y);
    }
}

/* Whatever a visitor does; any of it answers "still there?". */
static void input(struct terminal *t, const SDL_Event *event)
{
    t->last_input = (long long)SDL_GetTicks64();
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        finger(t, &event->tfinger);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION:
        mouse(t, event);
        break;
    case SDL_MOUSEWHEEL:
        wheel(t, -event->wheel.y * WHEEL_LINES);
        break;
    default:
        key(t, event->key.keysym, event->key.repeat);
    }
}

/* Over the visitor's page: their question, if there was one, is asked anew afterwards. */
static void look_at_stick(struct terminal *t)
{
    if (!stick_look(&t->stage->stick, (long long)SDL_GetTicks64()))
        return;
    t->stage->session.seconds_left = 0;
    t->scene_dirty = true;
}

static void handle(struct terminal *t, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT:
        t->running = t->stage->options->kiosk;
        break;
    case SDL_APP_TERMINATING:
        t->running = false;
        break;
    case SDL_USEREVENT:
        t->files_changed = true;
        look_at_stick(t);
        break;
    case SDL_WINDOWEVENT:
        t->scene_dirty |= event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED;
        t->picture_dirty |= event->window.event == SDL_WINDOWEVENT_EXPOSED;
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        painter_destroy(t->painter);
        t->painter = painter_create(t->window.renderer, t->stage->pictograms);
        t->picture_dirty = true;
        break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION:
    case SDL_MOUSEWHEEL:
    case SDL_KEYDOWN:
        input(t, event);
        break;
    }
}

/* Nothing of a visitor is left. */
static bool at_rest(const struct terminal *t)
{
    const struct session *session = &t->stage->session;
    return session->depth == 1 && screens_at_start(session) && session->history[0].scroll == 0 &&
           view_equal(session->view, session->first_view);
}

static bool may_reset(const struct terminal *t)
{
    return t->stage->options->kiosk && t->stage->content && !at_rest(t);
}

/* What is discreet stays on the glass half as long (CONTRACT, "Truth on the screen"). */
static long long idle_at(const struct terminal *t)
{
    long long idle = t->stage->options->idle * 1000LL;
    return t->last_input + (t->stage->scene.discreet ? idle / 2 : idle);
}

/* Counts "still there?" down; at its end everything is forgotten. */
static void run_idle(struct terminal *t, long long now)
{
    struct session *session = &t->stage->session;
    if (asks_about_stick(t))
        t->last_input = now;
    if (!may_reset(t) || asks_about_stick(t))
        return;
    if (session->seconds_left == 0 && now >= idle_at(t)) {
        session->seconds_left = WARNING_SECONDS;
        t->next_second = now + 1000;
        t->scene_dirty = true;
    } else if (session->seconds_left > 0 && now >= t->next_second) {
        t->next_second += 1000;
        t->scene_dirty = true;
        if (--session->seconds_left == 0) {
            session_act(session, "finish");
            begin_again(t);
        }
    }
}

/* Nothing is rebuilt under a finger: the tap would be lost. */
static void run_screen(struct terminal *t, long long now)
{
    struct session *session = &t->stage->session;
    if (t->touch.down || !t->stage->content || asks_about_stick(t))
        t->next_greeting = now + GREETING_MS;
    if (screens_at_start(session) && now >= t->next_greeting) {
        t->next_greeting = now + GREETING_MS;
        session->greeting += screens_greet(session);
        t->scene_dirty |= screens_greet(session);
    }
    if (!t->touch.down && civil_compare(stage_now(t->stage), t->shown) != 0)
        t->scene_dirty = true;
}

/* What is missing is looked for again and again: the watch knows nothing of fonts, nor of a file
 * that could not be read. */
static void run_refresh(struct terminal *t, long long now)
{
    bool waiting = !t->stage->content || !t->stage->engine;
    if (waiting ? now < t->next_refresh && !t->files_changed : !t->files_changed || !at_rest(t))
        return;
    t->files_changed = false;
    t->next_refresh = now + REFRESH_MS;
    t->scene_dirty |= stage_refresh(t->stage);
}

static void run_timers(struct terminal *t)
{
    long long now = (long long)SDL_GetTicks64();
    run_idle(t, now);
    if (touch_flinging(&t->touch))
        scroll_by(t, touch_fling(&t->touch, now));
    if (t->stage->engine)
        run_screen(t, now);
    t->scene_dirty |= stick_run(&t->stage->stick, now);
    run_refresh(t, now);
    notify_alive(&t->notify, now);
}

static long long earlier(long long a, long long b)
{
    return a < b ? a : b;
}

/* Milliseconds until something has to happen by itself. */
static int wait_ms(const struct terminal *t)
{
    long long now = (long long)SDL_GetTicks64(), next = now + clock_until_minute();
    const struct session *session = &t->stage->session;
    if (touch_flinging(&t->touch))
        return FRAME_MS;
    if (!t->stage->content || !t->stage->engine)
        next = earlier(next, t->next_refresh);
    else if (screens_greet(session))
        next = earlier(next, t->next_greeting);
    if (asks_about_stick(t))
        next = earlier(next, t->stage->stick.until);
    else if (may_reset(t))
        next = earlier(next, session->seconds_left > 0 ? t->next_second : idle_at(t));
    if (t->notify.interval && t->notify.ready)
        next = earlier(next, t->notify.next);
    return next > now ? (int)(next - now) : 0;
}

/* A touch means the scene that is seen: what came after one that changed it waits for the next. */
static void collect_events(struct terminal *t)
{
    SDL_Event event;
    if (!SDL_WaitEventTimeout(&event, wait_ms(t)))
        return;
    do
        handle(t, &event);
    while (t->running && !t->scene_dirty && SDL_PollEvent(&event));
}

static bool metrics_differ(const struct metrics *a, const struct metrics *b)
{
    return a->width != b->width || a->height != b->height || a->body != b->body ||
           a->calm != b->calm;
}

/* The page that is left, so that it is found again when it comes back in other sizes. */
static void remember(struct terminal *t)
{
    struct session *session = &t->stage->session;
    struct visit *left = session->depth > 1 ? &session->history[session->depth - 2] : NULL;
    if (!left || strcmp(left->address, t->place) != 0)
        return;
    left->anchor = anchor_of(&t->stage->scene, left->scroll);
    left->metrics = t->stage->scene.metrics;
}

static void rebuild(struct terminal *t)
{
    int width, height;
    SDL_GetRendererOutputSize(t->window.renderer, &width, &height);
    t->scene_dirty = false;
    t->picture_dirty = true;
    t->touch.button = -1;
    if (!t->stage->engine)
        return;
    t->shown = stage_now(t->stage);
    struct visit *here = session_here(&t->stage->session);
    if (strcmp(t->place, here->address) == 0) {
        here->anchor = anchor_of(&t->stage->scene, here->scroll);
        here->metrics = t->stage->scene.metrics;
    } else {
        remember(t);
    }
    stage_build(t->stage,
        stage_metrics(t->stage, width, height, window_dpi(&t->window, t->stage->options)));
    text_collect(t->stage->engine);
    if (here->metrics.width && metrics_differ(&here->metrics, &t->stage->scene.metrics))
        here->scroll = anchor_scroll(&t->stage->scene, here->anchor);
    here->metrics.width = 0;
    snprintf(t->place, sizeof t->place, "%s", here->address);
    int most = scene_scroll_most(&t->stage->scene);
    here->scroll = here->scroll > most ? most : here->scroll;
}

static void present(struct terminal *t)
{
    int width, height;
    t->picture_dirty = false;
    SDL_GetRendererOutputSize(t->window.renderer, &width, &height);
    if (t->stage->engine)
        painter_paint(t->painter, &t->stage->scene, *scroll_of(t), t->touch.button,
            focus_button(&t->stage->scene, &t->focus));
    else
        painter_paint_numbers(t->painter, width, height);
    SDL_RenderPresent(t->window.renderer);
    notify_ready(&t->notify, (long long)SDL_GetTicks64());
}

static bool open_terminal(struct terminal *t, struct error *error)
{
    ending_defer();
    if (!window_open(&t->window, t->stage->options, error))
        return false;
    ending_init(&t->ending);
    notify_open(&t->notify);
    t->painter = painter_create(t->window.renderer, t->stage->pictograms);
    t->watch = watch_create(stage_paths(t->stage));
    if (!t->watch)
        fputs("faden: new content shows after a restart only, there are no watches left\n", stderr);
    t->last_input = (long long)SDL_GetTicks64();
    t->next_greeting = t->last_input + GREETING_MS;
    return true;
}

static void close_terminal(struct terminal *t)
{
    notify_close(&t->notify);
    watch_destroy(t->watch);
    painter_destroy(t->painter);
    ending_finish(&t->ending);
    window_close(&t->window);
}

bool terminal_run(struct stage *stage, struct error *error)
{
    struct terminal terminal = {.stage = stage,
        .running = true,
        .scene_dirty = true,
        .touch.button = -1,
        .focus.place = -1};
    struct terminal *t = &terminal;
    if (!open_terminal(t, error))
        return false;
    while (t->running) {
        if (t->scene_dirty)
            rebuild(t);
        if (t->picture_dirty)
            present(t);
        collect_events(t);
        run_timers(t);
    }
    close_terminal(t);
    return true;
}

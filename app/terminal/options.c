/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal/options.h"

#include "base/config.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IDLE_SECONDS = 90, WINDOW_LEAST = 240, WINDOW_MOST = 8192 };

struct option {
    const char *name;
    bool (*read)(struct options *options, const char *value);
    const char *value; /* what has to stand behind it; NULL: nothing */
    enum { ANYWHERE, COMMAND_LINE } place; /* whether a configuration may have it too */
};

static bool read_config(struct options *options, const char *value)
{
    options->config = value;
    return true;
}

static bool read_content(struct options *options, const char *value)
{
    options->content = value;
    return true;
}

static bool read_at(struct options *options, const char *value)
{
    options->at = value;
    return true;
}

static bool read_screenshot(struct options *options, const char *value)
{
    options->screenshot = value;
    return true;
}

static bool read_stick(struct options *options, const char *value)
{
    options->stick = value;
    return true;
}

static bool read_state(struct options *options, const char *value)
{
    options->state = value;
    return true;
}

static bool read_kiosk(struct options *options, const char *value)
{
    (void)value;
    return options->kiosk = true;
}

static bool read_dump(struct options *options, const char *value)
{
    (void)value;
    return options->dump = true;
}

static bool read_whole(struct options *options, const char *value)
{
    (void)value;
    return options->whole = true;
}

static bool read_reach(struct options *options, const char *value)
{
    (void)value;
    return options->view.reach = true;
}

static bool read_still(struct options *options, const char *value)
{
    (void)value;
    return options->view.still = true;
}

static bool read_text(struct options *options, const char *value)
{
    options->view.text = value[0] - '0';
    return options->view.text >= 1 && options->view.text <= TEXT_STEPS && !value[1];
}

static bool read_theme(struct options *options, const char *value)
{
    return theme_named(value, &options->view.theme);
}

static bool read_version(struct options *options, const char *value)
{
    (void)value;
    return options->version = true;
}

static bool read_help(struct options *options, const char *value)
{
    (void)value;
    return options->help = true;
}

static bool in_window_range(int size)
{
    return size >= WINDOW_LEAST && size <= WINDOW_MOST;
}

static bool read_window(struct options *options, const char *value)
{
    char rest;
    return sscanf(value, "%5dx%5d%c", &options->width, &options->height, &rest) == 2 &&
           in_window_range(options->width) && in_window_range(options->height);
}

static bool read_number(const char *value, double least, double most, double *number)
{
    char *end;
    *number = strtod(value, &end);
    return end != value && !*end && *number >= least && *number <= most;
}

static bool read_dpi(struct options *options, const char *value)
{
    return read_number(value, 30, 1000, &options->dpi);
}

static bool read_class(struct options *options, const char *value)
{
    if (strcmp(value, "kiosk") == 0)
        options->class = CLASS_KIOSK;
    else if (strcmp(value, "handheld") == 0)
        options->class = CLASS_HANDHELD;
    else
        return false;
    return true;
}

static bool read_now(struct options *options, const char *value)
{
    return civil_parse(value, &options->now);
}

static bool read_idle(struct options *options, const char *value)
{
    double seconds;
    if (!read_number(value, 1, 3600, &seconds))
        return false;
    options->idle = (int)seconds;
    return true;
}

/* Sorted by name. */
static const struct option known[] = {
    {"--at", read_at, "an address such as uk/home", ANYWHERE},
    {"--class", read_class, "kiosk or handheld", ANYWHERE},
    {"--config", read_config, "a file name", COMMAND_LINE},
    {"--content", read_content, "a content.db", ANYWHERE},
    {"--dpi", read_dpi, "dots per inch, 30 to 1000", ANYWHERE},
    {"--dump", read_dump, NULL, COMMAND_LINE},
    {"--help", read_help, NULL, COMMAND_LINE},
    {"--idle", read_idle, "seconds, 1 to 3600", ANYWHERE},
    {"--kiosk", read_kiosk, NULL, ANYWHERE},
    {"--now", read_now, "a time such as 2026-11-23T10:00", ANYWHERE},
    {"--reach", read_reach, NULL, ANYWHERE},
    {"--screenshot", read_screenshot, "a file name", COMMAND_LINE},
    {"--state", read_state, "a folder", ANYWHERE},
    {"--stick", read_stick, "a folder", ANYWHERE},
    {"--still", read_still, NULL, ANYWHERE},
    {"--text", read_text, "a size from 1 to 4", ANYWHERE},
    {"--theme", read_theme, "light, dark or contrast", ANYWHERE},
    {"--version", read_version, NULL, COMMAND_LINE},
    {"--whole", read_whole, NULL, COMMAND_LINE},
    {"--window", read_window, "a size such as 1080x1920", ANYWHERE},
};

static const struct option *find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    return NULL;
}

static const struct options defaults = {.content = "/var/lib/faden/current/content.db",
    .at = "start",
    .stick = "/run/faden",
    .idle = IDLE_SECONDS,
    .view = {.theme = THEME_LIGHT, .text = 1}};

static bool read_line(struct options *options, int count, char **arguments, struct error *error)
{
    for (int i = 1; i < count; i++) {
        const struct option *option = find(arguments[i]);
        if (!option)
            return error_set(error, "%s: no such option; --help lists them", arguments[i]);
        const char *value = NULL;
        if (option->value && ++i == count)
            return error_set(error, "%s: needs %s", option->name, option->value);
        if (option->value)
            value = arguments[i];
        if (!option->read(options, value))
            return error_set(error, "%s %s: needs %s", option->name, value, option->value);
    }
    return true;
}

/* What stands on the command line without a value is `yes` or `no` here. */
static bool read_switch(
    struct options *options, const struct option *option, const char *value, struct error *error)
{
    if (strcmp(value, "yes") == 0)
        return option->read(options, NULL);
    return strcmp(value, "no") == 0 ||
           error_set(error, "%s = %s: needs yes or no", option->name + 2, value);
}

static bool take_setting(void *context, const char *key, const char *value, struct error *error)
{
    char name[32];
    snprintf(name, sizeof name, "--%s", key);
    const struct option *option = find(name);
    if (!option || option->place == COMMAND_LINE)
        return error_set(
            error, "%s: no such setting; options of `faden --help` are, without --", key);
    if (!option->value)
        return read_switch(context, option, value, error);
    return option->read(context, value) ||
           error_set(error, "%s = %s: needs %s", key, value, option->value);
}

/* Twice over the command line: where the configuration is, and then what wins over it. */
bool options_parse(
    struct options *options, struct arena *arena, int count, char **arguments, struct error *error)
{
    *options = defaults;
    if (!read_line(options, count, arguments, error))
        return false;
    const char *config = options->config;
    if (config && !options->help && !options->version) {
        *options = defaults;
        if (!config_read(arena, config, take_setting, options, error) ||
            !read_line(options, count, arguments, error))
            return false;
    }
    if (options->whole && !options->screenshot && !options->dump)
        return error_set(error, "--whole: goes with --screenshot or --dump");
    return true;
}

const char *options_help(void)
{
    return "faden [options]: the information terminal\n"
           "  --content FILE       a content.db; default the installed one\n"
           "  --at ADDRESS         where to begin, such as uk/topic/bildung; default start\n"
           "  --kiosk              fullscreen, cannot be left, resets when nobody is there\n"
           "  --window WxH         in a window of that size\n"
           "  --dpi N              dots per inch of the glass\n"
           "  --class CLASS        kiosk or handheld\n"
           "  --theme THEME        light, dark or contrast; default light\n"
           "  --text N             size of the text, 1 to 4; default 1\n"
           "  --reach              in a tall window, everything to touch is in the lower part\n"
           "  --still              less motion\n"
           "  --now TIME           a fixed clock, such as 2026-11-23T10:00\n"
           "  --screenshot FILE    draw once, without a display, into a PNG file\n"
           "  --whole              take the full height of a page that scrolls\n"
           "  --dump               print the scene, one node a line, without a display\n"
           "  --idle SECONDS       how long nothing may happen; default 90\n"
           "  --state DIR          the terminal's own writable folder\n"
           "  --stick DIR          where a kiosk is told of a USB stick; default /run/faden\n"
           "  --config FILE        these options as lines `text = 2`, `still = yes`; what stands\n"
           "                       on the command line wins\n"
           "  --version, --help\n"
           "Exit: 0 done, 1 content, font or address at fault, 2 wrong usage\n";
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/options.h"

#include "base/config.h"
#include "base/file.h"
#include "base/memory.h"

#include <string.h>
#include <strings.h>

#define CONFIG "/etc/faden/sync.conf"

static const struct option {
    const char *name, *value; /* what has to stand behind it; NULL: nothing */
    size_t member; /* a string, or a bool */
} known[] = {
    {"--channel", "a URL or a folder", offsetof(struct options, channel)},
    {"--config", "a file", offsetof(struct options, config)},
    {"--from", "the folder of a stick", offsetof(struct options, from)},
    {"--help", NULL, offsetof(struct options, help)},
    {"--json", NULL, offsetof(struct options, json)},
    {"--root", "a root file", offsetof(struct options, root)},
    {"--store", "a folder", offsetof(struct options, store)},
    {"--version", NULL, offsetof(struct options, version)},
};

static const char *const commands[] = {"rollback", "status"};

static const char **string_at(struct options *options, size_t member)
{
    return (const char **)(void *)((char *)options + member);
}

static const struct option *find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    return NULL;
}

static bool take_command(struct options *options, const char *name, struct error *error)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (!options->command && strcmp(commands[i], name) == 0) {
            options->command = commands[i];
            return true;
        }
    return error_set(error, "%s: no such option or command; --help lists them", name);
}

static bool take_line(struct options *options, int count, char **arguments, struct error *error)
{
    for (int i = 1; i < count; i++) {
        const struct option *option = find(arguments[i]);
        if (!option && !take_command(options, arguments[i], error))
            return false;
        if (!option)
            continue;
        if (option->value && (i + 1 == count || !*arguments[i + 1]))
            return error_set(error, "%s: needs %s", option->name, option->value);
        if (option->value)
            *string_at(options, option->member) = arguments[++i];
        else
            *(bool *)((char *)options + option->member) = true;
    }
    return true;
}

struct reading {
    struct arena *arena;
    struct options *options;
    const char *given; /* keys that were there already, each behind a space */
};

/* Which of two would count, nobody could see. */
static bool is_first(struct reading *reading, const char *key, struct error *error)
{
    const char *word = arena_printf(reading->arena, " %s ", key);
    if (strstr(reading->given, word))
        return error_set(error, "%s: is there twice; keep one", key);
    reading->given = arena_printf(reading->arena, "%s%s ", reading->given, word);
    return true;
}

static bool take_packs(struct reading *reading, const char *value, struct error *error)
{
    struct options *options = reading->options;
    char *rest = arena_string(reading->arena, value), *name;
    while ((name = strtok_r(rest, " \t,", &rest))) {
        if (options->pack_count == OPTIONS_PACKS_MOST)
            return error_set(error, "packs: more than %d", OPTIONS_PACKS_MOST);
        for (size_t i = 0; i < options->pack_count; i++)
            if (strcmp(options->packs[i], name) == 0)
                return error_set(error, "packs: `%s` is there twice", name);
        options->packs[options->pack_count++] = name;
    }
    return true;
}

/* What the command line has set stays. */
static bool take_setting(void *context, const char *key, const char *value, struct error *error)
{
    static const struct {
        const char *key;
        size_t member;
    } settings[] = {
        {"channel", offsetof(struct options, channel)},
        {"may-replace", offsetof(struct options, may_replace)},
        {"root", offsetof(struct options, root)},
        {"store", offsetof(struct options, store)},
    };
    struct reading *reading = context;
    if (!is_first(reading, key, error))
        return false;
    if (strcmp(key, "packs") == 0)
        return take_packs(reading, value, error);
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        if (strcmp(settings[i].key, key) == 0) {
            const char **string = string_at(reading->options, settings[i].member);
            if (!*string && *value)
                *string = value;
            return true;
        }
    return error_set(
        error, "%s: no such setting; there are channel, may-replace, packs, root and store", key);
}

static bool take_config(struct arena *arena, struct options *options, struct error *error)
{
    struct reading reading = {arena, options, ""};
    if (!options->config && !file_exists(CONFIG))
        return true;
    return config_read(
        arena, options->config ? options->config : CONFIG, take_setting, &reading, error);
}

static const char *without_slash(struct arena *arena, const char *path)
{
    size_t bytes = path ? strlen(path) : 0;
    while (bytes > 1 && path[bytes - 1] == '/')
        bytes--;
    return path ? arena_substring(arena, path, bytes) : NULL;
}

static bool is_web(const char *channel)
{
    return strncasecmp(channel, "http://", 7) == 0 || strncasecmp(channel, "https://", 8) == 0;
}

static bool is_reachable(const char *channel, struct error *error)
{
    if (!strstr(channel, "://"))
        return true;
    if (!is_web(channel))
        return error_set(error,
            "channel %s: no address of the web; begin it with https:// or http://, "
            "or name a folder",
            channel);
    return !strpbrk(channel, "?# \t") ||
           error_set(error,
               "channel %s: files cannot stand below an address with a question mark, # or space; "
               "name the address of the channel's folder",
               channel);
}

/* Name and password belong to the request, and not into any message, log or file. */
static void take_login(struct arena *arena, struct options *options)
{
    const char *channel = options->channel, *host = strstr(channel, "://");
    if (!host)
        return;
    host += strlen("://");
    const char *at = memrchr(host, '@', strcspn(host, "/"));
    if (!at)
        return;
    options->login = arena_substring(arena, host, (size_t)(at - host));
    options->channel = arena_printf(arena, "%.*s%s", (int)(host - channel), channel, at + 1);
}

bool options_parse(
    struct arena *arena, struct options *options, int count, char **arguments, struct error *error)
{
    *options = (struct options){.patience = {.connect = 30, .idle = 30, .pause = 5}};
    if (!take_line(options, count, arguments, error))
        return false;
    if (options->help || options->version)
        return true;
    if (!take_config(arena, options, error))
        return false;
    if (!options->root)
        options->root = "/etc/faden/root.json";
    options->channel = without_slash(arena, options->channel);
    options->from = without_slash(arena, options->from);
    options->store = without_slash(arena, options->store ? options->store : "/var/lib/faden");
    if (!options->command && !options->from && !options->channel)
        return error_set(error, "no channel; name one by --channel, --from or `channel = ` in %s",
            options->config ? options->config : CONFIG);
    if (!options->channel)
        return true;
    take_login(arena, options);
    return is_reachable(options->channel, error);
}

const char *options_help(void)
{
    return "faden-sync [options]: takes up what was published\n"
           "faden-sync status [options]: what this terminal has, and how the last run ended\n"
           "faden-sync rollback [options]: shows the content before the current one again\n"
           "  --channel URL|DIR    where it is published\n"
           "  --from DIR           from a stick instead: DIR/faden or DIR holds the channel\n"
           "  --store DIR          default /var/lib/faden\n"
           "  --root FILE          whom to believe at first; default /etc/faden/root.json\n"
           "  --config FILE        default " CONFIG ", if it is there\n"
           "  --json               one JSON object on standard output\n"
           "  --version, --help\n"
           "Exit: 0 done or nothing new, 2 network or stick, 3 trust, 4 no space, 5 content,\n"
           "64 wrong usage\n";
}

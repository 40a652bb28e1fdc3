# SPDX-License-Identifier: EUPL-1.2
# Which room may include what. The linker would let much of it pass, so every #include of app/ is
# held against this table, which is the rooms table of the architecture. Run by tests/house/includes
# with the sources as arguments and paths relative to the root.
#
# room(NAME, ROOMS, LIBRARIES): a library with ".c" behind it only inside .c files, so that no
# header shows it to other rooms. C and POSIX are open to all.
BEGIN {
    room("base",     "", "")
    room("language", "base", "icu")
    room("pack",     "base", "sqlite")
    room("trust",    "base", "sodium jansson")
    room("content",  "base language pack", "sqlite icu")
    room("compile",  "base language pack content", "sqlite icu")
    room("text",     "base language", "icu sdl_ttf.c freetype.c harfbuzz.c hyphen.c")
    room("scene",    "base language text", "")
    room("state",    "base", "sqlite crypt")
    room("screens",  "base language content scene state", "")
    room("terminal", "base language content text scene state screens", "sdl sdl_image qrencode cups opusfile")
    room("author",   "base language pack trust content compile", "sqlite icu bsd gettextpo curl jansson libxml2 libzip libical sodium zstd")
    room("sync",     "base language pack trust content compile", "sqlite icu curl jansson zstd")
    room("speak",    "base", "espeak")

    library("bsd",       "^bsd/readpassphrase\\.h$")
    library("crypt",     "^crypt\\.h$")
    library("cups",      "^cups/")
    library("curl",      "^curl/")
    library("espeak",    "^espeak-ng/")
    library("freetype",  "^(ft2build\\.h|freetype/.*|FT_[A-Z_]+_H)$")
    library("gettextpo", "^gettext-po\\.h$")
    library("harfbuzz",  "^(harfbuzz/)?hb(-[a-z]+)*\\.h$")
    library("hyphen",    "^hyphen\\.h$")
    library("icu",       "^unicode/")
    library("jansson",   "^jansson\\.h$")
    library("libical",   "^libical/")
    library("libxml2",   "^libxml/")
    library("libzip",    "^zip\\.h$")
    library("opusfile",  "^(opus/)?opusfile\\.h$")
    library("qrencode",  "^qrencode\\.h$")
    library("sdl",       "^(SDL2/)?SDL(_(events|hints|opengl|render|surface|timer|video))?\\.h$")
    library("sdl_image", "^(SDL2/)?SDL_image\\.h$")
    library("sdl_ttf",   "^(SDL2/)?SDL_ttf\\.h$")
    library("sodium",    "^sodium(/.*)?\\.h$")
    library("sqlite",    "^sqlite3\\.h$")
    library("zstd",      "^zstd\\.h$")

    standard("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal")
    standard("stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath")
    standard("threads time uchar wchar wctype")
    standard("dirent dlfcn fcntl fnmatch ftw getopt glob grp iconv langinfo libgen poll pthread pwd")
    standard("regex sched semaphore spawn strings sys/file sys/inotify sys/mman sys/resource sys/select")
    standard("sys/socket sys/stat sys/statvfs sys/time sys/types sys/uio sys/un sys/utsname sys/wait syslog")
    standard("termios unistd utime wordexp")

    mains["app/author/main.c"] = mains["app/speak/main.c"] = 1
    mains["app/sync/main.c"] = mains["app/terminal/main.c"] = 1
}

function room(name, rooms, libraries) {
    is_room[name] = 1
    rooms_of[name] = rooms
    libraries_of[name] = libraries
    add_all(may, name, name " " rooms)
    add_all(may_library, name, libraries)
}

function add_all(set, name, words,    list, count) {
    count = split(words, list, " ")
    while (count > 0)
        set[name, list[count--]] = 1
}

function library(name, pattern) {
    pattern_of[name] = pattern
}

function standard(words,    list, count) {
    count = split(words, list, " ")
    while (count > 0)
        is_standard[list[count--] ".h"] = 1
}

function fault(what) {
    faults++
    printf "%s:%d: %s\n", FILENAME, FNR, what
}

# "name, which app/NAME may not include; it may include …"
function forbid(what) {
    fault(what "; " here " may include: " here " " rooms_of[here] \
        (libraries_of[here] ? " · " libraries_of[here] : "") " · C and POSIX")
}

function check_own(header,    target) {
    target = header
    sub("/.*", "", target)
    if (header !~ "/")
        fault("#include \"" header "\": write it as \"room/file.h\"")
    else if (!is_room[target])
        fault("#include \"" header "\": there is no room \"" target "\"")
    else if (!((here, target) in may))
        forbid("#include \"" header "\"")
}

function check_system(header,    name) {
    if (header in is_standard)
        return
    for (name in pattern_of) {
        if (header !~ pattern_of[name])
            continue
        if ((here, name) in may_library)
            return
        if ((here, name ".c") in may_library) {
            if (FILENAME ~ /\.h$/)
                forbid("#include <" header "> in a header; only in .c files")
            return
        }
        forbid("#include <" header ">")
        return
    }
    forbid("#include <" header ">, which no line of tests/house/includes.awk knows")
}

FNR == 1 {
    split(FILENAME, path, "/")
    here = path[2]
    files++
    if (!is_room[here])
        fault("app/" here " is no room: add it to the table in tests/house/includes.awk")
}

/^[ \t]*#[ \t]*include/ {
    header = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
    if (header ~ /^"[^"]+"/) {
        split(header, quoted, "\"")
        check_own(quoted[2])
    } else {
        sub(/^</, "", header)
        sub(/[> \t].*/, "", header)
        check_system(header)
    }
}

/^(static )?int main\(/ && !(FILENAME in mains) {
    fault("a main; only author, speak, sync and terminal have one, in main.c")
}

END {
    if (!files) {
        print "no sources were given"
        exit 1
    }
    printf "%d files, %d faults\n", files, faults
    exit faults > 0
}

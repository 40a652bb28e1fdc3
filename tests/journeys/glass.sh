# SPDX-License-Identifier: EUPL-1.2
# A terminal behind glass: the words that a journey is written in. It runs in a real window of a
# display of its own, is touched by XTest and seen by pictures of that display; where to touch
# comes from --dump, what to see from --screenshot. Nothing waits a fixed time: what is expected
# is looked for until it is there or PATIENCE seconds are over. Sourced by a journey that has set
# `now` and, where it sees questions, `idle` to the values of these options.
#
#   switch_on OPTION...     starts display and terminal
#   see ADDRESS             the glass shows what --screenshot shows of ADDRESS
#   see_end ADDRESS         the same page, scrolled to its end
#   see_question            untouched, "still there?" comes to lie over the address seen last
#   see_untouched ADDRESS   see, while nobody touches anything
#   tap_middle              on the middle of the glass
#   tap ACTION              on the page that was seen last; tap_twice: as fast as a finger can
#   swipe_to_end            drags until the page that was seen last is at its end
#   press KEY...            as xdotool names them
#   focus_on ACTION         presses Tab as often as it takes from a page without focus, then Return
#   turn WIDTH HEIGHT       the window gets another shape; returns when the glass shows it
#   viewed OPTION...        from here on, pages are expected as these options show them
#   leave                   presses Escape, which ends the program without a fault or a leak
#   action_like PREFIX      prints the first action of that page with the prefix; last_action_like
build=$1
window=1080x1920 width=1080 height=1920
PATIENCE=10
# How far a colour may be off, and of how many pixels: of a page; of a page's end, whose expected
# picture has no scroll bar; and how many have to differ until something lies over a page.
fuzz=8% page_tolerance=400 end_tolerance=20000 question_least=40000
content=$build/content/content.db
folder=$build/journeys/$(basename "$0")
seen='' end_of='' untouched='' terminal='' display='' view=''

fail() {
    printf 'FAILED %s\n' "$*"
    [ ! -s "$folder/terminal.log" ] || sed 's/^/  terminal: /' "$folder/terminal.log"
    exit 1
}

switch_off() {
    status=$?
    trap - EXIT
    for process in $terminal $display; do
        kill "$process" 2>/dev/null || :
        wait "$process" 2>/dev/null || :
    done
    exit "$status"
}

rm -rf "$folder"
mkdir -p "$folder"

file_of() {
    printf '%s/%s' "$folder" "$(printf '%s%s' "$1" "$view" | tr -c 'A-Za-z0-9-' _)"
}

# Draws what is expected of an address, once: FILE.png, FILE.dump.
draw() {
    file=$(file_of "$1")
    [ -e "$file.png" ] && return
    # shellcheck disable=SC2086 # one word an option
    "$build/bin/faden" --content "$content" --now "$now" --at "$1" --window "$window" $view \
        --screenshot "$file.png" --dump >"$file.dump" || fail "--screenshot --at $1"
}

# Header as it stands, below it the last part of the whole page.
draw_end() {
    draw "$1"
    file=$(file_of "$1")
    [ -e "$file-end.png" ] && return
    "$build/bin/faden" --content "$content" --now "$now" --at "$1" --window "$window" --whole \
        --screenshot "$file-whole.png" --dump >"$file-whole.dump" || fail "--whole --at $1"
    hidden=$(($(identify -format %h "$file-whole.png") - height))
    [ "$hidden" -gt 0 ] || fail "$1 has nothing to scroll; choose another page for this journey"
    header=$(awk -F '\t' -v width="$width" '
        $1 == 0 && $2 == 0 && $3 == width && $5 == "ground" { print $4; exit }' "$file.dump")
    convert "$file-whole.png" -crop "${width}x$height+0+$hidden" +repage \
        \( "$file.png" -crop "${width}x$header+0+0" +repage \) -composite "$file-end.png"
    awk -F '\t' -v OFS='\t' -v hidden="$hidden" '{ $2 -= hidden; print }' "$file-whole.dump" \
        >"$file-end.dump"
}

switch_on() {
    trap switch_off EXIT
    trap 'exit 1' HUP INT TERM
    mkfifo "$folder/display"
    Xvfb -displayfd 3 -screen 0 "${window}x24" -nolisten tcp -noreset 3>"$folder/display" \
        >"$folder/xvfb.log" 2>&1 &
    display=$!
    read -r number <"$folder/display" || fail "Xvfb: $(cat "$folder/xvfb.log")"
    export DISPLAY=":$number"
    unset WAYLAND_DISPLAY
    "$build/bin/faden" --content "$content" --now "$now" --state "$folder/state" "$@" \
        2>"$folder/terminal.log" &
    terminal=$!
}

seconds() {
    date +%s
}

differing() {
    count=$(compare -metric AE -fuzz "$fuzz" "$1" "$2" null: 2>&1) || :
    case $count in
    [0-9]*) printf '%.0f' "$count" ;;
    *) echo $((width * height)) ;;
    esac
}

look() {
    kill -0 "$terminal" 2>/dev/null || fail "$1: the terminal has ended"
    import -window root "$folder/glass.png"
}

# Somebody is there: moves the pointer where nothing is, so that a slow machine is not idle.
breathe() {
    xdotool mousemove $((width - 1)) $(($(seconds) % 2))
}

# wait_for WHAT SECONDS PREDICATE...: looks until the predicate holds.
wait_for() {
    what=$1 deadline=$(($(seconds) + $2)) waited=$2
    shift 2
    while look "$what" && ! "$@"; do
        [ "$(seconds)" -lt "$deadline" ] ||
            fail "$what: not within $waited s; $off pixels differ; seen $folder/glass.png, expected $expected"
        [ "$untouched" ] || breathe
    done
    echo "$what: $off pixels differ"
}

shows() {
    expected=$1
    off=$(differing "$expected" "$folder/glass.png")
    [ "$off" -le "$2" ]
}

# A good part of the page is covered, and by something else than the start screen.
asks() {
    ! shows "$(file_of start).png" "$question_least" &&
        ! shows "$(file_of "$seen").png" "$question_least"
}

# The start screen greets in one language after the other; a slow machine may have to wait until
# the first comes round again.
see() {
    draw "$1"
    patience=$PATIENCE
    [ "$1" != start ] || patience=$((PATIENCE * 15))
    wait_for "see $1" "$patience" shows "$(file_of "$1").png" "$page_tolerance"
    seen=$1 end_of=''
}

# The picture of the whole page has no scroll bar, so more may differ.
see_end() {
    draw_end "$1"
    wait_for "see the end of $1" "$PATIENCE" shows "$(file_of "$1")-end.png" "$end_tolerance"
    seen=$1 end_of=-end
}

see_question() {
    draw start
    untouched=yes
    wait_for "see a question over $seen" $((idle + PATIENCE)) asks
    untouched=''
}

# After the question, its half minute, and for a slow machine a round of greetings.
see_untouched() {
    untouched=yes
    see "$1"
    untouched=''
}

dump() {
    cat "$(file_of "$seen")$end_of.dump"
}

action_like() {
    dump | awk -F '\t' -v prefix="$1" 'index($6, prefix) == 1 { print $6; exit }'
}

last_action_like() {
    awk -F '\t' -v prefix="$1" 'index($6, prefix) == 1 { last = $6 } END { print last }' \
        "$(file_of "$seen")-end.dump"
}

# Where to tap: the middle of the button, which has to be on the glass.
place_of() {
    dump | awk -F '\t' -v action="$1" -v height="$height" '
        $6 == action && $2 >= 0 && $2 + $4 <= height { print int($1 + $3 / 2), int($2 + $4 / 2); exit }'
}

tap_times() {
    place=$(place_of "$2")
    [ "$place" ] || fail "tap $2: $seen has no such button on the glass"
    # shellcheck disable=SC2086 # x and y
    xdotool mousemove $place click --repeat "$1" --delay 40 1
    echo "tap $2 at $place, $1 time(s)"
}

tap() {
    tap_times 1 "$1"
}

tap_twice() {
    tap_times 2 "$1"
}

press() {
    xdotool key --delay 40 "$@"
    echo "press $*"
}

focus_on() {
    steps=$(dump | awk -F '\t' -v action="$1" '
        $5 == "button" { count++ } $6 == action { print count; exit }')
    [ "$steps" ] || fail "focus on $1: $seen has no such button"
    xdotool key --delay 40 --repeat "$steps" Tab key Return
    echo "focus on $1 in $steps step(s)"
}

changed() {
    off=$(differing "$expected" "$folder/glass.png")
    [ "$off" -gt "$question_least" ]
}

turn() {
    expected=$folder/before.png
    look "turn"
    cp "$folder/glass.png" "$expected"
    xdotool search --name '^Faden$' windowsize "$1" "$2"
    wait_for "turn to $1x$2" "$PATIENCE" changed
}

viewed() {
    view=$*
}

tap_middle() {
    xdotool mousemove $((width / 2)) $((height / 2)) click 1
    echo "tap the middle"
}

swipe() {
    set -- mousemove $((width / 2)) $((height * 3 / 4)) mousedown 1
    for step in 1 2 3 4 5 6 7 8; do
        set -- "$@" sleep 0.02 mousemove $((width / 2)) $((height * 3 / 4 - step * height / 20))
    done
    xdotool "$@" mouseup 1
}

swipe_to_end() {
    draw_end "$seen"
    attempt=0
    until shows "$(file_of "$seen")-end.png" "$end_tolerance"; do
        attempt=$((attempt + 1))
        [ "$attempt" -le 60 ] || fail "$seen does not come to its end by swiping"
        swipe
        look "swipe $seen"
    done
    echo "swipe, $attempt time(s)"
    see_end "$seen"
}

# X and D-Bus leak in libraries that are unloaded by then and cannot be named to LeakSanitizer, so
# its report counts only where a file of ours is in it.
leave() {
    xdotool key Escape
    status=0
    wait "$terminal" || status=$?
    terminal=''
    if grep -q 'ERROR: LeakSanitizer' "$folder/terminal.log" &&
        ! grep -q '/app/[a-z]*/[a-z_]*\.c' "$folder/terminal.log"; then
        status=0
    fi
    [ "$status" = 0 ] || fail "leave: exit status $status"
    echo "leave"
}

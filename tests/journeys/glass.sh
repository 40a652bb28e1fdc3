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
#   see_question LEAST MOST untouched, "still there?" comes to lie over the page seen last, so many
#                           seconds after the last touch
#   see_untouched ADDRESS   see, while nobody touches anything
#   tap ACTION              on the page that was seen last; tap_twice: as fast as a finger can
#   tap_at X Y              wherever that is
#   swipe_to_end            drags until the page that was seen last is at its end; no drag more
#                           moves it
#   press KEY...            as xdotool names them
#   focus_on ACTION         presses Tab as often as it takes from a page without focus, then Return
#   turn WIDTH HEIGHT       the window gets another shape; returns when the glass shows it
#   viewed OPTION...        from here on, pages are expected as these options show them
#   filled_from FILE        from here on, pages are expected as this content.db fills them
#   leave                   presses Escape, which ends the program without a fault or a leak
#   action_like PREFIX [N]  prints the Nth action of that page with the prefix; last_action_like
#   lies_right ACTION       its button is in the right half of the page seen last; lies_left
#
# A journey may set `window`, the size of the display, before. STRIP=FILE.png in the environment
# puts what was seen on the way side by side, each tap as a ring (tests/journeys/strip).
build=$1
window=${window:-1080x1920} width=${window%x*} height=${window#*x}
PATIENCE=10
# How far a colour may be off, and of how many pixels: of a page; of a page's end, whose expected
# picture has no scroll bar; and how many have to differ until something lies over a page.
fuzz=8% page_tolerance=$((width * height / 5000)) end_tolerance=$((width * height / 100))
question_least=$((width * height / 50))
content=$build/content/content.db
folder=$build/journeys/$(basename "$0")
drawn=$build/journeys/drawn/$window-$now
seen='' end_of='' untouched='' terminal='' display='' view='' touched=0 steps=0

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
    [ "$status" != 0 ] || make_strip
    exit "$status"
}

make_strip() {
    [ "${STRIP:-}" ] || return 0
    columns=8
    [ "$width" -lt "$height" ] || columns=4
    mogrify -resize x640 "$folder"/step-*.ppm
    montage "$folder"/step-*.ppm -geometry +8+8 -tile "${columns}x" -background '#5A6068' "$STRIP"
    echo "$steps pictures in $STRIP"
}

rm -rf "$folder"
mkdir -p "$folder" "$drawn"

file_of() {
    printf '%s/%s' "$drawn" "$(printf '%s%s' "$1" "$view" | tr -c 'A-Za-z0-9-' _)"
}

# Whether a drawing is there that was made by this program, of this content.
is_drawn() {
    [ "$1" -nt "$build/bin/faden" ] && [ "$1" -nt "$content" ]
}

# draw_as NAME OPTION...: NAME.png, NAME.dump. Journeys share what is expected and run at the same
# time, so a drawing comes to its name whole.
draw_as() {
    file=$1
    shift
    is_drawn "$file.dump" && return
    "$build/bin/faden" --content "$content" --now "$now" --window "$window" "$@" \
        --screenshot "$file.$$.png" --dump >"$file.$$.dump" || fail "--screenshot $*"
    mv "$file.$$.png" "$file.png"
    mv "$file.$$.dump" "$file.dump"
}

# Draws what is expected of an address.
draw() {
    # shellcheck disable=SC2086 # one word an option
    draw_as "$(file_of "$1")" --at "$1" $view
}

# The end of a page is its header, below it the last part of the whole page; a page that fits ends
# as it begins.
draw_end() {
    draw "$1"
    file=$(file_of "$1")
    is_drawn "$file-end.dump" && return
    draw_as "$file-whole" --at "$1" --whole
    file=$(file_of "$1")
    hidden=$(($(identify -format %h "$file-whole.png") - height))
    header=$(awk -F '\t' -v width="$width" '
        $1 == 0 && $2 == 0 && $3 == width && $5 == "ground" { print $4; exit }' "$file.dump")
    convert "$file-whole.png" -crop "${width}x$height+0+$hidden" +repage \
        \( "$file.png" -crop "${width}x$header+0+0" +repage \) -composite "$file-end.$$.png"
    mv "$file-end.$$.png" "$file-end.png"
    awk -F '\t' -v OFS='\t' -v hidden="$hidden" '{ $2 -= hidden; print }' "$file-whole.dump" \
        >"$file-end.$$.dump"
    mv "$file-end.$$.dump" "$file-end.dump"
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
    touch_now
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

touch_now() {
    touched=$(seconds)
}

look() {
    kill -0 "$terminal" 2>/dev/null || fail "$1: the terminal has ended"
    import -silent -window root "$folder/glass.ppm"
}

# Keeps what is on the glass for the strip.
keep_step() {
    [ "${STRIP:-}" ] || return 0
    steps=$((steps + 1))
    step=$(printf '%s/step-%02d.ppm' "$folder" "$steps")
    cp "$folder/glass.ppm" "$step"
}

# Marks on the step that was kept last where a finger came down.
mark_step() {
    [ "${STRIP:-}" ] && [ "$steps" -gt 0 ] || return 0
    radius=$(((width + height) / 60))
    convert "$step" -fill none -stroke '#C62828' -strokewidth $((radius / 6)) \
        -draw "circle $1,$2 $(($1 + radius)),$2" "$step"
}

# Somebody is there: moves the pointer where nothing is, so that a slow machine is not idle.
breathe() {
    touch_now
    xdotool mousemove $((width - 1)) $(($(seconds) % 2))
}

# wait_for WHAT SECONDS PREDICATE...: looks until the predicate holds.
wait_for() {
    what=$1 deadline=$(($(seconds) + $2)) waited=$2
    shift 2
    while look "$what" && ! "$@"; do
        [ "$(seconds)" -lt "$deadline" ] ||
            fail "$what: not within $waited s; $off pixels differ; seen $folder/glass.ppm, expected $expected"
        [ "$untouched" ] || breathe
    done
    echo "$what: $off pixels differ"
    keep_step
}

shows() {
    expected=$1
    off=$(differing "$expected" "$folder/glass.ppm")
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

# The seconds are whole ones, so one more or less may have passed.
see_question() {
    draw start
    untouched=yes
    wait_for "see a question over $seen" $(($2 + PATIENCE)) asks
    untouched=''
    after=$(($(seconds) - touched))
    [ "$after" -ge $(($1 - 1)) ] && [ "$after" -le "$2" ] ||
        fail "the question came after $after s, not after $1 to $2 s"
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
    dump | awk -F '\t' -v prefix="$1" -v nth="${2:-1}" '
        index($6, prefix) == 1 && ++count == nth { print $6; exit }'
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

lies_right() {
    place=$(place_of "$1")
    [ "${place% *}" -gt $((width / 2)) ] || fail "$1 lies at $place, not on the right"
}

lies_left() {
    place=$(place_of "$1")
    [ "${place% *}" -lt $((width / 2)) ] || fail "$1 lies at $place, not on the left"
}

tap_times() {
    place=$(place_of "$2")
    [ "$place" ] || fail "tap $2: $seen has no such button on the glass"
    # shellcheck disable=SC2086 # x and y
    mark_step $place
    # shellcheck disable=SC2086
    xdotool mousemove $place click --repeat "$1" --delay 40 1
    touch_now
    echo "tap $2 at $place, $1 time(s)"
}

tap() {
    tap_times 1 "$1"
}

tap_twice() {
    tap_times 2 "$1"
}

tap_at() {
    mark_step "$1" "$2"
    xdotool mousemove "$1" "$2" click 1
    touch_now
    echo "tap at $1 $2"
}

press() {
    xdotool key --delay 40 "$@"
    touch_now
    echo "press $*"
}

focus_on() {
    presses=$(dump | awk -F '\t' -v action="$1" '
        $5 == "button" { count++ } $6 == action { print count; exit }')
    [ "$presses" ] || fail "focus on $1: $seen has no such button"
    xdotool key --delay 40 --repeat "$presses" Tab key Return
    touch_now
    echo "focus on $1 in $presses press(es)"
}

changed() {
    off=$(differing "$expected" "$folder/glass.ppm")
    [ "$off" -gt "$question_least" ]
}

turn() {
    expected=$folder/before.ppm
    look "turn"
    cp "$folder/glass.ppm" "$expected"
    xdotool search --name '^Faden$' windowsize "$1" "$2"
    wait_for "turn to $1x$2" "$PATIENCE" changed
}

viewed() {
    view=$*
}

filled_from() {
    content=$1
    drawn=$folder/drawn-$(basename "$1" .db)
    mkdir -p "$drawn"
}

swipe() {
    set -- mousemove $((width / 2)) $((height * 3 / 4)) mousedown 1
    for twentieth in 1 2 3 4 5 6 7 8; do
        set -- "$@" sleep 0.02 \
            mousemove $((width / 2)) $((height * 3 / 4 - twentieth * height / 20))
    done
    xdotool "$@" mouseup 1
    touch_now
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
    swipe
    echo "swipe, $attempt time(s) and once more"
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

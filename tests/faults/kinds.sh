# SPDX-License-Identifier: EUPL-1.2
# The kinds of faults, and the judge.

# judge DEED FOLDER STATES WHERE: whether what is left is one of the states, and whether the next
# run heals it. The same rest is judged once.
judge() {
    seen=$1-$(tree "$2" | sha256sum | head -c 16)-$3
    [ ! -e "$room/judged/$seen" ] || return 0
    : >"$room/judged/$seen"
    judged=$((judged + 1))
    state=$("$1_state" "$2")
    case " $3 " in
    *" $state "*) ;;
    *) fault "$4: $state" ;;
    esac
    quietly "$1_again" "$2" || fault "$4: the next run ends with exit status $?"
    state=$("$1_state" "$2")
    [ "$state" = after ] || fault "$4: after the next run: $state"
    "$1_rest" "$2" >"$room/rest"
    diff "$room/rest-$1" "$room/rest" >"$room/said" || fault "$4: other things are left"
}

# A power cut

# cut_at DEED POINT MOMENT: leaves $images; says how it ended.
cut_at() {
    prepare "$1"
    : >"$room/cut"
    "$1" "$work" "$build/tests/powercut" "$work" "$2" "$3" "$images" >"$room/cut" 2>"$room/said" ||
        fault "the harness ends with exit status $?"
    tail -n 1 "$room/cut"
}

judge_images() {
    for image in all synced names torn; do
        judge "$1" "$images/$image" "$2" "$image, $3"
    done
}

# Undisturbed: how many points there are and what is left. When it is done, it is done.
remember() {
    ended=$(cut_at "$1" 0 before)
    case $ended in
    end\ *\ 0) ;;
    *)
        cat "$room/cut" >>"$room/said"
        fault "$1, undisturbed: $ended"
        exit 1
        ;;
    esac
    ended=${ended#end }
    echo "${ended% 0}" >"$room/count-$1"
    "$1_rest" "$work" >"$room/rest-$1"
    judge_images "$1" after "$1, done"
    judge "$1" "$work" after "$1, done twice"
}

cut_points() {
    number=0
    while [ "$number" -lt "$(cat "$room/count-$1")" ]; do
        number=$((number + 1))
        echo "power_cut $1 $number before"
        echo "power_cut $1 $number after"
    done
}

power_cut() {
    ended=$(cut_at "$@")
    case $ended in
    cut\ *) judge_images "$1" 'before after' "$3 ${ended#cut }" ;;
    end\ *\ 0) judge_images "$1" after "it ended before" ;;
    *) fault "$ended" ;;
    esac
}

# A full disk

# on_small KIB DEED [PREFIX...]: does it on a disk of so many KiB; how it ended is in $status, what is
# left in $folder.
on_small() {
    rm -rf "$work"
    mkdir "$work"
    mount -t tmpfs -o "size=$1k" small "$work"
    folder=$work/folder deed=$2
    cp -a "$room/$("${deed}_before")" "$folder"
    shift 2
    status=0
    quietly "$deed" "$folder" "$@" || status=$?
}

judge_full() {
    case $status in
    0) ;;
    "$(full_status "$1")")
        grep -qE 'space|are missing' "$room/said" || fault "does not say that there is no space"
        ;;
    *) fault "exit status $status" ;;
    esac
    find "$work/folder" -name '*.new' -o -name '.new' -o -name .gone >"$room/left"
    [ ! -s "$room/left" ] || fault "is left half-built: $(cat "$room/left")"
    rm -f "$work/folder.full"
    mount -t tmpfs -o remount,size=64m small "$work"
    judge "$1" "$work/folder" 'before after' "exit status $status"
    umount "$work"
}

# From a disk that what was there before just fits on, to one that is large enough.
small_points() {
    kib=$(du -sk "$room/$("$1_before")" | cut -f 1)
    status=1 most=$kib
    while [ "$status" != 0 ]; do
        most=$((most + 512))
        on_small "$most" "$1"
        umount "$work"
    done
    while [ "$kib" -lt "$most" ]; do
        kib=$((kib + 4))
        echo "small_disk $1 $kib"
    done
}

small_disk() {
    on_small "$2" "$1"
    judge_full "$1"
}

# A disk that somebody else fills meanwhile.
full_points() {
    number=0
    while [ "$number" -lt "$(cat "$room/count-$1")" ]; do
        number=$((number + 1))
        echo "full_disk $1 $number"
    done
}

full_disk() {
    on_small 8192 "$1" "$build/tests/powercut" "$work/folder" "$2" full "$images"
    ended=$(tail -n 1 "$room/said")
    case $status-$ended in
    0-end\ *) status=${ended##* } ;;
    *) fault "$ended" ;;
    esac
    judge_full "$1"
}

# A bad line, in the changed night

# Bytes that the second run fetches again although they had come: small files, the beginning of an
# answer.
again_most=8192

# over_bad_line FAULT BYTE
over_bad_line() {
    line_fault=$1 line_at=$2 sync=$build/tests/hurried-sync
    status=0
    quietly night "$work" || status=$?
    line_fault=none sync=''
}

line_points() {
    prepare night
    must night "$work"
    cp "$room/passed" "$room/passed-night"
    total=$(cat "$room/passed") kilobyte=0
    while [ "$((kilobyte * 1024))" -lt "$total" ]; do
        for kind in dead drop; do
            echo "bad_line $kind $((kilobyte * 1024 + 1))"
        done
        echo "bad_line flip $((kilobyte * 1024 + 1 + (seed + kilobyte * 7919) % 1024))"
        kilobyte=$((kilobyte + 1))
    done
    # A stall takes as long as the sync has patience.
    [ "$sample" ] || for third in 1 2; do
        echo "bad_line stall $((total * third / 3))"
    done
}

bad_line() {
    prepare night
    over_bad_line "$@"
    case $status in
    0 | 2 | 3) ;;
    *) fault "exit status $status" ;;
    esac
    if [ "$1" = dead ]; then
        quietly night "$work" || fault "over a good line: exit status $?"
        twice=$(($(cat "$room/passed") + $2 - $(cat "$room/passed-night")))
        [ "$twice" -le "$again_most" ] || fault "$twice bytes are fetched twice"
    fi
    judge night "$work" 'before after' "exit status $status"
}

list_all() {
    for deed in $deeds; do
        cut_points "$deed"
    done
    for deed in $small_deeds; do
        small_points "$deed"
        full_points "$deed"
    done
    line_points
}

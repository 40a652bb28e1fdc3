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
        echo "cut $1 $number before"
        echo "cut $1 $number after"
    done
}

cut() {
    ended=$(cut_at "$@")
    case $ended in
    cut\ *) judge_images "$1" 'before after' "$3 ${ended#cut }" ;;
    end\ *\ 0) judge_images "$1" after "it ended before" ;;
    *) fault "$ended" ;;
    esac
}

list_all() {
    for deed in $deeds; do
        cut_points "$deed"
    done
}

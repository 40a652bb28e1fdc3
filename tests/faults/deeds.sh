# SPDX-License-Identifier: EUPL-1.2
# What is disturbed. Of a deed NAME:
#
#   NAME_before            the folder that it is done to, as it was before; NAME_after: as after
#   NAME FOLDER [PREFIX…]  does it
#   NAME_state FOLDER      before, after, or what else it looks like from outside
#   NAME_again FOLDER      the next run, which has to succeed whatever the state was
#   NAME_rest FOLDER       what is to be compared then, one line a thing
deeds="${FAULTS_DEEDS:-publish_first publish_night first night stick rollback}"

# A store, apart from the time of the last run, what a web server said, and which numbers the
# generations have got.
store_rest() {
    rank=0
    set -- "$1" -e '\,  \./outcome$,d' -e '\,  \./channel$,d'
    for generation in "$1"/generations/*; do
        rank=$((rank + 1))
        set -- "$@" -e "s,generations/${generation##*/},generations/rank-$rank,"
    done
    folder=$1
    shift
    tree "$folder" | sed "$@"
}

store_state() {
    case $(shown "$1") in
    "$2") echo before ;;
    "$3") echo after ;;
    *) shown "$1" ;;
    esac
}

first_before() {
    echo store-0
}

first() {
    folder=$1
    shift
    take_up "$folder" channel-old "$@"
}

first_state() {
    store_state "$1" nothing "$(word old)"
}

first_again() {
    first "$1"
}

first_rest() {
    store_rest "$1"
}

night_before() {
    echo store-old
}

night() {
    folder=$1
    shift
    take_up "$folder" channel-new "$@"
}

night_state() {
    store_state "$1" "$(word old)" "$(word new)"
}

night_again() {
    night "$1"
}

night_rest() {
    store_rest "$1"
}

stick_before() {
    echo store-old
}

stick() {
    folder=$1
    shift
    take_stick "$folder" stick-new "$@"
}

stick_state() {
    night_state "$1"
}

stick_again() {
    stick "$1"
}

stick_rest() {
    store_rest "$1"
}

# Staff go back; the night after that finds nothing new. What is left differs by whether they had
# come to it.
rollback_before() {
    echo store-new
}

rollback() {
    folder=$1
    shift
    "$@" "$bin/faden-sync" rollback --config "$room/sync.conf" --store "$folder"
}

rollback_state() {
    store_state "$1" "$(word new)" "$(word old)"
}

rollback_again() {
    [ "$(rollback_state "$1")" = after ] || rollback "$1" || return
    night "$1"
}

rollback_rest() {
    store_rest "$1"
}

# A channel as a terminal sees it that has seen nothing, in a store that is thrown away.
channel_state() {
    rm -rf "$room/visitor"
    cp -a "$room/$2" "$room/visitor"
    ln -sfn "$1" "$room/channel-seen"
    status=0
    quietly take_up "$room/visitor" channel-seen || status=$?
    state=$(store_state "$room/visitor" "$3" "$(word "$4")")
    case $state-$status in
    before-0 | after-0 | before-2) echo "$state" ;;
    *) echo "$state, exit status $status" ;;
    esac
}

# The time is in manifests, and in what is signed of them.
channel_rest() {
    tree "$1" | sed -E 's/^[0-9a-f]+  (\.\/manifests\/)/\1/'
}

publish_first_before() {
    echo channel-0
}

publish_first() {
    folder=$1
    shift
    publish first "$folder" "$@"
}

publish_first_state() {
    channel_state "$1" store-0 nothing first
}

publish_first_again() {
    publish_first "$1"
}

publish_first_rest() {
    channel_rest "$1"
}

publish_night_before() {
    echo channel-today
}

publish_night() {
    folder=$1
    shift
    publish new "$folder" "$@"
}

publish_night_state() {
    channel_state "$1" store-old "$(word old)" new
}

publish_night_again() {
    publish_night "$1"
}

publish_night_rest() {
    channel_rest "$1"
}

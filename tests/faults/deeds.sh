# SPDX-License-Identifier: EUPL-1.2
# What is disturbed. Of a deed NAME:
#
#   NAME_before            the folder that it is done to, as it was before
#   NAME FOLDER [PREFIX…]  does it
#   NAME_state FOLDER      before, after, or what else it looks like from outside
#   NAME_again FOLDER      the next run, which has to succeed whatever the state was
#   NAME_rest FOLDER       what is to be compared then, one line a thing
deeds='publish_first publish_night stick_written first night quiet stick_taken rollback'
# Those that are done on disks of every size too.
small_deeds='publish_night stick_written first night'

# How a deed ends on a full disk.
full_status() {
    case $1 in
    publish_* | stick_written) echo 1 ;;
    *) echo 4 ;;
    esac
}

# A store, apart from the time of the last run, what a web server said, and which numbers the
# generations have got.
store_rest() {
    rank=0
    set -- "$1" -e '\, \./outcome$,d' -e '\, \./channel$,d'
    for generation in "$1"/generations/*; do
        rank=$((rank + 1))
        set -- "$@" -e "s,generations/${generation##*/},generations/rank-$rank,"
    done
    folder=$1
    shift
    tree "$folder" | sed "$@"
}

# Every now and then the terminal itself has to say it.
store_state() {
    said=$(shown "$1")
    if [ "$said" != nothing ] && [ $((judged % 20)) = 0 ]; then
        "$bin/faden" --content "$1/current/content.db" --at "de/entry/$entry" --dump |
            grep -qF "$said" || said="the terminal does not show: $said"
    fi
    case $said in
    "$2") echo before ;;
    "$3") echo after ;;
    *) echo "$said" ;;
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

# A night on which there is nothing new.
quiet_before() {
    echo store-new
}

quiet() {
    night "$@"
}

quiet_state() {
    night_state "$1"
}

quiet_again() {
    night "$1"
}

quiet_rest() {
    store_rest "$1"
}

stick_taken_before() {
    echo store-old
}

stick_taken() {
    folder=$1
    shift
    take_stick "$folder" "$room/stick-new" "$@"
}

stick_taken_state() {
    night_state "$1"
}

stick_taken_again() {
    stick_taken "$1"
}

stick_taken_rest() {
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

# What a terminal makes of it that has come as far as `store`, in a copy that is thrown away.
# visitor_state STORE BEFORE AFTER COMMAND...
visitor_state() {
    rm -rf "$room/visitor"
    cp -a "$room/$1" "$room/visitor"
    before=$2 after=$3
    shift 3
    status=0
    quietly "$@" || status=$?
    state=$(store_state "$room/visitor" "$before" "$after")
    # A channel on which nothing was ever published is no channel yet.
    case $before-$state-$status in
    *-before-0 | *-after-0 | nothing-before-2) echo "$state" ;;
    *) echo "$state, exit status $status" ;;
    esac
}

# By the web server, at an address of its own.
channel_state() {
    ln -sfn "$1" "$room/channel-seen"
    visitor_state "$2" "$3" "$(word "$4")" take_up "$room/visitor" channel-seen
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

# A stick that has yesterday's channel on it.
stick_written_before() {
    echo stick-old
}

stick_written() {
    folder=$1
    shift
    write_stick "$folder" channel-new "$@"
}

stick_written_state() {
    visitor_state store-old "$(word old)" "$(word new)" take_stick "$room/visitor" "$1"
}

stick_written_again() {
    stick_written "$1"
}

stick_written_rest() {
    tree "$1"
}

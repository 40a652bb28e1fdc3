# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=sh
# A publisher's desk in a folder of its own: the words that the tests of channels are written in.
# Sourced with BUILD as $1; ends in the folder. Each test is a function; `run NAME...` calls them,
# every one on a desk of its own, and counts.
#
#   desk                     keys a and b, a channel whose root is signed by a and lists a
#   source_of NAME ID TEXT   sources of a small pack that says TEXT, and NAME.pack
#   large NAME SEED          gives it a picture too large for the pack
#   publish WORD...          with key a into the channel
#   tree FOLDER              every file but the lock, its digest and the time of its last change
#   sound FOLDER             the newest manifest is signed, and every file that it names is there,
#                            byte for byte
#   expect STATUS TEXT COMMAND...    the command ends so, and says this
#   expect_refused TEXT COMMAND...   likewise, with 1, and the channel is as it was
build=$1
faden_pack=$build/bin/faden-pack
# libfaketime comes before the sanitizer, which would object.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

fail() {
    echo "$current: $*" >&2
    exit 1
}

pack() {
    "$faden_pack" build "$1" -o "$1.pack" 2>said || fail "$1.pack is not built: $(cat said)"
}

source_of() {
    mkdir -p "$1/media"
    printf 'id = %s\ntitle = Probe\nlanguages = de\n' "$2" >"$1/pack.ini"
    printf 'id,parent,pictogram,colour,name\nhelp,,info,#1F6F5C,Hilfe\n' >"$1/topics.csv"
    printf 'id,name,street,city,picture\nhall,Halle,Weg 1,Musterstadt,plan.svg\n' >"$1/places.csv"
    printf 'id,name,place,confidence\ntown,Stadt,hall,high\n' >"$1/organisations.csv"
    printf 'id,organisation,topics,name,what,phone,confidence\none,town,help,Rat,%s,0241 4321,high\n' \
        "$3" >"$1/services.csv"
    echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >"$1/media/plan.svg"
    pack "$1"
}

# Bytes that no compression shortens much and that are the same every time.
large() {
    {
        echo '<svg xmlns="http://www.w3.org/2000/svg"><!--'
        awk -v seed="$2" 'BEGIN { srand(seed); for (i = 0; i < 12000; i++) printf "%09d", rand() * 1e9 }'
        echo '--></svg>'
    } >"$1/media/plan.svg"
    pack "$1"
}

desk() {
    "$faden_pack" keys new a --no-password >/dev/null
    "$faden_pack" keys new b --no-password >/dev/null
    "$faden_pack" keys root a.pub --threshold 1 --channel channel >/dev/null
    "$faden_pack" keys approve channel/roots/1.json --key a.key >/dev/null
    source_of one one 'Wir helfen.'
}

publish() {
    "$faden_pack" publish "$@" --channel channel --key a.key
}

tree() {
    (cd "$1" && find . -type f ! -name .lock -exec sha256sum {} + -exec stat -c '%n %y' {} + | sort)
}

# named FILE DIGEST SIZE
named() {
    [ "$(stat -c %s "$1" 2>/dev/null)" = "$3" ] || fail "$1 has not the size that is named"
    echo "$2  $1" | sha256sum -c --quiet - || fail "$1 is not what is named"
}

sound() {
    newest=$1/manifests/$(cat "$1/latest").json
    minisign -Vqm "$newest" -p a.pub 2>/dev/null || minisign -Vqm "$newest" -p b.pub ||
        fail "$newest is not signed"
    jq -r '.packs[] | .sha256 as $to
        | "packs/\(.sha256).zst \(.file.sha256) \(.file.size)",
          (.deltas[] | "deltas/\(.from)-\($to).zst \(.sha256) \(.size)"),
          (.objects[] | "objects/\(.sha256[:2])/\(.sha256) \(.sha256) \(.size)")' "$newest" >named.files
    [ -s named.files ] || fail "$newest names nothing"
    while read -r file digest size; do
        named "$1/$file" "$digest" "$size"
    done <named.files
}

expect() {
    wanted=$1 text=$2 status=0
    shift 2
    "$@" >said 2>&1 || status=$?
    [ "$status" = "$wanted" ] || fail "\"$*\" ends with $status instead of $wanted: $(cat said)"
    grep -qF -- "$text" said || fail "\"$*\" does not say \"$text\" but: $(cat said)"
}

expect_refused() {
    text=$1
    shift
    tree channel >before
    expect 1 "$text" "$@"
    tree channel >after
    cmp -s before after || fail "\"$*\" changed the channel: $(diff before after)"
}

run() {
    for current; do
        mkdir "$work/$current"
        (
            cd "$work/$current"
            desk
            "$current"
        )
        rm -rf "${work:?}/$current"
    done
    echo "$# tests passed"
}

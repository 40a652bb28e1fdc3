# SPDX-License-Identifier: EUPL-1.2
# A town that publishes day by day, and a terminal that has come along until yesterday. Sourced by
# tests/faults/points, which has set `build`, `source`, `room`.
#
#   first/ second/ old/ new/ town.pack   each day a text and a large picture are other ones
#   channel-0                            whom to believe, nothing published
#   channel-old                          published until yesterday
#   channel-today                        there is a second root
#   channel-new                          published today
#   store-0 store-old store-new          terminals of these channels
#   stick-old stick-new                  sticks with these channels
#   holder.key publisher.key root.json   whose word counts
#
# Every command may stand behind words that run it, such as those of powercut.
bin=$build/bin
entry=musterstadt:services/s-anmeldung

# What the entry is called on a day.
word() {
    echo "Anmelden am Tag $1"
}

# publish DAY FOLDER [PREFIX...]
publish() {
    day=$1 folder=$2
    shift 2
    "$@" "$bin/faden-pack" publish "$room/$day/town.pack" --channel "$folder" \
        --key "$room/publisher.key" --keep 1
}

# take_up STORE CHANNEL [PREFIX...]: over the web, where the channel always has the same address,
# whatever its port is on the line.
take_up() {
    store=$1 channel=$2
    shift 2
    "$build/tests/line" "$room/socket" "$line_fault" "$line_at" "$room/passed" \
        env http_proxy=http://@line@ "$@" "${sync:-$bin/faden-sync}" --config "$room/sync.conf" \
        --root "$room/root.json" --store "$store" --channel "http://channel.invalid/$channel"
}

# take_stick STORE STICK [PREFIX...]
take_stick() {
    store=$1 stick=$2
    shift 2
    "$@" "$bin/faden-sync" --config "$room/sync.conf" --root "$room/root.json" --store "$store" \
        --from "$stick"
}

# write_stick STICK CHANNEL [PREFIX...]
write_stick() {
    stick=$1 channel=$2
    shift 2
    "$@" "$bin/faden-pack" export usb "$stick" --channel "$room/$channel"
}

shown() {
    "$build/tests/shown" "$1/current/content.db" "$entry" 2>/dev/null || echo nothing
}

# A picture too large for a pack, another one for each number.
picture() {
    awk -v number="$1" 'BEGIN {
        srand(number)
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 999 999\"><path d=\""
        for (i = 0; i < 9000; i++) printf "M%d,%d", rand() * 999, rand() * 999
        print "\"/></svg>" }'
}

make_packs() {
    number=0
    for day in first second old new; do
        number=$((number + 1))
        cp -r "$source/content/musterstadt" "$room/$day"
        picture "$number" >"$room/$day/media/floor-plan.svg"
        sed -i "s/,Wohnsitz anmelden,/,$(word "$day"),/" "$room/$day/services.csv"
        must "$bin/faden-pack" build "$room/$day" -o "$room/$day/town.pack"
    done
}

# make_root VERSION FOLDER
make_root() {
    must "$bin/faden-pack" keys root "$room/holder.pub" --threshold 1 \
        --publishers "$room/publisher.pub" --channel "$2"
    must "$bin/faden-pack" keys approve "$2/roots/$1.json" --key "$room/holder.key"
}

make_channels() {
    must "$bin/faden-pack" keys new "$room/holder" --no-password
    must "$bin/faden-pack" keys new "$room/publisher" --no-password
    mkdir "$room/channel-0"
    make_root 1 "$room/channel-0"
    cp "$room/channel-0/roots/1.json" "$room/root.json"
    cp -a "$room/channel-0" "$room/channel"
    for day in first second old; do
        must publish "$day" "$room/channel"
        cp -a "$room/channel" "$room/channel-$day"
    done
    cp -a "$room/channel-old" "$room/channel-today"
    make_root 2 "$room/channel-today"
    cp -a "$room/channel-today" "$room/channel-new"
    must publish new "$room/channel-new"
}

make_stores() {
    : >"$room/sync.conf"
    mkdir "$room/store-0"
    cp -a "$room/store-0" "$room/store"
    for day in first second old new; do
        must take_up "$room/store" "channel-$day"
        cp -a "$room/store" "$room/store-$day"
    done
}

make_sticks() {
    for day in old new; do
        mkdir "$room/stick-$day"
        must write_stick "$room/stick-$day" "channel-$day"
    done
}

# Debian's nginx; a socket needs no port that somebody else may have. It does not write to anything
# but its own folder, and where it is root its worker is nobody.
start_server() {
    mkdir "$room/server"
    cat >"$room/server/nginx.conf" <<CONF
daemon off;
pid nginx.pid;
error_log error.log;
$([ "$FAULTS_MAPPED" ] && echo 'user root; master_process off;' || echo 'user nobody nogroup;')
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type application/octet-stream;
    server {
        listen unix:$room/socket;
        root $room;
    }
}
CONF
    nginx -p "$room/server/" -c nginx.conf -e error.log >"$room/said" 2>&1 &
    server=$!
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        [ ! -S "$room/socket" ] || return 0
        sleep 0.2
    done
    fault "nginx does not listen after $attempt attempts: $(cat "$room/server/error.log")"
    exit 1
}

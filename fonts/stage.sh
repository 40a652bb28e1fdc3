#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# stage.sh OUTPUT: puts everything that text needs into one folder, from Debian's packages: the
# fonts of fonts.csv (Han cut down to GB 2312), the icon font with its names, the hyphenation
# patterns of hyphens.csv in UTF-8. Looks first whether all is there; the finished folder appears
# whole.
set -eu

here=$(dirname "$0")
output=$1
fonts=/usr/share/fonts
icons=$fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf
icon_names=/usr/share/fonts-material-design-icons-iconfont/scss/_variables.scss
dictionaries=/usr/share/hyphen
new=$output.new

# need FILE PACKAGE
need() {
    [ -r "$1" ] && return
    echo "fonts: $1 is missing; install the package $2" >&2
    exit 1
}

# All characters of GB 2312, rows 1 to 87, and the spaces that measuring needs.
gb2312() {
    printf ' \302\240'
    awk 'BEGIN { for (row = 161; row <= 247; row++) for (cell = 161; cell <= 254; cell++)
        printf "\\%03o\\%03o", row, cell }' | xargs -0 printf | iconv -c -f GB2312 -t UTF-8
}

# rows TABLE: without its heading
rows() {
    tail -n +2 "$here/$1"
}

need_all() {
    need /usr/bin/hb-subset libharfbuzz-bin
    need "$icons" fonts-material-design-icons-iconfont
    need "$icon_names" fonts-material-design-icons-iconfont
    while IFS=, read -r _ regular bold folder package _; do
        need "$fonts/$folder/$regular" "$package"
        need "$fonts/$folder/$bold" "$package"
    done <<LIST
$(rows fonts.csv)
LIST
    while IFS=, read -r _ patterns package; do
        need "$dictionaries/$patterns" "$package"
    done <<LIST
$(rows hyphens.csv)
LIST
}

need_all
rm -rf "$new"
mkdir -p "$new"
gb2312 >"$new/gb2312.txt"

echo 'scripts,regular,bold,package' >"$new/fonts.csv"
rows fonts.csv | while IFS=, read -r scripts regular bold folder package glyphs; do
    for file in "$regular" "$bold"; do
        case $glyphs in
        # face 2 of the collection is Simplified Chinese
        gb2312) hb-subset "$fonts/$folder/$file" --face-index=2 --text-file="$new/gb2312.txt" \
            --output-file="$new/${file%.ttc}.otf" ;;
        all) cp "$fonts/$folder/$file" "$new/" ;;
        esac
    done
    echo "$scripts,$regular,$bold,$package" | sed 's/\.ttc/.otf/g' >>"$new/fonts.csv"
done

cp "$icons" "$new/"
sed -n 's/^[[:space:]]*"\([a-z0-9_]*\)": *\([0-9a-f]*\),*$/\1,\2/p' "$icon_names" >"$new/pictograms.csv"

# The last level of a pattern file, in UTF-8. German's first level is a list of 69,000 compounds that
# takes two seconds to load and changes few divisions; hyphens-de.txt has those that matter.
last_level() {
    charset=$(head -n 1 "$1" | tr -d '\r')
    tail -n +2 "$1" | iconv -f "$charset" -t UTF-8 | tr -d '\r' |
        awk '/^NEXTLEVEL/ { kept = ""; next } { kept = kept $0 "\n" } END { printf "%s", kept }'
}

# complete LANGUAGE: what libhyphen needs of patterns that were written for TeX
complete() {
    case $1 in
    ru) LC_ALL=C awk -f "$here/hyphens.awk" | LC_ALL=C sort ;;
    *) cat ;;
    esac
}

rows hyphens.csv | while IFS=, read -r language patterns _; do
    {
        echo UTF-8
        last_level "$dictionaries/$patterns" | complete "$language"
        [ ! -e "$here/hyphens-$language.txt" ] || grep -v '^%' "$here/hyphens-$language.txt"
    } >"$new/hyph_$language.dic"
done

rm "$new/gb2312.txt"
rm -rf "$output"
mv "$new" "$output"

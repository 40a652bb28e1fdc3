#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# stage.sh OUTPUT: puts everything that text needs into one folder, from Debian's packages: the
# fonts of fonts.csv (Han cut down to GB 2312), the icon font with its names, the hyphenation
# patterns in UTF-8. The finished folder appears whole.
set -eu

here=$(dirname "$0")
output=$1
fonts=/usr/share/fonts
icons=$fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf
icon_names=/usr/share/fonts-material-design-icons-iconfont/scss/_variables.scss
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

need /usr/bin/hb-subset libharfbuzz-bin
rm -rf "$new"
mkdir -p "$new"
gb2312 >"$new/gb2312.txt"

echo 'scripts,regular,bold,package' >"$new/fonts.csv"
tail -n +2 "$here/fonts.csv" | while IFS=, read -r scripts regular bold folder package glyphs; do
    for file in "$regular" "$bold"; do
        need "$fonts/$folder/$file" "$package"
        case $glyphs in
        # face 2 of the collection is Simplified Chinese
        gb2312) hb-subset "$fonts/$folder/$file" --face-index=2 --text-file="$new/gb2312.txt" \
            --output-file="$new/${file%.ttc}.otf" ;;
        all) cp "$fonts/$folder/$file" "$new/" ;;
        esac
    done
    echo "$scripts,$regular,$bold,$package" | sed 's/\.ttc/.otf/g' >>"$new/fonts.csv"
done

need "$icons" fonts-material-design-icons-iconfont
need "$icon_names" fonts-material-design-icons-iconfont
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

# Language, dictionary, package. Turkish, Kurmanji and Ukrainian are divided by rule
# (app/text/hyphens.c); Vietnamese has no long words; the others have no patterns.
while read -r language patterns package; do
    patterns=/usr/share/hyphen/hyph_$patterns.dic
    need "$patterns" "$package"
    {
        echo UTF-8
        last_level "$patterns" | complete "$language"
        [ "$language" != de ] || grep -v '^%' "$here/hyphens-de.txt"
    } >"$new/hyph_$language.dic"
done <<LIST
bg bg_BG hyphen-bg
bn bn_IN hyphen-bn
de de_DE hyphen-de
el el_GR hyphen-el
en en_GB hyphen-en-gb
es es_ES hyphen-es
fr fr hyphen-fr
hi hi_IN hyphen-hi
hr hr_HR hyphen-hr
it it_IT hyphen-it
nl nl_NL hyphen-nl
pl pl_PL hyphen-pl
pt pt_PT hyphen-pt-pt
ro ro_RO hyphen-ro
ru ru_RU hyphen-ru
sr sr_RS hyphen-sr
ta ta_IN hyphen-ta
th th_TH hyphen-th
LIST

rm "$new/gb2312.txt"
rm -rf "$output"
mv "$new" "$output"

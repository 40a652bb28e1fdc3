# SPDX-License-Identifier: EUPL-1.2
# Completes hyphenation patterns for libhyphen, which at each letter applies the longest pattern
# that it is in the middle of and no other: every beginning of a pattern is given the values of all
# patterns that it ends with. Without this Russian loses half of its divisions; the other languages'
# patterns come completed or count on libhyphen's way. A letter here is a byte, as for libhyphen;
# run with LC_ALL=C.

# Values of the gaps before, between and after the letters, one digit each.
function read_pattern(pattern,    i, c, letters, values, open) {
    open = "0"
    for (i = 1; i <= length(pattern); i++) {
        c = substr(pattern, i, 1)
        if (c >= "0" && c <= "9") {
            open = c
        } else {
            letters = letters c
            values = values open
            open = "0"
        }
    }
    values_of[letters] = values open
    for (i = 1; i <= length(letters); i++)
        beginnings[substr(letters, 1, i)]
}

function larger_values(a, b, offset,    i, merged, x, y) {
    merged = substr(a, 1, offset)
    for (i = 1; i <= length(b); i++) {
        x = substr(a, offset + i, 1)
        y = substr(b, i, 1)
        merged = merged (x > y ? x : y)
    }
    return merged
}

function completed(letters,    i, values, ending) {
    values = letters in values_of ? values_of[letters] : sprintf("%0" (length(letters) + 1) "d", 0)
    for (i = 1; i < length(letters); i++) {
        ending = substr(letters, i + 1)
        if (ending in values_of)
            values = larger_values(values, values_of[ending], i)
    }
    return values
}

function write_pattern(letters, values,    i, v, pattern) {
    for (i = 1; i <= length(values); i++) {
        v = substr(values, i, 1)
        pattern = pattern (v == "0" ? "" : v) substr(letters, i, 1)
    }
    print pattern
}

/^[%#]/ || NF == 0 { next }
/^[A-Z]+(MIN)? / || /\// { print; next }
{ read_pattern($1) }

END {
    for (letters in beginnings) {
        values = completed(letters)
        if (values ~ /[1-9]/)
            write_pattern(letters, values)
    }
}

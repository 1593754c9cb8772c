#!/usr/bin/env bash
# Every key, command and test that FEATURES.md names exists.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

known() {
    case $1 in
    'muster '*) # a command, perhaps with an option or an argument
        local -a words
        read -r -a words <<<"$1"
        if [[ ${words[2]:-} == [!-]* ]]; then muster "${words[@]:1}" >help.txt
        else muster "${words[1]}" --help | grep -q -- "${words[2]:-usage}"; fi ;;
    include/*) [ -d "$repo/$1" ] ;;
    mu_*.*) grep -q "${1#*.};" "$repo"/include/muster/*.h ;;
    *) muster keys "$1" >keys.txt 2>&1 || { cat keys.txt; false; } ;;
    esac
}

tested() {
    local file=${1%%:*} name=''
    [[ $1 == *:* ]] && name=${1##*: }
    [ -f "$repo/$file" ] && grep -q "$name" "$repo/$file"
}

rows=0
while IFS='|' read -r _ mechanism key test _; do
    key=$(tr -d '`' <<<"$key" | xargs)
    test=$(tr -d '`' <<<"$test" | xargs)
    known "$key" && tested "$test" && rows=$((rows + 1)) && continue
    check "$mechanism: $key, $test" false
done < <(grep -E '^\|.*`.*`' "$repo/FEATURES.md")
check "$rows features have their key and their test" [ "$rows" -gt 40 ]
finish

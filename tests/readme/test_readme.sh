#!/usr/bin/env bash
# Every command of the READMEs works, and prints what they say it prints.
#
# Commands stand in ```console blocks after "$ "; the lines after one are part of its output. Seconds and threads
# differ from machine to machine and are not compared. "make" commands are run by .ci/run in a fresh clone; here it
# is only asked whether their targets exist.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"
console_of() { sed -n '/^```console/,/^```$/{/^```/d;p}' "$1"; }
commands_of() { console_of "$1" | sed -n 's/^\$ //p' | sed 's/ *#.*//'; }
masked() { sed -E 's/[0-9]+ threads?/N threads/; s/[0-9.]+ s$/T s/'; }

works() {
    case $1 in
    make\ *) make -C "$repo" -n "${1#make }" >/dev/null 2>&1 ;;
    *) bash -c "$1" >"$work/said.txt" 2>&1 || { head -n 5 "$work/said.txt"; false; } ;;
    esac
}

# Every line shown after the command is a line of what it said just now.
as_shown() {
    local line
    masked <"$work/said.txt" >"$work/masked.txt"
    while IFS= read -r line; do
        [ "$line" = ... ] && continue
        grep -qxF -- "$line" "$work/masked.txt" || { echo "# not printed: $line"; return 1; }
    done < <(masked <"$work/shown.txt")
}

fresh_folder() {
    rm -rf "$work/here"
    mkdir -p "$work/here/build" && cd "$work/here" || exit 1
    ln -s "$repo/scenarios" scenarios
    ln -s "$repo/rules" rules
    ln -s "$(readlink -f "$work/bin/muster")" build/muster
}

compare_output() { if [ -s "$work/shown.txt" ]; then check "$readme: output of $command" as_shown; fi; }

for readme in README.md README.zh-CN.md; do
    fresh_folder
    : >"$work/shown.txt"
    while IFS= read -r line; do
        if [[ $line == '$ '* ]]; then
            compare_output
            command=$(sed 's/^\$ //; s/ *#.*//' <<<"$line")
            : >"$work/shown.txt"
            check "$readme: $command" works "$command"
        elif [ -n "$line" ]; then
            echo "$line" >>"$work/shown.txt"
        fi
    done < <(console_of "$repo/$readme")
    compare_output
done
check "both READMEs have the same commands" diff <(commands_of "$repo/README.md") <(commands_of "$repo/README.zh-CN.md")
check "there are some" [ "$(commands_of "$repo/README.md" | wc -l)" -gt 4 ]
finish

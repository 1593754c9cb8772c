#!/usr/bin/env bash
# The help is complete, fits a terminal, and the man page says the same.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

commands=$(muster --help | sed -n '/^commands:/,/^$/s/^  \([a-z]\+\).*/\1/p' | grep -v '^help$')
man=$repo/tools/muster.1

# Long options in a help text, and all those of the man page with its "\-" undone.
options_of() { grep -oE -- '--[a-z][a-z-]+' <<<"$1" | sort -u; }
man_section() { sed 's/\\-/-/g; s/\\f[A-Z]//g' "$man" | sed -n "/^\.SS $1/,/^\.S[SH] /p" | sed '1!{/^\.S[SH] /d}'; }

check "there are ten commands besides help" [ "$(wc -w <<<"$commands")" -eq 10 ]
for c in $commands; do
    help=$(muster "$c" --help)
    check "$c: the help names the command" grep -q "^usage: muster $c" <<<"$help"
    check "$c: help, -h and \"muster help\" agree" [ "$help" = "$(muster "$c" -h)" -a "$help" = "$(muster help "$c")" ]
    check "$c: no line is longer than 80 columns" awk 'length > 80 {bad = 1; print "# " $0} END {exit bad}' <<<"$help"
    listed=$(sed -n '/^options:/,/^$/p' <<<"$help" | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | grep -v -- --help | sort -u)
    written=$(options_of "$(man_section "$c" | grep -E '^\.B')" | grep -v -- --help | grep -vx -- "$([ "$c" = schema ] && echo --json || echo -)")
    check "$c: the man page has the same options" diff <(echo "$listed") <(echo "$written")
done
events=$(sed -n 's/.*case MU_SAW_.*return "\(.*\)";/\1/p; s/.*"event", "\(rule\)".*/\1/p' "$repo"/engine/report/trace_json.c "$repo"/engine/report/trace_rule.c)
names_events() {
    local event told
    told=$(muster trace --help)
    for event in $events; do
        { grep -qw "$event" <<<"$told" && grep -qw "$event" "$man"; } || { echo "# not named: $event"; return 1; }
    done
}
check "trace: its help and the man page name every event" names_events
check "the program's help fits 80 columns" awk 'length > 80 {bad = 1} END {exit bad}' <(muster --help)
check "the version is the header's" grep -q "$(sed -n 's/.*MUSTER_VERSION "\(.*\)"/muster \1 (/p' "$repo/include/muster/version.h")" <(muster --version)
if command -v groff >/dev/null; then
    check "the man page is well-formed" test -z "$(groff -man -ww -z -Tutf8 "$man" 2>&1)"
else
    skip "the man page is well-formed" "needs groff"
fi
finish

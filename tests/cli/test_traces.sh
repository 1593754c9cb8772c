#!/usr/bin/env bash
# What happens in a replication is what happened when it was recorded: the first 20,000 events of a dozen scenarios, by hash.
#
# usage: test_traces.sh [--record]    --record writes tests/golden/traces.txt anew; say why in the commit that does
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

golden=$repo/tests/golden/traces.txt

# SCENARIO [ARM [RULE]]: the hash of its events, without the line that tells the version.
hash_of() {
    local scenario=$repo/scenarios/$1 options=()
    [ "${2:--}" = - ] || options+=(--arm "$2")
    [ -z "${3:-}" ] || options+=(--set "rules.${3%%=*}=$repo/rules/${3#*=}")
    muster trace "$scenario" --format json "${options[@]}" 2>err.txt | tail -n +2 | head -n 20000 | sha256sum | cut -c 1-16
}

if [ "${1:-}" = --record ]; then
    while read -r _ what; do
        # shellcheck disable=SC2086
        echo "$(hash_of $what) $what"
    done <"$golden" >new.txt
    mv new.txt "$golden"
    exit 0
fi

while read -r hash what; do
    # shellcheck disable=SC2086
    check "$what" [ "$(hash_of $what)" = "$hash" ]
done <"$golden"
finish

#!/usr/bin/env bash
# Ctrl-C keeps what is done; a second one ends at once; the bar is for terminals only.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
cp "$repo/scenarios/first.yaml" .

# interrupted SIGNAL SECONDS COMMAND...: sends the signal after so many seconds; the exit code is the command's.
interrupted() {
    local signal=$1 after=$2
    shift 2
    timeout --preserve-status -k 20 -s "$signal" "$after" "$@"
}

# Short replications, so that some are finished when the signal comes, however busy the machine is.
many=(muster run first.yaml -n 1000000 --set "horizon=1d 08:00-09:00")
check "Ctrl-C ends a long run with 130" exits_with 130 interrupted INT 2 "${many[@]}" --json r.json
check "... prints what there is" says "offered" out.txt
check "... marked as partial" grep -qi partial out.txt
check "... says so" says "interrupted: the figures are partial, from "
check "... in the JSON too" grep -qE '"partial": *true' r.json
check "... and no bar without a terminal" bash -c '! grep -q "\[#" err.txt'
check "SIGTERM does the same" exits_with 130 interrupted TERM 2 "${many[@]}"
check "... and prints what there is" says "offered" out.txt

check "on a terminal the first Ctrl-C is answered at once" \
    bash -c 'script -qefc "timeout --foreground -s INT 2 muster run first.yaml -n 1000000 --threads 2 --quiet" seen.txt >/dev/null 2>&1 </dev/null; grep -q "finishing the 2 running replications; Ctrl-C again ends at once" seen.txt'

# One replication of thirty years: longer than anybody waits.
long=(muster run first.yaml -n 3 --set "horizon=11000d 00:00-24:00" --set interval=24h --threads 2)
twice() {
    "${long[@]}" >out.txt 2>err.txt &
    local id=$! code
    sleep 0.7
    kill -INT "$id"
    sleep 0.6
    kill -INT "$id"
    wait "$id"
    code=$?
    [ "$code" -eq 130 ] || { echo "# exit code $code"; head -n 3 err.txt; return 1; }
}
check "a second Ctrl-C ends at once with 130" twice
check "... and prints nothing" silent out.txt

check "a terminal gets a bar with the time left" \
    bash -c 'timeout -s INT 3 script -qefc "muster run first.yaml -n 1000000 --quiet" seen.txt >/dev/null 2>&1 </dev/null; grep -q "of 1000000 replications, .* left" seen.txt'
check "a short run gets none" \
    bash -c 'script -qefc "muster run first.yaml -n 4 --quiet" seen.txt >/dev/null 2>&1 </dev/null; ! grep -q replications seen.txt'
finish

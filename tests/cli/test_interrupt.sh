#!/usr/bin/env bash
# Ctrl-C keeps what is done and finishes what is under way, a second one drops it; the bar is for terminals only.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
cp "$repo/scenarios/first.yaml" .

# interrupted SIGNAL SECONDS COMMAND...: sends the signal after so many seconds; the exit code is the command's.
interrupted() {
    local signal=$1 after=$2
    shift 2
    timeout --preserve-status -k 20 -s "$signal" "$after" "$@"
}

# interrupted_again SECONDS SECONDS COMMAND...: two signals, after so many seconds and again after so many.
interrupted_again() {
    local first=$1 second=$2 pid
    shift 2
    "$@" &
    pid=$!
    sleep "$first"
    kill -TERM "$pid"
    sleep "$second"
    kill -TERM "$pid"
    wait "$pid"
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
    bash -c 'script -qefc "timeout --foreground -s INT 2 muster run first.yaml -n 1000000 --threads 2 --quiet" seen.txt >/dev/null 2>&1 </dev/null; grep -q "stopping: what is under way is finished; Ctrl-C again drops it" seen.txt'

# Replications of a year, of which one takes long enough to be met by the signal, and few are wanted.
year=(muster run first.yaml -n 3 --threads 1 --set "horizon=2000d 00:00-24:00" --set interval=24h)
check "what is under way is finished" exits_with 130 interrupted TERM 0.3 "${year[@]}"
check "... and counts" says "1 replication" out.txt

# One replication of thirty years: longer than anybody waits.
long=(muster run first.yaml -n 3 --set "horizon=11000d 00:00-24:00" --set interval=24h)
check "a second Ctrl-C breaks off a replication of thirty years" exits_with 130 interrupted_again 0.5 0.5 "${long[@]}" --threads 2
check "... and prints nothing" silent out.txt
check "... and says so" says "interrupted before the first replication was finished; nothing to report."
check "... on one thread, too" exits_with 130 interrupted_again 0.5 0.5 "${long[@]}" --threads 1

# Each of 600 contacts is worked on a million times, long after the last closing.
cat >asks.yaml <<'YAML'
horizon: 1d 08:00-18:00
contacts:
  a: {arrivals: 60/h, handle: {fixed: 5min}, ask_back: {share: 100%, answer: {fixed: 0s}, most: 1000000}}
teams: {t: {people: 20}}
YAML
printf 'local rule = {}\nfunction rule.route() for _ = 1, 2e7 do end return 1 end\nreturn rule\n' >slow.lua
check "... and one whose rule thinks for long at every call" \
    exits_with 130 interrupted_again 0.5 0.5 muster run first.yaml -n 1 --set rules.routing=slow.lua
check "... and one that goes on long after closing time" exits_with 130 interrupted_again 0.5 0.5 muster run asks.yaml -n 1
check "... and its trace" exits_with 130 interrupted INT 0.7 muster trace asks.yaml --contact 5

check "a trace ends soon after Ctrl-C" exits_with 130 interrupted INT 0.3 muster trace first.yaml --set "horizon=1000d 00:00-24:00" --set interval=24h
check "... and says so" says "interrupted: the trace is not complete."
check "... and the last line is whole" bash -c '[ -z "$(tail -c 1 out.txt)" ]'

check "a terminal gets a bar with the time left" \
    bash -c 'timeout -s INT 3 script -qefc "muster run first.yaml -n 1000000 --quiet" seen.txt >/dev/null 2>&1 </dev/null; grep -q "of 1000000 replications, .* left" seen.txt'
check "a short run gets none" \
    bash -c 'script -qefc "muster run first.yaml -n 4 --quiet" seen.txt >/dev/null 2>&1 </dev/null; ! grep -q replications seen.txt'
finish

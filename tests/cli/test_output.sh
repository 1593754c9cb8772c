#!/usr/bin/env bash
# What cannot be read or written is told, before a long run where that is possible.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
cp "$repo/scenarios/first.yaml" .

check "a full disk behind standard output" exits_with 2 bash -c 'muster keys >/dev/full'
check "... is told" says "standard output cannot be written: No space left on device"
check "a reader that leaves early ends the program quietly" \
    bash -c '{ sleep 0.3; exec muster keys 2>err.txt; } | true; [ "${PIPESTATUS[0]}" -eq 141 ] && [ ! -s err.txt ]'
check "a closed pipe is told when the signal is ignored" \
    bash -c 'trap "" PIPE; { sleep 0.3; exec muster keys 2>err.txt; } | true; [ "${PIPESTATUS[0]}" -eq 2 ] && grep -q "Broken pipe" err.txt'
check "a closed standard output is told" exits_with 2 bash -c 'muster keys >&-'

check "a full disk behind a trace" exits_with 2 bash -c 'muster trace first.yaml >/dev/full'
check "... is told" says "standard output cannot be written: No space left on device"
check "a reader that leaves a trace early ends it quietly" \
    bash -c 'muster trace first.yaml 2>err.txt | head -n 3 >/dev/null; [ "${PIPESTATUS[0]}" -eq 141 ] && [ ! -s err.txt ]'
json_lines() { muster trace first.yaml --format json | python3 -c 'import json, sys; sys.exit(not all([json.loads(line) for line in sys.stdin]))'; }
check "every line of a trace for programs is JSON" json_lines
counted() { muster run first.yaml -n 1 --json - | python3 -c 'import json, sys; print(int(json.load(sys.stdin)["contacts"]["calls"]["measures"]["offered"]["mean"]))'; }
traced() { muster trace first.yaml --format json | grep -c '"event": "comes"'; }
check "a trace tells the contacts that a run counts" [ "$(counted)" -eq "$(traced)" ]

check "JSON into a folder that is not there" exits_with 2 muster run first.yaml -n 2 --json nowhere/r.json
check "... is refused before the run" says "1 problem; nothing was run."
check "JSON over a folder" exits_with 2 muster run first.yaml -n 2 --json .
check "... is refused before the run" says "cannot be written: Is a directory"
check "CSV into a file" exits_with 2 muster run first.yaml -n 2 --csv first.yaml
check "... is refused before the run" says "cannot be written: Not a directory"
check "CSV below a file" exits_with 2 muster run first.yaml -n 2 --csv first.yaml/tables
check "folders for CSV are made" exits_with 0 muster run first.yaml -n 2 --csv a/b/c --json r.json
check "... with the tables in them" test -s a/b/c/measures.csv
check "the end of the table says where the data lies" says "data: r.json a/b/c/*.csv" out.txt
cp a/b/c/measures.csv a/b/c/backtest.csv
check "tables over older ones" exits_with 0 muster run first.yaml -n 2 --quiet --csv a/b/c
check "... leave no older comparison with what was measured" bash -c '[ ! -e a/b/c/backtest.csv ]'
check "--json - prints JSON and no table" exits_with 0 muster run first.yaml -n 2 --json -
check "... the same as the file" cmp out.txt r.json
check "... and the schema of results describes its version" \
    grep -q "$(grep -o 'muster-results/[0-9]*' out.txt | head -n 1)" <(muster schema --results)
check "--quiet prints nothing" exits_with 0 muster run first.yaml -n 2 --quiet
check "... on standard output" silent out.txt
check "short options may stand together" exits_with 0 muster run first.yaml -qn 2
check "... also with the value" exits_with 0 muster run first.yaml -qn2
check "... and mean the same" silent out.txt
check "... nor on standard error" silent err.txt
check "a device can be written to" exits_with 0 muster run first.yaml -n 2 --quiet --json /dev/null
check "... and is still a device" test -c /dev/null
check "a full device is told" exits_with 2 muster run first.yaml -n 2 --quiet --json /dev/full
check "... as such" says "No space left on device"

check "new makes folders" exits_with 0 muster new deep/er/desk
check "... and does not overwrite" exits_with 2 muster new deep/er/desk
check "... which it tells" says "deep/er/desk/scenario.yaml: cannot be written: File exists"
check "the starter has no problems" exits_with 0 muster check deep/er/desk/scenario.yaml
check "... not even a warning" silent err.txt
check "the starter runs" exits_with 0 muster run deep/er/desk/scenario.yaml -n 2
check "its arm runs" exits_with 0 muster run deep/er/desk/scenario.yaml -n 2 --arm one_more
check "a scenario from standard input" exits_with 0 bash -c 'muster run - -n 2 --json from-stdin.json <first.yaml'
check "the seed changes the figures" exits_with 0 muster run first.yaml -n 2 --seed 2 --json other.json
check "... indeed" bash -c '! cmp -s r.json other.json'
check "a setting changes the figures" exits_with 0 muster run first.yaml -n 2 --set teams.desk.people=30 --json other.json
check "... indeed" bash -c '! cmp -s r.json other.json'

# As a user without rights; root may write anywhere.
public_copy
mkdir closed && chmod 755 closed
cp first.yaml secret.yaml && chmod 000 secret.yaml
mkdir open && chmod 777 open
check "a folder without permission" exits_with 2 as_nobody ./muster-copy run first.yaml -n 2 --csv closed/tables
if [ "$(id -u)" -eq 0 ]; then
    check "... is told before the run" says "closed/tables: cannot be written: Permission denied"
    check "... JSON too" exits_with 2 as_nobody ./muster-copy run first.yaml -n 2 --json closed/r.json
    check "a scenario without permission" exits_with 2 as_nobody ./muster-copy run secret.yaml
    check "... is told" says "Permission denied"
    check "new without permission" exits_with 2 as_nobody ./muster-copy new closed/desk
    check "... is told" says "Permission denied"
fi

mkdir full
if mount -t tmpfs -o size=16k tmpfs full 2>/dev/null; then
    check "a disk that fills up" exits_with 2 muster run first.yaml -n 2 --json full/r.json --csv full
    check "... is told" says "No space left on device"
    check "... leaves no half-written file" bash -c '[ -z "$(find full -name "*.part*")" ] && [ ! -e full/r.json ]'
    check "... and the table is printed all the same" says "offered" out.txt
    head -c 1M /dev/zero >full/filler 2>/dev/null
    check "new on a full disk" exits_with 2 muster new full/desk
    check "... is told" says "No space left on device"
    check "... leaves no file" bash -c '[ -z "$(find full/desk -type f 2>/dev/null)" ]'
    check "CSV on a full disk" exits_with 2 muster run first.yaml -n 2 --quiet --csv full/tables
    check "... leaves no table without its companions" bash -c '[ -z "$(find full/tables -type f 2>/dev/null)" ]'
    rm -f full/filler full/*.csv
    check "new again, when there is room" exits_with 0 muster new full/desk
else
    skip "a disk that fills up" "needs root to mount a small one"
fi
finish

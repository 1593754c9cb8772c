#!/usr/bin/env bash
# Dieharder on one keyed stream, on 64 keyed streams in turn, and on single keyed numbers.
#
# Fails below p = 1e-6. The tests are those that dieharder itself calls good, without the ones that take
# minutes; a p-value that is one, to the same degree, is as bad as one that is zero.
# A rare p-value is no reason to look again with another seed: the streams are fixed, and so is the answer.
set -u
cd "$(dirname "$0")/../.." || exit 1
if ! command -v dieharder >/dev/null; then
    echo 'skip - dieharder on the streams: needs the package dieharder'
    exit 0
fi
program=$(tests/stat/streams/build write_stream) || exit 1
status=0
for stream in one interleaved keyed; do
    # birthdays, OPERM5, ranks, bitstream, count the 1s, parking lot, squeeze, runs, craps, monobit, runs,
    # serial, bit distribution, byte distribution, DCT, fill tree, fill tree 2, monobit 2
    for number in 0 1 2 3 4 8 9 10 13 15 16 100 101 102 205 206 207 208 209; do
        # Fields by -D: test number, ntuple, p-value. -g 200 reads the raw numbers from standard input.
        "$program" "$stream" 2>/dev/null |
            dieharder -g 200 -d "$number" -c '|' -D test_name -D ntuple -D pvalues 2>/dev/null |
            awk -F'|' -v stream="$stream" '
                NF >= 3 && $3 + 0 == $3 {
                    gsub(/ /, "", $1); gsub(/ /, "", $2)
                    good = $3 > 1e-6 && $3 < 1 - 1e-6
                    printf "%s - %s: %s %s: p = %s\n", good ? "ok" : "not ok", stream, $1, $2, $3
                    seen = 1; if (!good) bad = 1
                }
                END { if (!seen) print "not ok - dieharder gave no p-value"; exit bad || !seen }' || status=1
    done
done
exit "$status"

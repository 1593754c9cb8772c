#!/usr/bin/env bash
# The fuzzers on what is shipped, what once made trouble, and thousands of inputs made of that, the same every time; tests/fuzz/run goes further.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

cd "$repo" || exit 1
replay() { "$BUILD/tests/fuzz/replay_$1" 6000 "$BUILD/fuzz-last-$1" "${@:2}" >"$work/out.txt" 2>"$work/err.txt" || { tail -n 30 "$work/err.txt"; false; }; }
check "any bytes as a rule" replay rule rules/*/*.lua tests/rules/*.lua tests/fuzz/corpus-rules/*
check "any bytes as a scenario" replay scenario scenarios/*.yaml tests/golden/*/*.yaml
finish

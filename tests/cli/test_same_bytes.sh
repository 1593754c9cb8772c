#!/usr/bin/env bash
# The same scenario, seed and replications give the same bytes: on any number of threads, at any moment, and with
# glibc's fused and plain variants of the elementary functions.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# Every scenario that is shipped, and the starter; few replications, because equality is exact.
muster new starter >/dev/null
scenarios=("$repo"/scenarios/*.yaml "$repo"/scenarios/cases/*/scenario.yaml "$work/starter/scenario.yaml")
plain=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4

# Sanitizers watch how threads work together; that the bytes are equal, the other builds show more often.
numbers=(2 3 8)
is_instrumented && numbers=(3)

same_bytes() { muster run "$scenario" -n 6 --quiet --json - "${days[@]}" "$@" | cmp - one.json; }

for scenario in "${scenarios[@]}"; do
    name=$(basename "$(dirname "$scenario")")/$(basename "$scenario")
    first_days "$scenario"
    check "$name: runs" muster run "$scenario" -n 6 --threads 1 --quiet --json one.json "${days[@]}"
    for threads in "${numbers[@]}"; do
        check "$name: $threads threads" same_bytes --threads "$threads"
    done
    is_instrumented || check "$name: without fused arithmetic" env GLIBC_TUNABLES=$plain bash -c "$(declare -f same_bytes)
        $(declare -p scenario days); same_bytes"
done

precise() { muster run "$repo/scenarios/first.yaml" --precision 2% --threads "$1" --quiet --json "precise$1.json"; }
check "--precision stops" precise 1
check "... at the same number on 3 threads" bash -c "$(declare -f precise); repo=$repo; precise 3 && cmp precise1.json precise3.json"
finish

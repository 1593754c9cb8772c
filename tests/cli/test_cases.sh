#!/usr/bin/env bash
# The models of other simulators and papers, rebuilt as scenarios, give the figures that were published for them.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# Further tables of Whitt's, whose cases tests/stat has, too: with TEST_ALL set (tests/stat/long_cases.sh).
waits_for_stat() { [ -z "${TEST_ALL:-}" ] && [[ $name = whitt_table_[2367]* ]]; }

is_found_out() { exits_with 1 muster selfcheck "$1" && says FAIL out.txt; }

for scenario in "$repo"/scenarios/cases/*.yaml; do
    name=$(basename "$scenario")
    check "$name: no problem, no warning" exits_with 0 muster check "$scenario"
    check "$name: nothing on standard error" silent err.txt
    if leaves_figures || waits_for_stat; then continue; fi
    check "$name: agrees" exits_with 0 muster selfcheck "$scenario"
    check "$name: every figure has its verdict" bash -c "! grep -q FAIL out.txt && grep -q ' pass$' out.txt"
    check "$name: no line is wider than 80 columns" bash -c '! grep -nE "^.{81}" out.txt'
done

# What is wrong by as little as this is found out.
if ! leaves_figures; then
    cases=$repo/scenarios/cases
    sed 's/people: 4, skills/people: 5, skills/' "$cases/bilingual.yaml" >bilingual.yaml
    check "one more person among 18 is found out" is_found_out bilingual.yaml
    sed 's/, first: \[savings\]//' "$cases/bank.yaml" >bank.yaml
    check "another order of the queue is found out" is_found_out bank.yaml
    sed 's/people: 100/people: 101/' "$cases/whitt_table_1.yaml" >whitt.yaml
    check "one more person among a hundred is found out" is_found_out whitt.yaml
fi
finish

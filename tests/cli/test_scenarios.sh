#!/usr/bin/env bash
# Every scenario that is shipped has no problems, nor warnings but those that it is about, and runs at once with each of its arms.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

arms_of() { sed -n '/^arms:/,$s/^  \([a-z_]*\):.*/\1/p' "$1"; }
# Two seconds on two processors; processor time, so that other work on the machine does not count.
at_once() { is_instrumented || (ulimit -t 4; muster run "$1" --quiet); }
on_one_thread() {
    first_days "$1"
    exits_with 0 muster run -n 4 --threads 1 --json one.json "$@" "${days[@]}"
}
same_on_four() { muster run -n 4 --threads 4 --quiet --json four.json "$@" "${days[@]}" 2>err.txt && cmp one.json four.json; }

for scenario in "$repo"/scenarios/*.yaml; do
    name=$(basename "$scenario")
    check "$name: no problem" exits_with 0 muster check "$scenario"
    case $(basename "$scenario") in # what these are about is what a planner would be warned of
    two_sites.yaml) check "$name: warned of the outage only" bash -c "[ \$(grep -c warning: out.txt) -eq 1 ] && grep -q \"while its site is out\" out.txt" ;;
    storm.yaml) check "$name: warned of the storm only" bash -c "[ \$(grep -c warning: out.txt) -eq 1 ] && grep -q \"on Wed (up to\" out.txt" ;;
    tickets_backlog.yaml) check "$name: warned of the lunch break only" bash -c "[ \$(grep -c warning: out.txt) -eq 2 ] && grep -q \"from 11:45 to 13:45\" out.txt" ;;
    *) check "$name: no warning" says "No warnings" out.txt ;;
    esac
    check "$name: nothing on standard error" silent err.txt
    check "$name: no line is wider than 80 columns" bash -c '! grep -nE "^.{81}" out.txt'
    check "$name: runs within two seconds" at_once "$scenario"
    check "$name: runs" on_one_thread "$scenario"
    check "$name: gives the same on four threads" same_on_four "$scenario"
    for arm in $(arms_of "$scenario"); do
        check "$name, $arm: has no problem" exits_with 0 muster check "$scenario" --arm "$arm"
        check "$name, $arm: without a warning" silent err.txt
        check "$name, $arm: runs" on_one_thread "$scenario" --arm "$arm"
        leaves_figures || check "$name, $arm: gives the same on four threads" same_on_four "$scenario" --arm "$arm"
    done
done
finish

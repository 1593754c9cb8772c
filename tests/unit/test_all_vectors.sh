#!/usr/bin/env bash
# Every figure of behaviour-vectors.json is compared somewhere, or stands here with the reason.
set -u
elsewhere() {
    case $1 in
    erl[AC]* | 'frozen '*) ;;                               # queues of people who do not change: no formula on people
    patience*) ;;                                           # test_customer.c
    'half-year drill'* | outage* | 'info staleness'* | 'trigger detection'*) ;; # emergencies: not in the engine yet
    'tier example'*) ;;                                     # who solves how much is not said, so it cannot be worked out
    WFH/autonomy*) ;;                                       # a product of two figures of its source, not of an equation
    *) return 1 ;;
    esac
}
missing=0
while read -r name; do
    grep -qF -- "\"$name\"" tests/unit/test_behaviour_*.c && continue
    elsewhere "$name" && continue
    echo "not ok - \"$name\" is neither compared nor excused"
    missing=1
done < <(sed -nE 's/^ "(.*)": .*/\1/p' tests/unit/behaviour-vectors.json)
if ((missing == 0)); then echo "ok - every figure on how people change is compared, or excused with a reason"; fi
exit "$missing"

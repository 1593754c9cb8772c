#!/usr/bin/env bash
# Every reference case is compared somewhere, or stands in not-yet.md with the reason.
set -u
missing=0
while read -r id; do
    grep -qsw -- "$id" tests/stat/*.c tests/unit/*.c scenarios/cases/*.yaml tests/stat/not-yet.md && continue
    echo "not ok - $id is neither compared nor excused"
    missing=1
done < <(sed -nE 's/^ *"id": "([^"]+)".*/\1/p' tests/stat/cases.json)
if ((missing == 0)); then echo "ok - every reference case is compared, or excused with a reason"; fi
exit "$missing"

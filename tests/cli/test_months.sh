#!/usr/bin/env bash
# A long run is told by calendar month: in JSON and CSV, and as a table; asking for the table changes no figure.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

cat >long.yaml <<'END'
start: 2026-01-20
horizon: 40d 09:00-10:00
behaviour: {preset: custom, fatigue: {slower: 30%}}
contacts: {calls: {arrivals: 20/h, handle: 5min}, mail: {arrivals: 2/h, handle: 5min}}
teams: {desk: {people: 2, pay: 20/h}, back: {people: 1, pay: 10/h}}
END

check "a long run" exits_with 0 muster run long.yaml -n 4 --json long.json --csv tables
check "... has months" says "2026-01  2026-02" out.txt
check "... of all together" bash -c '! grep -q "^back\$" <(sed -n "/^By month/,\$p" out.txt)'
check "asking for each team" exits_with 0 muster run long.yaml -n 4 --months --json asked.json --csv asked
check "... shows each" bash -c '[ "$(sed -n "/^By month/,\$p" out.txt | grep -cE "^(back|desk|all)\$")" -eq 3 ]'
check "... with how far intervals reach" says "±" out.txt
check "... and changes no figure" cmp long.json asked.json
check "... in no table" cmp tables/months.csv asked/months.csv

cat >agree.py <<'END'
import csv, json

found = json.load(open("long.json"))
months = found["months"]
assert months["month"] == ["2026-01", "2026-02"] and months["days"] == [12, 28], months["month"]
for kind in "contacts", "teams":
    for name, series in months[kind].items():
        for measure in ("offered",) if kind == "contacts" else ("handled", "cost"):
            total = found[kind][name]["measures"][measure]["mean"]
            assert abs(sum(series[measure]["mean"]) - total) < 1e-6 * total, (name, measure)
rows = {(r["month"], r["scope"], r["name"], r["measure"]): r for r in csv.DictReader(open("tables/months.csv"))}
for i, month in enumerate(months["month"]):
    for scope, kind in ("contact", "contacts"), ("team", "teams"):
        for name, series in months[kind].items():
            for measure, figures in series.items():
                row = rows.pop((month, scope, name, measure))
                for end in "low", "mean", "high":
                    value = figures[end][i]
                    assert row[end] == "" if value is None else abs(float(row[end]) - value) <= 1e-8 * abs(value)
assert {key[1] for key in rows} == {"whole"}
END
check "months add up, and JSON and CSV say the same" python3 agree.py
valid() { python3 -c 'import json, jsonschema; jsonschema.validate(json.load(open("long.json")), json.load(open("schema.json")))'; }
muster schema --results >schema.json
if python3 -c 'import jsonschema' 2>/dev/null; then
    check "the document is what its schema says" valid
else
    skip "the document is what its schema says" "python3 has no jsonschema"
fi

check "a shorter run" exits_with 0 muster run long.yaml -n 2 --set "horizon=31d 09:00-10:00" --months --json short.json --csv tables
check "... has no months" bash -c '! grep -q "By month" out.txt && ! grep -q "\"months\"" short.json'
check "... and no older ones beside it" bash -c '[ ! -e tables/months.csv ]'
finish

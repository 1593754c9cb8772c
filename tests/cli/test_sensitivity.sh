#!/usr/bin/env bash
# Which guesses matter: what is asked, what is refused.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

cat >novices.yaml <<'END'
horizon: 2d 08:00-10:00
behaviour: {preset: custom, learning: {per_contact: 0, half_life: never}}
contacts: {calls: {arrivals: 20/h, handle: 5min}}
teams: {desk: {people: 3, pay: 20/h, skills: {calls: novice}}}
arms: {more: {teams: {desk: {people: 4}}}}
END
sed '/^behaviour/d' novices.yaml >plain.yaml

check "guesses are tried" exits_with 0 muster sensitivity novices.yaml
check "... and the largest change comes first" bash -c 'grep -A2 "^team.s AHT" out.txt | grep -q "behaviour.learning.slower \[C\] *30% *120%"'
check "a run lists them" bash -c 'muster run novices.yaml -n 2 | grep -q "solves_less 0.6 (0.2 to 1.2)"'
check "... and JSON does" bash -c 'muster run novices.yaml -n 2 --json - | python3 -c "import json, sys; sys.exit(len(json.load(sys.stdin)[\"assumptions\"]) != 4)"'
check "the effect of an arm" exits_with 0 muster sensitivity novices.yaml --arm more --effect --measure cost -n 3
check "... is told as such" says "cost, arm less base: " out.txt
check "changes as JSON" exits_with 0 muster sensitivity novices.yaml -n 3 --measure handled_aht --json -
check "... are all there" python3 -c 'import json; d = json.load(open("out.txt")); assert d["format"] == "muster-sensitivity/1" and len(d["parameters"]) == 4'
check "few replications" exits_with 0 muster sensitivity novices.yaml -n 2
check "... may tell nothing" says "4 parameters: no change stands out from chance; more replications may tell" out.txt
check "... within 80 columns" awk 'length > 80 {bad = 1; print "# " $0} END {exit bad}' out.txt
check "a setting lies below what is tried" exits_with 0 muster sensitivity novices.yaml -n 2 --set behaviour.learning.slower=10% --json -
check "... and is told" says '"value": "10%"' out.txt

check "a scenario without people who change" exits_with 2 muster sensitivity plain.yaml
check "... is refused" says "nothing in this scenario rests on guesses of how people change"
check "an effect without arm" exits_with 64 muster sensitivity novices.yaml --effect
check "... is refused" says "needs --arm NAME"
check "standard input" exits_with 64 muster sensitivity -
check "an unknown measure" exits_with 64 muster sensitivity novices.yaml --measure happiness
check "... is named" says '"happiness" is no measure that says something about this scenario'
check "a measure of what is not there" exits_with 64 muster sensitivity novices.yaml --measure burnout
check "a steady state" exits_with 2 muster sensitivity novices.yaml --set experiment.steady=yes
check "... has nothing to compare" says "a steady state has no replications to compare one by one"
sed 's/^arms:.*/experiment: {steady: yes}\narms: {days: {experiment: {steady: no}}}/' novices.yaml >base.yaml
check "a base in a steady state" exits_with 2 muster sensitivity base.yaml --arm days --effect
check "... neither" says "a steady state has no replications to compare one by one"
check "Ctrl-C ends it" exits_with 130 timeout --preserve-status -k 20 -s INT 1 muster sensitivity novices.yaml -n 10000
check "... and says so" says "interrupted: nothing is told of what was found so far"
check "an unknown arm" exits_with 2 muster sensitivity novices.yaml --arm less
finish

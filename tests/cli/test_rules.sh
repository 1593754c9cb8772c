#!/usr/bin/env bash
# Shipped rules pass their own examples, run in every shipped scenario with the same bytes on one thread and on four, and
# mistakes in rules have their own exit code.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

check "every shipped rule has examples, and they pass" exits_with 0 muster rules test "$repo/rules"
check "... none without" bash -c "! grep -q 'no examples' out.txt"
check "every shipped rule can be described" exits_with 0 muster rules check "$repo/rules"
check "the decisions are documented" bash -c 'muster rules doc | grep -q "^route(contact, teams, p, ctx)"'

# What gives rules of a slot something to decide in every scenario.
asked_in() {
    occasion=()
    case $1 in
    incentive) occasion=(--set 'incentives=[{id: shown, kind: threshold, window: day, amount: 5%, target: {handled: 20}}]') ;;
    hiring)
        occasion=(--set 'behaviour={preset: custom, attrition: {yearly: 90%}}'
            --set 'hiring={sources: {agency: {lead: {mean: 1d}, accept: 90%}}}') ;;
    recovery)
        occasion=(--set 'behaviour={preset: custom, complaints: {usual: 30%}, loyalty: {on: yes}, recovery: {on: yes}}') ;;
    training)
        occasion=(--set 'behaviour={preset: custom}'
            --set 'training={shown: {at: 10:00, for: 30min, seats: 2, faster: 10%}}') ;;
    esac
}

run_with_rule() { muster run "$scenario" -n 2 --quiet "${days[@]}" "${occasion[@]}" --set "rules.$slot=$rule" "$@"; }
same_on_four() { run_with_rule --threads 4 --json - 2>err.txt | cmp - one.json; }

# A build of which no figures are asked runs a quarter of all pairs, each rule in several scenarios.
scenarios=("$repo"/scenarios/*.yaml) rules=("$repo"/rules/*/*.lua)
for s in "${!scenarios[@]}"; do
    scenario=${scenarios[s]}
    first_days "$scenario"
    for r in "${!rules[@]}"; do
        rule=${rules[r]}
        leaves_figures && (((s + r) % 4)) && continue
        name="$(basename "$scenario") with $(basename "$rule")"
        slot=$(basename "$(dirname "$rule")")
        asked_in "$slot"
        run_with_rule --threads 1 --json one.json 2>err.txt
        code=$?
        check "$name: runs" [ "$code" -eq 0 ]
        is_instrumented || check "$name: four threads" same_on_four
    done
done

cat >broken.lua <<'LUA'
local rule = {}
function rule.route() return "nobody" end
return rule
LUA
check "a rule that cannot be followed exits 3" exits_with 3 muster run "$repo/scenarios/first.yaml" -n 2 --set rules.routing="$work/broken.lua"
check "... and says where" says "broken.lua:2: route at 08:0"
check "... and how to look at it" says "muster trace $repo/scenarios/first.yaml --set 'rules.routing=$work/broken.lua' --seed 1 --replication 1"
sed -i 's/return "nobody"/return ctx.random() < 0.0005 and "nobody" or 1/; s/route()/route(_, _, _, ctx)/' broken.lua
check "where it fails in some replications, the others count, and the exit code is 3" \
    exits_with 3 muster run "$repo/scenarios/first.yaml" -n 30 --set rules.routing="$work/broken.lua"
check "... and the report says how many failed" says "of 30 replications are left out" out.txt
exits_with 3 muster run "$repo/scenarios/first.yaml" -n 30 --set rules.routing="$work/broken.lua" --quiet --json failed.json
check "... and the results how, with the line" bash -c "grep -A2 '\"failures\"' failed.json | grep -q 'broken.lua:2: route at .* in [0-9]* more'"
printf 'local rule = {}\nfunction rule.route() return "nobody" end\nreturn rule\n' >broken.lua
check "a failing example exits 1" bash -c 'sed -i "s/^local rule = {}/local rule = { tests = { { \"x\", give = { contact = {}, teams = {} }, expect = \"y\" } } }/" broken.lua; ! muster rules test broken.lua >out.txt && grep -q "expected y, found nobody" out.txt'
check "a rule that is not there is told" exits_with 2 muster check "$repo/scenarios/first.yaml" --set rules.routing=none.lua
check "... with the places" says "rules are looked for beside the scenario"
printf 'local rule = {}\nfunction rule.route() error("no") end\nreturn rule\n' >fails.lua
mkdir -p above/below/deep
cp "$repo/rules/routing/longest_wait.lua" above/own.lua
sed '$a rules: {routing: own.lua}' "$repo/scenarios/first.yaml" >above/below/deep/s.yaml
check "a rule is found in the folders above" exits_with 0 muster check above/below/deep/s.yaml
check "... and told by its way from here" says "decided by above/own.lua" out.txt
check "... from below" bash -c "cd above/below/deep && muster check s.yaml >out.txt"
check "... by another way" bash -c "cd above/below && muster check ../../above/below/deep/../deep/s.yaml >out.txt"
check "... by the whole path" exits_with 0 muster check "$work/above/below/deep/s.yaml"
cat >>above/below/deep/s.yaml <<'YAML'
arms:
  vip: {rules: {routing: {file: rules/routing/vip.lua, with: {head_start: 3min}}}}
YAML
sed -i 's|^rules: .*|rules: {routing: {file: rules/routing/vip.lua, with: {head_start: 5min}}}|; s|^  vip: .*|  own: {rules: {routing: {file: own.lua}}}\n  soon: {rules: {routing: {file: rules/routing/vip.lua}}}|' above/below/deep/s.yaml
check "an arm with another rule does not inherit the parameters of the first" exits_with 0 muster check above/below/deep/s.yaml --arm own
check "... but with the same it does" bash -c "muster check above/below/deep/s.yaml --arm soon | tr -s '\n ' '  ' | grep -q 'with head_start: 5m'"
mkdir empty
check "a folder without rules is told" exits_with 2 muster rules test empty
check "... in words" says "no rule was found there"
check "... by check, too" exits_with 2 muster rules check empty
printf 'local rule = {}\nfunction rule.route() end\nfunction rule.limit() end\nreturn rule\n' >two.lua
check "a rule that no scenario can use is told" exits_with 2 muster rules check two.lua
check "... with both places" says 'two.lua:3: a rule stands under one key of a scenario, but "route" belongs under rules.routing and "limit" under rules.escalation'
printf 'local rule = {}\nfunction rule.rout() end\nreturn rule\n' >slip.lua
check "a slip is told once" bash -c '! muster rules check slip.lua 2>err.txt && grep -q "did you mean \"route\"" err.txt && ! grep -q "decides nothing" err.txt'
printf 'local rule = { params = { share = { kind = "share", default = 0.2 } } }\nfunction rule.route() end\nreturn rule\n' >share.lua
check "numbers are told as they were written" bash -c 'muster rules check share.lua | grep -q "default 0.2\\."'
check "the trace of a replication that fails ends there" bash -c "muster trace '$repo/scenarios/first.yaml' --set rules.routing='$work/fails.lua' >out.txt 2>err.txt; grep -q 'the trace ends there' err.txt"
check "an unknown decision is told" exits_with 2 muster check "$repo/scenarios/first.yaml" --set rules.routin=none.lua
check "... with the nearest" says 'did you mean "routing"'
check "the parameters of shipped rules are listed" bash -c "cd '$repo' && muster keys rules | grep -q 'l1_limit .*default 8m'"
support=$repo/scenarios/three_levels.yaml
check "a parameter can be set" exits_with 0 muster check "$support" --set "rules.escalation.file=$repo/rules/escalation/tiered.lua" --set rules.escalation.with.l1_limit=9min
check "... and is told" says "escalation is decided by" out.txt
check "... within its range" exits_with 2 muster check "$support" --set "rules.escalation.file=$repo/rules/escalation/tiered.lua" --set rules.escalation.with.l1_limit=0s
check "... and the range is told" says "rules.escalation.with.l1_limit: expected a time such as 5min of at least 1s"
check "... and nothing else" exits_with 2 muster check "$support" --set "rules.escalation.file=$repo/rules/escalation/tiered.lua" --set rules.escalation.with.l1_limt=9min
check "... with the nearest name" says 'did you mean "l1_limit"'
check "a rule in the wrong place is told" exits_with 2 muster check "$support" --set "rules.admission=$repo/rules/escalation/tiered.lua"
check "... with the right one" says "belongs under rules.escalation"
check "trace shows question and answer" bash -c "muster trace '$repo/scenarios/first.yaml' --to 08:05 --set rules.routing='$repo/rules/routing/reserve.lua' | grep -q 'route: desk'"
finish

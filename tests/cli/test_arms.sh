#!/usr/bin/env bash
# The arms of every scenario that is shipped show what the comment at its top says they show.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

if leaves_figures; then
    skip "what the arms show" "figures are asked of one build that is not instrumented"
    finish
fi

# Arms are compared in pairs of equal seeds: the mean of the differences must lie four of its
# standard errors (and the tenth of a percent below) on the right side.
seeds=8 replications=80 # for the first scenario, where the differences are small; fewer for the others
result_of() {
    local scenario=$1 arm=$2 seed=$3
    local json=$scenario.$arm.$seed.json
    local -a which=()
    [ "$arm" = base ] || which=(--arm "$arm")
    [ -s "$json" ] || muster run "$repo/scenarios/$scenario.yaml" "${which[@]}" -n "$replications" --seed "$seed" --quiet --json "$json"
}

compare='
import json, math, sys
scenario, path, a, relation, b, seeds = sys.argv[1:]
def figure(arm, seed):
    where = json.load(open(f"{scenario}.{arm}.{seed}.json"))
    *parts, measure = path.split(".")
    for part in parts: where = where[part]
    return where["measures"][measure]["mean"]
pairs = [(figure(a, s), figure(b, s)) for s in range(1, int(seeds) + 1)]
n, base = len(pairs), sum(y for _, y in pairs) / len(pairs)
differences = [(x - y) / base for x, y in pairs]
mean = sum(differences) / n
error = math.sqrt(sum((d - mean) ** 2 for d in differences) / (n - 1) / n)
print(f"# {path}: {a} is {mean:+.2%} from {b}, standard error {error:.2%}")
sys.exit(not {"below": mean < -4 * error - 0.001, "like": abs(mean) + 4 * error < 0.01}[relation])
'
# shown SENTENCE SCENARIO PATH ARM below|like ARM: like means that they differ by under 1 %.
shown() {
    local sentence=$1 scenario=$2 path=$3 a=$4 relation=$5 b=$6 seed
    for ((seed = 1; seed <= seeds; seed++)); do
        result_of "$scenario" "$a" "$seed"
        result_of "$scenario" "$b" "$seed"
    done
    check "$scenario: $sentence" python3 -c "$compare" "$scenario" "$path" "$a" "$relation" "$b" "$seeds"
}

resolution=whole.contacts.time_to_resolution
shown "with a CRM cases are over sooner" three_levels $resolution crm below base
shown "more people in front: over no sooner" three_levels $resolution more_in_front like base
shown "... though they answer faster" three_levels contacts.l1.asa more_in_front below base
shown "more in the warehouse: over sooner" three_levels $resolution more_in_warehouse below base

seeds=4 replications=40
shown "one more expert shortens the wait for the second line" tiers contacts.expert.asa one_more_expert below base
shown "... and changes nothing for the first" tiers contacts.calls.asa one_more_expert like base
shown "teaching shortens it more" tiers contacts.expert.asa taught below one_more_expert
shown "... for less money" tiers whole.teams.cost taught below one_more_expert
shown "... while the first line waits longer" tiers contacts.calls.asa base below taught
shown "all-rounders wait least" tiers whole.contacts.asa all_rounders below taught
shown "... and cost most" tiers whole.teams.cost one_more_expert below all_rounders

shown "three teams lose more callers" chat_blend contacts.phone.abandonment base below three_teams
shown "... and idle more" chat_blend whole.teams.occupancy three_teams below base
shown "mail that is not put aside loses callers" chat_blend contacts.phone.abandonment base below mail_undisturbed
shown "one chat at a time is too few" chat_blend contacts.chat.service_level one_chat below base
shown "four help a little" chat_blend contacts.chat.service_level base below four_chats

shown "temps shorten the wait" tickets_backlog contacts.new.asa two_temps below saturdays
shown "Saturdays do, too" tickets_backlog contacts.new.asa saturdays below base
shown "... but too late for the promise" tickets_backlog contacts.new.sla_breach two_temps below saturdays
shown "... for less money" tickets_backlog whole.teams.cost saturdays below two_temps
shown "newest first: new tickets are in time" tickets_backlog contacts.new.asa newest_first below two_temps
shown "... and the old ones wait" tickets_backlog contacts.old.asa base below newest_first

shown "the offer loses fewer" callback contacts.calls.abandonment base below no_offer
shown "... who wait longer" callback contacts.calls.asa no_offer below base
shown "more people lose fewer still" callback contacts.calls.abandonment more_people below base
shown "... and cost more" callback whole.teams.cost base below more_people
shown "a late offer loses more" callback contacts.calls.abandonment base below late_offer
shown "to be told the wait keeps a few" callback contacts.calls.abandonment told below no_offer
shown "... fewer than the offer" callback contacts.calls.abandonment base below told
shown "who hears more than a minute: the offer loses fewest" callback contacts.calls.abandonment offer_by_wait below base
shown "... fewer than more people" callback contacts.calls.abandonment offer_by_wait below more_people

replications=4
shown "a bonus for speed makes people faster" bonus_before_rollout contacts.calls.aht speed below base
shown "... and solves less at the first contact" bonus_before_rollout contacts.calls.fcr speed below base
shown "... and loses more customers" bonus_before_rollout contacts.calls.value_lost base below speed
shown "a target out of reach costs little" bonus_before_rollout teams.desk.bonus out_of_reach below speed
shown "a bonus for what is solved takes longer" bonus_before_rollout contacts.calls.aht base below quality
shown "... solves more at the first contact" bonus_before_rollout contacts.calls.fcr base below quality
shown "... and pleases more customers" bonus_before_rollout contacts.calls.satisfaction base below quality
replications=2 # of two years
shown "support lowers burnout most" burnout whole.teams.burnout support below two_more
shown "... two more people lower it, too" burnout whole.teams.burnout two_more below base
shown "... and lose fewest callers" burnout contacts.calls.abandonment two_more below support
shown "... for more money" burnout whole.teams.cost support below two_more
replications=40

shown "an outage loses callers" two_sites contacts.north.abandonment no_outage below base
shown "overflow to the other site loses fewer" two_sites whole.contacts.abandonment overflow below base
shown "... whose callers wait for it" two_sites contacts.south.asa base below overflow
shown "sharing from the start is better" two_sites whole.contacts.abandonment shared below overflow

shown "people on call lose fewer claims" storm contacts.claims.abandonment on_call below base
shown "the plan, still fewer" storm contacts.claims.abandonment plan below on_call
shown "... for more money" storm whole.teams.cost on_call below plan

shown "a go-between shortens a wish" hotel $resolution go_between below base
shown "one more engineer shortens it more" hotel $resolution one_more_engineer below go_between
shown "all at once, still more" hotel $resolution at_once below one_more_engineer
shown "... and with one more engineer most" hotel $resolution both below at_once

replications=20 # of a year each
shown "pay as elsewhere keeps people" turnover teams.desk.leavers paid_as_elsewhere below base
shown "... and costs more" turnover whole.teams.cost base below paid_as_elsewhere
shown "working from home keeps more" turnover teams.desk.leavers from_home below paid_as_elsewhere
shown "... loses fewer callers" turnover contacts.calls.abandonment from_home below paid_as_elsewhere
shown "... and costs less" turnover whole.teams.cost from_home below paid_as_elsewhere
shown "faster hiring loses fewer callers" turnover contacts.calls.abandonment hire_faster below base
shown "... and costs more" turnover whole.teams.cost base below hire_faster
shown "... and keeps nobody" turnover teams.desk.leavers paid_as_elsewhere below hire_faster

replications=2 # likewise
shown "a course loses fewer callers than one more person" training_vs_hiring contacts.calls.abandonment train below hire
shown "... who loses fewer than nobody" training_vs_hiring contacts.calls.abandonment hire below base
shown "... for more money than without either" training_vs_hiring whole.teams.cost base below train
shown "... as one more person" training_vs_hiring whole.teams.cost base below hire
shown "trained people are faster" training_vs_hiring contacts.calls.aht train below base

replications=40
shown "priority shortens the wait of gold" bank contacts.gold.asa priority below head_start
shown "a head start does, too" bank contacts.gold.asa head_start below base
shown "private customers wait longer" bank contacts.private.asa base below priority
shown "people of their own cost most" bank whole.teams.cost priority below own_people
shown "... lose more of gold" bank contacts.gold.abandonment priority below own_people
shown "... and let private customers wait" bank contacts.private.asa priority below own_people
finish

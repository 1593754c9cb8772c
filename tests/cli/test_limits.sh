#!/usr/bin/env bash
# Hostile input is refused within a second of processor time and 256 MB, in words.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

# refused WORDS COMMAND...: exit code 2, the words on stderr, and within the limits.
refused() {
    local words=$1 cpu
    shift
    TIMEFORMAT='%U %S'
    cpu=$({ time (
        is_instrumented || ulimit -v 262144
        exits_with 2 timeout 60 "$@" >exit.txt
    ) 2>/dev/null; } 2>&1)
    if [ -s exit.txt ]; then cat exit.txt; return 1; fi
    says "$words" || return 1
    is_instrumented || awk -v cpu="$cpu" 'BEGIN {split(cpu, t, " "); s = t[1] + t[2]; if (s > 1) print "# took " s " s"; exit s > 1}'
}

repeat() { head -c "$2" /dev/zero | sed "s/\\x0/$1/g"; }
body='horizon: 1d
contacts: {calls: {arrivals: 1/h, handle: 1min}}
teams: {desk: {people: 1}}'

head -c 200M /dev/zero | tr '\0' a >huge.yaml
check "a file of 200 MB" refused "16 MB" muster check huge.yaml
check "200 MB on standard input" refused "16 MB" muster check - <huge.yaml
rm huge.yaml

repeat '[' 10000 >deep-lists.yaml
check "lists nested 10,000 deep" refused "64" muster check deep-lists.yaml
repeat '{a: ' 10000 >deep-maps.yaml
check "maps nested 10,000 deep" refused "64" muster check deep-maps.yaml
awk 'BEGIN {for (i = 0; i < 4000; i++) printf "%*sa:\n", i, ""}' >deep-block.yaml
check "blocks nested 4,000 deep" refused "64" muster check deep-block.yaml

{
    echo 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
    for i in {1..20}; do
        p=$((i - 1))
        echo "a$i: &a$i [*a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p]"
    done
} >bomb.yaml
check "an alias bomb" refused "alias" muster check bomb.yaml
echo 'a: &a [1, *a]' >loop.yaml
check "an alias to what encloses it" refused "alias" muster check loop.yaml

repeat 'a, ' 5000000 | sed '1s/^/a: [/' >long.yaml
check "a list of five million items" refused "long.yaml" muster check long.yaml
awk 'BEGIN {for (i = 0; i < 300000; i++) print "k" i ": 1"}' >keys.yaml
check "300,000 unknown keys" refused "unknown key" muster check keys.yaml
{ echo "$body"; echo 'arms:'; awk 'BEGIN {for (i = 0; i < 20000; i++) print "  a" i ": {teams: {desk: {people: -1}}}"}'; } >arms.yaml
check "20,000 arms, each with a mistake" refused "people" muster check arms.yaml
{ printf 'name: '; head -c 15M /dev/zero | tr '\0' x; echo; echo "$body"; } >name.yaml
check "a name of 15 MB" refused "name.yaml" muster check name.yaml
head -c 3M /dev/urandom >noise.yaml
check "three megabytes of noise" refused "noise.yaml" muster check noise.yaml

printf '%s\n' "$body" | sed 's/1\/h/{table: wide.csv}/' >wide.yaml
{ printf 'time,calls\n08:00,'; head -c 2M /dev/zero | tr '\0' 1; echo; } >wide.csv
check "a CSV row of 2 MB" refused "wide.csv" muster check wide.yaml
printf '%s\n' "$body" | sed 's/people: 1/people: 99999999999999999999999/' >int64.yaml
check "a number beyond int64" refused "people" muster check int64.yaml
printf '%s\n' "$body" | sed 's/1d/99999999999999999999w/' >horizon.yaml
check "a horizon beyond int64" refused "horizon" muster check horizon.yaml
printf '%s\n' "$body" | sed 's/1min/1e308h/' >span.yaml
check "a span beyond the calendar" refused "handle" muster check span.yaml
sets=()
for i in {1..2000}; do sets+=(--set "contacts.c$i.arrivals=x"); done
echo "$body" >fine.yaml
check "2,000 settings, each with a mistake" refused "arrivals" muster check fine.yaml "${sets[@]}"
check "a setting of 30,000 levels" refused "--set" muster check fine.yaml --set "$(repeat 'a.' 30000)=1"
finish

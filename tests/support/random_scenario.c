#include "tests/support/random_scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/rng.h"

static const char *const type_names[] = { "billing", "orders", "chat", "vip" };
static const char *const team_names[] = { "north", "south", "night" };

static int pick(mu_rng *r, int n)
{
    return (int)mu_rng_below(r, (uint64_t)n);
}

static const char *span_law(mu_rng *r, char *buffer, size_t size, int mean_s)
{
    switch (pick(r, 7)) {
    case 0: snprintf(buffer, size, "{mean: %ds}", mean_s); break;
    case 1: snprintf(buffer, size, "{mean: %ds, cv: 0.%d}", mean_s, 1 + pick(r, 9)); break;
    case 2: snprintf(buffer, size, "{gamma: {mean: %ds, cv: 1.%d}}", mean_s, pick(r, 9)); break;
    case 3: snprintf(buffer, size, "{erlang: {mean: %ds, stages: %d}}", mean_s, 1 + pick(r, 4)); break;
    case 4: snprintf(buffer, size, "{fixed: %ds}", mean_s); break;
    case 5: snprintf(buffer, size, "{uniform: {min: 0s, max: %ds}}", 2 * mean_s); break;
    default: snprintf(buffer, size, "{weibull: {mean: %ds, shape: 1.5}}", mean_s); break;
    }
    return buffer;
}

static void arrivals(mu_rng *r, mu_text *t, bool floor)
{
    char law[96];

    switch (pick(r, floor ? 7 : 6)) {
    case 0: mu_text_addf(t, "%d/h", 20 + pick(r, 200)); break;
    case 1:
        mu_text_addf(t, "{every: 1h, from: \"08:00\", counts: [%d, %d, %d, %d]}", pick(r, 90), pick(r, 90),
                     pick(r, 90), pick(r, 90));
        break;
    case 2: mu_text_addf(t, "{rate: %d/h, busyness: {cv: 0.3, common: 50%%}}", 20 + pick(r, 100)); break;
    case 3: mu_text_addf(t, "{between: %s}", span_law(r, law, sizeof law, 30 + pick(r, 200))); break;
    case 4:
        mu_text_addf(t, "{states: [{rate: %d/h, stay: 20min}, {rate: %d/h, stay: 5min}]}", pick(r, 50),
                     50 + pick(r, 300));
        break;
    case 6:
        mu_text_addf(t, "{dialler: {ratio: %d, answered: %d%%, idle: 1", 1 + pick(r, 3), 20 + pick(r, 80));
        mu_text_addf(t, ", delay: %ds, every: %s}}", pick(r, 60), pick(r, 2) ? "never" : "90s");
        break;
    default:
        mu_text_addf(t, "{population: %d, think: %s}", 1 + pick(r, 30), span_law(r, law, sizeof law, 900));
        break;
    }
}

/* Stages of the last types of `n`, at least two, with a journey within; what leads into them comes before these. */
static void stages(mu_text *t, int n)
{
    const char *last = type_names[n - 1], *other = n > 2 ? type_names[n - 2] : last;

    mu_text_addf(t, "journeys:\n  inner: [%s, [%s, %s]]\n  tour: [[%s, inner, %s], %s]\n", other, last, other,
                 last, other, last);
}

static bool leads_on_tour(int at, int n)
{
    return n > 2 ? at < n - 2 : at < n - 1;
}

/* What follows a contact of type `at`, one of `n`; with `all`, also what cannot change by date. */
static void journey(mu_rng *r, mu_text *t, int at, int n, bool all)
{
    const char *later = at + 1 < n ? type_names[at + 1 + pick(r, n - at - 1)] : NULL;
    const bool  fails = pick(r, 2);

    if (fails) mu_text_addf(t, "    resolved: %d%%\n", 50 + pick(r, 45));
    if (fails && pick(r, 2))
        mu_text_addf(t, "    reopen: {share: %d%%, after: {fixed: %dmin}, most: %d}\n", 10 + pick(r, 90),
                     5 + pick(r, 60), 2 + pick(r, 4));
    if (pick(r, 3) == 0) {
        mu_text_addf(t, "    redial: {abandoned: %d%%, blocked: %d%%, after: {mean: %dmin}, tries: %d",
                     pick(r, 90), 10 + pick(r, 90), 1 + pick(r, 20), 1 + pick(r, 4));
        mu_text_addf(t, ", patience: %s}\n", pick(r, 2) ? "same" : "new");
    }
    if (pick(r, 4) == 0)
        mu_text_addf(t, "    balk: [{waiting: %d, share: 30%%}, {waiting: %d, share: 100%%}]\n", pick(r, 3),
                     4 + pick(r, 4));
    if (all && at == 0 && pick(r, 2)) {
        mu_text_addf(t, "    message: {after: %ds, share: %d%%", 20 + pick(r, 200), 20 + pick(r, 80));
        mu_text_addf(t, later != NULL && pick(r, 2) ? ", to: %s}\n" : "}\n", later);
    }
    if (pick(r, 4) == 0)
        mu_text_addf(t, "    announce: {by: %s, round: %ds, before: %d%%, after: %d%%}\n",
                     pick(r, 2) ? "queue" : "last_wait", pick(r, 90), pick(r, 200), 50 + pick(r, 200));
    if (all && pick(r, 3) == 0)
        mu_text_addf(
            t,
            "    ask_back: {share: %d%%, answer: {mean: %dmin}, never: %d%%, close_after: %dmin, most: "
            "%d, pause: %s}\n    due: 90%% within %d%s\n",
            10 + pick(r, 60), 1 + pick(r, 40), pick(r, 30), 10 + pick(r, 100), 1 + pick(r, 3),
            pick(r, 2) ? "yes" : "no", 1 + pick(r, 3), pick(r, 2) ? "h" : " business hours");
    if (later == NULL) return;
    if (leads_on_tour(at, n) && pick(r, 2)) {
        mu_text_addf(t, "    then: {%s: 10%%, tour: {share: %d%%, after: {mean: 5min}}}\n", later,
                     5 + pick(r, 40));
        mu_text_addf(t, "    escalate: {inner: {share: %d%%, repeat: 50%%}}\n", 5 + pick(r, 40));
        return;
    }
    if (pick(r, 2))
        mu_text_addf(t, "    escalate: {%s: {share: %d%%, repeat: %d%%, when: %s, lost: %d%%}}\n", later,
                     5 + pick(r, 60), pick(r, 100), fails && pick(r, 2) ? "failure" : "need",
                     pick(r, 2) ? 0 : pick(r, 40));
    if (pick(r, 4) == 0)
        mu_text_addf(t, "    time_cap: {after: %dmin, to: %s, repeat: 50%%}\n", 1 + pick(r, 8), later);
    if (pick(r, 3) == 0)
        mu_text_addf(t, "    then: {%s: {share: %d%%, after: {mean: %dmin}, lost: %d%%}}\n", later,
                     5 + pick(r, 60), 1 + pick(r, 60), pick(r, 2) ? 0 : pick(r, 40));
}

/* How a contact finds people, and people contacts. */
static void choosing(mu_rng *r, mu_text *t, int n_teams)
{
    static const char *const rules[] = { "longest_idle", "preference", "least_busy",  "fastest",
                                         "specialist",   "random",     "round_robin", "fixed_order" };

    if (pick(r, 2)) mu_text_addf(t, "    choose: %s\n", rules[pick(r, 8)]);
    if (pick(r, 2)) mu_text_addf(t, "    weight: %d\n", 1 + pick(r, 4));
    if (pick(r, 4) == 0) mu_text_add(t, "    concurrency: 3\n    slowdown: [100%, 120%, 150%]\n");
    if (pick(r, 4) == 0) mu_text_add(t, "    interrupts: yes\n");
    if (pick(r, 4) == 0)
        mu_text_addf(t, "    interruptible: yes\n    resume: %s\n    switch_cost: %ds\n",
                     pick(r, 2) ? "queue" : "person", pick(r, 40));
    if (pick(r, 3) > 0 || n_teams == 0) return;
    mu_text_addf(t, "    teams: [%s", team_names[0]);
    for (int i = 1; i < n_teams; i++)
        mu_text_addf(t, ", {team: %s, after: %ds, idle: 1}", team_names[i], pick(r, 60));
    mu_text_add(t, "]\n");
}

static char *contact_type(mu_rng *r, const char *name, bool floor)
{
    mu_text t = { 0 };
    char    law[96];

    mu_text_addf(&t, "  %s:\n    arrivals: ", name);
    arrivals(r, &t, floor);
    mu_text_addf(&t, "\n    handle: {talk: %s", span_law(r, law, sizeof law, 60 + pick(r, 300)));
    if (pick(r, 2)) mu_text_addf(&t, ", wrap_up: %s", span_law(r, law, sizeof law, 20 + pick(r, 60)));
    mu_text_add(&t, "}\n");
    if (pick(r, 3)) mu_text_addf(&t, "    patience: %s\n", span_law(r, law, sizeof law, 30 + pick(r, 300)));
    if (pick(r, 3) == 0) mu_text_addf(&t, "    priority: %d\n", pick(r, 3));
    if (pick(r, 4) == 0) mu_text_addf(&t, "    head_start: %ds\n", pick(r, 120));
    if (pick(r, 4) == 0) mu_text_addf(&t, "    queue_capacity: %d\n", pick(r, 6));
    if (pick(r, 2)) mu_text_addf(&t, "    answer: 80%% within %ds\n", 10 + pick(r, 50));
    return mu_text_take(&t);
}

static char *team(mu_rng *r, const char *name)
{
    static const char *const ends[] = { "finish", "hand_over", "cut_off" };
    mu_text                  t      = { 0 };

    mu_text_addf(&t, "  %s:\n    pay: %d/h\n    shift_end: %s\n", name, 10 + pick(r, 30), ends[pick(r, 3)]);
    if (pick(r, 2)) {
        mu_text_addf(&t, "    people: %d\n", 1 + pick(r, 9));
    } else {
        mu_text_addf(
            &t,
            "    shifts: {early: {hours: 08:00-10:20, people: %d}, late: {hours: 09:50-12:00, people: %d}}\n",
            1 + pick(r, 5), 1 + pick(r, 5));
    }
    return mu_text_take(&t);
}

/* What a team makes of types that nobody's list of teams keeps from it. */
static void ability(mu_rng *r, mu_text *t)
{
    static const char *const rules[] = { "priority", "longest_wait", "longest_queue", "weighted_wait",
                                         "slack",    "queue_ratio",  "specialist" };

    if (pick(r, 2)) mu_text_addf(t, "    next: %s\n", rules[pick(r, 7)]);
    if (pick(r, 4) == 0) mu_text_addf(t, "    first: %s\n", type_names[0]);
    if (pick(r, 2)) mu_text_addf(t, "    handle: {%s: %d%%}\n", type_names[0], 60 + pick(r, 100));
    if (pick(r, 3) == 0) mu_text_addf(t, "    resolved: {%s: %d%%}\n", type_names[0], 50 + pick(r, 50));
}

/* Appends more lines to a block, and frees what it was. */
static char *with_more(char *block, mu_text *more)
{
    mu_text t     = { 0 };
    char   *lines = mu_text_take(more);

    mu_text_add(&t, block);
    if (lines != NULL) mu_text_add(&t, lines);
    free(block);
    free(lines);
    return mu_text_take(&t);
}

/* Appends the blocks, in the order of their numbers or backwards. */
static void add_blocks(mu_text *t, char **block, int n, bool backwards)
{
    for (int i = 0; i < n; i++) mu_text_add(t, block[backwards ? n - 1 - i : i]);
    for (int i = 0; i < n; i++) free(block[i]);
}

static char *random_scenario(uint64_t number, bool shuffled, bool floor)
{
    static const char *const closings[] = { "serve", "drop", "keep" };
    mu_rng                   r          = mu_rng_stream((mu_rng_key){ 0, 0, MU_DRAW_TEST, number, 0 });
    mu_text                  t = { 0 }, head = { 0 };
    char                    *types[4], *teams[3];
    const int                n_types = 1 + pick(&r, 4), n_teams = 1 + pick(&r, 3);

    mu_text_addf(&head, "horizon: %dd 08:00-12:00\n", 1 + pick(&r, 2));
    mu_text_addf(&head, "closing: %s\n", closings[pick(&r, 3)]);
    if (floor) mu_text_add(&head, "business_hours: mon-fri 09:00-11:30\n");
    if (pick(&r, 3) == 0) mu_text_addf(&head, "lines: %d\n", 3 + pick(&r, 20));
    if (floor && n_types > 1) stages(&head, n_types);
    for (int i = 0; i < n_types; i++) types[i] = contact_type(&r, type_names[i], floor);
    for (int i = 0; i < n_teams; i++) teams[i] = team(&r, team_names[i]);
    for (int i = 0; floor && i < n_types; i++) {
        mu_text more = { 0 };
        journey(&r, &more, i, n_types, true);
        choosing(&r, &more, i == 0 ? 0 : n_teams); /* all teams answer the first type */
        types[i] = with_more(types[i], &more);
    }
    for (int i = 0; floor && i < n_teams; i++) {
        mu_text more = { 0 };
        ability(&r, &more);
        teams[i] = with_more(teams[i], &more);
    }

    char *settings = mu_text_take(&head);
    if (!shuffled) mu_text_add(&t, settings);
    mu_text_add(&t, "teams:\n");
    add_blocks(&t, teams, n_teams, shuffled);
    mu_text_add(&t, "contacts:\n");
    add_blocks(&t, types, n_types, shuffled);
    if (shuffled) mu_text_add(&t, settings);
    free(settings);
    return mu_text_take(&t);
}

char *mu_random_scenario(uint64_t number, bool shuffled)
{
    return random_scenario(number, shuffled, false);
}

char *mu_random_floor(uint64_t number, bool shuffled)
{
    return random_scenario(number, shuffled, true);
}

/* ---- changes -------------------------------------------------------------------------------------- */

/* What stands before the queue of type `at`, one of `n`. */
static void gate(mu_rng *r, mu_text *t, int at, int n)
{
    if (pick(r, 4) == 0)
        mu_text_addf(t, "    bot: {try: %d%%, contains: 40%%, time: %ds, after: {fixed: 5min}}\n",
                     pick(r, 100), pick(r, 90));
    if (pick(r, 5) == 0 && at + 1 < n)
        mu_text_addf(t, "    misrouted: {share: 20%%, to: %s}\n", type_names[at + 1 + pick(r, n - at - 1)]);
    if (pick(r, 5) == 0) mu_text_addf(t, "    silent: {share: %d%%}\n", pick(r, 100));
    if (pick(r, 5) == 0) mu_text_addf(t, "    prefer: %dmin\n", pick(r, 6));
    if (pick(r, 6) == 0)
        mu_text_add(t, "    hours: daily 08:00-11:00\n");
    else if (pick(r, 6) == 0)
        mu_text_add(t, "    hours: daily 08:30-11:30\n    outside: queue\n");
}

/* Times are plain spans, which take the place of any law. */
static void change_type(mu_rng *r, mu_text *t, int at, int n, int n_teams)
{
    switch (pick(r, 5)) {
    case 0: mu_text_addf(t, "    handle: {talk: %ds}\n", 60 + pick(r, 300)); break;
    case 1:
        mu_text_addf(t, "    handle: {talk: %ds, wrap_up: %ds}\n", 60 + pick(r, 300), 1 + pick(r, 90));
        break;
    case 2: mu_text_addf(t, "    handle: %ds\n", 60 + pick(r, 300)); break; /* and no wrap-up */
    default: break;
    }
    if (pick(r, 3) == 0) mu_text_addf(t, "    patience: %ds\n", 30 + pick(r, 300));
    if (pick(r, 3) == 0) mu_text_addf(t, "    priority: %d\n    head_start: %ds\n", pick(r, 3), pick(r, 60));
    if (pick(r, 4) == 0) mu_text_addf(t, "    queue_capacity: %d\n", pick(r, 6));
    if (pick(r, 4) == 0) mu_text_addf(t, "    interrupts: %s\n", pick(r, 2) ? "yes" : "no");
    if (pick(r, 3) == 0) mu_text_addf(t, "    choose: %s\n", pick(r, 2) ? "random" : "least_busy");
    if (pick(r, 3) == 0) {
        mu_text_addf(t, "    teams: [%s", team_names[n_teams - 1]);
        for (int i = 0; i + 1 < n_teams; i++)
            mu_text_addf(t, ", {team: %s, after: %ds, idle: 1}", team_names[i], pick(r, 90));
        mu_text_add(t, "]\n");
    }
    journey(r, t, at, n, false);
}

char *mu_random_change(uint64_t number, bool gates)
{
    mu_rng    r       = mu_rng_stream((mu_rng_key){ 0, 0, MU_DRAW_TEST, number, 0 });
    mu_rng    s       = mu_rng_stream((mu_rng_key){ 0, 0, MU_DRAW_TEST, number, 1 });
    mu_text   t       = { 0 };
    const int n_types = 1 + pick(&r, 4), n_teams = 1 + pick(&r, 3); /* as of the floor */

    mu_text_add(&t, "contacts:\n");
    for (int i = 0; i < n_types; i++) {
        mu_text_addf(&t, "  %s:\n    weight: %d\n", type_names[i], 1 + pick(&s, 4));
        change_type(&s, &t, i, n_types, n_teams);
        if (gates) gate(&s, &t, i, n_types);
    }
    mu_text_add(&t, "teams:\n");
    for (int i = 0; i < n_teams; i++) {
        mu_text_addf(&t, "  %s:\n    next: priority\n", team_names[i]);
        if (pick(&s, 2)) mu_text_addf(&t, "    handle: {%s: %d%%}\n", type_names[0], 60 + pick(&s, 100));
        if (pick(&s, 3) == 0)
            mu_text_addf(&t, "    resolved: {%s: %d%%}\n", type_names[0], 50 + pick(&s, 50));
    }
    return mu_text_take(&t);
}

/* The lines, each moved to the right. */
static void add_indented(mu_text *t, const char *lines, const char *blanks)
{
    while (*lines != '\0') {
        const size_t n = strcspn(lines, "\n") + 1;
        mu_text_add(t, blanks);
        mu_text_add_n(t, lines, n);
        lines += n;
    }
}

char *mu_random_changes(uint64_t number, bool gates)
{
    char   *floor = mu_random_floor(number, false), *change = mu_random_change(number, gates);
    mu_text t = { 0 };

    mu_text_add(&t, floor);
    mu_text_add(&t, "changes:\n- from: 2026-01-05 10:00\n  set:\n");
    add_indented(&t, change, "    ");
    mu_text_addf(&t,
                 "- {from: 2026-01-05 11:00, till: 2026-01-05 11:30, name: a while,\n"
                 "   set: {contacts: {%s: {handle: {talk: 90s}, balk: [{waiting: 2, share: 50%%}]}}}}\n",
                 type_names[0]);
    free(floor);
    free(change);
    return mu_text_take(&t);
}

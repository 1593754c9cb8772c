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

static void arrivals(mu_rng *r, mu_text *t)
{
    char law[96];

    switch (pick(r, 6)) {
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
    default:
        mu_text_addf(t, "{population: %d, think: %s}", 1 + pick(r, 30), span_law(r, law, sizeof law, 900));
        break;
    }
}

static char *contact_type(mu_rng *r, const char *name)
{
    mu_text t = { 0 };
    char    law[96];

    mu_text_addf(&t, "  %s:\n    arrivals: ", name);
    arrivals(r, &t);
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

/* Appends the blocks, in the order of their numbers or backwards. */
static void add_blocks(mu_text *t, char **block, int n, bool backwards)
{
    for (int i = 0; i < n; i++) mu_text_add(t, block[backwards ? n - 1 - i : i]);
    for (int i = 0; i < n; i++) free(block[i]);
}

char *mu_random_scenario(uint64_t number, bool shuffled)
{
    static const char *const closings[] = { "serve", "drop", "keep" };
    mu_rng                   r          = mu_rng_stream((mu_rng_key){ 0, 0, MU_DRAW_TEST, number, 0 });
    mu_text                  t = { 0 }, head = { 0 };
    char                    *types[4], *teams[3];
    const int                n_types = 1 + pick(&r, 4), n_teams = 1 + pick(&r, 3);

    mu_text_addf(&head, "horizon: %dd 08:00-12:00\n", 1 + pick(&r, 2));
    mu_text_addf(&head, "closing: %s\n", closings[pick(&r, 3)]);
    if (pick(&r, 3) == 0) mu_text_addf(&head, "lines: %d\n", 3 + pick(&r, 20));
    for (int i = 0; i < n_types; i++) types[i] = contact_type(&r, type_names[i]);
    for (int i = 0; i < n_teams; i++) teams[i] = team(&r, team_names[i]);

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

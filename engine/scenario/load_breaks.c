/* load_breaks.c - breaks as planners write them: "1h lunch at 12:00", "2 x 15min", "45min lunch at 11:00-14:00"; the
 * same every day, or by days. */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <string.h>

enum { MOST_BREAKS = 20, MOST_WORDS = 8, LONGEST_TEXT = 100 };

static const char example[] = "write it as 30min lunch at 12:00, 2 x 15min, or 1h unpaid at 11:00-14:00";

typedef struct {
    mu_span length;
    int64_t times;
    mu_span from, till; /* from.us < 0: at no time of its own */
    bool    paid;
} wish;

/* Words of `text`, which is cut up. */
static int split(char *text, char **word)
{
    int n = 0;

    for (char *w = strtok_r(text, " \t\n", &text); w != NULL && n < MOST_WORDS;
         w       = strtok_r(NULL, " \t\n", &text))
        word[n++] = w;
    return n;
}

/* "12:00" or "11:00-14:00" */
static bool read_when(const char *word, wish *out)
{
    if (mu_hours_parse(word, &out->from, &out->till)) return true;
    if (!mu_clock_parse(word, &out->from) || out->from.us >= MU_DAY_US) return false;
    out->till = out->from;
    return true;
}

static bool is_name(const char *word)
{
    mu_span number;
    double  value;

    return mu_name_is_valid(word) && !mu_span_parse(word, &number) && !mu_number_parse(word, &value);
}

/* [TIMES x] LENGTH [what it is called] [unpaid] [at WHEN] */
static bool read_wish(const char *text, wish *out)
{
    char copy[LONGEST_TEXT + 1] = "", *word[MOST_WORDS];
    int  n, i = 0;
    bool named = false;

    *out = (wish){ .times = 1, .from = { -1 }, .paid = true };
    if (strlen(text) > LONGEST_TEXT) return false;
    snprintf(copy, sizeof copy, "%s", text);
    n = split(copy, word);
    if (n > 2 && strcmp(word[1], "x") == 0) {
        if (!mu_whole_parse(word[0], &out->times)) return false;
        i = 2;
    }
    if (i == n || !mu_span_parse(word[i++], &out->length)) return false;
    for (; i < n; i++) {
        if (strcmp(word[i], "at") == 0) {
            return i + 2 == n && read_when(word[i + 1], out);
        } else if (strcmp(word[i], "unpaid") == 0 || strcmp(word[i], "paid") == 0) {
            out->paid = word[i][0] == 'p';
        } else if (named || !is_name(word[i])) {
            return false;
        } else {
            named = true;
        }
    }
    return true;
}

static bool is_sound(mu_load *l, const mu_node *node, const wish *w)
{
    const int64_t before = l->problems;

    if (w->times < 1 || w->times > MOST_BREAKS)
        mu_load_report(l, node, NULL, "a break is taken 1 to %d times, not %lld times", MOST_BREAKS,
                       (long long)w->times);
    else if (w->length.us <= 0 || w->length.us > MU_DAY_US / 2)
        mu_load_report(l, node, NULL, "a break lasts longer than 0 and at most 12h");
    else if (w->times > 1 && w->from.us >= 0)
        mu_load_report(l, node, "write one break for each time of day",
                       "several breaks cannot all be at the same time of day");
    else if (w->till.us > w->from.us && w->from.us >= 0 && w->till.us - w->from.us < w->length.us)
        mu_load_report(l, node, NULL, "the break is longer than the hours in which it is to be taken");
    return l->problems == before;
}

/* Breaks without a time of their own share out the cuts of duty: the one that is longest takes the middle (lunch), the
 * others stand around it in the order in which they are written. */
static void share_out(mu_break *one, int32_t n)
{
    int32_t places = 0, longest = -1, place = 0;
    bool    alone = true;

    for (int32_t i = 0; i < n; i++) {
        if (one[i].from_us >= 0) continue;
        places++;
        if (longest >= 0 && one[i].length_us == one[longest].length_us) alone = false;
        if (longest >= 0 && one[i].length_us <= one[longest].length_us) continue;
        longest = i;
        alone   = true;
    }
    for (int32_t i = 0; i < n; i++) {
        if (one[i].from_us >= 0) continue;
        one[i].places = places;
        if (alone && i == longest) {
            one[i].place = (places - 1) / 2;
            continue;
        }
        if (alone && place == (places - 1) / 2) place++;
        one[i].place = place++;
    }
}

int64_t mu_load_patience(const mu_load *l, const mu_node *team)
{
    if (mu_load_choice(l, team, "breaks_mode", "teams.*.breaks_mode") == 0) return 0;
    return mu_load_span(l, team, "breaks_within", "teams.*.breaks_within").us;
}

/* Adds a list of breaks, or a single one, for these days. */
static void read_list(mu_load *l, const mu_node *list, mu_days days, mu_break *out, int32_t *n)
{
    const int32_t first = *n;

    for (int32_t i = 0; i < mu_names_count(list); i++) {
        const mu_node *node = mu_names_at(list, i);
        wish           w;
        if (!read_wish(node->text, &w)) {
            mu_load_report(l, node, example, "expected a break such as 2 x 15min, found \"%.80s\"",
                           node->text);
            continue;
        }
        if (!is_sound(l, node, &w)) continue;
        if (*n - first + w.times > MOST_BREAKS) {
            mu_load_report_key(l, list, NULL, "these are over %d breaks a day", MOST_BREAKS);
            break;
        }
        for (int64_t k = 0; k < w.times; k++)
            out[(*n)++] = (mu_break){ .length_us = w.length.us,
                                      .from_us   = w.from.us,
                                      .till_us   = w.from.us >= 0 ? w.till.us : -1,
                                      .paid      = w.paid,
                                      .days      = days };
    }
    share_out(out + first, *n - first);
}

/* A map by days: each day stands in it once, and those that do not have no breaks. */
static void read_days(mu_load *l, const mu_node *map, mu_break *out, int32_t *n)
{
    mu_days all = 0;

    for (int32_t i = 0; i < map->n; i++) {
        mu_days    days  = 0;
        const bool known = mu_days_parse(map->child[i]->key, &days);
        mu_assert(known);
        for (int day = 0; day < 7; day++)
            if (all & days & 1u << day) {
                mu_load_report_key(l, map->child[i], NULL, "the breaks on %s stand here twice",
                                   mu_day_name(day));
                return;
            }
        all |= days;
        read_list(l, map->child[i], days, out, n);
    }
}

const mu_breaks *mu_load_breaks(mu_load *l, const mu_node *team, const mu_node *map)
{
    const mu_node *list   = mu_node_get(map, "breaks");
    const int64_t  before = l->problems;
    mu_break       one[7 * MOST_BREAKS];
    int32_t        n = 0;

    if (list == NULL) return NULL;
    if (list->kind == MU_NODE_MAP)
        read_days(l, list, one, &n);
    else
        read_list(l, list, MU_EVERY_DAY, one, &n);
    if (l->problems > before) return NULL;

    mu_breaks *breaks = MU_LOAD_NEW(l, 1, mu_breaks);
    mu_break  *kept   = MU_LOAD_NEW(l, n, mu_break);
    if (breaks == NULL || kept == NULL) return NULL;
    if (n > 0) memcpy(kept, one, (size_t)n * sizeof *kept);
    *breaks = (mu_breaks){ .n = n, .one = kept, .patience_us = mu_load_patience(l, team) };
    return breaks;
}

static bool is_first_of(mu_days days, int day)
{
    return (days & ((2u << day) - 1)) == 1u << day;
}

void mu_load_breaks_fit(mu_load *l, const mu_node *list, const mu_breaks *breaks, mu_days days,
                        int64_t from_us, int64_t till_us)
{
    bool full = false;

    for (int day = 0; breaks != NULL && day < 7; day++) {
        int64_t all = 0;
        for (int32_t i = 0; days >> day & 1u && i < breaks->n; i++) {
            const mu_break *b  = &breaks->one[i];
            int64_t         at = b->from_us;
            char            clock[16];
            if (!(b->days >> day & 1u)) continue;
            all += b->length_us;
            if (at < 0 || !is_first_of(b->days & days, day)) continue;
            while (at < from_us) at += MU_DAY_US;
            if (at < till_us) continue;
            mu_clock_print((mu_span){ b->from_us }, clock, sizeof clock);
            mu_load_report_key(l, list, NULL, "the break at %s lies outside these people's hours", clock);
        }
        full |= all > 0 && all >= till_us - from_us;
    }
    if (full) mu_load_report_key(l, list, NULL, "the breaks leave nothing of these people's hours");
}

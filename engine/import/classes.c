#include "import/classes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/units.h"

#define MOST_HEAD_STARTS 16
#define LONGEST_ID       48 /* of at most 64 bytes; room for what is added */
#define TOO_FEW_WAITED   30 /* callers, to tell the shares of priorities from */

typedef struct {
    char   word[64]; /* of the priority column */
    double seconds;
} head_start;

typedef struct {
    int32_t    n;
    head_start one[MOST_HEAD_STARTS];
} head_starts;

static mu_status refuse(mu_diag *diag, const char *message, const char *text)
{
    return mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL, "write it as --head-start 2=90s", message,
                        text);
}

/* "2=90s, 3=2min" */
static mu_status parse_head_starts(const char *text, mu_diag *diag, head_starts *out)
{
    out->n = 0;
    while (text != NULL && *text != '\0') {
        head_start *h = &out->one[out->n];
        char        span[64];
        mu_span     length;
        int         end = 0;

        if (out->n == MOST_HEAD_STARTS) return refuse(diag, "too many head starts: \"%s\"", text);
        if (sscanf(text, " %63[^=,] = %63[^,]%n", h->word, span, &end) != 2 || !mu_span_parse(span, &length))
            return refuse(diag, "the head start \"%s\" cannot be read", text);
        for (size_t n = strlen(h->word); n > 0 && h->word[n - 1] == ' ';) h->word[--n] = '\0';
        h->seconds = mu_span_seconds(length);
        out->n++;
        text += end;
        text += strspn(text, ", ");
    }
    return MU_OK;
}

/* Number of the head start of a call, from 1; 0: none. */
static int32_t head_start_of(const head_starts *h, const mu_call_log *log, const mu_call *c)
{
    for (int32_t i = 0; i < h->n && c->priority >= 0; i++)
        if (strcasecmp(h->one[i].word, log->priorities.word[c->priority]) == 0) return i + 1;
    return 0;
}

static bool is_plain(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

/* A word as a key: letters of any script, digits, - and _ stay; any run of others becomes one _. */
static void make_key(const char *word, char *key, size_t size)
{
    const unsigned char *p = (const unsigned char *)word;
    size_t               n = 0;

    for (; *p != '\0' && n + 1 < size; p++) {
        const bool stays = is_plain(*p) || *p >= 0x80;

        if (stays || n == 0 || key[n - 1] != '_') key[n++] = stays ? (char)*p : '_';
    }
    if ((*p & 0xC0) == 0x80) { /* never half a letter */
        while (n > 0 && ((unsigned char)key[n - 1] & 0xC0) == 0x80) n--;
        n -= n > 0;
    }
    key[n] = '\0';
    if (mu_name_is_valid(key)) return;
    for (size_t i = 0; i < n; i++) /* invisible characters, for example */
        if (!is_plain((unsigned char)key[i])) key[i] = '_';
}

static int by_id(const void *x, const void *y)
{
    return strcmp(((const mu_group *)x)->id, ((const mu_group *)y)->id);
}

/* The group with this id, made when it is new; -1 without memory. */
static int32_t group_named(mu_arena *a, mu_classes *c, const char *id)
{
    for (int32_t i = 0; i < c->n_groups; i++)
        if (strcmp(c->group[i].id, id) == 0) return i;
    c->group[c->n_groups].id = mu_arena_text(a, id);
    return c->group[c->n_groups].id != NULL ? c->n_groups++ : -1;
}

/* Calls of each type (0: the log does not say) on the days that count; returns their sum. */
static int64_t count_types(const mu_call_log *log, const bool *used, int64_t *calls)
{
    int64_t all = 0;
    int32_t day = 0;

    for (int64_t i = 0; i < log->n; i++) {
        while (log->date[day] != log->call[i].date) day++;
        calls[log->call[i].type + 1] += used[day];
        all += used[day];
    }
    return all;
}

static mu_status form_groups(mu_arena *a, const mu_call_log *log, const bool *used, double small_type,
                             mu_classes *c)
{
    const int32_t types    = log->types.n + 1;
    int64_t      *calls    = MU_NEW_ARRAY(a, types, int64_t);
    int32_t      *group_of = MU_NEW_ARRAY(a, types, int32_t); /* of each type */

    c->group    = MU_NEW_ARRAY(a, types, mu_group);
    c->group_of = MU_NEW_ARRAY(a, log->n, int32_t);
    if (calls == NULL || group_of == NULL || c->group == NULL || c->group_of == NULL) return MU_ERR_NOMEM;

    const int64_t all = count_types(log, used, calls);
    for (int pass = 0; pass < 2; pass++) { /* the groups are sorted between the two */
        for (int32_t t = 0; t < types; t++) {
            const bool small          = (double)calls[t] < small_type * (double)all || calls[t] == 0;
            char       id[LONGEST_ID] = "calls";

            if (t == 0 && calls[0] == 0) continue;
            if (log->columns.type >= 0)
                make_key(t == 0 || small ? "other" : log->types.word[t - 1], id, sizeof id);
            group_of[t] = group_named(a, c, id);
            if (group_of[t] < 0) return MU_ERR_NOMEM;
            c->group[group_of[t]].calls += pass == 1 ? calls[t] : 0;
        }
        if (pass == 0) qsort(c->group, (size_t)c->n_groups, sizeof *c->group, by_id);
    }
    for (int64_t i = 0; i < log->n; i++) c->group_of[i] = group_of[log->call[i].type + 1];
    return MU_OK;
}

/* Callers of each group and head start, [n_groups * (h->n + 1)]: those who waited, or all. */
static void count_priorities(const mu_call_log *log, const bool *used, const head_starts *h,
                             const mu_classes *c, bool all, int64_t *count)
{
    int32_t day = 0;

    for (int64_t i = 0; i < log->n; i++) {
        const mu_call *call = &log->call[i];

        while (log->date[day] != call->date) day++;
        if (used[day] && (all || call->waited_s > 0.0))
            count[c->group_of[i] * (h->n + 1) + head_start_of(h, log, call)]++;
    }
}

static mu_status add_class(mu_arena *a, mu_classes *c, int32_t group, const head_start *h, double share)
{
    char id[LONGEST_ID + 16], suffix[12] = "";

    if (h != NULL) make_key(h->word, suffix, sizeof suffix);
    snprintf(id, sizeof id, "%s%s%s", c->group[group].id, h != NULL ? "-" : "", suffix);
    c->one[c->n] = (mu_class){ mu_arena_text(a, id), group, h != NULL ? h->seconds : 0.0, share };
    return c->one[c->n++].id != NULL ? MU_OK : MU_ERR_NOMEM;
}

static mu_status form_classes(mu_arena *a, const mu_call_log *log, const bool *used, const head_starts *h,
                              double small_type, mu_classes *c)
{
    const int32_t kinds    = h->n + 1;
    int64_t      *waited   = MU_NEW_ARRAY(a, c->n_groups * kinds, int64_t);
    int64_t      *anyone   = MU_NEW_ARRAY(a, c->n_groups * kinds, int64_t);
    int32_t      *class_of = MU_NEW_ARRAY(a, c->n_groups * kinds, int32_t);

    c->one      = MU_NEW_ARRAY(a, c->n_groups * kinds, mu_class);
    c->class_of = MU_NEW_ARRAY(a, log->n, int32_t);
    if (waited == NULL || anyone == NULL || class_of == NULL || c->one == NULL || c->class_of == NULL)
        return MU_ERR_NOMEM;
    count_priorities(log, used, h, c, false, waited);
    count_priorities(log, used, h, c, true, anyone);

    for (int32_t g = 0; g < c->n_groups; g++) {
        const int64_t *count = waited + g * kinds;
        const int32_t  plain = c->n;
        int64_t        sum   = 0;
        double         rest  = 1.0;

        for (int32_t k = 0; k < kinds; k++) sum += count[k];
        if (sum < TOO_FEW_WAITED) count = anyone + g * kinds;
        if (sum < TOO_FEW_WAITED) sum = c->group[g].calls;
        if (add_class(a, c, g, NULL, 1.0) != MU_OK) return MU_ERR_NOMEM;
        for (int32_t k = 0; k < kinds; k++) {
            const double share = sum > 0 ? (double)count[k] / (double)sum : 0.0;

            class_of[g * kinds + k] = plain;
            if (k == 0 || share < small_type || share <= 0.0) continue;
            class_of[g * kinds + k] = c->n;
            rest -= share;
            if (add_class(a, c, g, &h->one[k - 1], share) != MU_OK) return MU_ERR_NOMEM;
        }
        c->one[plain].share = rest > 0.0 ? rest : 0.0;
    }
    for (int64_t i = 0; i < log->n; i++)
        c->class_of[i] = class_of[c->group_of[i] * kinds + head_start_of(h, log, &log->call[i])];
    return MU_OK;
}

mu_status mu_classes_form(mu_arena *a, const mu_call_log *log, const bool *used, const mu_import_options *o,
                          mu_diag *diag, mu_classes *out)
{
    head_starts h;
    mu_status   st = parse_head_starts(o->head_start, diag, &h);

    *out = (mu_classes){ 0 };
    if (st != MU_OK) return st;
    if (h.n > 0 && log->columns.priority < 0)
        return refuse(diag, "a head start is given, but the log has no priority column%s", "");
    st = form_groups(a, log, used, o->small_type, out);
    return st == MU_OK ? form_classes(a, log, used, &h, o->small_type, out) : st;
}

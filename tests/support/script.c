#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/script.h"

#include <math.h>

static int32_t read_out(void *context, const mu_view *view, int32_t survey, const mu_order **orders)
{
    script *s = context;
    int32_t n = 0;

    (void)survey;
    for (int i = 0; i < s->n; i++)
        if (s->line[i].at_us == view->now_us) s->answer[n++] = s->line[i].order;
    *orders = s->answer;
    return n;
}

static mu_hooks hooks_of(script *s)
{
    static const mu_survey every_minute = { 0, MINUTES(1) };

    return (mu_hooks){ .context = s, .n_surveys = 1, .surveys = &every_minute, .survey = read_out };
}

char *mu_script_day(const char *yaml, script s)
{
    const mu_hooks hooks = hooks_of(&s);
    mu_model      *m     = mu_test_model(yaml);
    char          *seen  = mu_test_watch(m, &hooks, NULL);

    mu_model_free(m);
    return seen;
}

void mu_script_check_day(const char *yaml, script s, const char *expected)
{
    const mu_hooks hooks = hooks_of(&s);

    mu_check_day_with(yaml, &hooks, expected);
}

void mu_script_check_figure(const char *yaml, script s, const char *id, double expected)
{
    const mu_hooks hooks = hooks_of(&s);
    const double   found = mu_test_figure(yaml, &hooks, id);

    if (!(fabs(found - expected) <= 1e-9)) fail_msg("%s is %.9g, not %.9g", id, found, expected);
}

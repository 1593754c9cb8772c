#include "report/columns.h"

#include <stdio.h>
#include <string.h>
#include "base/error.h"

mu_columns mu_columns_sorted(void)
{
    mu_columns c = { 0 };

    mu_assert(mu_measure_count() <= MU_COLUMNS_MOST);
    for (int m = 0; m < mu_measure_count(); m++) {
        int at = c.n++;
        for (; at > 0 && strcmp(mu_measure_at(c.index[at - 1])->id, mu_measure_at(m)->id) > 0; at--)
            c.index[at] = c.index[at - 1];
        c.index[at] = m;
    }
    return c;
}

mu_columns mu_columns_of(const mu_results *r)
{
    const mu_columns all = mu_columns_sorted();
    mu_columns       c   = { 0 };

    for (int i = 0; i < all.n; i++)
        if (mu_measure_applies(all.index[i], r->model, r->people != NULL)) c.index[c.n++] = all.index[i];
    return c;
}

const char *mu_unit_name(mu_unit unit)
{
    switch (unit) {
    case MU_UNIT_COUNT: return "contacts";
    case MU_UNIT_NUMBER: return "number";
    case MU_UNIT_SHARE: return "share";
    case MU_UNIT_YEARLY: return "share_per_year";
    case MU_UNIT_SECONDS: return "seconds";
    case MU_UNIT_PEOPLE: return "people";
    case MU_UNIT_MONEY: return "money";
    case MU_UNIT_HOURS: return "hours";
    case MU_UNIT_SECONDS2: return "square_seconds";
    }
    return "?";
}

#define SERVICE_LEVEL "service_level"

const char *mu_definition_id(const mu_measure *m, const mu_contact_type *type)
{
    if (type == NULL || strcmp(m->id, SERVICE_LEVEL) != 0) return m->id;
    switch (type->measure) {
    case MU_SL_STRICT: return SERVICE_LEVEL "_strict";
    case MU_SL_ANSWERED: return SERVICE_LEVEL "_answered";
    case MU_SL_NEUTRAL: return SERVICE_LEVEL "_neutral";
    case MU_SL_CREDITED: return SERVICE_LEVEL "_credited";
    }
    return m->id;
}

const char *mu_definition_variant(const mu_measure *m, const mu_contact_type *type)
{
    const char  *id     = mu_definition_id(m, type);
    const size_t prefix = strlen(SERVICE_LEVEL "_");

    return strncmp(id, SERVICE_LEVEL "_", prefix) == 0 ? id + prefix : "";
}

void mu_instant_print(const mu_calendar *c, mu_time t, char *buffer, size_t size)
{
    char date[16], clock[16], offset[12] = "";

    mu_date_print(c->start_date + mu_calendar_day(c, t), date, sizeof date);
    mu_clock_print(mu_calendar_clock(c, t), clock, sizeof clock);
    if (c->wall != NULL) mu_offset_print(mu_wall_offset_s(c->wall, t.us), offset, sizeof offset);
    snprintf(buffer, size, "%sT%s%s", date, clock, offset);
}

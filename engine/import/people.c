#include "import/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/units.h"
#include "import/columns.h"
#include "import/when.h"

enum { MOST_PEOPLE = 10000, MOST_TEAMS = 1000, NAME_ROOM = 65, SKILLS_ROOM = 400, MOST_SKILLS = 20 };

#define SHORTEST_AHT_S 5.0
#define LONGEST_AHT_S  14400.0
#define MOST_PAY       1000.0 /* an hour; more is a month's */

static const struct {
    const char *name, *usual;
} roles[MU_PERSON_ROLES] = {
    [MU_OF_PERSON] = { "person",
                       "name, person, employee, employee_name, staff, staff_name, full_name, 姓名, 员工, "
                       "员工姓名, 坐席, 客服" },
    [MU_OF_TEAM]   = { "team", "team, team_name, group, department, 团队, 班组, 小组, 部门, 组别" },
    [MU_OF_START]  = { "start",
                       "start_date, hired, hire_date, hired_on, joined, join_date, entry_date, start, "
                        "入职日期, 入职时间, 入职" },
    [MU_OF_END] = { "end", "end_date, left, left_on, leaving_date, exit_date, 离职日期, 离职时间, 离职" },
    [MU_OF_SKILLS] = { "skills", "skills, skill, 技能" },
    [MU_OF_AHT] = { "aht", "aht, handle_time, average_handle_time, avg_handle_time, handle, 平均处理时长, "
                           "处理时长, 平均通话时长" },
    [MU_OF_FCR] = { "fcr", "fcr, resolved, solved, resolution, resolution_rate, first_contact_resolution, "
                           "解决率, 一次解决率, 首次解决率" },
    [MU_OF_PAY] = { "pay", "pay, wage, hourly_pay, hourly_wage, pay_per_hour, 时薪, 小时工资" },
    [MU_OF_HANDLED] = { "handled",
                        "handled, contacts, calls, contacts_handled, calls_handled, 处理量, 接听量" },
};

const char *mu_person_role_name(int role)
{
    return role < MU_PERSON_ROLES ? roles[role].name : NULL;
}

const char *mu_person_role_usual(int role)
{
    return roles[role].usual;
}

/* ---- columns ---------------------------------------------------------------------------------------- */

typedef struct {
    int    at; /* -1: none */
    double unit_s;
} column;

/* "aht=Average talk": the name given for a role; NULL: none was. */
static const char *given_for(const mu_import_options *o, int role)
{
    const size_t length = strlen(roles[role].name);

    for (int i = 0; i < o->n_columns; i++)
        if (strncmp(o->columns[i], roles[role].name, length) == 0 && o->columns[i][length] == '=')
            return o->columns[i] + length + 1;
    return NULL;
}

static column column_of(const mu_csv *csv, const mu_import_options *o, int role)
{
    const char *given = given_for(o, role);
    column      c     = { .unit_s = 1 };

    c.at = mu_column_called(csv, given != NULL ? given : roles[role].usual, given != NULL, &c.unit_s);
    return c;
}

static mu_status check_given(const mu_csv *csv, const mu_import_options *o, mu_diag *diag)
{
    mu_status st = MU_OK;

    for (int i = 0; i < o->n_columns; i++) {
        const char *equals = strchr(o->columns[i], '=');
        int         role   = 0;
        while (role < MU_PERSON_ROLES && (equals == NULL || given_for(o, role) != equals + 1)) role++;
        if (role == MU_PERSON_ROLES)
            st = mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ "--column", 0, 0, 0 }, NULL,
                              "the roles are person, team, start, end, skills, aht, fcr, pay and handled",
                              "expected ROLE=NAME, such as aht=talk, found \"%.80s\"", o->columns[i]);
        else if (equals[1] != '\0' && column_of(csv, o, role).at < 0)
            st = mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ mu_csv_path(csv), 1, 0, 0 }, NULL, NULL,
                              "no column \"%.80s\", which was to be the %s column", equals + 1,
                              roles[role].name);
    }
    return st;
}

bool mu_people_table_is(const mu_csv *csv, const mu_import_options *o)
{
    double unit;

    if (o->n_columns > 0) return true;
    if (column_of(csv, o, MU_OF_PERSON).at < 0) return false;
    for (const char *const *of_calls = (const char *const[]){ "wait", "outcome", NULL }; *of_calls != NULL;
         of_calls++)
        if (mu_column_called(csv, mu_import_usual_names(*of_calls), false, &unit) >= 0) return false;
    for (int role = MU_OF_TEAM; role < MU_PERSON_ROLES; role++)
        if (column_of(csv, o, role).at >= 0) return true;
    return false;
}

/* ---- cells ------------------------------------------------------------------------------------------ */

typedef struct {
    mu_people_table         *t;
    const mu_import_options *o;
    mu_csv                  *csv;
    mu_diag                 *diag;
    column                   column[MU_PERSON_ROLES];
    int32_t                  room;
} reader;

/* "" where the table has no such column, or nothing in it. */
static const char *cell_of(const reader *r, int role)
{
    const char *cell = r->column[role].at >= 0 ? mu_csv_cell(r->csv, (size_t)r->column[role].at) : "";

    return mu_log_word_is_nothing(cell) ? "" : cell;
}

/* A name that a scenario may have: what is no letter or digit becomes _. False when none is left, or it is too long. */
static bool name_of(const char *text, char name[NAME_ROOM])
{
    size_t n = 0;

    if (strlen(text) >= NAME_ROOM) return false;
    for (const char *p = text; *p != '\0'; p++) {
        const char plain[2] = { *p, '\0' };
        name[n++]           = (unsigned char)*p >= 0x80 || mu_name_is_valid(plain) ? *p : '_';
    }
    name[n] = '\0';
    return mu_name_is_valid(name) && name[strspn(name, "_-")] != '\0';
}

static mu_status remark(reader *r, bool kept, const char *reason)
{
    return mu_quality_add(&r->t->quality, kept, mu_csv_line(r->csv), reason);
}

/* A date, or -1; one that could be two is an error. */
static mu_status read_date(reader *r, int role, int64_t *out)
{
    const char *cell = cell_of(r, role);

    *out = -1;
    if (*cell == '\0') return MU_OK;
    switch (mu_when_date(cell, r->o->date_order, out)) {
    case MU_WHEN_READ: return MU_OK;
    case MU_WHEN_UNREADABLE: *out = -1; return remark(r, true, "a date that cannot be read: not used");
    case MU_WHEN_AMBIGUOUS: break;
    }
    return mu_diag_addf(
        r->diag, MU_ERR_VALUE,
        (mu_where){ r->t->path, mu_csv_line(r->csv), mu_csv_col(r->csv, (size_t)r->column[role].at), 0 },
        NULL, "say how dates are meant: --dates dmy or --dates mdy", "the date \"%.40s\" could be two", cell);
}

static mu_status read_aht(reader *r, double *out)
{
    const char *cell = cell_of(r, MU_OF_AHT);

    *out = -1;
    if (*cell == '\0') return MU_OK;
    if (!mu_when_span(cell, out)) {
        *out = -1;
        return remark(r, true, "a handle time that cannot be read: as the others");
    }
    if (strpbrk(cell, ":smh") == NULL) *out *= r->column[MU_OF_AHT].unit_s;
    if (*out >= SHORTEST_AHT_S && *out <= LONGEST_AHT_S) return MU_OK;
    *out = -1;
    return remark(r, true, "a handle time under 5 s or over 4 h is not believed: as the others");
}

/* "78%", 0.78 and 78 are the same. */
static mu_status read_fcr(reader *r, double *out)
{
    const char *cell = cell_of(r, MU_OF_FCR);

    *out = -1;
    if (*cell == '\0') return MU_OK;
    if (mu_share_parse(cell, out)) {
        if (strchr(cell, '%') == NULL && *out > 1) *out /= 100;
        if (*out >= 0 && *out <= 1) return MU_OK;
    }
    *out = -1;
    return remark(r, true, "a share solved that is none: as the others");
}

static mu_status read_pay(reader *r, double *out)
{
    const char *cell = cell_of(r, MU_OF_PAY);

    *out = -1;
    if (*cell == '\0') return MU_OK;
    if (!mu_pay_parse(cell, out) && !mu_number_parse(cell, out)) *out = -1;
    if (*out >= 0 && *out <= MOST_PAY) return MU_OK;
    *out = -1;
    return remark(r, true, "no pay for an hour, or more than 1000: as the others");
}

/* "refunds; tech" as "refunds tech", in the order of the alphabet. */
static bool read_skills(const char *cell, char out[SKILLS_ROOM])
{
    char   word[MOST_SKILLS + 1][NAME_ROOM];
    int    n      = 0;
    size_t length = 0;

    while (*cell != '\0') {
        char         raw[NAME_ROOM], name[NAME_ROOM];
        size_t       size  = strcspn(cell, ";,|/+");
        const char  *wide  = strstr(cell, "、"); /* the comma of Chinese lists */
        const size_t after = wide != NULL && (size_t)(wide - cell) < size ? strlen("、") : 1;
        if (after > 1) size = (size_t)(wide - cell);
        snprintf(raw, sizeof raw, "%.*s", (int)size, cell);
        cell += size + (cell[size] != '\0' ? after : 0);
        char *begin = raw + strspn(raw, " ");
        for (size_t end = strlen(begin); end > 0 && begin[end - 1] == ' ';) begin[--end] = '\0';
        if (*begin == '\0') continue;
        if (n == MOST_SKILLS || !name_of(begin, name)) return false;
        int at = n;
        while (at > 0 && strcmp(word[at - 1], name) > 0) at--;
        if (at > 0 && strcmp(word[at - 1], name) == 0) continue;
        memmove(word[at + 1], word[at], (size_t)(n - at) * sizeof word[0]);
        snprintf(word[at], sizeof word[at], "%s", name);
        n++;
    }
    out[0] = '\0';
    for (int i = 0; i < n; i++) {
        const int put = snprintf(out + length, SKILLS_ROOM - length, "%s%s", i > 0 ? " " : "", word[i]);
        if (put < 0 || length + (size_t)put >= SKILLS_ROOM) return false;
        length += (size_t)put;
    }
    return true;
}

/* ---- rows ------------------------------------------------------------------------------------------- */

static bool is_taken(const mu_people_table *t, const char *name)
{
    for (int32_t i = 0; i < t->n_teams; i++)
        if (strcmp(t->team[i].name, name) == 0) return true;
    return false;
}

/* The team of those who have these skills there; -1: out of memory, or too many. */
static int32_t team_of(mu_people_table *t, const char *origin, const char *skills)
{
    char name[NAME_ROOM], own[NAME_ROOM + 16];

    for (int32_t i = 0; i < t->n_teams; i++)
        if (strcmp(t->team[i].origin, origin) == 0 && strcmp(t->team[i].skills, skills) == 0) return i;
    if (t->n_teams == MOST_TEAMS || !name_of(origin, name)) return -1;
    snprintf(own, sizeof own, "%s", name);
    for (int k = 2; is_taken(t, own); k++) snprintf(own, sizeof own, "%.50s-%d", name, k);
    mu_one_team *one = &t->team[t->n_teams];
    *one             = (mu_one_team){ mu_arena_text(t->arena, own), mu_arena_text(t->arena, skills),
                                      mu_arena_text(t->arena, origin), 0 };
    if (one->name == NULL || one->skills == NULL || one->origin == NULL) return -1;
    return t->n_teams++;
}

static bool grow(reader *r)
{
    const int32_t  room = r->room > 0 ? 2 * r->room : 64;
    mu_one_person *more = MU_NEW_ARRAY(r->t->arena, room, mu_one_person);

    if (more == NULL) return false;
    if (r->t->n > 0) memcpy(more, r->t->person, (size_t)r->t->n * sizeof *more);
    r->t->person = more;
    r->room      = room;
    return true;
}

static bool is_known(const mu_people_table *t, const char *name)
{
    for (int32_t i = 0; i < t->n; i++)
        if (strcmp(t->person[i].name, name) == 0) return true;
    return false;
}

static mu_status read_row(reader *r)
{
    mu_people_table *t    = r->t;
    mu_one_person    one  = { .line = mu_csv_line(r->csv), .handled = -1 };
    const char      *team = r->column[MU_OF_TEAM].at >= 0 ? cell_of(r, MU_OF_TEAM) : "team";
    char             name[NAME_ROOM], skills[SKILLS_ROOM], group[NAME_ROOM];
    mu_status        st;

    t->rows++;
    if (mu_csv_cells(r->csv) != mu_csv_columns(r->csv))
        return remark(r, false, "more or fewer cells than the header");
    if (!name_of(cell_of(r, MU_OF_PERSON), name))
        return remark(r, false, "no name, or one of more than 64 letters");
    if (!name_of(team, group)) return remark(r, false, "no team, or one whose name has more than 64 letters");
    if (is_known(t, name)) return remark(r, false, "a name that was there before");
    if (!read_skills(cell_of(r, MU_OF_SKILLS), skills)) return remark(r, false, "skills that cannot be read");
    if (t->n == MOST_PEOPLE) return remark(r, false, "more than 10 000 people");
    if ((st = read_date(r, MU_OF_START, &one.start)) != MU_OK) return st;
    if ((st = read_date(r, MU_OF_END, &one.end)) != MU_OK) return st;
    if (one.end >= 0 && one.start > one.end) return remark(r, false, "left before the first day");
    if ((st = read_aht(r, &one.aht_s)) != MU_OK || (st = read_fcr(r, &one.fcr)) != MU_OK ||
        (st = read_pay(r, &one.pay)) != MU_OK)
        return st;
    if (!mu_number_parse(cell_of(r, MU_OF_HANDLED), &one.handled) || one.handled < 0) one.handled = -1;
    one.gone = one.end >= 0;
    if (t->n == r->room && !grow(r)) return MU_ERR_NOMEM;
    one.name   = mu_arena_text(t->arena, name);
    one.skills = mu_arena_text(t->arena, skills);
    if (one.name == NULL || one.skills == NULL) return MU_ERR_NOMEM;
    one.team = one.gone ? -1 : team_of(t, team, skills);
    if (!one.gone && one.team < 0)
        return t->n_teams == MOST_TEAMS ? remark(r, false, "more than 1000 teams") : MU_ERR_NOMEM;
    if (!one.gone) t->team[one.team].people++;
    t->person[t->n++] = one;
    return MU_OK;
}

/* ---- the whole -------------------------------------------------------------------------------------- */

/* Weighted by contacts handled where all have them. */
static double mean_of(const mu_people_table *t, bool times)
{
    bool   weighted = true;
    double sum = 0, n = 0;

    for (int32_t i = 0; i < t->n; i++) weighted = weighted && (t->person[i].gone || t->person[i].handled > 0);
    for (int32_t i = 0; i < t->n; i++) {
        const mu_one_person *p = &t->person[i];
        const double         x = times ? p->aht_s : p->fcr, weight = weighted ? p->handled : 1;
        if (p->gone || x < 0) continue;
        sum += weight * x;
        n += weight;
    }
    return n > 0 ? sum / n : -1;
}

static char *unused_columns(const reader *r)
{
    mu_text t = { 0 };

    for (size_t i = 0; i < mu_csv_columns(r->csv); i++) {
        bool used = false;
        for (int role = 0; role < MU_PERSON_ROLES; role++) used = used || r->column[role].at == (int)i;
        if (!used) mu_text_addf(&t, "%s%.60s", t.length > 0 ? ", " : "", mu_csv_column(r->csv, i));
    }
    return mu_text_take(&t);
}

static mu_status find_columns(reader *r)
{
    const mu_status st = check_given(r->csv, r->o, r->diag);

    if (st != MU_OK) return st;
    for (int role = 0; role < MU_PERSON_ROLES; role++) {
        r->column[role] = column_of(r->csv, r->o, role);
        const int at    = r->column[role].at;
        if (at < 0) continue;
        r->t->header[role] = mu_arena_text(r->t->arena, mu_csv_column(r->csv, (size_t)at));
        if (r->t->header[role] == NULL) return MU_ERR_NOMEM;
    }
    r->t->unused = unused_columns(r);
    if (r->t->unused == NULL) return MU_ERR_NOMEM;
    if (r->column[MU_OF_PERSON].at >= 0) return MU_OK;
    return mu_diag_addf(r->diag, MU_ERR_VALUE, (mu_where){ r->t->path, 1, 0, 0 }, NULL,
                        "name it: --column person=NAME", "no column with people's names");
}

static mu_status read_all(reader *r)
{
    mu_status st = find_columns(r), csv = MU_OK;

    while (st == MU_OK && mu_csv_next(r->csv, &csv)) st = read_row(r);
    if (st == MU_OK) st = csv;
    if (st != MU_OK) return st;
    r->t->aht_s = mean_of(r->t, true);
    r->t->fcr   = mean_of(r->t, false);
    if (r->t->n_teams > 0) return MU_OK;
    return mu_diag_addf(r->diag, MU_ERR_VALUE, (mu_where){ r->t->path, 0, 0, 0 }, NULL, NULL,
                        "nobody in it: %d row%s, and none of somebody who is there", (int)r->t->rows,
                        r->t->rows == 1 ? "" : "s");
}

mu_status mu_people_table_read(const char *path, const mu_import_options *o, mu_diag *diag,
                               mu_people_table **out)
{
    mu_people_table *t  = calloc(1, sizeof *t);
    reader           r  = { .t = t, .o = o, .diag = diag };
    mu_status        st = MU_ERR_NOMEM;

    *out = NULL;
    if (t == NULL) return st;
    t->arena         = mu_arena_new(0);
    t->quality.arena = t->arena;
    if (t->arena != NULL) {
        t->path = mu_arena_text(t->arena, path);
        t->team = MU_NEW_ARRAY(t->arena, MOST_TEAMS, mu_one_team);
    }
    if (t->path != NULL && t->team != NULL) {
        st = mu_csv_open(path, diag, &r.csv);
        if (st == MU_OK) st = read_all(&r);
        mu_csv_close(r.csv);
    }
    if (st == MU_OK)
        *out = t;
    else
        mu_people_table_free(t);
    return st;
}

void mu_people_table_free(mu_people_table *t)
{
    if (t == NULL) return;
    free(t->unused);
    mu_arena_free(t->arena);
    free(t);
}

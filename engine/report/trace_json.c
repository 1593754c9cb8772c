/* trace_json.c - one sighting as one JSON object on a line of its own. */
#include "report/trace.h"

#include <inttypes.h>
#include <stdio.h>
#include "model/person.h"
#include "report/changes.h"

static const char *event_name(mu_saw what)
{
    switch (what) {
    case MU_SAW_ARRIVAL: return "comes";
    case MU_SAW_BLOCKED: return "blocked";
    case MU_SAW_QUEUED: return "waits";
    case MU_SAW_ANSWER: return "answered";
    case MU_SAW_TALK_END: return "talk_over";
    case MU_SAW_FINISH: return "finished";
    case MU_SAW_ABANDON: return "gives_up";
    case MU_SAW_DROP: return "dropped";
    case MU_SAW_HAND_BACK: return "handed_back";
    case MU_SAW_LOG_IN: return "on_duty";
    case MU_SAW_LOG_OUT: return "off_duty";
    case MU_SAW_BALK: return "turns_away";
    case MU_SAW_REDIAL: return "will_redial";
    case MU_SAW_SOLVED: return "solved";
    case MU_SAW_REOPEN: return "will_reopen";
    case MU_SAW_ESCALATE: return "escalated";
    case MU_SAW_FOLLOW_UP: return "follow_up";
    case MU_SAW_LOST: return "lost";
    case MU_SAW_INTERRUPT: return "interrupted";
    case MU_SAW_RESUME: return "resumed";
    case MU_SAW_RING: return "not_reached";
    case MU_SAW_BREAK: return "break";
    case MU_SAW_MEETING: return "meeting";
    case MU_SAW_TRAINING: return "training";
    case MU_SAW_ABSENT: return "absent";
    case MU_SAW_BACK: return "back";
    case MU_SAW_MESSAGE: return "leaves_message";
    case MU_SAW_DIAL: return "dials";
    case MU_SAW_STAGE: return "stage_begins";
    case MU_SAW_PART: return "part_over";
    case MU_SAW_JOIN: return "journey_done";
    case MU_SAW_STOP: return "journey_stopped";
    case MU_SAW_ASK: return "asked_back";
    case MU_SAW_REPLY: return "customer_answers";
    case MU_SAW_SILENCE: return "closed_unanswered";
    case MU_SAW_MISLAID: return "mislaid";
    case MU_SAW_EARLY: return "waits_for_opening";
    case MU_SAW_CHANGE: return "change";
    case MU_SAW_ORDER: return "ordered";
    case MU_SAW_ORDER_END: return "order_ends";
    case MU_SAW_LOAN: return "lent";
    case MU_SAW_QUIT: return "quits";
    case MU_SAW_START: return "starts";
    }
    return "unknown";
}

/* "2026-01-05 08:03:12.400000", in a time zone with what it is ahead of UTC */
static void add_local_time(mu_json *j, const mu_teller *t, mu_time at)
{
    mu_teller dated = *t;
    mu_text   text  = { 0 };

    dated.dated = dated.exact = true;
    mu_trace_clock(&text, &dated, at);
    if (t->model->calendar.wall != NULL) {
        char offset[12];
        mu_offset_print(mu_wall_offset_s(t->model->calendar.wall, at.us), offset, sizeof offset);
        mu_text_add(&text, offset);
    }
    if (text.failed)
        j->out->failed = true;
    else
        mu_json_string(j, "at", text.bytes);
    mu_text_free(&text);
}

static void add_reason(mu_json *j, const mu_teller *t, const mu_sighting *s)
{
    mu_text text = { 0 };

    mu_trace_reason(&text, t, s);
    mu_trace_unglue(&text, 0);
    if (text.failed)
        j->out->failed = true;
    else if (text.length > 0)
        mu_json_string(j, "reason", text.bytes);
    mu_text_free(&text);
}

/* How long what ends here has lasted, under the name of what it was. */
static void add_lasting(mu_json *j, const mu_teller *t, const mu_sighting *s)
{
    const mu_seen_contact *c = mu_onlooker_contact(t->floor, s->contact);

    if (s->what == MU_SAW_LOG_OUT)
        mu_json_micros(j, "on_duty_s", s->at.us - t->floor->person[s->agent].on_duty_us);
    if (c == NULL) return;
    switch (s->what) {
    case MU_SAW_REPLY:
    case MU_SAW_SILENCE: mu_json_micros(j, "with_customer_s", s->at.us - c->since_us); break;
    case MU_SAW_ANSWER:
    case MU_SAW_MESSAGE:
    case MU_SAW_ABANDON: mu_json_micros(j, "waited_s", s->at.us - c->since_us); break;
    case MU_SAW_DROP: mu_json_micros(j, c->waiting ? "waited_s" : "in_hand_s", s->at.us - c->since_us); break;
    case MU_SAW_TALK_END:
    case MU_SAW_FINISH:
    case MU_SAW_HAND_BACK:
    case MU_SAW_INTERRUPT: mu_json_micros(j, "in_hand_s", s->at.us - c->since_us); break;
    default: break;
    }
}

static void add_staged(mu_json *j, const mu_teller *t, const mu_sighting *s)
{
    const mu_staged *at = s->staged;

    if (at == NULL) return;
    const mu_stage *stage = &at->stages->stage[at->stage];
    mu_json_string(j, "journey", at->stages->name);
    mu_json_integer(j, "stage", at->stage + 1);
    if (s->what == MU_SAW_PART)
        mu_json_string(j, "part",
                       mu_model_place_name(t->model, stage->part[at->part].type,
                                           stage->part[at->part].stages));
    if (s->what == MU_SAW_STAGE) {
        mu_json_open(j, "parts", '[');
        for (int32_t i = 0; i < stage->n; i++)
            mu_json_string(j, NULL,
                           mu_model_place_name(t->model, stage->part[i].type, stage->part[i].stages));
        mu_json_close(j, ']');
    }
    mu_json_integer(j, "parts_left", at->left);
}

void mu_trace_json(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    mu_json j = { .out = out };
    char    person[MU_PERSON_NAME_ROOM];

    mu_json_open_inline(&j, NULL, '{');
    mu_json_micros(&j, "time_s", s->at.us);
    add_local_time(&j, t, s->at);
    mu_json_string(&j, "event", event_name(s->what));
    if (s->contact >= 0) {
        mu_json_integer(&j, "contact", s->contact + 1);
        mu_json_string(&j, "type", t->model->types[s->type].name);
    }
    if (s->what == MU_SAW_CHANGE) mu_changes_json_at(&j, t->floor->whole, s->at);
    if (s->ordered != NULL) mu_trace_order_json(&j, t, s);
    if (s->what == MU_SAW_ARRIVAL) mu_json_integer(&j, "case", s->first + 1);
    if (s->what == MU_SAW_DIAL) {
        mu_json_string(&j, "type", t->model->types[s->type].name);
        mu_json_integer(&j, "numbers", s->first);
    }
    if (s->agent >= 0) {
        mu_person_name(t->model, s->agent, person, sizeof person);
        mu_json_string(&j, "team", t->model->teams[s->team].name);
        mu_json_string(&j, "person", person);
    }
    if (s->what == MU_SAW_QUEUED || s->what == MU_SAW_BALK)
        mu_json_integer(&j, "waiting_before", t->floor->type[s->type].waiting);
    add_staged(&j, t, s);
    if (s->told_us >= 0) mu_json_micros(&j, "told_s", s->told_us);
    add_lasting(&j, t, s);
    add_reason(&j, t, s);
    mu_json_close(&j, '}');
}

void mu_trace_json_heading(mu_text *out, const mu_model *m, int64_t replication, uint64_t seed)
{
    mu_json j = { .out = out };
    char    text[24];

    mu_json_open_inline(&j, NULL, '{');
    mu_json_string(&j, "format", "muster-trace/1");
    mu_json_string(&j, "scenario", m->name);
    snprintf(text, sizeof text, "%016" PRIx64, m->hash);
    mu_json_string(&j, "scenario_hash", text);
    mu_json_integer(&j, "replication", replication + 1);
    mu_json_unsigned(&j, "seed", seed);
    mu_date_print(m->calendar.start_date, text, sizeof text);
    mu_json_string(&j, "start_date", text);
    if (m->calendar.wall != NULL) mu_json_string(&j, "timezone", m->calendar.wall->zone);
    mu_json_integer(&j, "days", m->calendar.n_days);
    if (m->arm != NULL) mu_json_string(&j, "arm", m->arm);
    mu_json_open(&j, "set", '[');
    for (int32_t i = 0; i < m->n_set; i++) mu_json_string(&j, NULL, m->set[i]);
    mu_json_close(&j, ']');
    mu_json_close(&j, '}');
}

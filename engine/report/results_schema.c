/* results_schema.c - the JSON Schema of the document that json.c writes.
 *
 * It stands beside the writer so that both change together; the ids of the measures come from their table. An
 * apostrophe stands for a quotation mark below, to keep the text readable.
 */
#include "report/report.h"

#include "report/columns.h"

static const char *const head[] = {
    "{",
    "  '$schema': 'https://json-schema.org/draft/2020-12/schema',",
    "  'title': 'muster results',",
    "  'description': 'What an experiment found. The same scenario, seed and replications give the same "
    "bytes. "
    "Numbers have 9 significant digits; null is a figure that does not exist.',",
    "  'type': 'object',",
    "  'required': ['actual', 'contacts', 'definitions', 'experiment', 'format', 'intervals', 'provenance', "
    "'teams', "
    "'whole'],",
    "  'additionalProperties': false,",
    "  'properties': {",
    "    'format': {'const': 'muster-results/2'},",
    "    'provenance': {",
    "      'type': 'object',",
    "      'description': 'Where the figures come from, and all that is needed to get them again.',",
    "      'required': ['arm', 'asked', 'hash', 'partial', 'replications', 'scenario', 'seed', 'set', "
    "'version'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'arm': {'type': ['string', 'null'], 'description': 'of the scenario, laid over its base'},",
    "        'asked': {'type': 'integer', 'description': 'replications asked for, or the cap under a "
    "precision'},",
    "        'failed': {'type': 'integer', 'minimum': 1, 'description': 'replications that are left out "
    "because "
    "a rule failed in them; absent: none'},",
    "        'failures': {'type': 'array', 'items': {'type': 'string'}, 'description': 'how they failed, "
    "alike ones together: rule and line, hook and time, first replication, message'},",
    "        'hash': {'type': 'string', 'pattern': '^[0-9a-f]{16}$', 'description': 'of the scenario with "
    "its patches "
    "and data files'},",
    "        'partial': {'type': 'boolean', 'description': 'true: interrupted before all replications were "
    "run'},",
    "        'replications': {'type': 'integer', 'minimum': 1},",
    "        'scenario': {'type': 'string', 'description': 'its name'},",
    "        'seed': {'type': 'integer', 'minimum': 0},",
    "        'set': {'type': 'array', 'items': {'type': 'string'}, 'description': 'settings laid over that, "
    "each "
    "path=value'},",
    "        'version': {'type': 'string', 'description': 'of muster'}",
    "      }",
    "    },",
    "    'experiment': {",
    "      'type': 'object',",
    "      'required': ['currency', 'days', 'horizon_s', 'interval_s', 'precision', 'start', 'steady'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'changes': {'type': 'array', 'description': 'what was set by date, in the order in which it "
    "begins; left "
    "out when nothing was',",
    "          'items': {'type': 'object', 'required': ['from', 'name', 'set', 'till'], "
    "'additionalProperties': "
    "false,",
    "            'properties': {'from': {'type': 'string', 'description': 'a date, and a time of day unless "
    "it is "
    "midnight'},",
    "              'name': {'type': ['string', 'null']}, 'set': {'type': 'array', 'items': {'type': "
    "'string'}},",
    "              'till': {'type': ['string', 'null'], 'description': 'null: for good'}}}},",
    "        'currency': {'type': 'string', 'description': 'of every figure whose unit is money'},",
    "        'days': {'type': 'integer', 'description': 'simulated days in one replication'},",
    "        'horizon_s': {'type': 'number', 'description': 'from the first opening to the last closing'},",
    "        'interval_s': {'type': 'number', 'description': 'length of a reporting interval'},",
    "        'precision': {'oneOf': [{'type': 'null'}, {'type': 'object', 'required': ['asked', 'reached'], "
    "'additionalProperties': false,",
    "          'properties': {'asked': {'type': 'number', 'description': 'relative half-width'}, 'reached': "
    "{'type': "
    "'boolean'}}}]},",
    "        'start': {'type': 'string', 'format': 'date', 'description': 'date of the first day'},",
    "        'steady': {'oneOf': [{'type': 'null'}, {'type': 'object', 'required': ['batches', 'too_short', "
    "'warm_up_s'], 'additionalProperties': false,",
    "          'properties': {'batches': {'type': 'integer'}, 'too_short': {'type': 'boolean', "
    "'description': "
    "'neighbouring batches are alike: intervals are too narrow'}, 'warm_up_s': {'type': 'number'}}}]},",
    "        'timezone': {'type': 'string', 'description': 'of all times; absent: every day has 24 hours'}",
    "      }",
    "    },",
    "    'actual': {'oneOf': [{'type': 'null'}, {",
    "      'type': 'object',",
    "      'description': 'What was measured and what was simulated there; null: the scenario has no "
    "actual. One entry per row of actual that describes an open interval, in every list.',",
    "      'required': ['contacts', 'days', 'from', 'measures'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'contacts': {'type': ['string', 'null'], 'description': 'the contact type; null: all "
    "together'},",
    "        'days': {'type': 'array', 'items': {'type': 'integer', 'minimum': 1}, 'description': 'behind "
    "each "
    "value of a replication: 1 for a row with a date; else all days of the time and weekday'},",
    "        'from': {'type': 'array', 'items': {'type': 'string', 'pattern': "
    "'^([0-9]{4,}-[0-9]{2}-[0-9]{2}T|[a-z]{3} )?[0-9]{2}:[0-9]{2}'}, 'description': 'the interval; for a row "
    "without a date its time of day, after the weekday if it has one'},",
    "        'measures': {'type': 'object', 'propertyNames': {'$ref': '#/$defs/measure_id'}, "
    "'additionalProperties': {'type': 'object',",
    "          'description': 'measured; mean, the ratio of totals over the days, with its 95 % interval low "
    "to "
    "high; p5, p50 and p95 of single replications',",
    "          'required': ['high', 'low', 'mean', 'measured', 'p5', 'p50', 'p95'], 'additionalProperties': "
    "{'$ref': "
    "'#/$defs/list'}}}",
    "      }",
    "    }]},",
    "    'definitions': {",
    "      'type': 'object',",
    "      'description': 'What each measure means.',",
    "      'propertyNames': {'$ref': '#/$defs/measure_id'},",
    "      'additionalProperties': {'type': 'object', 'required': ['formula', 'label', 'meaning', 'source', "
    "'unit'],",
    "        'additionalProperties': {'type': 'string'}}",
    "    },",
    "    'contacts': {",
    "      'type': 'object',",
    "      'description': 'By name of the contact type.',",
    "      'additionalProperties': {'type': 'object', 'required': ['measures', 'service_level', "
    "'target_met'], "
    "'additionalProperties': false,",
    "        'properties': {",
    "          'measures': {'$ref': '#/$defs/measures'},",
    "          'service_level': {'type': 'object', 'required': ['target', 'variant', 'within_s'], "
    "'additionalProperties': false,",
    "            'properties': {'target': {'$ref': '#/$defs/figure'}, 'variant': {'enum': ['strict', "
    "'answered', "
    "'neutral', 'credited']}, 'within_s': {'type': 'number'}}},",
    "          'target_met': {'oneOf': [{'type': 'null'}, {'type': 'object', 'required': ['days', "
    "'intervals'], "
    "'additionalProperties': false,",
    "            'properties': {'days': {'$ref': '#/$defs/estimate'}, 'intervals': {'$ref': "
    "'#/$defs/estimate'}}}]}",
    "        }}",
    "    },",
    "    'teams': {",
    "      'type': 'object',",
    "      'description': 'By name of the team.',",
    "      'additionalProperties': {'type': 'object', 'required': ['measures'], 'additionalProperties': "
    "false, "
    "'properties': {'external': {'const': true, 'description': 'Another department, left out of the "
    "whole.'}, "
    "'measures': {'$ref': '#/$defs/measures'}}}",
    "    },",
    "    'whole': {",
    "      'type': 'object',",
    "      'description': 'All types together, and all teams but external ones.',",
    "      'required': ['contacts', 'teams'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'contacts': {'type': 'object', 'required': ['measures'], 'additionalProperties': false, "
    "'properties': {'measures': {'$ref': '#/$defs/measures'}}},",
    "        'teams': {'type': 'object', 'required': ['measures'], 'additionalProperties': false, "
    "'properties': "
    "{'measures': {'$ref': '#/$defs/measures'}}}",
    "      }",
    "    },",
    "    'groups': {",
    "      'type': 'object',",
    "      'description': 'Contact types by channel, class and skill they need, teams by role and site; only "
    "where the "
    "scenario has such keys. Two skills may have types in common.',",
    "      'propertyNames': {'enum': ['channel', 'class', 'role', 'site', 'skill']},",
    "      'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'required': "
    "['measures', "
    "'members'],",
    "        'additionalProperties': false, 'properties': {'measures': {'$ref': '#/$defs/measures'}, "
    "'members': {'type': "
    "'array', 'items': {'type': 'string'}}}}}",
    "    },",
    "    'people': {",
    "      'type': 'object',",
    "      'description': 'Single people, one entry each in every list; only where they were asked for. "
    "Their figures "
    "cover the whole clock, overrun after closing included.',",
    "      'required': ['measures', 'name', 'team'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'measures': {'$ref': '#/$defs/series'},",
    "        'name': {'type': 'array', 'items': {'type': 'string'}},",
    "        'team': {'type': 'array', 'items': {'type': 'string'}}",
    "      }",
    "    },",
    "    'assumptions': {",
    "      'type': 'array',",
    "      'description': 'Parameters in use whose defaults are guesses (D) or calibrated (C); only where "
    "people "
    "change.',",
    "      'items': {'type': 'object', 'required': ['mark', 'path', 'source', 'value', 'written'], "
    "'additionalProperties': false,",
    "        'properties': {'high': {'type': 'string'}, 'low': {'type': 'string', 'description': 'between "
    "which "
    "it may well lie, as a scenario writes it; absent: nobody can say'},",
    "          'mark': {'enum': ['C', 'D']}, 'path': {'type': 'string'}, 'source': {'type': 'string'},",
    "          'value': {'type': 'string'}, 'written': {'type': 'boolean', 'description': 'by the scenario; "
    "else it is the default'}}}",
    "    },",
    "    'incentives': {",
    "      'type': 'object',",
    "      'description': 'By id of the scheme; only where there are any. paid: money; reached: of windows "
    "of "
    "single people the share that ended with a bonus, of several targets each by its weight.',",
    "      'additionalProperties': {'type': 'object', 'required': ['teams', 'whole'], "
    "'additionalProperties': false,",
    "        'properties': {'teams': {'type': 'object', 'additionalProperties': {'$ref': '#/$defs/scheme'}}, "
    "'whole': {'$ref': '#/$defs/scheme'}}}",
    "    },",
    "    'months': {",
    "      'type': 'object',",
    "      'description': 'One entry per calendar month in every list: the ratio of its totals, with a 95 % "
    "interval over replications; only of runs over 60 days, or over 31 where people change. A month has the "
    "days whose doors open in it.',",
    "      'required': ['contacts', 'days', 'month', 'teams', 'whole'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'contacts': {'type': 'object', 'additionalProperties': {'$ref': '#/$defs/series'}},",
    "        'days': {'type': 'array', 'items': {'type': 'integer', 'minimum': 1}, 'description': 'of the "
    "run, with open doors'},",
    "        'month': {'type': 'array', 'items': {'type': 'string', 'pattern': '^[0-9]{4,}-[0-9]{2}$'}},",
    "        'teams': {'type': 'object', 'additionalProperties': {'$ref': '#/$defs/series'}},",
    "        'whole': {'type': 'object', 'required': ['contacts', 'teams'], 'additionalProperties': {'$ref': "
    "'#/$defs/series'}}",
    "      }",
    "    },",
    "    'intervals': {",
    "      'type': 'object',",
    "      'description': 'One entry per reporting interval in every list.',",
    "      'required': ['contacts', 'from', 'teams', 'till', 'whole'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'contacts': {'type': 'object', 'additionalProperties': {'$ref': '#/$defs/series'}},",
    "        'from': {'$ref': '#/$defs/instants'},",
    "        'teams': {'type': 'object', 'additionalProperties': {'$ref': '#/$defs/series'}},",
    "        'till': {'$ref': '#/$defs/instants'},",
    "        'whole': {'type': 'object', 'required': ['contacts', 'teams'], 'additionalProperties': {'$ref': "
    "'#/$defs/series'}}",
    "      }",
    "    }",
    "  },",
    "  '$defs': {",
    "    'figure': {'type': ['number', 'null']},",
    "    'list': {'type': 'array', 'items': {'$ref': '#/$defs/figure'}},",
    "    'instants': {'type': 'array', 'items': {'type': 'string', 'pattern': "
    "'^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}'}},",
    "    'estimate': {'type': 'object', 'description': 'low and high are the ends of the 95 % interval; n is "
    "the number "
    "of replications or batches.',",
    "      'required': ['high', 'low', 'mean', 'n', 'se'], 'properties': {'high': {'$ref': "
    "'#/$defs/figure'}, 'low': "
    "{'$ref': '#/$defs/figure'}, 'mean': {'$ref': '#/$defs/figure'}, 'n': {'type': 'integer'}, 'se': "
    "{'$ref': "
    "'#/$defs/figure'}}},",
    "    'scheme': {'type': 'object', 'required': ['paid', 'reached'], 'additionalProperties': {'$ref': "
    "'#/$defs/estimate'}},",
    "    'series': {'type': 'object', 'propertyNames': {'$ref': '#/$defs/measure_id'}, "
    "'additionalProperties': {'type': "
    "'object', 'required': ['high', 'low', 'mean'], 'additionalProperties': {'$ref': '#/$defs/list'}}},",
    "    'measures': {'type': 'object', 'propertyNames': {'$ref': '#/$defs/measure_id'}, "
    "'additionalProperties': "
    "{'$ref': '#/$defs/estimate', 'required': ['definition', 'unit'],",
    "      'properties': {'days': {'type': 'object', 'description': 'of single days', 'required': ['p10', "
    "'p50', "
    "'p90'], 'additionalProperties': {'$ref': '#/$defs/figure'}},",
    "        'definition': {'$ref': '#/$defs/measure_id'},",
    "        'unit': {'enum': ['contacts', 'number', 'share', 'share_per_year', 'seconds', 'people', "
    "'money', 'hours', "
    "'square_seconds']}}}},",
    "    'measure_id': {'enum': [",
};

static const char *const tail[] = {
    "    ]}",
    "  }",
    "}",
};

static void add_lines(mu_text *out, const char *const *line, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (const char *s = line[i]; *s != '\0'; s++) mu_text_add_n(out, *s == '\'' ? "\"" : s, 1);
        mu_text_add(out, "\n");
    }
}

char *mu_report_json_schema(void)
{
    const mu_columns order = mu_columns_sorted();
    mu_text          out   = { 0 };

    add_lines(&out, head, sizeof head / sizeof head[0]);
    for (int i = 0; i < order.n; i++)
        mu_text_addf(&out, "      \"%s\"%s\n", mu_measure_at(order.index[i])->id, i + 1 < order.n ? "," : "");
    add_lines(&out, tail, sizeof tail / sizeof tail[0]);
    return mu_text_take(&out);
}

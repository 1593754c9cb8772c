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
    "  'required': ['contacts', 'definitions', 'experiment', 'format', 'intervals', 'provenance', 'teams', "
    "'whole'],",
    "  'additionalProperties': false,",
    "  'properties': {",
    "    'format': {'const': 'muster-results/1'},",
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
    "'neighbouring batches are alike: intervals are too narrow'}, 'warm_up_s': {'type': 'number'}}}]}",
    "      }",
    "    },",
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
    "'target_met', "
    "'wait_quantiles_s'], 'additionalProperties': false,",
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
    "'#/$defs/estimate'}}}]},",
    "          'wait_quantiles_s': {'$ref': '#/$defs/quantiles'}",
    "        }}",
    "    },",
    "    'teams': {",
    "      'type': 'object',",
    "      'description': 'By name of the team.',",
    "      'additionalProperties': {'type': 'object', 'required': ['measures'], 'additionalProperties': "
    "false, "
    "'properties': {'measures': {'$ref': '#/$defs/measures'}}}",
    "    },",
    "    'whole': {",
    "      'type': 'object',",
    "      'description': 'All types together, and all teams.',",
    "      'required': ['contacts', 'teams'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'contacts': {'type': 'object', 'required': ['measures', 'wait_quantiles_s'], "
    "'additionalProperties': "
    "false,",
    "          'properties': {'measures': {'$ref': '#/$defs/measures'}, 'wait_quantiles_s': {'$ref': "
    "'#/$defs/quantiles'}}},",
    "        'teams': {'type': 'object', 'required': ['measures'], 'additionalProperties': false, "
    "'properties': "
    "{'measures': {'$ref': '#/$defs/measures'}}}",
    "      }",
    "    },",
    "    'intervals': {",
    "      'type': 'object',",
    "      'description': 'One entry per reporting interval in every list.',",
    "      'required': ['band', 'contacts', 'from', 'teams', 'till', 'whole'],",
    "      'additionalProperties': false,",
    "      'properties': {",
    "        'band': {'oneOf': [{'type': 'null'}, {'type': 'object', 'required': ['contacts', 'measures'], "
    "'additionalProperties': false,",
    "          'description': 'Where 90 % of single replications lie; kept when the scenario has measured "
    "figures.',",
    "          'properties': {'contacts': {'type': ['string', 'null'], 'description': 'the contact type; "
    "null: all "
    "together'},",
    "            'measures': {'type': 'object', 'propertyNames': {'$ref': '#/$defs/measure_id'}, "
    "'additionalProperties': {'type': 'object', 'required': ['p5', 'p50', 'p95'], 'additionalProperties': "
    "{'$ref': "
    "'#/$defs/list'}}}}}]},",
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
    "    'quantiles': {'type': 'object', 'description': 'of the waits of those answered', 'required': "
    "['p50', 'p80', "
    "'p90', 'p95', 'p99'], 'additionalProperties': {'$ref': '#/$defs/figure'}},",
    "    'estimate': {'type': 'object', 'description': 'low and high are the ends of the 95 % interval; n is "
    "the number "
    "of replications or batches.',",
    "      'required': ['high', 'low', 'mean', 'n', 'se'], 'properties': {'high': {'$ref': "
    "'#/$defs/figure'}, 'low': "
    "{'$ref': '#/$defs/figure'}, 'mean': {'$ref': '#/$defs/figure'}, 'n': {'type': 'integer'}, 'se': "
    "{'$ref': "
    "'#/$defs/figure'}}},",
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
    "        'unit': {'enum': ['contacts', 'share', 'seconds', 'people', 'money', 'hours', "
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
        mu_text_addf(&out, "      \"%s\"%s\n", mu_measures[order.index[i]].id, i + 1 < order.n ? "," : "");
    add_lines(&out, tail, sizeof tail / sizeof tail[0]);
    return mu_text_take(&out);
}

/* load.h - scenario file to model: checked against the schema, every problem reported.
 *
 * The public functions are in <muster/scenario.h>. The steps: read the YAML (tree.h), lay an arm's patch and
 * the command line's settings over it, walk it against the one schema table (schema.h), and only then build
 * the model and check what needs more than one key (a skill nobody has, shifts that do not add up). All
 * problems of a step are collected before the load gives up.
 */
#ifndef MU_SCENARIO_LOAD_H
#define MU_SCENARIO_LOAD_H

#include <muster/scenario.h>
#include "model/model.h"

#endif

#!/usr/bin/env bash
# A build compiles what it must and nothing more; includes go downwards only.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$repo" || exit 1

# The variant that is being tested comes with MAKEFLAGS.
compiled() { make -n --no-print-directory "$@" all 2>/dev/null | grep -c -- ' -c -o '; }

check "nothing is compiled twice" [ "$(compiled)" -eq 0 ]
check "a header in the middle compiles what includes it" [ "$(compiled -W engine/base/text.h)" -gt 10 ]
check "one file compiles one file" [ "$(compiled -W engine/base/csv.c)" -eq 1 ]
check "the starter is part of the program" [ "$(compiled -W tools/starter/scenario.yaml)" -eq 1 ]

check "no include goes up" tools/check-layers
mkdir -p "$work/engine/core" "$work/engine/sim" "$work/include"
echo '#include <muster/error.h>' >"$work/include/a.h"
echo '#include "core/a.h"' >"$work/engine/sim/b.h"
echo '#include "sim/b.h"' >"$work/engine/core/a.h"
check "one that does is found" bash -c "! tools/check-layers '$work/engine' '$work/include' >'$work/out.txt'"
check "... and named" grep -q 'core may not look up to sim' "$work/out.txt"
echo '#include "base/a.h"' >"$work/engine/core/a.h"
check "one that does not is not" tools/check-layers "$work/engine" "$work/include"

check "install-deps does nothing when all is there" test -z "$(tools/install-deps build test 2>&1)"
check "install-deps refuses an unknown group" bash -c 'tools/install-deps nonsense 2>/dev/null; [ $? -eq 64 ]'
finish

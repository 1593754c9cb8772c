#!/usr/bin/env bash
# Every single allocation of reading, running, tracing and writing may fail; the short test tries every 23rd.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

cd "$repo" || exit 1
check "no failed allocation crashes, leaks or goes unnoticed" env TEST_ALL=1 "$BUILD/tests/fault/test_memory"
finish

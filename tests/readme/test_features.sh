#!/usr/bin/env bash
# Every key, command and test that FEATURES.md names exists.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"
python3 "$repo/tests/readme/test_features.py"

#!/usr/bin/env bash
# Every transcript, here and under tests/golden, says what it said when it was written.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh"

for file in "$repo"/tests/cli/*.console "$repo"/tests/golden/*.console; do
    [ -e "$file" ] || continue
    check "$(basename "$file" .console)" "$repo/tests/cli/transcript" "$file"
done
finish

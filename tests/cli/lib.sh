# lib.sh - for the shell tests: a folder to work in, the program on the path, and a few sentences.
#
# A test says   check "the table is printed" grep -q offered out.txt
# and this prints "ok - the table is printed" or "not ok - ...", which tools/run-tests counts.
# shellcheck shell=bash
set -u

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export repo
work=$(mktemp -d)
mkdir "$work/bin"
ln -s "${MUSTER:-$repo/build/muster}" "$work/bin/muster"
[ -x "$work/bin/muster" ] || { echo "not ok - the program is built: ${MUSTER:-build/muster}"; exit 1; }
export PATH="$work/bin:$PATH" LC_ALL=C.UTF-8
cd "$work" || exit 1
failures=0

clean_up() {
    mountpoint -q "$work/full" && umount "$work/full"
    rm -rf "$work"
}
trap clean_up EXIT

# An instrumented build is slow and large on purpose: limits on time and memory say nothing about it.
is_instrumented() { [ -n "${SANITIZE:-}" ]; }

# What the figures are is asked elsewhere (Makefile, FIGURES).
leaves_figures() { [ "${FIGURES:-yes}" = no ]; }

check() {
    local name=$1
    shift
    if "$@"; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        failures=$((failures + 1))
    fi
}

skip() { echo "skip - $1: $2"; }

# exits_with CODE COMMAND...: runs it with its output in out.txt and err.txt.
exits_with() {
    local wanted=$1 code
    shift
    "$@" >out.txt 2>err.txt
    code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "# exit code $code instead of $wanted from: $*" | cut -c 1-300
        tail -n 5 err.txt | cut -c 1-300 | sed 's/^/# /'
        return 1
    fi
}

says() { grep -qF -- "$1" "${2:-err.txt}" || { echo "# not said: $1"; cut -c 1-300 "${2:-err.txt}" | head -n 5 | sed 's/^/# /'; false; }; }
silent() { [ ! -s "$1" ] || { echo "# not empty: $1"; head -n 5 "$1" | sed 's/^/# /'; false; }; }

# A copy of the program that anybody may run, for tests under another user.
public_copy() {
    chmod 755 "$work"
    cp "$(readlink -f "$work/bin/muster")" "$work/muster-copy"
    chmod 755 "$work/muster-copy"
}
# Runs a command as a user without any rights beyond the ordinary, when we are root.
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}

# What makes a shipped scenario of months or years one of its first days, for tests that run all of them many times.
days=()
# shellcheck disable=SC2034
first_days() {
    days=()
    case $1 in */burnout.yaml | */turnover.yaml | */training_vs_hiring.yaml | */bonus_before_rollout.yaml) days=(--set "horizon=3d 08:00-18:00") ;; esac
}

finish() { exit $((failures > 0)); }

#!/usr/bin/env bash
# The installed library can be found by pkg-config, linked, and gives the figures that the program gives.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/../cli/lib.sh"

prefix=$work/prefix
binary=$(stat -L -c %Y.%i "$work/bin/muster")
install_it() { make -C "$repo" --no-print-directory install PREFIX="$prefix" >make.txt 2>&1 || { tail make.txt; false; }; }
check "make install" install_it
for file in bin/muster lib/libmuster.a lib/pkgconfig/muster.pc include/muster/experiment.h share/man/man1/muster.1 \
    share/muster/scenarios/first.yaml; do
    check "... installs $file" test -s "$prefix/$file"
done

own_rules() { cd / && "$prefix/bin/muster" check "$work/elsewhere.yaml" >/dev/null && "$prefix/bin/muster" keys rules | grep -q "^$prefix/share/muster/rules/"; }
sed 's/^teams:/rules: {routing: rules\/routing\/longest_wait.lua}\nteams:/' "$repo/scenarios/first.yaml" >elsewhere.yaml
check "the installed program finds its own rules" own_rules
check "... and installing does not build the program anew" [ "$binary" = "$(stat -L -c %Y.%i "$work/bin/muster")" ]

export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
read -r -a flags <<<"$(pkg-config --cflags --libs muster) ${SANITIZE:-}"
check "pkg-config knows the version" [ "$(muster --version | sed -n 's/^muster \([^ ]*\).*/\1/p')" = "$(pkg-config --modversion muster)" ]
check "each public header stands alone" \
    bash -c "for h in '$prefix'/include/muster/*.h; do echo \"#include <muster/\$(basename \"\$h\")>\"; echo 'int x;'; done >all.c; ${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I'$prefix/include' all.c"
check "a program links" "${CC:-cc}" -std=c17 -Wall -Wextra -Werror -o embed "$repo/tests/embed/embed.c" "${flags[@]}"
check "... and runs" exits_with 0 ./embed "$repo/scenarios/first.yaml"
cp out.txt embedded.txt
check "... as asked" says "20 replications, seed 7" embedded.txt
check "... an unknown measure is said to be so" says "calls happiness unknown" embedded.txt
muster run "$repo/scenarios/first.yaml" --set teams.desk.people=24 --seed 7 -n 20 --json - >results.json
from_program() {
    python3 - <<'P'
import json
r = json.load(open("results.json"))
for kind, who, measure in (("contacts", "calls", "service_level"), ("teams", "desk", "occupancy")):
    e = r[kind][who]["measures"][measure]
    print(who, measure, "%.6g (%.6g .. %.6g)" % (e["mean"], e["low"], e["high"]))
P
}
check "... with the program's figures" diff <(from_program) <(grep -E 'service_level|occupancy' embedded.txt)
check "a mistake comes back as a problem" exits_with 1 ./embed /nowhere.yaml
check "... that can be printed" says "/nowhere.yaml"
finish

#!/usr/bin/env bash
# The generator equals an independent implementation, numpy's PCG64DXSM, bit for bit.
set -u
cd "$(dirname "$0")/../.." || exit 1
python=/usr/bin/python3 # Debian's numpy belongs to this one, whatever else is in the path
if ! "$python" -c 'import numpy; numpy.random.PCG64DXSM' 2>/dev/null; then
    echo 'skip - PCG64-DXSM equals numpy: needs the package python3-numpy'
    exit 0
fi
program=$(tests/stat/streams/build raw_outputs) || exit 1
if said=$("$program" | "$python" tests/stat/streams/compare_outputs.py 2>&1); then
    echo "ok - PCG64-DXSM: $said"
else
    echo "not ok - PCG64-DXSM: $said"
    exit 1
fi

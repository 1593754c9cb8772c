"""Reads lines of raw_outputs and compares every output with numpy's PCG64DXSM, bit for bit."""
import sys

import numpy

generator = numpy.random.PCG64DXSM(0)
compared = 0
for number, line in enumerate(sys.stdin, 1):
    state, increment, *outputs = (int(word, 16) for word in line.split())
    setting = generator.state
    setting["state"] = {"state": state, "inc": increment}
    generator.state = setting
    expected = generator.random_raw(len(outputs)).tolist()
    if expected != outputs:
        place = next(i for i, (a, b) in enumerate(zip(outputs, expected)) if a != b)
        sys.exit(f"line {number}, output {place}: ours {outputs[place]:016x}, numpy {expected[place]:016x}")
    compared += len(outputs)
if compared < 100_000:
    sys.exit(f"only {compared} outputs to compare")
print(f"{compared} outputs equal those of numpy {numpy.__version__}")

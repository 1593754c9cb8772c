#!/usr/bin/python3
"""Instructions per customer, counted by callgrind: the noise-free figure behind the benchmarks.

usage: instructions.py [--record]

Each workload is run twice, short and long, so that the difference holds no start-up. Compared with the figures in
instructions.json, which were counted with the compiler named there; more than 3 % above fails. --record writes
the figures anew (do that in the commit that explains the change).
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MUSTER = os.environ.get("MUSTER", os.path.join(ROOT, "build", "muster"))
RECORDED = os.path.join(HERE, "instructions.json")
TOLERANCE = 0.03

# name: scenario, short and long horizon
WORKLOADS = {
    "W1": ("w1", "20000min", "60000min"),
    "W2": ("w2-100", "300min", "900min"),
    "W3": ("w3", "1d 08:00-09:00", "1d 08:00-11:00"),
}


def count(scenario, horizon):
    """Instructions and contacts of one replication."""
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "results.json")
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + os.path.join(folder, "out"), MUSTER, "run",
                   os.path.join(HERE, scenario + ".yaml"), "-n", "1", "--threads", "1", "--quiet",
                   "--set", "horizon=" + horizon, "--json", results]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        instructions = int(re.search(r"Collected : (\d+)", done.stderr).group(1))
        with open(results) as f:
            return instructions, json.load(f)["contacts_simulated"]


def per_customer(scenario, short, long):
    few, many = count(scenario, short), count(scenario, long)
    return (many[0] - few[0]) / (many[1] - few[1])


def main():
    compiler = subprocess.run(["gcc", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    now = {name: round(per_customer(*w), 1) for name, w in WORKLOADS.items()}
    if "--record" in sys.argv:
        with open(RECORDED, "w") as f:
            json.dump({"compiler": compiler, "instructions_per_customer": now}, f, indent=1)
            f.write("\n")
    with open(RECORDED) as f:
        recorded = json.load(f)
    if recorded["compiler"] != compiler:
        print("not compared: recorded with " + recorded["compiler"])
        return
    worse = 0
    for name, value in now.items():
        was = recorded["instructions_per_customer"][name]
        ok = value <= was * (1 + TOLERANCE)
        worse += not ok
        print("%-4s %7.1f instructions per customer, recorded %7.1f (%+.1f %%)%s"
              % (name, value, was, 100 * (value / was - 1), "" if ok else "  TOO MANY"))
    print("%d passed, %d failed" % (len(now) - worse, worse))
    sys.exit(1 if worse else 0)


main()

#!/usr/bin/python3
"""Benchmarks of build/muster against the floor (tests/bench/floor) and SimPy, as ratios within one run.

usage: bench.py [--rounds N] [--json FILE]

Every figure is CPU time of whole processes, start-up included, from the operating system's own accounting. The
programs of one comparison take turns (floor, muster, floor, muster, ...), so that a machine whose speed drifts
slows all of them; the table shows medians over the rounds. A limit is the most that the ratio may be.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MUSTER = os.path.join(ROOT, "build", "muster")


def start(command):
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    os.close(null)
    return pid


def finish(pid, command):
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return usage


def run(command):
    """CPU seconds and peak kilobytes of one process."""
    usage = finish(start(command), command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def side_by_side(commands):
    """CPU seconds of several processes that run at the same time."""
    pids = [start(c) for c in commands]
    usages = [finish(p, c) for p, c in zip(pids, commands)]
    return sum(u.ru_utime + u.ru_stime for u in usages)


def scenario(name):
    return os.path.join(HERE, name + ".yaml")


def muster(name, replications, threads=1, seed=1):
    return [MUSTER, "run", scenario(name), "-n", str(replications), "--threads", str(threads),
            "--seed", str(seed), "--quiet"]


def customers(name, replications):
    """Contacts simulated in a run: counted once, from its own results."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "results.json")
        subprocess.run(muster(name, replications) + ["--json", path], check=True, stdout=subprocess.DEVNULL)
        with open(path) as f:
            return json.load(f)["contacts_simulated"]


def floor(name, size):
    program = os.path.join(ROOT, "build", "floor", name)
    os.makedirs(os.path.dirname(program), exist_ok=True)
    subprocess.run(["gcc", "-O3", "-o", program, os.path.join(HERE, "floor", name + ".c"), "-lm", "-lpthread"],
                   check=True)
    return [program, str(size)]


class Bench:
    def __init__(self, rounds):
        self.rounds = rounds
        self.rows = []

    def row(self, what, value, unit, limit=None, note=""):
        ok = limit is None or value <= limit
        self.rows.append({"what": what, "value": value, "unit": unit, "limit": limit, "ok": ok, "note": note})
        shown = "%.3g" % value if unit != "ns" else "%.1f" % value
        print("%-48s %8s %-5s %s" % (what, shown, unit, "" if limit is None else
                                     ("limit %g  %s" % (limit, "ok" if ok else "TOO HIGH"))), flush=True)
        if note:
            print("    " + note)

    def pair(self, what, name, replications, program, size, limit):
        """muster's cost per customer over the floor's."""
        n = customers(name, replications)
        ours, theirs = [], []
        for _ in range(self.rounds):
            theirs.append(run(program)[0] / size * 1e9)
            ours.append(run(muster(name, replications))[0] / n * 1e9)
        self.row(what + ": floor, per customer", statistics.median(theirs), "ns")
        self.row(what + ": muster, per customer", statistics.median(ours), "ns")
        self.row(what + ": muster / floor", statistics.median(o / t for o, t in zip(ours, theirs)), "x", limit)

    def scaling(self):
        """Cost per customer with 1,000 and 10,000 people over that with 100."""
        names = ["w2-100", "w2-1000", "w2-10000"]
        count = {n: customers(n, 6) for n in names}
        cost = {n: [] for n in names}
        for _ in range(self.rounds):
            for n in names:
                cost[n].append(run(muster(n, 6))[0] / count[n] * 1e9)
        for n, limit in (("w2-1000", None), ("w2-10000", 1.8)):
            ratio = statistics.median(a / b for a, b in zip(cost[n], cost["w2-100"]))
            self.row("W2, %s people / 100 people" % n.split("-")[1], ratio, "x", limit)

    def threads(self):
        """CPU time of one process with two threads over two processes with one each, at the same time."""
        ratios = []
        for _ in range(self.rounds):
            apart = side_by_side([muster("w2-100", 6, seed=1), muster("w2-100", 6, seed=2)])
            together = run(muster("w2-100", 12, threads=2))[0]
            ratios.append(together / apart)
        self.row("W2: two threads / two processes, CPU time", statistics.median(ratios), "x", 1.05)

    def memory(self):
        self.row("W2: peak memory, one thread", run(muster("w2-100", 2))[1] / 1024.0, "MB", 11)
        self.row("W2: peak memory, two threads", run(muster("w2-100", 4, threads=2))[1] / 1024.0, "MB", 12)
        self.row("30 days, 10,000 people: peak memory", run(muster("month-10000", 1))[1] / 1024.0, "MB", 100)

    def start_up(self):
        command = [MUSTER, "run", os.path.join(ROOT, "scenarios", "first.yaml"), "-n", "1", "--threads", "1"]
        times = [run(command)[0] * 1e3 for _ in range(4 * self.rounds)]
        self.row("start to output of first.yaml, 1 replication", statistics.median(times), "ms", 50)

    def peer(self, what, name, size, limit):
        """SimPy's cost per customer over muster's."""
        n = customers(name, 3)
        command = ["/usr/bin/python3", os.path.join(HERE, "peer_simpy.py"), what.lower(), str(size)]
        ratios = []
        for _ in range(max(1, self.rounds // 2)):
            theirs = run(command)[0] / size
            ratios.append(theirs / (run(muster(name, 3))[0] / n))
        ratio = statistics.median(ratios)
        self.row("%s: SimPy / muster (at least %s)" % (what, limit or "-"), ratio, "x")
        if limit is not None and ratio < limit:
            self.rows[-1]["ok"] = False
            print("    TOO LOW")


def main():
    parser = argparse.ArgumentParser(description="muster against the floor and SimPy")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", default=os.path.join(ROOT, "build", "bench.json"))
    options = parser.parse_args()

    bench = Bench(options.rounds)
    bench.pair("W1", "w1", 30, floor("w1", 60000000), 60000000, 2.5)
    bench.pair("W2", "w2-100", 7, floor("w2", 30000000), 30000000, 2.0)
    bench.pair("W3", "w3", 150, floor("w3", 150), 150 * 100400, None)
    bench.scaling()
    bench.threads()
    bench.memory()
    bench.start_up()
    bench.peer("W1", "w1", 100000, None)
    bench.peer("W2", "w2-100", 50000, 100)
    with open(options.json, "w") as f:
        json.dump({"rounds": options.rounds, "rows": bench.rows}, f, indent=1)
    print("written to " + os.path.relpath(options.json))
    sys.exit(0 if all(r["ok"] for r in bench.rows) else 1)


main()

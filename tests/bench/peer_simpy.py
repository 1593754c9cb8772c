#!/usr/bin/python3
"""W1 and W2 in SimPy 2.3.1 (Debian's python3-simpy), written the way its manual would: the peer of `make bench`.

usage: peer_simpy.py w1|w2 CUSTOMERS
"""
import random
import sys

from SimPy import Simulation as simpy


class Customer(simpy.Process):
    def visit(self, desk, patience, seen):
        arrived = self.sim.now()
        if patience is None:
            yield simpy.request, self, desk
        else:
            yield (simpy.request, self, desk), (simpy.hold, self, random.expovariate(1.0 / patience))
            if not self.acquired(desk):
                seen["abandoned"] += 1
                return
        seen["wait"] += self.sim.now() - arrived
        seen["answered"] += 1
        yield simpy.hold, self, random.expovariate(1.0)
        yield simpy.release, self, desk


class Source(simpy.Process):
    def run(self, customers, rate, desk, patience, seen):
        for _ in range(customers):
            yield simpy.hold, self, random.expovariate(rate)
            one = Customer(sim=self.sim)
            self.sim.activate(one, one.visit(desk, patience, seen))


def main():
    which, customers = sys.argv[1], int(sys.argv[2])
    rate, people, patience = (0.9, 1, None) if which == "w1" else (100.0, 100, 1.0)
    random.seed(1)
    sim = simpy.Simulation()
    sim.initialize()
    desk = simpy.Resource(capacity=people, sim=sim)
    seen = {"wait": 0.0, "answered": 0, "abandoned": 0}
    source = Source(sim=sim)
    sim.activate(source, source.run(customers, rate, desk, patience, seen))
    sim.simulate(until=1e12)
    print("answered %d, abandoned %d, mean wait %.4f"
          % (seen["answered"], seen["abandoned"], seen["wait"] / max(1, seen["answered"])))


main()

#!/usr/bin/python3
"""The three models of tests/bench in SimPy, written as its users write them.

compare_simpy.py                  all three, as a table
compare_simpy.py MODEL CUSTOMERS  one of mm1, mm10, tandem: prints what it counted and the CPU seconds it took

Counted are customers served, in the tandem visits to a desk, as for the engine.
"""

import sys
import time
from random import Random

import simpy

GAP_S = 4.0  # mean time between two customers
MODELS = {  # desks in a row, people at each, mean work in s: busy nine tenths of the time
    "mm1": (1, 1, 3.6),
    "mm10": (1, 10, 36.0),
    "tandem": (10, 1, 3.6),
}


class Waits:
    """A running mean."""

    def __init__(self):
        self.count = 0
        self.mean_s = 0.0

    def add(self, wait_s):
        self.count += 1
        self.mean_s += (wait_s - self.mean_s) / self.count


def customer(env, desks, rate, random, waits):
    for desk in desks:
        arrived = env.now
        with desk.request() as turn:
            yield turn
            waits.add(env.now - arrived)
            yield env.timeout(random.expovariate(rate))


def customers(env, count, desks, rate, random, waits):
    for _ in range(count):
        yield env.timeout(random.expovariate(1 / GAP_S))
        env.process(customer(env, desks, rate, random, waits))


def run(model, count):
    """Visits and CPU seconds."""
    desks_in_a_row, people, work_s = MODELS[model]
    start = time.process_time()
    env = simpy.Environment()
    desks = [simpy.Resource(env, capacity=people) for _ in range(desks_in_a_row)]
    waits = Waits()
    env.process(customers(env, count, desks, 1 / work_s, Random(1), waits))
    env.run()
    return waits.count, time.process_time() - start


def main(words):
    if words:
        visits, cpu_s = run(words[0], int(words[1]))
        print(visits, cpu_s)
        return
    print(f"SimPy {simpy.__version__}, Python {sys.version.split()[0]}")
    for model, (desks, _, _) in MODELS.items():
        visits, cpu_s = run(model, 100_000 // desks)
        print(f"{model:8} {visits / cpu_s:10,.0f} {'customers' if desks == 1 else 'visits'} per CPU second")


if __name__ == "__main__":
    main(sys.argv[1:])

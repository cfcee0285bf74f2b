"""The retry storm in SimPy: lambda = 80/s, mu = 100/s, time-out 1 s, 3 retries, stopped from 60 to 90 s, 600 s.

Prints events and events per second. First come, first served; stale work is served anyway. An event is an
arrival, a time-out, or the end of a service, as in the Swift engine.
"""
import random
import sys
import time

import simpy


def main(seed=1):
    env = simpy.Environment()
    draw = random.Random(seed)
    arrival_rate, service_rate, timeout, retries, horizon = 80.0, 100.0, 1.0, 3, 600.0
    queue = simpy.Store(env)
    counts = {"events": 0, "useful": 0, "stale": 0}

    def attempt(failures):
        job = {"stale": False, "done": False}
        queue.put(job)

        def expire():
            yield env.timeout(timeout)
            counts["events"] += 1
            if not job["done"]:
                job["stale"] = True
                if failures < retries:
                    attempt(failures + 1)

        env.process(expire())

    def arrivals():
        while True:
            yield env.timeout(draw.expovariate(arrival_rate))
            counts["events"] += 1
            attempt(0)

    def server():
        while True:
            job = yield queue.get()
            if 60 <= env.now < 90:
                yield env.timeout(90 - env.now)
            yield env.timeout(draw.expovariate(service_rate))
            counts["events"] += 1
            counts["stale" if job["stale"] else "useful"] += 1
            job["done"] = True

    env.process(arrivals())
    env.process(server())
    start = time.perf_counter()
    env.run(until=horizon)
    seconds = time.perf_counter() - start
    print(
        f"simpy {simpy.__version__}: {counts['events']} events, useful {counts['useful']}, "
        f"stale {counts['stale']}, {counts['events'] / seconds / 1e6:.3f} M events/s"
    )


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)

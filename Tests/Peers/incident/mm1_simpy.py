"""M/M/1 at rho = 0.8 in SimPy: lambda = 80/s, mu = 100/s, 1200 s. Prints events and events per second."""
import random
import sys
import time

import simpy


def main(seed=1):
    env = simpy.Environment()
    draw = random.Random(seed)
    server = simpy.Resource(env, capacity=1)
    counts = {"events": 0, "served": 0}
    sojourn = [0.0]

    def job():
        arrived = env.now
        with server.request() as turn:
            yield turn
            yield env.timeout(draw.expovariate(100.0))
        counts["events"] += 1
        counts["served"] += 1
        sojourn[0] += env.now - arrived

    def arrivals():
        while True:
            yield env.timeout(draw.expovariate(80.0))
            counts["events"] += 1
            env.process(job())

    env.process(arrivals())
    start = time.perf_counter()
    env.run(until=1200.0)
    seconds = time.perf_counter() - start
    print(
        f"simpy {simpy.__version__}: {counts['events']} events, mean time in the system "
        f"{sojourn[0] / counts['served']:.4f} s (0.05), {counts['events'] / seconds / 1e6:.3f} M events/s"
    )


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)

"""Section 3 of the model page a second time: phases from the parameters of `presets show --format json`.

Durations are integrated numerically from their survival functions. Standard library only.
"""

import math

NORMAL_95 = 1.6448536269514722


def tree(parameters):
    """Nested dictionaries from keys with dots. Names hold no dots."""
    root = {}
    for parameter in parameters:
        *path, last = parameter["key"].split(".")
        node = root
        for name in path:
            node = node.setdefault(name, {})
        node[last] = parameter["value"]
    return root


def integral(function, low, high, steps):
    """Simpson's rule."""
    width = (high - low) / steps
    inner = math.fsum((4 if k % 2 else 2) * function(low + k * width) for k in range(1, steps))
    return (function(low) + inner + function(high)) * width / 3


class Duration:
    """Hours of an event: mean and E[min(D, t)]."""

    def __init__(self, spec):
        self.spec, self.kind = spec, spec["kind"]
        if self.kind == "lognormal" and "median" in spec:
            self.mu = math.log(spec["median"])
            self.sigma = math.log(spec["p95"] / spec["median"]) / NORMAL_95
        elif self.kind == "lognormal":
            self.mu, self.sigma = spec["mu"], spec["sigma"]

    def survival(self, hours):
        """P(D > t), for the kinds that are integrated."""
        if self.kind == "exponential":
            return math.exp(-hours / self.spec["mean"])
        return 0.5 * math.erfc((math.log(hours) - self.mu) / (self.sigma * math.sqrt(2))) if hours > 0 else 1.0

    def limited(self, hours):
        """E[min(D, t)]; infinite t gives the mean."""
        if self.kind == "fixed":
            return min(self.spec["length"], hours)
        if self.kind == "empirical":
            values = self.spec["observed"]
            return math.fsum(min(value, hours) for value in values) / len(values)
        if hours == math.inf:
            if self.kind == "exponential":
                hours = 60 * self.spec["mean"]
            else:
                return self._lognormal_mean()
        return integral(self.survival, 0.0, hours, 20000)

    def _lognormal_mean(self):
        """Integral of the survival function in the logarithm of time."""
        low, high = self.mu - 12 * self.sigma - 12, self.mu + 14 * self.sigma
        start = math.exp(low)
        return start + integral(lambda x: self.survival(math.exp(x)) * math.exp(x), low, high, 20000)


def rate_of(spec):
    """Events per year: as given, or (k + 1/2) / T of a record."""
    return (spec["events"] + 0.5) / spec["years"] if isinstance(spec, dict) else spec


def redundancy(strategy):
    """Nodes, regions and clouds multiplied."""
    return strategy["nodes"] * strategy["regions"] * strategy["clouds"]


def is_covered(strategy, scope):
    """Whether the footprint has a replica outside what was hit."""
    if scope in ("firm", "zone"):
        return redundancy(strategy) > 1
    if scope == "region":
        return strategy["regions"] * strategy["clouds"] > 1
    return scope == "provider" and strategy["clouds"] > 1


def exposure(strategy, hazard, regions):
    """The probability that an event hits the home of a strategy."""
    home = strategy["home"]
    if hazard["scope"] == "zone":
        return 1 / regions[home]["zones"] if home == hazard["region"] else 0
    if hazard["scope"] == "region":
        return float(home == hazard["region"])
    if hazard["scope"] == "provider":
        return float(regions[home]["provider"] == hazard["provider"])
    return 1.0


def hours_by_phase(world, name):
    """Phases of a hazard, each as business hours per year by strategy (length times P(s))."""
    hazard, duration = world["hazards"][name], Duration(world["hazards"][name]["duration"])
    strategies, scope = world["strategies"], hazard["scope"]
    yearly = rate_of(hazard["rate"]) * hazard["severity"]
    if hazard["growsWithRedundancy"]:
        mean = duration.limited(math.inf)
        return [{s: yearly * math.log2(redundancy(spec)) * mean for s, spec in strategies.items()}]
    hit = {s: exposure(spec, hazard, world["regions"]) for s, spec in strategies.items()}
    covered = {s for s, spec in strategies.items() if hit[s] > 0 and is_covered(spec, scope)}
    takeover = {s: strategies[s].get("failover", {}).get("node" if scope == "firm" else scope, 0) for s in covered}
    cuts = sorted({0.0, *takeover.values()}) + [math.inf]
    phases = []
    for start, end in zip(cuts, cuts[1:]):
        length = yearly * (duration.limited(end) - (duration.limited(start) if start else 0))
        if length <= 0:
            continue
        down = {}
        for s, spec in strategies.items():
            failed = 1 if s not in covered or takeover[s] >= end else 1 - spec["coverage"]
            down[s] = length * hit[s] * failed
        phases.append(down)
    return phases

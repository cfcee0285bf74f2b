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
        if self.kind == "weibull":
            return math.exp(-((hours / self.spec["scale"]) ** self.spec["shape"]))
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
            elif self.kind == "weibull":
                return self.spec["scale"] * math.gamma(1 + 1 / self.spec["shape"])
            else:
                return self._lognormal_mean()
        return integral(self.survival, 0.0, hours, 20000)

    def _lognormal_mean(self):
        """Integral of the survival function in the logarithm of time."""
        low, high = self.mu - 12 * self.sigma - 12, self.mu + 14 * self.sigma
        start = math.exp(low)
        return start + integral(lambda x: self.survival(math.exp(x)) * math.exp(x), low, high, 20000)


LEVELS = ("node", "zone", "region", "cloud", "vendor")
SHORT = {"node": "node", "zone": "zone", "region": "region", "cloud": "provider"}


def rate_of(spec):
    """Events per year: as given, or (k + 1/2) / T of a record."""
    return (spec["events"] + 0.5) / spec["years"] if isinstance(spec, dict) else spec


def sites_of(world, strategy):
    """Regions and providers of the sites; what nobody names has no region."""
    regions = world["regions"]
    if "sites" in strategy:
        return [(name, regions[name]["provider"]) for name in strategy["sites"].split(", ")]
    home = strategy["home"]
    return [
        (home if cloud == site == 0 else None, regions[home]["provider"] if cloud == 0 else f"other {cloud}")
        for cloud in range(strategy["clouds"]) for site in range(strategy["regions"])
    ]


def redundancy(world, strategy):
    """Replicas in all."""
    return strategy["nodes"] * len(sites_of(world, strategy))


def cover_of(world, strategy, firm):
    """(works, after) by level: what the firm says, then the strategy, its short form, then the preset."""
    answer = {}
    short = strategy.get("failover", {})
    for level in LEVELS:
        says = [firm.get("cover", {}).get(level, {}), strategy.get("cover", {}).get(level, {})]
        if level in SHORT:
            says.append({key: value for key, value in (
                ("works", strategy.get("coverage")), ("after", short.get(SHORT[level]))) if value is not None})
        says.append(world.get("cover", {}).get(level, {}))
        works = next((one["works"] for one in says if "works" in one), None)
        after = next((one["after"] for one in says if "after" in one), None)
        if works is not None and after is not None:
            answer[level] = (works, after)
    return answer


def strikes(world, hazard, strategy, firm, name):
    """(probability, [(works, after)]) of the ways in which an event that hits everybody takes the firm down."""
    scope, cover, sites = hazard["scope"], cover_of(world, strategy, firm), sites_of(world, strategy)
    needed, leak = strategy.get("needed", 1), hazard.get("leak", 0)
    if scope == "vendor":
        used = firm.get("used", 0)
        used = used.get(name, 0) if isinstance(used, dict) else used
        return [(used, [cover["vendor"]] if "vendor" in cover else [])]
    working = sites if strategy.get("mode") == "active-active" else sites[:1]
    answer = []

    def levels(place, local):
        names = [local] if local and strategy["nodes"] > 1 else []
        own = sum(1 for site in sites if site[1] == place[1])
        if own > 1 and len(sites) - 1 >= needed:
            names.append("region")
        if len(sites) > own and len(sites) - 1 >= needed:
            names.append("cloud")
        return [cover[level] for level in names]

    def beyond(provider):
        outside = sum(1 for site in sites if site[1] != provider)
        return [cover["cloud"]] if outside and outside >= needed else []

    for place in working:
        share = 1 / len(working)
        if scope == "firm":
            answer.append((share, levels(place, "node")))
        elif scope == "zone" and place[0] == hazard["region"]:
            answer.append((share / world["regions"][place[0]]["zones"], levels(place, "zone")))
        elif scope == "region":
            leaky = place[1] == world["regions"][hazard["region"]]["provider"] and leak > 0
            if place[0] == hazard["region"]:
                answer.append((share * (1 - (leak if leaky else 0)), levels(place, None)))
            if leaky:
                answer.append((share * leak, beyond(place[1])))
        elif scope == "provider" and place[1] == hazard["provider"]:
            answer.append((share, beyond(place[1])))
        elif scope == "internet":
            answer.append((share, []))
    return answer


def hours_by_phase(world, name, widths):
    """Phases of a hazard: width, number, and business hours per year by type and strategy (length times P(s))."""
    hazard, duration = world["hazards"][name], Duration(world["hazards"][name]["duration"])
    strategies, firms = world["strategies"], world["firms"]
    yearly = rate_of(hazard["rate"]) * hazard["severity"]
    if hazard["growsWithRedundancy"]:
        mean = duration.limited(math.inf)
        row = {s: yearly * math.log2(redundancy(world, spec)) * mean for s, spec in strategies.items()}
        return [(0, 0, {firm: row for firm in firms})]
    hit = {
        firm: {s: strikes(world, hazard, spec, own, name) for s, spec in strategies.items()}
        for firm, own in firms.items()
    }
    times = {
        after for row in hit.values() for ways in row.values() for chance, levels in ways if chance > 0
        for works, after in levels if works > 0
    }
    cuts = sorted({0.0, *times}) + [math.inf]
    phases = []
    for number, width in enumerate(widths):
        for index, (start, end) in enumerate(zip(cuts, cuts[1:])):
            length = duration.limited(end) - (duration.limited(start) if start else 0)
            if yearly * length <= 0:
                continue
            scale = yearly * length * width["probability"] * width["share"]
            phases.append((number, index, {
                firm: {
                    s: scale * math.fsum(
                        chance * math.prod(1 - works for works, after in levels if after <= start)
                        for chance, levels in ways)
                    for s, ways in row.items()
                }
                for firm, row in hit.items()
            }))
    return phases


def overlap_hours(world, widths):
    """Hours per year by type and strategy in which fewer sites or nodes are up than are needed."""
    own = {name: spec for name, spec in world["hazards"].items() if not spec["growsWithRedundancy"]}

    def hours(name, level, chance):
        spec, duration = own[name], Duration(own[name]["duration"])
        mean = duration.limited(math.inf)
        if level and level[0] > 0:
            before = duration.limited(level[1]) if level[1] else 0
            mean = before + (mean - before) * (1 - level[0])
        wide = math.fsum(width["share"] * width["probability"] for width in widths[name])
        return rate_of(spec["rate"]) * wide * spec["severity"] * chance * mean

    answer = {}
    for firm, parameters in world["firms"].items():
        answer[firm] = {}
        for s, strategy in world["strategies"].items():
            cover, sites = cover_of(world, strategy, parameters), sites_of(world, strategy)
            several, share = strategy["nodes"] > 1, 0.0
            if several:
                node = math.fsum(hours(name, None, 1) for name in own if own[name]["scope"] == "firm") / 8760
                share += min(1, node) ** strategy["nodes"]
            if len(sites) > 1:
                up = [1.0]
                for region, _ in sites:
                    down = 0.0
                    for name, spec in own.items():
                        if spec["scope"] == "firm":
                            down += hours(name, cover["node"] if several else None, 1)
                        elif spec["scope"] == "zone" and spec["region"] == region:
                            zones = world["regions"][region]["zones"]
                            down += hours(name, cover["zone"] if several else None, 1 / zones)
                        elif spec["scope"] == "region" and spec["region"] == region:
                            down += hours(name, None, 1)
                    down = min(1, down / 8760)
                    wider = [0.0] * (len(up) + 1)
                    for count, chance in enumerate(up):
                        wider[count] += chance * down
                        wider[count + 1] += chance * (1 - down)
                    up = wider
                share += math.fsum(up[: strategy.get("needed", 1)])
            answer[firm][s] = 8760 * share
    return answer

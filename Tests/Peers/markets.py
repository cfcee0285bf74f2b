"""The markets that both checks ask about, and how to ask the built program.

A market is a preset, a number of firms and a list of `--set` overrides. The first ones are the presets as they
are; the others draw overrides from a seeded generator, so that a failure can be repeated from its command line,
which is printed. Standard library only.
"""

import json
import os
import random
import shlex
import subprocess

PRESETS = ["us-east-1", "netflix", "startup", "bank"]
TYPES = {
    "us-east-1": ["ordinary"],
    "netflix": ["ordinary", "netflix"],
    "startup": ["startup"],
    "bank": ["ordinary", "bank"],
}
# Dollars a year and dollars an hour, about as in the presets.
BILL = {"ordinary": 1e6, "netflix": 6e7, "startup": 6e4, "bank": 2e7}
HOUR = {"ordinary": 2e5, "netflix": 3.6e6, "startup": 2e3, "bank": 5e6}
RATES = ["us-east-1", "us-west-2", "zone-us-east-1", "zone-us-west-2", "aws", "internet", "node", "redundancyMachinery"]
STRATEGIES = ["multi-node-us-east-1", "multi-node-us-west-2", "multi-region", "multi-cloud"]


class Market:
    """A preset, a number of firms, and overrides."""

    def __init__(self, preset, firms, sets=()):
        self.preset, self.firms, self.sets = preset, firms, list(sets)

    def arguments(self):
        """The options that name this market."""
        overrides = [word for text in self.sets for word in ("--set", text)]
        return ["--preset", self.preset, "--firms", str(self.firms)] + overrides

    def __str__(self):
        return shlex.join(self.arguments())


def program():
    """The release binary: $RESILIENCE_ECON, or where `swift build -c release` leaves it."""
    here = os.path.dirname(os.path.abspath(__file__))
    built = os.path.join(here, "..", "..", ".build", "release", "resilience-econ")
    return os.environ.get("RESILIENCE_ECON", os.path.normpath(built))


class ProgramFailed(Exception):
    """The program ended with an error: the command line, the exit code and what it said."""


def run_words(*words):
    """Standard output of the program for a command line."""
    done = subprocess.run([program(), *words], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise ProgramFailed(f"{shlex.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def run(command, market, *more):
    """Standard output of the program for a market."""
    return run_words(command, *market.arguments(), *more)


def run_json_words(*words):
    """The JSON that the program prints. NaN and infinity are not JSON, so they are refused."""

    def refuse(word):
        raise ProgramFailed(f"{shlex.join(words)}: {word} in JSON")

    return json.loads(run_words(*words, "--format", "json"), parse_constant=refuse)


def run_json(command, market):
    """The JSON that the program prints for a market."""
    return run_json_words(command, *market.arguments())


def spread(rng, middle, factor):
    """A number within a factor of the middle, log-uniform, with four digits as a user would type it."""
    return float(f"{middle * factor ** rng.uniform(-1, 1):.4g}")


def firm_overrides(rng, name):
    """Overrides of one type of firm; every key is left alone now and then."""
    key = f"firms.{name}."
    offers = [
        ("blameSharing", lambda: round(rng.choice([0, 1, rng.random(), rng.random()]), 4)),
        ("blameCurvature", lambda: rng.choice([0.5, 1, 1.7, 2, 2.3, 3])),
        ("providerExcuse", lambda: round(rng.choice([0, rng.random()]), 3)),
        ("dependence", lambda: round(rng.choice([0, rng.random()]), 3)),
        ("perOutage", lambda: rng.choice([0, spread(rng, HOUR[name], 4)])),
        ("migration.cost", lambda: rng.choice([0, spread(rng, BILL[name] / 5, 4)])),
        ("cover.region", lambda: f"{{works: {round(rng.uniform(0.5, 1), 3)}, after: {round(rng.uniform(0, 1), 3)}}}"),
        ("praise", lambda: rng.choice([0, spread(rng, HOUR[name] / 5, 4)])),
        ("bill", lambda: spread(rng, BILL[name] / 4, 8)),
        ("direct", lambda: spread(rng, HOUR[name] / 5, 5)),
        ("blame", lambda: spread(rng, HOUR[name], 4)),
        ("visibility", lambda: rng.choice([0.5, 1, 2.5, 10])),
        ("attraction.us-east-1", lambda: rng.choice([0, spread(rng, BILL[name] / 5, 10)])),
        ("attraction.us-west-2", lambda: spread(rng, BILL[name] / 20, 10)),
        ("costs." + rng.choice(STRATEGIES), lambda: spread(rng, 1.8, 1.8)),
    ]
    return [f"{key}{offer}={draw()}" for offer, draw in offers if rng.random() < 0.6]


def world_overrides(rng):
    """Overrides of outages, costs, cover and society."""
    rates = rng.sample(RATES, rng.randint(1, 4))
    sets = [f"hazards.{name}.rate={spread(rng, 0.5, 8)}" for name in rates]
    if rng.random() < 0.5:
        sets.append("costs.ladder=" + rng.choice(["doubling", "active-active", "measured"]))
    if rng.random() < 0.5:
        sets.append(f"strategies.{rng.choice(STRATEGIES)}.coverage={round(rng.uniform(0.5, 1), 3)}")
    if rng.random() < 0.4:
        sets.append(f"strategies.multi-region.failover.region={round(rng.uniform(0.05, 6), 3)}")
    if rng.random() < 0.4:
        sets.append(f"hazards.{rng.choice(RATES)}.severity={round(rng.uniform(0.1, 1), 3)}")
    if rng.random() < 0.4:
        sets.append(f"hazards.{rng.choice(['us-east-1', 'us-west-2'])}.width={round(rng.uniform(0.1, 1), 3)}")
    if rng.random() < 0.4:
        sets.append(f"hazards.us-west-2.leak={round(rng.uniform(0, 0.5), 3)}")
    if rng.random() < 0.4:
        sets.append(f"cover.{rng.choice(['node', 'zone', 'region', 'cloud'])}.works={round(rng.uniform(0.5, 1), 3)}")
    if rng.random() < 0.3:
        sets.append("strategies.multi-region.sites=['us-east-1', 'us-west-2']")
        sets.append("strategies.multi-region.regions=null")
        sets.append(f"strategies.multi-region.mode={rng.choice(['standby', 'active-active'])}")
    if rng.random() < 0.4:
        sets.append(f"society.exponent={rng.choice([1, 1.5, 2, 3])}")
    return sets


def term_overrides(rng, types):
    """Overrides of the terms on which firms bear their losses: attitude to risk, convexity, insurance, credits."""
    sets = []
    for name in types:
        key = f"firms.{name}."
        attitude = rng.choice(["neutral", "tail-averse", "black-swan"])
        sets.append(f"{key}risk.attitude={attitude}")
        if attitude != "neutral":
            sets.append(f"{key}risk.aversion={round(rng.uniform(0, 3), 3)}")
            sets.append(f"{key}risk.curvature={round(rng.uniform(0.3, 1), 3)}")
        if rng.random() < 0.5:
            sets.append(f"{key}convexity={round(rng.uniform(1, 1.5), 3)}")
        if attitude != "tail-averse" and rng.random() < 0.5:
            cover = {"waiting": rng.choice([0, 4, 8]), "deductible": rng.choice([0, 1e4]), "premium": rng.choice([0, 1e4])}
            sets.append(f"{key}insurance={{{', '.join(f'{k}: {v}' for k, v in cover.items())}}}")
        if rng.random() < 0.5:
            sets.append(f"{key}credits=ec2-region")
    return sets


def contested_overrides(rng, types):
    """Overrides that make the two regions close rivals, with praise that pulls firms apart: many equilibria, mixed
    ones among them. us-east-1 is down for about 3 hours a year, us-west-2 for 1.35 times its rate."""
    west = rng.uniform(0.4, 2)
    sets = [f"hazards.us-west-2.rate={west:.4g}"]
    for name in types:
        key, hour = f"firms.{name}.", HOUR[name]
        sets += [
            f"{key}blameSharing={round(rng.uniform(0.5, 1), 4)}",
            f"{key}blameCurvature={rng.choice([0.6, 1, 1.5, 2, 3.5])}",
            f"{key}praise={rng.choice([0, 0, spread(rng, hour, 3)])}",
            f"{key}bill={spread(rng, BILL[name] / 3, 3)}",
            f"{key}attraction.us-east-1={hour * max(0, 2.97 - 1.35 * west) * rng.uniform(0.5, 1.5):.4g}",
        ]
    return sets


def random_market(rng, firms):
    """A preset with random overrides; `netflix` and `bank` sometimes have two firms of the named type."""
    preset = rng.choice(PRESETS)
    types = TYPES[preset]
    if rng.random() < 0.5:
        sets = contested_overrides(rng, types)
    else:
        sets = [text for name in types for text in firm_overrides(rng, name)] + world_overrides(rng)
    if len(types) == 2 and firms >= 4 and rng.random() < 0.5:
        sets.append(f"firms.{types[1]}.count=2")
    if rng.random() < 0.3:
        sets += term_overrides(rng, types)
    return Market(preset, firms, sets)


def markets(seed, count, firms=(2, 3, 4, 5)):
    """All presets with every number of firms, then `count` random ones."""
    rng = random.Random(seed)
    plain = [Market(preset, n) for preset in PRESETS for n in firms]
    return plain + [random_market(rng, rng.choice(firms)) for _ in range(count)]


class Tally:
    """Counts checks by name and keeps the first failures."""

    def __init__(self):
        self.passed, self.failed, self.worst, self.failures, self.counts = {}, {}, {}, [], {}

    def check(self, name, good, evidence, size=None):
        """Records one check; `size` is how far off it was, of which the largest is kept."""
        table = self.passed if good else self.failed
        table[name] = table.get(name, 0) + 1
        if size is not None:
            self.worst[name] = max(self.worst.get(name, 0), size)
        if not good:
            self.failures.append(f"{name}: {evidence}")
        return good

    def close(self, name, ours, theirs, scale, tolerance, evidence):
        """Records whether two numbers agree relative to a scale."""
        off = abs(ours - theirs) / (scale or 1)
        return self.check(name, off <= tolerance, f"{evidence}: {ours!r} against {theirs!r}", off)

    def count(self, name, number):
        """Adds to a number that is printed and is no check: how much there was to look at."""
        self.counts[name] = self.counts.get(name, 0) + number

    def report(self):
        """Prints the table and the closing line; the exit code."""
        names = list(dict.fromkeys([*self.passed, *self.failed]))
        wide = max(map(len, names), default=5)
        print(f"{'check':<{wide}}  passed  failed  largest difference")
        for name in names:
            worst = f"{self.worst[name]:.2g}" if name in self.worst else ""
            print(f"{name:<{wide}}  {self.passed.get(name, 0):6}  {self.failed.get(name, 0):6}  {worst}")
        for name, number in self.counts.items():
            print(f"{name:<{wide}}  {number:6}")
        for failure in self.failures[:20]:
            print("FAILED", failure)
        if len(self.failures) > 20:
            print(f"and {len(self.failures) - 20} more failures")
        failed = sum(self.failed.values())
        print(f"{sum(self.passed.values())} passed, {failed} failed")
        return 1 if failed else 0

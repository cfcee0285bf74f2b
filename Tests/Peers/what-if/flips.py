"""Do flips agree with a scan by brute force, on both sides?

For random markets (two or three firms, see ../markets.py) `what-if --flips --json` names the values at which the pure
equilibria, or where history ends, change. At values between today and each flip, at a hair before it and at a hair
beyond it the product is asked for the model alone (`payoffs --json`); every profile is then tried by a second
implementation of the model page (../model_page.py), and history is walked one firm at a time. Before the flip both must
be as today, beyond it not. Directions in which nothing is said to flip are scanned too. Values at which somebody is
within 1e-9 of a tie are counted and left out.

`python3 flips.py --random 200 --seed 1 --jobs 2`, with Python 3.9 or later and nothing else. The release binary must
have been built, or be named by $RESILIENCE_ECON. The last line is "N passed, N failed".
"""

import argparse
import json
import math
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import markets  # noqa: E402
import model_page  # noqa: E402

TIE = 1e-9
HAIR = 1e-6


class Tied(Exception):
    """Somebody is as good as indifferent."""


class Game:
    """A market's game by counts: payoffs are computed once for each type and others."""

    def __init__(self, market, sets):
        document = json.loads(markets.run("payoffs", markets.Market(
            market.preset, market.firms, market.sets + sets), "--format", "json"))
        self.model = model_page.Model(document["model"])
        self.strategies = self.model.strategies
        self.footprints = {s["name"]: s for s in document["model"]["strategies"]}
        self.counts = {f["type"]: f["count"] for f in self.model.firms}
        self.known = {}
        self.scale = max(
            abs(v) for name in self.counts for v in self.values(self._uniform(self.strategies[0]), name).values())

    def _uniform(self, strategy):
        return {name: {s: count * (s == strategy) for s in self.strategies} for name, count in self.counts.items()}

    def values(self, profile, name, leaving=None):
        """Payoffs by strategy of a firm of a type; it leaves its strategy, or enters if it has none yet."""
        others = {n: dict(row) for n, row in profile.items()}
        if leaving:
            others[name][leaving] -= 1
        key = (name, tuple(tuple(row.values()) for row in others.values()))
        if key not in self.known:
            self.known[key] = self._payoffs(others, name)
        return self.known[key]

    def _payoffs(self, others, name):
        """The model page's sum; see model_page.Model.payoffs, which is slower."""
        firm = next(f for f in self.model.firms if f["type"] == name)
        visible = {f["type"]: f["visibility"] for f in self.model.firms}
        there = [(s, n, visible[t]) for t, row in others.items() for s, n in row.items() if n]
        total = math.fsum(n * w for _, n, w in there)
        weights = {(row["hazard"], row["phase"]): row["weight"] for row in firm.get("hourWeights", [])}
        terms = {s: [firm["attraction"][s] - firm["bill"] * firm["multiplier"][s] + firm["compensation"][s]]
                 for s in self.strategies}
        for phase in self.model.phases:
            down, hours = phase["down"], phase["hoursPerYear"]
            share = power = 0.0
            if phase["shared"] and total:
                share = math.fsum(n * w * down[s] for s, n, w in there) / total
                power = share if firm["blameCurvature"] == 1 else model_page.expected_power(
                    [(n, down[s], w) for s, n, w in there], firm["blameCurvature"])
            lost = firm["directPerHour"] + firm["blamePerHour"] * (1 - firm["blameSharing"] * power)
            weight = weights.get((phase["hazard"], phase["phase"]))
            for s, row in terms.items():
                row.append(-hours * down[s] * lost * (weight[s] if weight else 1)
                           + hours * (1 - down[s]) * firm["praisePerHour"] * share)
        return {s: math.fsum(row) for s, row in terms.items()}

    def best(self, values, current=None):
        """The best choice; a firm that has one keeps it unless another is better."""
        top = max(values.values())
        near = [s for s in self.strategies if values[s] > top - TIE * self.scale]
        if len(near) > 1 and max(values[s] for s in near) != min(values[s] for s in near):
            raise Tied
        return current if current in near else near[0]

    def pure(self):
        """All pure equilibria, each profile tried."""
        found = []
        for profile in self._profiles(list(self.counts)):
            gains = [
                max(values.values()) - values[s]
                for name, row in profile.items()
                for s, count in row.items() if count
                for values in [self.values(profile, name, s)]]
            if any(0 < gain < TIE * self.scale for gain in gains) and max(gains) < TIE * self.scale:
                raise Tied
            if max(gains) == 0:
                found.append(profile)
        return found

    def _profiles(self, names):
        if not names:
            yield {}
            return
        for row in self._rows(self.counts[names[0]], self.strategies):
            for rest in self._profiles(names[1:]):
                yield {names[0]: row, **rest}

    def _rows(self, count, strategies):
        if len(strategies) == 1:
            yield {strategies[0]: count}
            return
        for own in range(count + 1):
            for rest in self._rows(count - own, strategies[1:]):
                yield {strategies[0]: own, **rest}

    def history(self):
        """Where firms end that enter one by one and revise."""
        profile = self._uniform(None)
        for name, count in self.counts.items():
            for k in range(count):
                values = self.values(profile, name)
                if name == next(iter(self.counts)) and k == 0:
                    oldest = next(iter(self.footprints.values()))["home"]
                    values = {
                        s: v for s, v in values.items()
                        if self.footprints[s]["home"] == oldest
                        and self.footprints[s]["regions"] * self.footprints[s]["clouds"] == 1}
                    choice = max(values, key=lambda s: values[s]) if values else self.best(self.values(profile, name))
                else:
                    choice = self.best(values)
                profile[name][choice] += 1
        for _ in range(100):
            moved = False
            for name in profile:
                for s in self.strategies:
                    target = None
                    while profile[name][s]:
                        choice = self.best(self.values(profile, name, s), s)
                        if choice == s or target not in (None, choice):
                            break
                        target, moved = choice, True
                        profile[name][s] -= 1
                        profile[name][choice] += 1
            if not moved:
                return profile
        return None

    def state(self):
        """What a flip changes."""
        return self.pure(), self.history()


def scan(tally, market, key, here, today, value, beyond, kind):
    """Values up to `value` must be as today; `beyond` must not be, if there is one."""
    way = [today + (value - today) * step for step in (0.11, 0.37, 0.62, 0.83, 0.97, 1 - HAIR)]
    for place, expected in [(v, True) for v in way] + ([(beyond, False)] if beyond is not None else []):
        try:
            same = Game(market, [f"{key}={place!r}"]).state() == here
        except Tied:
            tally["tied"] = tally.get("tied", 0) + 1
            continue
        good = same == expected
        name = f"{kind}, {'before' if expected else 'beyond'}"
        tally[name, good] = tally.get((name, good), 0) + 1
        if not good:
            print(f"{market} --set {key}={place!r}: flip at {value!r}, today {today!r}: {kind}", flush=True)


def limits(parameters, key):
    """Least and most of a parameter, as far as they matter here."""
    share = key.endswith(("blameSharing", "coverage", "severity")) or key == "capacityCrunch"
    return (-math.inf if key.endswith(".mu") else 0.0, 1.0 if share else math.inf)


def check(task):
    """One market: some of its flips, some of its quiet directions."""
    seed, firms = task
    rng = random.Random(seed)
    market = markets.random_market(rng, firms)
    # The worst years of a tail-averse firm take seconds a search: a few such markets are enough.
    while seed % 25 and any("tail-averse" in text for text in market.sets):
        market = markets.random_market(rng, firms)
    tally = {}
    document = json.loads(markets.run("what-if", market, "--flips", "--format", "json"))
    try:
        here = Game(market, []).state()
    except Tied:
        return {"market tied": 1}
    settable = lambda row: row["key"] not in ("lambda", "firms", "capacityCrunch")
    flips = [row for row in document["equilibria"] if settable(row)]
    tally["flips"] = len(flips)
    tally["flips without proof"] = sum(not row["proved"] for row in flips)
    for row in rng.sample(flips, min(3, len(flips))):
        far = row["value"] + (row["value"] - row["today"]) * HAIR
        low, high = limits(document, row["key"])
        scan(tally, market, row["key"], here, row["today"], row["value"],
             far if low <= far <= high else None, "solved" if row["solved"] else "bracketed")
    quiet = [row for row in document["quiet"] if settable(row) and row["proved"]]
    for row in rng.sample(quiet, min(1, len(quiet))):
        scan(tally, market, row["key"], here, row["today"], row["until"], None, "quiet")
    return tally


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    total = {}
    tasks = [(options.seed * 100_000 + k, 2 + k % 2) for k in range(options.random)]
    with ProcessPoolExecutor(options.jobs) as pool:
        for tally in pool.map(check, tasks, chunksize=4):
            for name, number in tally.items():
                total[name] = total.get(name, 0) + number
    names = [key for key in total if isinstance(key, str)]
    for name in names:
        print(f"{name}: {total[name]}")
    checks = sorted({key[0] for key in total if not isinstance(key, str)})
    for name in checks:
        print(f"{name:<20} {total.get((name, True), 0):6} passed {total.get((name, False), 0):4} failed")
    passed = sum(total.get((name, True), 0) for name in checks)
    failed = sum(total.get((name, False), 0) for name in checks)
    print(f"{options.random} markets")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The model page a second time, from the `model` of the JSON alone: payoffs, welfare, phases. Standard library only.

Nothing here looks at how the product computes. Expectations are sums over all 2^(N-1) outcomes for up to 8 firms,
else over counts with binomial weights in 40-digit decimals.
"""

import itertools
import math
from decimal import Decimal, getcontext

getcontext().prec = 40
ENUMERATED = 8  # up to this many firms, every outcome is tried


def binomial(count, probability):
    """The probabilities of 0...count firms down."""
    if probability <= 0 or probability >= 1:
        sure = 0 if probability <= 0 else count
        return [float(k == sure) for k in range(count + 1)]
    p = Decimal(probability)
    term, answer = (1 - p) ** count, []
    for k in range(count + 1):
        answer.append(float(term))
        term = term * (count - k) / (k + 1) * p / (1 - p)
    return answer


def expected_power(groups, power):
    """E[share^power], the share of firms that are down by weight. Groups are (count, probability, weight)."""
    total = math.fsum(count * weight for count, _, weight in groups)
    if total == 0:
        return 0.0
    if sum(count for count, _, _ in groups) < ENUMERATED:
        return _by_outcomes(groups, power, total)
    if power == 1:
        return math.fsum(n * q * w for n, q, w in groups) / total
    return _by_counts(groups, power, total)


def _by_outcomes(groups, power, total):
    firms = [(q, w) for count, q, w in groups for _ in range(count)]
    terms = []
    for outcome in itertools.product((0, 1), repeat=len(firms)):
        chance, weight = 1.0, 0.0
        for down, (q, w) in zip(outcome, firms):
            chance *= q if down else 1 - q
            weight += w if down else 0
        if weight > 0:
            terms.append(chance * (weight / total) ** power)
    return math.fsum(terms)


def _by_counts(groups, power, total):
    spread = {0.0: 1.0}
    for count, q, weight in groups:
        wider = {}
        for k, chance in enumerate(binomial(count, q)):
            if chance > 0:
                for sum_, other in spread.items():
                    key = round(sum_ + k * weight, 9)
                    wider[key] = wider.get(key, 0.0) + chance * other
        spread = wider
    return math.fsum(chance * (sum_ / total) ** power for sum_, chance in spread.items() if sum_ > 0)


def down_of(phase, name):
    """The probabilities of being down by strategy, of a type of firm."""
    return phase.get("downByType", {}).get(name, phase["down"])


class Model:
    """The `model` of the JSON."""

    def __init__(self, model):
        self.firms, self.phases, self.society = model["firms"], model["phases"], model["society"]
        self.strategies = [s["name"] for s in model["strategies"]]
        self.names = [firm["type"] for firm in self.firms]

    def groups(self, profile, phase, pure, without=None):
        """Who is down with what probability in a phase; `without` takes one firm out: (type, strategy)."""
        answer = []
        for firm in self.firms:
            row, name = profile[firm["type"]], firm["type"]
            if pure:
                for s, count in row.items():
                    count -= (name, s) == without
                    if count > 0:
                        answer.append((count, down_of(phase, name)[s], firm["visibility"]))
            else:
                q = math.fsum(share * down_of(phase, name)[s] for s, share in row.items())
                count = firm["count"] - (without is not None and without[0] == name)
                if count > 0:
                    answer.append((count, min(1.0, q), firm["visibility"]))
        return answer

    def everybody(self, profile, phase, pure):
        """All firms of a profile: type, number, probability of being down."""
        answer = []
        for firm in self.firms:
            name, row = firm["type"], profile[firm["type"]]
            down = down_of(phase, name)
            if pure:
                answer += [(name, count, down[s]) for s, count in row.items() if count > 0]
            else:
                q = math.fsum(share * down[s] for s, share in row.items())
                answer.append((name, firm["count"], min(1.0, q)))
        return answer

    def payoffs(self, profile, name, playing, pure=True):
        """By own strategy, what a firm of a type that plays `playing` earns with it, the others as they are."""
        firm = self.firms[self.names.index(name)]
        answer = {
            s: [
                firm["attraction"][s], -firm["bill"] * firm["multiplier"][s], firm["compensation"][s],
                -firm["migration"][s], -firm["perOutage"][s],
            ]
            for s in self.strategies
        }
        weights = {
            (row["hazard"], row["width"], row["phase"]): row["weight"] for row in firm.get("hourWeights", [])
        }
        for phase in self.phases:
            others = self.groups(profile, phase, pure, (name, playing)) if phase["shared"] else []
            share = expected_power(others, 1)
            power = share if firm["blameCurvature"] == 1 else expected_power(others, firm["blameCurvature"])
            theta = firm["providerExcuse"]
            excuse = theta * phase["excused"] + (1 - theta) * power
            blame = firm["blamePerHour"] * (1 - firm["blameSharing"] * excuse)
            for s, terms in answer.items():
                down, hours = down_of(phase, name)[s], phase["hoursPerYear"]
                weight = weights[phase["hazard"], phase["width"], phase["phase"]][s] if weights else 1
                terms.append(-hours * weight * down * (firm["directPerHour"] + blame))
                terms.append(hours * (1 - down) * firm["praisePerHour"] * share)
                terms.append(-hours * (1 - down) * firm["dependence"] * firm["directPerHour"] * share)
        return {s: math.fsum(terms) for s, terms in answer.items()}

    def verify(self, profile, pure):
        """Payoff by type, regret, welfare, and the smallest loss of a deviation from what is played."""
        means, regret, margin, total = {}, 0.0, math.inf, []
        for firm in self.firms:
            name, row = firm["type"], profile[firm["type"]]
            weight = firm["count"] if pure else 1
            played = [s for s, share in row.items() if share > 0]
            tables = {s: self.payoffs(profile, name, s, pure) for s in (played if pure else played[:1])}
            table_of = {s: tables[s] if pure else tables[played[0]] for s in played}
            means[name] = math.fsum(row[s] * table_of[s][s] for s in played) / weight
            for s in played:
                earned = table_of[s][s] if pure else means[name]
                regret = max(regret, max(table_of[s].values()) - earned)
                for other, value in table_of[s].items():
                    if other != s if pure else row[other] == 0:
                        margin = min(margin, earned - value)
            total.append(firm["count"] * means[name])
        direct = {firm["type"]: firm["directPerHour"] for firm in self.firms}
        whole = math.fsum(firm["count"] * firm["directPerHour"] for firm in self.firms)
        for phase in self.phases:
            if phase["shared"] and whole > 0 and self.society["systemic"] > 0:
                everybody = [
                    (n, q, direct[name]) for name, n, q in self.everybody(profile, phase, pure) if direct[name] > 0
                ]
                power = expected_power(everybody, self.society["exponent"])
                total.append(-phase["hoursPerYear"] * self.society["systemic"] * whole * power)
        return means, regret, math.fsum(total), margin

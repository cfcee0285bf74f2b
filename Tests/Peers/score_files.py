"""The games of the scoreboard, seeded, with whole payoffs from 0 to 999, in the formats of all who take part."""
import itertools
import os
import random

from stopwatch import FOLDER


def seeded(seed, shape):
    """A general game: a list of payoffs for each profile, the same whoever asks first."""
    draws = random.Random(seed)
    table = {profile: [draws.randint(0, 999) for _ in shape] for profile in itertools.product(*map(range, shape))}
    return table.__getitem__


def has_pure(shape, payoffs):
    """Whether some profile is best for everybody: then there is nothing to search for."""
    for profile in itertools.product(*map(range, shape)):
        own = payoffs(profile)
        if all(
            own[p] >= max(payoffs(profile[:p] + (s,) + profile[p + 1:])[p] for s in range(shape[p]))
            for p in range(len(shape))
        ):
            return True
    return False


def without_pure(shape):
    """The first seed whose game has no pure equilibrium."""
    return next(seed for seed in itertools.count(1) if not has_pure(shape, seeded(seed, shape)))


def symmetric_table(kind, seed, firms, m):
    """Payoff by own strategy and counts of the others. Kind A: only how many others play one's own strategy counts."""
    draws = random.Random(seed)
    table, shares = {}, {}
    for own in range(m):
        for counts in spreads(firms - 1, m):
            key = (own, counts[own])
            if kind == "A" and key not in shares:
                shares[key] = draws.randint(0, 999)
            table[own, counts] = shares[key] if kind == "A" else draws.randint(0, 999)
    return table


def spreads(players, m):
    """All ways to spread players over strategies."""
    return [c for c in itertools.product(range(players + 1), repeat=m) if sum(c) == players]


def without(counts, s):
    return tuple(c - (i == s) for i, c in enumerate(counts))


def symmetric(table, m):
    def payoffs(profile):
        counts = [profile.count(s) for s in range(m)]
        return [table[s, without(counts, s)] for s in profile]

    return payoffs


# Files


def nfg(name, shape, payoffs):
    path = os.path.join(FOLDER, name + ".nfg")
    names = " ".join('"%d"' % (p + 1) for p in range(len(shape)))
    strategies = "\n".join("{ " + " ".join('"%d"' % (s + 1) for s in range(m)) + " }" for m in shape)
    with open(path, "w") as file:
        file.write('NFG 1 R "%s" { %s }\n\n{ %s\n}\n""\n\n' % (name, names, strategies))
        for profile in itertools.product(*[range(m) for m in reversed(shape)]):
            file.write(" ".join(str(x) for x in payoffs(tuple(reversed(profile)))) + "\n")
    return path


def agg(name, firms, m, table):
    """A symmetric game as an action graph: every strategy sees how many play each."""
    path = os.path.join(FOLDER, name + ".agg")
    nodes = " ".join(map(str, range(m)))
    lines = ["#AGG", str(firms), str(m), "0", " ".join([str(m)] * firms)] + [nodes] * firms
    lines += ["%d %s" % (m, nodes)] * m
    for own in range(m):
        rows = spreads(firms - 1, m)
        lines.append("1 %d" % len(rows))
        for counts in rows:
            spread = tuple(c + (i == own) for i, c in enumerate(counts))
            lines.append("[ %s ] %d" % (" ".join(map(str, spread)), table[own, counts]))
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path


def lrs(name, shape, payoffs):
    """A game of two players for lrsnash: two matrices, row by row."""
    path = os.path.join(FOLDER, name + ".lrs")
    rows, columns = map(range, shape)
    with open(path, "w") as file:
        file.write("%d %d\n\n" % tuple(shape))
        for player in (0, 1):
            for r in rows:
                file.write(" ".join(str(payoffs((r, c))[player]) for c in columns) + "\n")
            file.write("\n")
    return path

"""Peers on a symmetric game that is given by counts: prints milliseconds in process and a number of the result.

peer_counts.py highs|alpharank KIND SEED FIRMS STRATEGIES
"""
import sys
import time

import numpy

from score_files import spreads, symmetric_table, without


def main():
    method, kind = sys.argv[1:3]
    seed, firms, m = map(int, sys.argv[3:6])
    table = symmetric_table(kind, seed, firms, m)
    elapsed, value = {"highs": highs, "alpharank": alpharank}[method](table, firms, m)
    print("%.3f %.6f" % (1e3 * elapsed, value))


def highs(table, firms, m):
    """The best correlated equilibrium: a probability for each spread of the firms, all firms alike within it."""
    import highspy

    start = time.perf_counter()
    model = highspy.Highs()
    model.silent()
    rows = spreads(firms, m)
    shares = [model.addVariable(0, 1) for _ in rows]
    model.addConstr(sum(shares) == 1)
    for own in range(m):
        for other in range(m):
            if own != other:
                gains = [
                    c[own] * (table[own, without(c, own)] - table[other, without(c, own)]) if c[own] else 0
                    for c in rows
                ]
                model.addConstr(sum(g * x for g, x in zip(gains, shares)) >= 0)
    welfare = [sum(c[s] * table[s, without(c, s)] for s in range(m) if c[s]) for c in rows]
    model.maximize(sum(w * x for w, x in zip(welfare, shares)))
    return time.perf_counter() - start, model.getObjectiveValue()


def alpharank(table, firms, m):
    """OpenSpiel's alpha-rank with every firm a population: the largest mass of a profile."""
    from open_spiel.python.egt import alpharank

    tables = [numpy.zeros([m] * firms) for _ in range(firms)]
    for profile in numpy.ndindex(*[m] * firms):
        counts = [profile.count(s) for s in range(m)]
        for p, s in enumerate(profile):
            tables[p][profile] = table[s, without(counts, s)]
    start = time.perf_counter()
    _, _, masses, _, _ = alpharank.compute(tables, alpha=0.1)
    return time.perf_counter() - start, float(numpy.max(masses))


main()

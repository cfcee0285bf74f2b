"""`solve` beside Gambit and beside a search of a few lines, on seeded games. The last line is "N passed, N failed".

    swift build -c release
    ~/peers/bin/python Tests/Peers/games/agree.py --games 100      # pygambit and NumPy; some minutes

- symmetric: every equilibrium that Newton's method finds from random starts on random supports is on our list of
  symmetric ones, whose regrets are computed here again; generic games have an odd number of them.
- all: every equilibrium that Gambit's polynomial solver finds is on our list, whose regrets Gambit computes again;
  games in which Gambit's list is shorter, and answers of Gambit that are no equilibria, are counted.
- dominance: Gambit's elimination by pure strategies takes out nothing that ours leaves, and each mixture of ours beats
  what it eliminates.
"""
import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy
import pygambit

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from symmetric_search import Search

OURS = os.environ.get("RESILIENCE_ECON", os.path.join(HERE, "..", "..", "..", ".build", "release", "resilience-econ"))
passed, failed, shorter, wrong = 0, 0, 0, 0


def check(holds, text):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED", text)


def write(path, shape, payoffs):
    """payoffs[player][profile], an array with an axis for each player."""
    names = " ".join('"%d"' % (p + 1) for p in range(len(shape)))
    with open(path, "w") as file:
        file.write('NFG 1 R "game" { %s } { %s }\n' % (names, " ".join(map(str, shape))))
        for profile in itertools.product(*[range(m) for m in reversed(shape)]):
            file.write(" ".join(str(int(t[tuple(reversed(profile))])) for t in payoffs) + "\n")


def solve(path, concept):
    done = subprocess.run([OURS, "solve", path, "--concept", concept, "--json"], capture_output=True, text=True)
    return json.loads(done.stdout)


def symmetric_payoffs(draw, firms, m):
    table = {}
    shape = [m] * firms
    payoffs = [numpy.zeros(shape) for _ in range(firms)]
    for profile in itertools.product(range(m), repeat=firms):
        for player in range(firms):
            others = tuple(sorted(profile[:player] + profile[player + 1 :]))
            key = (profile[player], others)
            if key not in table:
                table[key] = draw.randint(0, 999)
            payoffs[player][profile] = table[key]
    return payoffs


def symmetric(path, seed):
    draw = random.Random(seed)
    firms, m = 2 + seed % 4, 2 + seed // 4 % 3
    payoffs = symmetric_payoffs(draw, firms, m)
    write(path, [m] * firms, payoffs)
    answer = solve(path, "symmetric")
    name = "symmetric, seed %d (%d x %d)" % (seed, firms, m)
    check(answer["complete"], name + ": not complete")
    listed = [numpy.array(e["profile"][0]) for e in answer["equilibria"]]
    check(len(listed) % 2 == 1, name + ": an even number")
    search = Search(numpy.array(payoffs), [firms])
    for row in listed:
        values = search.values([row])[0]
        check(values.max() - values @ row < 1e-9, name + ": regret of %s" % row)
    for found in search.equilibria(search.undominated(), draw, 150, 1e-9):
        check(any(abs(found[0] - row).max() < 1e-6 for row in listed), name + ": missing %s" % found[0])


def everything(path, seed):
    global shorter, wrong
    draw = random.Random(1000 + seed)
    shape = [[2, 2, 2], [3, 2, 2], [2, 2, 2, 2], [3, 3, 2], [3, 3]][seed % 5]
    payoffs = [numpy.array([draw.randint(0, 999) for _ in range(numpy.prod(shape))]).reshape(shape) for _ in shape]
    write(path, shape, payoffs)
    answer = solve(path, "all")
    name = "all, seed %d (%s)" % (seed, "x".join(map(str, shape)))
    # A tie may make a game degenerate: a continuum, and any number of extreme equilibria.
    tied = any((numpy.diff(numpy.sort(table, axis=player), axis=player) == 0).any() for player, table in enumerate(payoffs))
    check(answer["complete"] or tied, name + ": not complete")
    check(len(answer["equilibria"]) % 2 == 1 or tied, name + ": an even number")
    game = pygambit.read_nfg(path)
    listed = []
    for equilibrium in answer["equilibria"]:
        listed.append(numpy.concatenate(equilibrium["profile"]))
        profile = game.mixed_strategy_profile(data=[list(map(float, row)) for row in equilibrium["profile"]])
        check(float(profile.max_regret()) < 1e-9 * 999, name + ": Gambit's regret %g" % float(profile.max_regret()))
    if len(shape) > 2:
        theirs = pygambit.nash.enumpoly_solve(game).equilibria
    else:
        theirs = pygambit.nash.enummixed_solve(game, rational=True).equilibria
    true = [profile for profile in theirs if float(profile.max_regret()) < 1e-6]
    wrong += len(theirs) - len(true)
    for profile in true:
        row = numpy.array([float(profile[s]) for p in game.players for s in p.strategies])
        check(any(abs(row - other).max() < 1e-4 for other in listed), name + ": missing %s" % row)
    shorter += len(true) < len(listed)


def dominance(path, seed):
    draw = random.Random(2000 + seed)
    shape = [[4, 3], [3, 3, 2], [5, 5]][seed % 3]
    payoffs = [numpy.array([draw.randint(0, 9) for _ in range(numpy.prod(shape))]).reshape(shape) for _ in shape]
    write(path, shape, payoffs)
    answer = solve(path, "dominance")
    name = "dominance, seed %d" % seed
    game = pygambit.read_nfg(path)
    profile = game.strategy_support_profile()
    left = [set(range(m)) for m in shape]
    by_round = itertools.groupby(answer["eliminations"], key=lambda e: e["round"])
    for _, eliminations in by_round:
        gone = []
        for elimination in eliminations:
            player = int(elimination["player"]) - 1
            strategy = int(elimination["strategy"]) - 1
            table = numpy.moveaxis(payoffs[player], player, 0)
            rest = table[numpy.ix_(range(shape[player]), *[sorted(left[o]) for o in range(len(shape)) if o != player])]
            rest = rest.reshape(shape[player], -1)
            margin = (numpy.array(elimination["mixture"]) @ rest - rest[strategy]).min()
            check(margin > 0 and abs(margin - elimination["margin"]) < 1e-9, name + ": margin %g" % margin)
            gone.append((player, strategy))
        for player, strategy in gone:
            left[player].discard(strategy)
    check([sorted(str(s + 1) for s in row) for row in left] == [sorted(row) for row in answer["remaining"]], name)
    while True:
        gone = [s for player in game.players for s in player.strategies if s in profile and profile.is_dominated(s, True)]
        if not gone:
            break
        for strategy in gone:
            profile = profile.remove(strategy)
    for player, row in zip(game.players, left):
        kept = {s.number for s in player.strategies if s in profile}
        check(row <= kept, name + ": Gambit takes out what ours leaves")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--games", type=int, default=40)
    count = parser.parse_args().games
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "game.nfg")
        for seed in range(count):
            symmetric(path, seed)
            everything(path, seed)
            dominance(path, seed)
    print("Gambit's list was shorter in %d of %d games; %d of its answers were no equilibria" % (shorter, count, wrong))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())

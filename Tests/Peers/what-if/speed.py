"""How many games a second, beside Gambit on the same games.

Runs `what-if` over 101 x 101 markets (five firms, six strategies) and counts games per second with all pure and all
symmetric mixed equilibria. Of the same cells it takes some at random, exports each with `payoffs --format nfg`, lets
Gambit's enumpure find the pure equilibria, compares them with the cell's region, and counts Gambit's games per second
(pure equilibria only, reading the file left out).

Run it with a Python that has pygambit (see ../run): `PYTHONPATH=.. python speed.py --games 30`.
The release binary must have been built, or be named by $RESILIENCE_ECON. The last line is "N passed, N failed".
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time

import pygambit

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import markets  # noqa: E402

ROWS = "firms.ordinary.blame=0..400k:101"
COLUMNS = "firms.ordinary.blameSharing=0..1:101"


def table():
    """The table as JSON, with wall time and processor time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    text = markets.run_words("what-if", "--vary", ROWS, "--by", COLUMNS, "--json")
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(text), wall, used


def counts(profile, strategies):
    """A pure profile of named players as firms by strategy."""
    return {name: profile.count(name) for name in strategies if name in profile}


def gambit_pure(game):
    """The pure equilibria as a set of counts by strategy, and the processor seconds that Gambit took."""
    start = time.process_time()
    result = pygambit.nash.enumpure_solve(game)
    seconds = time.process_time() - start
    found = set()
    for equilibrium in result.equilibria:
        played = []
        for player in game.players:
            played += [s.label for s in player.strategies if equilibrium[s] == 1]
        found.add(tuple(sorted(played)))
    return found, seconds


def ours(region):
    """The pure equilibria of a cell in the same form."""
    found = set()
    for profile in region["pure"]:
        played = []
        for strategies in profile.values():
            for name, count in strategies.items():
                played += [name] * count
        found.add(tuple(sorted(played)))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--games", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    root, wall, used = table()
    cells = sum(len(row) for row in root["cells"])
    print(f"what-if: {cells} games, pure and symmetric, in {wall:.2f} s: {cells / wall:.0f} games/s; "
          f"processor time {used:.2f} s: {cells / used:.0f} games per processor second")
    draw = random.Random(options.seed)
    passed = failed = 0
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "game.nfg")
        for _ in range(options.games):
            row, column = draw.randrange(101), draw.randrange(101)
            values = [root["axes"][0]["values"][row], root["axes"][1]["values"][column]]
            sets = [f"firms.ordinary.blame={values[0]}", f"firms.ordinary.blameSharing={values[1]}"]
            with open(path, "w") as file:
                file.write(markets.run("payoffs", markets.Market("us-east-1", 5, sets), "--format", "nfg"))
            found, seconds = gambit_pure(pygambit.read_nfg(path))
            spent += seconds
            region = root["regions"][root["cells"][row][column]["region"]]
            if found == ours(region):
                passed += 1
            else:
                failed += 1
                print("differs at", values, found ^ ours(region))
    print(f"Gambit {pygambit.__version__} enumpure: {options.games} of these games, pure only, in {spent:.2f} s of "
          f"processor time: {options.games / spent:.1f} games per processor second")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Times solvers on seeded games, each next to ours in the same minute, and prints a Markdown table.

Every figure is a median over REPEATS pairs: ours, theirs, ours, theirs. Ours is always the whole process, from the
start to the last byte; theirs is in process where they are a library (imports left out), and says so.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

binary, folder = sys.argv[1:3]
repeats = int(os.environ.get("REPEATS", "5"))
limit = float(os.environ.get("LIMIT", "60"))


def write(name, shape, seed):
    """A game of whole payoffs from 0 to 999."""
    draw = random.Random(seed)
    count = len(shape)
    for size in shape:
        count *= size
    players = " ".join(f'"{i + 1}"' for i in range(len(shape)))
    path = os.path.join(folder, name + ".nfg")
    with open(path, "w") as file:
        file.write(f'NFG 1 R "{name}" {{ {players} }} {{ {" ".join(map(str, shape))} }}\n')
        file.write(" ".join(str(draw.randint(0, 999)) for _ in range(count)) + "\n")
    return path


def lrs(path, size, seed):
    """The same game of two players for lrsnash: two matrices, row by row."""
    draw = random.Random(seed)
    pairs = [[(draw.randint(0, 999), draw.randint(0, 999)) for _ in range(size)] for _ in range(size)]
    other = path[:-4] + ".lrs"
    with open(other, "w") as file:
        file.write(f"{size} {size}\n\n")
        for player in range(2):
            for row in range(size):
                # The file has the first player's strategy fastest.
                file.write(" ".join(str(pairs[column][row][player]) for column in range(size)) + "\n")
            file.write("\n")
    return other


def process(*words):
    """Seconds of a whole process; None where it fails or takes too long."""
    start = time.perf_counter()
    try:
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    return time.perf_counter() - start if done.returncode == 0 else None


def call(body):
    """Seconds of a call in this process."""
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def median(times):
    return None if any(t is None for t in times) else statistics.median(times)


def text(seconds):
    if seconds is None:
        return f"failed or > {limit:.0f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def row(work, ours, peers):
    """One pair after the other, so that a busy minute meets both."""
    for name, theirs in peers:
        pairs = []
        for _ in range(repeats):
            pairs.append((ours(), theirs()))
            if pairs[-1][1] is None or pairs[-1][1] > limit / 4:
                break
        print(f"| {work} | {text(median([a for a, _ in pairs]))} | {name} | {text(median([b for _, b in pairs]))} |")
        sys.stdout.flush()


def solve(path, *options):
    return lambda: process(binary, "solve", path, *options)


print("| work | resilience-econ, whole process | peer | peer's time |\n|---|---|---|---|")
start = [process(binary, "--version") for _ in range(repeats)]
print(f"| start-up | {text(median(start))} | | |")

import pygambit

for name, shape in [("one, 5x5x5", [5] * 3), ("one, 4^4", [4] * 4), ("one, 4^5", [4] * 5)]:
    # The first seed without a pure equilibrium: otherwise there is nothing to solve.
    for seed in range(1, 50):
        path = write(f"one{len(shape)}", shape, seed)
        game = pygambit.read_nfg(path)
        if not pygambit.nash.enumpure_solve(game).equilibria:
            break
    row(
        f"{name} (seed {seed})", solve(path, "--concept", "one"),
        [
            ("gambit logit, in process", lambda: call(lambda: pygambit.nash.logit_solve(game))),
        ])
for size in (10, 12, 15):
    path = write(f"all{size}", [size, size], size)
    peers = []
    if shutil.which("lrsnash"):
        other = lrs(path, size, size)
        peers.append(("lrsnash, exact, whole process", lambda: process("lrsnash", other)))
    if size == 10:
        game = pygambit.read_nfg(path)
        peers.append(
            ("gambit enummixed, floating, in process",
             lambda: call(lambda: pygambit.nash.enummixed_solve(game, rational=False))))
    try:
        import quantecon.game_theory as theory

        plain = pygambit.read_nfg(path).to_arrays(float)
        form = theory.NormalFormGame([theory.Player(plain[0]), theory.Player(plain[1].T)])
        peers.append(("QuantEcon vertex, floating, in process", lambda: call(lambda: theory.vertex_enumeration(form))))
    except ImportError:
        pass
    row(f"all extreme, {size}x{size}", solve(path), peers)
path = write("logit", [4] * 5, 3)
game = pygambit.read_nfg(path)
row(
    "logit branch, 4^5", solve(path, "--concept", "logit"),
    [("gambit logit branch, in process", lambda: call(lambda: pygambit.qre.logit_solve_branch(game)))])
for name, shape in [("all, 3x3x3", [3] * 3), ("all, 4x4x4", [4] * 3)]:
    path = write("many", shape, 2)
    times = [process(binary, "solve", path) for _ in range(repeats)]
    print(f"| {name}, proved | {text(median(times))} | | |")

#!/usr/bin/env python3
"""Writes certificates of games, has both checkers read them, and prints sizes and times as a table.

certificates.py BINARY [GAME...] [--concepts LIST] [--index CSV] [--random N] [--markets] [--keep FOLDER]

BINARY is resilience-econ; GAMEs are files for `solve`, once for each concept of LIST (all). --index: known numbers of
equilibria (file, pure, extreme, isolated), with which the proved ones are compared. --random: N seeded games of 3 to 5
players, symmetric and not, a third of them with payoffs in unequal units. --markets: the presets with 5 and 20 firms,
by `equilibria`. The certificate of a game file is compared with the file, payoff by payoff.
"""
import argparse
import csv
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time

CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check_certificate.py")


def run(words, limit):
    start = time.monotonic()
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=limit)
        return done.returncode, (done.stdout + done.stderr).strip().splitlines(), time.monotonic() - start
    except subprocess.TimeoutExpired:
        return None, ["out of time"], time.monotonic() - start


def normal_form(sizes, payoff):
    """Text of a game file, the first player's strategy fastest."""
    names = " ".join(f'"{i + 1}"' for i in range(len(sizes)))
    profiles = (p[::-1] for p in itertools.product(*[range(m) for m in reversed(sizes)]))
    body = " ".join(str(payoff(i, p)) for p in profiles for i in range(len(sizes)))
    return f'NFG 1 R "random" {{ {names} }} {{ {" ".join(map(str, sizes))} }} {body}\n'


def random_game(seed):
    """A seeded game: its text, and the concepts to certify."""
    rng = random.Random(seed)
    shape = rng.choice([(2, 2, 2), (3, 2, 2), (3, 3, 2), (3, 3, 3), (2, 2, 2, 2), (3, 2, 2, 2), (2,) * 5])
    scales = [1] * len(shape) if seed % 3 else [10 ** rng.randrange(-6, 7) for _ in shape]
    if seed % 2 and len(set(shape)) == 1:
        table = {}

        def payoff(i, p):
            key = (p[i], tuple(sorted(p[:i] + p[i + 1:])))
            return table.setdefault(key, rng.randrange(1000))
        return normal_form(shape, payoff), ["all", "symmetric"]
    return normal_form(shape, lambda i, p: f"{rng.randrange(1000)}e{len(str(scales[i])) - 1}" if scales[i] >= 1
                       else f"{rng.randrange(1000) * scales[i]:.9f}"), ["all"]


def known(path):
    """Known numbers of equilibria by file and part."""
    if not path:
        return {}
    with open(path, encoding="utf-8") as file:
        return {row["file"]: {"pure": row["pure"], "extreme": row["extreme"], "mix alike": row["isolated"]}
                for row in csv.DictReader(file)}


def disagreements(proved, numbers):
    """Parts of a proof with another number than the known one."""
    for part in proved.removeprefix("proved: ").split(";")[0].split(", "):
        for word, number in numbers.items():
            if number and word in part and part.split()[0] != number:
                yield f"KNOWN {number} {word}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("games", nargs="*")
    options.add_argument("--random", type=int, default=0)
    options.add_argument("--markets", action="store_true")
    options.add_argument("--keep")
    options.add_argument("--concepts", default="all")
    options.add_argument("--index")
    options.add_argument("--seconds", type=float, default=300)
    options = options.parse_args()
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    numbers = known(options.index)
    tasks = [(f"{os.path.basename(g)} {c}", ["solve", g, "--concept", c])
             for g in options.games for c in options.concepts.split(",")]
    for seed in range(options.random):
        text, concepts = random_game(seed)
        path = os.path.join(folder, f"random-{seed}.nfg")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        tasks += [(f"random {seed} {c}", ["solve", path, "--concept", c]) for c in concepts]
    if options.markets:
        for preset, firms in itertools.product(["us-east-1", "netflix", "bank", "startup"], [5, 20]):
            tasks.append((f"{preset} {firms}", ["equilibria", "--preset", preset, "--firms", str(firms)]))
    failures = 0
    print("| game | bytes | write, s | check, s | verify, s | result |\n|---|---|---|---|---|---|")
    for number, (name, words) in enumerate(tasks):
        path = os.path.join(folder, f"{number}.cert")
        code, said, write = run([options.binary, *words, "--certificate", path], options.seconds)
        if not os.path.exists(path):
            failures += code != 1
            print(f"| {name} | – | {write:.2f} | | | {said[-1] if said else code} |", flush=True)
            continue
        meant = ["--game", words[1]] if words[0] == "solve" else []
        first = run([sys.executable, CHECKER, path, *meant], options.seconds)
        second = run([options.binary, "verify", path], options.seconds)
        fault = any("fault of the program" in line for line in said)
        other = list(disagreements(second[1][-1], numbers.get(os.path.basename(words[1]), {}))) if second[0] == 0 else []
        failures += first[0] != 0 or second[0] != 0 or fault or bool(other)
        result = " ".join([second[1][-1], *other]) if first[0] == second[0] == 0 else f"{first[1][-1:]} {second[1][-1:]}"
        print(f"| {name} | {os.path.getsize(path):,} | {write:.2f} | {first[2]:.2f} | {second[2]:.2f} |"
              f" {result}{' LIST DIFFERS ' + said[-1] if fault else ''} |", flush=True)
        if not options.keep:
            os.remove(path)
    print(f"{len(tasks)} certificates, {failures} failures")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Breaks certificates on purpose: every kind of reason, one change at a time; both checkers must refuse them all.

break_certificates.py FILE... [--each N] [--binary resilience-econ]: FILEs are certificates that are accepted. N
changes of each kind and file are tried (5). With --binary, `verify` checks the same broken files.
"""
import argparse
import io
import json
import random
import subprocess
import sys
from fractions import Fraction

from check_certificate import check


def numbers(line, change):
    items = json.loads(line)
    change(items)
    return json.dumps(items, separators=(",", ":"))


def flipped(items):
    """The signs of all weights of a sum."""
    items[3::3] = [-w for w in items[3::3]]


def weightless(items):
    items[3::3] = [0] * len(items[3::3])


def itself(items):
    """A strategy that is to dominate itself."""
    items[3] = items[2]


def moved_box(items):
    """The box around a root, moved beside it."""
    for row in items[3]:
        if len(row) > 1:
            row[0], row[1] = row[0] + 4 * items[4], row[1] - 4 * items[4]


def narrow_box(items):
    items[4] = 0


def other_matrix(items):
    items[6] = [-y for y in items[6]]


def unit_in_the_last_place(items):
    """A probability of fractions, moved by one part of 2^60, taken from another."""
    for row in items[2]:
        if len(row) > 1:
            row[0], row[1] = str(Fraction(row[0]) + Fraction(1, 1 << 60)), str(Fraction(row[1]) - Fraction(1, 1 << 60))
            return


def other_verdict(items):
    items[3] = "none" if items[3] == "equilibrium" else "equilibrium"


def no_matrix(items):
    items[3:] = [0] * len(items[3:])


def other_move(items):
    """A move back instead of one that gains; an equilibrium where there is none."""
    if items[1] == -1:
        items[1:2] = [0, 0, 0]
    else:
        items[2], items[3] = items[3], items[2]


def short_walk(items):
    items.pop()


def back_move(items):
    items[2], items[3] = items[3], items[2]


def value_moved(items):
    unit_in_the_last_place([0, 0, items[1:2]])


def extreme_moved(items):
    for row in items[1:]:
        if len(row) > 1:
            row[0] = str(Fraction(row[0]) + Fraction(1, 1 << 60))
            return


CHANGES = [
    ("sum", "signs", flipped), ("sum", "weights 0", weightless), ("none", "by itself", itself), ("drop", "by itself", itself),
    ("root", "box moved", moved_box), ("root", "box of no width", narrow_box), ("root", "matrix", other_matrix),
    ("exact", "one ulp", unit_in_the_last_place), ("exact", "verdict", other_verdict), ("only", "matrix 0", no_matrix),
    ("moves", "move", other_move), ("walk", "a step less", short_walk), ("move", "move back", back_move),
    ("extreme", "one ulp", extreme_moved), ("value", "one ulp", value_moved),
]
# A strategy that is not dropped may still leave a proof, so drops are not among them.
LEAVES = ("sum", "only", "none", "empty", "root", "exact", "move", "rest", "extreme", "cut", "in", "box", "moves")


def broken(lines, each, rng):
    """Broken certificates with what was done to them."""
    kinds = {}
    for place, line in enumerate(lines[2:], 2):
        kinds.setdefault(json.loads(line)[0], []).append(place)
    for kind, name, change in CHANGES:
        places = kinds.get(kind, [])
        for place in rng.sample(places, min(each, len(places))):
            changed = numbers(lines[place], change)
            if json.loads(changed) != json.loads(lines[place]):
                yield f"{kind}: {name}", lines[:place] + [changed] + lines[place + 1:]
    for kind in LEAVES:
        places = kinds.get(kind, [])
        for place in rng.sample(places, min(each, len(places))):
            yield f"{kind}: left out", lines[:place] + lines[place + 1:]
            if kind in ("sum", "only", "none", "move"):
                yield f"{kind}: left open", lines[:place] + ['["?"]'] + lines[place + 1:]
    claim = json.loads(lines[1])
    claim["claim"]["parts"][0][1] += 1
    yield "claim: one more", [lines[0], json.dumps(claim)] + lines[2:]
    yield "cut short", lines[:-1]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+")
    options.add_argument("--each", type=int, default=5)
    options.add_argument("--binary")
    options = options.parse_args()
    counts, accepted, rng = {}, 0, random.Random(1)
    for path in options.files:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        for name, wrong in broken(lines, options.each, rng):
            text = "".join(line + "\n" for line in wrong)
            answers = [check(io.StringIO(text))]
            if options.binary:
                run = subprocess.run([options.binary, "verify", "-"], input=text, capture_output=True, text=True)
                answers.append((run.stdout.strip() or run.stderr.strip(), run.returncode))
            counts[name] = counts.get(name, 0) + 1
            if any(code != 1 for _, code in answers):
                accepted += 1
                print(f"ACCEPTED {path}: {name}: {answers}")
    for name in sorted(counts):
        print(f"{counts[name]:6} refused  {name}")
    print(f"{sum(counts.values())} broken certificates, {accepted} of them accepted")
    sys.exit(accepted > 0)


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    main()

#!/usr/bin/env python3
"""Breaks certificates on purpose: every kind of reason, one change at a time; both checkers must refuse them all.

break_certificates.py FILE... [--each N] [--binary resilience-econ]: FILEs are certificates that are accepted. N
changes of each kind and file are tried (5). With --binary, `verify` checks the same broken files.

A change is one after which the line proves nothing: a sign, a weight, a number moved by the least amount that it can
be moved by, a line left out. Changes that may leave another valid proof (a cut at another place, a strategy that need
not be dropped) are not among them.
"""
import argparse
import io
import json
import random
import subprocess
import sys
from fractions import Fraction

from check_certificate import Game, check, gain

ULP = Fraction(1, 1 << 60)


def plus(text, amount):
    return str(Fraction(text) + amount)


def first_of_two(rows):
    """The first list with at least two entries."""
    return next((row for row in rows if len(row) > 1), None)


# Changes of a line in place; those that return False do not apply to it.

def signs_of_a_sum(items):
    items[3::3] = [-w for w in items[3::3]]


def weights_of_a_sum_0(items):
    items[3::3] = [0] * len(items[3::3])


def by_itself(items):
    """A strategy that is to dominate itself."""
    items[3] = items[2]


def weight_of_dominance_negative(items):
    if len(items) < 5:
        return False
    items[4] = -items[4]


def weight_of_dominance_0(items):
    if len(items) < 5:
        return False
    items[4] = 0


def other_type(items):
    items[1] += 1


def box_moved(items):
    """The box around a root, moved beside it."""
    for row in items[3]:
        if len(row) > 1:
            row[0], row[1] = row[0] + 4 * items[4], row[1] - 4 * items[4]


def box_ulp(items):
    """One unit in the last place of one share: they do not add up to 1."""
    row = first_of_two(items[3])
    row[0] += 1


def box_without_width(items):
    items[4] = 0


def box_twice_as_fine(items):
    """Shares over twice the power of two."""
    items[2] += 1


def matrix_negative(items):
    items[6] = [-y for y in items[6]]


def matrix_0(items):
    items[6] = [0] * len(items[6])


def share_of_exact(items):
    row = first_of_two(items[2])
    if not row:
        return False
    row[0], row[1] = plus(row[0], ULP), plus(row[1], -ULP)


def other_verdict(items):
    items[3] = "none" if items[3] == "equilibrium" else "equilibrium"


def only_matrix_0(items):
    if len(items) < 4:
        return False
    items[3:] = [0] * len(items[3:])


def only_matrix_negative(items):
    if len(items) < 4:
        return False
    items[3:] = [-y for y in items[3:]]


def only_no_such_root(items):
    items[1] += 1000


def other_move(items):
    """A move back instead of one that gains; an equilibrium where there is none."""
    if items[1] == -1:
        items[1:2] = [0, 0, 0]
    else:
        items[2], items[3] = items[3], items[2]


def equilibrium_instead(items):
    if items[1] == -1:
        return False
    items[1:4] = [-1]


def last_number_less(items):
    items.pop()


def back(items):
    items[2], items[3] = items[3], items[2]


def cut_outside(items):
    items[3] = 1 << 39


def cut_below(items):
    items[3] = -1


def variable_of_another(items):
    items[1] = 1000


def extreme_ulp(items):
    row = first_of_two(items[1:])
    row[0] = plus(row[0], ULP)


def extreme_shifted(items):
    """An ulp from one share to another."""
    row = first_of_two(items[1:])
    row[0], row[1] = plus(row[0], ULP), plus(row[1], -ULP)


def value_share(items):
    items[1][0] = plus(items[1][0], ULP)


def value_sum(items):
    items[4] = plus(items[4], ULP)


def value_ratio(items):
    items[3] = plus(items[3], ULP)


def value_ratio_negative(items):
    items[3] = plus(-Fraction(items[3]), 0)


def value_share_negative(items):
    items[2][0], items[2][1] = "-1", plus(items[2][1], Fraction(items[2][0]) + 1)


def belief_negative(items):
    items[4] = -items[4]


def belief_about_nothing(items):
    items[3] = 10 ** 6


def best_of_another_type(items):
    items[1] += 1000


def probability_ulp(items):
    items[2][0][0] = plus(items[2][0][0], ULP)


def probability_negative(items):
    items[2][0][0] = "-" + items[2][0][0]


def draw_left_out(items):
    items[2].pop()


def draw_of_another_game(items):
    row = items[2][0][1][0]
    row[0] += 1


def value_of_lottery(items):
    items[3] = plus(items[3], ULP)


def regret_less(items):
    """A gain from disobeying that is smaller than the lottery leaves."""
    items[4] = plus(items[4], -ULP)


def bound_better(items, aim):
    items[1] = plus(items[1], ULP if aim == "worst" else -ULP)


def price_negative(items):
    if not items[2]:
        return False
    items[2][0][-1] = "-" + items[2][0][-1]


def price_0(items):
    if not items[2]:
        return False
    items[2][0][-1] = "0"


def decisive(items, game, draws):
    """The first price of a deviation that gains or loses in a drawn profile.

    Drawn profiles are worth just the bound, and a deviation with a price gains nothing on average: so any change of
    such a price lifts a drawn profile above the bound. Another price may be higher, or need not be there.
    """
    profiles = [tuple(map(tuple, counts)) for _, counts in draws]
    return next((i for i, (*d, _) in enumerate(items[2]) if any(gain(game, c, tuple(d)) for c in profiles)), None)


def price_left_out(items, game, draws):
    place = decisive(items, game, draws)
    if place is None:
        return False
    items[2].pop(place)


def price_ulp_more(items, game, draws):
    place = decisive(items, game, draws)
    if place is None:
        return False
    items[2][place][-1] = plus(items[2][place][-1], ULP)


def price_ulp_less(items, game, draws):
    place = decisive(items, game, draws)
    if place is None or Fraction(items[2][place][-1]) <= ULP:
        return False
    items[2][place][-1] = plus(items[2][place][-1], -ULP)


def price_twice(items):
    if not items[2]:
        return False
    items[2].append(items[2][0])


def price_of_nothing(items):
    if not items[2]:
        return False
    items[2][0][-2] += 1000


def weights_of_types(items):
    if len(items) < 4:
        return False
    items[3][0] = plus(items[3][0], ULP)


def weights_shifted(items):
    if len(items) < 4 or len(items[3]) < 2 or items[3][1] == "0":
        return False
    items[3][0], items[3][1] = plus(items[3][0], ULP), plus(items[3][1], -ULP)


CHANGES = {
    "sum": [signs_of_a_sum, weights_of_a_sum_0],
    "none": [by_itself, weight_of_dominance_negative, weight_of_dominance_0],
    "drop": [by_itself, weight_of_dominance_negative, weight_of_dominance_0],
    "empty": [other_type],
    "root": [box_moved, box_ulp, box_without_width, box_twice_as_fine, matrix_negative, matrix_0],
    "exact": [share_of_exact, other_verdict],
    "only": [only_matrix_0, only_matrix_negative, only_no_such_root],
    "moves": [other_move, equilibrium_instead, last_number_less],
    "box": [cut_outside, cut_below],
    "move": [back],
    "walk": [last_number_less, variable_of_another],
    "extreme": [extreme_ulp, extreme_shifted],
    "value": [value_share, value_sum, value_ratio, value_ratio_negative, value_share_negative],
    "best": [belief_negative, belief_about_nothing, best_of_another_type],
    "lottery": [probability_ulp, probability_negative, draw_left_out, draw_of_another_game, value_of_lottery, regret_less],
    "prices": [bound_better, price_negative, price_0, price_left_out, price_ulp_more, price_ulp_less, price_twice, price_of_nothing, weights_of_types,
               weights_shifted],
}
# Lines without which the proof has a gap. A drop within the trees may not be needed.
LEAVES = ("sum", "only", "none", "empty", "root", "exact", "move", "rest", "extreme", "cut", "in", "box", "moves", "best",
          "value", "lottery", "prices", "polytope", "done", "cells", "tree", "part", "end")
OPENED = ("sum", "only", "none", "empty", "move", "rest", "best", "cells")


def broken(lines, each, rng):
    """Broken certificates with what was done to them."""
    kinds = {}
    for place, line in enumerate(lines[2:], 2):
        kinds.setdefault(json.loads(line)[0], []).append(place)
    header = json.loads(lines[0])
    game, has_market = Game(header), "market" in header
    for kind, places in kinds.items():
        for change in CHANGES.get(kind, ()):
            for place in rng.sample(places, min(each, len(places))):
                items = json.loads(lines[place])
                known = ()
                if kind == "prices":
                    before = json.loads(lines[place - 1])
                    known = {bound_better: (before[1],), price_left_out: (game, before[2]), price_ulp_more: (game, before[2]),
                             price_ulp_less: (game, before[2])}.get(change, ())
                if change(items, *known) is False or items == json.loads(lines[place]):
                    continue
                changed = json.dumps(items, separators=(",", ":"))
                yield f"{kind}: {change.__name__.replace('_', ' ')}", lines[:place] + [changed] + lines[place + 1:]
        if kind in LEAVES or kind == "drop" and has_market:
            for place in rng.sample(places, min(each, len(places))):
                yield f"{kind}: left out", lines[:place] + lines[place + 1:]
        if kind in OPENED:
            for place in rng.sample(places, min(each, len(places))):
                yield f"{kind}: left open", lines[:place] + ['["?"]'] + lines[place + 1:]
        if kind in ("extreme", "root", "exact", "lottery"):
            place = rng.choice(places)
            yield f"{kind}: twice", lines[:place + 1] + lines[place:]
    for amount in (1, -1):
        claim = json.loads(lines[1])
        claim["claim"]["parts"][-1][1] += amount
        yield f"claim: {'one more' if amount > 0 else 'one less'}", [lines[0], json.dumps(claim)] + lines[2:]
    claim = json.loads(lines[1])
    claim["claim"]["complete"] = not claim["claim"]["complete"]
    yield "claim: complete or not", [lines[0], json.dumps(claim)] + lines[2:]
    yield "cut short", lines[:-1]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+")
    options.add_argument("--each", type=int, default=5)
    options.add_argument("--binary")
    options = options.parse_args()
    counts, tried, accepted, rng = {}, 0, 0, random.Random(1)
    for path in options.files:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        for name, wrong in broken(lines, options.each, rng):
            text = "".join(line + "\n" for line in wrong)
            answers = [check(io.StringIO(text))]
            if options.binary:
                run = subprocess.run([options.binary, "verify", "-"], input=text, capture_output=True, text=True)
                answers.append((run.stdout.strip() or run.stderr.strip(), run.returncode))
            tried += 1
            counts[name] = counts.get(name, 0) + all(code == 1 for _, code in answers)
            if any(code != 1 for _, code in answers):
                accepted += 1
                print(f"ACCEPTED {path}: {name}: {answers}")
    for name in sorted(counts):
        print(f"{counts[name]:6} refused  {name}")
    print(f"{tried} broken certificates, {accepted} of them accepted")
    sys.exit(accepted > 0)


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()

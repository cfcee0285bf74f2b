#!/usr/bin/env python3
"""Checks a certificate of equilibria: check_certificate.py FILE [--game GAME.nfg] (FILE - is standard input).

Whole numbers and fractions only; nothing is shared with the program that wrote the file. Prints "proved" with
what is proved and ends with 0, or prints the first line that fails and ends with 1; 2 if FILE is no certificate.
The second line describes the game of the certificate, with a digest of the line that states it. With --game it is
compared with a file, payoff by payoff: a proof about another game ends with 1.

The game. Types of players, n[t] of them each, choose among m[t] strategies. The payoff of a strategy is a
polynomial in the mixtures x[u] of the others, of degree d[t][u]: in form "counts" one for each other player of the
type, in form "shares" (payoffs linear in how many others play what) 1. Its Bernstein coefficients on a product of
simplices bound it, and they change linearly when the corners of a simplex change: that is all that is used.
A polynomial is a list of coefficients, one for each combination of compositions of d[t][u] over the corners of u.

An equilibrium on supports S: gains of used strategies over the first used one are 0, gains of others at most 0.
"""
import hashlib
import json
import re
import sys
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import comb, prod


class Refused(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Refused(why)


# ---------------------------------------------------------------- numbers and lines

DIGITS, DEPTH, SHIFT, PAYOFFS = 20_000, 8, 10_000, 4_000_000
WHOLE = re.compile(r"-?[0-9]{1,%d}" % DIGITS)
FRACTION = re.compile(r"(-?[0-9]{1,%d})(?:/([0-9]{1,%d}))?" % (DIGITS, DIGITS))


def whole(text):
    """A whole number in quotes."""
    need(isinstance(text, str) and WHOLE.fullmatch(text), "a whole number in quotes was expected")
    return int(text)


def fraction(text):
    """A fraction in quotes."""
    match = FRACTION.fullmatch(text) if isinstance(text, str) else None
    need(match and int(match[2] or 1) > 0, "a fraction in quotes was expected")
    return Fraction(int(match[1]), int(match[2] or 1))


def no_number(text):
    raise Refused(f"{text[:20]} is no whole number")


def short_number(text):
    need(len(text) <= DIGITS, "a number with too many digits")
    return int(text)


def no_doubles(pairs):
    names = [name for name, _ in pairs]
    need(len(names) == len(set(names)), "a name that is there twice")
    return dict(pairs)


def parsed(text):
    """A line as a value: whole numbers, texts, lists and objects, not too deep."""
    if text.count("[") + text.count("{") > DEPTH:
        depth = 0
        for bracket in re.findall(r"[][{}]", text):
            depth += 1 if bracket in "[{" else -1
            need(depth <= DEPTH, "too many lists within lists")
    return json.loads(text, parse_int=short_number, parse_float=no_number, parse_constant=no_number,
                      object_pairs_hook=no_doubles)


# ---------------------------------------------------------------- Bernstein coefficients

@lru_cache(None)
def compositions(d, k):
    """All ways to write d as k counts, the first count descending."""
    if k == 1:
        return [(d,)]
    return [(first,) + rest for first in range(d, -1, -1) for rest in compositions(d - first, k - 1)]


@lru_cache(None)
def place(d, k):
    return {composition: i for i, composition in enumerate(compositions(d, k))}


@lru_cache(None)
def corner_map(d, k, weights):
    """Coefficients at new corners, each a weighting of the old ones: for each new coefficient, old ones with factors.

    A coefficient is the blossom at a multiset of corners, so the factors are those of the product of the corners.
    """
    rows = []
    for exponents in compositions(d, len(weights)):
        terms = {(0,) * k: 1}
        for corner, power in zip(weights, exponents):
            for _ in range(power):
                more = {}
                for key, factor in terms.items():
                    for i, weight in enumerate(corner):
                        if weight:
                            up = key[:i] + (key[i] + 1,) + key[i + 1:]
                            more[up] = more.get(up, 0) + factor * weight
                terms = more
        rows.append([(place(d, k)[key], factor) for key, factor in terms.items()])
    return rows


@lru_cache(None)
def elevation(d, k):
    """Coefficients of degree d + 1, times d + 1."""
    return [[(place(d, k)[a[:i] + (a[i] - 1,) + a[i + 1:]], a[i]) for i in range(k) if a[i]]
            for a in compositions(d + 1, k)]


def along(values, sizes, axis, rows):
    """A linear map applied along one axis of a table with the given sizes, the last axis fastest."""
    inner = prod(sizes[axis + 1:])
    block = inner * sizes[axis]
    result = []
    for start in range(0, len(values), block):
        for row in rows:
            if len(row) == 1:
                source, factor = row[0]
                first = start + source * inner
                result += [factor * value for value in values[first:first + inner]]
            else:
                starts = [(start + source * inner, factor) for source, factor in row]
                result += [sum(factor * values[first + i] for first, factor in starts) for i in range(inner)]
    return result


class Cell:
    """A product of simplices: payoffs by type and strategy, times `scale`, and the barycentric coordinates."""

    def __init__(self, game, support):
        self.game, self.support = game, support
        self.corners = [len(s) for s in support]
        self.scale = game.scale
        # forms[t][i]: coordinate i of a mixture on the support, a linear form in its probabilities.
        self.forms = [[[int(i == j) for j in range(k)] for i in range(k)] for k in self.corners]
        self.values = []
        for t in game.types:
            axes = []
            for u in game.types:
                inside = [tuple(c[support[u].index(s)] if s in support[u] else 0 for s in range(game.m[u]))
                          for c in compositions(game.d[t][u], self.corners[u])]
                axes.append([place(game.d[t][u], game.m[u])[c] for c in inside])
            rows = game.rows(t, axes)
            self.values.append([[table[row] for row in rows] for table in game.tables[t]])

    def sizes(self, t, corners=None):
        corners = corners or self.corners
        return [len(compositions(self.game.d[t][u], corners[u])) for u in self.game.types]

    def moved(self, u, weights, total):
        """The cell with new corners of type u, each a weighting (adding up to `total`) of the old ones."""
        weights = tuple(map(tuple, weights))
        result = object.__new__(Cell)
        result.game, result.support, result.forms = self.game, self.support, self.forms
        result.corners = self.corners[:u] + [len(weights)] + self.corners[u + 1:]
        top = max(self.game.d[t][u] for t in self.game.types)
        result.scale = self.scale * total ** top
        result.values = []
        for t in self.game.types:
            d = self.game.d[t][u]
            rows = corner_map(d, self.corners[u], weights)
            if d < top:
                rows = [[(i, f * total ** (top - d)) for i, f in row] for row in rows]
            result.values.append([along(v, self.sizes(t), u, rows) for v in self.values[t]])
        return result

    def half(self, u, i, j):
        """The half in which corner i has moved to the middle of the edge to corner j."""
        k = self.corners[u]
        weights = [[2 * int(a == b) for b in range(k)] for a in range(k)]
        weights[i][i] = weights[i][j] = 1
        result = self.moved(u, weights, 2)
        forms = [list(form) for form in self.forms[u]]
        forms[j] = [b - a for a, b in zip(forms[i], forms[j])]
        forms[i] = [2 * a for a in forms[i]]
        result.forms = self.forms[:u] + [forms] + self.forms[u + 1:]
        return result

    def gain(self, t, strategy):
        """Coefficients of the gain of a strategy over the first used one."""
        first = self.values[t][self.support[t][0]]
        return [a - b for a, b in zip(self.values[t][strategy], first)]

    def equations(self):
        return [(t, s) for t in self.game.types for s in self.support[t][1:]]

    def unknowns(self):
        return [(u, i) for u in self.game.types for i in range(self.corners[u] - 1)]

    def slopes(self):
        """Bounds on the derivative of every equation, by the coordinate of each corner but a type's last."""
        result = []
        for t, s in self.equations():
            gain, sizes, row = self.gain(t, s), self.sizes(t), []
            for u, i in self.unknowns():
                d, k = self.game.d[t][u], self.corners[u]
                if d == 0:
                    row.append((0, 0))
                    continue
                rows = []
                for c in compositions(d - 1, k):
                    up = place(d, k)[c[:i] + (c[i] + 1,) + c[i + 1:]]
                    last = place(d, k)[c[:-1] + (c[-1] + 1,)]
                    rows.append([(up, d), (last, -d)])
                difference = along(gain, sizes, u, rows)
                row.append((min(difference), max(difference)))
            result.append(row)
        return result


def deviation(slopes, inverse, one):
    """Bounds on |1 - Y J| by row and column, times `one`."""
    n = len(slopes)
    need(len(inverse) == n * n, "a matrix of another size")
    result = []
    for i in range(n):
        y, row = inverse[i * n:(i + 1) * n], []
        for j in range(n):
            low = sum(y[l] * slopes[l][j][y[l] < 0] for l in range(n))
            high = sum(y[l] * slopes[l][j][y[l] >= 0] for l in range(n))
            target = one if i == j else 0
            row.append(max(abs(low - target), abs(high - target)))
        result.append(row)
    return result


# ---------------------------------------------------------------- the game

class Game:
    def __init__(self, header):
        need(header.get("certificate") == 1, "not a certificate of version 1")
        self.n, self.m, form = header["players"], header["strategies"], header["form"]
        self.types = range(len(self.n))
        need(all(type(x) is int for x in self.n + self.m), "a number was expected")
        need(len(self.n) == len(self.m) > 0 and min(self.n) > 0 and 0 < min(self.m) <= max(self.m) <= 1000, "no game")
        self.form = form
        others = [[self.n[u] - (t == u) for u in self.types] for t in self.types]
        need(len(header["unit"]) == len(self.n) and all(fraction(u) > 0 for u in header["unit"]), "a unit is not positive")
        self.unit = [fraction(u) for u in header["unit"]]
        if form == "counts":
            need(max(self.n) <= 10_000, "too many players")
            self.d = others
            self.small()
            self.raw = []
            for t in self.types:
                numbers = [whole(p) for p in header["payoffs"][t]]
                rows = prod(len(compositions(others[t][u], self.m[u])) for u in self.types)
                need(len(numbers) == rows * self.m[t], "another number of payoffs than the game has")
                self.raw.append([numbers[s::self.m[t]] for s in range(self.m[t])])
        else:
            need(form == "shares", "an unknown form of game")
            need(max(self.n) < 1 << 40, "too many players")
            self.d = [[min(1, o) for o in row] for row in others]
            self.small()
            self.base = [[whole(x) for x in row] for row in header["base"]]
            self.effect = [[[[whole(x) for x in e] for e in by] for by in row] for row in header["effect"]]
            self.raw = []
            for t in self.types:
                need(len(self.base[t]) == len(self.effect[t]) == self.m[t], "another number of payoffs than the game has")
                tables = []
                for s in range(self.m[t]):
                    need([len(e) for e in self.effect[t][s]] == self.m, "another number of effects than the game has")
                    axes = [[others[t][u] * e for e in self.effect[t][s][u]] if others[t][u] else [0] for u in self.types]
                    tables.append([self.base[t][s] + sum(parts) for parts in product(*axes)])
                self.raw.append(tables)
        self.market = header.get("market")
        self.level()

    def small(self):
        """The tables of payoffs are not too large to be made."""
        size = 0
        for t in self.types:
            entries = self.m[t]
            for u in self.types:
                entries *= comb(self.d[t][u] + self.m[u] - 1, self.m[u] - 1)
                need(entries <= PAYOFFS, "the game has too many payoffs")
            size += entries
        need(size <= PAYOFFS, "the game has too many payoffs")

    def payoffs(self, t, counts, a):
        """Payoffs as stated of all strategies of a player of type t who is on strategy a of a profile by counts."""
        others = [c[:a] + (c[a] - 1,) + c[a + 1:] if u == t else c for u, c in enumerate(counts)]
        if self.form == "counts":
            row = 0
            for u in self.types:
                row = row * len(place(self.d[t][u], self.m[u])) + place(self.d[t][u], self.m[u])[others[u]]
            return [table[row] for table in self.raw[t]]
        return [self.base[t][s] + sum(n * e for u in self.types for n, e in zip(others[u], self.effect[t][s][u]))
                for s in range(self.m[t])]

    def level(self):
        """Tables of canonical payoffs: the least is 0 against the same others, and all types are about as large.

        Subtracting from all strategies alike and multiplying by a positive number changes no equilibrium.
        """
        self.tables, bits = [], []
        for tables in self.raw:
            least = [min(column) for column in zip(*tables)]
            self.tables.append([[a - b for a, b in zip(table, least)] for table in tables])
            bits.append(max(map(max, self.tables[-1])).bit_length())
        self.tables = [[[a << (max(bits) - b) for a in table] for table in tables]
                       for tables, b in zip(self.tables, bits)]
        self.scale = 1 << max(bits)

    def rows(self, t, axes):
        """Numbers of the rows of a type's table at some compositions of each type."""
        rows = [0]
        for u in self.types:
            size = len(compositions(self.d[t][u], self.m[u]))
            rows = [row * size + i for row in rows for i in axes[u]]
        return rows


# ---------------------------------------------------------------- reasons

def dominated(game, t, a, weights, kept):
    """Strategy a earns less than a mixture of others whatever the others play among the strategies kept."""
    pairs = list(zip(weights[::2], weights[1::2]))
    need(pairs and len(weights) % 2 == 0 and all(w > 0 and 0 <= b < game.m[t] for b, w in pairs), "weights that are not positive")
    axes = [[i for i, c in enumerate(compositions(game.d[t][u], game.m[u]))
             if all(s in kept[u] for s in range(game.m[u]) if c[s])] for u in game.types]
    total, tables = sum(w for _, w in pairs), game.tables[t]
    for row in game.rows(t, axes):
        need(sum(w * tables[b][row] for b, w in pairs) > total * tables[a][row], "the strategy is not dominated")


def positive_sum(cell, terms):
    """A weighted sum of gains is positive on the whole cell, with weights of unused strategies not negative.

    In an equilibrium gains of used strategies are 0 and those of unused ones not positive.
    """
    game, sums = cell.game, {}
    need(terms and len(terms) % 3 == 0, "no weights")
    for t, s, w in zip(terms[::3], terms[1::3], terms[2::3]):
        need(t in game.types and 0 <= s < game.m[t], "no such strategy")
        need(w >= 0 or s in cell.support[t], "a negative weight of an unused strategy")
        gain = cell.gain(t, s)
        sums[t] = [a + w * b for a, b in zip(sums.get(t, [0] * len(gain)), gain)]
    if len(sums) > 1:
        # One degree for all: the coefficients of the sum are sums of coefficients.
        for u in game.types:
            top = max(game.d[t][u] for t in game.types)
            for t in sums:
                d, k = game.d[t][u], cell.corners[u]
                sizes = [len(compositions(max(game.d[v][w] for v in game.types) if w < u else game.d[t][w], cell.corners[w]))
                         for w in game.types]
                if d < top:
                    need(d + 1 == top, "degrees that differ by more than one")
                    sums[t] = along(sums[t], sizes, u, elevation(d, k))
                else:
                    sums[t] = [max(top, 1) * a for a in sums[t]]
    need(all(sum(column) > 0 for column in zip(*sums.values())), "the weighted gain is not positive on the cell")


def only_root(cell, root, shift, inverse):
    """The cell, a quarter larger, holds at most one root, and this root is in it: no other is in the cell."""
    need(root.support == cell.support, "a root of other supports")
    for t, k in enumerate(cell.corners):
        for form in cell.forms[t]:
            # Smallest value of the coordinate over the box around the root.
            point = root.point[t]
            reach = sum(abs(form[j] - form[-1]) for j in range(k - 1)) * root.radius
            need(k == 1 or sum(f * p for f, p in zip(form, point)) - reach >= Fraction(-1, 4 * (k - 1)), "the root is not in the cell")
    wide = cell
    for t, k in enumerate(cell.corners):
        if k > 1:
            weights = [[5 * (k - 1) if i == j else -1 for j in range(k)] for i in range(k)]
            wide = wide.moved(t, weights, 4 * (k - 1))
    one = wide.scale << shift
    for row in deviation(wide.slopes(), inverse, one):
        need(sum(row) < one, "the slopes allow two roots")


class Root:
    def __init__(self, game, line):
        self.support = line[1]
        need(len(self.support) == len(game.m) and all(s and s == sorted(set(s)) and s[0] >= 0 and s[-1] < m
             for s, m in zip(self.support, game.m)), "supports that do not fit the game")
        cell = Cell(game, self.support)
        self.is_equilibrium = True
        if line[0] == "root":
            _, _, bits, numbers, h, shift, inverse = line
            need(0 <= bits <= SHIFT and 0 <= shift <= SHIFT and h > 0, "a box without extent")
            self.point = [[Fraction(a, 1 << bits) for a in row] for row in numbers]
            self.radius = Fraction(h, 1 << bits)
            self.sums_to_one(game)
            self.krawczyk(cell, numbers, bits, h, shift, inverse)
        else:
            need(line[3] in ("equilibrium", "none"), "an unknown verdict")
            self.point = [[fraction(a) for a in row] for row in line[2]]
            self.radius = 0
            self.sums_to_one(game)
            self.solves(cell, line[3] == "equilibrium")

    def sums_to_one(self, game):
        need([len(p) for p in self.point] == [len(s) for s in self.support], "a point of other supports")
        need(all(sum(p) == 1 for p in self.point), "shares do not add up to 1")

    def krawczyk(self, cell, numbers, bits, h, shift, inverse):
        """Exactly one root in the box, by Krawczyk's inclusion; it is positive, and nothing unused pays more."""
        point, region = cell, cell
        for t, p in enumerate(numbers):
            k = len(p)
            point = point.moved(t, [p], 1 << bits)
            base = [a - h for a in p[:-1]] + [p[-1] + (k - 1) * h]
            length = 2 * h * (k - 1)
            corners = [[b + length * ((i == j) - (i == k - 1)) for i, b in enumerate(base)] for j in range(k - 1)]
            region = region.moved(t, corners + [base], 1 << bits)
            need(all(a > h for a in p[:-1]) and p[-1] > (k - 1) * h, "a share that may not be positive")
        one = region.scale << shift
        misses = [point.gain(t, s)[0] for t, s in cell.equations()]
        box = [Fraction(1, 2 * (cell.corners[u] - 1)) for u, _ in region.unknowns()]
        n = len(box)
        for i, row in enumerate(deviation(region.slopes(), inverse, one)):
            step = abs(sum(inverse[i * n + l] * misses[l] for l in range(n)))
            need(step + sum(a * b for a, b in zip(row, box)) < box[i] * one, "Krawczyk's box is not mapped into itself")
        for t in cell.game.types:
            for s in range(cell.game.m[t]):
                need(s in self.support[t] or max(region.gain(t, s)) < 0, "an unused strategy may pay more")

    def solves(self, cell, claimed):
        """The point solves the equations exactly; it is an equilibrium, or it is not, as claimed."""
        at = cell
        for t, p in enumerate(self.point):
            common = prod({a.denominator for a in p})
            at = at.moved(t, [[int(a * common) for a in p]], common)
        need(all(at.gain(t, s)[0] == 0 for t, s in cell.equations()), "the point does not solve the equations")
        unused = [(t, s) for t in cell.game.types for s in range(cell.game.m[t]) if s not in self.support[t]]
        holds = all(a > 0 for p in self.point for a in p) and all(at.gain(t, s)[0] <= 0 for t, s in unused)
        need(holds == claimed, "the point is an equilibrium" if holds else "the point is no equilibrium")
        self.is_equilibrium = claimed

    def apart(self, other):
        return self.support != other.support or any(
            abs(a - b) > self.radius + other.radius
            for p, q in zip(self.point, other.point) for a, b in zip(p[:-1], q[:-1]))


# ---------------------------------------------------------------- parts

class Reader:
    def __init__(self, file):
        self.file, self.number, self.undecided, self.digest, self.found = file, 0, 0, "", []

    def line(self):
        text = self.file.readline()
        self.number += 1
        need("\r" not in text, "a line end of another system")
        need(text.endswith("\n"), "the certificate ends before everything is covered")
        if self.number == 1:
            self.digest = hashlib.sha256(text[:-1].encode()).hexdigest()
        # In a reason there is no truth value, which Python would take for a number.
        need(self.number < 3 or "true" not in text and "false" not in text, "an unknown word")
        return parsed(text)


def mixtures(reader, game):
    """All equilibria in which players of a type mix alike: a tree of supports with trees of cells."""
    need(max(map(max, game.d)) <= 200, "too many players of a type")
    roots, line = [], reader.line()
    while line[0] in ("root", "exact"):
        roots.append(Root(game, line))
        need(all(roots[-1].apart(r) for r in roots[:-1]), "the same root twice")
        line = reader.line()
    need(line == ["tree"], "no tree of supports")
    met = set()

    def supports(used, kept):
        line = reader.line()
        kind = line[0]
        if kind == "?":
            reader.undecided += 1
        elif kind == "drop":
            t, a = line[1:3]
            need(t in game.types, "no such type")
            need(a in kept[t] and a not in used[t], "a strategy that is not open")
            dominated(game, t, a, line[3:], kept)
            supports(used, kept[:t] + [kept[t] - {a}] + kept[t + 1:])
        elif kind == "none":
            t, a = line[1:3]
            need(t in game.types, "no such type")
            need(a in used[t], "a strategy that is not used")
            dominated(game, t, a, line[3:], kept)
        elif kind == "empty":
            need(line[1] in game.types and not kept[line[1]], "a type that still has a strategy")
        elif kind == "in":
            t, a = line[1:3]
            need(t in game.types, "no such type")
            need(a in kept[t] and a not in used[t], "a strategy that is not open")
            supports(used[:t] + [used[t] | {a}] + used[t + 1:], kept)
            supports(used, kept[:t] + [kept[t] - {a}] + kept[t + 1:])
        else:
            need(kind == "cells" and used == kept and all(kept), "supports that are not settled")
            cells(Cell(game, [sorted(s) for s in kept]))

    def cells(cell):
        line = reader.line()
        kind = line[0]
        if kind == "?":
            reader.undecided += 1
        elif kind == "cut":
            _, t, i, j = line
            need(t in game.types and i != j and 0 <= min(i, j) and max(i, j) < cell.corners[t], "an edge that does not exist")
            cells(cell.half(t, i, j))
            cells(cell.half(t, j, i))
        elif kind == "sum":
            positive_sum(cell, line[1:])
        else:
            need(kind == "only", "an unknown reason")
            need(0 <= line[1] < len(roots) and 0 <= line[2] <= SHIFT, "an unknown root")
            only_root(cell, roots[line[1]], line[2], line[3:])
            met.add(line[1])

    supports([set() for _ in game.m], [set(range(m)) for m in game.m])
    return sum(root.is_equilibrium for root in roots)


def pure_counts(reader, game):
    """All pure profiles by counts, each with a move that gains, or an equilibrium."""
    found, moves = 0, iter(())
    for counts in product(*[compositions(n, m) for n, m in zip(game.n, game.m)]):
        t = next(moves, None)
        if t is None:
            line = reader.line()
            if line == ["?"]:
                reader.undecided += 1
                return found
            need(line[0] == "moves" and len(line) > 1, "no moves")
            moves = iter(line[1:])
            t = next(moves)
        if t == -1:
            for t in game.types:
                for a in range(game.m[t]):
                    if counts[t][a]:
                        values = game.payoffs(t, counts, a)
                        need(max(values) == values[a], "a profile that is no equilibrium")
            found += 1
        else:
            a, b = next(moves, -1), next(moves, -1)
            need(t in game.types and 0 <= a < game.m[t] and 0 <= b < game.m[t], "no such strategy")
            need(counts[t][a] > 0, "nobody plays the strategy")
            values = game.payoffs(t, counts, a)
            need(values[b] > values[a], "the move does not gain")
    need(next(moves, None) is None, "more moves than profiles")
    return found


def pure_boxes(reader, game):
    """All pure profiles of a game of shares: boxes of counts, each with a move that gains, or an equilibrium."""

    def tight(low, high):
        for t, n in enumerate(game.n):
            least, most = sum(low[t]), sum(high[t])
            if least > n or most < n:
                return None
            low[t], high[t] = ([max(l, n - most + h) for l, h in zip(low[t], high[t])],
                               [min(h, n - least + l) for l, h in zip(low[t], high[t])])
        return low, high

    def least_gain(low, high, t, a, b):
        """Least gain from a to b over the box: the players who are not settled go where it gains least."""
        gain = game.base[t][b] - game.base[t][a]
        for u, n in enumerate(game.n):
            effect = [x - y for x, y in zip(game.effect[t][b][u], game.effect[t][a][u])]
            gain += sum(e * l for e, l in zip(effect, low[u]))
            rest = n - sum(low[u])
            for e, room in sorted((e, h - l) for e, l, h in zip(effect, low[u], high[u])):
                gain += e * min(rest, room)
                rest -= min(rest, room)
            if u == t:
                gain -= effect[a]
        return gain

    def boxes(box):
        if box is None:
            return 0
        low, high = box
        line = reader.line()
        if line[0] == "?":
            reader.undecided += 1
            return 0
        if line[0] == "box":
            _, t, j, c = line
            need(t in game.types and 0 <= j < game.m[t], "no such strategy")
            need(low[t][j] <= c < high[t][j], "a cut outside of the box")
            below, above = [list(h) for h in high], [list(l) for l in low]
            below[t][j], above[t][j] = c, c + 1
            return boxes(tight([list(l) for l in low], below)) + boxes(tight(above, [list(h) for h in high]))
        if line[0] == "move":
            _, t, a, b = line
            need(t in game.types and 0 <= a < game.m[t] and 0 <= b < game.m[t], "no such strategy")
            need(low[t][a] > 0, "nobody may play the strategy")
            need(least_gain(low, high, t, a, b) > 0, "the move may not gain")
            return 0
        need(line == ["rest"] and low == high, "an unknown reason")
        for t in game.types:
            for a in range(game.m[t]):
                for b in range(game.m[t]):
                    need(not low[t][a] or least_gain(low, high, t, a, b) <= 0, "a profile that is no equilibrium")
        return 1

    return boxes(tight([[0] * m for m in game.m], [[n] * m for n, m in zip(game.n, game.m)]))


class Dictionary:
    """Vertices of {x >= 0, A x <= 1} for a positive matrix A, by integer pivoting.

    Rows hold all variables, then the right-hand side. Ties are broken as if the right-hand side of row i were
    1 + eps^(i+1): the polytope becomes simple, its vertices are joined by edges, and every vertex is the limit of one.
    """

    def __init__(self, matrix):
        self.n, rows = len(matrix[0]), len(matrix)
        self.basis = list(range(self.n, self.n + rows))
        self.rows = [row + [int(i == j) for j in range(rows)] + [1] for i, row in enumerate(matrix)]
        self.pivot_before = 1

    def leaving(self, entering):
        """Row of the variable that leaves when another enters: the least ratio, lexicographically."""
        best = None
        for i, row in enumerate(self.rows):
            if row[entering] > 0 and (best is None or self.before(row, self.rows[best], entering)):
                best = i
        need(best is not None, "an unbounded edge")
        return best

    def before(self, row, other, entering):
        a, b = row[entering], other[entering]
        for place in [-1] + list(range(self.n, len(row) - 1)):
            difference = row[place] * b - other[place] * a
            if difference:
                return difference < 0
        return False

    def pivot(self, entering):
        """Exchanges a variable for the one that leaves; returns that."""
        r = self.leaving(entering)
        pivot, chosen = self.rows[r][entering], self.rows[r]
        self.rows = [chosen if i == r else
                     [(a * pivot - row[entering] * b) // self.pivot_before for a, b in zip(row, chosen)]
                     for i, row in enumerate(self.rows)]
        self.pivot_before = pivot
        left, self.basis[r] = self.basis[r], entering
        return left

    def vertex(self):
        """Variables at zero as bits, and the weights as fractions of their sum."""
        value = [Fraction(0)] * (len(self.rows[0]) - 1)
        for row, variable in zip(self.rows, self.basis):
            value[variable] = Fraction(row[-1], row[variable])
        zero = sum(1 << i for i, v in enumerate(value) if v == 0)
        total = sum(value[:self.n])
        return zero, tuple(v / total for v in value[:self.n]) if total else None


def polytope(reader, matrix, number):
    """All vertices: a walk over bases that reaches every neighbour of every basis."""
    need(reader.line() == ["polytope", number], "no walk over a polytope")
    at, path, needed, seen, vertices = Dictionary(matrix), [], set(), set(), {}

    def visit():
        basis = sum(1 << v for v in at.basis)
        if basis in seen:
            return
        seen.add(basis)
        for v in range(len(at.rows[0]) - 1):
            if not basis >> v & 1:
                needed.add(basis ^ 1 << v ^ 1 << at.basis[at.leaving(v)])
        zero, mixture = at.vertex()
        if mixture:
            vertices[mixture] = zero

    visit()
    while True:
        line = reader.line()
        if line == ["done"]:
            break
        need(line[0] == "walk", "an unknown reason")
        for step in line[1:]:
            if step == -1:
                need(path, "a step back from the beginning")
                at.pivot(path.pop())
            else:
                need(0 <= step < len(at.rows[0]) - 1 and step not in at.basis, "a variable that cannot enter")
                path.append(at.pivot(step))
                visit()
    need(needed <= seen, "a neighbouring basis that was not visited")
    return vertices


def vertices(reader, game):
    """All extreme equilibria of two players: pairs of vertices at which every strategy is unplayed or best."""
    active = [t for t in game.types if game.m[t] > 1]
    need(len(active) == 2 and all(game.n[t] == 1 for t in active) and game.form == "counts", "not a game of two players")
    first, second = active
    m, n = game.m[first], game.m[second]
    need(m + n <= 128, "too many strategies")
    # Rows of the tables are numbered by the strategy of the other player.
    against_rows = [[game.raw[second][j][i] for i in range(m)] for j in range(n)]
    against_columns = [[game.raw[first][i][j] for j in range(n)] for i in range(m)]
    least = [min(map(min, a)) - 1 for a in (against_rows, against_columns)]
    rows = polytope(reader, [[a - least[0] for a in row] for row in against_rows], 0)
    columns = polytope(reader, [[a - least[1] for a in row] for row in against_columns], 1)
    everything = (1 << m + n) - 1
    # Labels: the first player's strategies, then the second's.
    labels = {y: zero >> n | zero << m & everything for y, zero in columns.items()}
    exact = {}
    for y, label in labels.items():
        exact.setdefault(label, []).append(y)
    several = [y for y, label in labels.items() if label.bit_count() > n]
    pairs = set()
    for x, zero in rows.items():
        near = [y for y in several if zero | labels[y] == everything]
        pairs |= {(x, y) for y in near + exact.get(everything & ~zero, [])}
        if zero.bit_count() > m:
            pairs |= {(x, y) for y in labels if zero | labels[y] == everything}
    listed, line = set(), reader.line()
    while line[0] == "extreme":
        pair = tuple(tuple(map(fraction, mixture)) for mixture in line[1:])
        need(pair in pairs, "a pair of mixtures that is no extreme equilibrium")
        need(pair not in listed, "the same equilibrium twice")
        listed.add(pair)
        line = reader.line()
    need(line == ["done"], "no end of the list")
    need(len(listed) == len(pairs), "an extreme equilibrium that is not listed")
    return len(listed)


def dropped(reader, game):
    """Strategies of a market that are worse than another one whatever share of the others is down in each hazard.

    A payoff is base + sum over hazards of relief E[share^k] + praise E[share]; a share lies between the least and the
    largest probability of being down among what the others keep. What is kept is the game of the other parts.
    """
    need(game.market, "no market")
    down, base, relief, praise = ([[[fraction(x) for x in row] for row in table] for table in game.market[name]]
                                  for name in ("down", "base", "relief", "praise"))
    convex = game.market["convex"]
    need(all(type(c) is bool for c in convex), "true or false was expected")
    need(len(base) == 1 and len(base[0]) == len(relief) == len(praise) == len(convex) == len(game.n), "a market of other types")
    base = base[0]
    sizes = [len(row) for row in base]
    need(min(sizes) > 0 and all([len(row) for row in hazard] == sizes for hazard in down) and
         all([len(row) for row in table[t]] == [sizes[t]] * len(down) for table in (relief, praise) for t in game.types),
         "a market with gaps")
    need(all(0 <= x <= 1 for hazard in down for row in hazard for x in row), "no probability")
    kept, count, line = [list(range(len(row))) for row in base], 0, reader.line()
    while line[0] == "drop":
        _, t, a, b = line
        need(t in game.types and a in kept[t] and 0 <= b < len(base[t]) and a != b, "a strategy that is not there")
        gain = base[t][b] - base[t][a]
        for h, hazard in enumerate(down):
            shares = [hazard[u][s] for u in game.types for s in kept[u]]
            low, high = min(shares) if sum(game.n) > 1 else 0, max(shares)
            if convex[t]:
                power = (int(low == 1), high)
            else:
                power = (low, int(high > 0))
            for bounds, table in ((power, relief), ((low, high), praise)):
                difference = table[t][h][b] - table[t][h][a]
                gain += min(difference * x for x in bounds)
        need(gain > 0, "the strategy is not worse")
        kept[t].remove(a)
        count += 1
        line = reader.line()
    need(line == ["done"] and [len(k) for k in kept] == game.m, "other strategies are kept")
    return count


def dominance(reader, game):
    """Strategies that iterated strict dominance leaves: weights for what goes, beliefs for what stays."""
    kept, line = [set(range(m)) for m in game.m], reader.line()
    while line[0] == "drop":
        t, a = line[1:3]
        need(t in game.types and a in kept[t], "a strategy that is not there")
        dominated(game, t, a, line[3:], kept)
        kept[t] = kept[t] - {a}
        line = reader.line()
    shown, opened = set(), 0
    while line != ["done"]:
        if line == ["?"]:
            opened += 1
        else:
            need(line[0] == "best" and len(line) > 3 and len(line) % 2 == 1, "an unknown reason")
            t, a = line[1:3]
            need(t in game.types and a in kept[t], "a strategy that is not there")
            axes = [[i for i, c in enumerate(compositions(game.d[t][u], game.m[u]))
                     if all(s in kept[u] for s in range(game.m[u]) if c[s])] for u in game.types]
            rows, belief = set(game.rows(t, axes)), list(zip(line[3::2], line[4::2]))
            need(all(row in rows and w > 0 for row, w in belief), "a belief about what nobody plays")
            for other in game.tables[t]:
                need(sum(w * (other[row] - game.tables[t][a][row]) for row, w in belief) <= 0, "the strategy is not a best answer")
            shown.add((t, a))
        line = reader.line()
    reader.undecided += opened
    count = sum(map(len, kept))
    need(len(shown) + opened == count, "a strategy that stays without a reason")
    return count


def value(reader, game):
    """The value of a zero-sum game: what one strategy guarantees is what the other one allows."""
    name, x, y, ratio, total = reader.line()
    active = [t for t in game.types if game.m[t] > 1]
    need(name == "value" and len(active) == 2 and all(game.n[t] == 1 for t in active) and game.form == "counts",
         "not a game of two players")
    first, second = (game.raw[t] for t in active)
    x, y, ratio, total = [fraction(a) for a in x], [fraction(a) for a in y], fraction(ratio), fraction(total)
    need(ratio > 0 and all(ratio * first[i][j] + second[j][i] == total
                           for i in range(len(first)) for j in range(len(second))), "the game is not zero-sum")
    need(len(x) == len(first) and len(y) == len(second) and min(x + y) >= 0 and sum(x) == sum(y) == 1,
         "shares do not add up to 1")
    least = min(sum(a * row[j] for a, row in zip(x, first)) for j in range(len(second)))
    most = max(sum(b * a for b, a in zip(y, row)) for row in first)
    need(least == most, "one strategy guarantees less than the other one allows")
    return 1


AIMS = ("best", "worst", "mostEqual")


def gain(game, counts, deviation):
    """What the players of a type gain together if each, alone, plays b where the mediator said a (or whatever it said)."""
    t, b = deviation[0], deviation[-1]
    told = deviation[1:2] if len(deviation) == 3 else range(game.m[t])
    payoffs = [(counts[t][a], a, game.payoffs(t, counts, a)) for a in told if counts[t][a]]
    return sum(n * (values[b] - values[a]) for n, a, values in payoffs)


def earned(game, counts, t):
    """The sum of the payoffs of the players of a type."""
    return sum(n * game.payoffs(t, counts, a)[a] for a, n in enumerate(counts[t]) if n)


def obeyed(game, deviations, draws, value, regret, aim):
    """A lottery over profiles has the stated value, and no deviation gains a player more than stated.

    Who of a type plays what in a drawn profile is drawn as well. That loses nothing: an equilibrium averaged over
    all orders of players who are alike is one, with the same sum of payoffs and no smaller least payoff.
    """
    lottery = []
    for probability, profile in draws:
        counts = tuple(map(tuple, profile))
        need([len(c) for c in counts] == game.m and [sum(c) for c in counts] == game.n and min(map(min, counts)) >= 0,
             "a profile of another game")
        lottery.append((fraction(probability), counts))
    need(all(p > 0 for p, _ in lottery) and sum(p for p, _ in lottery) == 1, "probabilities do not add up to 1")
    for deviation in deviations:
        t = deviation[0]
        gains = sum(p * gain(game, counts, deviation) for p, counts in lottery)
        need(gains * game.unit[t] / game.n[t] <= regret, "a deviation gains more than stated")
    worth = [game.unit[t] * sum(p * earned(game, counts, t) for p, counts in lottery) for t in game.types]
    if aim == "mostEqual":
        need(min(w / n for w, n in zip(worth, game.n)) == value, "the least payoff is another one")
    else:
        need(sum(worth) == value, "the sum of payoffs is another one")


def bounded(game, deviations, prices, bound, weights, aim):
    """Prices of deviations show that no equilibrium has a better value than the bound.

    In an equilibrium no deviation gains, so taking gains times prices, not negative, off every profile's value makes
    no equilibrium worse. If then no profile has more than the bound, no lottery has: weak duality. The least payoff
    is at most any weighted mean of payoffs.
    """
    factor, sign = [Fraction(0)] * len(game.n), -1 if aim == "worst" else 1
    for t in game.types:
        factor[t] = weights[t] * game.unit[t] / game.n[t] if weights else sign * game.unit[t]
    need(all(tuple(d) in deviations for *d, _ in prices), "a price of no deviation")
    terms = [(tuple(d), fraction(price)) for *d, price in prices]
    need(all(price > 0 for _, price in terms) and len({d for d, _ in terms}) == len(terms), "a price that is not positive")
    common = prod({f.denominator for f in factor + [price for _, price in terms] + [bound]})
    factor, terms = [int(f * common) for f in factor], [(d, int(price * common)) for d, price in terms]
    for counts in product(*[compositions(n, m) for n, m in zip(game.n, game.m)]):
        value = sum(f * earned(game, counts, t) for t, f in enumerate(factor) if f)
        value -= sum(price * gain(game, counts, d) for d, price in terms if counts[d[0]][d[1]] or len(d) == 2)
        need(value <= sign * bound * common, "a profile is worth more than the bound")


def lotteries(reader, game, coarse):
    """The best, the worst and the most equal (coarse) correlated equilibrium: each a lottery and prices."""
    size = prod(comb(n + m - 1, m - 1) for n, m in zip(game.n, game.m))
    need(size * sum(m if coarse else m * (m - 1) for m in game.m) <= PAYOFFS, "the game has too many profiles")
    need(not game.market, "dropped strategies may be drawn")
    deviations = {(t, b) if coarse else (t, a, b) for t in game.types for a in range(game.m[t]) for b in range(game.m[t])
                  if coarse or a != b}
    optimal = 0
    for aim in AIMS:
        line = reader.line()
        if line == ["?"]:
            reader.undecided += 1
            continue
        need(line[:2] == ["lottery", aim] and len(line) == 5, "another lottery than was expected")
        value, regret = fraction(line[3]), fraction(line[4])
        obeyed(game, deviations, line[2], value, regret, aim)
        line = reader.line()
        need(line[0] == "prices" and len(line) == (4 if aim == "mostEqual" else 3), "no prices")
        bound, weights = fraction(line[1]), [fraction(w) for w in line[3]] if aim == "mostEqual" else None
        need(not weights or len(weights) == len(game.n) and min(weights) >= 0 and sum(weights) == 1, "weights do not add up to 1")
        bounded(game, deviations, line[2], bound, weights, aim)
        if value == bound and regret == 0:
            optimal += 1
            reader.found.append(f"{aim} {value if len(str(value)) < 20 else 'about %.9g' % value}")
        else:
            reader.undecided += 1
            reader.found.append(f"{aim} {float(value):.9g}, bound {float(bound):.9g}, gain of a deviation {float(regret):.2g}")
    return optimal


PARTS = {"mixtures": mixtures, "vertices": vertices, "dominance": dominance, "value": value, "dropped": dropped,
         "correlated": lambda reader, game: lotteries(reader, game, coarse=False),
         "coarse": lambda reader, game: lotteries(reader, game, coarse=True),
         "pure": lambda reader, game: (pure_counts if game.form == "counts" else pure_boxes)(reader, game)}


WORDS = {"mixtures": "equilibria in which players of a type mix alike", "vertices": "extreme equilibria",
         "pure": "pure equilibria", "dominance": "strategies left by dominance",
         "dropped": "strategies dropped beforehand", "correlated": "optimal correlated equilibria",
         "coarse": "optimal coarse correlated equilibria"}


def words(part, count):
    if part == "value":
        return "the value of the game"
    one = (("equilibria", "equilibrium"), ("strategies", "strategy")) if count == 1 else ()
    text = WORDS[part]
    for many, single in one:
        text = text.replace(many, single)
    return f"{count} {text}"


def check(file, other=None):
    """What is proved, and an exit code. `other`: lines of a game file that must state the same game."""
    reader = Reader(file)
    try:
        header = reader.line()
        need(isinstance(header, dict) and "certificate" in header, "no certificate")
    except (Refused, ValueError, RecursionError) as error:
        return f"line 1: not a certificate: {error}", 2
    try:
        game = Game(header)
        claim = reader.line()["claim"]
        need(claim["parts"], "nothing is claimed")
        need(not game.market or claim["parts"][0][0] == "dropped", "a market whose dropped strategies are not proved")
        for part, count in claim["parts"]:
            need(reader.line() == ["part", part], "another part than was claimed")
            need(part in PARTS, "an unknown part")
            found = PARTS[part](reader, game)
            need(type(count) is int and found == count, f"{found} equilibria of part {part}, claimed are {count}")
        need(reader.line() == ["end"] and not file.readline(), "lines after the end")
        need(claim["complete"] is (reader.undecided == 0), "it claims to be complete and is not")
    except Refused as refusal:
        return f"line {reader.number}: {refusal}", 1
    except (ValueError, KeyError, IndexError, TypeError, ArithmeticError, AttributeError, RecursionError,
            MemoryError) as error:
        return f"line {reader.number}: not a certificate ({type(error).__name__}: {str(error)[:80]})", 1
    kinds = {part for part, _ in claim["parts"]}
    text = "proved: " + ", ".join(words(part, count) for part, count in claim["parts"])
    if kinds <= {"correlated", "coarse"}:
        text += f" ({'; '.join(reader.found)})"
        text += f"; {reader.undecided} more only within the bounds stated, or left out" if reader.undecided else ""
    elif kinds != {"value"}:
        text += ("; these are all" if claim["complete"] else
                 f"; not proved that these are all: {reader.undecided} undecided")
    text += f"\ngame: {' + '.join(map(str, game.n))} players with {' + '.join(map(str, game.m))} strategies, sha256 of line 1 {reader.digest}"
    if other is not None:
        from certificate_game import same_game
        try:
            same_game(game, header.get("members"), other, exactly=bool(kinds & {"correlated", "coarse"}))
        except LookupError as difference:
            return f"another game: {difference}", 1
        except ValueError as error:
            return f"no game file: {error}", 2
        text += "\nthe game of the file"
    return text, 0


def main(words):
    """Exit code of a command line; prints the answer."""
    other = None
    if len(words) == 3 and words[1] == "--game":
        with open(words[2], encoding="utf-8", errors="replace") as file:
            other = file.read()
    if len(words) not in (1, 3) or len(words) == 3 and other is None:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    with sys.stdin if words[0] == "-" else open(words[0], encoding="utf-8", errors="replace", newline="") as source:
        answer, code = check(source, other)
    print(answer)
    return code


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    sys.set_int_max_str_digits(0)
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

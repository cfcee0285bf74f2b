#!/usr/bin/env python3
"""Checks a certificate of equilibria: check_certificate.py FILE (- for standard input).

Whole numbers and fractions only; nothing is shared with the program that wrote the file. Prints "proved" with
what is proved and ends with 0, or prints the first line that fails and ends with 1.

The game. Types of players, n[t] of them each, choose among m[t] strategies. The payoff of a strategy is a
polynomial in the mixtures x[u] of the others, of degree d[t][u]: in form "counts" one for each other player of the
type, in form "shares" (payoffs linear in how many others play what) 1. Its Bernstein coefficients on a product of
simplices bound it, and they change linearly when the corners of a simplex change: that is all that is used.
A polynomial is a list of coefficients, one for each combination of compositions of d[t][u] over the corners of u.

An equilibrium on supports S: gains of used strategies over the first used one are 0, gains of others at most 0.
"""
import json
import sys
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod


class Refused(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Refused(why)


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
        need(len(self.n) == len(self.m) > 0 and min(self.n) > 0 and min(self.m) > 0, "no game")
        self.form = form
        others = [[self.n[u] - (t == u) for u in self.types] for t in self.types]
        need(len(header["unit"]) == len(self.n) and all(Fraction(u) > 0 for u in header["unit"]), "a unit is not positive")
        if form == "counts":
            need(max(self.n) <= 10_000, "too many players")
            self.d = others
            self.raw = []
            for t in self.types:
                numbers = [int(p) for p in header["payoffs"][t]]
                rows = prod(len(compositions(others[t][u], self.m[u])) for u in self.types)
                need(len(numbers) == rows * self.m[t], "another number of payoffs than the game has")
                self.raw.append([numbers[s::self.m[t]] for s in range(self.m[t])])
        else:
            need(form == "shares", "an unknown form of game")
            self.d = [[min(1, o) for o in row] for row in others]
            self.base = [[int(x) for x in row] for row in header["base"]]
            self.effect = [[[[int(x) for x in e] for e in by] for by in row] for row in header["effect"]]
            self.raw = []
            for t in self.types:
                need(len(self.base[t]) == len(self.effect[t]) == self.m[t], "another number of payoffs than the game has")
                tables = []
                for s in range(self.m[t]):
                    need([len(e) for e in self.effect[t][s]] == self.m, "another number of effects than the game has")
                    axes = [[others[t][u] * e for e in self.effect[t][s][u]] if others[t][u] else [0] for u in self.types]
                    tables.append([self.base[t][s] + sum(parts) for parts in product(*axes)])
                self.raw.append(tables)
        self.level()

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
            need(bits >= 0 and shift >= 0 and h > 0, "a box without extent")
            self.point = [[Fraction(a, 1 << bits) for a in row] for row in numbers]
            self.radius = Fraction(h, 1 << bits)
            self.sums_to_one(game)
            self.krawczyk(cell, numbers, bits, h, shift, inverse)
        else:
            self.point = [[Fraction(a) for a in row] for row in line[2]]
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
        self.file, self.number, self.undecided = file, 0, 0

    def line(self):
        text = self.file.readline()
        self.number += 1
        need(text.endswith("\n"), "the certificate ends before everything is covered")
        return json.loads(text)


def mixtures(reader, game):
    """All equilibria in which players of a type mix alike: a tree of supports with trees of cells."""
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
            need(0 <= line[1] < len(roots) and line[2] >= 0, "an unknown root")
            only_root(cell, roots[line[1]], line[2], line[3:])
            met.add(line[1])

    supports([set() for _ in game.m], [set(range(m)) for m in game.m])
    return sum(root.is_equilibrium for root in roots)


def pure_counts(reader, game):
    """All pure profiles by counts, each with a move that gains, or an equilibrium."""
    found, moves = 0, iter(())
    places = [[place(game.d[t][u], game.m[u]) for u in game.types] for t in game.types]

    def payoffs(t, counts, a):
        row = 0
        for u in game.types:
            c = counts[u][:a] + (counts[u][a] - 1,) + counts[u][a + 1:] if u == t else counts[u]
            row = row * len(places[t][u]) + places[t][u][c]
        return [table[row] for table in game.tables[t]]

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
                        values = payoffs(t, counts, a)
                        need(max(values) == values[a], "a profile that is no equilibrium")
            found += 1
        else:
            a, b = next(moves), next(moves)
            need(t in game.types and 0 <= a < game.m[t] and 0 <= b < game.m[t], "no such strategy")
            need(counts[t][a] > 0, "nobody plays the strategy")
            values = payoffs(t, counts, a)
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
        pair = tuple(tuple(map(Fraction, mixture)) for mixture in line[1:])
        need(pair in pairs, "a pair of mixtures that is no extreme equilibrium")
        need(pair not in listed, "the same equilibrium twice")
        listed.add(pair)
        line = reader.line()
    need(line == ["done"], "no end of the list")
    need(len(listed) == len(pairs), "an extreme equilibrium that is not listed")
    return len(listed)


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
    x, y, ratio, total = [Fraction(a) for a in x], [Fraction(a) for a in y], Fraction(ratio), Fraction(total)
    need(ratio > 0 and all(ratio * first[i][j] + second[j][i] == total
                           for i in range(len(first)) for j in range(len(second))), "the game is not zero-sum")
    need(len(x) == len(first) and len(y) == len(second) and min(x + y) >= 0 and sum(x) == sum(y) == 1,
         "shares do not add up to 1")
    least = min(sum(a * row[j] for a, row in zip(x, first)) for j in range(len(second)))
    most = max(sum(b * a for b, a in zip(y, row)) for row in first)
    need(least == most, "one strategy guarantees less than the other one allows")
    return 1


PARTS = {"mixtures": mixtures, "vertices": vertices, "dominance": dominance, "value": value,
         "pure": lambda reader, game: (pure_counts if game.form == "counts" else pure_boxes)(reader, game)}


WORDS = {"mixtures": "equilibria in which players of a type mix alike", "vertices": "extreme equilibria",
         "pure": "pure equilibria", "dominance": "strategies left by dominance", "value": "value"}


def check(file):
    reader = Reader(file)
    try:
        game = Game(reader.line())
        claim = reader.line()["claim"]
        need(claim["parts"], "nothing is claimed")
        for part, count in claim["parts"]:
            need(reader.line() == ["part", part], "another part than was claimed")
            found = PARTS[part](reader, game)
            need(found == count, f"{found} equilibria of part {part}, claimed are {count}")
        need(reader.line() == ["end"] and not file.readline(), "lines after the end")
        need(claim["complete"] == (reader.undecided == 0), "it claims to be complete and is not")
    except Refused as refusal:
        return f"line {reader.number}: {refusal}", 1
    except (ValueError, KeyError, IndexError, TypeError, ZeroDivisionError, AttributeError, RecursionError) as error:
        return f"line {reader.number}: not a certificate ({type(error).__name__}: {error})", 1
    parts = ", ".join(f"{count} {WORDS[part]}" for part, count in claim["parts"])
    if claim["complete"]:
        return f"proved: {parts}; these are all", 0
    return f"proved: {parts}; not proved that these are all: {reader.undecided} undecided", 0


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)
    sys.set_int_max_str_digits(0)
    with sys.stdin if sys.argv[1:2] == ["-"] else open(sys.argv[1], encoding="utf-8") as source:
        answer, code = check(source)
    print(answer)
    sys.exit(code)

"""Games with seeded integer payoffs from 0 to 999: Gambit, QuantEcon and lrsnash beside this program."""
import itertools
import os
import random
import sys

from stopwatch import FOLDER, HERE, OURS, number, pairs, row, run, shown

PEER = [sys.executable, os.path.join(HERE, "peer_solve.py")]


def rows(count):
    yield start_up(count)
    for firms in (5, 8):
        yield symmetric_pure(firms, count)
    for size in (10, 12, 15):
        yield bimatrix(size, count)
    for shape in ([5, 5, 5], [4] * 4, [4] * 5):
        yield one_mixed(shape, count)
    yield all_general([3, 3, 3], count)


# Games


def write(name, shape, payoffs):
    path = os.path.join(FOLDER, name + ".nfg")
    names = " ".join('"%d"' % (p + 1) for p in range(len(shape)))
    strategies = "\n".join("{ " + " ".join('"%d"' % (s + 1) for s in range(m)) + " }" for m in shape)
    with open(path, "w") as file:
        file.write('NFG 1 R "%s" { %s }\n\n{ %s\n}\n""\n\n' % (name, names, strategies))
        for profile in itertools.product(*[range(m) for m in reversed(shape)]):
            file.write(" ".join(str(x) for x in payoffs(tuple(reversed(profile)))) + "\n")
    return path


def seeded(seed, shape):
    draws = random.Random(seed)
    return lambda profile: [draws.randint(0, 999) for _ in shape]


def symmetric(seed, firms, m):
    """A firm's payoff depends on its own strategy and on how many others play what."""
    table = {}
    draws = random.Random(seed)
    for own in range(m):
        for counts in itertools.product(range(firms), repeat=m):
            if sum(counts) == firms - 1:
                table[own, counts] = draws.randint(0, 999)

    def payoffs(profile):
        counts = [profile.count(s) for s in range(m)]
        return [table[s, tuple(c - (i == s) for i, c in enumerate(counts))] for s in profile]

    return payoffs


# Rows


def start_up(count):
    path = write("2x2", [2, 2], seeded(1, [2, 2]))
    medians, _ = pairs(
        {"here": [OURS, "solve", path], "pygambit": PEER + ["pure", path], "lrsnash": lrsnash(2, path)}, count)
    return best_row("a 2x2 game, whole process", medians, "pygambit: mostly its import")


def symmetric_pure(firms, count):
    shape = [4] * firms
    path = write("symmetric%d" % firms, shape, symmetric(firms, firms, 4))
    commands = {"here": [OURS, "solve", path, "--concept", "pure", "--json"], "Gambit": PEER + ["pure", path]}
    if firms <= 5:
        commands["QuantEcon"] = PEER + ["quantecon-pure", path]
    medians, outputs = pairs(commands, count)
    inside = in_process(outputs)
    best = fastest({name: ms for name, (ms, _) in inside.items()})
    remarks = "all pure of %d firms x 4 from .nfg; here whole process, others without start-up" % firms
    return row("all pure, %d x 4" % firms, medians["here"], best[1], remarks, best[0])


def bimatrix(size, count):
    path = write("bimatrix%d" % size, [size, size], seeded(size, [size, size]))
    commands = {"here": [OURS, "solve", path, "--json"], "lrsnash": lrsnash(size, path)}
    if size <= 10:
        commands["Gambit rational"] = PEER + ["enummixed", path]
    commands["QuantEcon floating"] = PEER + ["quantecon-vertex", path]
    medians, outputs = pairs(commands, count)
    inside = in_process(outputs)
    exact = {"lrsnash": medians["lrsnash"]}
    exact.update({name: ms for name, (ms, _) in inside.items() if "rational" in name})
    name, best = fastest(exact)
    floating = inside.get("QuantEcon floating")
    remarks = "exact"
    if floating:
        remarks += "; QuantEcon floating %s in process, %d found" % (shown(floating[0]), floating[1])
    return row("all extreme, bimatrix %dx%d" % (size, size), medians["here"], best, remarks, name)


def one_mixed(shape, count):
    label = "x".join(map(str, shape))
    path = write("general" + label, shape, seeded(len(shape), shape))
    methods = {"Gambit " + method: PEER + [method, path] for method in ("logit", "gnm", "ipa", "enumpoly-one")}
    medians, outputs = pairs({"here": [OURS, "solve", path, "--concept", "one"]} | methods, min(count, 3))
    inside = in_process(outputs)
    name, best = fastest({n: ms for n, (ms, found) in inside.items() if found})
    none = [n.split()[1] for n in methods if n not in inside or not inside[n][1]]
    remarks = "others in process" + ("; none or too long: " + ", ".join(none) if none else "")
    return row("one equilibrium, " + label, medians["here"], best, remarks, name)


def all_general(shape, count):
    label = "x".join(map(str, shape))
    path = write("all" + label, shape, seeded(7, shape))
    medians, outputs = pairs(
        {"here": [OURS, "solve", path, "--json"], "Gambit enumpoly": PEER + ["enumpoly", path]}, min(count, 3))
    inside = in_process(outputs)
    name, best = fastest({n: ms for n, (ms, _) in inside.items()})
    found = ", ".join("%s %d" % (n, k) for n, (_, k) in inside.items())
    ours = outputs["here"].count('"kind"')
    return row("all, " + label, medians["here"], best, "found: here %d, %s; only here proved" % (ours, found), name)


# Reading what peers say


def in_process(outputs):
    """Milliseconds and number of equilibria as the peers printed them."""
    result = {}
    for name, text in outputs.items():
        words = (text or "").split()
        if name not in ("here", "lrsnash") and len(words) == 2 and words[1].isdigit():
            result[name] = (float(words[0]), int(words[1]))
    return result


def fastest(times):
    known = {name: ms for name, ms in times.items() if ms is not None}
    name = min(known, key=known.get, default="")
    return name, known.get(name)


def best_row(work, medians, remarks):
    others = {name: ms for name, ms in medians.items() if name != "here"}
    name, best = fastest(others)
    return row(work, medians["here"], best, remarks, name)


def lrsnash(size, path):
    """The same game in lrsnash's format."""
    numbers = open(path).read().split('""')[-1].split()
    tables = []
    for player in (0, 1):
        own = numbers[player::2]
        tables.append("\n".join(" ".join(own[r + size * c] for c in range(size)) for r in range(size)))
    target = path[:-4] + ".lrs"
    with open(target, "w") as file:
        file.write("%d %d\n\n%s\n\n%s\n" % (size, size, tables[0], tables[1]))
    return ["lrsnash", target]

#!/usr/bin/env python3
"""Draws settings over their whole legal ranges and runs them through every command.

    Tests/Fuzz/settings.py PROGRAM [RUNS [FIRST_SEED]]

The ranges are those of `presets schema`, so that a new key is drawn as soon as it is declared; the constants and mends
of incidents are those that they list. Games and logs of outages come as drawn files. A run fails where the program
traps, writes more than one line of error or a longer one than 1,100 characters, prints a number that is none, or leaves
its limit of processor time. A failing command line is cut down to the settings that it takes to fail. Seeds are run one
after the other: a seed gives the same command line every time.
"""
import json
import os
import random
import re
import resource
import shlex
import subprocess
import sys
import tempfile

LIMIT = 60  # seconds of processor time
COMMANDS = (
    "brief;brief --json;brief --full;brief --lang zh;brief --format csv;brief --format markdown;"
    "brief --uncertain --draws 20;payoffs;payoffs --json;payoffs --format nfg;payoffs --format agg;"
    "equilibria;equilibria --json;equilibria --concept pure;equilibria --concept symmetric;"
    "equilibria --concept correlated;equilibria --concept logit;equilibria --concept evolutionary;"
    "equilibria --concept mixed;what-if --tornado;what-if --tornado --json;what-if --policies;what-if --crowd;"
    "button;button --json;what-if --button;what-if --flips;what-if --vary firms.ordinary.blame=1e4..1e6:log:5;"
    "sweep --vary firms.ordinary.blameSharing=0..1:5;sweep --vary lambda=0.1..3:5 --format json;"
    "outages --years 1000;outages --years 1000 --json;outages --hazard node --years 1000;claims;"
    "figures --only price;figures --only exceedance;figures --only payoffs;figures --only phases;"
    "figures --only tipping;figures --only tornado;figures --only causes;report"
).split(";")


def alternatives(schema):
    """Every way to write a value, without the null that takes it away."""
    for part in schema.get("anyOf", [schema]):
        if "anyOf" in part:
            yield from alternatives(part)
        elif part.get("type") != "null" and "$ref" not in part:
            yield part


def number(draw, part):
    low = part.get("minimum", part.get("exclusiveMinimum", 0))
    high = part.get("maximum", 1e15)
    whole = part.get("type") == "integer"
    way = draw.random()
    if way < 0.15:
        value = high
    elif way < 0.3:
        value = low if "minimum" in part else draw.choice([5e-324, 1e-300, 1e-30, 1e-12, 1e-6])
    elif way < 0.65 and low >= 0:
        least = max(low, draw.choice([1e-12, 1e-6, 1e-2, 1]))
        value = least * (high / least) ** draw.random() if high > least else high
    else:
        value = draw.uniform(low, high)
    value = min(max(value, low), high)
    return round(value) if whole else value


KINDS = {
    "fixed": ["length"], "exponential": ["mean"], "lognormal": ["mu", "sigma"], "pareto": ["scale", "shape"],
    "empirical": ["observed"], "incident": [],
}


def literal(draw, schema, depth=0):
    """A value of a schema; None where there is nothing to draw."""
    parts = list(alternatives(schema))
    draw.shuffle(parts)
    for part in parts:
        if "enum" in part:
            return draw.choice(part["enum"])
        if part.get("type") in ("number", "integer"):
            return number(draw, part)
        if part.get("type") == "boolean":
            return draw.random() < 0.5
        if part.get("type") == "array" and "items" in part:
            return [literal(draw, part["items"], depth + 1) for _ in range(draw.choice([1, 1, 2, 5]))]
        if part.get("type") == "object" and "properties" in part and depth < 2:
            keys = list(part["properties"])
            if "kind" in keys:
                kind = draw.choice(list(KINDS))
                value = {"kind": kind}
                for key in KINDS[kind]:
                    inner = literal(draw, part["properties"][key], depth + 1)
                    value[key] = {"values": inner} if isinstance(inner, list) else inner
                return value
            value = {}
            for key in keys:
                inner = literal(draw, part["properties"][key], depth + 1)
                if inner is not None:
                    value[key] = inner
            return value or None
    return None


def paths(schema, names, path=()):
    """Paths of the schema with the names that the preset has, and the schema of each."""
    for part in alternatives(schema):
        for key, inner in part.get("properties", {}).items():
            if key in ("title", "description", "source", "extends", "regions", "scope", "region", "provider", "home"):
                continue
            yield path + (key,), inner
            yield from paths(inner, names, path + (key,))
        if isinstance(part.get("additionalProperties"), dict):
            for name in names.get(".".join(path[:1] if len(path) == 1 else path[-1:]), []):
                yield path + (name,), part["additionalProperties"]
                yield from paths(part["additionalProperties"], names, path + (name,))


def text(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{text(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value)


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1))


def run(program, words):
    """What is wrong with a run; None where nothing is."""
    try:
        done = subprocess.run([program, *words], capture_output=True, timeout=20 * LIMIT, preexec_fn=limited)
    except subprocess.TimeoutExpired:
        return "time"
    if done.returncode in (-9, -24):
        return "time"
    if done.returncode not in (0, 1, 2):
        return f"exit {done.returncode}"
    errors = done.stderr.decode(errors="replace")
    if errors.count("\n") > 1 or len(errors) > 1100 or (done.returncode == 2 and not errors):
        return "error line"
    output = done.stdout.decode(errors="replace")
    if "--json" in words:
        try:
            json.loads(output or "null", parse_constant=lambda word: sys.exit(word))
        except (ValueError, SystemExit):
            return "JSON"
    elif words[0] not in ("report", "figures") and re.search(r"(?<![\w'-])-?(nan|inf)(?![\w'-])", output, re.I):
        return "no number"
    return None


INCIDENTS = ["aws-2025-10-20", "google-cloud-2025-06-12", "azure-front-door-2025-10-29", "aws-kinesis-2020-11-25"]
AMOUNTS = ["0", "1", "2", "-1", "0.5", "1/3", "1e-12", "1e-300", "1e300", "-1e300", "5e-324", "1e12", "1e15", "999999",
           "0.1", "0.30000000000000004", "-0.0", "1000000000000000000000"]


def incident(draw, constants, mends):
    name = draw.choice(INCIDENTS)
    words = ["incident", "--preset", name] + draw.choice([[], ["--json"], ["--runs", "200"], ["--trace"]])
    for _ in range(draw.choice([0, 1, 1, 2, 4])):
        constant, value = draw.choice(constants[name])
        factor = draw.choice([0, 1e-300, 1e-12, 1e-3, 0.1, 0.5, 2, 10, 1e3, 1e6, 1e12, 1e300, -1])
        words += ["--set", f"{constant}={value * factor!r}"]
    if draw.random() < 0.3:
        words += ["--fix", draw.choice(mends)]
    return words


def game(draw, folder, seed):
    """A game of a few players with odd and often equal payoffs, as a file, and a concept to solve it by."""
    sizes = draw.choice([[2, 2], [3, 3], [2, 2, 2], [3, 2, 2], [1, 4], [1, 1], [4, 5], [2] * 5, [1, 2, 1, 2], [6, 1], [9, 8]])
    cells = len(sizes)
    for size in sizes:
        cells *= size
    pool = draw.choice([AMOUNTS, AMOUNTS[:4], ["0", "1"], [str(k) for k in range(1000)], ["0"]])
    numbers = " ".join(draw.choice(pool) for _ in range(cells))
    names = " ".join(f'"{k}"' for k in range(len(sizes)))
    path = os.path.join(folder, f"{seed}.nfg")
    with open(path, "w") as file:
        file.write(f'NFG 1 R "" {{ {names} }} {{ {" ".join(map(str, sizes))} }}\n\n{numbers}\n')
    concept = draw.choice("pure mixed all symmetric one logit dominance correlated evolutionary".split())
    return ["solve", path, "--concept", concept, "--cells", "20000"] + draw.choice([[], ["--json"]])


def log(draw, folder, seed):
    """A log of outages with odd dates and hours, and a command that reads it."""
    dates = ["2020-02-29", "2021-12-31", "2023-01-01", "2024-06-15", "1970-01-01", "9999-12-31", "2024-06-15T23:59:59Z"]
    hours = ["0", "1", "0.5", "1e-300", "1e300", "8760", "87600", "5e-324", "3.3", "12", "-1", "1e15"]
    path = os.path.join(folder, f"{seed}.csv")
    with open(path, "w") as file:
        file.write("date,hours\n")
        for _ in range(draw.choice([0, 1, 1, 2, 3, 10, 200])):
            file.write(f"{draw.choice(dates[:4] if draw.random() < 0.9 else dates)},"
                       f"{draw.choice(hours) if draw.random() < 0.3 else draw.expovariate(0.3)}\n")
    words = ["outages", "--record", path, "--only-record", "--years", "1000"] + draw.choice([[], ["--json"]])
    for option, values in [("--per-hour", ["0", "1", "1e15", "5e-324", "5k"]), ("--convexity", ["1", "1.5", "3", "100"]),
                           ("--waiting", ["0", "1", "8760", "1e-300"]), ("--deductible", ["0", "1e15", "1"]),
                           ("--limit", ["0", "1e15", "1"]), ("--annual-limit", ["1", "1e15"]),
                           ("--durations", ["lognormal", "weibull", "exponential", "pareto", "empirical"])]:
        if draw.random() < 0.2:
            words += [option, draw.choice(values)]
    return words


def drawn(seed, leaves, others):
    draw = random.Random(seed)
    if draw.random() < 0.3:
        return draw.choice(others)(draw, seed)
    words = draw.choice(COMMANDS).split()
    if draw.random() < 0.25:
        words += ["--preset", draw.choice(["us-east-1", "us-east-1", "startup", "bank", "netflix"])]
    words += ["--set", "firms.big={count:1,bill:1e6,direct:1e4,blame:1e5,blameSharing:0.5}"] * (draw.random() < 0.5)
    for _ in range(draw.choice([1, 1, 2, 3, 5, 8, 20])):
        path, schema = draw.choice(leaves)
        value = literal(draw, schema)
        if value is not None:
            words += ["--set", ".".join(path) + "=" + text(value)]
    if draw.random() < 0.3:
        words += ["--firms", str(draw.choice([1, 2, 3, 4, 7, 50, 1000, 1000000]))]
    return words


def shrunk(program, words, kind):
    place = 1
    while place < len(words):
        size = 2 if words[place].startswith("--") and place + 1 < len(words) and words[place] != "--json" else 1
        shorter = words[:place] + words[place + size:]
        if run(program, shorter) == kind:
            words = shorter
        else:
            place += size
    return words


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    schema = json.loads(subprocess.run([program, "presets", "schema"], capture_output=True).stdout)
    model = json.loads(subprocess.run([program, "brief", "--json"], capture_output=True).stdout)["model"]
    tiers = sorted({strategy["tier"] for strategy in model["strategies"]})
    strategies = [strategy["name"] for strategy in model["strategies"]]
    names = {
        "hazards": [hazard["name"] for hazard in model["hazards"]], "strategies": strategies,
        "firms": ["ordinary", "ordinary", "big"], "costs": strategies + tiers, "attraction": ["us-east-1", "us-west-2"],
    }
    leaves = [(path, inner) for path, inner in paths(schema, names)]
    constants = {}
    for name in INCIDENTS:
        replay = json.loads(subprocess.run([program, "incident", "--preset", name, "--json"], capture_output=True).stdout)
        constants[name] = [(constant["name"], constant["value"]) for constant in replay["constants"]]
        if name == INCIDENTS[0]:
            mends = sorted({mend for row in replay["counterfactuals"] for mend in row["fixes"]})
    folder = tempfile.mkdtemp(prefix="settings-")
    others = [lambda draw, seed: incident(draw, constants, mends), lambda draw, seed: game(draw, folder, seed),
              lambda draw, seed: log(draw, folder, seed)]
    failures = 0
    for seed in range(first, first + runs):
        words = drawn(seed, leaves, others)
        problem = run(program, words)
        if problem:
            failures += 1
            if problem != "time":
                words = shrunk(program, words, problem)
            print(f"seed {seed}: {problem}: {shlex.join(words)}", flush=True)
    print(f"{runs} runs from seed {first}: {failures} failures")
    sys.exit(1 if failures else 0)


main()

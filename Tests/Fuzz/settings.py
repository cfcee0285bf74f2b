#!/usr/bin/env python3
"""Draws settings over their whole legal ranges and runs them through every command.

    Tests/Fuzz/settings.py PROGRAM [RUNS [FIRST_SEED]]

The ranges are those of `presets schema`, so that a new key is drawn as soon as it is declared. A run fails where the
program traps, writes more than one line of error or a longer one than 1,100 characters, prints a number that is none,
or leaves its time limit. A failing command line is cut down to the settings that it takes to fail. Seeds are run one
after the other: a seed gives the same command line every time.
"""
import json
import random
import re
import shlex
import subprocess
import sys

LIMIT = 60
COMMANDS = (
    "brief;brief --json;brief --full;brief --lang zh;brief --format csv;brief --format markdown;"
    "brief --uncertain --draws 20;payoffs;payoffs --json;payoffs --format nfg;payoffs --format agg;"
    "equilibria;equilibria --json;equilibria --concept pure;equilibria --concept symmetric;"
    "equilibria --concept correlated;equilibria --concept logit;equilibria --concept evolutionary;"
    "equilibria --concept mixed;what-if --tornado;what-if --tornado --json;what-if --policies;what-if --crowd;"
    "what-if --button;what-if --flips;what-if --vary firms.ordinary.blame=1e4..1e6:log:5;"
    "sweep --vary firms.ordinary.blameSharing=0..1:5;sweep --vary lambda=0.1..3:5 --format json;"
    "outages --years 1000;outages --years 1000 --json;outages --hazard node --years 1000;claims;"
    "figures --only button;figures --only exceedance;figures --only heatmap;figures --only phases;"
    "figures --only basins;figures --only tornado;figures --only herding;report"
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


def run(program, words):
    """What is wrong with a run; None where nothing is."""
    try:
        done = subprocess.run([program, *words], capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return "time"
    if done.returncode not in (0, 1, 2):
        return f"exit {done.returncode}"
    errors = done.stderr.decode(errors="replace")
    if errors.count("\n") > 1 or len(errors) > 1100 or (done.returncode != 0 and not errors):
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


def drawn(seed, leaves):
    draw = random.Random(seed)
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
    failures = 0
    for seed in range(first, first + runs):
        words = drawn(seed, leaves)
        problem = run(program, words)
        if problem:
            failures += 1
            if problem != "time":
                words = shrunk(program, words, problem)
            print(f"seed {seed}: {problem}: {shlex.join(words)}", flush=True)
    print(f"{runs} runs from seed {first}: {failures} failures")
    sys.exit(1 if failures else 0)


main()

"""Do two-way tables agree with separate runs of the brief, cell by cell?

For some pairs of parameters of the presets `what-if --vary A --by B --json` is compared, cell by cell, with a `brief`
that is started for that cell alone with both values given by `--set`: pure equilibria, supports of the mixed ones, where
history ends, payoff, loss, hours, regret, welfare and the share in the oldest region.

`python3 cells.py --steps 5`, with Python 3.9 or later and nothing else. The release binary must have been built, or be
named by $RESILIENCE_ECON. The last line is "N passed, N failed".
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import markets  # noqa: E402

TABLES = [
    ("us-east-1", "firms.ordinary.blameSharing=0..1", "firms.ordinary.blame=50k..400k"),
    ("us-east-1", "costs.multi-region=1.1..4", "hazards.us-east-1.rate=0.1..4"),
    ("us-east-1", "strategies.multi-node-us-east-1.coverage=0.5..1", "firms.ordinary.blameCurvature=0.5..3"),
    ("netflix", "firms.netflix.costs.three-regions=1..4", "firms.netflix.blame=100k..10M"),
    ("netflix", "firms.ordinary.count=1..9", "firms.ordinary.attraction.us-east-1=0..600k"),
    ("bank", "strategies.multi-region.failover.region=0.02..6", "hazards.us-east-1.severity=0.1..1"),
    ("startup", "firms.startup.bill=10k..100k", "hazards.node.duration.mean=0.5..4"),
]
SHOWN = "equilibrium,payoff,loss,hours,regret,welfare,share"


def used(row):
    """Counts above 0."""
    return {name: {s: n for s, n in counts.items() if n} for name, counts in row.items()}


def brief(preset, sets):
    """What a run for one cell says, in the form of the table."""
    words = [word for text in sets for word in ("--set", text)]
    root = json.loads(markets.run_words("brief", "--preset", preset, "--json", *words))
    pure = [used(e["profile"]) for e in root["equilibria"] if e["kind"] == "pure"]
    mixed = [
        {name: list(row) for name, row in used(e["profile"]).items()}
        for e in root["equilibria"] if e["kind"] != "pure"]
    return root, pure, mixed


def home_share(root):
    """Share of all firms that call the oldest region home."""
    homes = {s["name"]: s["home"] for s in root["model"]["strategies"]}
    oldest = root["model"]["strategies"][0]["home"]
    counts = [(s, n) for row in root["history"]["profile"].values() for s, n in row.items()]
    return sum(n for s, n in counts if homes[s] == oldest) / sum(n for _, n in counts)


def close(a, b):
    return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def check_cell(table, cell, preset, sets):
    """What differs in one cell."""
    root, pure, mixed = brief(preset, sets)
    region = table["regions"][cell["region"]]
    faults = []

    def compare(name, here, there, same=lambda a, b: a == b):
        if not same(here, there):
            faults.append(f"{name}: table {here!r}, brief {there!r}")

    # Where numbers of firms vary, a region says who plays what, not how many do.
    seen = (lambda row: {n: dict.fromkeys(c, 1) for n, c in row.items()}) if region["countsVary"] else dict
    key = lambda row: json.dumps(row, sort_keys=True)
    distinct = lambda rows: sorted({key(row): row for row in map(seen, rows)}.values(), key=key)
    compare("history", region["history"], seen(used(root["history"]["profile"])))
    compare("pure", distinct(region["pure"]), distinct(pure))
    compare("mixed", sorted(region["mixed"], key=key), sorted(mixed, key=key))
    for quantity, value in zip(table["quantities"], cell["values"]):
        output, kind = quantity["output"], quantity["type"]
        if output == "equilibrium":
            compare(output, value, len(root["equilibria"]))
        elif output == "payoff":
            compare(output, value, root["history"]["payoff"][kind], close)
        elif output == "regret":
            compare(output, value, root["history"]["regret"], close)
        elif output == "share":
            compare(output, value, home_share(root), close)
        elif output == "welfare":
            index = root["history"]["equilibrium"]
            if index is not None:
                compare(output, value, root["equilibria"][index]["welfare"], close)
        elif output in ("hours", "loss"):
            played = root["history"]["profile"][kind]
            row = next((r for r in root["ladder"] if r["type"] == kind and played[r["strategy"]] == sum(played.values())), None)
            if row and output == "hours":
                compare(output, value, row["hoursDown"], close)
            if row and output == "loss":
                compare(output, value, row["lossInHerd"], close)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=5)
    options = parser.parse_args()
    passed = failed = 0
    for preset, rows, columns in TABLES:
        axes = [f"{axis}:{options.steps}" for axis in (rows, columns)]
        table = json.loads(markets.run_words(
            "what-if", "--preset", preset, "--vary", axes[0], "--by", axes[1], "--show", SHOWN, "--json"))
        keys = [axis["key"] for axis in table["axes"]]
        for i, row in enumerate(table["axes"][0]["values"]):
            for k, column in enumerate(table["axes"][1]["values"]):
                sets = [f"{keys[0]}={row!r}", f"{keys[1]}={column!r}"]
                faults = check_cell(table, table["cells"][i][k], preset, sets)
                passed, failed = passed + (not faults), failed + bool(faults)
                for fault in faults:
                    print(preset, *sets, fault)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

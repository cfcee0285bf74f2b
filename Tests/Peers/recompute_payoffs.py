"""Can everybody recompute what the JSON says from its `model` and the model page alone?

For every market (see markets.py) a second implementation (model_page.py) recomputes, to 1e-9 of the payoff scale,
- payoff, regret, strictness and welfare of every equilibrium of `brief --format json`;
- the matrix "all others play ...", and the ladder, the deviations and what history picks;
- payoffs at random pure profiles, against `payoffs --format agg`;
- the `phases`, from `presets show --format json` by numerical integration (phases_page.py), to 1e-8;
and checks the members and types that the command line's contract promises. Larger markets (12 to 1000 firms, and
a million where the moments are known in closed form) are checked at their equilibria.

Run it by `Tests/Peers/run`, or alone: `python3 Tests/Peers/recompute_payoffs.py`. It needs nothing but Python 3.9
and the release binary, built before or named by $RESILIENCE_ECON. `--seed N`, `--random N` change the markets.
"""

import argparse
import math
import random
import sys

import contract
import markets
import model_page
import phases_page

CLOSE = 1e-9


def scale_of(document):
    """The largest payoff of the matrix."""
    return max(abs(v) for row in document["payoffs"] for v in row["whenAllOthersPlay"].values())


def check_equilibria(tally, market, document, model, scale):
    """Every listed equilibrium again."""
    for row in document["equilibria"]:
        pure = row["kind"] == "pure"
        means, regret, welfare, margin = model.verify(row["profile"], pure)
        evidence = f"{market}: {row['kind']} {row['profile']}"
        for name, payoff in row["payoff"].items():
            tally.close("payoff of equilibria", payoff, means[name], abs(means[name]), CLOSE, evidence)
        tally.check("regret of equilibria", regret <= CLOSE * scale, f"{evidence}: {regret}", regret / scale)
        tally.close("printed regret", row["regret"], regret, scale, CLOSE, evidence)
        tally.close("welfare", row["welfare"], welfare, abs(welfare), CLOSE, evidence)
        strict = margin > 0 and pure
        tally.check("strict", row["strict"] == strict or abs(margin) < CLOSE * scale, f"{evidence}: {margin}")
        if row["nearestDeviation"] is not None:
            gain = row["nearestDeviation"]["gain"]
            tally.close("nearest deviation", gain, -margin, scale, CLOSE, evidence)


def uniform(model, strategy, own=None):
    """Everybody plays one strategy; `own` is a (type, strategy) that one firm plays instead."""
    rows = {f["type"]: {s: f["count"] * (s == strategy) for s in model.strategies} for f in model.firms}
    if own:
        rows[own[0]][strategy] -= 1
        rows[own[0]][own[1]] += 1
    return rows


def check_matrix(tally, market, document, model):
    """Own strategy against all others playing one."""
    tables = {
        (name, other): model.payoffs(uniform(model, other), name, other)
        for name in model.names for other in model.strategies
    }
    for row in document["payoffs"]:
        for other, value in row["whenAllOthersPlay"].items():
            again = tables[row["type"], other][row["strategy"]]
            tally.close("matrix", value, again, abs(again), CLOSE, f"{market}: {row['type']} {row['strategy']}")


def check_page(tally, market, document, model, scale):
    """Ladder, deviations and history."""
    for row in document["ladder"]:
        firm = model.firms[model.names.index(row["type"])]
        name, evidence = row["strategy"], f"{market}: ladder {row['type']} {row['strategy']}"
        hours = math.fsum(
            phase["hoursPerYear"] * model_page.down_of(phase, row["type"])[name] for phase in model.phases)
        alone = math.fsum(
            phase["hoursPerYear"] * model_page.down_of(phase, row["type"])[name]
            * (firm["directPerHour"] + firm["blamePerHour"]
               * (1 - firm["blameSharing"] * firm["providerExcuse"] * phase["excused"]))
            for phase in model.phases)
        total = row["cost"] + row["lossInHerd"] - row["attraction"] - row["praise"]
        total += row["risk"] - row["compensation"] + row["dependence"] + row["migration"] + row["perOutage"]
        tally.close("ladder", row["hoursDown"], hours, hours, CLOSE, evidence)
        # Sources of outages are independent and may coincide: the product of what each leaves.
        by_source = {}
        for phase in model.phases:
            down = phase["hoursPerYear"] * model_page.down_of(phase, row["type"])[name]
            by_source[phase["hazard"]] = by_source.get(phase["hazard"], 0) + down
        up = math.prod(max(0, 1 - down / 8760) for down in by_source.values())
        tally.close("ladder", row["availability"], up, 1, CLOSE, evidence)
        tally.close("ladder", row["cost"], firm["bill"] * firm["multiplier"][name], scale, CLOSE, evidence)
        if firm["convexity"] == 1:
            tally.close("ladder", row["lossAlone"], alone, alone, CLOSE, evidence)
        tally.close("ladder", row["total"], total, scale, CLOSE, evidence)
    history, parts = document["history"], ("cost", "direct", "blame", "praise", "attraction")
    parts += ("risk", "compensation", "dependence", "migration", "perOutage")
    means, regret, _, _ = model.verify(history["profile"], True)
    for name, payoff in history["payoff"].items():
        tally.close("history", payoff, means[name], abs(means[name]), CLOSE, f"{market}: history")
    tally.close("history", history["regret"], regret, scale, CLOSE, f"{market}: history")
    for row in document["deviations"]:
        earned = model.payoffs(history["profile"], row["type"], row["from"])
        evidence = f"{market}: deviation {row['type']} {row['from']} {row['to']}"
        tally.close("deviations", row["total"], earned[row["to"]] - earned[row["from"]], scale, CLOSE, evidence)
        tally.close("deviations", row["total"], math.fsum(row[p] for p in parts), scale, CLOSE, evidence)


def agg_payoffs(text):
    """Payoffs of an .agg file by action node and counts of all nodes."""
    table, node = {}, -1
    for line in text.splitlines():
        words = line.split()
        if line.startswith("["):
            close = words.index("]")
            table[node, tuple(map(int, words[1:close]))] = float(words[close + 1])
        elif len(words) == 2 and words[0] == "1" and table_starts(words):
            node += 1
    return table


def table_starts(words):
    """A payoff table starts with its kind, 1, and the number of its rows."""
    return all(word.isdigit() for word in words)


def check_random_profiles(tally, market, model, rng):
    """Payoffs of random pure profiles, against the exported action graph game."""
    nodes = [(name, s) for name in model.names for s in model.strategies]
    text = markets.run("payoffs", market, "--format", "agg")
    body = text[text.index("# the graph") :]
    table = agg_payoffs("\n".join(line for line in body.splitlines() if not line.startswith(f"{len(nodes)} ")))
    tally.check("agg has a table for each node", {node for node, _ in table} == set(range(len(nodes))), str(market))
    for node, counts in rng.sample(sorted(table), min(6, len(table))):
        profile = {name: {} for name in model.names}
        for (name, s), count in zip(nodes, counts):
            profile[name][s] = count
        name, own = nodes[node]
        again = model.payoffs(profile, name, own)[own]
        tally.close("random profiles, agg", table[node, counts], again, abs(again), CLOSE, f"{market}: {counts}")


def check_phases(tally, market, document):
    """Hazards and phases from the parameters of the preset."""
    overrides = [word for text in market.sets for word in ("--set", text)]
    shown = markets.run_json_words("presets", "show", market.preset, *overrides)
    world = phases_page.tree(shown["parameters"])
    # A type without firms is not in the market, and its take-over times cut nothing.
    present = {firm["type"] for firm in document["model"]["firms"]}
    world["firms"] = {name: firm for name, firm in world["firms"].items() if name in present}
    listed = document["model"]["hazards"]
    own = [hazard for hazard in listed if hazard["name"] in world["hazards"]]
    widths = {hazard["name"]: hazard["widths"] for hazard in own}
    tally.check("hazards are all listed", len(own) == len(world["hazards"]), str(market))
    for hazard in own:
        name, spec = hazard["name"], world["hazards"][hazard["name"]]
        evidence = f"{market}: hazard {name}"
        mean = phases_page.Duration(spec["duration"]).limited(math.inf)
        tally.close("rates", hazard["ratePerYear"], phases_page.rate_of(spec["rate"]), 1, 1e-12, evidence)
        tally.close("mean hours", hazard["meanHours"], mean, mean, 1e-8, evidence)
        sure = math.fsum(width["probability"] for width in widths[name])
        tally.close("widths", sure, 1, 1, 1e-12, evidence)
        ours = [p for p in document["model"]["phases"] if p["hazard"] == name]
        theirs = phases_page.hours_by_phase(world, name, widths[name])
        if not tally.check("number of phases", len(ours) == len(theirs), f"{evidence}: {len(ours)} {len(theirs)}"):
            continue
        wide = hazard["scope"] not in ("firm", "zone")
        tally.check("shared", all(p["shared"] == (hazard["scope"] != "firm") for p in ours), evidence)
        tally.check("excused", all(p["excused"] == wide for p in ours), evidence)
        for phase, (width, number, again) in zip(ours, theirs):
            tally.check("phases are numbered", (phase["width"], phase["phase"]) == (width, number), evidence)
            for firm, row in again.items():
                for s, hours in row.items():
                    product = phase["hoursPerYear"] * model_page.down_of(phase, firm)[s]
                    tally.close("hours by phase and strategy", product, hours, max(row.values()), 1e-8, evidence)
    rest = [p for p in document["model"]["phases"] if p["hazard"] not in world["hazards"]]
    for firm, row in phases_page.overlap_hours(world, widths).items():
        for s, hours in row.items():
            ours = math.fsum(p["hoursPerYear"] * model_page.down_of(p, firm)[s] for p in rest)
            tally.close("overlaps", ours, hours, max(row.values()), 1e-8, f"{market}: {firm} {s}")


def check_market(tally, market, rng):
    """All checks of one market."""
    document = markets.run_json("brief", market)
    for command in ("brief", "payoffs", "equilibria"):
        answer = document if command == "brief" else markets.run_json(command, market)
        faults = contract.faults(answer, command)
        if not tally.check("contract", not faults, f"{command} {market}: {faults}"):
            return
        for key in ("model", "equilibria", "complete", "completeBecause"):
            tally.check("commands say the same", answer.get(key) == document[key], f"{command} {market}: {key}")
    model, scale = model_page.Model(document["model"]), scale_of(document)
    check_equilibria(tally, market, document, model, scale)
    check_matrix(tally, market, document, model)
    check_page(tally, market, document, model, scale)
    if market.firms <= model_page.ENUMERATED:
        check_random_profiles(tally, market, model, rng)
        check_phases(tally, market, document)


def large_markets(rng):
    """Markets whose outcomes cannot be enumerated."""
    chosen = [markets.Market("us-east-1", n) for n in (12, 100, 1000)] + [markets.Market("netflix", 60)]
    for firms in (12, 40, 150):
        for preset in ("us-east-1", "startup"):
            sets = markets.firm_overrides(rng, markets.TYPES[preset][0]) + markets.world_overrides(rng)
            chosen.append(markets.Market(preset, firms, sets))
    linear = ["firms.ordinary.blameCurvature=1", "firms.ordinary.praise=3000", "society.exponent=1"]
    chosen.append(markets.Market("us-east-1", 1_000_000, linear))
    return chosen


def main():
    """Runs all markets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--random", type=int, default=32, help="number of random markets")
    options = parser.parse_args()
    tally, rng = markets.Tally(), random.Random(options.seed)
    every = markets.markets(options.seed, options.random, firms=(1, 2, 3, 4, 5, 8)) + large_markets(rng)
    print(f"{len(every)} markets, seed {options.seed}")
    for number, market in enumerate(every, 1):
        if sys.stderr.isatty():
            print(f"\r{number}/{len(every)}", end="", file=sys.stderr)
        try:
            check_market(tally, market, rng)
        except markets.ProgramFailed as failure:
            tally.check("the program answers", False, failure)
    return tally.report()


if __name__ == "__main__":
    sys.exit(main())

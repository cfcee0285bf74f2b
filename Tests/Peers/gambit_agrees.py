"""Does Gambit find the same equilibria in the games that `payoffs` exports?

For every market (see markets.py) it writes `payoffs --format nfg` and `--format agg`, and checks that
- Gambit opens both files, and both hold the same payoffs (at random pure profiles);
- Gambit's enumpure finds in each the pure equilibria that `equilibria --format json` lists, as sets of counts by
  type; our list must say that it is complete. A profile of ours that Gambit leaves out passes only where its regret
  is a tie of rounding size;
- the payoffs, the regret and the strictness that we print are those of the exported game;
- every mixed equilibrium has a regret below 1e-9 of the payoff scale, by contracting the exported payoffs with
  NumPy and by Gambit's own `max_regret`;
- what we say is never played goes under repeated strict dominance in the exported payoffs;
- Newton's method from random starts, on random supports of what survives, finds no type-symmetric equilibrium that
  is not on our list (a list that says it is complete);
- with two firms, Gambit's enummixed, which finds all extreme equilibria in exact arithmetic, finds no
  (type-)symmetric one beyond ours, and all of ours.

Run it by `Tests/Peers/run`, which makes the virtual environment (pygambit and NumPy, versions pinned there). The
release binary must have been built, or be named by $RESILIENCE_ECON. `--seed N`, `--random N` change the markets.
Games have at most 7 strategies and 5 firms (84,035 payoffs).
"""

import argparse
import os
import random
import sys
import tempfile

import numpy
import pygambit

import markets
import symmetric_search

TIE = 1e-9  # of the payoff scale: what a regret may be through rounding


class Exported:
    """The normal form of a market as NumPy arrays and as Gambit's games."""

    def __init__(self, market, folder):
        self.paths = {}
        for form in ("nfg", "agg"):
            self.paths[form] = os.path.join(folder, "game." + form)
            with open(self.paths[form], "w") as file:
                file.write(markets.run("payoffs", market, "--format", form))
        self.nfg = pygambit.read_nfg(self.paths["nfg"])
        self.agg = pygambit.read_agg(self.paths["agg"])
        self.payoffs = self._read_payoffs()
        self.scale = float(numpy.abs(self.payoffs).max())

    def _read_payoffs(self):
        """Payoffs by player and own strategies: in the file the first player's strategy moves fastest."""
        with open(self.paths["nfg"]) as file:
            numbers = file.read().rpartition('""')[2].split()
        sizes = [len(player.strategies) for player in self.nfg.players]
        table = numpy.array(numbers, dtype=float).reshape(-1, len(sizes))
        return numpy.stack([table[:, i].reshape(sizes, order="F") for i in range(len(sizes))])

    def values(self, profile):
        """What each player would earn with each strategy, the others playing `profile` (a list of vectors)."""
        answer = []
        for player in range(len(profile)):
            tensor = self.payoffs[player]
            for other in reversed(range(len(profile))):
                if other != player:
                    tensor = numpy.tensordot(tensor, profile[other], axes=([other], [0]))
            answer.append(tensor)
        return answer

    def regret(self, profile):
        """The largest gain of a deviation, and the payoffs."""
        values = self.values(profile)
        earned = [float(p @ v) for p, v in zip(profile, values)]
        return max(float(v.max()) - e for v, e in zip(values, earned)), earned


def pure_counts(game, firms):
    """Gambit's pure equilibria as counts by type: a set of tuples of tuples."""
    found = set()
    for equilibrium in pygambit.nash.enumpure_solve(game).equilibria:
        played = [
            [equilibrium[strategy] for strategy in player.strategies].index(1) for player in game.players
        ]
        found.add(counts_of(played, firms, len(list(game.players)[0].strategies)))
    return found


def counts_of(played, firms, size):
    """Counts by type of a profile given as strategies by player; players stand type by type."""
    rows, start = [], 0
    for firm in firms:
        own = played[start : start + firm["count"]]
        rows.append(tuple(own.count(s) for s in range(size)))
        start += firm["count"]
    return tuple(rows)


def rows_of(row, model):
    """The profile of an equilibrium as rows in the model's order."""
    return tuple(
        tuple(row["profile"][firm["type"]][s["name"]] for s in model["strategies"]) for firm in model["firms"]
    )


def players_of(row, model):
    """One probability vector for each player."""
    vectors = []
    for firm, weights in zip(model["firms"], rows_of(row, model)):
        for player in range(firm["count"]):
            vector = numpy.zeros(len(weights))
            if row["kind"] == "pure":
                strategies = [s for s, n in enumerate(weights) for _ in range(n)]
                vector[strategies[player]] = 1
            else:
                vector[:] = weights
            vectors.append(vector)
    return vectors


def check_pure(tally, market, ours, exported):
    """Pure equilibria as sets."""
    model = ours["model"]
    mine = {rows_of(row, model): row for row in ours["equilibria"] if row["kind"] == "pure"}
    tally.check("complete is true", ours["complete"] is True, f"{market}: {ours['completeBecause']}")
    for form in ("nfg", "agg"):
        theirs = pure_counts(getattr(exported, form), model["firms"])
        tally.check(f"pure, {form}: none missing", theirs <= set(mine), f"{market}: {theirs - set(mine)}")
        extra = {rows: exported.regret(players_of(mine[rows], model))[0] for rows in set(mine) - theirs}
        false = {rows: regret for rows, regret in extra.items() if regret > TIE * exported.scale}
        tally.check(f"pure, {form}: none but ties beyond", not false, f"{market}: {false}")


def check_certificates(tally, market, ours, exported):
    """Payoffs, regret and strictness of every equilibrium against the exported game."""
    model = ours["model"]
    for row in ours["equilibria"]:
        profile = players_of(row, model)
        regret, earned = exported.regret(profile)
        evidence = f"{market}: {row['kind']} {row['profile']}"
        off = regret / exported.scale
        tally.check(f"regret of {row['kind']}, NumPy", off < TIE, f"{evidence}: {regret}", off)
        tally.close("printed regret", row["regret"], max(0, regret), exported.scale, TIE, evidence)
        start = 0
        for firm in model["firms"]:
            mean = sum(earned[start : start + firm["count"]]) / firm["count"]
            tally.close("printed payoff", row["payoff"][firm["type"]], mean, exported.scale, TIE, evidence)
            start += firm["count"]
        if row["kind"] == "pure":
            check_strict(tally, row, profile, exported, evidence)
        else:
            off = gambit_regret(exported.nfg, profile) / exported.scale
            tally.check("regret of mixed, Gambit", off < TIE, f"{evidence}: {off}", off)


def check_strict(tally, row, profile, exported, evidence):
    """A pure equilibrium is strict where the second-best strategy of everybody loses."""
    margins = []
    for own, values in zip(profile, exported.values(profile)):
        played = int(own.argmax())
        margins.append(values[played] - numpy.delete(values, played).max())
    margin = min(margins) / exported.scale
    tally.check("strict", row["strict"] == (margin > 0) or abs(margin) < TIE, f"{evidence}: margin {margin}")


def gambit_regret(game, profile):
    """The largest regret by Gambit."""
    mixed = game.mixed_strategy_profile([list(map(float, vector)) for vector in profile], rational=False)
    return float(mixed.max_regret())


def check_search(tally, market, ours, exported, rng):
    """Dominance, and what Newton's method finds."""
    model = ours["model"]
    names = [s["name"] for s in model["strategies"]]
    search = symmetric_search.Search(exported.payoffs, [firm["count"] for firm in model["firms"]])
    left = search.undominated()
    for row in ours["neverPlayed"]:
        kind = [firm["type"] for firm in model["firms"]].index(row["type"])
        tally.check("never played is dominated", names.index(row["strategy"]) not in left[kind], f"{market}: {row}")
    known = [rows_of(row, model) for row in ours["equilibria"]]
    known = [[numpy.array(r) / max(sum(r), 1e-300) for r in rows] for rows in known]
    new, seen = [], 0
    for found in search.equilibria(left, rng, starts=24, tie=TIE * exported.scale):
        seen += 1
        if not any(max(abs(f - k).max() for f, k in zip(found, rows)) < 1e-6 for rows in known):
            new.append([f.tolist() for f in found])
    tally.check("Newton finds nothing new", not new, f"{market}: {new}")
    tally.count("(equilibria that Newton hit)", seen)


def check_two_firms(tally, market, ours, exported):
    """All symmetric equilibria of a bimatrix game, by enummixed in exact arithmetic."""
    model = ours["model"]
    players = list(exported.nfg.players)
    theirs = []
    for found in pygambit.nash.enummixed_solve(exported.nfg, rational=True).equilibria:
        vectors = [numpy.array([float(found[s]) for s in player.strategies]) for player in players]
        if len(model["firms"]) == 2 or numpy.abs(vectors[0] - vectors[1]).max() < 1e-12:
            theirs.append(numpy.concatenate(vectors))
    mine = [players_of(row, model) for row in ours["equilibria"]]
    mine = [p for p in mine if len(model["firms"]) == 2 or (p[0] == p[1]).all()]
    mine = [numpy.concatenate(p) for p in mine]

    def missing(these, those):
        return [p for p in these if not any(numpy.abs(p - q).max() < 1e-8 for q in those)]

    lost, extra = missing(theirs, mine), missing(mine, theirs)
    tally.check("two firms: enummixed finds no more", not lost, f"{market}: {[p.tolist() for p in lost]}")
    tally.check("two firms: enummixed finds all of ours", not extra, f"{market}: {[p.tolist() for p in extra]}")


def check_same_game(tally, market, exported, rng):
    """Payoffs of random pure profiles in both files."""
    nfg, agg = list(exported.nfg.players), list(exported.agg.players)
    for _ in range(5):
        played = [rng.randrange(len(player.strategies)) for player in nfg]
        wanted = [float(exported.payoffs[(i, *played)]) for i in range(len(played))]
        for form, game, players in (("nfg", exported.nfg, nfg), ("agg", exported.agg, agg)):
            pure = game.mixed_strategy_profile(
                [[float(s == own) for s in range(len(p.strategies))] for own, p in zip(played, players)],
                rational=False)
            for player, payoff in zip(players, wanted):
                tally.close(f"payoffs that Gambit reads, {form}", float(pure.payoff(player)), payoff,
                            exported.scale, 1e-12, f"{market}: {played}")


def check_market(tally, market, rng):
    """All checks of one market."""
    with tempfile.TemporaryDirectory() as folder:
        exported = Exported(market, folder)
        ours = markets.run_json("equilibria", market)
        check_same_game(tally, market, exported, rng)
        check_pure(tally, market, ours, exported)
        check_certificates(tally, market, ours, exported)
        check_search(tally, market, ours, exported, rng)
        if market.firms == 2 and sum(firm["count"] for firm in ours["model"]["firms"]) == 2:
            check_two_firms(tally, market, ours, exported)


def main():
    """Runs all markets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", type=int, default=32, help="number of random markets")
    options = parser.parse_args()
    tally, rng = markets.Tally(), random.Random(options.seed)
    every = markets.markets(options.seed, options.random)
    print(f"{len(every)} markets, seed {options.seed}, pygambit {pygambit.__version__}")
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

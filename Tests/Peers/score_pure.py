"""Start-up, and all pure equilibria of symmetric games."""
import os
import sys

from score_files import agg, lrs, nfg, seeded, symmetric, symmetric_table
from stopwatch import HERE, OURS, Contest, inside

PEER = [sys.executable, os.path.join(HERE, "peer_solve.py")]


def start_up(turns):
    shape, payoffs = [2, 2], seeded(1, [2, 2])
    path = nfg("2x2", shape, payoffs)
    peers = {
        "lrsnash": ["lrsnash", lrs("2x2", shape, payoffs)],
        "pygambit": PEER + ["pure", path],
        "QuantEcon": PEER + ["quantecon-pure", path],
    }
    yield Contest([OURS, "solve", path], peers, turns).row("start-up: a 2x2 game", ["whole processes"])


def symmetric_pure(firms):
    def rows(turns):
        for kind in "AB":
            table = symmetric_table(kind, firms, firms, 4)
            name = "symmetric%s%d" % (kind, firms)
            path = nfg(name, [4] * firms, symmetric(table, 4))
            compact = agg(name, firms, 4, table)
            peers = {
                "Gambit .agg": inside(PEER + ["pure", compact]),
                "Gambit .nfg": inside(PEER + ["pure", path]),
                "QuantEcon": inside(PEER + ["quantecon-pure", path]),
            }
            contest = Contest([OURS, "solve", path, "--concept", "pure", "--json"], peers, turns)
            counts = {name: int(contest.outputs[name].split()[1]) for name in peers if name in contest.outputs}
            counts["here"] = contest.outputs.get("here", "").count('"kind"')
            yield contest.row(
                "all pure, symmetric, %d firms x 4 (%s)" % (firms, kind),
                ["here whole process from .nfg, others in process", agreed(counts)])

    return rows


def agreed(counts):
    """Whether all who answered found the same number."""
    if len(set(counts.values())) == 1:
        return "all found %d" % next(iter(counts.values()))
    return "found: " + ", ".join("%s %d" % pair for pair in counts.items())


ROWS = {"start-up": start_up, "pure-5x4": symmetric_pure(5), "pure-8x4": symmetric_pure(8)}

"""Relatives of equilibrium in a symmetric game of five firms and four strategies."""
import json
import os
import sys

from score_files import nfg, symmetric, symmetric_table
from score_pure import PEER
from stopwatch import HERE, OURS, Contest, inside

# The best lottery of this seed is no pure equilibrium.
KIND, SEED, FIRMS, SIZE = "B", 6, 5, 4
COUNTS = [sys.executable, os.path.join(HERE, "peer_counts.py")]
GAME = [KIND, str(SEED), str(FIRMS), str(SIZE)]


def game():
    return nfg("relatives", [SIZE] * FIRMS, symmetric(symmetric_table(KIND, SEED, FIRMS, SIZE), SIZE))


def logit(turns):
    path = game()
    peers = {"Gambit": inside(PEER + ["logit-branch", path])}
    yield Contest([OURS, "solve", path, "--concept", "logit"], peers, turns).row(
        "logit path, 5 firms x 4", ["here whole process, the other in process"])


def correlated(turns):
    path = game()
    peers = {"HiGHS by counts": inside(COUNTS + ["highs"] + GAME)}
    contest = Contest([OURS, "solve", path, "--concept", "correlated", "--json"], peers, turns)
    remarks = ["here whole process with the worst as well and coarse ones, the other in process"]
    welfare = contest.outputs.get("HiGHS by counts", "- nothing").split()[1]
    remarks.append("HiGHS says %s, here %s" % (welfare, best_welfare(contest.outputs.get("here"))))
    yield contest.row("correlated, best welfare, 5 firms x 4", remarks)


def best_welfare(text):
    """What all players together get in the best correlated equilibrium."""
    if not text:
        return "nothing"
    best = [x["value"] for x in json.loads(text)["lotteries"] if (x["concept"], x["aim"]) == ("correlated", "best")]
    return "%.6f" % best[0] if best else "no best lottery"


def ranking(turns):
    path = game()
    peers = {"OpenSpiel alpha-rank": inside(COUNTS + ["alpharank"] + GAME)}
    yield Contest([OURS, "solve", path, "--concept", "evolutionary"], peers, turns).row(
        "dynamics ranking, 5 firms x 4", ["here whole process, the other in process"])


ROWS = {"logit-5x4": logit, "correlated-5x4": correlated, "ranking-5x4": ranking}

"""Mixed equilibria: all symmetric ones, all extreme ones of two players, one or all of more players."""
import json

from score_files import lrs, nfg, seeded, symmetric, symmetric_table, without_pure
from score_pure import PEER
from stopwatch import LIMIT, OURS, Contest, inside, run, shown


def symmetric_mixed(turns):
    for kind, seed in (("A", 5), ("B", 5), ("B", 6)):
        path = nfg("mixed%s%d" % (kind, seed), [4] * 5, symmetric(symmetric_table(kind, seed, 5, 4), 4))
        peers = {"Gambit logit (one only)": inside(PEER + ["logit", path])}
        if (kind, seed) == ("A", 5):
            peers["Gambit enumpoly (all)"] = inside(PEER + ["enumpoly", path])
        contest = Contest([OURS, "solve", path, "--concept", "symmetric", "--json"], peers, turns)
        yield contest.row(
            "all symmetric, 5 firms x 4 (%s, seed %d)" % (kind, seed), [proof(contest), "no peer has these in one call"])


def bimatrix(size):
    def rows(turns):
        shape, payoffs = [size, size], seeded(size, [size, size])
        path, other = nfg("bimatrix%d" % size, shape, payoffs), lrs("bimatrix%d" % size, shape, payoffs)
        exact = {"lrsnash": ["lrsnash", other]}
        if size <= 12:
            exact["Gambit rational"] = inside(PEER + ["enummixed", path])
        exact["Gambit lcp"] = inside(PEER + ["lcp", path])
        floating = {
            "QuantEcon vertex": inside(PEER + ["quantecon-vertex", path]),
            "Gambit floating": inside(PEER + ["enummixed-float", path]),
        }
        contest = Contest([OURS, "solve", path, "--json"], exact | floating, turns)
        counts = {name: found(contest, name) for name in exact | floating if name in contest.outputs}
        work = "all extreme, bimatrix %dx%d" % (size, size)
        # Gambit's lcp does not say that it gives all; it is no rival where it gives less.
        names = [n for n in exact if n == "lrsnash" or counts.get(n, 0) >= ours(contest)]
        remarks = [proof(contest)] + ["%s found %d" % (n, c) for n, c in counts.items() if c != ours(contest) and c]
        yield contest.row(work + ", exact", remarks, names)
        yield contest.row(work + ", others floating", ["here exact, whole process; others in process"], list(floating))

    return rows


def one(shape):
    def rows(turns):
        label = "x".join(map(str, shape))
        seed = without_pure(shape)
        path = nfg("one" + label, shape, seeded(seed, shape))
        methods = ["enumpoly-one", "ipa", "logit", "gnm", "simpdiv", "liap"]
        peers = {"Gambit " + m.replace("-one", ""): inside(PEER + [m, path]) for m in methods}
        contest = Contest([OURS, "solve", path, "--concept", "one"], peers, turns)
        yield contest.row(
            "one mixed, %s (seed %d, none pure)" % (label, seed), ["here whole process with its regret, others in process"])

    return rows


def all_general(shape):
    def rows(turns):
        label = "x".join(map(str, shape))
        path = nfg("all" + label, shape, seeded(7, shape))
        peers = {"Gambit enumpoly": inside(PEER + ["enumpoly", path])}
        contest = Contest([OURS, "solve", path, "--json", "--cells", "1000000000"], peers, min(turns, 3))
        remarks = [proof(contest)]
        if "here" not in contest.outputs:
            ms, text = run([OURS, "solve", path, "--json"])
            remarks = ["not within %d s; with the usual bound on work %s in %s" % (LIMIT, said(text, ms), shown(ms))]
        if "Gambit enumpoly" in contest.outputs:
            remarks.append("Gambit found %d" % found(contest, "Gambit enumpoly"))
        yield contest.row("all, " + label, remarks)

    return rows


# Reading answers


def found(contest, name):
    """How many a peer found; lrsnash prints a block for each extreme equilibrium of the second player."""
    words = contest.outputs[name].split()
    return int(words[1]) if name != "lrsnash" and len(words) > 1 and words[1].isdigit() else 0


def ours(contest):
    return contest.outputs.get("here", "").count('"kind"')


def said(text, ms=0.0):
    if ms is None:
        return text
    answer = json.loads(text)
    return "%d found, %s" % (len(answer["equilibria"]), "proved to be all" if answer["complete"] else "not proved to be all")


def proof(contest):
    return "here " + said(contest.outputs["here"]) if "here" in contest.outputs else "here no answer"


ROWS = {"symmetric-5x4": symmetric_mixed}
ROWS |= {"bimatrix-%d" % size: bimatrix(size) for size in (10, 12, 15)}
ROWS |= {"one-5x5x5": one([5] * 3), "one-4^4": one([4] * 4), "one-4^5": one([4] * 5)}
ROWS |= {"all-3x3x3": all_general([3] * 3), "all-4x4x4": all_general([4] * 3), "all-5x5x5": all_general([5] * 3)}

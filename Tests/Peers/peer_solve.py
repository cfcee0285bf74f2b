"""One peer on one game: prints milliseconds in process and the number of equilibria that it gave.

peer_solve.py METHOD GAME.nfg|GAME.agg
"""
import sys
import time


def main():
    method, path = sys.argv[1:3]
    if method.startswith("quantecon"):
        elapsed, count = quantecon(method, path)
    else:
        import pygambit

        game = (pygambit.read_agg if path.endswith(".agg") else pygambit.read_nfg)(path)
        start = time.perf_counter()
        found = SOLVERS[method](pygambit, game)
        elapsed, count = time.perf_counter() - start, len(getattr(found, "equilibria", found))
    print("%.3f %d" % (1e3 * elapsed, count))
    if not count:
        sys.exit("it found none")


def quantecon(method, path):
    import numpy
    from quantecon.game_theory import NormalFormGame, Player, pure_nash_brute, vertex_enumeration

    shape, payoffs = read(path)
    axes = range(len(shape))
    tables = [numpy.array(payoffs[p :: len(shape)], dtype=float).reshape(shape, order="F") for p in axes]
    game = NormalFormGame(
        [Player(numpy.moveaxis(t, axes, [(a - p) % len(shape) for a in axes]).copy()) for p, t in enumerate(tables)]
    )
    work = {"quantecon-vertex": vertex_enumeration, "quantecon-pure": pure_nash_brute}[method]
    work(game)  # compiled at the first call
    start = time.perf_counter()
    found = work(game)
    return time.perf_counter() - start, len(found)


def read(path):
    """Shape and payoffs of a file of ours: names without quotes inside."""
    import re

    text = open(path).read()
    body = text[text.rindex('""') + 2 :]
    shape = [len(re.findall(r'"[^"]*"', group)) for group in re.findall(r"\{ ((?:\"[^\"]*\" )+)\}", text)][1:]
    return shape, [int(word) for word in body.split()]


SOLVERS = {
    "pure": lambda g, game: g.nash.enumpure_solve(game),
    "enummixed": lambda g, game: g.nash.enummixed_solve(game, rational=True),
    "enummixed-float": lambda g, game: g.nash.enummixed_solve(game, rational=False),
    "lcp": lambda g, game: g.nash.lcp_solve(game, rational=True),
    "enumpoly": lambda g, game: g.nash.enumpoly_solve(game),
    "enumpoly-one": lambda g, game: g.nash.enumpoly_solve(game, stop_after=1),
    "logit": lambda g, game: g.nash.logit_solve(game),
    "logit-branch": lambda g, game: g.qre.logit_solve_branch(game),
    "gnm": lambda g, game: g.nash.gnm_solve(game),
    "ipa": lambda g, game: g.nash.ipa_solve(game),
    "simpdiv": lambda g, game: g.nash.simpdiv_solve(game.mixed_strategy_profile(rational=True)),
    "liap": lambda g, game: g.nash.liap_solve(game.mixed_strategy_profile()),
}

if __name__ == "__main__":
    main()

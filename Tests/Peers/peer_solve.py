"""One peer on one game: prints milliseconds in process and the number of equilibria it gave.

peer_solve.py METHOD GAME.nfg
"""
import sys
import time


def main():
    method, path = sys.argv[1:3]
    if method.startswith("quantecon"):
        import numpy
        from quantecon.game_theory import NormalFormGame, Player, pure_nash_brute, vertex_enumeration

        shape, payoffs = read(path)
        tables = [numpy.array(payoffs[p :: len(shape)], dtype=float).reshape(shape, order="F") for p in range(len(shape))]
        game = NormalFormGame(
            [Player(numpy.moveaxis(t, range(len(shape)), [(a - p) % len(shape) for a in range(len(shape))]).copy())
             for p, t in enumerate(tables)]
        )
        work = {"quantecon-vertex": vertex_enumeration, "quantecon-pure": pure_nash_brute}[method]
        work(game)  # compiled at the first call
        start = time.perf_counter()
        found = work(game)
    else:
        import pygambit

        game = pygambit.read_nfg(path)
        start = time.perf_counter()
        found = SOLVERS[method](pygambit, game)
        found = found.equilibria
    print("%.3f %d" % (1e3 * (time.perf_counter() - start), len(found)))


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
    "enumpoly": lambda g, game: g.nash.enumpoly_solve(game),
    "enumpoly-one": lambda g, game: g.nash.enumpoly_solve(game, stop_after=1),
    "logit": lambda g, game: g.nash.logit_solve(game),
    "gnm": lambda g, game: g.nash.gnm_solve(game),
    "ipa": lambda g, game: g.nash.ipa_solve(game),
}

main()

"""Compares the game of a certificate with a game file, payoff by payoff, for check_certificate.py --game."""
import re
from fractions import Fraction
from itertools import product
from math import prod


class Different(LookupError):
    pass


def need(holds, why):
    if not holds:
        raise Different(why)


def read(holds, why):
    if not holds:
        raise ValueError(why)


TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|([{}])|([^\s{}",]+)')


def game_file(text):
    """Numbers of strategies and payoffs of a .nfg file: payoffs[profile][player], the first player's strategy fastest."""
    tokens = [("text", m[1]) if m[1] is not None else (m[2] or "word", m[3]) for m in TOKEN.finditer(text.lstrip("\ufeff"))]
    read([word for _, word in tokens[:2]] == ["NFG", "1"], "no .nfg file")
    place = 4

    def group():
        """What is in braces, groups within as lists."""
        nonlocal place
        read(tokens[place][0] == "{", "a brace was expected")
        place, items = place + 1, []
        while tokens[place][0] != "}":
            if tokens[place][0] == "{":
                items.append(group())
            else:
                items.append(tokens[place])
                place += 1
        place += 1
        return items

    def number(token):
        read(token[0] == "word" and re.fullmatch(r"[-+]?[0-9]*\.?[0-9]*(/[0-9]+)?([eE][-+]?[0-9]{1,4})?", token[1]), "a number was expected")
        return Fraction(token[1])

    players = len(group())
    sizes = [len(s) if isinstance(s, list) else int(s[1]) for s in group()]
    if place < len(tokens) and tokens[place][0] == "text":
        place += 1
    if tokens[place][0] == "{":
        outcomes = [[Fraction(0)] * players] + [[number(x) for x in outcome[1:]] for outcome in group()]
        return sizes, [outcomes[int(word)] for _, word in tokens[place:]]
    numbers = [number(token) for token in tokens[place:]]
    return sizes, [numbers[i:i + players] for i in range(0, len(numbers), players)]


def same_game(game, members, text, exactly):
    """The file's game is the certificate's: for all profiles and players.

    Players of a type mix alike and need not be the same in units: each one's differences are compared, which must be
    one positive multiple of the type's. Sums of payoffs, in correlated equilibria, need the payoffs themselves.
    """
    try:
        sizes, payoffs = game_file(text)
    except (IndexError, TypeError) as error:
        raise ValueError("it breaks off") from error
    members = members or [[i] for i in range(len(game.n))]
    type_of = {player: t for t, players in enumerate(members) for player in players}
    need(sorted(type_of) == list(range(len(sizes))) and [len(m) for m in members] == game.n, "another number of players")
    need(all(sizes[i] == game.m[t] for i, t in type_of.items()) and len(payoffs) == prod(sizes), "other strategies")
    scale = {}
    strides = [prod(sizes[:i]) for i in range(len(sizes))]
    for number, choices in enumerate(product(*map(range, reversed(sizes)))):
        choices = choices[::-1]
        counts = tuple(tuple(sum(choices[i] == s for i in players) for s in range(game.m[t])) for t, players in enumerate(members))
        for i, a in enumerate(choices):
            t = type_of[i]
            stated, where = [x * game.unit[t] for x in game.payoffs(t, counts, a)], [a + 1 for a in choices]
            if exactly or len(members[t]) == 1:
                need(payoffs[number][i] == stated[a], f"player {i + 1} in profile {where} earns {payoffs[number][i]}, "
                     f"in the certificate {stated[a]}")
            else:
                first = number - a * strides[i]
                one, two = payoffs[number][i] - payoffs[first][i], stated[a] - stated[0]
                need((one == 0) == (two == 0) and (one == 0 or one / two == scale.setdefault(i, one / two) > 0),
                     f"player {i + 1} in profile {where} gains {one} over strategy 1, in the certificate {two}")

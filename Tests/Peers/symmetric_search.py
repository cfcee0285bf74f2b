"""A search for type-symmetric equilibria that knows nothing of ours: dominance, then Newton's method. NumPy only.

Newton's method finds what it happens to come near, so it can refute a list that says it is complete, not prove it.
"""

import numpy


class Search:
    """A normal form whose players stand type by type."""

    def __init__(self, payoffs, counts):
        self.counts = counts
        self.first = [sum(counts[:t]) for t in range(len(counts))]
        self.kind_of = [t for t, count in enumerate(counts) for _ in range(count)]
        # One player stands for its type; its own axis first.
        self.tensors = [numpy.moveaxis(payoffs[i], i, 0) for i in self.first]
        self.others = [self.kind_of[:i] + self.kind_of[i + 1 :] for i in self.first]
        self.size = payoffs.shape[1]

    def values(self, profile):
        """By type, what one firm would earn with each strategy, all others playing `profile`."""
        answer = []
        for tensor, others in zip(self.tensors, self.others):
            for kind in reversed(others):
                tensor = tensor @ profile[kind]
            answer.append(tensor)
        return answer

    def undominated(self):
        """By type, the strategies that survive repeated strict dominance by pure strategies."""
        left, changed = [list(range(self.size)) for _ in self.counts], True
        while changed:
            changed = False
            for kind, (tensor, others) in enumerate(zip(self.tensors, self.others)):
                rest = tensor[numpy.ix_(range(self.size), *[left[other] for other in others])]
                rest = rest.reshape(self.size, -1)
                keep = [s for s in left[kind] if not any((rest[b] > rest[s]).all() for b in left[kind])]
                changed, left[kind] = changed or keep != left[kind], keep
        return left

    def equilibria(self, left, rng, starts, tie):
        """What Newton's method finds from random starts on random supports, as lists of vectors by type."""
        for _ in range(starts):
            supports = [sorted(rng.sample(row, rng.randint(1, min(3, len(row))))) for row in left]
            found = self._newton(supports, rng, tie)
            if found is not None:
                yield found

    def _profile(self, supports, unknowns):
        """Probabilities of all but the last strategy of each support are unknown."""
        profile, start = [], 0
        for support in supports:
            row, free = numpy.zeros(self.size), len(support) - 1
            row[support[:-1]] = unknowns[start : start + free]
            row[support[-1]] = 1 - row.sum()
            profile.append(row)
            start += free
        return profile

    def _gaps(self, supports, unknowns):
        values = self.values(self._profile(supports, unknowns))
        return numpy.concatenate([v[s[:-1]] - v[s[-1]] for v, s in zip(values, supports)])

    def _newton(self, supports, rng, tie):
        weights = [[rng.expovariate(1) for _ in support] for support in supports]
        x = numpy.array([w / sum(row) for row in weights for w in row[:-1]])
        for _ in range(40):
            if len(x) == 0:
                break
            gaps = self._gaps(supports, x)
            slopes = [(self._gaps(supports, x + step) - gaps) / 1e-7 for step in 1e-7 * numpy.eye(len(x))]
            try:
                move = numpy.linalg.solve(numpy.array(slopes).T, gaps)
            except numpy.linalg.LinAlgError:
                return None
            x = x - move
            if not numpy.isfinite(x).all() or abs(x).max() > 1e3:
                return None
            if abs(move).max() < 1e-13:
                break
        profile = self._profile(supports, x)
        if any(row.min() < 0 for row in profile):
            return None
        gain = max(v.max() - v @ p for v, p in zip(self.values(profile), profile))
        return profile if gain <= tie else None

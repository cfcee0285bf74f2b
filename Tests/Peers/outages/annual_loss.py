"""Annual loss with NumPy: simulation, riskquant's way (every year again for each percentile), and the exact curve by
FFT. N ~ Poisson(0.5), D ~ lognormal(median 4 h, sigma 1)."""
import sys
import time

import numpy as np

years = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
levels = [90, 95, 99, 99.5, 99.9]

start = time.perf_counter()
random = np.random.default_rng(1)
counts = random.poisson(0.5, years)
losses = random.lognormal(np.log(4), 1, counts.sum())
ends = np.cumsum(counts)
sums = np.concatenate([[0], np.cumsum(losses)])
total = sums[ends] - sums[ends - counts]
quantiles = np.percentile(total, levels)
print("mean %.4f" % total.mean(), quantiles.round(2))
print("NumPy %.1f M years/s" % (years / (time.perf_counter() - start) / 1e6))

start = time.perf_counter()
few = 20_000
for _ in levels:
    c = random.poisson(0.5, few)
    np.percentile([random.lognormal(np.log(4), 1, n).sum() for n in c], 99)
rate = few * len(levels) / (time.perf_counter() - start) / 1e6
print("one year after the other, again for each percentile: %.2f M years/s" % rate)

start = time.perf_counter()
n, h = 65_536, 0.01
from math import erf
edges = (np.arange(n + 1) - 0.5) * h
with np.errstate(divide="ignore"):
    z = (np.log(np.maximum(edges, 1e-300) / 4)) / np.sqrt(2)
cdf = 0.5 * (1 + np.vectorize(erf)(z))
f = np.fft.rfft(np.diff(cdf))
g = np.fft.irfft(np.exp(0.5 * (f - 1)), n)
cumulative = np.cumsum(g)
print("exact", [round(h * int(np.searchsorted(cumulative, p / 100)), 2) for p in levels])
print("NumPy FFT %.1f ms in process" % (1e3 * (time.perf_counter() - start)))

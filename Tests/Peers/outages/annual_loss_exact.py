"""The exact curve of annual loss by FFT: N ~ Poisson(0.5), D ~ lognormal (median 4 h, sigma 1), 65,536 bins of 0.01 h.

annual_loss_exact.py numpy|aggregate prints milliseconds in process and the 99th percentile (35.01).
"""
import sys
import time


def by_numpy():
    import numpy as np
    from scipy.special import ndtr

    start = time.perf_counter()
    n, h = 65_536, 0.01
    edges = (np.arange(n + 1) - 0.5) * h
    cdf = ndtr(np.log(np.maximum(edges, 1e-300) / 4))
    mass = np.fft.irfft(np.exp(0.5 * (np.fft.rfft(np.diff(cdf)) - 1)), n)
    quantiles = [h * int(np.searchsorted(np.cumsum(mass), p)) for p in (0.9, 0.95, 0.99, 0.995, 0.999)]
    return time.perf_counter() - start, quantiles[2]


def by_aggregate():
    from aggregate import build

    start = time.perf_counter()
    year = build("agg Year 0.5 claims sev exp(ln4) * lognorm 1 poisson".replace("exp(ln4)", "4"), log2=16, bs=0.01)
    value = float(year.q(0.99))
    return time.perf_counter() - start, value


elapsed, p99 = {"numpy": by_numpy, "aggregate": by_aggregate}[sys.argv[1]]()
print("%.3f %.2f" % (1e3 * elapsed, p99))

"""Annual loss: N ~ Poisson(0.5), D ~ lognormal (median 4 h, sigma 1), beside NumPy and hand-written C++."""
import os
import subprocess
import sys

from stopwatch import FOLDER, HERE, OURS, benchmark, number, run, shown, times

YEARS = 10_000_000
MODEL = [OURS, "outages", "--hazard", "us-east-1", "--format", "csv", "--set", "hazards.us-east-1.rate=0.5",
         "--set", "hazards.us-east-1.duration.mu=1.3862943611198906", "--set", "hazards.us-east-1.duration.sigma=1"]
LOSS = [sys.executable, os.path.join(HERE, "outages", "annual_loss.py"), str(YEARS)]


def simulated(turns):
    binary = os.path.join(FOLDER, "annual_loss")
    source = os.path.join(HERE, "outages", "annual_loss.cpp")
    subprocess.run([os.environ.get("CXX", "c++"), "-O3", "-march=native", "-o", binary, source], check=True)
    seen = []
    for _ in range(max(1, min(turns, 3))):
        exact, one, two = (
            run(MODEL + words)[0]
            for words in (["--years", "0"],) + tuple(["--years", str(YEARS), "--jobs", jobs] for jobs in "12")
        )
        cpp = number(r"C\+\+ ([\d.]+) M", run([binary, str(YEARS)])[1])
        seen.append((YEARS / 1e3 / (one - exact), YEARS / 1e3 / (two - exact), cpp))
    one, two, cpp = sorted(seen, key=lambda s: s[0] / s[2])[len(seen) // 2]
    text = run(LOSS)[1]
    numpy = number(r"NumPy ([\d.]+) M", text)
    slow = number(r"percentile: ([\d.]+) M", text)
    yield ["annual loss by simulation, 10^7 years, all quantiles", "%.0f M years/s" % one, "C++ %.0f M years/s" % cpp,
           times(one / cpp), "NumPy %.0f M; riskquant's way %.2f M (riskquant itself: no longer installs); two threads "
           "here %.0f M, the same bytes" % (numpy, slow, two)]


def exactly(turns):
    # In process against in process, in turns: the least of each, since what else runs only adds.
    least = {}
    for _ in range(max(3, turns)):
        speed = benchmark("outages.exact")
        if speed:
            least["here"] = min(least.get("here", 1e9), 1e3 / speed)
        for peer in ("numpy", "aggregate"):
            ms, text = run([sys.executable, os.path.join(HERE, "outages", "annual_loss_exact.py"), peer])
            if ms is not None:
                least[peer] = min(least.get(peer, 1e9), float(text.split()[0]))
    whole = min(run(MODEL + ["--years", "0"])[0] for _ in range(max(3, turns)))
    if "here" in least and "numpy" in least:
        yield ["annual loss exactly, 65,536 bins, in process", shown(least["here"]), "NumPy " + shown(least["numpy"]),
               times(least["numpy"] / least["here"]), "here with bounds on both sides; aggregate %s; the whole command "
               "here %s" % (shown(least.get("aggregate")), shown(whole))]


ROWS = {"annual-simulated": simulated, "annual-exact": exactly}

"""Annual loss: N ~ Poisson(0.5), D ~ lognormal (median 4 h, sigma 1), beside NumPy and hand-written C++."""
import os
import subprocess
import sys

from stopwatch import FOLDER, HERE, OURS, number, pairs, row, run, shown, times

YEARS = 10_000_000
MODEL = ["outages", "--hazard", "us-east-1", "--format", "csv", "--set", "hazards.us-east-1.rate=0.5",
         "--set", "hazards.us-east-1.duration.mu=1.3862943611198906", "--set", "hazards.us-east-1.duration.sigma=1"]


def rows(count):
    binary = os.path.join(FOLDER, "annual_loss")
    source = os.path.join(HERE, "outages", "annual_loss.cpp")
    subprocess.run([os.environ.get("CXX", "c++"), "-O3", "-march=native", "-o", binary, source], check=True)
    medians, outputs = pairs(
        {
            "exact": [OURS] + MODEL + ["--years", "0"],
            "one": [OURS] + MODEL + ["--years", str(YEARS), "--jobs", "1"],
            "two": [OURS] + MODEL + ["--years", str(YEARS), "--jobs", "2"],
            "C++": [binary, str(YEARS)],
            "NumPy": [sys.executable, os.path.join(HERE, "outages", "annual_loss.py"), str(YEARS)],
        },
        min(count, 3),
    )
    cpp = number(r"C\+\+ ([\d.]+) M", outputs["C++"])
    numpy = number(r"NumPy ([\d.]+) M", outputs["NumPy"])
    fft = number(r"FFT ([\d.]+) ms", outputs["NumPy"])
    slow = number(r"percentile: ([\d.]+) M", outputs["NumPy"])
    speed = {jobs: YEARS / 1e3 / (medians[jobs] - medians["exact"]) for jobs in ("one", "two")}
    yield ["annual loss by simulation, 10^7 years, all quantiles", "%.0f M years/s" % speed["one"],
           "C++ %.0f M years/s" % cpp, times(speed["one"] / cpp),
           "NumPy %.0f M; riskquant's way %.2f M; two threads here %.0f M, the same bytes" % (
               numpy, slow, speed["two"])]
    yield row("annual loss exactly, 65,536 bins", medians["exact"], fft,
              "here the whole command with bounds; NumPy in process without its import", "NumPy")

"""The retry storm and M/M/1 beside SimPy and a C++ heap; the race beside Spin."""
import os
import re
import statistics
import subprocess
import sys

from stopwatch import FOLDER, HERE, benchmark, number, run, shown, times


def queue(name, work, ours_name):
    """Events per second: ours and both peers in turns, medians."""

    def rows(turns):
        binary = os.path.join(FOLDER, name)
        source = os.path.join(HERE, "incident", name + ".cpp")
        subprocess.run([os.environ.get("CXX", "c++"), "-O2", "-std=c++17", source, "-o", binary], check=True)
        speeds = {"here": [], "C++": [], "SimPy": []}
        for turn in range(max(1, min(turns, 5))):
            speeds["here"].append(benchmark(ours_name) / 1e6)
            runs = [float(x) for x in re.findall(r"([\d.]+) M events/s", run([binary])[1] or "")]
            speeds["C++"].append(max(runs))
            text = run([sys.executable, os.path.join(HERE, "incident", name + "_simpy.py"), str(turn + 1)])[1]
            speeds["SimPy"].append(number(r"([\d.]+) M events/s", text) or float("nan"))
        here, cpp, simpy = (statistics.median(speeds[n]) for n in ("here", "C++", "SimPy"))
        ratio = statistics.median(a / b for a, b in zip(speeds["here"], speeds["C++"]))
        yield [work, "%.1f M events/s" % here, "C++ heap %.1f M events/s" % cpp, times(ratio),
               "SimPy %.2f M events/s: %s" % (simpy, times(here / simpy))]

    return rows


def race(_):
    ours = benchmark("incident.race")
    name = "exploring the race, 3 Enactors, 14 plans"
    here = "%.1f M states/s" % (ours / 1e6)
    if run(["spin", "-V"])[0] is None:
        yield [name, here, "none", "-", "Spin: not installed"]
        return
    model = os.path.join(HERE, "incident", "dns_race.pml")
    define = ["-DENACTORS=3", "-DPLANS=14", "-DENDPOINTS=1"]
    subprocess.run(["spin"] + define + ["-a", model], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    pan = os.path.join(FOLDER, "pan")
    compile_ms, said = run(["cc", "-w", "-O2", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=8000", "-o", pan, pan + ".c"])
    rate = number(r"rate\s+([\d.]+) states/second", run([pan, "-n", "-m1000000", "-w26"])[1])
    if compile_ms is None or not rate:
        yield [name, here, "none", "-", "Spin: no rate (%s)" % (said if compile_ms is None else "too fast or failed")]
        return
    yield [name, here, "Spin %.1f M states/s" % (rate / 1e6), times(ours / rate),
           "and %s of compiling" % shown(compile_ms)]


ROWS = {
    "retry-storm": queue("retry_storm", "retry storm, 600 s, 282,000 events", "incident.retryStorm"),
    "mm1": queue("mm1", "M/M/1, load 0.8", "incident.mm1"),
    "race": race,
}

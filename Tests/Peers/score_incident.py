"""The retry storm beside SimPy and a C++ heap; the race beside Spin."""
import os
import re
import subprocess
import sys

from stopwatch import FOLDER, HERE, benchmark, number, run, times


def rows(count):
    yield retry_storm()
    yield race()


def retry_storm():
    binary = os.path.join(FOLDER, "retry_storm")
    source = os.path.join(HERE, "incident", "retry_storm.cpp")
    subprocess.run([os.environ.get("CXX", "c++"), "-O2", "-std=c++17", source, "-o", binary], check=True)
    ours = benchmark("incident.retryStorm")
    cpp = [float(x) for x in re.findall(r"([\d.]+) M events/s", run([binary])[1] or "")]
    simpy = number(r"([\d.]+) M events/s", run([sys.executable, os.path.join(HERE, "incident", "retry_storm_simpy.py"), "1"])[1])
    best = max(cpp, default=0)
    return ["retry storm, 600 s, 282,000 events", "%.1f M events/s" % (ours / 1e6), "C++ heap %.1f M events/s" % best,
            times(ours / 1e6 / best), "SimPy %.2f M events/s: %s" % (simpy, times(ours / 1e6 / simpy))]


def race():
    ours = benchmark("incident.race")
    name = "exploring the race, 3 Enactors, 14 plans"
    here = "%.1f M states/s" % (ours / 1e6)
    model = os.path.join(HERE, "incident", "dns_race.pml")
    if run(["spin", "-V"])[0] is None:
        return [name, here, "Spin is not installed", "-", ""]
    define = ["-DENACTORS=3", "-DPLANS=14", "-DENDPOINTS=1"]
    subprocess.run(["spin"] + define + ["-a", model], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    compile_ms, _ = run(["cc", "-w", "-O2", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=8000", "-o",
                         os.path.join(FOLDER, "pan"), os.path.join(FOLDER, "pan.c")])
    _, text = run([os.path.join(FOLDER, "pan"), "-n", "-m1000000", "-w26"])
    rate = number(r"rate\s+([\d.]+) states/second", text)
    if rate is None:
        return [name, here, "Spin: no rate", "-", ""]
    return [name, here, "Spin %.1f M states/s" % (rate / 1e6), times(ours / rate),
            "and %.1f s of compiling" % (compile_ms / 1e3)]

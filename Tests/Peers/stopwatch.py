"""Whole processes timed in alternating pairs, so that both see the same machine."""
import os
import re
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RELEASE = os.path.join(ROOT, ".build", "release")
OURS = os.environ.get("RESILIENCE_ECON", os.path.join(RELEASE, "resilience-econ"))
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.environ.get("SCORE_FOLDER", "/tmp")
LIMIT = 60


def progress(text):
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K" + text)
        sys.stderr.flush()


def run(command, limit=LIMIT):
    """Milliseconds and standard output of a process; (None, reason) when it fails or takes too long."""
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, "over %d s" % limit
    except FileNotFoundError:
        return None, "not installed"
    elapsed = 1e3 * (time.perf_counter() - start)
    if done.returncode != 0:
        return None, "failed: " + (done.stderr.strip().split("\n") or [""])[-1][:60]
    return elapsed, done.stdout


def pairs(commands, count):
    """Medians in milliseconds of several commands, run in turns; the outputs of the last turn."""
    times = {name: [] for name in commands}
    outputs = {}
    for turn in range(count):
        for name, command in commands.items():
            if outputs.get(name, (0, ""))[0] is None:
                continue
            progress("%s %d/%d" % (name, turn + 1, count))
            outputs[name] = run(command)
            if outputs[name][0] is not None:
                times[name].append(outputs[name][0])
                if outputs[name][0] > 5000:  # once is enough of what takes long
                    outputs[name] = (outputs[name][0], outputs[name][1])
                    if turn == 0:
                        count = min(count, 3)
    medians = {name: statistics.median(seen) if seen else None for name, seen in times.items()}
    return medians, {name: text for name, (_, text) in outputs.items()}


def shown(ms):
    if ms is None:
        return "none"
    if ms >= 1000:
        return "%.1f s" % (ms / 1000)
    return "%.0f ms" % ms if ms >= 10 else "%.1f ms" % ms


def row(work, ours, best, remarks, name=""):
    """A row from milliseconds: the ratio says how many times faster we are."""
    ratio = "-" if ours is None or best is None else times(best / ours)
    theirs = "none within %d s" % LIMIT if best is None else "%s %s" % (name, shown(best))
    return [work, shown(ours), theirs, ratio, remarks]


def times(ratio):
    return "%.0fx" % ratio if ratio >= 10 else "%.1fx" % ratio if ratio >= 1 else "%.2fx" % ratio


def number(pattern, text):
    found = re.search(pattern, text or "")
    return float(found.group(1).replace(",", "")) if found else None


def benchmark(name):
    """Speed of one of our own benchmarks, pieces per second."""
    _, text = run([os.path.join(RELEASE, "benchmarks"), name])
    found = re.search(r"([\d.]+) ([GMk]?) ?\S+/s", text or "")
    scale = {"G": 1e9, "M": 1e6, "k": 1e3, "": 1.0}
    return float(found.group(1)) * scale[found.group(2)] if found else None

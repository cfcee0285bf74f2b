"""Whole processes timed in turns, so that all see the same machine, and rows of the table."""
import os
import re
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RELEASE = os.path.join(ROOT, ".build", "release")
OURS = os.environ.get("RESILIENCE_ECON", os.path.join(RELEASE, "resilience-econ"))
BENCHMARKS = os.environ.get("RESILIENCE_ECON_BENCHMARKS", os.path.join(RELEASE, "benchmarks"))
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.environ.get("SCORE_FOLDER", "/tmp")
LIMIT = int(os.environ.get("LIMIT", "60"))


def progress(text):
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K" + text)
        sys.stderr.flush()


def run(command, limit=None):
    """Milliseconds and standard output of a process; (None, reason) when it fails or takes too long."""
    limit = limit or LIMIT
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, "over %d s" % limit
    except FileNotFoundError:
        return None, "not installed"
    elapsed = 1e3 * (time.perf_counter() - start)
    if done.returncode != 0:
        lines = done.stderr.strip().split("\n")
        return None, "failed: " + re.sub(r"^resilience-econ: ", "", lines[-1]).replace("|", "/")[:70]
    return elapsed, done.stdout


def inside(command):
    """A peer that is a library: it prints the milliseconds of its call, without its imports."""
    return ("inside", command)


class Contest:
    """Ours and the peers, run in turns: after every run of a peer one of ours, so that there are pairs."""

    def __init__(self, ours, peers, turns):
        self.pairs = {name: [] for name in peers}
        self.failed = {}
        self.outputs = {}
        self.own = []
        self.ours_failed = None
        for turn in range(turns):
            for name, command in peers.items():
                # Once is enough of what takes long.
                if name in self.failed or (turn and max(self.pairs[name][-1]) > 5e3):
                    continue
                self._pair(name, command, ours, "%s %d/%d" % (name, turn + 1, turns))
            if not peers:
                self._own(ours)

    def _own(self, ours):
        if self.ours_failed:
            return None
        ms, text = run(ours)
        if ms is None:
            self.ours_failed = text
        else:
            self.own.append(ms)
            self.outputs["here"] = text
        return ms

    def _pair(self, name, command, ours, label):
        progress(label)
        is_inside = command[0] == "inside"
        ms, text = run(command[1] if is_inside else command)
        if ms is None:
            self.failed[name] = text
            if not self.own:
                self._own(ours)
            return
        if is_inside:
            # Some peers announce themselves first.
            text = text.strip().split("\n")[-1]
        self.outputs[name] = text
        own = self._own(ours)
        self.pairs[name].append((float(text.split()[0]) if is_inside else ms, own if own is not None else 0.0))

    @property
    def here(self):
        """Our median in milliseconds, or nothing."""
        return statistics.median(self.own) if self.own else None

    def best(self, names=None):
        """The fastest peer, its median, and the median of the ratios of pairs."""
        known = {n: p for n, p in self.pairs.items() if p and (names is None or n in names)}
        if not known:
            return None
        name = min(known, key=lambda n: statistics.median(t for t, _ in known[n]))
        ratio = statistics.median(t / o if o else 0.0 for t, o in known[name])
        return name, statistics.median(t for t, _ in known[name]), ratio

    def others(self, but=None, names=None):
        """What the remarks say of the peers that are not the best: their times, and what they could not do."""
        said = []
        for name in self.pairs:
            if name == but or (names is not None and name not in names):
                continue
            if name in self.failed:
                said.append("%s: %s" % (name, self.failed[name]))
            elif self.pairs[name]:
                said.append("%s %s" % (name, shown(statistics.median(t for t, _ in self.pairs[name]))))
        return said

    def row(self, work, remarks=(), names=None):
        """A row of the table: the ratio says how many times faster we are."""
        best = self.best(names)
        here = shown(self.here) if self.ours_failed is None else "none (%s)" % self.ours_failed
        theirs = "none" if best is None else "%s %s" % (best[0], shown(best[1]))
        ratio = "-" if best is None or self.ours_failed else times(best[2])
        said = list(remarks) + self.others(best and best[0], names)
        return [work, here, theirs, ratio, "; ".join(said)]


def shown(ms):
    if ms is None:
        return "none"
    if ms >= 1000:
        return "%.1f s" % (ms / 1000)
    return "%.0f ms" % ms if ms >= 10 else "%.1f ms" % ms


def times(ratio):
    return "%.0fx" % ratio if ratio >= 10 else "%.1fx" % ratio if ratio >= 1 else "%.2fx" % ratio


def number(pattern, text):
    found = re.search(pattern, text or "")
    return float(found.group(1).replace(",", "")) if found else None


def benchmark(name):
    """Speed of one of our own benchmarks, pieces per second."""
    _, text = run([BENCHMARKS, name])
    found = re.search(r"([\d.]+) ([GMk]?) ?\S+/s", text or "")
    scale = {"G": 1e9, "M": 1e6, "k": 1e3, "": 1.0}
    return float(found.group(1)) * scale[found.group(2)] if found else None

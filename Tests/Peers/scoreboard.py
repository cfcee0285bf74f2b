"""The table of the scoreboard; each block of rows is a file of its own."""
import argparse
import datetime
import fnmatch
import importlib.metadata
import os
import platform
import subprocess
import sys
import traceback

import score_incident
import score_mixed
import score_outages
import score_pure
import score_relatives
from stopwatch import LIMIT, ROOT, progress

ROWS = score_pure.ROWS | score_mixed.ROWS | score_relatives.ROWS | score_outages.ROWS | score_incident.ROWS
PEERS = ["pygambit", "quantecon", "numpy", "scipy", "highspy", "open_spiel", "aggregate", "simpy"]


def machine():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return "%d x %s, %s" % (os.cpu_count(), names[0] if names else platform.machine(), platform.system())


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        return (done.stdout + done.stderr).strip().split("\n")[0]
    except OSError:
        return ""


def versions():
    """Who took part, so that the table can be made again."""
    named = ["resilience-econ " + (first_line(["git", "rev-parse", "--short=12", "HEAD"]) or "of unknown commit")]
    for name in PEERS:
        try:
            named.append("%s %s" % (name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            named.append("%s: could not be installed" % name)
    for package in ("lrslib", "spin"):
        named.append("%s %s" % (package, first_line(["dpkg-query", "-W", "-f", "${Version}", package]) or "unknown"))
    named.append(first_line([os.environ.get("CXX", "c++"), "--version"]))
    return ", ".join(named)


def chosen(patterns):
    names = [n for n in ROWS if not patterns or any(fnmatch.fnmatch(n, p) for p in patterns)]
    if not names:
        sys.exit("no such row: %s; there are %s" % (" ".join(patterns), " ".join(ROWS)))
    return names


def main():
    parser = argparse.ArgumentParser(description="this program beside its peers, as a Markdown table")
    parser.add_argument("rows", nargs="*", help="rows by name, also with *; without any all: " + " ".join(ROWS))
    parser.add_argument("--pairs", type=int, default=7, help="turns, each with a run of ours and of a peer (7)")
    parser.add_argument("--output", help="file that takes the table, row by row (standard output)")
    options = parser.parse_args()
    names = chosen(options.rows)
    out = open(options.output, "w") if options.output else sys.stdout
    print("Measured on %s, %s. Medians of alternating runs and of the ratios of pairs; at most %d s for a run.\n" % (
        datetime.date.today().isoformat(), machine(), LIMIT), file=out)
    print("| work | here | best of the others | ratio | remarks |\n|---|---|---|---|---|", file=out, flush=True)
    failed = 0
    for name in names:
        try:
            for row in ROWS[name](max(1, options.pairs)):
                print("| " + " | ".join(row) + " |", file=out, flush=True)
        except Exception:
            # The other rows are worth having all the same.
            failed += 1
            traceback.print_exc()
            print("| %s | the row failed | - | - | - |" % name, file=out, flush=True)
    progress("")
    print("\n" + versions(), file=out, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The table of the scoreboard; each block of rows is a file of its own."""
import argparse
import datetime
import os
import platform
import sys

import score_games
import score_incident
import score_outages
from stopwatch import progress

BLOCKS = {"games": score_games.rows, "outages": score_outages.rows, "incident": score_incident.rows}


def machine():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return "%d x %s, %s" % (os.cpu_count(), names[0] if names else platform.machine(), platform.system())


def main():
    parser = argparse.ArgumentParser(description="this program beside its peers, as a Markdown table")
    parser.add_argument("--only", choices=sorted(BLOCKS), help="one block of rows")
    parser.add_argument("--pairs", type=int, default=7, help="alternating runs of each pair (7)")
    options = parser.parse_args()
    names = [options.only] if options.only else list(BLOCKS)
    print("Measured on %s, %s.\n" % (datetime.date.today().isoformat(), machine()))
    print("| work | here | best of the others | ratio | remarks |")
    print("|---|---|---|---|---|")
    for name in names:
        for row in BLOCKS[name](options.pairs):
            print("| " + " | ".join(row) + " |", flush=True)
    progress("")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""A sweep in shards by Dask (pip install "dask[distributed]"), and once in one piece: same bytes?

Usage: dask_sweep.py PROGRAM SHARDS [SWEEP ARGUMENTS]
"""
import hashlib, os, random, subprocess, sys, tempfile

from dask.distributed import Client, LocalCluster

GRID = ["--firms", "5", "--vary", "blameSharing=0..1:40", "--vary", "lambda=0.1..10:log:50"]


def compute(program, grid, shard, shards, folder):
    """One shard: a file in a folder that all workers see. Dask may try it again; a whole shard is skipped."""
    path = os.path.join(folder, f"shard-{shard}")
    words = ["--jobs", "1", "--shard", f"{shard}/{shards}", "--output", path, "--resume"]
    subprocess.run([program, "sweep", *grid, *words], check=True)
    return path


def main():
    program, shards = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    grid = sys.argv[3:] or GRID
    with tempfile.TemporaryDirectory() as folder:
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            with Client(cluster) as client:
                numbers = list(range(shards))
                random.shuffle(numbers)
                tasks = [client.submit(compute, program, grid, n, shards, folder, retries=3) for n in numbers]
                paths = client.gather(tasks)
        merged, whole = os.path.join(folder, "merged.csv"), os.path.join(folder, "whole.csv")
        subprocess.run([program, "merge", *paths, "--output", merged], check=True)
        subprocess.run([program, "sweep", *grid, "--output", whole], check=True)
        digests = [hashlib.sha256(open(path, "rb").read()).hexdigest() for path in (merged, whole)]
        print(f"{digests[0]}  merged\n{digests[1]}  whole")
        sys.exit(digests[0] != digests[1])


if __name__ == "__main__":
    main()

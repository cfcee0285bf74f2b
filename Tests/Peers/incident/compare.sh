#!/bin/sh
# Runs the incident's engines beside SimPy, a hand-written C++ event heap and Spin, one after the other, so that
# all see the same machine. Needs python3 with venv, c++, cc and spin (Debian: apt-get install spin).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== this package"
(cd "$here/../../.." && INCIDENT_SPEED=1 swift test -c release -Xswiftc -enable-testing \
  --scratch-path "${SCRATCH:-.build/speed}" --filter IncidentSpeed 2>/dev/null | grep -E "events|states|runs on")

echo "== SimPy"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install simpy
for seed in 1 2 3; do "$work/venv/bin/python" "$here/retry_storm_simpy.py" $seed; done

echo "== C++"
c++ -O2 -std=c++17 "$here/retry_storm.cpp" -o "$work/retry_storm"
"$work/retry_storm"

echo "== Spin (alike Enactors are not merged; it also stores the state before the processes start)"
cd "$work"
for setting in "3 3 1" "3 8 2" "3 14 1" "4 7 1" "3 6 3"; do
  set -- $setting
  spin -DENACTORS=$1 -DPLANS=$2 -DENDPOINTS=$3 -a "$here/dns_race.pml"
  cc -w -O2 -DSAFETY -DNOREDUCE -DMEMLIM=8000 -o pan pan.c
  echo "E$1 P$2 K$3"
  ./pan -n -m1000000 -w26 | grep -E "states, stored|elapsed|rate"
done

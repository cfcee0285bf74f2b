#!/bin/sh
# Annual loss beside its peers, all in one run: sh Tests/Peers/outages/compare.sh [path of resilience-econ]
# Wants a C++ compiler; NumPy where it is installed. The last line of each block is the speed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=${1:-.build/release/resilience-econ}
years=${YEARS:-10000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${CXX:-c++}" -O3 -march=native -o "$work/annual_loss" "$here/annual_loss.cpp"
"$work/annual_loss" "$years"

if python3 -c 'import numpy' 2>/dev/null; then python3 "$here/annual_loss.py" "$years"; fi

reference="outages --hazard us-east-1 --format csv --set hazards.us-east-1.rate=0.5
  --set hazards.us-east-1.duration.mu=1.3862943611198906 --set hazards.us-east-1.duration.sigma=1"
milliseconds() {
  begin=$(date +%s%N)
  "$binary" $reference "$@" >"$work/last.csv"
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}
exact=$(milliseconds --years 0)
echo "resilience-econ, exact curve, whole process: $exact ms"
for jobs in 1 2; do
  all=$(milliseconds --years "$years" --jobs "$jobs")
  cp "$work/last.csv" "$work/jobs$jobs.csv"
  echo "resilience-econ, $jobs threads: $((years / 1000 / (all - exact + 1))) M years/s" \
    "besides the exact curve"
done
cmp "$work/jobs1.csv" "$work/jobs2.csv" && echo "the same bytes for one thread and two"

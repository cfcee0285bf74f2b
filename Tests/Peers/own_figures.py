"""People's own figures against a few lines of Python: credits and penalties by the month, a franchise with an aggregate,
revenue by month, kinds of loss in one event, and the losses of firms that share events.

    swift build -c release
    python3 Tests/Peers/own_figures.py

Standard library only. Years are drawn one event at a time, with numbers of Python's own; a value that lies further from
the program's than five standard errors fails. RESILIENCE_ECON names another binary. The last line is "N passed, N failed".
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BINARY = os.environ.get("RESILIENCE_ECON", os.path.join(HERE, "../../.build/release/resilience-econ"))
YEARS = 200_000
HOURS = 8760 / 12
passed = failed = 0


def preset(hazard, firm, count=1):
    return f"""{{ firmCount: {count}, regions: {{ here: {{ provider: 'own', zones: 1 }} }},
      hazards: {{ h: {{ scope: 'region', region: 'here', {hazard}, severity: 1 }} }},
      strategies: {{ one: {{ home: 'here' }} }},
      firms: {{ shop: {{ count: 'rest', bill: '$60k/year', blame: 0, blameSharing: 0, {firm} }} }} }}"""


def run(command, text):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "own.json5"), "w") as file:
            file.write(text)
        output = subprocess.run(
            [BINARY, *command, "--preset", "own.json5", "--json"], cwd=folder, capture_output=True, text=True)
        if output.returncode:
            sys.exit(output.stderr)
        return json.loads(output.stdout)


def firm(text):
    return run(["outages", "--years", "0"], text)["firms"][0]


def poisson(rate):
    count, time = 0, random.expovariate(1)
    while time < rate:
        count += 1
        time += random.expovariate(1)
    return count


def check(name, ours, values, relative=0.0):
    """Compares a mean with the mean of drawn values."""
    global passed, failed
    mean = sum(values) / len(values)
    error = math.sqrt(sum((v - mean) ** 2 for v in values)) / len(values)
    good = abs(ours - mean) <= 5 * error + relative * abs(mean) + 1e-9
    passed, failed = passed + good, failed + (not good)
    print(f"{'ok  ' if good else 'FAIL'} {name}: {ours:,.4g} here, {mean:,.4g} drawn ± {error:,.2g}")


def indicator(values, limit):
    return [float(v > limit) for v in values]


random.seed(20261127)

# Credits: 14 outages a year of 2 h on average, exponential; a third step at 98 %.
ladder = [(0.999, 0.1), (0.99, 0.25), (0.98, 1.0)]
steps = ", ".join(f"{{ below: {b}, share: {s} }}" for b, s in ladder)
sla = "sla: { target: '99.5%', penaltyPerHour: 200, penaltyPerBreach: 1500 }"
row = firm(preset(
    "rate: 14, duration: { kind: 'exponential', mean: 2 }", f"direct: 0, credits: [{steps}], {sla}"))
credits, penalties = [], []
for _ in range(YEARS // 4):
    credit = penalty = 0.0
    for _ in range(12):
        down = sum(random.expovariate(1 / 2) for _ in range(poisson(14 / 12)))
        up = 1 - down / HOURS
        credit += 5000 * max([s for b, s in ladder if up < b], default=0.0)
        beyond = down - 0.005 * HOURS
        if beyond > 0:
            penalty += 1500 + 200 * beyond
    credits.append(credit)
    penalties.append(penalty)
check("credits of a year", row["credits"], credits, 1e-3)
check("penalties of a year", row["promises"][-1]["penaltyPerYear"], penalties, 1e-3)

# Franchise of 3 h, at most $30k an outage, $10k a year kept, at most $60k a year paid.
cover = "insurance: { waiting: 3, franchise: true, limit: 30000, aggregateDeductible: 10000, aggregate: 60000 }"
row = firm(preset("rate: 2.5, duration: { kind: 'lognormal', mu: 1, sigma: 1 }", f"direct: 4000, {cover}"))
kept = []
for _ in range(YEARS):
    hours = [random.lognormvariate(1, 1) for _ in range(poisson(2.5))]
    paid = sum(min(30_000, 4000 * h) for h in hours if h > 3)
    kept.append(4000 * sum(hours) - min(60_000, max(0, paid - 10_000)))
check("kept under a franchise and aggregates", row["retainedMean"], kept, 1e-3)

# Revenue by month.
months = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 6]
row = firm(preset(
    "rate: 1.2, duration: { kind: 'exponential', mean: 3 }", f"direct: 1000, revenueProfile: {{ months: {months} }}"))
scale = 12 / sum(months)
years = [
    sum(1000 * scale * random.choice(months) * random.expovariate(1 / 3) for _ in range(poisson(1.2)))
    for _ in range(YEARS)
]
check("a year by months", row["mean"], years)
for level in ("P90", "P99", "P99.9"):
    check(f"years beyond {level} by months", 1 - float(level[1:]) / 100, indicator(years, row[level]["value"]), 1e-2)

# Kinds of loss in one event.
kinds = [(75e3, 150e3), (1e3, 150e3), (50e3, 2e6), (100, 20e3)]
text = ", ".join(f"{{ low: {l}, high: {h} }}" for l, h in kinds)
row = firm(preset("rate: 0.1, duration: { kind: 'fixed', length: 1 }", f"direct: 0, perOutage: [{text}]"))


def event():
    return sum(
        math.exp(random.gauss((math.log(l) + math.log(h)) / 2, math.log(h / l) / (2 * 1.6448536269514722)))
        for l, h in kinds)


years = [sum(event() for _ in range(poisson(0.1))) for _ in range(4 * YEARS)]
check("a year of kinds", row["mean"], years)
for level in ("P95", "P99"):
    check(f"years beyond {level} of kinds", 1 - float(level[1:]) / 100, indicator(years, row[level]["value"]), 1e-2)

# Twelve firms that share events, each hit with probability 0.4.
text = preset("rate: 1.5, width: 0.4, duration: { kind: 'exponential', mean: 2 }", "direct: 100", count=12)
rows = {r["quantity"]: r for r in run(["outages", "--years", "0", "--portfolio"], text)["portfolio"]["rows"]}
together, apart = [], []
for _ in range(YEARS // 4):
    together.append(sum(
        100 * random.expovariate(1 / 2) * sum(random.random() < 0.4 for _ in range(12)) for _ in range(poisson(1.5))))
    apart.append(sum(100 * random.expovariate(1 / 2) for _ in range(poisson(12 * 0.4 * 1.5))))
check("all firms together", rows["mean"]["together"], together)
for level in ("P50", "P90", "P99"):
    share = 1 - float(level[1:]) / 100
    # Both sides are drawn.
    check(f"years beyond {level} together", share, indicator(together, rows[level]["together"]), 0.05)
    check(f"years beyond {level} sharing no event", share, indicator(apart, rows[level]["sharingNoEvent"]), 1e-2)

print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

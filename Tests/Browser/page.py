"""The page under test: moving its sliders, and comparing what it shows with the program's JSON."""
import json
import math
import pathlib
import shlex
import subprocess
import sys
import time

failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)
        print("FAILED:", message, file=sys.stderr)
    return condition


def digits(value, trims):
    """Three significant digits, without zeros behind the point."""
    if value == 0:
        return "0"
    decimals = max(0, 2 - math.floor(math.log10(abs(value)) + 1e-12))
    text = f"{value:,.{decimals}f}"
    if "." not in text:
        return text
    if trims:
        return text.rstrip("0").rstrip(".")
    whole, rest = text.split(".")
    return whole if not rest.strip("0") else text


def money(value, language):
    """A sum as the command prints it."""
    chinese = language == "zh"
    scales = ((1e8, " 亿美元"), (1e4, " 万美元"), (1, " 美元")) if chinese else ((1e9, "bn"), (1e6, "M"), (1e3, "k"), (1, ""))
    size = abs(value)
    rounded = float(f"{size:.3g}")
    divisor, suffix = next((scale for scale in scales if size >= 0.9995 * scale[0]), scales[-1])
    text = f"{rounded:,.0f}" if divisor == 1 and rounded >= 1 else digits(rounded / divisor, chinese)
    sign = "-" if value < 0 and any(c in "123456789" for c in text) else ""
    return sign + (text.replace(",", "") if chinese else "$" + text) + suffix


class Page:
    def __init__(self, browser, program, folder, preset, language="en"):
        self.browser, self.program, self.folder = browser, program, folder
        self.path = folder / f"{pathlib.Path(preset).stem}-{language}.html"
        start = time.monotonic()
        self.run("report", "--preset", preset, "--lang", language, "--output", str(self.path))
        self.seconds = time.monotonic() - start
        self.address = self.path.as_uri()
        self.language = language

    def run(self, *words):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            raise SystemExit(f"{shlex.join(words)}: {done.stderr}")
        return done.stdout

    def open(self, state=""):
        self.browser.open(self.address + state)

    def axes(self):
        """Number of stops of each slider."""
        return self.browser.value("Object.fromEntries([...document.querySelectorAll('.slider')]"
                                  ".map(s => [s.dataset.axis, Number(s.querySelector('input').max) + 1]))")

    def move(self, axis, stop):
        self.browser.value(f"""(() => {{ const input = document.getElementById('slider-{axis}');
            input.value = {stop}; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()""")

    def choose(self, index):
        self.browser.value(f"(() => {{ const all = document.querySelectorAll('input[name=who]');"
                           f"if (all.length) all[{index}].click(); return all.length; }})()")

    def shown(self):
        return self.browser.value("""({
            verdict: document.getElementById('verdict').textContent,
            echo: document.getElementById('echo').textContent,
            bigs: Object.fromEntries([...document.querySelectorAll('[data-big]')].map(e => [e.dataset.big, e.textContent])),
            seats: [...document.querySelectorAll('#seats strong')].map(e => e.parentElement.textContent),
            equilibria: [...document.querySelectorAll('#equilibria li')].length,
            ladder: [...document.querySelectorAll('#ladder tbody tr')].map(row =>
              [row.dataset.strategy, ...[...row.cells].slice(1, 5).map(c => c.textContent)]),
            numbers: Object.fromEntries([...document.querySelectorAll('[data-number]')]
              .map(e => [e.dataset.number, e.textContent])),
            command: document.getElementById('command').textContent, address: location.hash })""")

    def compare(self, type_index):
        """Every number on the page that moves against what the command line on the page says."""
        shown = self.shown()
        words = shlex.split(shown["command"])
        assert words[:2] == ["resilience-econ", "brief"], words
        brief = json.loads(self.run(*words[1:], "--lang", self.language, "--json"))
        where = shown["command"]
        dollars = lambda value: money(value, self.language)

        def same(name, text, value):
            expect(text == value, f"{where}: {name}: {text} | {value}")

        same("echo", shown["echo"], shown["verdict"])
        names = [firm["type"] for firm in brief["model"]["firms"]]
        type_name = names[type_index]
        labels = {row["strategy"]: row["strategyLabel"][self.language] for row in brief["ladder"]}
        for name, seat in zip(names, shown["seats"]):
            for strategy, firms in brief["history"]["profile"][name].items():
                expect(firms == 0 or labels[strategy] in seat, f"{where}: seats: {seat} | {labels[strategy]}")
        same("equilibria", shown["equilibria"], len(brief["equilibria"]))
        # Those of others are a column of their own in the whole table.
        losses = lambda row: row["lossInHerd"] + row["dependence"]
        rows = {row["strategy"]: row for row in brief["ladder"] if row["type"] == type_name}
        for strategy, hours, *cells in shown["ladder"]:
            row = rows[strategy]
            same(f"hours of {strategy}", hours, digits(float(f"{row['hoursDown']:.3g}"), True))
            for name, cell in zip(("cost", "losses", "total"), cells):
                same(f"{name} of {strategy}", cell, dollars(losses(row) if name == "losses" else row[name]))
        down = next(row for row in brief["downPerHour"] if row["type"] == type_name)
        choice = rows[brief["history"]["choice"][type_name]]
        moves = {name: [abs(row["total"]) for row in brief["deviations"] if row["type"] == name] for name in names}
        best = max((row["total"] for row in brief["deviations"] if row["type"] == type_name), default=None)
        same("alone", shown["numbers"]["alone"], dollars(down["alone"]))
        same("together", shown["numbers"]["together"], dollars(down["together"]))
        same("loss", shown["numbers"]["loss"], dollars(losses(choice)))
        same("hour", shown["bigs"]["hour"], f"{dollars(down['alone'])} → {dollars(down['together'])}")
        if best is not None:
            expect(dollars(best) in shown["numbers"]["change"], f"{where}: change: {shown['numbers']['change']} | {best}")
        # The crowd, then the firm of the story, which the preset added last.
        counts = {firm["type"]: firm["count"] for firm in brief["model"]["firms"]}
        crowd = max(names, key=lambda name: counts[name])
        for place, name in enumerate(dict.fromkeys([crowd, names[-1]])):
            text = shown["bigs"].get(f"move{place}")
            expect(text in [dollars(value) for value in moves[name]], f"{where}: big number of {name}: {text}")
        row = brief["history"]["equilibrium"]
        if row is not None:
            welfare = dollars(brief["equilibria"][row]["welfare"])
            expect(welfare in shown["numbers"]["welfare"], f"{where}: welfare: {shown['numbers']['welfare']} | {welfare}")
        return shown

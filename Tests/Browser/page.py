"""The page under test: moving its sliders, and comparing what it shows with the program's JSON."""
import json
import math
import pathlib
import re
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


def close(shown, value, digits=4):
    """Whether a number on the page is a number of the program, rounded to so many digits."""
    return shown == value or abs(shown - value) <= 0.51 * 10 ** (math.floor(math.log10(abs(value) or 1)) + 1 - digits)


UNITS = {"": 1, "k": 1e3, "M": 1e6, "bn": 1e9}


def dollars(text):
    match = re.search(r"([+-]?)\$([\d,.]+)(?:\u00a0(k|M|bn))?", text)
    return float(match[1] + match[2].replace(",", "")) * UNITS[match[3] or ""]


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
            seats: [...document.querySelectorAll('#seats strong')].map(e => e.parentElement.textContent),
            equilibria: [...document.querySelectorAll('#equilibria li')].map(li => {
              const copy = li.cloneNode(true);
              copy.querySelectorAll('.chip, .tag').forEach(e => e.remove());
              return copy.textContent.replace(/\\u00a0/g, '').trim(); }),
            ladder: [...document.querySelectorAll('#ladder tbody tr')].map(row =>
              [row.dataset.strategy, ...[...row.cells].slice(1, 5).map(c => c.textContent)]),
            unit: document.querySelector('#ladder thead').textContent,
            numbers: Object.fromEntries([...document.querySelectorAll('[data-number]')]
              .map(e => [e.dataset.number, e.textContent])),
            command: document.getElementById('command').textContent, address: location.hash })""")

    def compare(self, type_index):
        """What the page shows against what the command line on the page says."""
        shown = self.shown()
        words = shlex.split(shown["command"])
        assert words[:2] == ["resilience-econ", "brief"], words
        asked = [*words[1:], "--lang", self.language]
        brief = json.loads(self.run(*asked, "--json"))
        where = shown["command"]
        expect(shown["verdict"] == brief["verdict"], f"{where}: verdict: {shown['verdict']} | {brief['verdict']}")
        names = [firm["type"] for firm in brief["model"]["firms"]]
        counts = {firm["type"]: firm["count"] for firm in brief["model"]["firms"]}
        type_name = names[type_index]
        expect([self.seat(name, counts[name], brief["history"]["profile"][name]) for name in names] == shown["seats"],
               f"{where}: seats: {shown['seats']} | {brief['history']['profile']}")
        lists = [("；" if self.language == "zh" else "; ").join(self.seat(name, counts[name], row["profile"][name], row["kind"] != "pure") for name in names)
                 for row in brief["equilibria"]]
        expect(lists == shown["equilibria"], f"{where}: equilibria: {shown['equilibria']} | {lists}")
        unit = UNITS[re.search(r", \$(k|M|bn|)", shown["unit"])[1]]
        rows = {row["strategy"]: row for row in brief["ladder"] if row["type"] == type_name}
        for strategy, hours, *cells in shown["ladder"]:
            row = rows[strategy]
            expect(abs(float(hours.replace(",", "")) - row["hoursDown"]) < 0.0051 + 1e-4 * row["hoursDown"],
                   f"{where}: hours of {strategy}: {hours} | {row['hoursDown']}")
            for name, cell in zip(("cost", "lossInHerd", "total"), cells):
                digits = len(cell.split(".")[1]) if "." in cell else 0
                value = float(cell.replace(",", "")) * unit
                slack = 0.51 * unit * 10 ** -digits + 0.51e-3 * abs(row[name])
                expect(abs(value - row[name]) <= slack, f"{where}: {name} of {strategy}: {cell} | {row[name]}")
        down = next(row for row in brief["downPerHour"] if row["type"] == type_name)
        choice = rows[brief["history"]["choice"][type_name]]
        best = max((row for row in brief["deviations"] if row["type"] == type_name), key=lambda row: row["total"])
        for name, value in (("alone", down["alone"]), ("together", down["together"]), ("loss", choice["lossInHerd"]),
                            ("change", best["total"])):
            expect(close(dollars(shown["numbers"][name]), value), f"{where}: {name}: {shown['numbers'][name]} | {value}")
        row = brief["history"]["equilibrium"]
        if row is not None:
            welfare = brief["equilibria"][row]["welfare"]
            expect(close(dollars(shown["numbers"]["welfare"]), welfare), f"{where}: welfare | {welfare}")
        return shown

    def seat(self, name, count, places, mixed=False):
        """A type with its places, as the page words them."""
        chinese = self.language == "zh"
        colon, comma = ("：", "，") if chinese else (": ", ", ")
        label = name if count == 1 else f"{count:,} 家 {name}" if chinese else f"{count:,} {name}"
        places = {strategy: share for strategy, share in places.items() if share > 1e-6}
        if len(places) == 1:
            return label + colon + next(iter(places))
        if mixed:
            return label + colon + comma.join(f"{math.floor(share * 1000 + 0.5) / 10:.1f} % {s}"
                                              for s, share in places.items())
        on = "{} 家在 {}" if chinese else "{} on {}"
        return label + colon + comma.join(on.format(f"{firms:,}", s) for s, firms in places.items())

"""Compares figures as librsvg and as Chromium render them, and measures their texts.

usage: render.py FOLDER [SHEETS], with FOLDER/*/NAME.svg and the NAME.png that librsvg made of it. One page holds a figure
at a time; Chromium draws it on a canvas, counts the pixels that differ by more than a tenth, and measures every text.
SHEETS is a folder for contact sheets: every figure by librsvg, and by Chromium beside it.
"""

import base64
import glob
import html
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Browser"))
from browser import Browser  # noqa: E402

FUZZ = 0.10  # of a channel
DIFFERENT = 0.01  # of the pixels
SLACK = 0.5  # user units by which boxes may touch

PAGE = """<!doctype html><meta charset="utf-8"><body><pre id="out"></pre><div id="sheet" style="width:%dpx">%s</div>
<script>
const result = {texts: [], dark: matchMedia('(prefers-color-scheme: dark)').matches};
const svg = document.querySelector('svg');
for (const text of svg.querySelectorAll('text')) {
  const box = text.getBBox();
  result.texts.push([text.textContent, box.x, box.y, box.width, box.height]);
}
const paper = svg.querySelector('rect');
result.paper = getComputedStyle(paper).fill;
function load(source) {
  return new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = fail;
    image.src = source;
  });
}
function pixels(image, width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}
(async () => {
  const png = await load('data:image/png;base64,%s');
  const drawn = await load('data:image/svg+xml;base64,%s');
  const [w, h] = [png.naturalWidth, png.naturalHeight];
  const [a, b] = [pixels(png, w, h), pixels(drawn, w, h)];
  // Letters sit on other fractions of a pixel: a pixel counts where nothing next to it is alike either.
  let different = 0, strict = 0;
  const far = (i, j) => Math.max(Math.abs(a[i] - b[j]), Math.abs(a[i + 1] - b[j + 1]), Math.abs(a[i + 2] - b[j + 2])) > 255 * %f;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = 4 * (y * w + x);
      if (!far(i, i)) continue;
      strict++;
      let isAlike = false;
      for (let dy = -1; dy <= 1 && !isAlike; dy++) {
        for (let dx = -1; dx <= 1 && !isAlike; dx++) {
          const [v, u] = [y + dy, x + dx];
          if (v >= 0 && v < h && u >= 0 && u < w && !far(i, 4 * (v * w + u))) isAlike = true;
        }
      }
      if (!isAlike) different++;
    }
  }
  result.different = different / (w * h);
  result.strict = strict / (w * h);
  document.getElementById('out').textContent = 'RESULT' + JSON.stringify(result) + 'END';
})().catch(error => { document.getElementById('out').textContent = 'FAILED ' + error; });
</script>"""


def measure(browser, path, page):
    """What Chromium finds in a figure."""
    svg = open(path, encoding="utf-8").read()
    width = float(re.search(r'viewBox="0 0 ([0-9.]+) ', svg).group(1))
    # An image needs a size of its own where a page gives none.
    height = float(re.search(r'viewBox="0 0 [0-9.]+ ([0-9.]+)"', svg).group(1))
    sized = svg.replace("<svg ", '<svg width="%g" height="%g" ' % (width, height), 1)
    png = base64.b64encode(open(path[:-4] + ".png", "rb").read()).decode()
    image = base64.b64encode(sized.encode()).decode()
    with open(page, "w", encoding="utf-8") as out:
        out.write(PAGE % (width, sized, png, image, FUZZ))
    browser.open("file://" + page)
    browser.wait("/END$|^FAILED/.test(document.getElementById('out').textContent)")
    text = browser.value("document.getElementById('out').textContent")
    if not text.startswith("RESULT"):
        return None
    return dict(json.loads(text[6:-3]), width=width, height=height)


def faults(found):
    """What is wrong with a figure, in words."""
    if found is None:
        return ["Chromium gave no result"]
    wrong = []
    if found["different"] > DIFFERENT:
        wrong.append("%.2f %% of the pixels differ" % (100 * found["different"]))
    texts = found["texts"]
    for name, x, y, width, height in texts:
        if x < 0 or y < 0 or x + width > found["width"] or y + height > found["height"]:
            wrong.append("outside: " + name)
    for index, (name, x, y, width, height) in enumerate(texts):
        for other, u, v, wide, high in texts[index + 1:]:
            # Boxes hold the room for accents and descenders: a quarter of the height may be shared.
            if (x + SLACK < u + wide and u + SLACK < x + width
                    and y + height * 0.25 < v + high and v + high * 0.25 < y + height):
                wrong.append("overlap: %s / %s" % (name, other))
    return wrong


def paper(browser, path, page, theme):
    """The colour of the paper for a reader who prefers a theme."""
    with open(page, "w", encoding="utf-8") as out:
        out.write("<!doctype html>" + open(path, encoding="utf-8").read())
    browser.theme(theme)
    browser.open("file://" + page)
    colour = browser.value("getComputedStyle(document.querySelector('svg rect')).fill")
    browser.theme("light")
    return colour


def sheet(browser, folder, out):
    """A contact sheet of one set of figures: librsvg at the left, Chromium at the right."""
    width = 360 if "-narrow-" in folder else 640
    page = os.path.join(folder, "sheet.html")
    pairs = "".join(
        '<img width="%d" src="%s.png"><img width="%d" src="%s.svg">' % (width, html.escape(name), width, html.escape(name))
        for name in (os.path.basename(path)[:-4] for path in sorted(glob.glob(os.path.join(folder, "*.svg")))))
    columns = 6 if width == 360 else 4
    with open(page, "w", encoding="utf-8") as file:
        file.write(
            '<!doctype html><body style="margin:8px;background:#999"><div style="display:grid;gap:8px;align-items:start;'
            'grid-template-columns:repeat(%d,%dpx)">%s</div>' % (columns, width, pairs))
    browser.window(columns * (width + 8) + 16, 900)
    browser.open("file://" + page)
    browser.wait("[...document.images].every(image => image.complete)")
    browser.picture(out, whole=True)
    os.remove(page)


def main():
    folder = os.path.abspath(sys.argv[1])
    sheets = sys.argv[2] if len(sys.argv) > 2 else None
    page = os.path.join(folder, "page.html")
    passed = failed = 0
    worst = strict = 0.0
    seen = set()
    browser = Browser()
    try:
        browser.window(1440, 1440)
        for path in sorted(glob.glob(os.path.join(folder, "*", "*.svg"))):
            text = open(path, encoding="utf-8").read()
            if "-auto" in os.path.basename(os.path.dirname(path)):
                wrong = [
                    "%s paper for a %s reader" % (paper(browser, path, page, theme), theme)
                    for theme, colour in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 20, 24)"))
                    if paper(browser, path, page, theme) != colour]
            elif text in seen:
                continue
            else:
                # Figures of the incident are the same for every preset.
                seen.add(text)
                found = measure(browser, path, page)
                wrong = faults(found)
                if found:
                    worst = max(worst, found["different"])
                    strict = max(strict, found["strict"])
            if wrong:
                failed += 1
                print(os.path.relpath(path, folder) + ": " + "; ".join(wrong))
            else:
                passed += 1
        if sheets:
            for name in sorted(os.listdir(folder)):
                if os.path.isdir(os.path.join(folder, name)) and not name.endswith("-auto"):
                    sheet(browser, os.path.join(folder, name), os.path.join(sheets, name + ".png"))
    finally:
        browser.close()
    os.remove(page)
    print("largest share of pixels that differ: %.2f %%, %.2f %% if a letter may not shift by a pixel" % (100 * worst, 100 * strict))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed or not passed else 0)


main()

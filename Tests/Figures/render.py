"""Compares figures as librsvg and as Chromium render them, and measures their texts.

usage: render.py FOLDER, with FOLDER/*/NAME.svg and the NAME.png that librsvg made of it. One page holds a figure at a
time; Chromium draws it on a canvas, counts the pixels that differ by more than a tenth, and measures every text.
"""

import base64
import glob
import json
import os
import re
import subprocess
import sys

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


def chromium(page, *options):
    """The page's document after its script has run."""
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *options,
        "file://" + page,
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout


def measure(path, page):
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
    found = re.search(r"RESULT(.*?)END</pre>", chromium(page, "--virtual-time-budget=20000", "--dump-dom"), re.S)
    if not found:
        return None
    text = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return dict(json.loads(text), width=width, height=height)


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


def is_dark(path, page):
    """Whether the paper turns dark where the reader prefers it."""
    svg = open(path, encoding="utf-8").read()
    with open(page, "w", encoding="utf-8") as out:
        out.write(
            "<!doctype html>" + svg
            + "<pre id=out></pre><script>out.textContent='PAPER'+getComputedStyle(document.querySelector('svg rect')).fill"
            + "</script>")
    return "PAPERrgb(17, 20, 24)" in chromium(page, "--blink-settings=preferredColorScheme=0", "--dump-dom")


def main():
    folder = sys.argv[1]
    page = os.path.join(folder, "page.html")
    passed = failed = 0
    worst = 0.0
    figures = sorted(glob.glob(os.path.join(folder, "*", "*.svg")))
    for path in figures:
        found = measure(path, page)
        wrong = faults(found)
        if found:
            worst = max(worst, found["different"])
        if wrong:
            failed += 1
            print(os.path.relpath(path, folder) + ": " + "; ".join(wrong))
        else:
            passed += 1
    for path in [f for f in figures if "us-east-1-en" in f]:
        if is_dark(path, page):
            passed += 1
        else:
            failed += 1
            print(os.path.relpath(path, folder) + ": stays light")
    os.remove(page)
    print("largest share of pixels that differ: %.2f %%" % (100 * worst))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed or not figures else 0)


main()

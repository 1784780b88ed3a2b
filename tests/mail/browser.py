"""What Chromium makes of a mail: how wide it gets in frames of several widths, and how well its texts stand out, light and dark."""

from __future__ import annotations

import json
import re
import subprocess
from html import escape
from pathlib import Path
from typing import NamedTuple

from tests.oracles.tools import need

SCRIPT = """
const channels = colour => colour.match(/[\\d.]+/g).map(Number);
const linear = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
function ground(element) {
  for (; element; element = element.parentElement) {
    const found = channels(getComputedStyle(element).backgroundColor);
    if (found.length < 4 || found[3] === 1) return found;
  }
  return [255, 255, 255];
}
function contrast(element) {
  const [dark, bright] = [light(channels(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const view = frame.contentDocument;
    const texts = [...view.body.querySelectorAll("*")].filter(
      each => each.offsetParent && [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
    return {width: frame.clientWidth, reach: view.documentElement.scrollWidth, contrast: Math.min(...texts.map(contrast)),
            ground: getComputedStyle(view.querySelector(".sheet")).backgroundColor, texts: texts.length};
  });
  document.title = JSON.stringify(found);
});
"""


class Shown(NamedTuple):
    """A mail in a frame of `width` pixels: it reaches over `reach` of them; `contrast` is that of its faintest text."""

    width: int
    reach: int
    contrast: float
    ground: str
    texts: int


def shown(page: str, folder: Path, widths: tuple[int, ...] = (320, 640), dark: bool = False) -> list[Shown]:
    frames = "".join(f'<iframe srcdoc="{escape(page)}" style="width: {width}px; height: 800px; border: 0"></iframe>' for width in widths)
    path = folder / "frames.html"
    path.write_text(f'<!DOCTYPE html><meta charset="utf-8"><script>{SCRIPT}</script>{frames}', "utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] * dark
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", f"--user-data-dir={folder}/chromium", *scheme]
    done = subprocess.run(
        [need("chromium"), *options, "--dump-dom", path.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    found = re.search(r"<title>(.*?)</title>", done.stdout.split("<iframe")[0])
    assert found, done.stderr
    return [Shown(**each) for each in json.loads(found[1])]

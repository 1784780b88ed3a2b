"""We and other programs that set text and write PDF: each puts paragraphs on pages of their own, at one measure, in the same fonts.

No font of the machine takes part.
"""

from __future__ import annotations

import html
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from generator.pdf import Canvas, Part
from generator.text import Typesetter
from generator.theme import Family, TextStyle, load_theme

from .scripts import Sample
from .tools import need, need_library

PAGE_WIDTH, PAGE_HEIGHT, MARGIN, SIZE, LEADING = 400, 500, 50, 11, 18
"""Points."""
FONT_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
SCRIPTS = ("Arabic", "Armenian", "Bengali", "Devanagari", "Georgian", "Hebrew", "Tamil", "Thai")
CJK = {"ja": "JP", "ko": "KR"}

Set = Callable[[Sequence[Sample], Path], Path]
"""Writes the samples to a PDF in a folder, one a page, and gives its path."""


def with_diptych(samples: Sequence[Sample], folder: Path) -> Path:
    theme = load_theme("aurora")
    fonts = replace(theme.fonts, body=Family("Noto Sans", "manimgx_fonts:NotoSans[wght]@400"))
    out = io.BytesIO()
    canvas = Canvas(PAGE_WIDTH, PAGE_HEIGHT, Typesetter(fonts), theme.paper, datetime(2024, 7, 6, tzinfo=UTC), out)
    for sample in samples:
        setter = Typesetter(fonts, sample.language)
        text = setter.compose(sample.text, TextStyle("body", SIZE, LEADING), PAGE_WIDTH - 2 * MARGIN, hyphenate=True)
        canvas.draw_text(MARGIN, MARGIN, text, owner=Part("P"))
        canvas.end_page()
    canvas.metadata("Samples", "", "", "en")
    path = folder / "diptych.pdf"
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def with_typst(samples: Sequence[Sample], folder: Path) -> Path:
    import typst

    values = [{"text": sample.text, "lang": sample.language[:2], "dir": sample.direction, "fonts": _families(sample)} for sample in samples]
    source = f"""
#set page(width: {PAGE_WIDTH}pt, height: {PAGE_HEIGHT}pt, margin: {MARGIN}pt)
#for it in json(bytes(sys.inputs.samples)) {{
  page(text(size: {SIZE}pt, lang: it.lang, dir: if it.dir == "rtl" {{ rtl }} else {{ ltr }}, font: it.fonts, it.text))
}}
"""
    path = folder / "typst.pdf"
    typst.compile(
        source.encode(), output=path, font_paths=_font_folders(), ignore_system_fonts=True, sys_inputs={"samples": json.dumps(values)}
    )
    return path


def with_weasyprint(samples: Sequence[Sample], folder: Path) -> Path:
    need_library("pangoft2-1.0")
    path = folder / "weasyprint.pdf"
    # In a process of its own, as fontconfig reads its configuration once a process.
    _run([sys.executable, "-m", "weasyprint", str(_page(samples, folder)), str(path)], folder)
    return path


def with_chromium(samples: Sequence[Sample], folder: Path) -> Path:
    path = folder / "chromium.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/chromium"]
    _run([need("chromium"), *options, f"--print-to-pdf={path}", _page(samples, folder).as_uri()], folder)
    return path


RIVALS: Mapping[str, Set] = {"typst": with_typst, "weasyprint": with_weasyprint, "chromium": with_chromium}


def _families(sample: Sample) -> list[str]:
    return ["Noto Sans", *(f"Noto Sans {script}" for script in SCRIPTS), f"Noto Sans CJK {CJK.get(sample.language, 'SC')}", "Noto Emoji"]


def _font_folders() -> list[str]:
    return [str(Path(spec.origin).parent) for package in FONT_PACKAGES if (spec := find_spec(package)) and spec.origin]


def _page(samples: Sequence[Sample], folder: Path) -> Path:
    """The samples as a page for browsers."""
    paragraphs = "".join(
        f'<p lang="{sample.language}" dir="{sample.direction}" style="font-family: {html.escape(str(_families(sample))[1:-1])}">'
        f"{html.escape(sample.text)}</p>"
        for sample in samples
    )
    path = folder / "samples.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><title>Samples</title><style>@page {{ size: {PAGE_WIDTH}pt {PAGE_HEIGHT}pt; "
        f"margin: {MARGIN}pt }} body {{ margin: 0 }} p {{ margin: 0; font-size: {SIZE}pt; line-height: {LEADING}pt; break-after: page }} "
        f"p:last-child {{ break-after: auto }}</style>{paragraphs}",
        "utf-8",
    )
    return path


def _run(command: list[str], folder: Path) -> None:
    """Runs a program that sees only our fonts."""
    configuration = folder / "fonts.conf"
    folders = "".join(f"<dir>{name}</dir>" for name in _font_folders())
    configuration.write_text(f"<fontconfig>{folders}<cachedir>{folder}/cache</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)

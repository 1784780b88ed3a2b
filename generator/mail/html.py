"""A letter becomes the HTML of a mail: tables and styles in the elements, which Outlook's Word engine keeps, and no pictures from afar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from generator.model import (
    Block,
    BlockQuote,
    Definitions,
    Display,
    Grid,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Run,
    Text,
    is_rtl,
)
from generator.theme import Theme

from .letter import Enclosure, Letter
from .look import WIDTH, style_sheets

if TYPE_CHECKING:
    from css_inline import CSSInliner

MEDIA = "<!--media-->"
"""Where the rules go that stay a style sheet; all others are taken out."""
PHONE = 28
"""Characters of a table's text that are sure to stand side by side on a screen of 320 pixels."""
BLANK = "&#847;&zwnj;&nbsp;" * 60
"""What keeps a list of mails from going on with the text after a short preheader: characters without width."""
OUTLOOK = """<!--[if mso]><xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings>\
<o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>\
<style>* { font-family: Arial, sans-serif !important; } pre, code { font-family: Consolas, monospace !important; }</style><![endif]-->"""
"""Word takes the first family of a list or Times, and measures in points of the screen."""
COLUMN = (
    f'<!--[if mso]><table role="presentation" width="{WIDTH}"><tr><td><![endif]-->',
    "<!--[if mso]></td></tr></table><![endif]-->",
)
"""A table of that width for Word, which knows no greatest width."""


def html(letter: Letter, theme: Theme, source: str) -> str:
    """The whole page; `source` is the address of the picture."""
    direction = ' dir="rtl"' if is_rtl(letter.language) else ""
    # Without a height, so that there is no hole where pictures are blocked; programs know it from the picture.
    image = f'<img src="{escape(source)}" alt="{escape(letter.picture_alt)}" width="{WIDTH}">'
    opened, ended = COLUMN
    fixed, media = style_sheets(theme, is_rtl(letter.language))
    unsubscribe = _link(letter.unsubscribe[0], "Unsubscribe") if letter.unsubscribe else ""
    rows = (
        '<tr><td class="edge">&nbsp;</td></tr>',
        f'<tr><td class="head">{_head(letter)}</td></tr>',
        f'<tr><td class="picture">{image}</td></tr>',
        f'<tr><td class="text">{_text(letter)}</td></tr>',
        f'<tr><td class="enclosed">{_enclosed(letter.enclosures)}</td></tr>' if letter.enclosures else "",
        f'<tr><td class="text">{blocks(letter.closing)}</td></tr>' if letter.closing else "",
        f'<tr><td class="foot">{unsubscribe}</td></tr>' if letter.unsubscribe else "",
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}"{direction}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
        f"<title>{escape(letter.subject)}</title>{OUTLOOK}<style>{fixed}</style>{MEDIA}</head>"
        f'<body><div class="preheader">{escape(letter.preheader)}{BLANK}</div>\n'
        f'<table class="ground" role="presentation" width="100%"><tr><td align="center">{opened}'
        f'<table class="sheet" role="presentation" width="100%" align="center"{direction}>\n{chr(10).join(filter(None, rows))}\n</table>'
        f"{ended}</td></tr></table></body></html>\n"
    )
    return _inliner().inline(page).replace(MEDIA, f"<style>{media}</style>")


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False)


def _head(letter: Letter) -> str:
    kicker = f'<p class="kicker">{escape(letter.kicker)}</p>' if letter.kicker else ""
    subtitle = f'<p class="subtitle">{inline(letter.subtitle)}</p>' if letter.subtitle else ""
    return f"{kicker}<h1>{inline(letter.title)}</h1>{subtitle}"


def _text(letter: Letter) -> str:
    greeting = f"<p>{inline(letter.greeting)}</p>" if letter.greeting else ""
    return greeting + blocks(letter.body)


def _enclosed(enclosures: tuple[Enclosure, ...]) -> str:
    rows = (
        f"<tr><td><strong>{escape(each.title)}</strong><br>{escape(each.details)} "
        + (_link(each.link, escape(each.link)) if each.link else "")
        + "</td></tr>"
        for each in enclosures
    )
    return f'<table role="presentation" width="100%">{"".join(rows)}</table>'


def blocks(parts: tuple[Block, ...]) -> str:
    """The blocks one after the other."""
    return "".join(chain.from_iterable(map(_block, parts)))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield f"<p>{inline(text)}</p>"
        case Heading(level, text):
            yield f"<h{min(level + 1, 3)}>{inline(text)}</h{min(level + 1, 3)}>"
        case Listing(code):
            yield f"<pre>{escape(code, quote=False)}</pre>"
        case Display(formula):
            yield f'<p align="center">{inline(Text(formula.spelled))}</p>'
        case BlockQuote(inner):
            yield f"<blockquote>{blocks(inner)}</blockquote>"
        case ItemList(items, start):
            tag, first = ("ul", "") if start is None else ("ol", f' start="{start}"')
            yield f"<{tag}{first}>{''.join(f'<li>{_item(item)}</li>' for item in items)}</{tag}>"
        case Definitions(items):
            pairs = (f"<dt>{inline(term)}</dt><dd>{_item(meaning)}</dd>" for term, meaning in items)
            yield f"<dl>{''.join(pairs)}</dl>"
        case Grid():
            yield _grid(block)


def _item(item: tuple[Block, ...]) -> str:
    """An item's first paragraph stands in the item itself."""
    match item:
        case (Paragraph(text), *rest):
            return inline(text) + blocks(tuple(rest))
        case _:
            return blocks(item)


def _grid(grid: Grid) -> str:
    aligned = ["" if side == "left" else f' style="text-align: {side}"' for side in grid.alignments]
    head = "".join(f'<th scope="col"{align}>{inline(cell)}</th>' for cell, align in zip(grid.header, aligned, strict=True))
    rows = (
        "".join(f"<td{align}>{inline(cell)}</td>" for cell, align in zip(row, aligned, strict=True))
        for row in grid.rows
    )  # fmt: skip
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    kind = "grid" if _is_crowded(grid) else "grid calm"
    return f'<table class="{kind}" width="100%"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _is_crowded(grid: Grid) -> bool:
    """Whether words must be broken somewhere for the columns to stand side by side on a phone."""
    columns = zip(grid.header, *grid.rows, strict=True)
    return sum(max(len(word) for cell in column for word in re.split(r"[\s-]", cell.plain)) for column in columns) > PHONE


def inline(text: Text) -> str:
    """The runs of a text as elements; formulas as letters, indexes and powers."""
    return "".join(map(_run, text.spelled.runs))


def _run(run: Run) -> str:
    made = escape(run.text, quote=False).replace("\n", "<br>")
    styles = (("code", run.code), ("sup", run.shift == "super"), ("sub", run.shift == "sub"), ("em", run.emphasis), ("strong", run.strong))
    for tag in (tag for tag, has in styles if has):
        made = f"<{tag}>{made}</{tag}>"
    if run.lang:
        made = f'<span lang="{escape(run.lang)}">{made}</span>'
    return _link(run.link, made) if run.link else made


def _link(address: str, shown: str) -> str:
    return f'<a href="{escape(address)}">{shown}</a>'

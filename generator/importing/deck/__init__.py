"""A deck goes in; a content file and the pictures that it names come out."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.extras import check_extra
from generator.model import Diagnostics, Place
from generator.source import read
from generator.source.writing import Noted, Tree, write_yaml

from .. import Imported
from ..checking import checked
from ..escaping import escaped_words
from .exhibits import Exhibits
from .own import understood
from .package import BadDeckError, open_deck, refused
from .reading import pages, slides
from .texts import A, clean
from .tree import HEADER, Facts, content

if TYPE_CHECKING:
    from pptx.presentation import Presentation

__all__ = ["import_deck"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?")
NARROW = 1.5
"""The width of a slide by its height below which it is nearer to 4:3 than to 16:9."""


def import_deck(path: Path, target: Path, diagnostics: Diagnostics) -> Imported | None:
    """The content file for `target`, with its pictures in a folder beside it; None, with an error, when `path` is no deck.

    Raises OSError when the file cannot be read, MissingExtraError when python-pptx is not installed.
    """
    check_extra("imports", "import", "pptx")
    name = str(path)
    try:
        deck = open_deck(path)
        with refused():
            found = pages(deck, name, diagnostics)
            facts = _facts(deck, path)
    except BadDeckError as error:
        diagnostics.error("bad-deck", f"`{path.name}` {error}", Place(name, 0, 0), error.help)
        return None
    folder = target.with_name(f"{target.stem}-pictures")
    exhibits = Exhibits(name, folder.name, diagnostics, _draws)
    tree = content(understood(found), facts, exhibits)
    sections = tree["sections"]
    assert isinstance(sections, list)
    text = write_yaml(Noted(checked(tree), HEADER.format(name=path.name)))
    files = {folder / name: data for name, data in exhibits.pictures.files.items()}
    return Imported(text, len(sections), len(files), exhibits.missing, {}, files)


def _facts(deck: Presentation, path: Path) -> Facts:
    said = deck.core_properties
    languages = Counter(run.get("lang", "") for slide in slides(deck) for run in slide._element.iter(f"{A}rPr", f"{A}endParaRPr"))
    language = next((language for language, _ in languages.most_common() if _LANGUAGE.fullmatch(language)), "en")
    ratio = int(deck.slide_width or 16) / int(deck.slide_height or 9)
    authors = tuple(escaped_words(clean(author)) for author in re.split(r"[;,]", said.author or "") if author.strip())
    title = escaped_words(clean(said.title or "")) or path.stem
    return Facts(title, authors, language, "4:3" if ratio < NARROW else "16:9")


def _draws(chart: Tree) -> bool:
    """Whether the reader takes the entry of a chart."""
    found = Diagnostics()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chart.yaml")
        path.write_text(write_yaml({"title": "A", "sections": [{"title": "B", "chart": chart}]}), "utf-8")
        read(path, None, found)
    return not found.errors

"""Pictures that are yet to come: a frame of the picture's size stands for each, with words that say so."""

from __future__ import annotations

from generator.exhibits.pictures import PreparedPicture, prepare
from generator.model import Figure, plain_text
from generator.model.words import to_come
from generator.pdf.drawing import Drawing, Fill, Stroke, Words, box
from generator.theme import ReportType

from .bench import Bench

INSET, EDGE = 12.0, 0.75
MOST_LINES = 3
"""Of the picture's name."""


def shown(bench: Bench, figure: Figure, size: tuple[float, float]) -> PreparedPicture | Drawing:
    """The picture or, where it is missing, its frame, `size` points large."""
    if not figure.picture.missing:
        return prepare(figure.picture)
    width, height = size
    room = width - 2 * INSET
    said, name = (plain_text(words, figure.place) for words in to_come(figure.picture))
    label = bench.cut(said, ReportType.label, room)
    named = bench.cut(name, ReportType.caption, room, MOST_LINES)
    inside = box(EDGE / 2, EDGE / 2, width - EDGE, height - EDGE)
    words = (Words(INSET, INSET, label), Words(INSET, INSET + label.height, named))
    return Drawing(width, height, (Fill(inside, "surface"), Stroke(inside, "hairline", EDGE), *words))


def alt(figure: Figure) -> str:
    """What the figure says to those who do not see it; of a missing picture at least that it is missing."""
    return figure.alt or (": ".join(to_come(figure.picture)) if figure.picture.missing else "")

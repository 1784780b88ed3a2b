"""Footnotes, gathered at the end of the chapter that mentions them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Run
from generator.pdf import Part
from generator.theme import ReportType

from .bench import Bench
from .blocks import Block
from .grid import MAIN
from .prose import INDENT, Setting, hanging, marked
from .texts import runs_of

if TYPE_CHECKING:
    from generator.pdf import Canvas

RULE = 60.0


@dataclass(kw_only=True)
class NoteRule(Block):
    """The short rule that parts the notes from the text."""

    @property
    def height(self) -> float:
        return 6.0

    def paint(self, canvas: Canvas, top: float) -> None:
        canvas.rule(MAIN.x, top, RULE, 0.75, "text")


def notes(bench: Bench, runs: Iterable[Run]) -> list[Block]:
    """The notes that the runs mention, and those that notes mention, each once; nothing when there are none."""
    labels = list(dict.fromkeys(run.note for run in runs if run.note))
    made: list[Block] = []
    for label in labels:
        note = bench.notes[label]
        part = Part("Note")
        setting = Setting(style=ReportType.footnote, heading=3, within=part, spaced=True)
        turned = bench.turns(runs_of(note.blocks))
        mark, inner = hanging(bench, str(note.number), part.inner("Lbl"), setting, INDENT, turned)
        blocks = marked(bench, mark, note.blocks, inner)
        blocks[0].target = label
        made += blocks
        labels += dict.fromkeys(run.note for run in runs_of(note.blocks) if run.note and run.note not in labels)
    return [NoteRule(part=Part("P"), before=25.0, keep_with_next=True), *made] if made else []

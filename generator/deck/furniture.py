"""What stands on every slide: section tile and name, progress, headline, footer and slide number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import Length, Run, Section, Text, pt
from generator.theme import TextStyle

from .boxes import Frame, Group, Part, Rectangle, Shape, TextBox
from .fit import Bench, append, filled
from .placeholders import FOOTER, NAME, NUMBER, TILE, TITLE, Layout

SQUARE_HERE, SQUARE, PITCH = 10, 6, 18
PROGRESS_MIDDLE = 42
TITLE_ROOM = 2.0
"""Points of its box that a line of the headline leaves."""
LONGEST_TAIL = ", continued 10"
"""What a headline grows by on a further slide, at most for ten of them."""
PROGRESS_TOPICS = range(2, 9)
"""The numbers of topics for which squares show how far the talk has come."""


@dataclass(frozen=True, slots=True)
class Position:
    """Which of how many slides of the same thing this is: '2 of 3'."""

    part: int = 1
    of: int = 1


WHOLE = Position()


def accent(section: Section) -> str:
    """The colour role of a section's number: its topic's accent, muted for the seventh topic and for sections without points."""
    return accent_of(section.topic)


def accent_of(topic: int | None) -> str:
    return f"accent{topic + 1}" if topic is not None and topic < 6 else "muted"


def headline(bench: Bench, layout: Layout, text: Text, at: Frame | None = None, most: int = 2) -> tuple[TextBox, str, list[str]]:
    """The headline in at most two balanced lines: its box, its text as the slide's unique title, and lines for the notes.

    A headline that was shown before goes on as ', continued', so that no two slides have the same title.
    """
    shown = bench.unique(text)
    spec = layout[TITLE]
    scale = bench.type.headline if spec.levels[0] != bench.type.headline[3] else bench.type.headline[3:]
    set_text, rest = bench.fitted(shown, scale, at or spec.frame, "headline", most)
    box = filled(layout, TITLE, Part(set_text, broken=True), at=at)
    return box, " ".join(line.text.strip() for line in set_text.lines), [rest] if rest else []


def below_headline(bench: Bench, tops: tuple[float, float]) -> tuple[float, float]:
    """Where things begin below a headline of one line and of two, given where they do with text of the normal size, in points."""
    more = bench.layouts.more_title * 72
    return tops[0] + more / 2, tops[1] + more


def title_height(bench: Bench, lines: int) -> Length:
    return pt(lines * (bench.type.headline[0].leading + TITLE_ROOM))


def headline_lines(bench: Bench, layout: Layout, says: Text) -> int:
    """Whether a headline takes one line or two; with what it grows by when an earlier slide has it too."""
    shown = append(says, LONGEST_TAIL) if bench.titles[says.plain] else says
    return 1 if bench.fitting(shown, bench.type.headline, layout[TITLE].frame, 1, balance=False) else 2


def marker(bench: Bench, layout: Layout, section: Section, position: Position = WHOLE) -> list[Shape]:
    """The tile with the section's number, its name, and which of several slides this is; both lead back to the agenda."""
    shapes: list[Shape] = []
    name = section.title
    if section.short and section.short.plain != name.plain:
        name = append(name, f" · {section.short.plain}", "muted")
    if position.of > 1:
        name = append(name, f" · {position.part} of {position.of}", "muted")
    spec = layout[NAME]
    at, style = spec.frame, spec.levels[0]
    if not section.numeral:
        at, style = at._replace(x=bench.grid.left), style.but(color="inverse-muted" if layout is bench.layouts.statement else "muted")
    else:
        number = bench.line(section.numeral, bench.type.marker_tile)
        shapes.append(filled(layout, TILE, Part(number, slide=bench.agenda), fill=accent(section)))
    shapes.append(filled(layout, NAME, Part(bench.cut(name, style, at.w, 1), slide=bench.agenda), at=at))
    return shapes


def progress(bench: Bench, section: Section) -> list[Shape]:
    """A square a topic, the one being talked about larger and in its accent; nothing outside the topics."""
    shown = bench.topics
    count = len(shown)
    if count not in PROGRESS_TOPICS or section.topic not in shown:
        return []
    squares: list[TextBox | Rectangle] = []
    for i in range(count):
        here = shown[i] == section.topic
        side = SQUARE_HERE if here else SQUARE
        middle = bench.grid.right.pt - SQUARE_HERE / 2 - PITCH * (count - 1 - i)
        at = Frame(pt(middle - side / 2), pt(PROGRESS_MIDDLE - side / 2), pt(side), pt(side))
        squares.append(Rectangle(f"Topic {i + 1}", at, accent(section) if here else "mid"))
    return [Group("Progress", tuple(squares), decorative=True)]


def foot(bench: Bench, layout: Layout, color: str | None = None, across: int = 0) -> list[Shape]:
    """The talk's title and the slide's number, both as the fields that PowerPoint knows; `across` moves both to the right."""
    footer, number = layout[FOOTER], layout[NUMBER]
    style = footer.levels[0].but(color=color)
    title = bench.cut(bench.document.title, style, footer.frame.w, 1)
    field = Part(bench.line("‹#›", number.levels[0].but(color=color)))

    def moved(at: Frame) -> Frame:
        return at._replace(x=at.x + across)

    return [
        filled(layout, FOOTER, Part(title), at=moved(footer.frame)),
        replace(filled(layout, NUMBER, field, at=moved(number.frame)), field="slidenum"),
    ]


def caption_parts(
    bench: Bench, label: str, caption: Text, credit: Text, at: Frame, styles: Sequence[TextStyle]
) -> tuple[list[Part], list[str]]:
    """'Figure 1', an en space and the caption in at most two lines, then the credit in one; and what the notes must say in full."""
    notes: list[str] = []
    parts: list[Part] = []
    runs = (Run(f"{label}\u2002" if caption else label, tone="label"), *caption.runs) if label else caption.runs
    whole = Text(runs, caption.place)
    if whole:
        shown = bench.cut(whole, styles[0], at.w, 2)
        if shown.text != whole:
            notes.append(whole.plain)
            bench.diagnostics.warning(
                "caption-too-long",
                "the caption takes more than two lines on its slide",
                caption.place,
                help="shorten it; the slide shows its beginning, the notes and the report all of it",
            )
        parts.append(Part(shown))
    if credit:
        parts.append(Part(bench.shortened(credit, styles[-1], at.w, "credit"), level=len(styles) - 1))
    return parts, notes

"""Links of the slides as links of a file: to its pages, and out to the web; one to what no page shows is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Run
from generator.text import Line, SetText

from ..boxes import Part

if TYPE_CHECKING:
    from .shown import Shown


class Jumps:
    """Where links lead, for the slides that are shown."""

    def __init__(self, shown: Sequence[Shown]) -> None:
        self._shown = {each.index for each in shown}
        self._targets: dict[str, int] = {}
        for each in shown:
            for name in each.slide.targets:
                self._targets.setdefault(name, each.index)

    def name(self, index: int) -> str:
        """The destination that is a slide's page."""
        return f"slide-{index + 1}"

    def linked(self, part: Part, here: int) -> SetText:
        """A paragraph's text with links that a file can follow, on the slide with the index `here`."""
        text = part.text
        if part.slide is None and not any(span.run.link for line in text.lines for span in line.spans):
            return text
        return replace(text, lines=tuple(self._line(line, part, here) for line in text.lines))

    def leads(self, part: Part, here: int) -> bool:
        """Whether there is a link in a paragraph that a file can follow."""
        return any(span.run.link for line in self.linked(part, here).lines for span in line.spans)

    def _line(self, line: Line, part: Part, here: int) -> Line:
        return line._replace(spans=tuple(span._replace(run=self._run(span.run, part, here)) for span in line.spans))

    def _run(self, run: Run, part: Part, here: int) -> Run:
        """A jump has the colour of links where it has that in the deck."""
        if part.slide is None and run.link and not run.link.startswith("#"):
            return run
        index = self._targets.get(run.link[1:]) if part.slide is None else part.slide
        leads = index is not None and index != here and index in self._shown
        if index is None or not leads:
            return replace(run, link="")
        keeps = run.tone or part.slide is not None or run.cites or part.text.style.color.startswith(("inverse-", "on-"))
        return replace(run, link=f"#{self.name(index)}", tone=run.tone if keeps else "link")

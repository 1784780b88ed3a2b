"""Charts: the slide of one says what it is about, and a warning that the report alone draws it."""

from __future__ import annotations

from ..boxes import PlacedSlide
from ..fit import Bench
from ..plan import ChartSlide, SentenceSlide
from .statement import place_sentence


def place_chart(bench: Bench, slide: ChartSlide) -> list[PlacedSlide]:
    message = f"the deck does not show chart {slide.chart.number}; the report does"
    bench.diagnostics.warning("chart-not-shown", message, slide.chart.place, "show a picture of it with `figure:` and `report: false`")
    return place_sentence(bench, SentenceSlide(slide.section, slide.notes))

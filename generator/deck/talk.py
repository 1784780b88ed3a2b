"""How long a talk takes: what is said on each slide at the speaker's pace, and whether that fits the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Diagnostics, Talk

from .boxes import PlacedSlide
from .words import count_words, shown_words

SILENT = 10.0
"""Seconds that a slide without notes stands at least, while what it shows is read."""


@dataclass(frozen=True, slots=True)
class TalkTime:
    """An estimate: the seconds of every slide in order, and the minutes that there are, None when the content does not say."""

    slides: tuple[float, ...]
    minutes: float | None = None

    @property
    def seconds(self) -> float:
        return sum(self.slides)

    @property
    def longest(self) -> int:
        """The number of the slide that takes the most, counted from 1."""
        return self.slides.index(max(self.slides)) + 1

    def __str__(self) -> str:
        """'18 min 20 s of 20 min, longest: slide 7, 1 min 50 s'."""
        given = f" of {clock(self.minutes * 60)}" if self.minutes else ""
        return f"{clock(self.seconds)}{given}, longest: slide {self.longest}, {clock(max(self.slides))}"


def talk_time(slides: Sequence[PlacedSlide], talk: Talk, diagnostics: Diagnostics) -> TalkTime:
    """The estimate for a deck, with a warning at the minutes when they are too few."""
    pace = talk.words_per_minute / 60
    time = TalkTime(tuple(_seconds(slide, pace) for slide in slides), talk.minutes)
    if talk.minutes and (over := time.seconds - talk.minutes * 60) >= 0.5:
        diagnostics.warning(
            "talk-too-long",
            f"the talk takes about {clock(time.seconds)}, {clock(over)} more than it has",
            talk.place,
            help=f"say about {round(over * pace)} words less; slide {time.longest} takes the most, {clock(max(time.slides))}",
            length=len("minutes"),
        )
    return time


def _seconds(slide: PlacedSlide, pace: float) -> float:
    """The time of a slide at so many words a second. One whose words are said on an earlier slide takes no more, one kept aside none."""
    if slide.hidden or slide.backup:
        return 0.0
    if slide.spoken:
        return sum(count_words(str(line)) for line in slide.spoken) / pace
    return 0.0 if slide.continues else max(shown_words(slide) / pace, SILENT)


def clock(seconds: float) -> str:
    """'18 min 20 s', '45 s', '20 min'."""
    minutes, rest = divmod(round(seconds), 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))

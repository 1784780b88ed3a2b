"""What one making of the works from a content file differs by from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import LONGEST


@dataclass(frozen=True, slots=True)
class Copy:
    """What one making of the works differs by: the `fields` of the recipient whom they are for, what is to identify them, and the pixels
    of a picture's longer side.
    """

    fields: Mapping[str, str] | None = None
    identifier: str = ""
    longest: int = LONGEST


FOR_ALL = Copy()

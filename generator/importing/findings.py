"""What an importer says while it goes: findings at places of the post, and asides that the content file keeps as comments."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Diagnostics

from .post import Post

MOST = 1000
"""Characters of an aside."""


@dataclass
class Findings:
    """`asides` are those since they were last taken; `within` is where the HTML begins that is being read, whose lines are not known."""

    post: Post
    diagnostics: Diagnostics
    asides: list[str] = field(default_factory=list)
    within: int | None = None

    def warn(self, code: str, message: str, line: int, help: str = "", column: int = 0) -> None:
        self.diagnostics.warning(code, message, self.post.place(line if self.within is None else self.within, column), help)

    def aside(self, text: str) -> None:
        """Keeps a text that no work can show."""
        said = text.strip()
        self.asides.append(said if len(said) <= MOST else f"{said[: MOST - 1]}…")

    def taken(self) -> list[str]:
        """The asides, which are not kept any longer."""
        asides, self.asides = self.asides, []
        return asides

"""The code of one page in marked sequences: whatever paints belongs to a part of the document or is an artifact, nothing to neither."""

from __future__ import annotations

from typing import Literal

from .structure import Part, Structure

Artifact = Literal["Artifact", "Header", "Footer", "Watermark"]
"""What is drawn but not read: ornaments, and what is repeated on every page."""
PROPERTIES = (
    b"<</Header<</Type/Pagination/Subtype/Header>>/Footer<</Type/Pagination/Subtype/Footer>>"
    b"/Watermark<</Type/Pagination/Subtype/Watermark>>>>"
)
"""Property lists that all pages share, because written out they are the longest that is new on most pages (ISO 32000-1, 14.6.2)."""


class PageCode:
    """The code of the page with the number `page`. Sequences are never nested; one goes on while the same part is drawn."""

    def __init__(self, structure: Structure, page: int) -> None:
        self.lines: list[str] = []
        self._structure = structure
        self._page = page
        self._open: Part | Artifact | None = None

    def paint(self, code: str, owner: Part | Artifact) -> int:
        """Adds operators that paint; the index of their line."""
        if owner is not self._open:
            self.close()
            self.lines.append(self._opening(owner))
            self._open = owner
        self.lines.append(code)
        return len(self.lines) - 1

    def operate(self, code: str) -> None:
        """Adds operators that paint nothing, between sequences."""
        self.close()
        self.lines.append(code)

    def close(self) -> None:
        """Ends the open sequence, if one is open."""
        if self._open is not None:
            self.lines.append("EMC")
            self._open = None

    def _opening(self, owner: Part | Artifact) -> str:
        if isinstance(owner, Part):
            return f"/{owner.role} <</MCID {self._structure.content(owner, self._page)}>> BDC"
        return "/Artifact BMC" if owner == "Artifact" else f"/Artifact /{owner} BDC"

"""What someone has becomes a content file that builds as it is: a post or a deck in, the text of a content file and findings out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.extras import check_extra
from generator.model import Diagnostics

__all__ = ["Imported", "import_file", "import_post", "stem_of"]

DECKS = (".pptx", ".pptm", ".potx", ".ppsx", ".ppt")
"""How the names of decks end, those too that have to be saved as another kind first."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of a content file, how many sections and pictures it has, how many of those are missing, and the post as it was.

    `files` are the pictures of a deck by their paths.
    """

    text: str
    sections: int
    pictures: int
    missing: int
    sources: dict[str, str]
    files: dict[Path, bytes] = field(default_factory=dict)


def import_file(path: Path, target: Path, assets: Path | None, diagnostics: Diagnostics) -> Imported | None:
    """The content file for `target` that says what a deck says, or what `import_post` makes of any other file. It raises the same."""
    if path.suffix.lower() not in DECKS:
        return import_post(path, target, assets, diagnostics)
    from .deck import import_deck

    return import_deck(path, target, diagnostics)


def import_post(post: Path, target: Path, assets: Path | None, diagnostics: Diagnostics) -> Imported | None:
    """The content file for `target` that says what a post in Markdown says; None, with an error, when the post is too large.

    Its pictures are looked for beside the post, from the site's root and in `assets`. Raises OSError when the post cannot be read, and
    MissingExtraError when the packages of the extra `import` are not installed.
    """
    check_extra("imports", "import", "ftfy", "selectolax")
    from .content import content_of
    from .post import read_post

    read = read_post(post, diagnostics)
    return content_of(read, post, target, assets, diagnostics) if read else None


def stem_of(post: Path) -> str:
    """The name of a post's file without the day that Jekyll puts before it."""
    import re

    return re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-?", "", post.stem).strip("-_ ") or post.stem

"""The pictures of a post: found beside it, from its site's root or in a folder of assets, and named as the content file names them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generator.exhibits.pictures import BadPictureError, inspect
from generator.source.outline import slug
from generator.source.project import Project
from generator.source.writing import Noted, Tree

from .escaping import fits_field, one_line
from .findings import Findings
from .inline import Image, plain_line

SITE_MARKS = ("_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "config.toml", "config.yaml", "mkdocs.yml", ".git")
SITE_FOLDERS = ("", "static", "assets", "public", "source")
NO_ALT = {"png", "jpg", "jpeg", "gif", "svg", "image", "img", "picture", "alt", "alt text", "alt_text", "screenshot"}
"""What programs and templates put where a description should be."""
ALT = "TODO: say what the picture shows"
FILE = "TODO: save the picture beside this file, name it with `image:` instead of `missing:`, and say in `alt:` what it shows"


@dataclass
class Pictures:
    """Finds the pictures of the post at `post` for a content file at `target`."""

    post: Path
    target: Path
    assets: Path | None
    findings: Findings
    count: int = 0
    missing: int = 0
    _ids: set[str] = field(default_factory=set)

    def figure(self, image: Image) -> dict[str, Tree]:
        """The entry of a figure; one whose picture is not there says so."""
        self.count += 1
        caption = one_line(image.caption or plain_line(image.title))
        words: dict[str, Tree] = {"caption": caption} if caption and fits_field(caption) else {}
        alt = "" if image.alt.strip().lower() in NO_ALT else plain_line(image.alt)
        named, reason = self._named(image.source)
        if reason:
            self.missing += 1
            help = "save it beside the content file and name it there with `image:`, or say with `--assets` where pictures are"
            self.findings.warn("missing-picture", f"the picture `{image.source[:80]}` {reason}; a frame stands for it", image.line, help)
            return {"missing": Noted(named, FILE), **({"alt": alt} if alt else {}), **words}
        if not alt:
            help = "say in `alt:` of the content file what it shows"
            self.findings.warn("missing-alt", f"the picture `{image.source[:80]}` has no description", image.line, help)
        return {"image": named, "alt": alt or Noted(None, ALT), **words}

    def id_for(self, image: Image) -> str:
        """An id for the figure, that no other has."""
        return unique(f"fig-{slug(Path(unquote(image.source)).stem)[:40].strip('-') or 'picture'}", self._ids)

    def _named(self, source: str) -> tuple[str, str]:
        """The picture as the content file names it and nothing, or its name in the post and why it cannot be used."""
        name = " ".join(source.split())
        if name.startswith("data:"):
            return f"embedded in {self.post.name}", "is inside the post"
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:|//", name):
            return name, "is on the web, and nothing is fetched"
        path = self._found(unquote(re.sub(r"[?#].*", "", name)))
        if path is None:
            return name, "was not found"
        try:
            inspect(path)
        except BadPictureError as error:
            return name, str(error)
        project = Project.of(self.target)
        if not any(path.is_relative_to(allowed) for allowed in (project.folder, project.root)):
            return name, "is outside of the content file's project"
        return os.path.relpath(path, self.target.parent.resolve()).replace(os.sep, "/"), ""

    def _found(self, name: str) -> Path | None:
        """The picture's file, by its path from the post, from the site's root, or from the assets, there by its name alone too."""
        bare = name.lstrip("/")
        places = [] if name.startswith("/") else [self.post.parent / name, self.post.with_suffix("") / name]
        if site := self._site():
            places += [site / folder / bare for folder in SITE_FOLDERS]
        if self.assets:
            parts = [part for part in Path(bare).parts if part not in (".", "..")]
            places += [self.assets.joinpath(*parts[first:]) for first in range(len(parts))]
        for place in places:
            try:
                if place.is_file():
                    return Path(os.path.realpath(place))
            except (OSError, ValueError):  # a name that no file can have
                continue
        return None

    def _site(self) -> Path | None:
        parents = self.post.resolve().parents
        return next((folder for folder in parents if any((folder / mark).exists() for mark in SITE_MARKS)), None)


def unique(wanted: str, taken: set[str]) -> str:
    """The wanted id, or the first of `wanted-2`, `wanted-3` … that is free; it is taken then."""
    id, turn = wanted, 1
    while id in taken:
        turn += 1
        id = f"{wanted}-{turn}"
    taken.add(id)
    return id

"""A theme becomes what a content file says of it: the built-in one that it begins with, and what differs."""

from __future__ import annotations

import os
from pathlib import Path

from generator.theme import NAMES, Family, FontRole, Fonts, Theme, load_theme

from .content_tree import Tree
from .project import Project

_ROLES: tuple[FontRole, ...] = ("heading", "body", "serif", "code")


def theme_tree(theme: Theme, folder: Path) -> Tree:
    """The value of `theme:` in a content file in `folder`: a name, or its differences. Theme files are not named, but written out."""
    name = next(name for name in NAMES if load_theme(name).name == theme.name)
    base = load_theme(name)
    accents = [[*theme.palette.accents], [*base.palette.accents]]
    while accents[0] and accents[0][-1] == accents[1][-1]:
        accents = [colours[:-1] for colours in accents]
    changes: dict[str, Tree] = {"justify": theme.justify} if theme.justify != base.justify else {}
    if accents[0]:
        changes["accents"] = [f"#{colour}" for colour in accents[0]]
    if theme.fonts != base.fonts:
        changes["fonts"] = _fonts(theme.fonts, base.fonts, folder)
    return {"extends": name, **changes} if changes else name


def _fonts(fonts: Fonts, base: Fonts, folder: Path) -> Tree:
    families = [fonts.family(role) for role in _ROLES] + [*fonts.own]
    folders = list(dict.fromkeys(found for family in families for found in _folders(family, folder)))
    own: dict[str, Tree] = {role: fonts.family(role).name for role in _ROLES if fonts.family(role) != base.family(role)}
    fallback: list[Tree] = [family.name for family in fonts.own]
    return {**({"folders": [*folders]} if folders else {}), **own, **({"fallback": fallback} if fallback else {})}


def _folders(family: Family, folder: Path) -> list[str]:
    """Where the files of a family are in the project around `folder`; those of packages and of the machine are found without."""
    project = Project.of(folder / "content.yaml")
    faces = filter(os.path.isabs, (family.regular, family.bold, family.italic, family.bold_italic))
    parents = [Path(face.partition("#")[0].partition("@")[0]).parent for face in faces]
    return [Path(os.path.relpath(parent, folder)).as_posix() for parent in parents if parent.is_relative_to(project.root)]

"""Font files go in, families by their names come out: each with the faces that are its regular, bold, italic and bold italic."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from generator.theme import Family

from .fonts import EXTENSIONS, PACKAGES, BadFontError, open_member, packaged_faces, read_font
from .system import system_families

MAX_FILES = 2000
MAX_MEMBERS = 64
MAX_NAME = 100
REGULAR, BOLD = 400.0, 700.0
WEIGHTS = {
    "extralight": 200.0, "ultralight": 200.0, "semibold": 600.0, "demibold": 600.0, "extrabold": 800.0, "ultrabold": 800.0,
    "thin": 100.0, "hairline": 100.0, "light": 300.0, "regular": 400.0, "normal": 400.0, "book": 400.0, "medium": 500.0,
    "bold": 700.0, "black": 900.0, "heavy": 900.0,
}  # fmt: skip
"""The weights that words at the end of a name stand for (OpenType, OS/2, usWeightClass), each word before those it ends in."""
WORDS = {200: "ExtraLight", 600: "SemiBold", 800: "ExtraBold", 100: "Thin", 300: "Light", 500: "Medium", 700: "Bold", 900: "Black"}
SLOPES = ("italic", "oblique")


class Member(NamedTuple):
    """A face, or all weights from `lightest` to `heaviest` of a variable font; `name` is what `load_face` takes.

    `family` is the name of all its weights (name table, ID 16), `legacy` that of at most four faces under which most programs list it
    (ID 1). `width` is in percent of the normal one. `slant` sets the axis that makes a variable font italic.
    """

    name: str
    family: str
    legacy: str
    lightest: float
    heaviest: float
    italic: bool
    width: float
    slant: str = ""

    def weight(self, wanted: float) -> float:
        """The nearest weight that it has."""
        return min(max(wanted, self.lightest), self.heaviest)

    def misfit(self, wanted: float) -> float:
        """How badly it suits a weight: a light one is sought among the lighter ones first (CSS Fonts 4, 5.2)."""
        nearest = self.weight(wanted)
        wrong_way = nearest < wanted if wanted > 500 else nearest > (max(wanted, 500) if wanted >= REGULAR else wanted)
        return abs(nearest - wanted) + (1000 if wrong_way else 0)

    def face(self, wanted: float) -> str:
        """The face, or the instance, of that weight."""
        settings = [f"wght={self.weight(wanted):g}"] if self.lightest < self.heaviest else []
        settings += [self.slant] if self.slant else []
        return self.name + ("@" + ",".join(settings) if settings else "")

    def title(self, wanted: float) -> str:
        """The name by which other programs know the face as one that is neither bold nor italic."""
        weight = self.weight(wanted)
        if self.lightest < self.heaviest:
            return f"{self.family} {WORDS.get(round(weight), '')}".strip()
        return f"{self.legacy} Bold" if weight >= BOLD and self.legacy == self.family else self.legacy


class Catalogue:
    """The families of some files; `bad` are the files that are no fonts, each with the reason."""

    def __init__(self, files: Iterable[str]) -> None:
        self.bad: list[BadFontError] = []
        self._members: list[Member] = []
        for file in files:
            try:
                self._members += _members(file)
            except BadFontError as error:
                self.bad.append(error)

    @property
    def names(self) -> list[str]:
        return sorted({member.family for member in self._members})

    def family(self, name: str) -> Family | None:
        """The family of a name, which may end in a weight and a slope: `Inter`, `Inter SemiBold`, `Inter Light Italic`."""
        whole = _key(name)
        slope = next((slope for slope in SLOPES if whole.endswith(slope)), "")
        upright = whole.removesuffix(slope)
        word = next((word for word in WEIGHTS if upright.endswith(word)), "")
        for key, weight, italic in (
            (whole, None, False),
            (upright, None, bool(slope)),
            (upright.removesuffix(word), WEIGHTS.get(word), bool(slope)),
        ):
            if found := self._of_family(key):
                return _family(found, weight or REGULAR, 100, italic)
            if known := [member for member in self._members if _key(member.legacy) == key]:
                likest = min(known, key=lambda member: (member.italic, member.misfit(REGULAR)))
                found = self._of_family(_key(likest.family))
                return _family(found, weight or likest.weight(REGULAR), likest.width, italic)
        return None

    def _of_family(self, key: str) -> list[Member]:
        return [member for member in self._members if _key(member.family) == key]


def font_files(folder: Path) -> list[str]:
    """The font files in a folder and those below it, in the order of their paths; a link that leads out of it is passed over."""
    found: dict[str, None] = {}
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            path = Path(os.path.realpath(Path(parent, file)))
            if path.suffix.lower() in EXTENSIONS and path.is_relative_to(folder) and path.is_file():
                found[str(path)] = None
            if len(found) == MAX_FILES:
                return [*found]
    return [*found]


def installed_family(name: str) -> Family | None:
    """The family of a name in the font packages, else on the machine."""
    machine = [file for family, files in system_families().items() if _key(name).startswith(_key(family)) for file in files]
    packaged = (family for package in PACKAGES if (family := _of_package(package).family(name)))
    return next(packaged, None) or Catalogue(machine).family(name)


def installed_names() -> list[str]:
    return sorted({*system_families(), *(name for package in PACKAGES for name in _of_package(package).names)})


@cache
def _of_package(package: str) -> Catalogue:
    return Catalogue(packaged_faces(package))


def _members(file: str) -> Iterator[Member]:
    blob = read_font(file)
    count = open_member(file, blob, 0).count
    for number in range(min(count, MAX_MEMBERS)):
        face = open_member(file, blob, number)
        font = hb.Font(face)
        ids = hb.OTNameIdPredefined
        legacy = _name(face, ids.FONT_FAMILY) or Path(file).stem
        family = _name(face, ids.TYPOGRAPHIC_FAMILY) or legacy
        axes = {axis.tag: axis for axis in face.axis_infos}
        weight = font.get_style_value(hb.StyleTag.WEIGHT)
        lightest, heaviest = (axes["wght"].min_value, axes["wght"].max_value) if "wght" in axes else (weight, weight)
        name = file if count == 1 else f"{file}#{number}"
        italic = font.get_style_value(hb.StyleTag.ITALIC) > 0
        member = Member(name, family, legacy, lightest, heaviest, italic, font.get_style_value(hb.StyleTag.WIDTH))
        yield member
        if not italic and (slant := next((axes[tag] for tag in ("ital", "slnt") if tag in axes), None)):
            extreme = slant.max_value if slant.tag == "ital" else slant.min_value
            yield member._replace(italic=True, slant=f"{slant.tag}={extreme:g}")


def _name(face: hb.Face, id: int) -> str:
    """A name without what could harm where it is written."""
    return "".join(filter(str.isprintable, face.get_name(id) or ""))[:MAX_NAME].strip()


def _key(name: str) -> str:
    """What counts of a name: `Source Sans Pro` is `SourceSansPro`."""
    return "".join(filter(str.isalnum, name.casefold()))


def _family(members: list[Member], weight: float, width: float, italic: bool = False) -> Family:
    """Four faces out of a family's members, of which there is at least one; in an italic family, the italic is the upright one."""

    def best(wanted: float, sloped: bool) -> Member | None:
        found = [member for member in members if member.italic == sloped]
        return min(found, key=lambda member: (abs(member.width - width), member.misfit(wanted), member.name), default=None)

    regular = best(weight, italic) or best(weight, not italic)
    assert regular is not None
    heavy = max(weight, BOLD)
    bold, turned, bold_turned = best(heavy, italic), best(weight, not italic), best(heavy, not italic)
    has_bold = bold is not None and bold.weight(heavy) > regular.weight(weight)
    return Family(
        regular.title(weight),
        regular.face(weight),
        bold.face(heavy) if bold and has_bold else "",
        turned.face(weight) if turned else "",
        bold_turned.face(heavy) if bold_turned and has_bold else "",
    )

"""Faces by name: found in installed packages and among files, a member of a collection or an instance of a variable font.

Each is loaded once a process, and again when its file has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

EXTENSIONS = (".ttf", ".otf", ".ttc", ".otc")
PACKAGES = ("font_source_sans_pro", "font_source_serif_pro", "manimgx_fonts", "manimgx_fonts_cjk", "pymupdf_fonts")
"""The packages whose families can be named; the last keeps its fonts as values in modules, the others as files."""
MAX_BYTES = 256 * 1024 * 1024
KEPT = 256
"""So many faces are kept, which is more than any document has."""
SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that HarfBuzz makes, in their right widths, from U+0020 when a face has none of its own."""

CUBIC = ("CFF ", "CFF2")
"""The tables with outlines that are not quadratic, the second those of variable fonts."""
_NAME = re.compile(r"(.+?)(?:#(\d+))?(?:@((?:\w{4}=)?-?[\d.]+(?:,\w{4}=-?[\d.]+)*))?")
NO_NAME = 0xFFFF


class BadFontError(ValueError):
    """A file that cannot be used as a font. The text goes on from its name."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(reason)
        self.file = file


@dataclass(frozen=True, eq=False)
class Face:
    """A font as HarfBuzz sees it, free of anything that belongs to one document: many documents share it.

    `axes` are the values of a variable font's axes by their tags, empty for any other font. `ascent` and `descent` are the horizontal
    header's, in thousandths of an em, the descent positive.
    """

    name: str
    face: hb.Face
    font: hb.Font
    axes: dict[str, float]
    characters: frozenset[str]
    units_per_em: int
    ascent: float
    descent: float
    _advances: dict[int, float] = field(default_factory=dict, repr=False)

    @property
    def scale(self) -> float:
        """Thousandths of an em in a font unit."""
        return 1000 / self.units_per_em

    @cached_property
    def is_cff(self) -> bool:
        return any(has_table(self.face, tag) for tag in CUBIC)

    @property
    def glyph_count(self) -> int:
        count: int = self.face.glyph_count
        return count

    @property
    def postscript_name(self) -> str:
        """The name of the name table (ID 6), else that of the file, with nothing in it that a PDF name cannot hold.

        An instance of a variable font has its own, or one that is made as in Adobe technical note 5902.
        """
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or Path(self.name.rpartition(":")[2]).stem
        if any(self.axes[axis.tag] != axis.default_value for axis in self.face.axis_infos):
            settings = (f"{value:g}{tag.strip()}" for tag, value in self.axes.items())
            name = self._instance_name() or "_".join((name.partition("-")[0], *settings))
        return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-._"))

    def _instance_name(self) -> str:
        for instance in self.face.named_instances:
            if instance.design_coords == [*self.axes.values()] and instance.postscript_name_id != NO_NAME:
                return self.face.get_name(instance.postscript_name_id) or ""
        return ""

    @cached_property
    def _licence(self) -> int:
        """The bits of `fsType` (OpenType, OS/2), none for a font without the table."""
        return int.from_bytes(bytes(self.face.reference_table("OS/2").data[8:10]), "big")

    @property
    def refusal(self) -> str:
        """Why the font's licence bits (OpenType, OS/2, fsType) do not let it be embedded; empty where they do."""
        if self._licence & 0xF == 0x2:
            return "does not allow embedding"
        return "allows only its bitmaps to be embedded" if self._licence & 0x200 else ""

    @property
    def is_editable(self) -> bool:
        """Whether a document that has the font inside may still be edited where it is opened (fsType 0, installable, or 8, editable)."""
        return not self.refusal and self._licence & 0xF != 0x4

    @property
    def panose(self) -> bytes:
        """The ten bytes of its classification (OpenType, OS/2, panose), zeros in a font without the table."""
        return bytes(self.face.reference_table("OS/2").data[32:42]).ljust(10, b"\0")

    @property
    def is_whole(self) -> bool:
        """Whether the licence bits ask for all of the font to be embedded, never a subset."""
        return bool(self._licence & 0x100)

    def covers(self, characters: Iterable[str]) -> bool:
        return self.characters.issuperset(characters)

    def nominal(self, character: str) -> int:
        """The glyph of a single character before any shaping, 0 (.notdef) for a character that the face lacks."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> float:
        """The advance width of a glyph before any kerning, in thousandths of an em."""
        if glyph not in self._advances:
            self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return self._advances[glyph]


def load_face(name: str) -> Face:
    """The face of a name: `package:face` for a font that an installed package carries, else the path of a font file.

    `#2` after it is the third member of a collection; `@700` is an instance of a variable font by its weight, `@wght=700,wdth=75` by
    any of its axes. Raises LookupError when there is no such face, BadFontError for a file that is none.
    """
    found = _NAME.fullmatch(name)
    if found is None:
        raise LookupError(f"`{name}` is no name of a face")
    file, member, instance = found.groups()
    return _loaded(name, file, int(member or 0), instance or "", _version(file))


@lru_cache(maxsize=KEPT)
def _loaded(name: str, file: str, member: int, instance: str, version: tuple[int, ...]) -> Face:
    face = open_member(file, _shared(file, version), member)
    font = hb.Font(face)
    axes = _axes(face, instance)
    font.set_variations(axes)
    extents = font.get_font_extents("ltr")
    scale = 1000 / face.upem
    characters = set(map(chr, face.unicodes))
    if " " in characters:
        characters.update(SPACES)
    return Face(name, face, font, axes, frozenset(characters), face.upem, extents.ascender * scale, -extents.descender * scale)


def open_member(file: str, blob: hb.Blob, number: int) -> hb.Face:
    """A font of a file's contents; raises BadFontError for one that has no outlines or is no font at all."""
    face = hb.Face(blob, number)
    if not face.glyph_count:
        raise BadFontError(file, "is no font that can be read")
    if not any(has_table(face, tag) for tag in (*CUBIC, "glyf")):
        raise BadFontError(file, "has no outlines")
    try:
        readable = all(axis.tag.isascii() for axis in face.axis_infos)
    except UnicodeDecodeError:
        readable = False
    if not readable:
        raise BadFontError(file, "is damaged: its axes cannot be read")
    return face


def has_table(face: hb.Face, tag: str) -> bool:
    return len(face.reference_table(tag)) > 0


def _axes(face: hb.Face, instance: str) -> dict[str, float]:
    """A value for each axis: that of the instance, kept within the axis, else the default."""
    wanted = {}
    for setting in filter(None, instance.split(",")):
        tag, _, value = setting.rpartition("=")
        wanted[tag or "wght"] = float(value)
    return {axis.tag: min(max(wanted.get(axis.tag, axis.default_value), axis.min_value), axis.max_value) for axis in face.axis_infos}


def read_font(file: str) -> hb.Blob:
    """The contents of a font file, named as `load_face` takes it; raises LookupError and BadFontError."""
    package, font = _in_package(file)
    if package == PACKAGES[-1]:
        return hb.Blob(_buffer(font))
    if package:
        return hb.Blob.from_file_path(str(_packaged(package, font)))
    # An author's file may change while it is in use, which a mapped one must not.
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadFontError(file, "cannot be read") from error
    if len(data) > MAX_BYTES:
        raise BadFontError(file, f"is larger than {MAX_BYTES // 1024 // 1024} MiB")
    return hb.Blob(data)


@lru_cache(maxsize=KEPT)
def _shared(file: str, _: tuple[int, ...]) -> hb.Blob:
    """The contents of this version of a file, once for all the members of a collection."""
    return read_font(file)


def _version(file: str) -> tuple[int, ...]:
    """What tells an author's file from a later one of the same name; nothing for those of packages, which stay."""
    if _in_package(file)[0]:
        return ()
    try:
        found = Path(file).stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _in_package(file: str) -> tuple[str, str]:
    """Package and font of a name that has both, else nothing."""
    package, _, font = file.partition(":")
    return (package, font) if font and len(package) > 1 and package.isidentifier() else ("", "")


def packaged_faces(package: str) -> list[str]:
    """The faces that a package carries, as `load_face` takes them; none where it is not installed."""
    if find_spec(package) is None:
        return []
    if package == PACKAGES[-1]:
        return [f"{package}:{font}" for font in import_module(package).fontbuffers]
    found = {path.stem for folder in _folders(package) for path in folder.iterdir() if path.suffix in EXTENSIONS}
    return [f"{package}:{font}" for font in sorted(found)]


def _folders(package: str) -> list[Path]:
    """Where a package keeps its files: in its folder or in one called `files`. Finding it imports nothing."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LookupError(f"the font package `{package}` is not installed")
    home = Path(spec.origin).parent
    return [folder for folder in (home / "files", home) if folder.is_dir()]


def _packaged(package: str, font: str) -> Path:
    for folder in _folders(package):
        for extension in EXTENSIONS:
            path = folder / f"{font}{extension}"
            if path.is_file():
                return path
    raise LookupError(f"the package `{package}` has no face `{font}`")


def _buffer(font: str) -> bytes:
    buffers = import_module(PACKAGES[-1]).fontbuffers
    if font not in buffers:
        raise LookupError(f"the package `{PACKAGES[-1]}` has no face `{font}`")
    data: bytes = buffers[font]()
    return data

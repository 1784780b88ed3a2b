"""Parts and relationships go in, a package comes out: each part is written as soon as it is complete, and then forgotten.

Parts stand in the order they were written, with one fixed date, pictures stored and not deflated, so that the same parts always give the
same bytes; what they are is said last, when all are known (Open Packaging Conventions, ECMA-376 part 2).
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from .names import CT, RT, beside, relationships_of
from .xml import HEAD, escape

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
STORED = {"jpg", "png", "xlsx"}
DEFAULT_TYPES = {"rels": CT.RELATIONSHIPS, "xml": CT.XML, "jpg": CT.JPEG, "png": CT.PNG, "fntdata": CT.FONT}
READABLE = 0o644 << 16
UNIX = 3


@dataclass(slots=True)
class Part:
    """A part of a package by its name, which begins with a slash, and what it refers to.

    One of a default type has no `content_type` of its own. The part '/' is the package itself.
    """

    name: str
    content_type: str = ""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """By kind and target, in order."""

    def relate(self, kind: str, target: Part) -> str:
        """The id of the relationship to another part; one id a kind and target."""
        return self._id(kind, target.name)

    def link(self, url: str) -> str:
        """The id of a hyperlink to an address outside the package."""
        return self._id(RT.HYPERLINK, url)

    def _id(self, kind: str, target: str) -> str:
        return self.ids.setdefault((kind, target), f"rId{len(self.ids) + 1}")

    def relationships_xml(self) -> str:
        items = []
        for (kind, target), id in self.ids.items():
            external = kind == RT.HYPERLINK
            where, mode = (escape(target), ' TargetMode="External"') if external else (beside(self.name, target), "")
            items.append(f'<Relationship Id="{id}" Type="{kind}" Target="{where}"{mode}/>')
        return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(items)}</Relationships>'


class Package:
    """A package that is being written to a stream, which is never asked to go back."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._items: list[zipfile.ZipInfo] = []
        self._parts: list[Part] = []
        self._media: dict[bytes, Part] = {}

    def write(self, part: Part, content: str | bytes) -> None:
        """A part that is complete, and its relationships."""
        self._parts.append(part)
        self._put(part.name, content)
        if part.ids:
            self.write_relationships(part)

    def write_relationships(self, part: Part) -> None:
        self._put(relationships_of(part.name), part.relationships_xml())

    def picture(self, data: bytes, extension: str) -> Part:
        """The part that holds these bytes: one for all places that show the same picture."""
        digest = hashlib.sha256(data).digest()
        if digest not in self._media:
            part = self._media[digest] = Part(f"/ppt/media/image{len(self._media) + 1}.{extension}")
            self.write(part, data)
        return self._media[digest]

    def close(self) -> None:
        """The types of all parts, then the directory of the zip."""
        used = {"rels", "xml", *(part.name.rpartition(".")[2] for part in self._parts)}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in DEFAULT_TYPES.items() if extension in used
        )
        overrides = "".join(f'<Override PartName="{p.name}" ContentType="{p.content_type}"/>' for p in self._parts if p.content_type)
        types = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
        self._put("/[Content_Types].xml", types)
        with zipfile.ZipFile(self._out, "w") as archive:
            archive.filelist, archive.start_dir = self._items, self._out.tell()

    def _put(self, name: str, content: str | bytes) -> None:
        """An entry of the zip. Its sizes and checksum are known before its header is written, which `ZipFile` would go back for."""
        data = content.encode() if isinstance(content, str) else content
        item = zipfile.ZipInfo(name[1:], ZIP_DATE)
        item.create_system, item.external_attr = UNIX, READABLE
        item.CRC, item.file_size = zlib.crc32(data), len(data)
        if name.rpartition(".")[2] not in STORED:
            # A window that is larger than the part would be cleared for nothing.
            deflate = zlib.compressobj(wbits=-min(zlib.MAX_WBITS, max(9, len(data).bit_length())))
            data = deflate.compress(data) + deflate.flush()
            item.compress_type = zipfile.ZIP_DEFLATED
        item.compress_size, item.header_offset = len(data), self._out.tell()
        self._out.write(item.FileHeader())
        self._out.write(data)
        self._items.append(item)

"""Parts and relationships go in, the bytes of a package come out: the same parts always give the same bytes.

The zip is our own: parts in the order they were added, one fixed date, pictures stored and not deflated. Names, types and
relationship kinds are python-pptx's. Everything is linear: python-pptx itself walks all relationships of the package for each new
picture (Open Packaging Conventions, ECMA-376 part 2).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass, field

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI

from .xml import HEAD, escape

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
STORED = {"jpg", "png", "xlsx"}
DEFAULT_TYPES = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML, "jpg": CT.JPEG, "png": CT.PNG}


@dataclass(slots=True)
class Part:
    """A part of the package; `name` begins with a slash. A part of a default type has no `content_type` of its own."""

    name: str
    content_type: str = ""
    data: bytes = b""
    relationships: list[tuple[str, str, bool]] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def relate(self, kind: str, target: Part) -> str:
        """The id of the relationship to another part; one id a kind and target."""
        return self._relate(kind, target.name, external=False)

    def link(self, url: str) -> str:
        """The id of a hyperlink to an address outside the package."""
        return self._relate(RT.HYPERLINK, url, external=True)

    def _relate(self, kind: str, target: str, external: bool) -> str:
        key = (kind, target)
        if key not in self.ids:
            self.relationships.append((kind, target, external))
            self.ids[key] = f"rId{len(self.relationships)}"
        return self.ids[key]

    def relationships_xml(self) -> str:
        base = PackURI(self.name).baseURI if self.name != "/" else "/"
        items = []
        for number, (kind, target, external) in enumerate(self.relationships, 1):
            where = escape(target) if external else PackURI(target).relative_ref(base)
            mode = ' TargetMode="External"' if external else ""
            items.append(f'<Relationship Id="rId{number}" Type="{kind}" Target="{where}"{mode}/>')
        return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(items)}</Relationships>'


@dataclass(slots=True)
class Package:
    """A package under construction. `root` holds the relationships of the package itself."""

    parts: list[Part] = field(default_factory=list)
    root: Part = field(default_factory=lambda: Part("/"))
    media: dict[bytes, Part] = field(default_factory=dict)

    def add(self, name: str, content_type: str, xml: str = "") -> Part:
        part = Part(name, content_type, xml.encode())
        self.parts.append(part)
        return part

    def picture(self, data: bytes, extension: str) -> Part:
        """The part that holds these bytes: one for all places that show the same picture."""
        digest = hashlib.sha256(data).digest()
        if digest not in self.media:
            part = Part(f"/ppt/media/image{len(self.media) + 1}.{extension}", data=data)
            self.media[digest] = part
            self.parts.append(part)
        return self.media[digest]

    def save(self) -> bytes:
        """The package as a zip."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            _write(archive, "/[Content_Types].xml", self._content_types().encode())
            _write(archive, "/_rels/.rels", self.root.relationships_xml().encode())
            for part in self.parts:
                _write(archive, part.name, part.data)
                if part.relationships:
                    _write(archive, PackURI(part.name).rels_uri, part.relationships_xml().encode())
        return buffer.getvalue()

    def _content_types(self) -> str:
        used = {"rels", "xml", *(part.name.rpartition(".")[2] for part in self.parts)}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in DEFAULT_TYPES.items() if extension in used
        )
        overrides = "".join(f'<Override PartName="{p.name}" ContentType="{p.content_type}"/>' for p in self.parts if p.content_type)
        return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name.lstrip("/"), ZIP_DATE)
    info.create_system = 3
    info.external_attr = 0o644 << 16
    stored = name.rpartition(".")[2] in STORED
    archive.writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, None if stored else 6)

"""The objects of a document go in, its file comes out: small objects many to a stream, so that tags take little room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName, PDFObject, PDFObjectReference

from .objects import Raw, Stream, deflated, reference

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The bytes above 127 tell programs that the file is not text (ISO 32000-1, 7.5.2)."""
TOGETHER = 200
"""The most objects in one object stream."""
FREE, PLAIN, COMPRESSED = 0, 1, 2
"""The types of entries in a cross-reference stream (ISO 32000-1, 7.5.8.3)."""
UP, PREDICTED = b"\x02", b"<</Predictor 12 /Columns 7>>"
"""Each row of the table as its difference from the row above, which is a fifth of the size (ISO 32000-1, 7.4.4.4)."""


class File:
    """One file being written to `out`. Streams go there as soon as they are made, so that no more than one picture is in memory."""

    def __init__(self, document: PDFDocument, out: BinaryIO) -> None:
        self._document = document
        self._out = out
        self._out.write(HEADER)
        self._entries: dict[int, tuple[int, int, int]] = {0: (FREE, 0, 0xFFFF)}
        self._small: list[tuple[int, bytes]] = []

    def add(self, stream: Stream, name: str | None = None) -> PDFObjectReference:
        """Writes a stream that is complete, under a name that other objects know it by."""
        made = self._document.Reference(stream, name)
        number, _ = self._document.idToObjectNumberAndVersion[made.name]
        self.put_stream(number, stream)
        self._document.idToObject[made.name] = None
        return made

    def reserve(self, count: int) -> range:
        """Numbers of objects to come, each for one call of `put` or `put_stream`."""
        first = self._document.objectcounter + 1
        self._document.objectcounter += count
        return range(first, first + count)

    def put(self, number: int, data: bytes) -> None:
        """A small object under a number that was reserved. Alike ones, one after the other, take the least room."""
        self._small.append((number, data))

    def finish(self, root: str, information: str) -> None:
        """All other objects, then the table of where they are. `root` and `information` are references."""
        for number, made in self._objects():
            if isinstance(made, Stream):
                self.put_stream(number, made)
            else:
                self.put(number, made.format(self._document).strip())
        for start in range(0, len(self._small), TOGETHER):
            self._write_together(self._small[start : start + TOGETHER])
        identity = f"<{self._document.signature.hexdigest()}>".encode()
        self._write_table(root, information, Raw(b"[" + identity * 2 + b"]"))

    def _objects(self) -> Iterator[tuple[int, PDFObject]]:
        """The document's own objects that are not written yet, by number, with what others ask for while they are formatted."""
        number, names = 1, self._document.numberToId
        while number <= self._document.objectcounter:
            if number in names and number not in self._entries:
                yield number, self._document.idToObject[names[number]]
            number += 1

    def put_stream(self, number: int, stream: Stream) -> None:
        """Writes a stream under a number that was reserved."""
        self._entries[number] = (PLAIN, self._out.tell(), 0)
        self._out.write(b"%d 0 obj\n" % number)
        self._out.writelines(stream.pieces(self._document))
        self._out.write(b"endobj\n")

    def _write_together(self, objects: list[tuple[int, bytes]]) -> None:
        """An object stream: pairs of number and offset, then the objects (ISO 32000-1, 7.5.7)."""
        offset, pairs = 0, []
        for _, data in objects:
            pairs.append(offset)
            offset += len(data) + 1
        head = " ".join(f"{number} {at}" for (number, _), at in zip(objects, pairs, strict=True)).encode() + b"\n"
        entries = {"Type": PDFName("ObjStm"), "N": len(objects), "First": len(head)}
        holder = deflated(entries, head + b"\n".join(data for _, data in objects))
        container = self._number(holder)
        for index, (number, _) in enumerate(objects):
            self._entries[number] = (COMPRESSED, container, index)
        self.put_stream(container, holder)

    def _write_table(self, root: str, information: str, identity: Raw) -> None:
        """The cross-reference stream, which holds the trailer's entries too."""
        place = self._out.tell()
        table = Stream({}, b"")
        number = self._number(table)
        self._entries[number] = (PLAIN, place, 0)
        rows = [_row(*self._entries[key]) for key in range(number + 1)]
        data = b"".join(UP + bytes((now - above) & 0xFF for above, now in zip(*pair, strict=True)) for pair in pairwise([bytes(7), *rows]))
        entries = {"Type": PDFName("XRef"), "Size": number + 1, "W": Raw(b"[1 4 2]"), "ID": identity, "DecodeParms": Raw(PREDICTED)}
        entries |= {"Root": Raw(root.encode()), "Info": Raw(information.encode())}
        self.put_stream(number, deflated(entries, data))
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % place)

    def _number(self, stream: Stream) -> int:
        return int(reference(self._document, stream).split()[0])


def _row(kind: int, place: int, index: int) -> bytes:
    """An entry of the table, in the widths that its `W` names."""
    return kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")

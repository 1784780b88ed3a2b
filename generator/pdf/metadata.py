"""A document's properties as XMP, the form that archives and search read (ISO 32000-1, 14.3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

PRODUCER = "Diptych"
PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"
"""The fixed mark by which programs find a packet of metadata in a file (XMP specification, part 1, 7.3.2)."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the document says of itself; `language` is a BCP 47 tag, `date` the time of creation in UTC."""

    title: str
    authors: str
    subject: str
    keywords: str
    language: str
    date: datetime


def xmp(properties: Properties) -> bytes:
    """The packet, in UTF-8, with the same values as the document information dictionary."""
    stamp = properties.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    title, subject, authors, keywords = map(
        escape, (properties.title, properties.subject, properties.authors, properties.keywords)
    )  # fmt: skip
    return f"""<?xpacket begin="\ufeff" id="{PACKET_ID}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{authors}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

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
    """The packet, in UTF-8, with the same values as the document information dictionary; what is empty is left out."""
    stamp = properties.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    values = (
        ("dc:format", "{}", "application/pdf"),
        ("dc:title", '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>', properties.title),
        ("dc:creator", "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", properties.authors),
        ("dc:description", '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>', properties.subject),
        ("dc:language", "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", properties.language),
        ("pdf:Keywords", "{}", properties.keywords),
        ("pdf:Producer", "{}", PRODUCER),
        ("xmp:CreatorTool", "{}", PRODUCER),
        ("xmp:CreateDate", "{}", stamp),
        ("xmp:ModifyDate", "{}", stamp),
    )
    entries = "\n".join(f"<{name}>{form.format(escape(value))}</{name}>" for name, form, value in values if value)
    return f"""<?xpacket begin="\ufeff" id="{PACKET_ID}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{entries}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

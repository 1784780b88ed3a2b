"""A document's properties as XMP, the form that archives and search read (ISO 32000-1, 14.3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal

PRODUCER = "Diptych"
PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"
"""The fixed mark by which programs find a packet of metadata in a file (XMP specification, part 1, 7.3.2)."""


ARCHIVAL, ACCESSIBLE = "http://www.aiim.org/pdfa/ns/", "http://www.aiim.org/pdfua/ns/id/"
EXTENSION = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>{ACCESSIBLE}</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""What the property `pdfuaid:part` means, which PDF/A does not know by itself (ISO 19005-2, 6.6.2.3)."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the document says of itself; `language` is a BCP 47 tag, `date` the time of creation in UTC.

    `archival` is the part of PDF/A that it keeps to. `identifier` tells one making of the document from another.
    """

    title: str
    authors: str
    subject: str
    keywords: str
    language: str
    date: datetime
    archival: Literal[2, 3] = 2
    identifier: str = ""


def xmp(properties: Properties) -> bytes:
    """The packet, in UTF-8, with the same values as the document information dictionary; what is empty is left out.

    It says that the file is PDF/A-2a or 3a and PDF/UA-1, which is tested with veraPDF.
    """
    stamp = properties.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    values = (
        ("dc:format", "{}", "application/pdf"),
        ("dc:title", '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>', properties.title),
        ("dc:creator", "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", properties.authors),
        ("dc:description", '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>', properties.subject),
        ("dc:identifier", "{}", properties.identifier),
        ("dc:language", "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", properties.language),
        ("pdf:Keywords", "{}", properties.keywords),
        ("pdf:Producer", "{}", PRODUCER),
        ("xmp:CreatorTool", "{}", PRODUCER),
        ("xmp:CreateDate", "{}", stamp),
        ("xmp:ModifyDate", "{}", stamp),
        ("pdfaid:part", "{}", str(properties.archival)),
        ("pdfaid:conformance", "{}", "A"),
        ("pdfuaid:part", "{}", "1"),
    )
    entries = "\n".join(f"<{name}>{form.format(escape(value, quote=False))}</{name}>" for name, form, value in values if value)
    return f"""<?xpacket begin="\ufeff" id="{PACKET_ID}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="{ARCHIVAL}id/" xmlns:pdfuaid="{ACCESSIBLE}"
 xmlns:pdfaExtension="{ARCHIVAL}extension/" xmlns:pdfaSchema="{ARCHIVAL}schema#" xmlns:pdfaProperty="{ARCHIVAL}property#">
{entries}
{EXTENSION}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

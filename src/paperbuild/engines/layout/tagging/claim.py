"""Says in a PDF that it is PDF/UA-1 beside PDF/A-3a, and sees to what these ask for beyond the structure tree."""

from __future__ import annotations

import re
from html import escape

import pikepdf
from pikepdf import Array, Name, String

from paperbuild.engines.layout.request import Rights

_PRODUCER = re.compile(rb'(?<= pdf:Producer=")[^"]*(?=")')
_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def claim(document: pikepdf.Pdf) -> None:
    """Says in the metadata that the file is PDF/UA-1, and what that says (ISO 14289-1, 5; ISO 19005-3, 6.6.2.3)."""
    metadata = document.Root.Metadata
    packet = metadata.read_bytes().replace(b"</rdf:RDF>", _CLAIM + b"</rdf:RDF>")
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def sign(document: pikepdf.Pdf, producer: str) -> None:
    """Names all that made the file, in both places that must say the same (ISO 19005-3, 6.6.3); WeasyPrint 70 names
    itself alone."""
    packet, count = _PRODUCER.subn(escape(producer).encode(), document.Root.Metadata.read_bytes())
    assert count == 1  # noqa: S101 - WeasyPrint names its producer once
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    document.docinfo.Producer = String(producer)


def say_rights(document: pikepdf.Pdf, rights: Rights) -> None:
    """Says in the metadata whose the paper is and under which licence (XMP, parts 1 and 2: dc:rights, xmpRights)."""
    if not (rights.text or rights.licence_url):
        return
    text = f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(rights.text)}</rdf:li></rdf:Alt></dc:rights>'
    url = f"<xmpRights:WebStatement>{escape(rights.licence_url)}</xmpRights:WebStatement>"
    said = (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"><xmpRights:Marked>True</xmpRights:Marked>'
        f"{text if rights.text else ''}{url if rights.licence_url else ''}</rdf:Description>\n"
    )
    packet = document.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", said.encode() + b"</rdf:RDF>")
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def say_edition(document: pikepdf.Pdf, rights: Rights) -> None:
    """Says in the metadata which edition it is, and what it replaces (XMP, parts 1 and 2: xmpMM:VersionID,
    dc:relation)."""
    if not (rights.edition or rights.replaces):
        return
    edition = f"<xmpMM:VersionID>{escape(rights.edition)}</xmpMM:VersionID>"
    relation = f"<dc:relation><rdf:Bag><rdf:li>{escape(rights.replaces)}</rdf:li></rdf:Bag></dc:relation>"
    said = (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
        f"{edition if rights.edition else ''}{relation if rights.replaces else ''}</rdf:Description>\n"
    )
    packet = document.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", said.encode() + b"</rdf:RDF>")
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def leave_pictures(document: pikepdf.Pdf) -> None:
    """Has no viewer smooth a picture, which WeasyPrint asks for and PDF/A forbids (ISO 19005-3, 6.2.8)."""
    for item in document.objects:
        if isinstance(item, pikepdf.Stream) and bool(item.get("/Interpolate")):
            item.Interpolate = False


def name_once(document: pikepdf.Pdf) -> None:
    """Names every associated file once: WeasyPrint 70 lists each of them twice."""
    if "/AF" in document.Root:
        document.Root.AF = Array(list({file.objgen: file for file in document.Root.AF}.values()))

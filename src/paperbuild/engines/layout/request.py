"""What is asked of the layout, and what it answers: values that cross the pipe to its process."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class AttachedFile:
    """A file that the PDF carries; `relationship` is `Source` or `Data` (ISO 32000-2, 14.13)."""

    name: str
    content: bytes
    relationship: str


ELEMENT_MEANT = "data-element"
"""The attribute of a span in a request's HTML that is meant to be another element, of the name that it says."""

NEAR_CLASS, FAR_CLASS = "pb-near", "pb-far"
"""The classes of what a note in a request's HTML says where the note before it stands above it on its page ("Ibid."),
and of what it says instead where it is the first on its page."""


@dataclass(frozen=True)
class Rights:
    """Whose a paper is, in words, and the address of its licence; which `edition` it is, and which ones it `replaces`.
    Each may be empty."""

    text: str = ""
    licence_url: str = ""
    edition: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class LayoutRequest:
    """What to lay out. `resources` are the files that the HTML may name, by URL, with their media types;
    `fonts` the font files by URL. `variant` is WeasyPrint's name of a PDF variant, `created` the date in the PDF;
    `producer` are the programs and their versions that made the HTML, as the PDF names them before WeasyPrint.
    `rights` go into the metadata.
    `document` names what stays the same while its text is edited, the paper and the language: its pages are remembered
    under that name, and where it is empty they are not."""

    html: str
    base_url: str
    resources: Mapping[str, tuple[bytes, str]]
    fonts: Mapping[str, str]
    variant: str
    identifier: bytes
    language: str
    created: datetime.datetime
    producer: tuple[str, ...] = ()
    document: str = ""
    rights: Rights = Rights()


@dataclass(frozen=True)
class Overflow:
    """What leaves its place on `page` (from 1): a `line`, a `picture` or a `table`, as `what` says, by `excess_mm`, at
    its side or, where it `is_down`, at its foot or head. `is_cut` says that readers lose some of it, at the edge of the
    paper, under the notes or on each other. `identifiers` are those of the elements around it, from the inside; `text`
    is that of its block, `line` that of the line, `picture` the URL of the picture. `width_mm` is how
    wide it is itself."""

    page: int
    what: str
    excess_mm: float
    is_down: bool
    is_cut: bool
    identifiers: tuple[str, ...]
    text: str = ""
    line: str = ""
    picture: str = ""
    width_mm: float = 0


@dataclass(frozen=True)
class LayoutAnswer:
    """The PDF. `anchors` maps the identifiers in the document to the page (from 1) on which they begin, `ends` to
    that on which they end;
    `refused` are the URLs it asked for that did not come with the request, `messages` WeasyPrint's other warnings.
    `letters` are those of the text that are set in each font family, sorted; `overflows` what leaves its place."""

    pdf: bytes
    anchors: Mapping[str, int]
    ends: Mapping[str, int]
    pages: int
    refused: tuple[str, ...]
    messages: tuple[str, ...]
    letters: Mapping[str, str]
    overflows: tuple[Overflow, ...] = ()

"""What a renderer gives back: the bytes of one file, and what it noticed while it made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paperbuild.findings.diagnostic import Diagnostic


@dataclass(frozen=True)
class Pagination:
    """The pages of a PDF: `source` is the PDF's own identifier, as a URN; `begins` maps what has an identifier in the
    text to the page (from 1) on which it begins, `ends` to that on which it ends."""

    source: str
    begins: Mapping[str, int]
    ends: Mapping[str, int]


@dataclass(frozen=True)
class Artifact:
    """One finished file. `pages` counts those of a PDF and is 0 for anything else; `pagination` is a PDF's.

    `lacking` are the findings about fonts that are not installed and that its pages need, those of the PDF where it
    carries the PDF's page numbers: where they are errors, this file is not written, and the others are.
    """

    content: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    pagination: Pagination | None = None
    lacking: tuple[Diagnostic, ...] = ()

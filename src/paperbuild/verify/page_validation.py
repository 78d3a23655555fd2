"""Asks page-validation whether the PDF keeps to PDF/A-3a and PDF/UA-1, and to what it claims itself."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import EngineError
from paperbuild.model.formats import Format
from paperbuild.rules.outputs import pdf_profile
from paperbuild.verify.checker import Lack, installed
from paperbuild.verify.edition import Edition
from paperbuild.verify.place import WHOLE, BuiltFile, Place

# What a paper's PDF is to keep to, as page-validation calls it.
WANTED = ("3a", "ua1")
_NAMES = {"ua1": "PDF/UA-1", "ua2": "PDF/UA-2"}
# The namespaces of the marks by which a PDF says what it is (ISO 19005-3, 6.6.4; ISO 14289-1, 5).
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_PAGE = re.compile(r"\b(?:on )?page (\d+)\b")


class PageValidation:
    """page-validation, a package of Python's."""

    name = "page-validation"
    formats: tuple[Format, ...] = (Format.PDF,)

    def version(self) -> str:
        """Its version."""
        return installed("page-validation")

    def lack(self) -> Lack | None:
        """The package is needed."""
        if importlib.util.find_spec("page") is None:
            return Lack("is not installed", f"{sys.executable} -m pip install page-validation")
        return None

    def check(self, edition: Edition) -> Iterator[Diagnostic]:
        """What of the profiles the PDF does not keep."""
        file = edition.whole(Format.PDF)
        if file is None:
            return
        claimed = claims(file.content)
        for profile in dict.fromkeys((*WANTED, *claimed)):
            name = _NAMES.get(profile, f"PDF/A-{profile}")
            if profile not in claimed:
                message = f"the PDF does not claim to be {name}; it claims {_listed(claimed)}"
                yield file.finding(pdf_profile.RULE, WHOLE, message)
            yield from _failures(file, profile, name)


def claims(content: bytes) -> list[str]:
    """The profiles that the PDF's metadata names, as page-validation calls them: `3a`, `ua1`. Metadata that is no XML
    names none."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        metadata = pdf.Root.get("/Metadata")
        said = _marks(metadata.read_bytes()) if metadata is not None else {}
    part, ua = said.get(f"{_PDFA}part"), said.get(f"{_PDFUA}part")
    return [*([part + said.get(f"{_PDFA}conformance", "").lower()] if part else []), *([f"ua{ua}"] if ua else [])]


def _marks(xmp: bytes) -> dict[str, str]:
    """What XMP says, by its name with its namespace, be it an attribute or an element (ISO 16684-1, 7)."""
    try:
        root = ET.fromstring(xmp)  # noqa: S314 - expat reads no other file, and bounds what entities grow to
    except ET.ParseError:
        return {}
    found: dict[str, str] = {}
    for element in root.iter():
        found |= element.attrib
        if element.text and element.text.strip():
            found[element.tag] = element.text.strip()
    return found


def _listed(claimed: list[str]) -> str:
    return " and ".join(_NAMES.get(one, f"PDF/A-{one}") for one in claimed) or "nothing"


def _failures(file: BuiltFile, profile: str, name: str) -> Iterator[Diagnostic]:
    import page

    try:
        report: dict[str, Any] = page.validate_pdf(str(file.disk), profile=profile).to_dict()
    except page.ProfileError:
        yield file.finding(pdf_profile.RULE, WHOLE, f"page-validation does not know {name}, which the PDF claims")
        return
    except page.PageError as error:
        raise EngineError(f"page-validation failed: {error}") from error
    for failure in report["failures"]:
        said = str(failure.get("message", ""))
        found = _PAGE.search(said)
        place = Place(page=int(found[1])) if found else WHOLE
        yield file.finding(pdf_profile.RULE, place, f"{name}: {said}", _clause(failure))


def _clause(failure: dict[str, Any]) -> str:
    return f"page-validation's rule {failure['rule_id']}" if failure.get("rule_id") else ""

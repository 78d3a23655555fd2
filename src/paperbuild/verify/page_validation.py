"""Asks page-validation whether the PDF keeps to PDF/A-3a and PDF/UA-1, and to what it claims itself."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from typing import Any

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
_PART = re.compile(r"pdfaid:part\s*(?:=\s*[\"']|>)\s*(\d)")
_CONFORMANCE = re.compile(r"pdfaid:conformance\s*(?:=\s*[\"']|>)\s*([A-Za-z])")
_UA_PART = re.compile(r"pdfuaid:part\s*(?:=\s*[\"']|>)\s*(\d)")
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
    """The profiles that the PDF's metadata names, as page-validation calls them: `3a`, `ua1`."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        metadata = pdf.Root.get("/Metadata")
        xmp = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
    part, conformance, ua = (pattern.search(xmp) for pattern in (_PART, _CONFORMANCE, _UA_PART))
    found = [part[1] + (conformance[1].lower() if conformance else "")] if part else []
    return [*found, *([f"ua{ua[1]}"] if ua else [])]


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

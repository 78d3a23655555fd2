"""Makes `build/accessibility.html`: what the formats offer, what they were checked with, and what is not met."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from paperbuild.assemble import typeset_metadata
from paperbuild.diagnostic import Diagnostic
from paperbuild.paper import Paper
from paperbuild.render.templates import Templates
from paperbuild.render.view import publisher_values
from paperbuild.typography import direction

TEMPLATE = "accessibility.html.jinja"
PAGE_NAME = "accessibility.html"
# What each checker looks at, as readers are told it.
_LOOKS_AT = {
    "page-validation": "the PDF: PDF/A-3a and PDF/UA-1",
    "epubcheck": "the EPUB: EPUB 3.3",
    "nu": "the HTML and the pages of the EPUB: the HTML standard",
    "axe": "the HTML in a browser, light and dark, narrow and wide: WCAG 2.2 A and AA, as far as a program can tell",
    "ace": "the EPUB: EPUB Accessibility 1.1, as far as a program can tell",
    "paperbuild": "every file: notes in order and linked both ways, links, pictures, tables, fonts, no outside request",
    "formats": "the files together: the same headings, words, notes and works in each",
}
RECORD_NAME = "verified.json"


@dataclass(frozen=True)
class CheckedWith:
    """A checker that was asked, with its version; or one that was not, with the `reason`."""

    name: str
    version: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Unmet:
    """A finding as readers are told it: in which file, by which rule, and what it is."""

    path: str
    rule: str
    severity: str
    message: str


@dataclass(frozen=True)
class Record:
    """What `verify` found, and of which files: `files` are their SHA-256 by their path in the project."""

    files: Mapping[str, str]
    checked: tuple[CheckedWith, ...]
    not_checked: tuple[CheckedWith, ...]
    findings: tuple[Unmet, ...]

    def as_json(self) -> str:
        """The record as `verified.json` holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def is_of(self, contents: Mapping[str, bytes]) -> bool:
        """Whether these were the files, all of them and in these very bytes."""
        return dict(self.files) == digests(contents)


def read_record(text: str) -> Record | None:
    """The record in `text`; None where it is none."""
    try:
        values: Any = json.loads(text)
        return Record(
            files={str(path): str(digest) for path, digest in values["files"].items()},
            checked=tuple(CheckedWith(**one) for one in values["checked"]),
            not_checked=tuple(CheckedWith(**one) for one in values["not_checked"]),
            findings=tuple(Unmet(**one) for one in values["findings"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def unmet(findings: Sequence[Diagnostic]) -> tuple[Unmet, ...]:
    """`findings` as a record holds them."""
    return tuple(Unmet(one.path, f"{one.rule} {one.name}", one.severity.value, one.message) for one in findings)


def digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file, in the order of their paths."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in sorted(contents.items())}


def _told(record: Record) -> dict[str, Any]:
    told = asdict(record)
    told["checked"] = [{**one, "looks_at": _LOOKS_AT.get(one["name"], "")} for one in told["checked"]]
    return told


def render_statement(paper: Paper, record: Record | None) -> bytes:
    """The page, in English, with what `record` tells of the files; None where nothing is known of them.

    Raises BrokenTemplateError.
    """
    own = paper.source.code
    values = {
        "title": typeset_metadata(paper.source.metadata, own).title,
        "title_locale": own,
        "title_direction": direction(own),
        "publisher": publisher_values(paper.settings.publisher, own),
        "date": paper.settings.date,
        "record": None if record is None else _told(record),
    }
    return Templates(paper.project.templates).render(TEMPLATE, values).encode()

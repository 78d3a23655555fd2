"""Makes `build/accessibility.html`: what the formats offer, what they were checked with, and what is not met."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.language.dates import date_text, language_name
from paperbuild.language.typography import direction
from paperbuild.model.paper import Locale, Paper
from paperbuild.output.beside import gaps, metadata_of, page_values, words_values
from paperbuild.output.pages.index import LABELS, in_order
from paperbuild.output.templates import Templates
from paperbuild.output.view import publisher_values

STATEMENT_TEMPLATE = "accessibility.html.jinja"
STATEMENT_NAME = "accessibility.html"
RECORD_NAME = "verified.json"
# A checker that compares files: if one of them was made anew, its results say nothing about the others either.
_COMPARES = "formats"


# What checkers call themselves, where `--require` and reports have something shorter.
_KNOWN_AS = {
    "ace": "Ace by DAISY",
    "axe": "axe-core",
    "epubcheck": "EPUBCheck",
    "formats": "paperbuild: formats",
    "nu": "Nu Html Checker",
}


class FileState(StrEnum):
    """What is known of a file: `CHANGED` is one that was checked, and then made anew."""

    CHECKED = "checked"
    CHANGED = "changed"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class CheckedWith:
    """A checker that was asked, with its version, and the paths of the `files` that it was given."""

    name: str
    version: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Unmet:
    """A finding as readers are told it: in which file, by which rule, and what it is."""

    path: str
    rule: str
    severity: str
    message: str


@dataclass(frozen=True)
class Record:
    """What `verify` found, and of which files: `files` are their SHA-256 by their path in the project.

    `not_installed` and `failed` are the names of the checkers that have said nothing. `set_aside` has the path of each
    finding that the paper's settings take for no fault.
    """

    files: Mapping[str, str]
    checked: tuple[CheckedWith, ...] = ()
    not_installed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    findings: tuple[Unmet, ...] = ()
    set_aside: tuple[str, ...] = ()

    def as_json(self) -> str:
        """The record as `verified.json` holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def state(self, path: str, digest: str) -> FileState:
        """What the record tells of the file at `path` that has this `digest` now."""
        if path not in self.files:
            return FileState.UNCHECKED
        if self.files[path] != digest:
            return FileState.CHANGED
        return FileState.CHECKED if any(path in one.files for one in self.checked) else FileState.UNCHECKED


_NOTHING = Record({})


def read_record(text: str) -> Record | None:
    """The record in `text`; None where it is none."""
    try:
        values: Any = json.loads(text)
        return Record(
            files={str(path): str(digest) for path, digest in values["files"].items()},
            checked=tuple(CheckedWith(one["name"], one["version"], tuple(one["files"])) for one in values["checked"]),
            not_installed=tuple(map(str, values["not_installed"])),
            failed=tuple(map(str, values["failed"])),
            findings=tuple(Unmet(**one) for one in values["findings"]),
            set_aside=tuple(map(str, values["set_aside"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def unmet(findings: Sequence[Diagnostic]) -> tuple[Unmet, ...]:
    """`findings` as a record holds them."""
    return tuple(Unmet(one.path, f"{one.rule} {one.name}", one.severity.value, one.message) for one in findings)


def digest(content: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def render_statement(paper: Paper, templates: Templates, digests: Mapping[str, str], record: Record | None) -> bytes:
    """The page, with a part for each locale that has files: `digests` has the SHA-256 of each, by its path.

    What `record` tells of a file counts only where that is the very file. None is a record of nothing.
    Raises BrokenTemplateError.
    """
    known = record or _NOTHING
    locales = [locale for locale in in_order(paper) if any(_files(paper, locale, digests))] or [paper.source]
    values = {
        **page_values(paper, templates),
        "parts": [_part(paper, locale, digests, known) for locale in locales],
        "more_findings": [asdict(one) for one in known.findings if not _is_of_a_locale(one.path, paper)],
    }
    return templates.render(STATEMENT_TEMPLATE, values).encode()


def _part(paper: Paper, locale: Locale, digests: Mapping[str, str], record: Record) -> dict[str, Any]:
    words = words_values(paper, locale.code)
    in_words = words["words_locale"]
    files = [
        {"label": label, "href": path.removeprefix("build/"), "path": path, "digest": digests[path], "state": state}
        for label, path in _files(paper, locale, digests)
        for state in [record.state(path, digests[path]).value]
    ]
    labels = {file["path"]: file["label"] for file in files if file["state"] == FileState.CHECKED}
    return {
        "locale": locale.code,
        "direction": direction(locale.code),
        "language": language_name(locale.code),
        **words,
        "title": metadata_of(locale).title,
        "date_text": date_text(paper.settings.date, in_words),
        "publisher": publisher_values(paper.settings.publisher, in_words),
        "gaps": gaps(paper, locale),
        "source_language": language_name(paper.source.code, in_words),
        "files": files,
        "checked": [file for file in files if file["path"] in labels],
        "changed": [file for file in files if file["state"] == FileState.CHANGED],
        "programs": list(_programs(record, labels, digests)),
        "not_installed": [_KNOWN_AS.get(name, name) for name in record.not_installed],
        "failed": [_KNOWN_AS.get(name, name) for name in record.failed],
        "findings": [{**asdict(one), "label": labels[one.path]} for one in record.findings if one.path in labels],
        "set_aside": sum(path in labels for path in record.set_aside),
    }


def _programs(record: Record, labels: Mapping[str, str], digests: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The checkers that were given files which `labels` names, each with what these are called."""
    for one in record.checked:
        given = [path for path in one.files if path in labels]
        folders = {path.rpartition("/")[0] for path in given}
        beside = [path for path in one.files if path.rpartition("/")[0] in folders]
        is_void = one.name == _COMPARES and any(record.files.get(path) != digests.get(path) for path in beside)
        if given and not is_void:
            yield {
                "name": one.name,
                "known_as": _KNOWN_AS.get(one.name, one.name),
                "version": one.version,
                "files": [label for path, label in labels.items() if path in given],
            }


def _files(paper: Paper, locale: Locale, paths: Collection[str]) -> Iterator[tuple[str, str]]:
    """The files that there are of a locale: what each is called, and its path."""
    for name, label in LABELS.items():
        path = f"build/{locale.code}/{paper.settings.slug}.{name}"
        if path in paths:
            yield label, path


def _is_of_a_locale(path: str, paper: Paper) -> bool:
    return any(path == f"build/{one.code}/{paper.settings.slug}.{name}" for one in paper.locales for name in LABELS)

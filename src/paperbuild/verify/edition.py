"""One locale's finished files, each with what a reader gets of it: what checkers are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.errors import UsageError
from paperbuild.model.formats import Format
from paperbuild.model.paper import Locale, Paper
from paperbuild.output.names import redline_slug
from paperbuild.output.pages.index import INDEX_NAME
from paperbuild.output.pages.statement import STATEMENT_NAME
from paperbuild.output.places import output_path
from paperbuild.rules.outputs import broken_file
from paperbuild.verify.place import BuiltFile
from paperbuild.verify.read_epub import read_epub
from paperbuild.verify.read_html import read_html
from paperbuild.verify.read_pdf import read_pdf
from paperbuild.verify.reading import BrokenFileError, FileReading
from paperbuild.verify.vocabulary import Vocabulary, vocabulary

_READERS = {Format.PDF: read_pdf, Format.HTML: read_html, Format.EPUB: read_epub}


@dataclass(frozen=True)
class Edition:
    """The finished files of one locale; `readings` has those that are whole, `absent` the paths of those not built."""

    locale: str
    files: Mapping[Format, BuiltFile]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    readings: Mapping[Format, FileReading] = field(default_factory=dict)
    absent: tuple[str, ...] = ()

    def whole(self, name: Format) -> BuiltFile | None:
        """The file of that format, where it is there and not broken."""
        return self.files[name] if name in self.readings else None


def find_editions(folder: Path, paper: Paper, locales: Sequence[Locale]) -> list[Edition]:
    """The editions of `locales`, not read yet. Raises UsageError where nothing of them has been built, no redline
    either."""
    found = [_edition(folder, paper, locale) for locale in locales]
    if not any(edition.files for edition in found) and not find_redlines(folder, paper, locales):
        raise UsageError("nothing has been built yet", "run `paperbuild build` first")
    return found


def _edition(folder: Path, paper: Paper, locale: Locale) -> Edition:
    return _built(folder, paper, locale, paper.settings.slug, tuple(Format))


def _built(folder: Path, paper: Paper, locale: Locale, slug: str, formats: Sequence[Format]) -> Edition:
    files: dict[Format, BuiltFile] = {}
    absent: list[str] = []
    for name in formats:
        path = output_path(folder, locale.code, f"{slug}.{name}")
        relative = f"build/{locale.code}/{path.name}"
        if path.is_file():
            files[name] = BuiltFile(relative, locale.code, path.read_bytes(), path)
        else:
            absent.append(relative)
    return Edition(locale.code, files, vocabulary(paper, locale), absent=tuple(absent))


def find_redlines(folder: Path, paper: Paper, locales: Sequence[Locale]) -> list[Edition]:
    """The redlines that `diff` has made of `locales`, each as an edition of its own, not read yet."""
    slug = redline_slug(paper.settings.slug)
    found = [_built(folder, paper, locale, slug, (Format.PDF, Format.HTML)) for locale in locales]
    return [replace(edition, absent=()) for edition in found if edition.files]


def find_pages(folder: Path) -> list[Edition]:
    """The pages beside the papers that there are, each as an edition of its own with nothing but HTML, not read yet."""
    paths = [output_path(folder, name) for name in (INDEX_NAME, STATEMENT_NAME)]
    files = [BuiltFile(f"build/{path.name}", "", path.read_bytes(), path) for path in paths if path.is_file()]
    return [Edition("", {Format.HTML: file}) for file in files]


def read_edition(edition: Edition) -> tuple[Edition, list[Diagnostic]]:
    """The edition with its files read, and a finding for each that is broken."""
    readings: dict[Format, FileReading] = {}
    broken: list[Diagnostic] = []
    for name, file in edition.files.items():
        try:
            readings[name] = _READERS[name](file.content)
        except BrokenFileError as error:
            broken.append(file.finding(broken_file.RULE, error.place, error.message, "build it again"))
    return replace(edition, readings=readings), broken

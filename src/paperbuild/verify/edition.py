"""One locale's finished files, each with what a reader gets of it: what checkers are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paperbuild.build import Format
from paperbuild.diagnostic import Diagnostic
from paperbuild.errors import UsageError
from paperbuild.paper import Locale, Paper
from paperbuild.rules import broken_file
from paperbuild.verify.place import BuiltFile
from paperbuild.verify.read_epub import read_epub
from paperbuild.verify.read_html import read_html
from paperbuild.verify.read_pdf import read_pdf
from paperbuild.verify.reading import BrokenFileError, Reading
from paperbuild.verify.vocabulary import Vocabulary, vocabulary
from paperbuild.write import output_path

_READERS = {Format.PDF: read_pdf, Format.HTML: read_html, Format.EPUB: read_epub}


@dataclass(frozen=True)
class Edition:
    """The finished files of one locale; `readings` has those that are whole."""

    locale: str
    files: Mapping[Format, BuiltFile]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    readings: Mapping[Format, Reading] = field(default_factory=dict)

    def whole(self, name: Format) -> BuiltFile | None:
        """The file of that format, where it is there and not broken."""
        return self.files[name] if name in self.readings else None


def find_editions(folder: Path, paper: Paper, locales: Sequence[Locale]) -> list[Edition]:
    """The editions of `locales` that have been built, not read yet. Raises UsageError where there is none."""
    found = [_edition(folder, paper, locale) for locale in locales]
    built = [edition for edition in found if edition.files]
    if not built:
        raise UsageError("nothing has been built yet", "run `paperbuild build` first")
    return built


def _edition(folder: Path, paper: Paper, locale: Locale) -> Edition:
    files: dict[Format, BuiltFile] = {}
    for name in Format:
        path = output_path(folder, locale.code, f"{paper.settings.slug}.{name}")
        if path.is_file():
            relative = f"build/{locale.code}/{path.name}"
            files[name] = BuiltFile(relative, locale.code, path.read_bytes(), path)
    return Edition(locale.code, files, vocabulary(paper, locale))


def read_edition(edition: Edition) -> tuple[Edition, list[Diagnostic]]:
    """The edition with its files read, and a finding for each that is broken."""
    readings: dict[Format, Reading] = {}
    broken: list[Diagnostic] = []
    for name, file in edition.files.items():
        try:
            readings[name] = _READERS[name](file.content)
        except BrokenFileError as error:
            broken.append(file.finding(broken_file.RULE, error.place, error.message, "build it again"))
    return Edition(edition.locale, edition.files, edition.vocabulary, readings), broken

"""Two papers in two languages, and their PO files as another program would change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import polib
import pytest

from paperbuild.engines.gettext import read_po
from paperbuild.exchange.po.export import export
from paperbuild.exchange.po.merge import Merged, merge
from paperbuild.findings.source import SourceFile
from paperbuild.model.paper import Paper
from tests.places import PAPERS

BILINGUAL = PAPERS / "bilingual"
Files = dict[str, bytes]
MakePaper = Callable[[Mapping[str, bytes]], Paper]


def files_of(folder: Path) -> Files:
    """The files of a paper by their paths in it."""
    paths = [*folder.glob("content/**/*"), folder / "bibliography.bib"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths) if path.is_file()}


def small(source: str, translation: str, record: str | None = None) -> Files:
    """A paper of one section and its translation, made from `record` (the source itself, unless told)."""
    return {
        "content/en/01-rent.md": source.encode(),
        "content/fr/01-rent.md": translation.encode(),
        "content/fr/made-from/01-rent.md": (source if record is None else record).encode(),
    }


class Exchange:
    """A paper, and its PO file on its way: out, through a translator's hands, and back."""

    def __init__(self, files: Files, make_paper: MakePaper, code: str = "fr") -> None:
        self.files, self.make_paper, self.code = files, make_paper, code
        self.text = export(make_paper(files), code, "paperbuild")

    def entry(self, context: str) -> polib.POEntry:
        """One entry as it is in the file."""
        return next(entry for entry in polib.pofile(self.text) if entry.msgctxt == context)

    def entries(self) -> Iterator[polib.POEntry]:
        """Every entry."""
        yield from polib.pofile(self.text)

    def translate(self, translations: Mapping[str, str], *, is_fuzzy: bool = False) -> None:
        """Sets translations by their contexts, as Poedit does: what was fuzzy is so no more, unless told."""
        catalog = polib.pofile(self.text)
        for entry in catalog:
            if entry.msgctxt in translations:
                entry.msgstr = translations[entry.msgctxt]
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] + ["fuzzy"] * is_fuzzy
                if not is_fuzzy:
                    entry.previous_msgid = None
        self.text = str(catalog)

    def replace(self, old: str, new: str) -> None:
        """Changes the text of the file; `old` must be there."""
        assert old in self.text
        self.text = self.text.replace(old, new, 1)

    def change_paper(self, path: str, old: str, new: str) -> None:
        """Changes a file of the paper meanwhile."""
        text = self.files[path].decode()
        assert old in text
        self.files = {**self.files, path: text.replace(old, new, 1).encode()}

    def back(self) -> Merged:
        """What the file brings into the paper."""
        return merge(self.make_paper(self.files), self.code, read_po(SourceFile("fr.po", self.text)))

    def taken(self) -> Files:
        """The files of the paper after that. Nothing may be wrong."""
        merged = self.back()
        assert not merged.findings, [(item.rule, item.message) for item in merged.findings]
        self.text = merged.po_text
        return {**self.files, **{path: text.encode() for path, text in merged.files.items()}}


@pytest.fixture
def bilingual() -> Files:
    """The files of the bilingual paper."""
    return files_of(BILINGUAL)


@pytest.fixture(scope="session")
def exchange(make_paper: MakePaper) -> Callable[[Files], Exchange]:
    """Exports a paper's French."""
    return lambda files: Exchange(files, make_paper)
